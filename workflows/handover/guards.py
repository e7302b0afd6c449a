"""The guards of consent and hand-over: facts in, None or the reason with what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.guarding import Guards, reason
from workflows.working_days import in_words

if TYPE_CHECKING:
    from workflows.facts import CaseFacts
    from workflows.law import Reason

guards = Guards()


@guards.add()
def consent_or_legal_duty(facts: CaseFacts) -> Reason | None:
    """Consent is in force on the day, or the law itself orders the transfer. Source: GDPR, art. 6 and 7."""
    sharing = facts.sharing
    if sharing.same_centre_duty:
        return None
    if sharing.consent_in_force and (sharing.consent_ends_on is None or sharing.consent_ends_on >= facts.day):
        return None
    return reason(
        "no_consent",
        "La personne n'a pas consenti, ou son consentement est échu. Demandez-le : pour qui, pour quoi, jusqu'à quand.",
        "De persoon stemde niet in, of haar toestemming is verlopen. Vraag ze: voor wie, waarvoor, tot wanneer.",
    )


@guards.add()
def recipient_and_fields_chosen(facts: CaseFacts) -> Reason | None:
    """What leaves, to whom and why is chosen beforehand."""
    sharing = facts.sharing
    if sharing.recipient_known and sharing.fields_chosen and sharing.purpose_named:
        return None
    return reason(
        "recipient_or_fields_missing",
        "Choisissez le service, le but et les champs qui partent.",
        "Kies de dienst, het doel en de velden die vertrekken.",
    )


@guards.add()
def secrecy_is_shared(facts: CaseFacts) -> Reason | None:
    """The recipient is bound by secrecy and the person has been told."""
    if facts.sharing.recipient_bound_by_secrecy and facts.sharing.person_told:
        return None
    return reason(
        "secrecy_not_shared",
        "Vérifiez que l'autre service est tenu au secret et que la personne est informée.",
        "Ga na of de andere dienst aan het beroepsgeheim gebonden is en of de persoon ingelicht is.",
    )


@guards.add()
def answer_date_passed(facts: CaseFacts) -> Reason | None:
    """Silence counts only after the day given to answer."""
    due = facts.sharing.answer_due_on
    if due is not None and facts.day > due:
        return None
    if due is None:
        return reason(
            "answer_date_missing",
            "Aucune date de réponse n'est fixée. Convenez-en avec l'autre service.",
            "Er is geen antwoorddatum bepaald. Spreek die af met de andere dienst.",
        )
    words = in_words(due)
    return reason(
        "answer_date_not_passed",
        f"L'autre service peut encore répondre jusqu'au {words.fr}. Attendez le lendemain.",
        f"De andere dienst kan nog antwoorden tot en met {words.nl}. Wacht tot de dag erna.",
    )


@guards.add("consent_ends_on")
def consent_end_is_ahead(facts: CaseFacts) -> Reason | None:
    """A consent holds until a day that is still to come."""
    ends = facts.date_of("consent_ends_on")
    if ends is not None and ends >= facts.day:
        return None
    return reason(
        "consent_end_in_the_past",
        "La fin du consentement est déjà passée. Choisissez une date à venir.",
        "Het einde van de toestemming is al voorbij. Kies een datum in de toekomst.",
    )


@guards.add()
def consent_is_over(facts: CaseFacts) -> Reason | None:
    """A consent runs out after its last day."""
    ends = facts.sharing.consent_ends_on
    if ends is not None and ends < facts.day:
        return None
    return reason(
        "consent_still_runs",
        "Le consentement court encore, ou n'a pas de fin notée. La personne peut toujours le retirer.",
        "De toestemming loopt nog, of heeft geen genoteerd einde. De persoon kan ze altijd intrekken.",
    )
