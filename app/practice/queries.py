"""What the practice log shows, counts and hands on. Frozen values, never rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, cast

from app.directory.queries import bodies, body
from app.foundation import clock
from app.foundation.wording import plain
from app.practice.commands import COURTS
from app.store.errors import NotFound
from app.store.facts import case_facts
from app.store.tables import ArrearsEntry, Case, Dwelling, Lease, Person, PracticeEntry
from workflows import practice as words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from app.store.reading import Reader

OLDER_FROM = 65


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision as it is shown."""

    id: int
    version: int
    canton_id: str
    decided_on: date
    kind: str
    language: str
    claims: list[str]
    title_type: str
    arrears_months: str
    arrears_amount: str
    household: list[str]
    result: str
    term_months: int | None
    derogation: str
    moratorium: str
    indemnity: str
    tags: list[str]
    free_tags: list[str]
    summary: str
    document_sha256: str | None
    document_pages: int | None
    withdrawn_on: date | None

    def canton(self, language: str) -> str:
        """Return the name of the justice of the peace."""
        return body(self.canton_id).name(language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which decisions: of a canton, with a result, a reason, a word in the summary or the key words."""

    canton_id: str = ""
    result: str = ""
    tag: str = ""
    words: str = ""


def _entry(row: PracticeEntry) -> Entry:
    return Entry(**{one.name: getattr(row, one.name) for one in fields(cast("Any", Entry))})


def entry(reader: Reader, entry_id: int) -> Entry:
    """Return one decision. Raises NotFound, also for one that was withdrawn."""
    row = reader.one(PracticeEntry, entry_id)
    if row.withdrawn_on is not None:
        raise NotFound
    return _entry(row)


def entries(reader: Reader, wanted: Wanted) -> tuple[Entry, ...]:
    """Return the decisions that are wanted, the latest first."""
    chosen: dict[str, Any] = {"withdrawn_on": None}
    chosen |= {name: code for name in ("canton_id", "result") if (code := getattr(wanted, name))}
    rows = reversed(reader.where(PracticeEntry, "decided_on", "id", **chosen))
    sought = plain(wanted.words).split()
    return tuple(_entry(row) for row in rows if (not wanted.tag or wanted.tag in row.tags) and _holds(row, sought))


def _holds(row: PracticeEntry, sought: list[str]) -> bool:
    told = plain(" ".join((row.summary, *row.free_tags)))
    return all(word in told for word in sought)


def courts(language: str) -> dict[str, str]:
    """Return the justices of the peace by code, in the order of their names."""
    named = {court.id: court.name(language) for court in bodies(COURTS)}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each result in each canton; ``None``: fewer than five, not shown."""

    results: tuple[str, ...]
    cantons: tuple[tuple[str, tuple[int | None, ...]], ...]


def counts(found: Iterable[Entry]) -> Counts:
    """Count results by canton. No sums are given, so that a count that is not shown cannot be worked out."""
    tally = Counter((one.canton_id, one.result) for one in found)
    results = tuple(code for code in words.RESULTS if any(result == code for _canton, result in tally))
    cantons = sorted({canton for canton, _result in tally})
    return Counts(
        results,
        tuple((canton, tuple(words.shown_count(tally[canton, one]) for one in results)) for canton in cantons),
    )


def prefilled(reader: Reader, case_id: int) -> dict[str, Any]:
    """Return what a case already tells, in coarse codes. Raises NotFound."""
    case = reader.one(Case, case_id)
    today = clock.today()
    given: dict[str, Any] = {"language": "nl" if case.language == "nl" else "fr"}
    for home in reader.where(Dwelling, case_id=case_id):
        given["canton_id"] = home.canton_id or ""
    people = reader.where(Person, "id", case_id=case_id)
    minors = sum(1 for one in people if one.role == "minor")
    adults = len(people) - minors
    household = ["children"] if minors else []
    if adults == 1:
        household.append("one_parent" if minors else "alone")
    if any(one.birth_year and today.year - one.birth_year >= OLDER_FROM for one in people):
        household.append("older")
    given["household"] = household
    owed = reader.where(ArrearsEntry, "stated_on", "id", case_id=case_id)
    if owed:
        cents = owed[-1].amount_cents
        given["arrears_amount"] = words.amount_band(cents)
        rents = [row.rent_now_cents for row in reader.where(Lease, case_id=case_id) if row.rent_now_cents]
        if rents:
            given["arrears_months"] = words.months_band(-(-cents // rents[0]))
        given["claims"] = ["arrears"]
    judged_on = case_facts(reader, case, on=today, today=today).procedure.judged_on
    if judged_on is not None:
        given["decided_on"] = judged_on
    return given
