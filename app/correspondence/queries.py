"""What the letter screens show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.correspondence import proceedings
from app.correspondence.context import blocked, not_ready
from app.correspondence.drafting import rows_of
from app.foundation import clock, i18n
from app.store import incidents
from app.store.tables import Case, CheckRecord, Document, DueDate, Letter, User
from letters.catalogue import CATALOGUE
from letters.grounds import grounds_of
from letters.profiles import SENDINGS, LanguageChoice
from letters.spec import CHECKS
from workflows.engine import incident_version

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.correspondence.context import CaseRows
    from app.store.reading import Reader
    from letters.spec import LetterSpec


@dataclass(frozen=True, slots=True)
class CaseLine:
    """The case a letter belongs to, as its heading shows it."""

    id: int
    reference: str
    display_name: str
    language: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter that can be prepared, what suggests it (``incident``, ``check``, nothing), what the case still lacks."""

    spec: LetterSpec
    suggested: str
    lacking: tuple[str, ...]
    choice: LanguageChoice


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A kept check a letter can be prefilled from."""

    id: int
    check: str
    as_of: date
    verdict: str


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter of a case in a list."""

    id: int
    code: str
    title: str
    language: str
    status: str
    dated_on: date
    sent_on: date | None
    answer_due_on: date | None


def case_line(reader: Reader, case_id: int) -> CaseLine:
    """Return the heading of a case. Raises NotFound."""
    case = reader.one(Case, case_id)
    return CaseLine(case.id, case.reference, case.display_name, case.language)


def checks_of(reader: Reader, case_id: int) -> list[CheckLine]:
    """Return the kept checks of a case that a letter can start from, newest first."""
    rows = reader.where(CheckRecord, "id", case_id=case_id)
    return [CheckLine(row.id, row.check, row.as_of, row.verdict) for row in reversed(rows) if row.check in CHECKS]


def check_for(spec: LetterSpec, checks: Sequence[CheckLine], chosen: int | None) -> int | None:
    """Return the check to start from: the chosen one, unless the letter rests on the newest one of another kind."""
    kinds = {line.id: line.check for line in checks}
    if spec.check is None or kinds.get(chosen or 0, spec.check) == spec.check:
        return chosen
    return next((line.id for line in checks if line.check == spec.check), None)


SUGGESTED_BY_VERDICT: Mapping[str, tuple[str, ...]] = {
    "excessive": ("contest_indexation",),
    "not_due": ("contest_indexation",),
    "uncertain": ("request_lease_documents", "contest_indexation"),
}
"""Letters a verdict leads to, the first step first: where facts are missing, papers are asked before anything else."""
SUGGESTED_BY_NOTICE: Mapping[str, tuple[str, ...]] = {
    "unlawful": ("contest_notice",),
    "no_effect": ("contest_notice",),
    "suspended": ("contest_notice",),
    "voidable": ("contest_notice", "ask_kinship_proof"),
    "lawful_postponed": ("contest_notice", "request_extension", "counter_notice"),
    "lawful": ("request_extension", "counter_notice", "ask_kinship_proof"),
    "uncertain": ("contest_notice", "ask_kinship_proof", "request_extension"),
    "no_notice_law": ("propose_talk_to_host",),
}
"""The same for the verdict on a landlord's notice."""
_PUT_OUT: Final = (
    "demand_reinstatement", "refer_for_urgent_petition", "record_facts", "ask_cpas_urgent_help", "write_to_police_zone",
    "write_to_landlord_level_three", "report_to_level_three", "prepare_damages_claim",
)  # fmt: skip
SUGGESTED_BY_CLASS: Mapping[str, tuple[str, ...]] = {
    "A": _PUT_OUT,
    "A_partial": _PUT_OUT,
    "A_threat": ("write_to_landlord_level_three", "record_facts", "report_to_level_three", "write_to_police_zone"),
    "B": ("refer_urgently_to_lawyer", "record_facts", "ask_cpas_urgent_help"),
    "C": ("ask_cpas_urgent_help", "request_orientation"),
    "D": ("refer_urgently_to_lawyer", "ask_cpas_urgent_help"),
    "E": ("propose_talk_to_host", "apply_for_legal_aid", "ask_cpas_urgent_help"),
    "U": ("record_facts", "report_to_level_three", "apply_for_legal_aid"),
}
"""The same for the class of the incident of the case. A complaint is never suggested: the person decides first."""


def offers(reader: Reader, case_id: int, check_record_id: int | None) -> list[Offer]:
    """Return every letter, first those that the incident suggests, then those of the check."""
    rows = rows_of(reader, case_id, check_record_id, None)
    first = dict.fromkeys(_by_incident(reader, rows), "incident")
    suggested = first | {name: "check" for name in _suggested(rows) if name not in first}
    order = list(suggested)
    found = [
        Offer(
            spec,
            suggested.get(spec.id, ""),
            tuple(part.part for part in not_ready(rows, spec, {})),
            proceedings.choice_for(spec, rows.case, rows.parties, rows.procedure),
        )
        for spec in CATALOGUE.values()
    ]
    return sorted(found, key=lambda offer: order.index(offer.spec.id) if offer.suggested else len(order))


def _by_incident(reader: Reader, rows: CaseRows) -> list[str]:
    """Return the letters that the class of an open incident leads to, without those this household must not send."""
    row = incidents.of_case(reader, rows.case.id)
    if row is None or incident_version(row.workflow_version).workflow.states[row.state].final:
        return []
    known = incidents.incident_facts(reader, rows.case.id, clock.today())
    fits = {"prepare_damages_claim": known.landlord_link, "demand_reinstatement": known.wants_back_in}
    return [
        name
        for name in SUGGESTED_BY_CLASS.get(row.class_code, ())
        if fits.get(name) is not False and not _forbidden(rows, CATALOGUE[name])
    ]


def _forbidden(rows: CaseRows, spec: LetterSpec) -> bool:
    """Tell whether what is recorded forbids the letter for good; a consent can still be given."""
    return spec.blocked is not None and spec.blocked.when != "no_consent" and blocked(rows, spec, {})


def _suggested(rows: CaseRows) -> list[str]:
    check = rows.indexation
    if check is None:
        notice = rows.notice
        found = SUGGESTED_BY_NOTICE.get(notice.verdict or "", ())
        own_use = notice.ground == "personal_occupation"
        return [name for name in found if own_use or name != "ask_kinship_proof"]
    suggested = list(SUGGESTED_BY_VERDICT.get(check.verdict, ()))
    if "contest_indexation" in suggested and not grounds_of(check.result, check.facts):
        suggested.remove("contest_indexation")
    if check.facts.get("refund"):
        suggested.append("refund_overpaid_rent")
    return suggested


def language_choice(reader: Reader, case_id: int, spec: LetterSpec) -> LanguageChoice:
    """Return the language proposed for a letter, with the reason."""
    return proceedings.language_choice(reader, case_id, spec)


def letters_of(reader: Reader, case_id: int) -> list[LetterLine]:
    """Return the letters of a case, newest first, without those put aside."""
    return [
        LetterLine(
            id=row.id,
            code=CATALOGUE[row.letter].code,
            title=str(CATALOGUE[row.letter].title.of(i18n.language())),  # type: ignore[arg-type]
            language=row.language,
            status=row.status,
            dated_on=row.dated_on,
            sent_on=row.sent_on,
            answer_due_on=row.answer_due_on,
        )
        for row in reversed(reader.where(Letter, "id", case_id=case_id))
        if row.status != "discarded"
    ]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An issued letter that has not been sent yet."""

    id: int
    reference: str
    display_name: str
    title: str
    dated_on: date
    sending: str


def waiting_letters(reader: Reader, case_id: int | None = None) -> list[Waiting]:
    """Return the issued letters that wait to be posted, of one case or of all, newest first. Raises NotFound."""
    if case_id is not None:
        reader.one(Case, case_id)
    equals = {"status": "issued"} | ({} if case_id is None else {"case_id": case_id})
    rows = reader.where(Letter, "dated_on", "id", **equals)
    cases = {key: reader.one(Case, key) for key in {row.case_id for row in rows}}
    language: Any = i18n.language()
    return [
        Waiting(
            id=row.id,
            reference=cases[row.case_id].reference,
            display_name=cases[row.case_id].display_name,
            title=CATALOGUE[row.letter].title.of(language),
            dated_on=row.dated_on,
            sending=SENDINGS[row.sending_mode or "S-POST"].name.of(language),
        )
        for row in reversed(rows)
    ]


def proofs_of(reader: Reader, case_id: int) -> list[tuple[str, str]]:
    """Return the documents that can prove a sending, as choices."""
    rows = reader.where(Document, "id", case_id=case_id)
    return [(str(row.id), row.title) for row in rows if row.removed_on is None]


@dataclass(frozen=True, slots=True)
class DateLine:
    """A time limit that the letter started."""

    title: Mapping[str, str]
    due_on: date
    status: str


def dates_of(reader: Reader, letter_id: int) -> list[DateLine]:
    """Return the time limits of a letter that run or were settled, first ones first."""
    rows = reader.where(DueDate, "due_on", "id", letter_id=letter_id)
    return [DateLine(row.title, row.due_on, row.status) for row in rows if row.status != "superseded"]


def person_name(reader: Reader, user_id: int | None) -> str:
    """Return the name of a colleague, empty when it was the server."""
    return reader.one(User, user_id).name if user_id else ""
