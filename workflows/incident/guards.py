"""The guards of the incident and of its tracks: facts in, None or the reason with what to do next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from workflows.guarding import Guards, reason
from workflows.prevention.guards import CHILD_WITHOUT_ALTERNATIVE, not_an_unaccompanied_minor

if TYPE_CHECKING:
    from workflows.facts import CaseFacts
    from workflows.law import Reason

guards = Guards()
guards.add()(not_an_unaccompanied_minor)

COMPENSATION_SINCE: Final = date(2024, 11, 1)
"""First day of the facts for which article 233/1 exists."""
UNCLEAR_AFTER_HOURS: Final = 48


@guards.add()
def person_or_proxy(facts: CaseFacts) -> Reason | None:
    """The report comes from the person, or from somebody they mandated."""
    if facts.incident.by_person_or_mandate:
        return None
    return reason(
        "no_mandate_to_report",
        "Le signalement doit venir de la personne ou de quelqu'un qu'elle a chargé. Demandez-lui son accord.",
        "De melding moet van de persoon komen of van wie zij daarmee belastte. Vraag haar akkoord.",
    )


@guards.add("danger")
def danger_first(facts: CaseFacts) -> Reason | None:
    """When there is danger, the emergency numbers come before any other question."""
    if facts.word_of("danger") != "yes" or facts.incident.danger_shown_first:
        return None
    return reason(
        "danger_not_handled",
        "Il y a un danger : appelez le 112 ou le 101 avec la personne avant de continuer.",
        "Er is gevaar: bel samen met de persoon 112 of 101 voor u verdergaat.",
    )


@guards.add()
def no_title_seen(facts: CaseFacts) -> Reason | None:
    """An illegal eviction is one for which no enforceable title was shown. Source: Housing Code, art. 233/1."""
    if facts.incident.title_seen is False:
        return None
    if facts.incident.title_seen:
        return reason(
            "title_was_seen",
            "Un titre a été montré : passez au niveau 2 pour un examen juridique.",
            "Er is een titel getoond: breng het dossier naar niveau 2 voor een juridisch onderzoek.",
        )
    return reason(
        "title_not_asked",
        "On n'a pas demandé s'il y a un titre. Demandez à voir le jugement et l'exploit de l'huissier.",
        "Er is niet gevraagd of er een titel is. Vraag het vonnis en het exploot van de gerechtsdeurwaarder te zien.",
    )


@guards.add()
def title_seen(facts: CaseFacts) -> Reason | None:
    """Badly carried out means that there is a title."""
    if facts.incident.title_seen:
        return None
    return reason(
        "no_title",
        "Aucun titre n'a été vu : ce n'est pas une exécution irrégulière.",
        "Er is geen titel gezien: dit is geen onregelmatige uitvoering.",
    )


@guards.add()
def still_inside(facts: CaseFacts) -> Reason | None:
    """A threat is one only while the household is still in its home."""
    if facts.incident.class_code in ("", "A_threat"):
        return None
    return reason(
        "more_than_a_threat",
        "D'après les faits notés, ce n'est plus une menace. Corrigez les faits ou choisissez une autre suite.",
        "Volgens de genoteerde feiten is het meer dan een dreiging. Verbeter de feiten of kies een ander vervolg.",
    )


@guards.add()
def unclear_for_two_days(facts: CaseFacts) -> Reason | None:
    """An unknown class is worked on after 48 hours."""
    if facts.incident.class_unknown_hours >= UNCLEAR_AFTER_HOURS:
        return None
    return reason(
        "still_within_two_days",
        "Il reste du temps pour éclaircir les faits : c'est prévu après 48 heures seulement.",
        "Er is nog tijd om de feiten op te helderen: dit is pas na 48 uur voorzien.",
    )


@guards.add()
def shelter_and_next_step(facts: CaseFacts) -> Reason | None:
    """Stable needs safe shelter, essentials and a dated legal step."""
    incident = facts.incident
    if not incident.shelter_safe:
        return reason(
            "no_safe_shelter",
            "La personne n'a pas d'endroit sûr. Demandez une orientation aujourd'hui.",
            "De persoon heeft geen veilige plek. Vraag vandaag nog een doorverwijzing.",
        )
    if not incident.essentials_present:
        return reason(
            "essentials_missing",
            "L'essentiel manque encore (eau, chauffage, médicaments, papiers). Réglez-le d'abord.",
            "Het nodige ontbreekt nog (water, verwarming, geneesmiddelen, papieren). Regel dat eerst.",
        )
    if incident.next_legal_step_on is None:
        return reason(
            "no_next_legal_step",
            "La prochaine étape juridique n'a pas de date. Fixez-la avec l'avocat.",
            "De volgende juridische stap heeft geen datum. Leg die vast met de advocaat.",
        )
    return None


@guards.add()
def every_track_has_an_owner(facts: CaseFacts) -> Reason | None:
    """Nobody's track is nobody's work."""
    left = len(facts.incident.tracks_without_owner)
    if not left:
        return None
    return reason(
        "tracks_without_owner",
        f"Pistes sans responsable : {left}. Désignez quelqu'un pour chacune.",
        f"Sporen zonder verantwoordelijke: {left}. Wijs voor elk iemand aan.",
    )


@guards.add()
def every_track_has_an_outcome(facts: CaseFacts) -> Reason | None:
    """Each track ends with an outcome, also "not wanted" or "not needed"."""
    left = len(facts.incident.tracks_without_outcome)
    if not left:
        return None
    return reason(
        "tracks_without_outcome",
        f"Pistes sans issue : {left}. Notez ce que chacune est devenue, ou qu'elle n'est pas souhaitée.",
        f"Sporen zonder uitkomst: {left}. Noteer wat van elk werd, of dat het niet gewenst is.",
    )


@guards.add()
def person_is_informed(facts: CaseFacts) -> Reason | None:
    """The person knows what became of their report. Source: plan, measure 33."""
    if facts.incident.person_informed:
        return None
    return reason(
        "person_not_informed",
        "La personne ne sait pas encore ce qu'il est advenu de son signalement. Prévenez-la.",
        "De persoon weet nog niet wat met haar melding gebeurde. Breng haar op de hoogte.",
    )


@guards.add()
def minors_accompanied(facts: CaseFacts) -> Reason | None:
    """A minor has a named responsible adult or a youth service."""
    if not facts.incident.minor_without_adult:
        return None
    return reason(
        "minor_without_adult",
        "Un mineur est sans adulte responsable. Appelez l'aide à la jeunesse avant de continuer.",
        "Een minderjarige heeft geen verantwoordelijke volwassene. Bel de jeugdhulp voor u verdergaat.",
    )


@guards.add()
def child_has_a_place(facts: CaseFacts) -> Reason | None:
    """A child is never refused: no request ends while a child has no safe place. Source: plan, measure 19."""
    if not facts.referral.children or facts.incident.shelter_safe:
        return None
    return reason(
        CHILD_WITHOUT_ALTERNATIVE,
        "Un enfant n'est jamais refusé : la demande reste ouverte tant que les enfants n'ont pas d'endroit sûr.",
        "Een kind wordt nooit geweigerd: de vraag blijft open zolang de kinderen geen veilige plek hebben.",
    )


@guards.add()
def wants_back_in(facts: CaseFacts) -> Reason | None:
    """Going back is asked in court only when the person wants it."""
    if facts.incident.wants_back_in:
        return None
    return reason(
        "wish_unknown",
        "La personne n'a pas dit vouloir rentrer. Demandez-le-lui d'abord.",
        "De persoon zei niet dat ze terug wil. Vraag het haar eerst.",
    )


@guards.add()
def informed_consent_to_complaint(facts: CaseFacts) -> Reason | None:
    """A complaint follows informed consent, the warning about residence and the offer of a lawyer."""
    incident = facts.incident
    if incident.grave_present_danger:
        return None
    if not (incident.risks_explained and incident.lawyer_offered):
        return reason(
            "complaint_risk_not_explained",
            "Expliquez d'abord les risques (aussi pour le séjour) et proposez un avocat.",
            "Leg eerst de risico's uit (ook voor het verblijf) en stel een advocaat voor.",
        )
    if incident.complaint_consent:
        return None
    return reason(
        "no_consent_to_complaint",
        "La personne n'a pas donné son accord pour une plainte. Sa décision passe avant.",
        "De persoon gaf geen akkoord voor een klacht. Haar beslissing gaat voor.",
    )


@guards.add()
def witnesses_agreed(facts: CaseFacts) -> Reason | None:
    """Witnesses agree themselves to what is kept of them."""
    if facts.incident.witnesses_consented:
        return None
    return reason(
        "witness_consent_missing",
        "Un témoin n'a pas donné son accord. Demandez-le avant de garder ou de remettre son témoignage.",
        "Een getuige gaf geen akkoord. Vraag het voor u de getuigenis bewaart of overhandigt.",
    )


@guards.add()
def compensation_possible(facts: CaseFacts) -> Reason | None:
    """Facts since 1 November 2024, a lease link, no prior title, a known rent. Source: Housing Code, art. 233/1."""
    incident = facts.incident
    if incident.facts_on is None or incident.facts_on < COMPENSATION_SINCE:
        return reason(
            "facts_too_old",
            "L'article 233/1 ne vaut que pour des faits à partir du 1er novembre 2024. Voyez le droit commun "
            "avec l'avocat.",
            "Artikel 233/1 geldt alleen voor feiten vanaf 1 november 2024. Bekijk het gemeen recht met de advocaat.",
        )
    if not incident.landlord_link or incident.title_seen is not False:
        return reason(
            "no_lease_link_or_title",
            "Il faut un lien de bail avec l'auteur et l'absence de titre préalable. Complétez l'incident.",
            "Er moet een huurrelatie met de dader zijn en geen voorafgaande titel. Vul het incident aan.",
        )
    if incident.rent_known:
        return None
    return reason(
        "rent_unknown",
        "Le loyer n'est pas connu : l'indemnité se compte en mois de loyer. Cherchez des preuves de paiement.",
        "De huurprijs is niet bekend: de vergoeding telt in maanden huur. Zoek betalingsbewijzen.",
    )


@guards.add()
def competent_centre(facts: CaseFacts) -> Reason | None:
    """The centre of the place where the person is when they ask. Source: law of 2 April 1965, art. 2 § 7."""
    if facts.incident.right_centre is not False:
        return None
    return reason(
        "wrong_centre",
        "Ce CPAS n'est pas celui de l'endroit où la personne se trouve. Contactez l'autre.",
        "Dit OCMW is niet dat van de plaats waar de persoon is. Contacteer het andere.",
    )


@guards.add()
def lease_still_runs(facts: CaseFacts) -> Reason | None:
    """The inspection takes complaints only while the lease runs."""
    if facts.incident.lease_still_runs:
        return None
    return reason(
        "lease_not_running",
        "La DIRL ne reçoit une plainte que si le bail court encore. Vérifiez-le d'abord.",
        "De DGHI aanvaardt een klacht alleen zolang de huurovereenkomst loopt. Ga dat eerst na.",
    )


@guards.add()
def no_personal_data_left(facts: CaseFacts) -> Reason | None:
    """A statistical row names nobody and no exact place."""
    if facts.incident.row_anonymised:
        return None
    return reason(
        "row_not_anonymous",
        "La ligne contient encore des données de la personne. Enlevez nom, adresse exacte et texte libre.",
        "De regel bevat nog gegevens van de persoon. Verwijder naam, exact adres en vrije tekst.",
    )
