"""Proof of a new home: the one document that stops the eviction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines import sources
from workflows.checks.judicial_deadlines.earliest import Home, home
from workflows.checks.judicial_deadlines.scope import in_month_regime
from workflows.checks.judicial_deadlines.sheet import (
    BREACHED,
    NEEDS_ANSWER,
    RESPECTED,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    Case,
    Said,
    card,
    deduced,
    say,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PROOF = card(
    "rehousing_proof",
    ("Preuve du relogement", "Bewijs van herhuisvesting"),
    (RESPECTED, NEEDS_ANSWER, UNCERTAIN, BREACHED),
    sources.code("233undecies §3"),
    basis=TEXT_AND_INFERENCE,
    doubt=(
        "Quand la personne reste malgré la preuve, faut-il un nouvel avis de quinze jours ouvrables ?",
        "Is er een nieuw bericht van vijftien werkdagen nodig als de persoon ondanks het bewijs blijft?",
    ),
)
CARDS = (PROOF,)
GIVEN_ON, EFFECTIVE_ON, POSTED_ON = (
    "rehousing.proof_given_on", "rehousing.effective_on", "eviction_notice.posted_on",
)  # fmt: skip
TEXTS = {
    Home.UNDATED: (
        NEEDS_ANSWER,
        (
            ("Il faut le jour du nouveau logement et celui de l'avis d'expulsion pour savoir si l'expulsion "
            "est arrêtée."),
            ("De dag van de nieuwe woning en die van het bericht van uithuiszetting zijn nodig om te weten of de "
            "uithuiszetting stopt."),
        ),
    ),
    Home.UNPROVED: (
        NEEDS_ANSWER,
        (
            ("Le nouveau logement arrive à temps. Donnez-en vite la preuve à l'huissier, le CPAS peut aider "
            ": elle arrête "
            "l'expulsion."),
            ("De nieuwe woning komt op tijd. Bezorg het bewijs snel aan de gerechtsdeurwaarder, het OCMW "
            "kan helpen: het "
            "houdt de uithuiszetting tegen."),
        ),
    ),
    Home.PROVED: (
        RESPECTED,
        (
            "La preuve d'un relogement à temps est donnée : l'expulsion n'a pas lieu.",
            "Het bewijs van een tijdige herhuisvesting is gegeven: de uithuiszetting gaat niet door.",
        ),
    ),
    Home.CONTEST_DAY: (
        UNCERTAIN,
        deduced((
            ("Le nouveau logement commence un jour trop tard, sauf si le dernier jour est reporté au jour ouvrable "
            "suivant."),
            "De nieuwe woning begint een dag te laat, tenzij de laatste dag naar de volgende werkdag verschuift.",
        )),
    ),
    Home.LATE: (
        BREACHED,
        (
            "Le nouveau logement commence plus d'un mois après l'avis d'expulsion : il n'arrête pas l'expulsion.",
            ("De nieuwe woning begint meer dan één maand na het bericht van uithuiszetting: ze houdt de uithuiszetting "
            "niet tegen."),
        ),
    ),
    Home.STAYED: (
        BREACHED,
        deduced((
            ("La personne était encore là au jour du nouveau logement : l'expulsion peut reprendre dès le lendemain. "
            "Qu'il faille un nouvel avis n'est pas écrit."),
            ("De persoon was er nog op de dag van de nieuwe woning: de uithuiszetting kan vanaf de dag erna "
            "doorgaan. Of "
            "een nieuw bericht nodig is, staat nergens."),
        )),
    ),
}  # fmt: skip


def judge(case: Case) -> Iterator[Said]:
    """Say what a new home does to the eviction."""
    facts, standing = case.facts, home(case.facts)
    if not in_month_regime(facts) or standing is Home.UNKNOWN:
        return
    verdict, text = TEXTS[standing]
    rehousing = facts.rehousing
    missing = []
    if standing is Home.UNDATED:
        wanted = ((EFFECTIVE_ON, rehousing.effective_on), (POSTED_ON, facts.posted_on))
        missing = [path for path, value in wanted if value is None]
    elif standing is Home.UNPROVED:
        missing = [GIVEN_ON]
    yield say(
        PROOF, verdict, text, *missing, effective_on=rehousing.effective_on, proof_given_on=rehousing.proof_given_on
    )
