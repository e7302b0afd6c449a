"""Terminal: print the legality checklist of a check, blank or filled from a file of facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

if TYPE_CHECKING:
    from letters.text import Language


@click.command("checklist")
@click.argument("check")
@click.argument("file", required=False, type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--lang", type=click.Choice(["fr", "nl"]), required=True)
@click.option("--blank", is_flag=True, help="The checklist to fill by hand.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def checklist(*, check: str, file: str | None, lang: str, blank: bool, out: Path) -> None:
    """Print the checklist of CHECK (a check or a demand) as a PDF.

    Blank, or filled from FILE (one facts object; - for standard input).
    """
    from workflows.asked import ASKED  # noqa: PLC0415 — the help needs no law

    if check not in ASKED:
        raise click.UsageError(f"no check {check!r}; there are: {', '.join(ASKED)}")
    if blank == (file is not None):
        raise click.UsageError("say either --blank or FILE")
    language = cast("Language", lang)
    pdf = _blank(check, language) if file is None else _filled(check, file, language)
    out.write_bytes(pdf)
    click.echo(f"{out}: {len(pdf)} bytes")


def _blank(check: str, language: Language) -> bytes:
    from app.checks.checklist import blank_pdf  # noqa: PLC0415 — loads the PDF engine

    return blank_pdf(check, language)


def _filled(check: str, file: str, language: Language) -> bytes:
    from app.checks.batch import answer  # noqa: PLC0415 — as above
    from app.checks.checklist import filled_pdf  # noqa: PLC0415 — as above
    from app.checks.figures import figures_of_command_line  # noqa: PLC0415 — as above
    from workflows.asked import ASKED  # noqa: PLC0415 — as above

    facts = _facts(file)
    answered = answer(check, facts, figures_of_command_line())
    if "error" in answered:
        raise click.ClickException(f"{answered['error']['path']}: {answered['error']['message']}")
    return filled_pdf(ASKED[check], facts, answered["result"], language)


def _facts(file: str) -> dict[str, Any]:
    try:
        with click.open_file(file, encoding="utf-8") as opened:
            facts = json.load(opened)
    except (OSError, ValueError) as error:
        raise click.ClickException(f"{file}: {error}") from error
    if not isinstance(facts, dict):
        raise click.ClickException(f"{file}: one JSON object of facts is expected")
    return facts
