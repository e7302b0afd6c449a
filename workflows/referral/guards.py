"""The guards of a referral request: facts in, None or the reason with what to do next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from workflows.guarding import Guards, reason
from workflows.prevention.guards import CHILD_WITHOUT_ALTERNATIVE, not_an_unaccompanied_minor
from workflows.referral.group import plan_ends_between
from workflows.working_days import in_words

if TYPE_CHECKING:
    from workflows.facts import CaseFacts
    from workflows.law import Reason

guards = Guards()
guards.add()(not_an_unaccompanied_minor)


@guards.add()
def is_an_unaccompanied_minor(facts: CaseFacts) -> Reason | None:
    """A request stops by itself only when the person turns out to be a minor alone. Source: plan, measure 24."""
    if facts.referral.unaccompanied_minor:
        return None
    return reason(
        "not_a_minor_alone",
        "Le dossier ne dit pas que la personne est mineure et seule : la demande continue.",
        "Het dossier zegt niet dat de persoon minderjarig en alleen is: de vraag loopt door.",
    )


SECRECY_TESTS: Final = 5
ORDER: Final = ("return_home", "lasting", "transit", "reception_house", "emergency")
"""Solutions from best to last resort. Source: plan, measure 17, pillar 3."""
EMERGENCY: Final = ORDER[-1]


@guards.add()
def consent_or_anonymous(facts: CaseFacts) -> Reason | None:
    """Each recipient is named in the consent, or the request carries no name. Source: plan, measure 17."""
    if facts.referral.recipient_consents or facts.referral.anonymous:
        return None
    return reason(
        "no_consent",
        "Il manque le consentement de la personne pour chaque destinataire. Demandez-le, ou envoyez sans nom.",
        "De toestemming van de persoon voor elke ontvanger ontbreekt. Vraag ze, of verzend zonder naam.",
    )


@guards.add()
def shared_secrecy(facts: CaseFacts) -> Reason | None:
    """The five tests of shared professional secrecy are met, or the request carries no name."""
    if facts.referral.anonymous or facts.referral.secrecy_tests_met >= SECRECY_TESTS:
        return None
    return reason(
        "secrecy_not_shared",
        "Les cinq conditions du secret partagé ne sont pas toutes remplies : même secret, même mission, "
        "seulement le nécessaire, personne informée, personne d'accord.",
        "De vijf voorwaarden van het gedeelde beroepsgeheim zijn niet allemaal vervuld: zelfde geheim, zelfde "
        "opdracht, alleen het nodige, persoon ingelicht, persoon akkoord.",
    )


@guards.add("solution")
def better_solutions_excluded(facts: CaseFacts) -> Reason | None:
    """Every better solution was tried or recorded as impossible, unless the person wishes otherwise."""
    level = ORDER.index(facts.word_of("solution")) + 1
    if level == len(ORDER):
        better = {2, 3, 4}
    elif facts.referral.person_wishes_this_order:
        return None
    else:
        better = set(range(1, level))
    skipped = len(better - facts.referral.levels_excluded)
    if not skipped:
        return None
    return reason(
        "better_solutions_open",
        f"De meilleures solutions n'ont pas été essayées ({skipped}). Essayez-les ou dites pourquoi c'est impossible.",
        f"Betere oplossingen zijn niet geprobeerd ({skipped}). Probeer ze of zeg waarom het niet kan.",
    )


@guards.add("solution")
def emergency_has_an_end(facts: CaseFacts) -> Reason | None:
    """Emergency shelter needs an expected end and an open clock for a proposal. Source: plan, measure 14."""
    referral = facts.referral
    if facts.word_of("solution") != EMERGENCY:
        return None
    if referral.emergency_until is not None and referral.proposal_due_on is not None:
        return None
    return reason(
        "emergency_without_end",
        "L'hébergement d'urgence n'est pas une solution : fixez une fin et gardez la date de la proposition ouverte.",
        "Noodopvang is geen oplossing: leg een einde vast en houd de datum van het voorstel open.",
    )


@guards.add("solution")
def not_back_to_who_put_them_out(facts: CaseFacts) -> Reason | None:
    """Family may be proposed, never when they are the ones who evicted."""
    if facts.word_of("solution") != ORDER[0] or not facts.referral.host_put_them_out:
        return None
    return reason(
        "host_put_them_out",
        "On ne propose pas de retourner chez ceux qui ont mis la personne dehors.",
        "We stellen geen terugkeer voor bij wie de persoon heeft buitengezet.",
    )


@guards.add()
def invited_to_the_group(facts: CaseFacts) -> Reason | None:
    """The person and the reference person are invited to the advisory group. Source: plan, measure 17."""
    if facts.referral.invited_to_group:
        return None
    return reason(
        "not_invited",
        "La personne et la personne de référence ne sont pas invitées. Invitez-les d'abord.",
        "De persoon en de referentiepersoon zijn niet uitgenodigd. Nodig hen eerst uit.",
    )


@guards.add("begins_on", "ends_on")
def plan_lasts_six_to_nine_months(facts: CaseFacts) -> Reason | None:
    """The guidance plan of the advisory group lasts six to nine months. Source: plan, measures 14 and 17."""
    begins, ends = facts.inputs["begins_on"], facts.inputs["ends_on"]
    if not isinstance(begins, date) or not isinstance(ends, date):
        return None
    first, last = plan_ends_between(begins)
    if first <= ends <= last:
        return None
    earliest, latest = in_words(first), in_words(last)
    return reason(
        "plan_not_six_to_nine_months",
        f"Le plan dure de six à neuf mois : il se termine entre le {earliest.fr} et le {latest.fr}.",
        f"Het plan duurt zes tot negen maanden: het eindigt tussen {earliest.nl} en {latest.nl}.",
    )


@guards.add()
def children_keep_an_alternative(facts: CaseFacts) -> Reason | None:
    """A child is never refused without an alternative. Source: plan, measure 19."""
    if not facts.referral.children or facts.referral.alternative_named:
        return None
    return reason(
        CHILD_WITHOUT_ALTERNATIVE,
        "Un enfant n'est jamais refusé : nommez l'autre place avant de noter ce refus.",
        "Een kind wordt nooit geweigerd: noem de andere plek voor u deze weigering noteert.",
    )


@guards.add("outcome")
def children_are_not_left(facts: CaseFacts) -> Reason | None:
    """A request for children does not end without a solution. Source: plan, measure 19."""
    if facts.word_of("outcome") != "no_solution" or not facts.referral.children:
        return None
    if facts.referral.alternative_named or facts.word_of("note").strip():
        return None
    return reason(
        CHILD_WITHOUT_ALTERNATIVE,
        "Un enfant n'est jamais refusé : écrivez dans la note quelle autre place les enfants ont.",
        "Een kind wordt nooit geweigerd: schrijf in de nota welke andere plek de kinderen hebben.",
    )
