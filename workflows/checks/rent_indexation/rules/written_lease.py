"""4.2 Without a lease in writing there is no indexation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources, values
from workflows.checks.rent_indexation.condition import DOUBTFUL, FAILED, MET, Condition, unknown
from workflows.checks.rent_indexation.rules.wording import BY_COMMENTARY_FR, BY_COMMENTARY_NL
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.decision import Decision
    from workflows.checks.rent_indexation.facts import IndexationFacts
    from workflows.checks.rent_indexation.readings import Reading

RULE = RuleCard(
    id="written_lease",
    number="4.2",
    title=Text(fr="Bail écrit", nl="Schriftelijke huurovereenkomst"),
    verdicts=("respected", "breached", "uncertain", "needs_answer"),
    sources=(sources.FORMULA, sources.CONDITIONS_2022),
    basis=(Basis.TEXT, Basis.COMMENTARY),
    in_force=(date(1997, 5, 31), date(2022, 10, 14)),
    blocking=True,
    doubt=Text(
        fr="L'exigence d'un écrit vise-t-elle un bail verbal conclu avant le 31 mai 1997, pour une demande "
        "d'avant le 14 octobre 2022 ?",
        nl="Geldt de vereiste van een geschrift voor een mondelinge huurovereenkomst van vóór 31 mei 1997, bij "
        "een verzoek van vóór 14 oktober 2022?",
    ),
)
ORAL_BEFORE = values.ORAL_LEASE_BEFORE.current
CONDITIONS_SINCE = values.CONDITIONS_SINCE.current
# An oral lease without a known day of agreement is taken as agreed at most a year before it began.
BEGAN_BEFORE = ORAL_BEFORE.replace(year=ORAL_BEFORE.year + 1)


def condition(case: Case, reading: Reading) -> Condition:
    """Return how the condition stands."""
    facts = case.facts
    if facts.written is None:
        return unknown("lease.written")
    if facts.written:
        return MET
    if case.day >= CONDITIONS_SINCE:
        return FAILED
    early = _agreed_early(facts)
    if early is None:
        return unknown("lease.signed_on")
    if not early:
        return FAILED
    return MET if reading.other("oral_lease_before_1997") else DOUBTFUL


def _agreed_early(facts: IndexationFacts) -> bool | None:
    if facts.signed_on is not None:
        return facts.signed_on < ORAL_BEFORE
    if facts.starts_on is None or facts.starts_on < BEGAN_BEFORE:
        return None
    return False


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    verdict = decision.leaning.conditions["written_lease"].verdict
    fr, nl = _SENTENCES[verdict]
    return Finding(RULE, verdict, fr, nl, {})


_SENTENCES = {
    "respected": ("Le bail est écrit.", "De huurovereenkomst is schriftelijk."),
    "breached": (
        "Le bail est verbal : sans écrit, aucune indexation n'est due.",
        "De huurovereenkomst is mondeling: zonder geschrift is geen indexatie verschuldigd.",
    ),
    "uncertain": (
        (
            "Bail verbal conclu avant le 31 mai 1997 et demande d'avant le 14 octobre 2022 : l'exigence d'un écrit "
            "est discutée."
        )
        + BY_COMMENTARY_FR,
        (
            "Mondelinge huurovereenkomst van vóór 31 mei 1997 en verzoek van vóór 14 oktober 2022: de vereiste van "
            "een geschrift is betwist."
        )
        + BY_COMMENTARY_NL,
    ),
    "needs_answer": (
        "Il faut savoir si le bail est écrit et, s'il est verbal, quand il a été conclu.",
        (
            "Er moet geweten zijn of de huurovereenkomst schriftelijk is en, als ze mondeling is, wanneer ze werd "
            "gesloten."
        ),
    ),
}
