"""The command line ``limen``: thin, each command runs what the web runs too."""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from app.store.base import Store
    from letters.text import Language

LANGUAGE = click.Choice(["fr", "nl"])


def open_configured_store() -> Store:
    """Open the database that the settings name."""
    from app.config import read_settings  # noqa: PLC0415 — `limen check` needs no database
    from app.store.base import open_store  # noqa: PLC0415

    settings = read_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    return open_store(settings.database_url, settings.blob_dir)


ELSEWHERE = {
    "index": "app.figures.command_line:index",
    "inbox": "app.inbox.command_line:inbox",
    "audit": "app.inspection.command_line:audit",
    "law": "app.lawbook.command_line:law",
    "workflow": "app.lawbook.command_line:workflow",
    "reminders": "app.agenda.command_line:reminders",
    "work": "app.agenda.command_line:work",
    "checklist": "app.checks.command_line:checklist",
    "demand": "app.checks.demand_command_line:demand",
}
"""Commands that a feature brings itself; loaded when named, so that `limen check` starts quickly."""


class Commands(click.Group):
    """The commands of this file and those of the features."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every name, in order."""
        return sorted({*super().list_commands(ctx), *ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loading its feature when it has one."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, _, name = ELSEWHERE[cmd_name].partition(":")
        found: click.Command = getattr(importlib.import_module(module), name)
        return found


@click.group(cls=Commands)
@click.version_option(package_name="limen")
def main() -> None:
    """Limen: legal checks, letters, cases and upkeep from the terminal."""


@main.command()
@click.argument("check")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
def check(check: str, file: str) -> None:
    """Answer FILE (a JSON list of {"id", "facts"}; - for standard input) with the legal check CHECK.

    Exit status: 0 every item answered, 1 at least one item had an error, 2 the file is no such list.
    """
    from app.checks.batch import answer_all, known_checks, read_items  # noqa: PLC0415
    from app.checks.figures import figures_of_command_line  # noqa: PLC0415

    if check not in known_checks():
        raise click.UsageError(f"no check {check!r}; there are: {', '.join(known_checks())}")
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        items = read_items(raw)
    except (OSError, ValueError) as error:
        click.echo(f"limen check: {error}", err=True)
        sys.exit(2)
    answers = answer_all(check, items, figures_of_command_line())
    json.dump(answers, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    sys.exit(1 if any("error" in answer for answer in answers) else 0)


@main.group()
def db() -> None:
    """The database: tables and state."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the tables to this release."""
    from app.store import schema  # noqa: PLC0415

    store = open_configured_store()
    before = schema.current(store)
    schema.upgrade(store)
    click.echo(f"database at {schema.head()}" + ("" if before else " (new)"))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 32))
@click.option("--demo", is_flag=True, help="Serve the demonstration: its clock, its logins, cookies without HTTPS.")
def serve(*, host: str, port: int, workers: int, demo: bool) -> None:
    """Serve the application with gunicorn."""
    if demo:
        from app.demo.queries import DEMO_DATE  # noqa: PLC0415

        os.environ.setdefault("LIMEN_DEMO_DATE", DEMO_DATE.isoformat())
        os.environ.setdefault("LIMEN_COOKIES_SECURE", "no")
    os.execv(  # noqa: S606 — gunicorn takes the place of this process
        sys.executable,
        [
            sys.executable,
            "-m",
            "gunicorn",
            "--bind",
            f"{host}:{port}",
            "--workers",
            str(workers),
            "--max-requests",
            "5000",
            "--max-requests-jitter",
            "500",
            "--no-control-socket",
            "--preload",
            "app:create_app()",
        ],
    )


@main.group()
def letter() -> None:
    """Letters: list and render."""


@letter.command("list")
def letter_list() -> None:
    """List the letters: folder name, catalogue code, titles."""
    from letters.catalogue import CATALOGUE  # noqa: PLC0415

    for spec in CATALOGUE.values():
        click.echo(f"{spec.id}\t{spec.code}\t{spec.title.fr}\t{spec.title.nl}")


@letter.command("render")
@click.argument("letter_id", metavar="ID")
@click.option("--lang", type=LANGUAGE, required=True)
@click.option("--sample", is_flag=True, help="Use the letter's sample facts.")
@click.option("--blank", is_flag=True, help="Print a form to fill in by hand.")
@click.option("--case", "reference", help="Use the facts of the case with this reference.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def letter_render(
    *, letter_id: str, lang: Language, sample: bool, blank: bool, reference: str | None, out: Path
) -> None:
    """Render the letter ID (folder name or catalogue code) to a PDF file."""
    from app.correspondence.rendering import pdf_of_blank, pdf_of_case, pdf_of_sample  # noqa: PLC0415

    if sample + blank + (reference is not None) != 1:
        raise click.UsageError("say either --sample, --blank or --case REFERENCE")
    try:
        if blank:
            pdf = pdf_of_blank(letter_id, lang)
        elif reference is None:
            pdf = pdf_of_sample(letter_id, lang)
        else:
            pdf = pdf_of_case(open_configured_store(), letter_id, lang, reference)
    except LookupError as error:
        raise click.ClickException(str(error.args[0])) from error
    out.write_bytes(pdf)
    click.echo(f"{out}: {len(pdf)} bytes")


@main.command()
@click.option("--if-empty", is_flag=True, help="Leave a database that has organisations alone.")
@click.option("--reset", is_flag=True, help="Throw the present data away first.")
def demo(*, if_empty: bool, reset: bool) -> None:
    """Fill the database with invented households, one per interesting state, and print the logins."""
    from app.demo.seed import seed  # noqa: PLC0415

    if if_empty and reset:
        raise click.UsageError("say --if-empty or --reset, not both")
    for line in seed(if_empty=if_empty, reset=reset):
        click.echo(line)


@main.group()
def user() -> None:
    """People and organisations of this installation."""


@user.command("add-organisation")
@click.option("--kind", type=click.Choice(["non_profit", "cpas", "region", "brusshelp"]), required=True)
@click.option("--short-name", required=True, help="Begins every case reference, for example SEUIL.")
@click.option("--name-fr", required=True)
@click.option("--name-nl", required=True)
def user_add_organisation(*, kind: str, short_name: str, name_fr: str, name_nl: str) -> None:
    """Add an organisation; its administrator completes the letterhead."""
    from app.administration.commands import CreateOrganisation  # noqa: PLC0415
    from app.store.tables.organisation import OrganisationKind  # noqa: PLC0415

    command = CreateOrganisation(kind=OrganisationKind(kind), short_name=short_name, name_fr=name_fr, name_nl=name_nl)
    click.echo(f"organisation {_run(command)} added")


@user.command("add")
@click.option("--organisation", "short_name", required=True, help="Short name of the organisation.")
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--role", type=click.Choice(["adviser", "coordinator", "administrator", "auditor"]), required=True)
@click.option("--language", type=LANGUAGE, default="fr", show_default=True)
@click.password_option(help="Asked for when not given.")
def user_add(**given: str) -> None:
    """Add a person with a role."""
    from app.administration.commands import CreateUser  # noqa: PLC0415
    from app.foundation.permissions import Role  # noqa: PLC0415
    from app.store.people import organisation_named  # noqa: PLC0415

    organisation_id = organisation_named(open_configured_store(), given.pop("short_name"))
    if organisation_id is None:
        raise click.ClickException("there is no organisation of that short name")
    role = Role(given.pop("role"))
    click.echo(f"user {_run(CreateUser(organisation_id=organisation_id, role=role, **given))} added")


@user.command("set-password")
@click.option("--email", required=True)
@click.password_option(help="Asked for when not given.")
def user_set_password(*, email: str, password: str) -> None:
    """Give a person a new password and end their sessions."""
    from app.administration.commands import SetPassword  # noqa: PLC0415
    from app.store import sign_in  # noqa: PLC0415

    store = open_configured_store()
    person = sign_in.credentials(store, email)
    if person is None:
        raise click.ClickException("nobody signs in with that address")
    _run(SetPassword(user_id=person.user_id, password=password))
    sign_in.close_sessions_of(store, person.user_id)
    click.echo("password changed")


def _run(command: Any) -> Any:
    from app.foundation.errors import Invalid  # noqa: PLC0415
    from app.foundation.identity import SYSTEM  # noqa: PLC0415
    from app.foundation.run import run  # noqa: PLC0415

    try:
        return run(open_configured_store(), command, SYSTEM)
    except Invalid as invalid:
        raise click.ClickException(f"{invalid.field}: {invalid.text.fr} / {invalid.text.nl}") from invalid
