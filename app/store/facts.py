"""Rows of a case → what the law may know of it: the one translation from storage to law."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy import Text, bindparam, literal_column, null, select, union_all
from sqlalchemy import cast as sql_cast

from app.store import incidents
from app.store.tables import (
    Case,
    CaseEvent,
    CheckRecord,
    Consent,
    ContactAttempt,
    Document,
    DueDate,
    Incident,
    Lease,
    Letter,
    Note,
    Person,
    ProcedureEntry,
)
from workflows.facts import (
    CaseFacts,
    ContactFacts,
    Derogation,
    IncidentFacts,
    LegalDate,
    LetterFacts,
    NoticeFacts,
    ProcedureFacts,
    ReferralFacts,
    SharingFacts,
)
from workflows.outreach import contact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Select, Table

    from app.store.reading import Reader
    from app.store.work import Work
    from workflows.facts import EventInputs

UNLAWFUL = frozenset({"excessive", "not_due", "unlawful", "no_effect", "voidable"})
"""Verdicts of the checks that give the household a reason to write."""
ABOUT_THE_LANDLORD = "landlord_notice"
"""Check, and subject of that check, that judges the landlord's notice."""
ABOUT_THE_PROCEDURE = "judicial_deadlines"
"""Check whose facts are the entries of the court procedure."""
ADULT = 18
"""Age in whole years from which nobody is a minor any more."""
MANDATE, CONSENT = "mandate", "consent"
"""Kinds of documents and notes that prove them."""


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the case, newest last, its inputs as they were typed in."""

    event: str
    from_state: str | None
    to_state: str
    level: str
    on: date
    inputs: Mapping[str, Any]

    def day(self, name: str) -> date | None:
        """Return a date that was filled in when the event was recorded."""
        value = self.inputs.get(name)
        return date.fromisoformat(value) if isinstance(value, str) else None


class History:
    """The events of a case, asked from the newest back."""

    __slots__ = ("_newest_first",)

    def __init__(self, happened: Sequence[Happened]) -> None:
        self._newest_first = tuple(reversed(happened))

    def on(self, *events: str) -> date | None:
        """Return the legal date of the newest of these events."""
        return next((one.on for one in self._newest_first if one.event in events), None)

    def told(self, *inputs: str) -> date | None:
        """Return the newest date that was filled in under one of these names."""
        return next((day for one in self._newest_first for name in inputs if (day := one.day(name))), None)

    def word(self, name: str) -> str:
        """Return the newest code or text that was filled in under this name."""
        return next((str(one.inputs[name]) for one in self._newest_first if one.inputs.get(name)), "")

    def all_of(self, *events: str) -> list[Happened]:
        """Return all of these events, the oldest first."""
        return [one for one in reversed(self._newest_first) if one.event in events]

    def state_since(self, state: str) -> date | None:
        """Return the day the present state was reached."""
        return next((one.on for one in self._newest_first if one.to_state == state != one.from_state), None)

    def last_open_state(self) -> str:
        """Return the last state that was not the end."""
        return next((one.to_state for one in self._newest_first if one.level != "closed"), "")


def case_facts(
    source: Reader | Work,
    case: Case,
    *,
    on: date,
    today: date,
    inputs: EventInputs | None = None,
    letter: LetterFacts | None = None,
) -> CaseFacts:
    """Return what the law may know of a case on a day.

    ``inputs`` are the answers to the event being judged; ``letter`` the letter it is about, else the newest one that
    awaits an answer.
    """
    rows = _Rows(source.connection(), case.id)
    history = History(rows.events())
    minors = rows.minors(today)
    verdicts = rows.verdicts()
    proofs = rows.proofs()
    agreed_until = rows.agreed_until(today)
    consent = CONSENT in proofs or agreed_until is not None
    return CaseFacts(
        on=on,
        today=today,
        inputs=inputs or {},
        opened_on=case.opened_on,
        state_since=history.state_since(case.state),
        last_open_state=history.last_open_state(),
        household_known=bool(minors),
        risk_known=bool(case.concern),
        loss_feared_on=history.told("loss_feared_on"),
        no_date_announced=history.word("loss_feared") == "no_date",
        safety_asked=case.safety_asked_on is not None,
        violence=case.violence,
        mandate_in_force=MANDATE in proofs,
        consent_in_force=consent,
        checks_run=len(verdicts),
        unlawful_demand_found=any(gives_reason_to_write(*row) for row in verdicts),
        lease_ends_on=rows.lease_ends_on(),
        indexation_requested_on=_indexation_requested(verdicts),
        notice=rows.notice(),
        letter=letter or _letter(rows.letters()),
        commitments=sum(1 for name in ("first_commitment_on",) if history.told(name)),
        legal_dates=rows.legal_dates(),
        procedure=_procedure(history, rows.entries(), rows.judicial()),
        incident=_incident(source, history, case, rows, today),
        referral=_referral(source, minors, case, rows),
        sharing=SharingFacts(consent_in_force=consent, consent_ends_on=agreed_until),
        contact=_contact(history, rows),
    )


class _Rows:
    """Plain rows of one case, which the caller has already found within its organisation; read in one go."""

    __slots__ = ("_of",)

    def __init__(self, connection: Connection, case_id: int) -> None:
        self._of: dict[str, list[Sequence[Any]]] = {kind: [] for kind in _KINDS}
        for kind, _id, *values in connection.execute(_EVERYTHING, {"case_id": case_id}):
            self._of[kind].append(values)

    def minors(self, today: date) -> list[bool]:
        """Return, for everybody in the household, whether they are surely under 18: so noted, or by year of birth."""
        return [
            role == "minor" or (bool(born) and today.year - int(born) < ADULT) for role, born, *_ in self._of["person"]
        ]

    def verdicts(self) -> list[_Verdict]:
        return [_Verdict(name, verdict, json.loads(facts)) for name, verdict, facts, *_ in self._of["check"]]

    def notice(self) -> NoticeFacts | None:
        """Return what the newest check of the landlord's notice says."""
        for verdict, as_of, facts, result, *_ in reversed(self._of["notice"]):
            if json.loads(facts).get("subject") == ABOUT_THE_LANDLORD:
                return _notice(verdict, date.fromisoformat(as_of), json.loads(result))
        return None

    def letters(self) -> list[_LetterRow]:
        return [
            _LetterRow(name, status, _day(sent), _day(due), _day(answered))
            for name, status, sent, due, answered, *_ in self._of["letter"]
        ]

    def agreed_until(self, today: date) -> date | None:
        """Return the last day of the consent that holds longest, None when none holds."""
        days = [date.fromisoformat(ends) for ends, *_ in self._of["consent"]]
        return max((day for day in days if day >= today), default=None)

    def has_incident(self) -> bool:
        """Tell whether an illegal eviction was reported."""
        return bool(self._of["incident"])

    def told_of_household(self) -> dict[str, Any]:
        """Return what the newest check of an illegal eviction says of the household, by path."""
        kept = [row.facts for row in self.verdicts() if row.check_name == incidents.CHECK]
        household = (kept[-1].get("household") or {}) if kept else {}
        return {f"household.{name}": value for name, value in household.items()}

    def rent_known(self) -> bool:
        """Tell whether the lease says what is paid."""
        return any(rent is not None for _ends, rent, *_ in self._of["lease"])

    def attempts(self, *, struck: bool) -> list[contact.Attempt]:
        """Return the attempts to reach the tenant, those that count or those struck out."""
        return [
            contact.Attempt(date.fromisoformat(on), way, outcome)
            for on, way, outcome, struck_on, *_ in self._of["attempt"]
            if (struck_on is not None) is struck
        ]

    def lease_ends_on(self) -> date | None:
        return next((_day(ends) for ends, *_ in self._of["lease"]), None)

    def events(self) -> list[Happened]:
        return [
            Happened(event, before, after, level, date.fromisoformat(on), json.loads(inputs))
            for event, before, after, level, on, inputs in self._of["event"]
        ]

    def proofs(self) -> frozenset[str]:
        """Return the kinds of papers and notes there are, those taken away left out."""
        return frozenset(kind for kind, *_ in (*self._of["document"], *self._of["note"]))

    def entries(self) -> dict[str, Any]:
        """Return what is known of the court procedure, by path of the check."""
        return {path: json.loads(value) for path, value, *_ in self._of["entry"] if value is not None}

    def judicial(self) -> dict[str, Any]:
        """Return the newest kept answer about the dates of the procedure, empty when there is none."""
        kept = self._of["judicial"]
        return json.loads(kept[-1][0]) if kept else {}

    def legal_dates(self) -> tuple[LegalDate, ...]:
        running = ((json.loads(title), due_on) for title, due_on, *_ in self._of["due"])
        return tuple(
            LegalDate(title_fr=title["fr"], title_nl=title["nl"], on=date.fromisoformat(on)) for title, on in running
        )


def gives_reason_to_write(check: str, verdict: str, facts: Mapping[str, Any]) -> bool:
    """Return whether a check found that the other side demands what the law does not give."""
    by_tenant = check == ABOUT_THE_LANDLORD and facts.get("subject") in _TENANT_ACTS
    return verdict in UNLAWFUL and not by_tenant


class _Verdict(NamedTuple):
    """The answer of a check."""

    check_name: str
    verdict: str
    facts: dict[str, Any]


_TENANT_ACTS = frozenset({"tenant_notice", "counter_notice", "prorogation_request"})


class _LetterRow(NamedTuple):
    """What was done with a letter."""

    letter_name: str
    status: str
    sent_on: date | None
    answer_due_on: date | None
    answered_on: date | None


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


_WIDTH = 6
"""Columns of the widest kind of row."""


def _part(kind: str, mapped: type[Any], *columns: str) -> Select[Any]:
    """Return the rows of one table as text, made as wide as all others."""
    table = cast("Table", mapped.__table__)
    shown = [sql_cast(table.c[name], Text) for name in columns]
    empty = [sql_cast(null(), Text)] * (_WIDTH - len(columns))
    statement = select(literal_column(f"'{kind}'").label("kind"), table.c.id, *shown, *empty)
    return statement.where(table.c.case_id == bindparam("case_id"))


_papers, _dates = cast("Table", Document.__table__), cast("Table", DueDate.__table__)
_consents = cast("Table", Consent.__table__)
_PARTS = {
    "event": _part("event", CaseEvent, "event", "from_state", "to_state", "level", "happened_on", "inputs"),
    "person": _part("person", Person, "role", "birth_year"),
    "check": _part("check", CheckRecord, "check_name", "verdict", "facts"),
    "notice": _part("notice", CheckRecord, "verdict", "as_of", "facts", "result").where(
        cast("Table", CheckRecord.__table__).c.check_name == ABOUT_THE_LANDLORD
    ),
    "judicial": _part("judicial", CheckRecord, "result").where(
        cast("Table", CheckRecord.__table__).c.check_name == ABOUT_THE_PROCEDURE
    ),
    "entry": _part("entry", ProcedureEntry, "path", "value").where(
        cast("Table", ProcedureEntry.__table__).c.superseded_by_id.is_(None)
    ),
    "document": _part("document", Document, "kind").where(_papers.c.removed_on.is_(None)),
    "note": _part("note", Note, "kind"),
    "lease": _part("lease", Lease, "ends_on", "rent_now_cents"),
    "incident": _part("incident", Incident, "state"),
    "consent": _part("consent", Consent, "ends_on").where(
        _consents.c.state == "given", _consents.c.ends_on.is_not(None)
    ),
    "letter": _part("letter", Letter, "letter_name", "status", "sent_on", "answer_due_on", "answered_on"),
    "attempt": _part("attempt", ContactAttempt, "attempted_on", "channel", "outcome", "struck_on"),
    "due": _part("due", DueDate, "title", "due_on").where(_dates.c.kind == "legal", _dates.c.status == "running"),
}
_KINDS = tuple(_PARTS)
_EVERYTHING = union_all(*_PARTS.values()).order_by(literal_column("2"))
"""Every row of a case that the law may know of: one question to the database instead of nine."""


def _indexation_requested(verdicts: Sequence[_Verdict]) -> date | None:
    for row in reversed(verdicts):
        made_on = (row.facts.get("request") or {}).get("made_on")
        if row.check_name == "rent_indexation" and isinstance(made_on, str):
            return date.fromisoformat(made_on)
    return None


def _notice(verdict: str, as_of: date, result: dict[str, Any]) -> NoticeFacts:
    ends = result.get("landlord_notice_end_on") or result.get("lawful_end_date")
    branches = [branch.get("lawful_end_date") for branch in result.get("alternatives") or ()]
    others = [other for other in branches if other and other != ends]
    deadlines = result.get("tenant_deadlines") or {}
    return NoticeFacts(
        verdict=verdict,
        as_of=as_of,
        ends_on=_day(ends),
        ends_on_other_reading=_day(others[0]) if others else None,
        extension_by=_day(deadlines.get("prorogation_letter_by")),
    )


def _letter(letters: Sequence[_LetterRow]) -> LetterFacts | None:
    """Return the newest letter that awaits an answer, else the newest that was issued."""
    issued = [row for row in letters if row.status in {"issued", "sent", "answered"}]
    waiting = [row for row in issued if row.answered_on is None]
    newest = (waiting or issued)[-1:]
    if not newest:
        return None
    row = newest[0]
    return LetterFacts(
        letter=row.letter_name,
        issued=True,
        sent_on=row.sent_on,
        answer_due_on=row.answer_due_on,
        answered=row.answered_on is not None,
    )


GROUNDS = {
    "rehousing_available": 1,
    "tenant_left": 1,
    "dwelling_unsafe": 2,
    "tenant_endangers": 3,
    "landlord_force_majeure": 4,
}
"""Ground of a derogation, as the article numbers it."""


def _procedure(history: History, known: Mapping[str, Any], answer: Mapping[str, Any]) -> ProcedureFacts:
    """Return the court procedure: what is written down, else as the events tell it; its terms from the kept answer.

    Terms are those of the worst case: nobody may rely on a later day.
    """

    def day(path: str) -> date | None:
        return _day(known.get(path))

    return ProcedureFacts(
        title_type=str(known.get("title_type") or ""),
        formal_notice_sent_on=day("formal_notice.sent_on") or history.on("formal_notice_sent"),
        claim_reference=history.word("roll_number"),
        claim_filed_on=day("petition.filed_on") or history.on("petition_filed"),
        enrolled_on=day("petition.roll_entered_on") or history.on("claim_enrolled"),
        convened_on=day("petition.convoked_on") or history.on("convocation_sent"),
        hearing_on=day("petition.hearing_on") or history.told("new_hearing_on", "hearing_on"),
        judged_on=day("judgment.given_on") or history.on("judgment_given", "decision_copy_received"),
        served_on=day("service.on") or history.told("served_on") or history.on("judgment_served"),
        centre_told_on=day("service.cpas_informed_on")
        or history.told("centre_told_on")
        or history.on("centre_told_of_service"),
        eviction_notice_on=day("eviction_notice.posted_on") or history.on("eviction_notice_sent"),
        month_ends_on=_month_ends_on(known, answer),
        notice_ends_on=_worst_end(answer, "eviction_notice_term", "squat_eviction_notice_term"),
        rehousing_proof_sent=day("rehousing.proof_given_on") is not None
        or history.on("rehousing_proof_sent") is not None,
        rehousing_entry_on=day("rehousing.effective_on") or history.told("rehousing_on"),
        under_moratorium=_protected(answer),
        derogation=_derogation(known),
    )


def _contact(history: History, rows: _Rows) -> ContactFacts:
    """Return the attempts, with those that only an event tells of: a case may be older than the list of attempts."""
    events = (
        (said, one.on, str(one.inputs.get("attempt", "")))
        for one in history.all_of(contact.ENTRY, *contact.SAID)
        if (said := contact.said_by(one.event, one.inputs))
    )
    made = contact.with_events(rows.attempts(struck=False), events, rows.attempts(struck=True))
    return contact.contact_facts(made)


def _worst_end(answer: Mapping[str, Any], *codes: str) -> date | None:
    """Return the last day of a term in the worst case, None while it is not known."""
    found = [row["plan"]["last_day"] for row in answer.get("deadlines", ()) if row["code"] in codes]
    return _day(found[0]) if found else None


def _month_ends_on(known: Mapping[str, Any], answer: Mapping[str, Any]) -> date | None:
    served_on = _day(known.get("service.on"))
    if known.get("dwelling.abandoned") is True and served_on is not None:
        return served_on - timedelta(days=1)
    return _worst_end(answer, "judge_term", "month_after_service", "squat_term")


def _protected(answer: Mapping[str, Any]) -> bool | None:
    """Return whether the moratorium protects the home; None while the ground of occupation is not known."""
    if not answer or (answer.get("earliest_eviction") or {}).get("reason") in UNKNOWN_TITLE:
        return None
    return bool(answer["moratorium"]["applies"])


UNKNOWN_TITLE = frozenset({"title_type_unknown", "institution_stay"})


def _derogation(known: Mapping[str, Any]) -> Derogation | None:
    if known.get("moratorium_derogation.granted") is not True:
        return None
    decided = known.get("moratorium_derogation.decided_on") or known.get("judgment.given_on") or known.get("service.on")
    if decided is None:
        return None
    ground = GROUNDS.get(str(known.get("moratorium_derogation.ground")), 0)
    return Derogation(court="", decided_on=date.fromisoformat(decided), ground=ground)


def _incident(source: Reader | Work, history: History, case: Case, rows: _Rows, today: date) -> IncidentFacts:
    """Return what is known of the incident; of a case from before there were incidents, what its events tell."""
    if rows.has_incident():
        return incidents.incident_facts(source, case.id, today, rent_known=rows.rent_known())
    facts_on = history.on("put_out_without_title")
    return IncidentFacts(
        class_code=history.word("incident_class"),
        facts_on=facts_on,
        reported_on=None if facts_on is None else case.opened_on,
    )


def minor_alone(source: Reader | Work, case: Case, today: date) -> bool:
    """Tell whether a household is never referred: an unaccompanied minor, so noted, or minors alone."""
    rows = _Rows(source.connection(), case.id)
    return _referral(source, rows.minors(today), case, rows).unaccompanied_minor


def _referral(source: Reader | Work, minors: Sequence[bool], case: Case, rows: _Rows) -> ReferralFacts:
    told = incidents.known(source, case.id) if rows.has_incident() else rows.told_of_household()
    alone = told.get("household.unaccompanied_minor") is True
    return ReferralFacts(
        unaccompanied_minor=alone or (bool(minors) and all(minors)),
        anonymous=case.identity == "anonymous",
        children=alone or any(minors) or bool(told.get("household.minors")),
    )
