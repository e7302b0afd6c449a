"""What the pages of a check in a case show: the facts the case holds, a kept answer, and whether it still stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.checks import case_facts
from app.checks.panel import Panel, panel
from app.checks.paths import Facts, get, put
from app.checks.written import written
from app.foundation.called import called
from app.store import health_index, incidents, procedure
from app.store.errors import NotFound
from app.store.tables import Case, CheckRecord, Dwelling, EpbCertificate, Lease, OtherParty, Person
from app.store.team import own_organisation
from letters.context import Service
from letters.text import Both
from workflows.asked import ASKED
from workflows.checks import FactError
from workflows.explanations import EXPLANATIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.store.reading import Reader
    from app.store.work import Work
    from workflows.checks.vocabulary import Fact
    from workflows.figures import Figures
    from workflows.law import Text

LEASE_FACTS = frozenset(case_facts.LEASE_COLUMNS)
"""Facts that the lease of a case tells, by path."""
ABOUT_NOTICE = "notice"
"""Concern of a case that came with a landlord's notice: that notice is the question, until somebody says otherwise."""
FROM_LAST_CHECK = {
    "rent_indexation": ("landlord.kind", "lease.clause_ceiling"),
    "landlord_notice": (
        "landlord.kind",
        "lease.duration_months",
        "lease.extensions",
        "lease.occupation_proved",
        "lease.main_residence",
        "lease.domiciled",
        "tenants.count",
        "tenants.couple",
    ),
}
"""Facts that a case has no place for, or only with a named landlord: taken from its last check of that kind."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The versions of case, lease and dwelling that a form was filled from; 0 = there was none."""

    case: int
    lease: int
    dwelling: int

    def __str__(self) -> str:
        return f"{self.case}.{self.lease}.{self.dwelling}"

    @classmethod
    def read(cls, text: str) -> Seen:
        """Read what a form sent back; anything else was never seen."""
        parts = text.split(".")
        if len(parts) == 3 and all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
            return cls(*(int(part) for part in parts))
        return cls(0, 0, 0)


@dataclass(frozen=True, slots=True)
class CaseRows:
    """The rows of a case that a check is told about."""

    lease: Lease | None
    dwelling: Dwelling | None
    certificates: Sequence[EpbCertificate]
    landlords: Sequence[OtherParty]
    people: Sequence[Person] = ()

    def seen(self, case: Case) -> Seen:
        """Return the versions of what is shown."""
        return Seen(
            case.version,
            0 if self.lease is None else self.lease.version,
            0 if self.dwelling is None else self.dwelling.version,
        )

    @property
    def facts(self) -> Facts:
        """Return what the case knows."""
        return case_facts.facts_of(self.lease, self.dwelling, self.certificates, self.landlords, self.people)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What the page says about its case."""

    id: int
    reference: str
    name: str
    closed: bool


@dataclass(frozen=True, slots=True)
class CaseForCheck:
    """A case with the facts a new check begins with."""

    line: CaseLine
    facts: Facts
    seen: Seen


@dataclass(frozen=True, slots=True)
class Again:
    """The same facts answered by today's law and figures. ``result`` is None when the questions have changed."""

    result: dict[str, Any] | None
    law_changed: bool
    figures_changed: bool

    @property
    def changed(self) -> bool:
        """Return whether law or figures are others than those of the kept answer."""
        return self.law_changed or self.figures_changed


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A kept answer; ``again`` says whether today's law and figures still give it."""

    id: int
    line: CaseLine
    check: str
    facts: Facts
    result: dict[str, Any]
    recorded_at: Any
    again: Again
    told_by: str = ""
    """The service whose answer it is, when it came with a hand-over."""


def rows_of(view: Reader | Work, case_id: int) -> CaseRows:
    """Return the rows of a case that a check is told about."""
    return CaseRows(
        lease=next(iter(view.where(Lease, case_id=case_id)), None),
        dwelling=next(iter(view.where(Dwelling, case_id=case_id)), None),
        certificates=view.where(EpbCertificate, "position", "id", case_id=case_id),
        landlords=view.where(OtherParty, "id", case_id=case_id, role="landlord"),
        people=view.where(Person, "id", case_id=case_id),
    )


def _line(case: Case) -> CaseLine:
    return CaseLine(case.id, case.reference, called(case.display_name), case.closed_on is not None)


def case_for_check(reader: Reader, case_id: int, check: str, *, as_of: str, record_id: int | None) -> CaseForCheck:
    """Return the facts a new check begins with; those of an earlier record when one is named. Raises NotFound."""
    case, rows = reader.one(Case, case_id), rows_of(reader, case_id)
    earlier = reader.where(CheckRecord, "id", case_id=case_id, check=check)
    if record_id is None:
        facts = case_facts.asked_by(ASKED[check].facts, rows.facts)
        for path in FROM_LAST_CHECK.get(check, ()):
            value = get(earlier[-1].facts, path) if earlier else None
            if value is not None and get(facts, path) is None:
                put(facts, path, value)
        if check == case_facts.PROCEDURE:
            case_facts.with_procedure(facts, rows.lease, procedure.known(reader, case_id))
        if check == incidents.CHECK:
            facts = facts_of_incident(reader, case_id, as_of)
        if case.concern == ABOUT_NOTICE and check == "landlord_notice":
            put(facts, "subject", "landlord_notice")
    else:
        chosen = next((record for record in earlier if record.id == record_id), None)
        if chosen is None:
            raise NotFound
        facts = {**chosen.facts}
    return CaseForCheck(_line(case), {**facts, "as_of": as_of}, rows.seen(case))


def record(reader: Reader, case_id: int, record_id: int) -> KeptRecord:
    """Return a kept answer of a case. Raises NotFound."""
    found = reader.one(CheckRecord, record_id)
    if found.case_id != case_id:
        raise NotFound
    return KeptRecord(
        id=found.id,
        line=_line(reader.one(Case, case_id)),
        check=found.check,
        facts=found.facts,
        result=found.result,
        recorded_at=found.recorded_at,
        again=_again(found, health_index.figures(reader)),
        told_by=found.told_by,
    )


def _again(found: CheckRecord, figures: Figures) -> Again:
    check = ASKED.get(found.check)
    law_changed = check is None or check.law_digest != found.law_digest
    uses_index = bool(found.result.get("index_digest"))
    figures_changed = uses_index and figures.health_index.digest != found.figures_digest
    result = None
    if check is not None:
        try:
            result = check.run(found.facts, figures)
        except FactError:  # a question of then is none of today: it must be asked again
            result = None
    return Again(result, law_changed, figures_changed)


def facts_of_procedure(
    view: Reader | Work, case_id: int, as_of: str, would_be: Mapping[str, Any] | None = None
) -> Facts:
    """Return the facts of ``judicial_deadlines``: what lease and parties say, the entries, the day of the question.

    ``would_be``: values by path that nobody wrote down yet, to see what would follow; ``None`` takes one away.
    """
    rows = rows_of(view, case_id)
    facts = case_facts.asked_by(ASKED[case_facts.PROCEDURE].facts, rows.facts)
    case_facts.with_procedure(facts, rows.lease, {**procedure.known(view, case_id), **(would_be or {})})
    facts["as_of"] = as_of
    return facts


def facts_of_incident(view: Reader | Work, case_id: int, as_of: str) -> Facts:
    """Return the facts of ``illegal_eviction``: what the rows of the case say, the entries, the day of the question."""
    rows, case = rows_of(view, case_id), view.one(Case, case_id)
    facts = case_facts.asked_by(ASKED[incidents.CHECK].facts, rows.facts)
    known = incidents.known(view, case_id)
    case_facts.with_incident(facts, rows.lease, rows.dwelling, rows.people, known, violence=case.violence)
    facts["as_of"] = as_of
    return facts


def shown(check: str, facts: Facts, result: dict[str, Any]) -> Panel:
    """Return an answer as pages show it, in the reader's language."""
    return panel(ASKED[check], facts, result)


def said(fact: Fact, value: Any) -> Text:
    """Return the value of a fact in words."""
    return written(fact, value)


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The newest answer of one check in a case: when it was asked, and its word."""

    id: int
    as_of: date
    word: Text


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """A case with the newest answer of each check it keeps."""

    line: CaseLine
    by_check: Mapping[str, KeptAnswer]


def kept_answers(reader: Reader, case_id: int) -> KeptAnswers:
    """Return the newest answer of each check of a case. Raises NotFound."""
    case = reader.one(Case, case_id)
    rows = reader.where(CheckRecord, "id", case_id=case_id)
    return KeptAnswers(
        _line(case),
        {
            row.check: KeptAnswer(row.id, row.as_of, EXPLANATIONS[row.check].words[row.verdict])
            for row in rows
            if row.check in EXPLANATIONS
        },
    )


def service_of(reader: Reader) -> Service:
    """Return who stands at the foot of a printed checklist."""
    found = own_organisation(reader)
    return Service(name=Both(found.name_fr, found.name_nl), phone=found.phone or None, email=found.email or None)
