"""The claim before the judge: annexes, summons, hearing, information of the CPAS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines import sources
from workflows.checks.judicial_deadlines.calendar import DEFAULT, PLAN
from workflows.checks.judicial_deadlines.scope import in_month_regime, is_lease
from workflows.checks.judicial_deadlines.sheet import (
    BREACHED,
    NEEDS_ANSWER,
    NOT_APPLICABLE,
    RESPECTED,
    TEXT_AND_COMMENTARY,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    WARNING,
    Case,
    Said,
    card,
    commented,
    deduced,
    say,
)
from workflows.checks.judicial_deadlines.values import HEARING_DAYS, ORDINANCE_2023, SQUAT_LAW
from workflows.checks.wording import day_fr, day_nl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workflows.checks.declaration import RuleCard
    from workflows.checks.judicial_deadlines.deadlines import Deadline

ANNEXES = card(
    "petition_annexes",
    ("Les annexes de la demande d'expulsion", "De bijlagen bij de vordering tot uithuiszetting"),
    (RESPECTED, BREACHED, NEEDS_ANSWER),
    sources.code("233quinquies §2"),
)
SUMMONS = card(
    "summons_cost",
    ("Les frais d'une citation", "De kosten van een dagvaarding"),
    (WARNING, NOT_APPLICABLE),
    sources.code("233quinquies §1"),
)
HEARING = card(
    "hearing_delay",
    ("Le délai avant l'audience", "De termijn vóór de zitting"),
    (RESPECTED, UNCERTAIN, WARNING),
    sources.code("233sexies"),
    sources.squat("1344octies"),
    basis=TEXT_AND_COMMENTARY,
    in_force=(SQUAT_LAW, ORDINANCE_2023),
    doubt=(
        "Les 40 jours sont un minimum selon la plupart ; une page y voit un maximum.",
        "De 40 dagen zijn volgens de meesten een minimum; één pagina leest er een maximum in.",
    ),
)
CPAS_CLAIM = card(
    "cpas_told_of_claim",
    ("Le CPAS informé de la demande", "Het OCMW ingelicht over de vordering"),
    (RESPECTED, WARNING),
    sources.code("233septies"),
    basis=TEXT_AND_INFERENCE,
)
INCIDENTAL = card(
    "incidental_claim_delay",
    ("Expulsion ajoutée en cours de procédure", "Uithuiszetting toegevoegd tijdens de procedure"),
    (RESPECTED, UNCERTAIN, BREACHED),
    sources.code("233novies"),
    basis=TEXT_AND_INFERENCE,
)
CARDS = (ANNEXES, SUMMONS, HEARING, CPAS_CLAIM, INCIDENTAL)
SEEKS, REGISTERED = "petition.seeks_eviction", "petition.defendant_registered"


def judge(case: Case) -> Iterator[Said]:
    """Say what can be said of the claim."""
    facts, petition = case.facts, case.facts.petition
    if is_lease(facts) and in_month_regime(facts) and petition.seeks_eviction is True:
        yield _annexes(case)
    if petition.kind == "summons" and in_month_regime(facts):
        yield _summons(case)
    yield from _hearing(case)
    if in_month_regime(facts):
        yield from _cpas(case)
        yield from _incidental(case)


def _annexes(case: Case) -> Said:
    petition = case.facts.petition
    annexes = {
        "petition.domicile_certificate_attached": petition.domicile_certificate_attached,
        "petition.formal_notice_attached": petition.formal_notice_attached,
        "petition.proof_of_sending_attached": petition.proof_of_sending_attached,
    }
    certificate = "petition.domicile_certificate_attached"
    open_still: tuple[str, ...] = ()
    if petition.defendant_registered is False:
        del annexes[certificate]
    elif petition.defendant_registered is None and annexes[certificate] is not True:
        open_still = (REGISTERED,)
    if False in annexes.values():
        lacking = ", ".join(path.rpartition(".")[2] for path, value in annexes.items() if value is False)
        return say(
            ANNEXES,
            BREACHED,
            (
                "Une annexe obligatoire manque : la nullité de la demande peut se plaider.",
                "Een verplichte bijlage ontbreekt: de nietigheid van de vordering kan worden gepleit.",
            ),
            *(open_still if lacking == "domicile_certificate_attached" else ()),
            lacking=lacking,
        )
    missing = tuple(path for path, value in annexes.items() if value is None)
    if missing:
        return say(
            ANNEXES,
            NEEDS_ANSWER,
            (
                "Regardez ce qui est joint à la demande : certificat de domicile, mise en demeure, preuve d'envoi.",
                "Kijk na wat bij de vordering zit: bewijs van woonplaats, ingebrekestelling, bewijs van verzending.",
            ),
            *missing,
            *open_still,
        )
    return say(
        ANNEXES,
        RESPECTED,
        ("Les annexes obligatoires sont jointes.", "De verplichte bijlagen zijn bijgevoegd."),
    )


def _summons(case: Case) -> Said:
    if case.facts.petition.defendant_registered is False:
        return say(
            SUMMONS,
            NOT_APPLICABLE,
            (
                "Le locataire n'est pas inscrit au registre : une citation était permise à ses frais éventuels.",
                (
                    "De huurder is niet ingeschreven in het register: een dagvaarding was "
                    "toegelaten, eventueel op zijn "
                    "kosten."
                ),
            ),
        )
    return say(
        SUMMONS,
        WARNING,
        (
            (
                "Une requête suffisait : le coût de la citation reste à charge de celui qui demande. Contestez-le à "
                "l'audience."
            ),
            (
                "Een verzoekschrift volstond: de kosten van de dagvaarding blijven ten laste van de "
                "eiser. Betwist ze op "
                "de zitting."
            ),
        ),
        *((REGISTERED,) if case.facts.petition.defendant_registered is None else ()),
    )


def _hearing(case: Case) -> Iterator[Said]:
    hearing_on = case.facts.petition.hearing_on
    if hearing_on is None:
        return
    wait = case.deadlines.get("hearing_with_eviction")
    if wait is not None:
        yield _waited(HEARING, wait, hearing_on)
    for code in ("hearing_without_eviction", "squat_hearing"):
        within = case.deadlines.get(code)
        if within is not None:
            yield _within(within, hearing_on)


def _waited(rule: RuleCard, wait: Deadline, hearing_on: date) -> Said:
    first, soonest = (wait.windows[reading].first or hearing_on for reading in (DEFAULT, PLAN))
    figures = {"hearing_on": hearing_on, "first_possible_day": first}
    if hearing_on >= first:
        return say(
            rule,
            RESPECTED,
            ("L'audience laisse le délai voulu.", "De zitting laat de vereiste termijn."),
            **figures,
        )
    if hearing_on >= soonest:
        return say(
            rule,
            UNCERTAIN,
            deduced((
                "L'audience tombe juste à la fin du délai : une lecture l'admet, l'autre non.",
                "De zitting valt net op het einde van de termijn: de ene lezing laat dat toe, de andere niet.",
            )),
            **figures,
        )  # fmt: skip
    if rule is INCIDENTAL:
        return say(
            rule,
            BREACHED,
            (
                f"L'audience vient trop tôt : pas avant le {day_fr(first)}, 40 jours après la nouvelle convocation.",
                f"De zitting komt te vroeg: niet vóór {day_nl(first)}, 40 dagen na de nieuwe oproeping.",
            ),
            **figures,
        )
    return say(
        rule,
        WARNING,
        commented((
            "L'audience vient avant les 40 jours. Demandez une remise : le juge décide, et une partie peut y renoncer.",
            "De zitting komt vóór de 40 dagen. Vraag uitstel: de rechter beslist, en een partij kan ervan afzien.",
        )),
        **figures,
    )  # fmt: skip


def _within(within: Deadline, hearing_on: date) -> Said:
    last = within.windows[DEFAULT].last or hearing_on
    if hearing_on <= last:
        return say(
            HEARING,
            RESPECTED,
            ("L'audience est dans le délai.", "De zitting valt binnen de termijn."),
            hearing_on=hearing_on,
            last_day=last,
        )
    return say(
        HEARING,
        WARNING,
        (
            f"L'audience vient après le {day_fr(last)}, dernier jour du délai. Cela ne rend pas la demande nulle.",
            f"De zitting komt na {day_nl(last)}, de laatste dag van de termijn. Dat maakt de vordering niet nietig.",
        ),
        hearing_on=hearing_on,
        last_day=last,
    )


def _cpas(case: Case) -> Iterator[Said]:
    petition = case.facts.petition
    received_on, hearing_on = petition.cpas_received_on, petition.hearing_on
    if received_on is None or hearing_on is None or petition.seeks_eviction is False:
        return
    left = (hearing_on - received_on).days
    figures: dict[str, date | int] = {"cpas_received_on": received_on, "hearing_on": hearing_on, "days_left": left}
    if left >= HEARING_DAYS:
        yield say(
            CPAS_CLAIM,
            RESPECTED,
            (
                f"Le CPAS a reçu la demande {left} jours avant l'audience.",
                f"Het OCMW kreeg de vordering {left} dagen vóór de zitting.",
            ),
            **figures,
        )
    else:
        yield say(
            CPAS_CLAIM,
            WARNING,
            deduced((
                (f"Moins de 40 jours restaient au CPAS avant l'audience ({max(left, 0)}). La loi ne fixe pas de délai "
                "pour l'informer."),
                (f"Het OCMW had minder dan 40 dagen vóór de zitting ({max(left, 0)}). De wet bepaalt geen "
                f"termijn om het "
                "in te lichten."),
            )),
            **figures,
        )  # fmt: skip


def _incidental(case: Case) -> Iterator[Said]:
    wait, hearing_on = case.deadlines.get("hearing_incidental_claim"), case.facts.incidental_hearing_on
    if wait is not None and hearing_on is not None:
        yield _waited(INCIDENTAL, wait, hearing_on)
