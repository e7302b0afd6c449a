"""The guards of a referral request: facts in, None or the reason with what to do next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from workflows.guarding import Guards, reason
from workflows.prevention.guards import CHILD_WITHOUT_ALTERNATIVE, not_an_unaccompanied_minor
from workflows.referral import words
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
    """Each better solution has a reason of the catalogue: tried, or not possible. The refusal names those without.

    The person's wish reorders them; an emergency bed needs the reasons for 2 to 4 whatever the wish.
    """
    known = facts.referral
    lacking = words.still_open(facts.word_of("solution"), known.levels_excluded, wished=known.person_wishes_this_order)
    if not lacking:
        return None
    names = [words.SOLUTIONS[name] for name in lacking]
    return reason(
        "better_solutions_open",
        "De meilleures solutions n'ont pas encore de motif. Essayez-les, ou dites pourquoi c'est impossible : "
        f"{'; '.join(one.fr for one in names)}.",
        "Betere oplossingen hebben nog geen reden. Probeer ze, of zeg waarom het niet kan: "
        f"{'; '.join(one.nl for one in names)}.",
    )


@guards.add()
def still_agreed_to(facts: CaseFacts) -> Reason | None:
    """A closed request resumes as it stands only under a consent in force today; else it is written anew.

    Without a name nothing tells that the person still agrees to what stood there. Source: plan, measure 17.
    """
    if facts.referral.still_agreed_to:
        return None
    return reason(
        "write_anew",
        "Aucun accord en cours ne couvre ce qui était écrit : réécrivez la demande avec la personne. La première date "
        "reste.",
        "Geen lopende toestemming dekt wat er stond: schrijf de vraag opnieuw met de persoon. De eerste datum blijft.",
    )


@guards.add("solution")
def emergency_has_an_end(facts: CaseFacts) -> Reason | None:
    """Emergency shelter needs an expected end and an open clock for a proposal. Source: plan, measure 14."""
    referral = facts.referral
    if facts.word_of("solution") != words.EMERGENCY:
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
    if facts.word_of("solution") != words.BETTER[0] or not facts.referral.host_put_them_out:
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
