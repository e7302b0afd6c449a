"""The tenant's own ways out: notice, leaving alone, an unregistered lease, the counter-notice (section 11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.act import CLAIMABLE, DUE, TENANT, Act, Indemnity
from workflows.checks.landlord_notice.dates import after, anytime_end, before, first_of_next_month, term_end
from workflows.checks.landlord_notice.judging import Branch
from workflows.checks.landlord_notice.lease_kind import A_YEAR, SHORT, STUDENT
from workflows.checks.landlord_notice.receipt import receipt_of
from workflows.checks.landlord_notice.rules.ground import UNKNOWN as GROUND_UNKNOWN
from workflows.checks.landlord_notice.rules.sending import guard_band, received
from workflows.checks.landlord_notice.rules.timing import lawful_end, month_split
from workflows.checks.landlord_notice.sheet import (
    BOTH_REGIMES,
    LAWFUL,
    NO_EFFECT,
    POSTPONED,
    REFER,
    TEXT_AND_COMMENTARY,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    card,
)
from workflows.checks.landlord_notice.terms import END_OF_TERM, NO_REASON
from workflows.checks.landlord_notice.values import (
    CODE_2018,
    CODE_2024,
    COTENANT_MONTHS,
    COUNTER_MONTHS,
    EARLY_SHORT_RENTS,
    FORMAL_NOTICE_MONTHS,
    REGIONAL_2025,
    REGISTER_MONTHS,
    SHORT_MONTHS,
    STUDENT_NO_EXIT_MONTHS,
    STUDENT_TENANT_MONTHS,
    TENANT_EXIT_RENTS,
    TENANT_MONTHS,
)
from workflows.checks.wording import day_fr, day_nl

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.facts import Facts, Sending
    from workflows.checks.landlord_notice.lease_kind import LeaseKind
    from workflows.checks.landlord_notice.notice import Judged

PERIOD = card(
    "4", "tenant_notice_period", ("Préavis du locataire", "Opzeggingstermijn van de huurder"), (LAWFUL, POSTPONED),
    sources.code("237, 238, 256"),
)  # fmt: skip
NO_EXIT = card(
    "11", "tenant_no_early_exit",
    ("Pas de départ anticipé dans ce bail", "Geen vervroegd vertrek bij deze huurovereenkomst"), (NO_EFFECT,),
    sources.code("238, 256"), basis=TEXT_AND_COMMENTARY,
)  # fmt: skip
UNREGISTERED = card(
    "11", "tenant_exit_unregistered",
    ("Bail non enregistré : le locataire est libre",
     "Niet-geregistreerde huurovereenkomst: de huurder is vrij"), (LAWFUL,),
    sources.code("228/5"), sources.code("227"), in_force=(CODE_2018, REGIONAL_2025),
)  # fmt: skip
DOUBT = card(
    "11", "tenant_exit_registration_doubt",
    ("L'enregistrement laisse un doute", "De registratie laat twijfel bestaan"), (UNCERTAIN,), sources.code("228/5"),
    in_force=(REGIONAL_2025,), basis=TEXT_AND_INFERENCE,
    doubt=(
        ("Bail de 2025 ou après enregistré au fédéral seulement ; bail plus ancien enregistré nulle part, sans mise en "
        "demeure."),
        ("Huur van 2025 of later enkel federaal geregistreerd; oudere huurovereenkomst nergens geregistreerd, zonder "
        "ingebrekestelling."),
    ),
)  # fmt: skip
SINGLE = card(
    "4", "cotenant_single_exit", ("Un colocataire part seul", "Een medehuurder vertrekt alleen"), (LAWFUL,),
    sources.code("260"),
)  # fmt: skip
COUNTER = card(
    "11", "counter_notice", ("Contre-préavis d'un mois", "Tegenopzegging van een maand"), (LAWFUL, NO_EFFECT),
    sources.code("237, 238"), in_force=BOTH_REGIMES,
)  # fmt: skip
NOT_FOR_TERM = card(
    "11", "counter_notice_not_for_end_of_term",
    ("Pas de contre-préavis contre la fin des neuf ans ou d'une prolongation",
     "Geen tegenopzegging tegen het einde van de negen jaar of van een verlenging"),
    (REFER,), sources.code("237"), basis=TEXT_AND_INFERENCE,
)  # fmt: skip
CARDS = (PERIOD, NO_EXIT, UNREGISTERED, DOUBT, SINGLE, COUNTER, NOT_FOR_TERM)

FREE, DOUBTFUL, ORDINARY = "free", "doubtful", "ordinary"
COUNTERABLE = frozenset({"personal_occupation", "works", "works_several_dwellings"})


@dataclass(frozen=True, slots=True)
class Exit:
    """How the tenant may leave with a notice received on one day. ``rents`` None: the start is unknown."""

    months: int
    ends_on: date
    rents: int | None
    code: str = "tenant_early_exit"
    moved: bool = False
    single: bool = False


def ordinary_exit(facts: Facts, kind: LeaseKind, day: date, announced: date | None = None) -> Exit | None:
    """Return the tenant's exit under the ordinary rules, None where the lease has no early exit."""
    if kind.type == STUDENT:
        return _student_exit(kind, day, announced)
    if kind.type == SHORT:
        return None if kind.by_itself else _short_exit(facts, kind, day, announced)
    return _long_exit(facts, kind, day, announced)


def _student_exit(kind: LeaseKind, day: date, announced: date | None) -> Exit | None:
    last = kind.ends_on
    if last is not None and kind.starts_on is not None and last <= term_end(kind.starts_on, STUDENT_NO_EXIT_MONTHS):
        return None
    ends_on, moved = lawful_end(day, STUDENT_TENANT_MONTHS, announced, None)
    if last is not None and day <= last <= ends_on:  # at the end of the term nobody needs to give notice
        return Exit(STUDENT_TENANT_MONTHS, last, 0, moved=announced is not None and announced < last)
    return Exit(STUDENT_TENANT_MONTHS, ends_on, 0, moved=moved)


def _single(facts: Facts, kind: LeaseKind) -> bool:
    signed, left = facts.signatories, facts.gave_notice
    return "cotenancy_pact" in kind.overlays and signed is not None and left is not None and left < signed


def _short_exit(facts: Facts, kind: LeaseKind, day: date, announced: date | None) -> Exit:
    last, single = kind.ends_on, _single(facts, kind)
    months = COTENANT_MONTHS if single else TENANT_MONTHS
    ends_on, moved = lawful_end(day, months, announced, None)
    if last is not None and day <= before(last, SHORT_MONTHS) and (announced == last or ends_on >= last):
        return Exit(months, last, 0, moved=announced is not None and announced < last, single=single)
    if last is not None and ends_on > last:  # without a timely notice the lease has become one of nine years
        return Exit(months, ends_on, 0 if single else _rents(kind, ends_on), moved=moved, single=single)
    return Exit(months, ends_on, 0 if single else EARLY_SHORT_RENTS, "tenant_early_short", moved=moved, single=single)


def _long_exit(facts: Facts, kind: LeaseKind, day: date, announced: date | None) -> Exit:
    single = _single(facts, kind)
    months = COTENANT_MONTHS if single else TENANT_MONTHS
    ends_on, moved = lawful_end(day, months, announced, None)
    return Exit(months, ends_on, 0 if single else _rents(kind, ends_on), moved=moved, single=single)


def _rents(kind: LeaseKind, ends_on: date) -> int | None:
    if kind.starts_on is None:
        return None
    for year, rents in enumerate(TENANT_EXIT_RENTS, start=1):
        if ends_on <= term_end(kind.starts_on, A_YEAR * year):
            return rents
    return 0


def registration(facts: Facts, day: date) -> tuple[str, tuple[str, ...]]:
    """Return whether a missing registration frees the tenant on ``day``, and what would settle a doubt."""
    signed_on = facts.lease.signed_on
    if facts.regional.holds_on(day):
        return ORDINARY, ()
    if signed_on is None:
        starts_on = facts.lease.starts_on
        if starts_on is None or starts_on >= REGIONAL_2025:
            missing = ("lease.signed_on", *_registers(facts))
            return (ORDINARY, ()) if day < REGIONAL_2025 else (DOUBTFUL, missing)
        return _old_lease(facts, day)
    return _new_lease(facts, signed_on, day) if signed_on >= REGIONAL_2025 else _old_lease(facts, day)


def _new_lease(facts: Facts, signed_on: date, day: date) -> tuple[str, tuple[str, ...]]:
    if day <= after(signed_on, REGISTER_MONTHS):
        return ORDINARY, ()
    if facts.regional.done is None or facts.federal.done is None:
        return DOUBTFUL, _registers(facts)
    return (DOUBTFUL, ()) if facts.federal.holds_on(day) else (FREE, ())


def _registers(facts: Facts) -> tuple[str, ...]:
    """Return the registers of which nobody knows whether the lease stands in them."""
    registers = (("regional", facts.regional), ("federal", facts.federal))
    return tuple(f"registration.{name}.done" for name, register in registers if register.done is None)


def _old_lease(facts: Facts, day: date) -> tuple[str, tuple[str, ...]]:
    federal, told_on = facts.federal.holds_on(day), facts.formal_notice_on
    if federal:
        return ORDINARY, ()
    warned = told_on is not None and day > after(told_on, FORMAL_NOTICE_MONTHS)
    if warned:
        return (FREE, ()) if federal is False else (DOUBTFUL, _registers(facts))
    missing = (*_registers(facts), *(("registration.formal_notice_on",) if told_on is None else ()))
    return (ORDINARY, ()) if day < REGIONAL_2025 else (DOUBTFUL, missing)


def tenant_notice(facts: Facts, kind: LeaseKind, sending: Sending) -> Act:
    """Judge the tenant's own notice."""
    act = Act(receipt=receipt_of(sending))
    received(act.sheet, sending, act.receipt)
    day, announced = act.receipt.on, sending.announced_end_on
    if day is None:
        act.ends_on = announced
        return act
    status, missing = registration(facts, day)
    if status == FREE:
        _free(act, day, announced)
        return act
    found = ordinary_exit(facts, kind, day, announced)
    if found is None:
        _no_exit(act)
    else:
        _period(facts, kind, act, found)
        _rents_due(act, found, DUE if status == ORDINARY else CLAIMABLE)
    if status == DOUBTFUL:
        act.ends_on = _free_end(day, announced)
        _registration_doubt(act, missing)
    elif found is not None:
        _branches(facts, kind, act, sending)
    return act


def _free_end(day: date, announced: date | None) -> date:
    return day if announced is None else announced


def _free(act: Act, day: date, announced: date | None) -> None:
    act.starts_on, act.ends_on = day, _free_end(day, announced)
    act.sheet.say(
        UNREGISTERED,
        LAWFUL,
        f"Le bail n'est pas enregistré : le locataire part sans préavis ni indemnité, le {day_fr(act.ends_on)}. Mieux "
        "vaut l'écrire au bailleur.",
        f"De huurovereenkomst is niet geregistreerd: de huurder vertrekt zonder opzeggingstermijn of vergoeding, op "
        f"{day_nl(act.ends_on)}. Schrijf dat best aan de verhuurder.",
        ends_on=act.ends_on,
    )


def _no_exit(act: Act) -> None:
    act.sheet.say(
        NO_EXIT,
        NO_EFFECT,
        "Un bail de moins de six mois, ou un bail étudiant de trois mois au plus, ne peut pas être quitté avant son "
        "terme.",
        "Een huurovereenkomst van minder dan zes maanden, of een studentenhuurovereenkomst van hoogstens drie maanden, "
        "kan niet vóór de vervaldag worden verlaten.",
    )


def _period(facts: Facts, kind: LeaseKind, act: Act, found: Exit) -> None:
    day = act.receipt.on
    act.starts_on = None if day is None else first_of_next_month(day)
    act.ends_on = found.ends_on
    if found.single:
        act.sheet.say(
            SINGLE,
            LAWFUL,
            "Le colocataire part seul : deux mois de préavis, et un remplaçant ou une recherche active. Sinon il reste "
            "tenu six mois au plus.",
            "De medehuurder vertrekt alleen: twee maanden opzegging, en een vervanger of een actieve zoektocht. Anders "
            "blijft hij hoogstens zes maanden gehouden.",
        )
    verdict = POSTPONED if found.moved else LAWFUL
    fr = "la date annoncée est trop proche, " if found.moved else ""
    nl = "de aangekondigde datum is te vroeg, " if found.moved else ""
    counts = "cotenancy_pact" in kind.overlays and not found.single
    missing = tuple(
        path
        for path, value in (
            ("cotenancy.signatories", facts.signatories),
            ("cotenancy.gave_notice", facts.gave_notice),
        )
        if counts and value is None
    )
    act.sheet.say(
        PERIOD,
        verdict,
        f"Préavis de {found.months} mois : {fr}le bail prend fin pour le locataire le {day_fr(found.ends_on)}.",
        f"Opzeggingstermijn van {found.months} maanden: {nl}de huurovereenkomst eindigt voor de huurder op "
        f"{day_nl(found.ends_on)}.",
        missing=missing,
        months=found.months,
        ends_on=found.ends_on,
    )


def _rents_due(act: Act, found: Exit, status: str) -> None:
    if found.rents != 0:
        due_on = found.ends_on if status == DUE else None
        act.indemnities.append(Indemnity(found.code, TENANT, found.rents, status, due_on))


def _registration_doubt(act: Act, missing: tuple[str, ...]) -> None:
    act.sheet.say(
        DOUBT,
        UNCERTAIN,
        "Selon l'enregistrement du bail, le locataire est peut-être libre de partir sans préavis ni indemnité. S'il "
        "suit le préavis et l'indemnité ordinaires, il ne risque rien ; une mise en demeure "
        "d'enregistrer est prudente.",
        "Naargelang de registratie mag de huurder misschien vertrekken zonder opzeggingstermijn of vergoeding. Volgt "
        "hij de gewone termijn en vergoeding, dan loopt hij geen risico; een ingebrekestelling om te registreren is "
        "voorzichtig.",
        missing=missing,
    )


def _branches(facts: Facts, kind: LeaseKind, act: Act, sending: Sending) -> None:
    ways = [
        (first, last, ordinary_exit(facts, kind, first, sending.announced_end_on))
        for first, last in month_split(act.receipt)
    ]
    found = [
        Branch(first, last, POSTPONED if way.moved else LAWFUL, way.ends_on)
        for first, last, way in ways
        if way is not None
    ]
    if len({(branch.verdict, branch.ends_on) for branch in found}) > 1:
        act.branches = tuple(found)
        guard_band(act.sheet, sending, decides=False)


def counter_available(judged: Judged, day: date) -> bool:
    """Return whether the tenant may answer with one month, by a counter-notice received on ``day``."""
    j, kind = judged.judging, judged.judging.kind
    if judged.ends_on is None or kind.type == STUDENT:
        return False
    if kind.type == SHORT:
        return day >= CODE_2024 and not kind.by_itself and j.notice.ground in (
            END_OF_TERM, NO_REASON, "personal_occupation",
        )  # fmt: skip
    by_triennium = j.notice.ground == NO_REASON and (j.window_right or (j.fixed is not None and j.fixed.rents > 0))
    return j.notice.ground in COUNTERABLE or by_triennium


def counter_notice(facts: Facts, judged: Judged, sending: Sending) -> Act:
    """Judge the counter-notice against the landlord's notice."""
    act = Act(receipt=receipt_of(sending))
    j = judged.judging
    received(act.sheet, sending, act.receipt)
    if j.notice.ground is None:
        act.sheet.say(
            GROUND_UNKNOWN,
            UNCERTAIN,
            "Le contre-préavis dépend du motif du bailleur : il faut le connaître.",
            "De tegenopzegging hangt af van de grond van de verhuurder: men moet die kennen.",
            missing=("notice.ground",),
        )
    at_term = j.fixed is not None and j.fixed.ground == END_OF_TERM and j.kind.type not in (SHORT, STUDENT)
    if at_term and judged.ends_on is not None:
        act.sheet.say(
            NOT_FOR_TERM,
            REFER,
            "La loi ne prévoit pas de contre-préavis contre la fin des neuf ans ou d'une prolongation. Le préavis "
            "ordinaire de trois mois reste possible ; un spécialiste doit confirmer.",
            "De wet voorziet geen tegenopzegging tegen het einde van de negen jaar of van een verlenging. De gewone "
            "opzegging van drie maanden blijft mogelijk; een specialist moet het bevestigen.",
        )
        return act
    if j.notice.ground is not None:
        _counter(act, judged, sending, act.receipt.on or facts.as_of)
    return act


def _counter(act: Act, judged: Judged, sending: Sending, day: date) -> None:
    limit, ends_on = judged.judging.earliest_end_on, anytime_end(day, COUNTER_MONTHS)
    if not counter_available(judged, day):
        act.sheet.say(
            COUNTER,
            NO_EFFECT,
            "Contre ce congé, un contre-préavis d'un mois n'existe pas (ou pas encore à cette date).",
            "Tegen deze opzegging bestaat geen tegenopzegging van een maand (of nog niet op die datum).",
        )
        return
    if act.receipt.on is None:
        return
    act.starts_on, act.ends_on = first_of_next_month(day), ends_on
    _counter_branches(act, sending, limit)
    if limit is not None and ends_on >= limit:
        act.sheet.say(
            COUNTER,
            NO_EFFECT,
            f"Le contre-préavis finirait le {day_fr(ends_on)}, pas avant la fin du bail ({day_fr(limit)}) : il n'a pas "
            "d'effet.",
            f"De tegenopzegging zou eindigen op {day_nl(ends_on)}, niet vóór het einde van de "
            f"huurovereenkomst ({day_nl(limit)}): "
            "ze heeft geen gevolg.",
            ends_on=ends_on,
        )
        return
    act.sheet.say(
        COUNTER,
        LAWFUL,
        f"Le locataire peut partir le {day_fr(ends_on)}, sans indemnité. Ce que le bailleur doit reste dû.",
        f"De huurder mag vertrekken op {day_nl(ends_on)}, zonder vergoeding. Wat de verhuurder verschuldigd is, blijft "
        "verschuldigd.",
        ends_on=ends_on,
    )


def _counter_branches(act: Act, sending: Sending, limit: date | None) -> None:
    found = []
    for first, last in month_split(act.receipt):
        ends_on = anytime_end(first, COUNTER_MONTHS)
        late = limit is not None and ends_on >= limit
        found.append(Branch(first, last, NO_EFFECT if late else LAWFUL, None if late else ends_on))
    if found:
        act.branches = tuple(found)
        guard_band(act.sheet, sending, decides=False)
