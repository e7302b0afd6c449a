"""Make a transfer file, take one in, answer it, and take the answer in: each with its consent and its trace."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from app.cases import commands as cases
from app.cases import meaning
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, Refused
from app.foundation.permissions import Permission
from app.proceedings import shield
from app.store.facts import case_facts
from app.store.tables import ArrearsEntry, CaseTransfer, Dwelling, Lease, Note, Organisation, OtherParty, Person, User
from app.transfer import reasons
from app.transfer.leaving import ADDRESS, LEASE, TENANTS, sections
from app.transfer.sealed import FEEDBACK, TRANSFER, new_code, opened
from app.transfer.words import ANSWERS, CONSENT_FORMS, PURPOSES, SCOPE, SENSITIVE, STAGES
from workflows.engine import prevention_version
from workflows.working_days import in_words

if TYPE_CHECKING:
    from app.store.tables import Case
    from app.store.work import Work
    from letters.text import Language
    from workflows.law import Text

HANDED_OVER: Final = "handed_over"
ACCEPTED: Final = "hand_over_accepted"
ARREARS: Final = "arrears"
"""Stage of level 2 without a claim before the judge."""


def _open_case(work: Work, case_id: int) -> Case:
    case = work.case(case_id)
    if case.closed_on is not None:
        raise Invalid("", reasons.CASE_CLOSED)
    return case


def own_service(work: Work) -> dict[str, str]:
    """Return our service as a file names its sender."""
    who = work.one(Organisation, work.author.organisation_id or 0)
    worker = work.one(User, work.author.user_id or 0).name
    return {
        "name_fr": who.name_fr[:120],
        "name_nl": who.name_nl[:120],
        "phone": who.phone[:30],
        "email": who.email[:120],
        "worker": worker[:120],
    }


def _happen(work: Work, case: Case, event: str, inputs: dict[str, Any]) -> None:
    today = clock.today()
    facts = case_facts(work, case, on=today, today=today, inputs=inputs)
    decision = prevention_version(case.workflow_version).decide(case.state, event, facts)
    work.record(case, decision, today, inputs)


@dataclass(frozen=True, kw_only=True)
class MakeTransfer(Command[int]):
    """A file with what the person agreed to is made for another service; returns its key.

    Refused without consent in the case. A secret address and violence need an agreement of their own.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    version: int
    to: str
    purpose: str
    wanted: str
    consent_form: str
    consent_given_on: date
    consent_until_on: date
    scope: tuple[str, ...]
    sensitive_agreed: bool = False

    def execute(self, work: Work) -> int:
        """Write the file and record the hand-over in the case."""
        case = work.case(self.case_id, version=self.version)
        if case.closed_on is not None:
            raise Invalid("", reasons.CASE_CLOSED)
        self._check(case)
        shield.keep_quiet(work, case.id, "wanted", self.to, self.wanted)
        to = self.to.strip()[:160]
        payload = {
            "id": str(uuid.uuid4()),
            "made_on": clock.today().isoformat(),
            "from": own_service(work),
            "to": to,
            "purpose": self.purpose,
            "wanted": self.wanted.strip(),
            "consent": {
                "form": self.consent_form,
                "given_on": self.consent_given_on.isoformat(),
                "until_on": self.consent_until_on.isoformat(),
                "scope": [name for name in SCOPE if name in self.scope],
            },
            "case": sections(work, case, self.scope),
        }
        row = work.add(
            CaseTransfer(
                case_id=case.id,
                direction="out",
                key=payload["id"],
                other_service=to,
                code=new_code(),
                consent_given_on=self.consent_given_on,
                consent_until_on=self.consent_until_on,
                payload=payload,
                made_on=clock.today(),
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
        _happen(work, case, HANDED_OVER, {"receiving_service": to})
        return row.id

    def _check(self, case: Case) -> None:
        if not self.to.strip():
            raise Invalid("to", reasons.NO_SERVICE)
        for name, value, codes in (
            ("purpose", self.purpose, PURPOSES),
            ("consent_form", self.consent_form, CONSENT_FORMS),
        ):
            if value not in codes:
                raise Invalid(name, reasons.NOT_OFFERED)
        if any(name not in SCOPE for name in self.scope):
            raise Invalid("scope", reasons.NOT_OFFERED)
        if not self.scope:
            raise Invalid("scope", reasons.NO_SCOPE)
        if "identity" not in self.scope or case.identity == "anonymous":
            raise Invalid("scope", reasons.NO_NAME_LEAVES)
        if SENSITIVE & set(self.scope) and not self.sensitive_agreed:
            raise Invalid("sensitive_agreed", reasons.SENSITIVE)
        if self.consent_given_on > clock.today():
            raise Invalid("consent_given_on", reasons.IN_THE_FUTURE)
        if self.consent_until_on < clock.today():
            raise Invalid("consent_until_on", reasons.CONSENT_ENDED)


def read_transfer(content: bytes, code: str) -> dict[str, Any]:
    """Return what a transfer file tells while its consent holds. Raises Invalid."""
    payload = opened(TRANSFER, content, code)
    if date.fromisoformat(payload["consent"]["until_on"]) < clock.today():
        raise Invalid("file", reasons.CONSENT_ENDED)
    return payload


def not_known(work: Any, payload: dict[str, Any]) -> None:
    """Refuse a file that was taken in, or that we made ourselves. Raises Invalid."""
    for row in work.where(CaseTransfer, key=payload["id"]):
        raise Invalid("file", reasons.OWN_FILE if row.direction == "out" else reasons.TAKEN_ALREADY)


@dataclass(frozen=True, kw_only=True)
class TakeIn(Command[int]):
    """A case of another service is taken over after somebody looked at it; returns the key of our case.

    A new case, or one of ours: then only what is empty is filled, and what differs is written in a note. Who told it
    stays readable.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    content: bytes = field(repr=False)
    code: str = field(repr=False)
    looked: bool
    into_case_id: int | None = None
    stage: str = ""

    def execute(self, work: Work) -> int:
        """Read the file anew, and write what it tells."""
        payload = read_transfer(self.content, self.code)
        not_known(work, payload)
        if not self.looked:
            raise Invalid("looked", reasons.LOOK_FIRST)
        return take_in(work, payload, into_case_id=self.into_case_id, stage=self.stage, code=self.code)


def take_in(work: Work, payload: dict[str, Any], *, into_case_id: int | None, stage: str, code: str = "") -> int:
    """Write what another service told into a new case, or into one of ours; return its key. Raises Invalid."""
    if stage not in {"", ARREARS, *STAGES}:
        raise Invalid("stage", reasons.NOT_OFFERED)
    told = payload["case"]
    if into_case_id is None:
        case = _new_case(work, told)
        differs: list[str] = []
    else:
        case = _open_case(work, into_case_id)
        differs = _fill(work, case, told)
    _add_parties(work, case, told)
    _add_debt(work, case, told)
    _keep_safety(work, case, told)
    if "secret_address" in payload["consent"]["scope"]:
        shield.hide_home(work, case)
    _place(work, case, told, stage)
    _trace(work, case, payload, differs, code)
    return case.id


def _new_case(work: Work, told: dict[str, Any]) -> Case:
    who = told["identity"]
    first = next((one for one in who["people"] if one["role"] in TENANTS), None)
    address = (told.get("dwelling") or {}).get("address") or {}
    opening = cases.OpenCase(
        identity=who["identity"],
        concern="arrears" if told.get("debt") or told.get("procedure") else "other",
        channel="partner",
        first_name=first["first_name"] if first else "",
        last_name=first["last_name"] if first else "",
        pseudonym=who["pseudonym"],
        language=who["language"],
        interpreter_language=who["interpreter_language"],
        safe_to_contact=who["safe_to_contact"],
        phone=who["phone"],
        **{name: address.get(name, "") for name in (*ADDRESS, "commune_nis")},
    )
    case = work.case(opening.execute(work))
    tenant = work.where(Person, "position", "id", case_id=case.id)[0]
    tenant.civility, tenant.email = (first or {}).get("civility", ""), who["email"]
    others = [one for one in who["people"] if one is not first]
    for place, one in enumerate(others, 1):
        work.add(Person(case_id=case.id, position=place, **one))
    meaning.refresh_names(work, case, who["pseudonym"])
    lease = {name: _typed(name, told["dwelling"][name]) for name in LEASE} if told.get("dwelling") else {}
    if any(value is not None for value in lease.values()):
        cases.SaveLease(case_id=case.id, **lease).execute(work)
    return case


def _place(work: Work, case: Case, told: dict[str, Any], stage: str) -> None:
    """Put the case at level 2 where it is said to be there; one that is there already stays."""
    if not stage or case.level not in {"signal", "1"}:
        return
    inputs: dict[str, Any] = {"known_through": "other_centre"}
    event = "arrears_signalled"
    if stage != ARREARS:
        event = "claim_known"
        known = told.get("procedure") or {}
        inputs |= {"stage": stage, "roll_number": known.get("roll_number", "")}
        if known.get("hearing_on"):
            inputs["hearing_on"] = date.fromisoformat(known["hearing_on"])
    _happen(work, case, event, {name: value for name, value in inputs.items() if value})


def _trace(work: Work, case: Case, payload: dict[str, Any], differs: list[str], code: str) -> None:
    sender = payload["from"]["name_nl" if case.language == "nl" else "name_fr"]
    consent = payload["consent"]
    until = date.fromisoformat(consent["until_on"])
    work.add(
        CaseTransfer(
            case_id=case.id,
            direction="in",
            key=payload["id"],
            other_service=sender[:160],
            code=code.strip()[:20],
            consent_given_on=date.fromisoformat(consent["given_on"]),
            consent_until_on=until,
            payload=payload,
            made_on=date.fromisoformat(payload["made_on"]),
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
    )
    given_on, until_on = _day(consent["given_on"]), _day(consent["until_on"])
    _note(work, case, "consent", _both(
        f"Accord donné à {sender} le {given_on.fr}, valable jusqu'au {until_on.fr}, pour ce que la transmission "
        "contient.",
        f"Toestemming gegeven aan {sender} op {given_on.nl}, geldig tot {until_on.nl}, voor wat in de overdracht "
        "staat.",
        case,
    ))  # fmt: skip
    told = _both(
        f"Dit par {sender} ({payload['from']['worker']}), transmission du {_day(payload['made_on']).fr}.",
        f"Meegedeeld door {sender} ({payload['from']['worker']}), overdracht van {_day(payload['made_on']).nl}.",
        case,
    )
    language: Language = "nl" if case.language == "nl" else "fr"
    steps = [
        f"- {_day(one['on']).of(language) if one['on'] else '?'} · {one[language]}"
        for one in payload["case"].get("steps", [])
    ]
    _note(work, case, "other", "\n".join((told, payload["wanted"], *steps, *differs)).strip())


def _day(written: str) -> Text:
    return in_words(date.fromisoformat(written))


def _both(french: str, dutch: str, case: Case) -> str:
    return dutch if case.language == "nl" else french


def _note(work: Work, case: Case, kind: str, text: str) -> None:
    work.add(
        Note(
            case_id=case.id,
            kind=kind,
            happened_on=clock.today(),
            text=text,
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
    )


def _typed(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name.endswith("_on") and value is not None else value


def _fill(work: Work, case: Case, told: dict[str, Any]) -> list[str]:
    """Fill what is empty in our own case; return what differs, to be looked at by a person."""
    differs: list[str] = []
    home = told.get("dwelling")
    if home is None:
        return differs
    leases = work.where(Lease, case_id=case.id)
    lease = leases[0] if leases else work.add(Lease(case_id=case.id))
    for name in LEASE:
        value, ours = _typed(name, home[name]), getattr(lease, name)
        if value is not None and ours is None:
            setattr(lease, name, value)
        elif value is not None and ours != value:
            differs.append(f"- {name}: {ours} ≠ {value}")
    dwellings = work.where(Dwelling, case_id=case.id)
    if dwellings and home["address"] and not dwellings[0].street:
        for name in (*ADDRESS, "commune_nis"):
            setattr(dwellings[0], name, home["address"][name])
        meaning.refresh_names(work, case)
    return differs


def _add_parties(work: Work, case: Case, told: dict[str, Any]) -> None:
    known = {row.name.casefold() for row in work.where(OtherParty, case_id=case.id)}
    for party in told.get("landlord", []):
        if party["name"].casefold() not in known:
            cases.SaveParty(case_id=case.id, **party).execute(work)


def _add_debt(work: Work, case: Case, told: dict[str, Any]) -> None:
    known = {(row.kind, row.stated_on, row.amount_cents) for row in work.where(ArrearsEntry, case_id=case.id)}
    for owed in told.get("debt", []):
        stated_on = date.fromisoformat(owed["stated_on"])
        if (owed["kind"], stated_on, owed["amount_cents"]) not in known:
            cases.SaveArrears(case_id=case.id, **(owed | {"stated_on": stated_on})).execute(work)


def _keep_safety(work: Work, case: Case, told: dict[str, Any]) -> None:
    """Keep violence that was told with consent: the address is then secret at once. It never undoes what we know."""
    safety = told.get("safety")
    if safety is None:
        return
    case.contact_advice = case.contact_advice or safety["contact_advice"]
    if safety["violence"]:
        shield.know_violence(work, case)


@dataclass(frozen=True, kw_only=True)
class GiveFeedback(Command[None]):
    """Word goes back to the service that passed the case on, with the agreement of the person."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    transfer_id: int
    version: int
    agreed: bool
    answers: tuple[str, ...]
    appointment: str = ""
    person: str = ""
    words: str = ""

    def execute(self, work: Work) -> None:
        """Write the answer; the file and the slip are made of it."""
        row = _transfer(work, self.case_id, self.transfer_id, "in", self.version)
        if not self.agreed:
            raise Invalid("agreed", reasons.NOT_AGREED)
        if not self.answers:
            raise Invalid("answers", reasons.NO_ANSWER)
        if any(code not in ANSWERS for code in self.answers):
            raise Invalid("answers", reasons.NOT_OFFERED)
        row.feedback = {
            "id": row.key,
            "made_on": clock.today().isoformat(),
            "from": own_service(work),
            "answers": [code for code in ANSWERS if code in self.answers],
            "appointment": self.appointment.strip()[:200],
            "person": self.person.strip()[:200],
            "words": self.words.strip()[:1000],
        }
        row.feedback_on = clock.today()


@dataclass(frozen=True, kw_only=True)
class TakeFeedback(Command[None]):
    """The answer of the other service comes into the case that was passed on."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    transfer_id: int
    version: int
    content: bytes = field(repr=False)

    def execute(self, work: Work) -> None:
        """Check the seal against the code of this transfer, and note what was answered."""
        row = _transfer(work, self.case_id, self.transfer_id, "out", self.version)
        payload = opened(FEEDBACK, self.content, row.code)
        if payload["id"] != row.key:
            raise Invalid("file", reasons.OTHER_TRANSFER)
        row.feedback, row.feedback_on = payload, date.fromisoformat(payload["made_on"])
        case = work.case(self.case_id)
        note_news(work, case, payload)
        if "registered" in payload["answers"] and case.closed_on is None:
            try:
                _happen(work, case, ACCEPTED, {"receiving_service": row.other_service})
            except Refused:  # the case has moved on: the note tells it all the same
                return


def note_news(work: Work, case: Case, payload: dict[str, Any]) -> None:
    """Write the news of another service into the case, in the language of the person."""
    language = "nl" if case.language == "nl" else "fr"
    sender = payload["from"][f"name_{language}"]
    told = _both(f"Nouvelles de {sender} :", f"Bericht van {sender}:", case)
    lines = [ANSWERS[code].of(language) for code in payload["answers"]]
    more = [text for text in (payload["appointment"], payload["person"], payload["words"]) if text]
    _note(work, case, "other", "\n".join((told, *lines, *more)))


def _transfer(work: Work, case_id: int, transfer_id: int, direction: str, version: int) -> CaseTransfer:
    work.case(case_id)
    row = work.one(CaseTransfer, transfer_id, version=version)
    if row.case_id != case_id or row.direction != direction:
        raise NotFound
    return row
