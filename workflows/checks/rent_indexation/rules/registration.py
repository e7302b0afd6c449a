"""4.3 The lease is registered on the day of the request."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources, values
from workflows.checks.rent_indexation.condition import DOUBTFUL, FAILED, Condition, State, unknown
from workflows.checks.rent_indexation.rules.wording import BY_COMMENTARY_FR, BY_COMMENTARY_NL, INFERRED_FR, INFERRED_NL
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.decision import Decision
    from workflows.checks.rent_indexation.facts import Register
    from workflows.checks.rent_indexation.readings import Reading

RULE = RuleCard(
    id="registration",
    number="4.3",
    title=Text(fr="Bail enregistré", nl="Geregistreerde huurovereenkomst"),
    verdicts=("respected", "breached", "uncertain", "needs_answer", "not_applicable"),
    sources=(sources.REGISTRATION, sources.CONDITIONS_2022, sources.REGISTRATION_2025),
    basis=(Basis.TEXT, Basis.COMMENTARY, Basis.INFERENCE),
    in_force=(date(2022, 10, 14), date(2025, 1, 1)),
    blocking=True,
    doubt=Text(
        fr="Pour un bail signé depuis le 1er janvier 2025, l'enregistrement fédéral seul suffit-il ? "
        "Et une demande d'avant le 14 octobre 2022 échappe-t-elle à la condition ?",
        nl="Volstaat voor een huurovereenkomst ondertekend sinds 1 januari 2025 enkel de federale registratie? "
        "En ontsnapt een verzoek van vóór 14 oktober 2022 aan de voorwaarde?",
    ),
)
REGIONAL_SINCE = values.REGIONAL_REGISTER_SINCE.current
FEDERAL_DONE, REGIONAL_DONE = "registration.federal.done", "registration.regional.done"


def condition(case: Case, reading: Reading, *, early: bool) -> Condition:
    """Return how the condition stands; ``early`` = request before 14 October 2022, so a failure is not certain."""
    found = _condition(case, reading)
    return DOUBTFUL if early and found.state is State.FAILED else found


def _condition(case: Case, reading: Reading) -> Condition:
    facts, signed_on = case.facts, case.facts.signed_on
    federal, regional = facts.federal.counts_on(case.day), facts.regional.counts_on(case.day)
    if signed_on is None:
        return _undated(case, federal=federal, regional=regional)
    if signed_on >= REGIONAL_SINCE:
        return _regional(case, reading, federal=federal, regional=regional)
    if federal or regional:
        both = ((facts.federal, federal), (facts.regional, regional))
        return Condition(State.MET, met_on=_first([register.on for register, counts in both if counts]))
    return _neither(federal=federal, regional=regional)


def _regional(case: Case, reading: Reading, *, federal: bool | None, regional: bool | None) -> Condition:
    """Return the condition of a lease signed since the regional register exists."""
    if regional:
        return _met(case.facts.regional)
    if regional is None:
        return unknown(REGIONAL_DONE)
    if federal:
        return _met(case.facts.federal) if reading.other("federal_registration_only") else DOUBTFUL
    return unknown(FEDERAL_DONE) if federal is None else FAILED


def _undated(case: Case, *, federal: bool | None, regional: bool | None) -> Condition:
    """Return the condition when the day of signature, and so the register that counts, is unknown."""
    if regional:
        return _met(case.facts.regional)
    if federal:
        return unknown("lease.signed_on", *([REGIONAL_DONE] if regional is None else []))
    return _neither(federal=federal, regional=regional)


def _neither(*, federal: bool | None, regional: bool | None) -> Condition:
    missing = [path for path, counts in ((FEDERAL_DONE, federal), (REGIONAL_DONE, regional)) if counts is None]
    return unknown(*missing) if missing else FAILED


def _met(register: Register) -> Condition:
    return Condition(State.MET, met_on=register.on)


def _first(days: list[date | None]) -> date | None:
    """Return the earliest day; a registration without a date was in time."""
    return None if None in days else min(day for day in days if day is not None)


def cured_on(case: Case) -> date | None:
    """Return the day after the request on which the lease was registered as it must be, or None."""
    facts, signed_on = case.facts, case.facts.signed_on
    registers = (
        (facts.federal, facts.regional) if signed_on is not None and signed_on < REGIONAL_SINCE else (facts.regional,)
    )
    return min((register.on for register in registers if register.on is not None), default=None)


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    case, condition_ = decision.case, decision.leaning.conditions["registration"]
    verdict = condition_.verdict
    figures: dict[str, object] = {} if case.request is None else {"request_made_on": case.day.isoformat()}
    if verdict == "not_applicable":
        fr, nl = TENANT if case.by_tenant else BEFORE
    elif verdict == "uncertain":
        fr, nl = EARLY if case.day < values.CONDITIONS_SINCE.current else FEDERAL_ONLY
    else:
        fr, nl = _SENTENCES[verdict]
        if case.facts.signed_on is not None and case.facts.signed_on >= REGIONAL_SINCE:
            fr, nl = fr + REGIONAL_FR, nl + REGIONAL_NL
    return Finding(RULE, verdict, fr, nl, figures)


_SENTENCES = {
    "respected": (
        "Le bail était enregistré au moment de la demande.",
        "De huurovereenkomst was geregistreerd op het ogenblik van het verzoek.",
    ),
    "breached": (
        "Le bail n'était pas enregistré au moment de la demande : aucune hausse n'est due sur cette demande.",
        (
            "De huurovereenkomst was niet geregistreerd op het ogenblik van het verzoek: op dit verzoek is geen "
            "verhoging verschuldigd."
        ),
    ),
    "needs_answer": (
        (
            "Il faut savoir si le bail est enregistré : le locataire peut le vérifier sur MyMinfin, le bailleur "
            "dans IRISrent."
        ),
        (
            "Er moet geweten zijn of de huurovereenkomst geregistreerd is: de huurder kan dat nakijken op "
            "MyMinfin, de verhuurder in IRISrent."
        ),
    ),
}
TENANT = (
    "La condition d'enregistrement ne vise que les hausses, pas une demande de baisse du locataire." + INFERRED_FR,
    "De registratievoorwaarde geldt enkel voor verhogingen, niet voor een verzoek van de huurder om verlaging."
    + INFERRED_NL,
)
BEFORE = (
    "Demande et anniversaire d'avant le 14 octobre 2022 : l'enregistrement n'était pas encore une condition.",
    "Verzoek en verjaardag van vóór 14 oktober 2022: registratie was nog geen voorwaarde.",
)
EARLY = (
    (
        "Bail non enregistré, mais la demande date d'avant le 14 octobre 2022 et l'anniversaire vient après : "
        "il n'est pas certain que la condition s'applique."
    )
    + INFERRED_FR,
    (
        "De huurovereenkomst is niet geregistreerd, maar het verzoek dateert van vóór 14 oktober 2022 en de "
        "verjaardag valt erna: "
        "het is niet zeker of de voorwaarde geldt."
    )
    + INFERRED_NL,
)
FEDERAL_ONLY = (
    "Bail signé depuis le 1er janvier 2025 et enregistré seulement au fédéral : il n'est pas certain que cela suffise."
    + BY_COMMENTARY_FR,
    (
        "Huurovereenkomst ondertekend sinds 1 januari 2025 en enkel federaal geregistreerd: het is niet zeker of "
        "dat volstaat."
    )
    + BY_COMMENTARY_NL,
)
REGIONAL_FR = (
    " Pour un bail signé depuis le 1er janvier 2025, c'est l'enregistrement régional qui compte, selon "
    "des commentaires publiés."
)
REGIONAL_NL = (
    " Voor een huurovereenkomst ondertekend sinds 1 januari 2025 telt de gewestelijke registratie, "
    "volgens gepubliceerde commentaren."
)
