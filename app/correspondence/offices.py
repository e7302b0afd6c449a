"""Who a letter may go to when it is not the landlord: bodies of the directory, people of the case."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.correspondence import parts
from app.directory import queries as directory
from letters.codec import to_plain
from letters.context import Address, Party

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from app.correspondence.context import CaseRows
    from app.directory.queries import Body
    from app.store.tables import OtherParty
    from letters.asks import Ask
    from letters.spec import LetterSpec

ROLES: Final = {"host": ("host",), "person": ("landlord", "agent", "host")}
"""Roles in the case whose people are proposed, by audience."""
_ADDRESS: Final = re.compile(
    r"(?P<street>[^\d,]+?) (?P<number>\d+[\w-]*)(?: (?:bte|bus) (?P<box>\S+))?(?: \(.*\))?, (?P<code>\d{4}) .+"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An addressee that can be chosen: its key in the form, and the party it fills in."""

    key: str
    party: Party


def proposals(rows: CaseRows, spec: LetterSpec) -> list[Proposal]:
    """Return the addressees the directory and the case propose for a letter, the most likely one first."""
    if not spec.addressed:
        return []
    nis = rows.dwelling.commune_nis if rows.dwelling else ""
    bodies = [Proposal(body.id, party_of(body)) for body in _bodies(spec.directory, nis)]
    known = _of_proceedings(rows, spec)
    found = known + [one for one in bodies if one.party.name not in {other.party.name for other in known}]
    return found + people(rows.approachable, () if spec.salutation == "bailiff" else ROLES.get(spec.audience, ()))


def _of_proceedings(rows: CaseRows, spec: LetterSpec) -> list[Proposal]:
    """Return the court that has the case, its bailiff, or the landlord's lawyer, through whom he is written to."""
    procedure = rows.procedure
    if spec.audience == "court" and procedure.court is not None:
        return [Proposal("court-of-the-case", procedure.court)]
    if spec.to_lawyer and procedure.claimant_lawyer is not None:
        return [Proposal("claimant-lawyer", replace(procedure.claimant_lawyer, quality="lawyer"))]
    if spec.salutation == "bailiff" and procedure.bailiff is not None:
        return [Proposal("bailiff-of-the-case", procedure.bailiff)]
    return []


def people_of(rows: Sequence[OtherParty], asks: Sequence[Ask]) -> list[Proposal]:
    """Return the people of the case that a question for a party proposes; none when no question asks one."""
    return people(rows, ROLES["person"]) if any(ask.kind == "party" for ask in asks) else []


def people(rows: Sequence[OtherParty], roles: Sequence[str]) -> list[Proposal]:
    """Return the parties of the case that have one of the roles and a name."""
    return [Proposal(f"party-{row.id}", parts.party(row)) for row in rows if row.role in roles and row.name]


def office_of(rows: CaseRows, spec: LetterSpec, options: Mapping[str, Any]) -> Party | None:
    """Return the addressee: the one written in the draft, else the only one that can be meant, else nobody.

    A split commune has several cantons: the street decides, so none is taken before somebody chose it. Whoever has
    no address that can be read is proposed, not taken.
    """
    typed = options.get("office")
    if typed:
        return Party(**{**typed, "address": Address(**typed["address"]) if typed.get("address") else None})
    found = proposals(rows, spec)
    known = _of_proceedings(rows, spec)
    if known and (known[0].party.address is not None or spec.audience == "court"):
        return known[0].party
    if spec.audience == "person" or not found or (spec.directory and len(found) > 1):
        return None
    return found[0].party if found[0].party.address is not None else None


def plain(party: Party) -> dict[str, Any]:
    """Return an addressee as a draft keeps it."""
    kept: dict[str, Any] = to_plain(party)
    return kept


def address_of(body: Body) -> Address | None:
    """Return the address of a body of the directory, None when it cannot be read into its parts."""
    read = {language: _ADDRESS.fullmatch(text) for language in ("fr", "nl") if (text := _own(body, language))}
    known = [found for found in read.values() if found]
    if not known:
        return None
    french, dutch = read.get("fr"), read.get("nl")
    return Address(
        postcode=known[0]["code"],
        number=known[0]["number"],
        box=known[0]["box"],
        street_fr=french["street"] if french else None,
        street_nl=dutch["street"] if dutch else None,
    )


def _own(body: Body, language: str) -> str | None:
    return body.address_fr if language == "fr" else body.address_nl


def party_of(body: Body) -> Party:
    """Return a body of the directory as an addressee."""
    return Party(
        name=body.name("fr"),
        name_nl=body.name("nl"),
        address=address_of(body),
        kind="public",
        email=body.emails[0] if body.emails else None,
    )


def _bodies(kind: str | None, nis: str) -> list[Body]:
    if kind is None:
        return []
    everywhere = directory.bodies(kind)
    return [body for body in everywhere if nis in body.communes_nis] or (
        [] if kind in {"justice_of_peace", "cpas"} else list(everywhere)
    )
