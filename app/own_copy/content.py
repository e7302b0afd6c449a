"""What stands in a copy: exactly the parts that were chosen, as plain values; pages and file are made of this alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, cast

from app.advisory_group import queries as group
from app.cases import queries as cases
from app.cases.codes import codes_of_fact
from app.cases.timeline import timeline
from app.checks.queries import said, service_of
from app.consents import queries as consents
from app.debt import queries as debts
from app.directory.queries import commune
from app.foundation import clock
from app.foundation.errors import Invalid
from app.handovers import queries as handovers
from app.hotel_nights import queries as hotel_nights
from app.medical_focal_point import queries as medical
from app.own_copy import reasons, words
from app.own_copy.masking import Mask
from app.referrals import queries as referrals
from app.safety import queries as safety
from app.store import incidents
from app.store.facts import case_facts
from app.store.tables import Case, CaseAction, CheckRecord, CourtProcedure, Note
from app.transfer import queries as transfers
from app.transfer.leaving import ADDRESS
from app.transfer.words import ANSWERS, PURPOSES
from letters.catalogue import CATALOGUE
from workflows import hotel as hotel_words
from workflows.actions import ACTIONS
from workflows.asked import ASKED
from workflows.debt import words as debt_words
from workflows.engine import in_force
from workflows.explanations import EXPLANATIONS
from workflows.explanations.reading import law_applied
from workflows.handover import sharing
from workflows.law import Text
from workflows.referral import group as group_words
from workflows.referral import words as referral_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from app.advisory_group.queries import Item, Plan
    from app.cases.queries import CaseHeader, DwellingCard, PartyCard, PersonCard
    from app.cases.timeline import Happening
    from app.consents.queries import ConsentCard
    from app.handovers.queries import HandOverCard
    from app.hotel_nights.queries import Stay
    from app.medical_focal_point.queries import Question
    from app.referrals.queries import RequestCard
    from app.safety.queries import Address
    from app.store.reading import Reader
    from app.transfer.queries import Transfer
    from letters.context import Service
    from letters.text import Language

TENANTS: Final = ("tenant", "co_tenant")
SAFETY: Final = "safety_asked"
CHECK_KEPT: Final = "check_recorded"
"""Says no more than the check itself, which stands beside it."""
PAPER_RUNS_OUT: Final = "paper_expires_"
INCIDENT_APART: Final = {
    "health": ("household.medical_need", "household.pregnant"),
    "violence": ("violence",),
    "residence": ("residence_risk", "complaint"),
    "tonight": ("tonight",),
}
"""Facts of an incident that do not go with its other facts, by the part they belong to; tonight is in none."""
TELLING: Final[Mapping[str, re.Pattern[str]]] = {
    "violence": re.compile(r"violen|geweld", re.IGNORECASE),
    "health": re.compile(
        r"(?<!indice )(?<!indices )(?<!indice-)santé|médica|medisch|gezondheid(?!sindex)|enceinte|grossesse|zwanger",
        re.IGNORECASE,
    ),
    "residence": re.compile(r"(?:titre|droit|risque)s? (?:de|pour le) séjour|verblijfs(?:titel|recht)", re.IGNORECASE),
    "secret_address": re.compile(r"adresse (?:reste |doit rester )?secrète|geheime? adres", re.IGNORECASE),
}
"""Words by which a sentence of ours, or of another service, belongs to a sensitive part (the health index does not)."""
Content = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the person chose. ``even_so``: files in which a name or an address may be read are wanted all the same."""

    language: Language
    naming: str = "named"
    pseudonym: str = ""
    parts: tuple[str, ...] = ()
    letters: tuple[int, ...] = ()
    documents: tuple[int, ...] = ()
    bundles: tuple[int, ...] = ()
    even_so: bool = False

    @property
    def masked(self) -> bool:
        """Tell whether the real name must not be read."""
        return self.naming != "named"

    @property
    def alias(self) -> str:
        """Return the name that stands for the real one, empty for a copy without a name."""
        return self.pseudonym.strip() if self.naming == "pseudonym" else ""

    def told(self, *sentences: str, within: str = "") -> bool:
        """Tell whether sentences may stand in the copy: the sensitive parts they belong to are all chosen.

        ``within``: a sensitive part that the sentences stand in, so that they may speak of it.
        """
        chosen = {*self.parts, within}
        return all(
            part in chosen or not any(pattern.search(one) for one in sentences) for part, pattern in TELLING.items()
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What the parts are made of: the case, its people, its places, and the mask of this copy."""

    reader: Reader
    case: CaseHeader
    people: tuple[PersonCard, ...]
    home: DwellingCard | None
    now: Address | None
    hidden: bool
    streets: tuple[str, ...]
    """Streets that must not be read in the copy; the new address counts only for somebody who is named for it."""
    choice: Choice
    mask: Mask


def known(reader: Reader, case_id: int, choice: Choice, user_id: int | None) -> Known:
    """Return what a copy is made of, for somebody who makes it. Raises NotFound; Invalid when it cannot be so."""
    case, people = cases.header(reader, case_id), cases.people(reader, case_id)
    home = cases.dwelling(reader, case_id)
    _possible(case, people, choice)
    now = safety.shown_to(reader, case_id, user_id)
    secret = (home is not None and home.secret) or safety.kept(reader, case_id) is not None
    hidden = secret and "secret_address" not in choice.parts
    streets = _streets(home, now) if hidden else ()
    return Known(
        reader,
        case,
        people,
        home,
        now if "secret_address" in choice.parts else None,
        hidden,
        streets,
        choice,
        _mask(case, people, choice, streets),
    )


def names_of(case: CaseHeader, people: Iterable[PersonCard]) -> list[tuple[str, str]]:
    """Return every name of the household, first and last; of a case without a name, none is made of its label."""
    found = [(one.first_name, one.last_name) for one in people]
    return [*found, *([("", case.display_name)] if case.identity == "pseudonym" else [])]


def _streets(home: DwellingCard | None, now: Address | None) -> tuple[str, ...]:
    found = [home.street if home is not None and home.secret else "", now.street if now is not None else ""]
    return tuple(one for one in found if one.strip())


def _possible(case: CaseHeader, people: Iterable[PersonCard], choice: Choice) -> None:
    if choice.naming not in words.NAMINGS:
        raise Invalid("naming", reasons.NOT_OFFERED)
    if not set(choice.parts) <= set(words.PARTS):
        raise Invalid("parts", reasons.NOT_OFFERED)
    if not (choice.parts or choice.letters or choice.documents or choice.bundles):
        raise Invalid("parts", reasons.NOTHING_CHOSEN)
    if choice.naming == "named" and case.identity == "anonymous":
        raise Invalid("naming", reasons.NO_REAL_NAME)
    if choice.naming == "pseudonym":
        if not choice.alias:
            raise Invalid("pseudonym", reasons.NO_PSEUDONYM)
        if Mask(names_of(case, people)).words(choice.alias) != choice.alias:
            raise Invalid("pseudonym", reasons.PSEUDONYM_IS_NAME)


def _mask(case: CaseHeader, people: Iterable[PersonCard], choice: Choice, hidden: Iterable[str]) -> Mask:
    if not choice.masked:
        return Mask(hidden=hidden)
    phones = [one.phone for one in people if one.phone]
    return Mask(names_of(case, people), choice.alias, hidden=hidden, phones=phones, mails=True)


def content(told: Known, *, asked_on: date) -> Content:
    """Return the whole content but its files, masked where it must be."""
    service, choice = service_of(told.reader), told.choice
    makers: Mapping[str, Callable[[Known], Any]] = {
        "who": _who,
        "dwelling": _dwelling,
        "landlord": _landlord,
        "debt": _debt,
        "procedure": _procedure,
        "steps": _steps,
        "checks": _checks,
        "consents": _consents,
        "exchanges": _exchanges,
        "hotel_nights": lambda known: [
            _stay(known, one) for one in reversed(hotel_nights.stays_of(known.reader, known.case.id))
        ],
        "advisory_group": _advisory_group,
        "incident": lambda known: _incident(known, "incident"),
        "notes": _notes,
        "health": lambda known: _incident(known, "health"),
        "medical_focal_point": _medical,
        "violence": _violence,
        "residence": lambda known: _incident(known, "residence"),
        "secret_address": _secret_address,
    }
    parts = {name: make(told) for name, make in makers.items() if name in choice.parts}
    return {
        "format": "limen-own-copy",
        "version": words.VERSION,
        "schema": f"/schemas/{words.SCHEMA}",
        "made_on": clock.today().isoformat(),
        "asked_on": asked_on.isoformat(),
        "language": choice.language,
        "naming": _code(choice.naming, words.NAMINGS),
        "pseudonym": choice.alias,
        "reference": told.case.reference,
        "service": _service(service),
        "chosen": [_code(name, {name: words.PARTS[name].name}) for name in words.PARTS if name in choice.parts],
        "parts": cast("Content", told.mask.of(parts)),
    }


def _service(service: Service) -> Content:
    return {
        "fr": service.name.fr,
        "nl": service.name.nl,
        "phone": service.phone or "",
        "email": service.email or "",
    }


def _code(code: str, known: Mapping[str, Text]) -> Content:
    """Return a code with its words; an unknown one is said as it stands."""
    both = known[code] if code in known else Text(fr=code, nl=code)
    return {"code": code, "fr": both.fr, "nl": both.nl}


def _both(text: Any) -> Content:
    return {"fr": text.fr, "nl": text.nl}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _cents(amount: Decimal) -> int:
    return int(amount * 100)


def _free(told: Known, text: str, *, within: str = "") -> str:
    """Return what somebody wrote, empty when it belongs to a sensitive part that is not chosen."""
    return text if told.choice.told(text, within=within) else ""


def _known(code: str, known: Mapping[str, Text]) -> Content | None:
    """Return a code with its words, None for an answer that was not given."""
    return _code(code, known) if code else None


def _who(told: Known) -> Content:
    return {
        "people": [_person(told, one) for one in told.people],
        "language": _code(told.case.language, words.LANGUAGES),
        "interpreter_language": told.case.interpreter_language,
    }


def _person(told: Known, one: PersonCard) -> Content:
    masked = told.choice.masked
    name = one.name or (told.case.display_name if one.role == "tenant" and told.case.identity == "pseudonym" else "")
    if masked:
        name = told.choice.alias if one.role == "tenant" else ""
    return {
        "role": _code(one.role, words.ROLES),
        "name": name,
        "birth_year": None if masked else one.birth_year,
        "phone": "" if masked else one.phone,
        "email": "" if masked else one.email,
    }


def _address(one: Any) -> Content:
    return {name: getattr(one, name) for name in ADDRESS} | {"locality": getattr(one, "locality", "")}


def _dwelling(told: Known) -> Content:
    home, lease = told.home, cases.lease(told.reader, told.case.id)
    shown = home is not None and not (home.secret and told.hidden)
    place = home if shown and not told.choice.masked else None
    nis = home.commune_nis if shown and home is not None else ""
    days = ("signed_on", "starts_on", "ends_on", "registered_federal_on", "registered_regional_on")
    kinds = {code.value: code.label for code in codes_of_fact("lease.type")}
    return {
        "address": None if place is None else _address(place),
        "commune": {"code": nis, "fr": commune(nis).name("fr"), "nl": commune(nis).name("nl")} if nis else None,
        "lease": None
        if lease is None
        else {
            "type": None if lease.type is None else _code(lease.type, kinds),
            "written": lease.written,
            **{name: _iso(getattr(lease, name)) for name in days},
            **{name: getattr(lease, name) for name in ("base_rent_cents", "charges_cents", "rent_now_cents")},
        },
    }


def _landlord(told: Known) -> list[Content]:
    streets = {one.casefold().strip() for one in told.streets}

    def shown(party: PartyCard) -> Content:
        betrays = told.hidden and (party.role == "host" or party.street.casefold().strip() in streets)
        return {
            "role": _code(party.role, words.ROLES),
            "name": party.name,
            "address": None if betrays or not party.street else _address(party),
            "phone": "" if betrays else party.phone,
            "email": "" if betrays else party.email,
        }

    return [shown(one) for one in cases.parties(told.reader, told.case.id)]


def _debt(told: Known) -> Content:
    reader, case_id = told.reader, told.case.id
    stated = [
        {
            "kind": _code(one.kind, words.CLAIMED),
            "on": _iso(one.stated_on),
            "amount_cents": one.amount_cents,
            "disputed_cents": one.disputed_cents,
        }
        for one in cases.arrears(reader, case_id)
    ]
    account = [
        {
            "kind": _code(row.kind, debt_words.KINDS),
            "on": _iso(row.entry_on),
            "month": row.month,
            "amount_cents": _cents(row.amount),
            "said_by": _code(row.said_by, debt_words.SAYERS),
            "label": _free(told, row.label),
            "disputed_cents": _cents(row.disputed),
            "disputed_because": _free(told, row.disputed_because),
        }
        for row in debts.ledger(reader, case_id).rows
    ]
    plans = [
        {
            "state": _code(plan.status, debt_words.PLAN_STATES),
            "instalments": [
                {
                    "due_on": _iso(one.due_on),
                    "amount_cents": _cents(one.amount),
                    "paid_cents": _cents(one.paid),
                    "paid_on": _iso(one.paid_on),
                    "state": _code(one.status, debt_words.INSTALMENT_STATES),
                }
                for one in plan.instalments
            ],
        }
        for plan in debts.plans(reader, case_id)
        if plan.status != "draft"
    ]
    return {"stated": stated, "account": account, "plans": plans}


def _procedure(told: Known) -> Content:
    today = clock.today()
    row = told.reader.one(Case, told.case.id)
    facts = case_facts(told.reader, row, on=today, today=today).procedure
    court = next(iter(told.reader.where(CourtProcedure, case_id=told.case.id)), None)
    number = (court.roll_number if court is not None else "") or facts.claim_reference
    return {
        "roll_number": "" if told.choice.masked else number,
        "filed_on": _iso(facts.claim_filed_on),
        "hearing_on": _iso(facts.hearing_on),
        "judged_on": _iso(facts.judged_on),
        "served_on": _iso(facts.served_on),
        "eviction_notice_on": _iso(facts.eviction_notice_on),
    }


def _steps(told: Known) -> Content:
    standing = cases.standing(told.reader, told.case)
    happened = [*reversed([*_happened(told)]), *_actions(told)]
    coming = [
        {"on": _iso(due.due_on), "fr": due.title["fr"], "nl": due.title["nl"]}
        for due in cases.due_dates(told.reader, told.case.id)
        if not due.rule.startswith(PAPER_RUNS_OUT) and told.choice.told(due.title["fr"], due.title["nl"])
    ]
    return {
        "opened_on": _iso(told.case.opened_on),
        "closed_on": _iso(told.case.closed_on),
        "level": _both(standing.level),
        "state": _both(standing.state),
        "happened": sorted(happened, key=lambda one: one["on"]),
        "coming": sorted(coming, key=lambda one: str(one["on"])),
    }


def _happened(told: Known) -> Iterator[Content]:
    """Return what happened, by its title alone: what was filled in may belong to another part."""
    for one in timeline(told.reader, told.case):
        if one.code == CHECK_KEPT or (one.code == SAFETY and "violence" not in told.choice.parts):
            continue
        title = _title(one)
        if title is not None and told.choice.told(title.fr, title.nl):
            yield {"on": one.on.isoformat(), "kind": _code(one.kind, words.KINDS_OF_STEPS), **_both(title)}


def _title(one: Happening) -> Text | None:
    """Return a happening in both languages; None for what is told elsewhere: notes, papers, tasks, copies."""
    if one.kind in {"event", "official", "due"}:
        return one.title
    if one.kind == "check" and one.code in ASKED:
        verdict = EXPLANATIONS[one.code].words.get(one.status)
        title = ASKED[one.code].title
        return title if verdict is None else _joined(title, verdict)
    if one.kind in {"letter", "answer"} and one.code in CATALOGUE and one.status != "draft":
        name = CATALOGUE[one.code].title
        title = Text(fr=name.fr, nl=name.nl)
        return title if one.kind == "letter" else _joined(title, words.ANSWERS[one.status])
    return None


def _joined(first: Text, second: Text) -> Text:
    return Text(fr=f"{first.fr} : {second.fr}", nl=f"{first.nl}: {second.nl}")


def _actions(told: Known) -> Iterator[Content]:
    for row in told.reader.where(CaseAction, "id", case_id=told.case.id):
        declared = ACTIONS.get(row.action)
        if declared is not None and row.started_on is not None and told.choice.told(declared.title.fr):
            kind = _code("action", words.KINDS_OF_STEPS)
            yield {"on": row.started_on.isoformat(), "kind": kind, **_both(declared.title)}


def _checks(told: Known) -> list[Content]:
    """Return the newest answer of each check, with what it rests on."""
    newest = {row.check: row for row in told.reader.where(CheckRecord, "id", case_id=told.case.id)}
    return [_check(told, row) for row in newest.values() if row.check in EXPLANATIONS and row.check in ASKED]


def _check(told: Known, row: CheckRecord) -> Content:
    check, story = ASKED[row.check], EXPLANATIONS[row.check]
    sentence = story.sentence(row.facts, row.result)
    rules = {rule.id: rule.title for rule in check.rules}
    findings: list[Content] = [
        {
            "title": _both(rules.get(one["rule"], Text(fr=one["rule"], nl=one["rule"]))),
            "verdict": _code(one["verdict"], story.words),
            "text": {"fr": one["text"]["fr"], "nl": one["text"]["nl"]},
            "sources": [{name: source[name] for name in ("act", "article", "url")} for source in one["sources"]],
        }
        for one in row.result["findings"]
        if one["verdict"] != "not_applicable"
    ]
    return {
        "check": _code(row.check, {row.check: check.title}),
        "as_of": _iso(row.as_of),
        "verdict": _code(row.verdict, story.words),
        "sentence": _both(sentence) if told.choice.told(sentence.fr, sentence.nl) else {"fr": "", "nl": ""},
        "findings": [
            one
            for one in findings
            if told.choice.told(one["title"]["fr"], one["title"]["nl"], one["text"]["fr"], one["text"]["nl"])
        ],
        "laws": [_both(law_applied(version)) for version in row.result.get("law_version", ())],
    }


def shown_consents(told: Known) -> tuple[ConsentCard, ...]:
    """Return the consents as the copy shows them: nothing of a sensitive part that is not chosen is named."""

    def plain(card: ConsentCard) -> ConsentCard:
        items = tuple(item for item in card.items if not sharing.ITEMS[item].sensitive or item in told.choice.parts)
        name = card.recipient_name
        name = Text(told.mask.words(name.fr), told.mask.words(name.nl))
        passed = tuple(replace(one, papers=_tellable(told, one.papers)) for one in card.passed)
        return replace(card, items=items, passed=passed, recipient_name=name)

    return tuple(plain(card) for card in consents.consents_of(told.reader, told.case.id))


def _tellable(told: Known, papers: Iterable[Text]) -> tuple[Text, ...]:
    return tuple(one for one in papers if told.choice.told(one.fr, one.nl))


def _consents(told: Known) -> list[Content]:
    names = {row.id: row.name for row in sharing.RECIPIENTS.values()}
    items = {row.id: row.plain for row in sharing.ITEMS.values()}
    return [
        {
            "recipient": _code(card.recipient.id, names),
            "recipient_name": card.recipient_name.of(told.choice.language),
            "purpose": _code(card.purpose, sharing.PURPOSES),
            "items": [_code(item, items) for item in card.items],
            "state": _code(card.state.id, {card.state.id: card.state.label}),
            "holds": card.holds,
            "given_on": _iso(card.given_on),
            "ends_on": _iso(card.ends_on),
            "ended_on": _iso(card.ended_on),
        }
        for card in shown_consents(told)
    ]


def _exchanges(told: Known) -> Content:
    """Return what went to other services and came from them, and what became of it; never the payload itself."""
    reader, case_id = told.reader, told.case.id
    return {
        "hand_overs": [_hand_over(told, one) for one in handovers.cards(reader, case_id=case_id)],
        "files": [_file(told, one) for one in transfers.transfers(reader, case_id)],
        "referrals": [_referral(told, one) for one in referrals.cards(reader, case_id=case_id)],
    }


def _hand_over(told: Known, one: HandOverCard) -> Content:
    codes = in_force("handover", one.sent_on).workflow.inputs["refusal_reason"].codes
    refusals = {code.value: code.label for code in codes}
    return {
        "direction": "out" if one.ours else "in",
        "service": {"fr": one.other_fr, "nl": one.other_nl},
        "purpose": _code(one.kind, sharing.PURPOSES),
        "on": _iso(one.sent_on),
        "state": _code(one.state.id, {one.state.id: one.state.label}),
        "answered_on": _iso(one.answered_on),
        "refusal": _code(one.refusal_reason, refusals) if one.refusal_reason and one.ours else None,
        "words": _free(told, one.refusal_words) if one.ours else "",
        "news": _free(told, one.feedback),
        "news_on": _iso(one.feedback_on),
    }


def _file(told: Known, one: Transfer) -> Content:
    answer = one.feedback or {}
    return {
        "direction": one.direction,
        "service": one.other_service,
        "purpose": _code(one.payload["purpose"], {**sharing.PURPOSES, **PURPOSES}),
        "on": _iso(one.made_on),
        "answers": [_code(code, ANSWERS) for code in answer.get("answers", ())],
        "words": _free(told, answer.get("words", "")),
        "answered_on": _iso(one.feedback_on),
    }


def _referral(told: Known, one: RequestCard) -> Content:
    return {
        "service": {"fr": one.other_fr, "nl": one.other_nl},
        "reference": one.reference,
        "state": _code(one.state.id, {one.state.id: one.state.label}),
        "asked_for": _code(one.solution_asked, referral_words.SOLUTIONS),
        "identified_on": _iso(one.identified_on),
        "ranked_since": _iso(one.ranked_since),
        "not_possible": [
            {
                "solution": _code(name, referral_words.SOLUTIONS),
                "reason": _code(why.code, referral_words.reasons_for(name)),
                "words": _free(told, why.words),
            }
            for name, why in one.excluded.items()
        ],
        "proposals": [
            {
                "solution": _code(row.solution, referral_words.SOLUTIONS),
                "on": _iso(row.on),
                "person": _code(row.person_answer, words.PERSON_SAYS),
                "provider": _code(row.provider_answer, words.PROVIDER_SAYS),
                "own_words": _free(told, row.own_words),
            }
            for row in one.proposals
        ],
        "steps": [{"on": _iso(step.on), **_both(step.label)} for step in one.steps if told.choice.told(step.label.fr)],
    }


def _stay(told: Known, one: Stay) -> Content:
    """Return some hotel nights; where somebody sleeps only when no place is secret, and only under their own name."""
    placed = not told.hidden
    reason = "" if one.reason == "violence" and "violence" not in told.choice.parts else one.reason
    return {
        "kind": _code(one.kind, hotel_words.KINDS),
        "name": one.name if placed and not told.choice.masked else "",
        "first_night_on": _iso(one.nights.first_on),
        "last_night_on": _iso(one.nights.last_on),
        "nights": one.nights.count,
        "night_cents": one.nights.night_cents,
        "meals_cents": one.meals_cents,
        "transport_cents": one.transport_cents,
        "total_cents": one.nights.cents,
        "paid_by": _code(one.paid_by, hotel_words.PAYERS),
        "reason": _known(reason, hotel_words.REASONS),
        "reason_words": _free(told, one.reason_words) if reason else "",
        "expected": _known(one.in_view, referral_words.SOLUTIONS),
        "expected_words": _free(told, one.in_view_words) if placed else "",
        "expected_on": _iso(one.in_view_on),
        "ended_on": _iso(one.ended_on),
        "ended_how": _known(one.ended_how, hotel_words.ENDINGS),
        "extensions": [
            {
                "was_last_night_on": _iso(more.was_last_night_on),
                "last_night_on": _iso(more.last_night_on),
                "reason": _code(more.reason, hotel_words.MORE_NIGHTS),
                "reason_words": _free(told, more.reason_words),
            }
            for more in one.extensions
        ],
    }


def _advisory_group(told: Known) -> Content:
    """Return what the group decided about the person, as far as her own service may read it today."""
    items, plans = group.of_case(told.reader, told.case.id)
    return {
        "meetings": [_item(told, one) for one in items],
        "plans": [_plan(told, one) for one in plans],
    }


def _item(told: Known, one: Item) -> Content:
    criteria = {code: found.name for code, found in group_words.CRITERIA.items()}
    why = [
        code
        for code in one.why
        if code in criteria and (group_words.CRITERIA[code].item or "who") in {*told.choice.parts, "who"}
    ]
    return {
        "service": {"fr": one.other_fr, "nl": one.other_nl},
        "reference": one.reference,
        "asked_by": _code(one.asked_by, group_words.ASKED_BY),
        "asked_on": _iso(one.asked_on),
        "meets_on": _iso(one.meets_on),
        **{name: getattr(one, name) for name in ("hour", "place", "phone", "language", "interpreter")},
        "person_invited_on": _iso(one.person_invited_on),
        "person_invited_how": _known(one.person_invited_how, group_words.WAYS),
        "reference_invited_on": _iso(one.reference_invited_on),
        "reference_invited_how": _known(one.reference_invited_how, group_words.WAYS),
        "person_came": _known(one.person_came, group_words.CAME),
        "reference_came": _known(one.reference_came, group_words.CAME),
        "why": [_code(code, criteria) for code in why],
        "outcome": _known(one.outcome, group_words.OUTCOMES),
        "outcome_on": _iso(one.outcome_on),
        "decided": _free(told, one.decided),
        "answer": _free(told, one.answer),
    }


def _plan(told: Known, one: Plan) -> Content:
    return {
        "service": {"fr": one.other_fr, "nl": one.other_nl},
        "reference": one.reference,
        "made_on": _iso(one.made_on),
        "begins_on": _iso(one.begins_on),
        "ends_on": _iso(one.ends_on),
        "goals": [
            {
                "words": _free(told, goal.words),
                "who": _free(told, goal.who),
                "until_on": _iso(goal.until_on),
                "reached_on": _iso(goal.reached_on),
            }
            for goal in one.goals or ()
        ],
        "own_words": _free(told, one.own_words),
        "person_answer": _known(one.answer, words.PLAN_ANSWERS),
        "person_answered_on": _iso(one.answered_on),
        "operator": _free(told, one.operator),
        "next_review_on": _iso(one.next_review_on),
        "ended_on": _iso(one.ended_on),
        "ended_because": _known(one.ended_because, words.PLAN_ENDS),
        "reviews": [{"on": _iso(review.on), "text": _free(told, review.words)} for review in one.reviews],
    }


def _medical(told: Known) -> list[Content]:
    """Return what was asked of the focal point and answered, while the person's agreement about health holds."""
    return [
        {"reference": health.reference, **_question(told, one)}
        for health in medical.of_case(told.reader, told.case.id)
        for one in health.questions
    ]


def _question(told: Known, one: Question) -> Content:
    return {
        "asked_on": _iso(one.asked_on),
        "question": _free(told, one.question, within="health"),
        "answer": _known(one.answer, group_words.CARE),
        "answer_words": _free(told, one.answer_words, within="health"),
        "answered_by": _known(one.answered_by, group_words.PROFESSIONS),
        "answered_on": _iso(one.answered_on),
    }


def _notes(told: Known) -> list[Content]:
    return [
        {"on": _iso(row.happened_on), "kind": _code(row.kind, words.NOTES), "text": row.text}
        for row in told.reader.where(Note, "id", case_id=told.case.id)
    ]


def _incident(told: Known, part: str) -> Content:
    """Return the facts of an illegal eviction that belong to one part: to a sensitive one, or to none of those."""
    row = incidents.of_case(told.reader, told.case.id)
    vocabulary = {fact.path: fact for fact in ASKED[incidents.CHECK].facts}
    facts = []
    for path, value in incidents.known(told.reader, told.case.id).items():
        if path not in vocabulary or _owner(path) != part:
            continue
        asked, answer = vocabulary[path].question, said(vocabulary[path], _plain_codes(value, told))
        if told.choice.told(asked.fr, asked.nl, answer.fr, answer.nl):
            facts.append({"path": path, "question": _both(asked), "answer": _both(answer)})
    reported_on = row.reported_on if row is not None and part == "incident" else None
    return {"reported_on": _iso(reported_on), "facts": facts}


def _owner(path: str) -> str:
    """Return the part that a fact of an incident belongs to."""
    return next((part for part, roots in INCIDENT_APART.items() if _under(path, roots)), "incident")


def _under(path: str, roots: Iterable[str]) -> bool:
    return any(path == root or path.startswith(f"{root}.") for root in roots)


def _plain_codes(value: Any, told: Known) -> Any:
    """Leave out of several codes those that name a sensitive part which is not chosen."""
    apart = {"violence", "health"} - set(told.choice.parts)
    return [one for one in value if one not in apart] if isinstance(value, list) else value


def _violence(told: Known) -> Content:
    case = told.case
    return {
        "violence": case.violence,
        "asked_on": _iso(case.safety_asked_on),
        "contact": _code(case.safe_to_contact, words.CONTACT),
        "contact_advice": case.contact_advice,
        "facts": _incident(told, "violence")["facts"],
    }


def _secret_address(told: Known) -> Content:
    home = told.home
    return {
        "dwelling": _address(home) if home is not None and home.secret else None,
        "now": None if told.now is None else _address(told.now),
        "reach": "" if told.now is None else told.now.reach,
    }
