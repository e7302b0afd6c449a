"""The answer about a notice told in days and money, read from the result of the contract (sections 9 to 11)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workflows.explanations.landlord_notice.claims import claims
from workflows.explanations.landlord_notice.consequences import consequences
from workflows.explanations.landlord_notice.moments import END_LABELS, moments, spans
from workflows.explanations.landlord_notice.notices import FOLLOWED, REMINDERS, notices
from workflows.explanations.reading import day
from workflows.explanations.story import Branch, Story
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.explanations.declaration import Facts, Result


def story(facts: Facts, result: Result) -> Story:
    """Return the days, the branches, the money and the reminders of an answer."""
    following = consequences(facts, result)
    hints = {FOLLOWED[one.code]: one.text for one in following if one.code in FOLLOWED}
    told = tuple(replace(one, hint=hints.get(one.code, one.hint)) for one in moments(facts, result))
    return Story(
        end_label=END_LABELS[facts["subject"]] if result.get("lawful_end_date") else None,
        ends_on=result.get("lawful_end_date"),
        branches=tuple(_branches(result)),
        moments=told,
        spans=spans(facts, result),
        claims=claims(result),
        notices=notices(following, result, {one.code for one in told}),
        advice=next((one.text for one in following if one.code == "help"), None),
        reminders=tuple(REMINDERS[code] for code in result.get("reminders") or ()),
    )


def _branches(result: Result) -> Iterator[Branch]:
    for branch in result.get("alternatives") or ():
        yield Branch(received_between(branch), branch["verdict"], branch.get("lawful_end_date"))


def received_between(branch: Result) -> Text:
    """Return on which days of receipt a branch rests."""
    since, until = day(branch["receipt_from"]), day(branch["receipt_to"])
    if since == until:
        return Text(fr=f"Si la lettre est arrivée le {since.fr}", nl=f"Als de brief aankwam op {since.nl}")
    return Text(
        fr=f"Si la lettre est arrivée entre le {since.fr} et le {until.fr}",
        nl=f"Als de brief aankwam tussen {since.nl} en {until.nl}",
    )
