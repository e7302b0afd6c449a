"""Terminal: the demands a tenant meets, listed or answered from a file of facts."""

from __future__ import annotations

import json
import sys
from typing import Any

import click


@click.group()
def demand() -> None:
    """What a landlord may ask beside indexation and notice."""


@demand.command("list")
def list_demands() -> None:
    """Name every demand in both languages, one a line."""
    from workflows.demands import DEMANDS  # noqa: PLC0415 — `limen --help` loads no law

    for one in DEMANDS.values():
        click.echo(f"{one.id}\t{one.title.fr}\t{one.title.nl}")


@demand.command()
@click.argument("demand_id", metavar="ID")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
def answer(demand_id: str, file: str) -> None:
    """Answer FILE (a JSON list of {"id", "facts"}; - for standard input) with the demand ID.

    Exit status: 0 every item answered, 1 at least one item had an error, 2 the file is no such list.
    """
    from app.checks.batch import answer_all, read_items  # noqa: PLC0415 — as above
    from workflows.demands import DEMANDS, PREFIX  # noqa: PLC0415 — as above
    from workflows.figures import Figures  # noqa: PLC0415 — as above

    name = PREFIX + demand_id.removeprefix(PREFIX)
    if name not in DEMANDS:
        raise click.UsageError(f"no demand {demand_id!r}; there are: {', '.join(one.id for one in DEMANDS.values())}")
    try:
        with click.open_file(file, "rb") as opened:
            items = read_items(opened.read())
    except (OSError, ValueError) as error:
        click.echo(f"limen demand: {error}", err=True)
        sys.exit(2)
    answers: list[dict[str, Any]] = answer_all(name, items, Figures.shipped())
    click.echo(json.dumps(answers, ensure_ascii=False, indent=1))
    sys.exit(1 if any("error" in one for one in answers) else 0)
