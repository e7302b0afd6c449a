"""Which case of one's own service a message may belong to, and why: a person confirms, nothing is joined by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.foundation.likeness import similar
from app.foundation.wording import plain
from app.inbox.reading import roll_form
from app.store import official_messages
from app.store.search import search
from app.store.tables import Dwelling, Person, ProcedureEntry
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.inbox.answers import Answers
    from app.store.reading import Reader

MOST: Final = 5
SURE: Final = 80
"""From this weight a case is chosen beforehand on the page; the person still confirms."""
ROLL, ADDRESS, BOX, NAME, FAMILY_NAME, DAY = 100, 45, 10, 45, 25, 10
ALIKE: Final = 0.88


@dataclass(frozen=True, slots=True)
class Match:
    """A case that resembles what a message tells, with the reasons, the strongest first."""

    case_id: int
    reference: str
    display_name: str
    identity: str
    state: str
    closed: bool
    weight: int
    why: tuple[Text, ...]

    @property
    def sure(self) -> bool:
        """Whether the resemblance is strong enough to choose it beforehand."""
        return self.weight >= SURE and not self.closed


def matches(reader: Reader, asked: Answers, *, besides: int = 0) -> tuple[Match, ...]:
    """Return the cases that resemble, the most alike first. ``besides``: the message itself."""
    reasons: dict[int, list[tuple[int, Text]]] = {}
    for case_id in _with_roll(reader, asked.roll_number, besides):
        reasons.setdefault(case_id, []).append(
            (ROLL, Text(fr=f"même numéro de rôle ({asked.roll_number})", nl=f"zelfde rolnummer ({asked.roll_number})"))
        )
    for case_id in {*_searched(reader, asked), *reasons}:
        found = [*_address(reader, case_id, asked), *_name(reader, case_id, asked)]
        if found or case_id in reasons:
            found += _day(reader, case_id, asked)
        if found:
            reasons.setdefault(case_id, []).extend(found)
    cases = official_messages.cases(reader, reasons)
    made = [
        Match(
            row.id,
            row.reference,
            row.display_name,
            row.identity,
            row.state,
            row.closed_on is not None,
            sum(weight for weight, _words in reasons[row.id]),
            tuple(words for _weight, words in sorted(reasons[row.id], key=lambda one: -one[0])),
        )
        for row in cases
    ]
    return tuple(sorted(made, key=lambda one: (-one.weight, one.closed, -one.case_id))[:MOST])


def _with_roll(reader: Reader, roll_number: str, besides: int) -> set[int]:
    wanted = roll_form(roll_number)
    if len(wanted) < 4:
        return set()
    tail = wanted.lstrip("0123456789").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or wanted
    rows = official_messages.cases_under_roll(reader, wanted, tail, besides)
    return {case_id for case_id, number in rows if roll_form(number) == wanted}


def _searched(reader: Reader, asked: Answers) -> Iterable[int]:
    """Return the cases that the search offers for the name or the address."""
    typed = [
        f"{asked.first_name} {asked.last_name}".strip(),
        asked.last_name,
        f"{asked.street} {asked.house_number}".strip() if asked.street else "",
    ]
    found: dict[int, None] = {}
    for words in dict.fromkeys(typed):
        if plain(words):
            found |= dict.fromkeys(case.case_id for case in search(reader, words, limit=12))
    return found


def _address(reader: Reader, case_id: int, asked: Answers) -> list[tuple[int, Text]]:
    """Compare the address; one that is secret is compared with nothing."""
    if not asked.street or not asked.house_number:
        return []
    for row in reader.where(Dwelling, case_id=case_id, secret=False):
        if asked.postal_code and row.postal_code and asked.postal_code != row.postal_code:
            continue
        if plain(row.house_number) != plain(asked.house_number) or not similar(asked.street, [row.street], alike=ALIKE):
            continue
        boxes = plain(asked.box) == plain(row.box) and bool(asked.box)
        shown = f"{row.street} {row.house_number}{f'/{row.box}' if row.box else ''}"
        why = Text(fr=f"même adresse ({shown})", nl=f"zelfde adres ({shown})")
        if asked.box and row.box and not boxes:
            other = Text(fr=f"même immeuble, autre boîte ({shown})", nl=f"zelfde gebouw, andere bus ({shown})")
            return [(ADDRESS // 3, other)]
        return [(ADDRESS + (BOX if boxes else 0), why)]
    return []


def _name(reader: Reader, case_id: int, asked: Answers) -> list[tuple[int, Text]]:
    if not asked.last_name:
        return []
    for row in reader.where(Person, "position", "id", case_id=case_id):
        if row.role == "minor" or not row.last_name or not similar(asked.last_name, [row.last_name], alike=ALIKE):
            continue
        shown = f"{row.first_name} {row.last_name}".strip()
        if asked.first_name and row.first_name and similar(asked.first_name, [row.first_name], alike=ALIKE):
            same = plain(asked.last_name) == plain(row.last_name) and plain(asked.first_name) == plain(row.first_name)
            how = Text(fr="même nom", nl="zelfde naam") if same else Text(fr="nom ressemblant", nl="gelijkende naam")
            return [(NAME, Text(fr=f"{how.fr} ({shown})", nl=f"{how.nl} ({shown})"))]
        if not asked.first_name or not row.first_name:
            return [(FAMILY_NAME, Text(fr=f"même nom de famille ({shown})", nl=f"zelfde familienaam ({shown})"))]
    return []


def _day(reader: Reader, case_id: int, asked: Answers) -> list[tuple[int, Text]]:
    """Compare the days of the message with those that are known of the procedure."""
    known = {
        row.value
        for row in reader.where(ProcedureEntry, "id", case_id=case_id, superseded_by_id=None)
        if isinstance(row.value, str)
    }
    days = {day.isoformat(): day for day in asked.dates.values()}
    same = sorted(set(days) & known)
    if not same:
        return []
    shown = days[same[0]].strftime("%d/%m/%Y")
    return [(DAY, Text(fr=f"même date dans la procédure ({shown})", nl=f"zelfde datum in de procedure ({shown})"))]
