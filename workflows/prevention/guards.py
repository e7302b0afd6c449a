"""The guards of the prevention workflow: facts in, None or the reason with what to do next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from workflows.guarding import Guards, reason
from workflows.winter import is_winter
from workflows.working_days import after_months, in_words, is_working_day

if TYPE_CHECKING:
    from workflows.facts import CaseFacts
    from workflows.law import Reason

guards = Guards()

REFERRAL_SERVICES: Final = ("brusshelp", "dispatching")
"""Names, without signs, of those who run the referral mechanism."""
BEST_SOLUTION: Final = "return_home"
"""The first of the solutions a referral may ask for; every other one needs its reason."""

CLOSING_HORIZON: Final = timedelta(days=30)
"""Legal dates this close must be dealt with before a case is closed."""


@guards.add()
def at_risk_known(facts: CaseFacts) -> Reason | None:
    """Say who is at risk and of what before the demands are assessed."""
    if facts.household_known and facts.risk_known:
        return None
    return reason(
        "at_risk_unknown",
        "On ne sait pas encore qui risque quoi. Complétez le ménage et ce qui est demandé au locataire.",
        "Het is nog niet bekend wie wat riskeert. Vul het huishouden aan en wat van de huurder geëist wordt.",
    )


@guards.add("loss_feared")
def feared_date_given(facts: CaseFacts) -> Reason | None:
    """Say by when the home may be lost, when a date was announced."""
    known = facts.date_of("loss_feared_on") or facts.loss_feared_on
    if facts.word_of("loss_feared") != "on_a_date" or known is not None:
        return None
    return reason(
        "feared_date_missing",
        "Une date a été annoncée : notez-la.",
        "Er is een datum aangekondigd: noteer hem.",
    )


@guards.add()
def letter_left(facts: CaseFacts) -> Reason | None:
    """A contestation is only made once the letter has left."""
    letter = facts.letter
    if letter is not None and letter.issued and letter.sent_on is not None:
        return None
    return reason(
        "letter_not_sent",
        "Aucune lettre n'est partie. Établissez la lettre, envoyez-la et notez la date d'envoi.",
        "Er is geen brief vertrokken. Maak de brief definitief, verstuur hem en noteer de verzenddatum.",
    )


@guards.add()
def reaction_date_set(facts: CaseFacts) -> Reason | None:
    """Waiting needs an end: the letter names the day until which an answer is awaited."""
    if facts.letter is not None and facts.letter.answer_due_on is not None:
        return None
    return reason(
        "reaction_date_missing",
        "La lettre ne fixe pas de date de réponse. Choisissez jusqu'à quand vous attendez.",
        "De brief noemt geen antwoorddatum. Kies tot wanneer u wacht.",
    )


@guards.add()
def reaction_date_passed(facts: CaseFacts) -> Reason | None:
    """Silence counts only after the day given to answer."""
    due = facts.letter.answer_due_on if facts.letter is not None else None
    if due is not None and facts.day > due:
        return None
    if due is None:
        return reason(
            "reaction_date_missing",
            "Aucune date de réponse n'est notée. Choisissez d'abord jusqu'à quand vous attendez.",
            "Er is geen antwoorddatum genoteerd. Kies eerst tot wanneer u wacht.",
        )
    words = in_words(due)
    return reason(
        "reaction_date_not_passed",
        f"L'autre partie peut encore répondre jusqu'au {words.fr}. Attendez le lendemain.",
        f"De andere partij kan nog antwoorden tot en met {words.nl}. Wacht tot de dag erna.",
    )


@guards.add()
def no_violence(facts: CaseFacts) -> Reason | None:
    """Never bring a victim to the table with the perpetrator. Source: plan, measure 7."""
    if facts.violence:
        return reason(
            "violence",
            "Il y a de la violence : pas de contact avec l'auteur. Demandez un logement de transit et un avocat.",
            "Er is geweld: geen contact met de dader. Vraag transithuisvesting en een advocaat.",
        )
    if not facts.safety_asked:
        return reason(
            "safety_not_asked",
            "La question de la sécurité n'a pas été posée. Posez-la d'abord, seul à seul.",
            "De vraag naar veiligheid is niet gesteld. Stel ze eerst, onder vier ogen.",
        )
    return None


@guards.add()
def mandate_or_consent(facts: CaseFacts) -> Reason | None:
    """Speaking for somebody needs their mandate or consent."""
    if facts.mandate_in_force or facts.consent_in_force or facts.sharing.consent_in_force:
        return None
    return reason(
        "no_mandate",
        "Il faut un mandat ou un consentement de la personne. Faites-le signer, ou notez l'accord donné oralement.",
        "Er is een mandaat of toestemming van de persoon nodig. Laat ze tekenen, of noteer het mondelinge akkoord.",
    )


@guards.add("place_is_safe")
def respite_is_safe(facts: CaseFacts) -> Reason | None:
    """A respite place must be safe."""
    if facts.inputs.get("place_is_safe") is True:
        return None
    return reason(
        "place_not_safe",
        "Cet endroit n'est pas sûr. Cherchez un autre endroit ou demandez une orientation.",
        "Die plek is niet veilig. Zoek een andere plek of vraag een doorverwijzing.",
    )


@guards.add("return_on")
def return_after_departure(facts: CaseFacts) -> Reason | None:
    """A return is planned after the departure."""
    back = facts.date_of("return_on")
    if back is not None and back > facts.day:
        return None
    return reason(
        "return_before_departure",
        "La date de retour doit venir après le départ. Corrigez l'une des deux dates.",
        "De terugkeer moet na het vertrek komen. Verbeter een van beide datums.",
    )


@guards.add("return_is_safe")
def return_is_safe(facts: CaseFacts) -> Reason | None:
    """Nobody is sent back to an unsafe place."""
    if facts.inputs.get("return_is_safe") is True and not facts.violence:
        return None
    return reason(
        "return_not_safe",
        "Le retour n'est pas sûr. Gardez le répit ou demandez une orientation.",
        "De terugkeer is niet veilig. Behoud het respijt of vraag een doorverwijzing.",
    )


@guards.add("first_commitment_on")
def commitments_dated(facts: CaseFacts) -> Reason | None:
    """An agreement can be followed only when its first commitment has a date on or after the signature."""
    first = facts.date_of("first_commitment_on")
    if first is not None and first >= facts.day:
        return None
    return reason(
        "commitment_before_agreement",
        "Le premier engagement doit avoir une date, au plus tôt le jour de l'accord.",
        "De eerste verbintenis heeft een datum nodig, ten vroegste op de dag van het akkoord.",
    )


def _whole_month_before(end: date) -> date:
    """Return the last day that still leaves a whole month before the end of a lease."""
    return after_months(end + timedelta(days=1), -1) - timedelta(days=1)


@guards.add("end_on", "ask_extension_before_on")
def extension_limit_fits(facts: CaseFacts) -> Reason | None:
    """The last day to ask for an extension is one month before the end. Source: Brussels Housing Code, art. 251."""
    ends = [day for day in (facts.date_of("end_on"), facts.date_of("end_on_other_reading")) if day is not None]
    limit = facts.date_of("ask_extension_before_on")
    if ends and limit is not None and limit <= _whole_month_before(min(ends)):
        return None
    return reason(
        "extension_limit_wrong",
        "La prorogation se demande au plus tard un mois avant la fin du bail, dans la lecture la plus stricte. "
        "Corrigez la date.",
        "Een verlenging vraag je uiterlijk één maand voor het einde van de huurovereenkomst, in de strengste lezing. "
        "Verbeter de datum.",
    )


@guards.add("new_end_on")
def new_end_is_later(facts: CaseFacts) -> Reason | None:
    """An extension moves the end of the lease to a later day."""
    new_end = facts.date_of("new_end_on")
    if new_end is not None and new_end > max(facts.lease_ends_on or facts.day, facts.day):
        return None
    return reason(
        "new_end_not_later",
        "La nouvelle date de fin doit être plus tard que l'ancienne. Corrigez-la.",
        "De nieuwe einddatum moet later zijn dan de oude. Verbeter hem.",
    )


@guards.add()
def notice_month_over(facts: CaseFacts) -> Reason | None:
    """The month of a formal notice runs from its sending. Source: Brussels Housing Code, art. 233quater § 3."""
    sent = facts.procedure.formal_notice_sent_on
    if sent is None:
        return reason(
            "formal_notice_date_unknown",
            "La date d'envoi de la mise en demeure manque. Cherchez-la sur l'enveloppe ou la lettre.",
            "De verzenddatum van de ingebrekestelling ontbreekt. Zoek ze op de omslag of de brief.",
        )
    return _not_before(after_months(sent, 1) + timedelta(days=1), facts, "month_running")


@guards.add()
def service_known(facts: CaseFacts) -> Reason | None:
    """The month needs the day of service (S); the event itself is the message to the centre (C)."""
    if facts.procedure.served_on is not None or facts.date_of("served_on") is not None:
        return None
    return reason(
        "service_unknown",
        "La date de signification est inconnue : sans elle le mois ne peut pas courir. Demandez-la à l'huissier.",
        "De datum van betekening is onbekend: zonder die loopt de maand niet. Vraag ze aan de gerechtsdeurwaarder.",
    )


@guards.add()
def service_and_message_known(facts: CaseFacts) -> Reason | None:
    """The month runs only when both S and C are known. Source: Brussels Housing Code, art. 233undecies § 1."""
    told = facts.procedure.centre_told_on or facts.date_of("centre_told_on")
    unknown_service = service_known(facts)
    if unknown_service is not None or told is not None:
        return unknown_service
    return reason(
        "message_to_centre_unknown",
        "Le CPAS n'est pas prévenu de la signification : le mois est suspendu. Demandez à l'huissier.",
        "Het OCMW is niet ingelicht over de betekening: de maand is geschorst. Vraag het aan de gerechtsdeurwaarder.",
    )


@guards.add()
def no_message_known(facts: CaseFacts) -> Reason | None:
    """The month is not suspended when the centre has been told."""
    if facts.procedure.centre_told_on is None:
        return None
    return reason(
        "message_to_centre_known",
        "L'huissier a prévenu le CPAS : le mois n'est pas suspendu. Notez plutôt qu'il court.",
        "De gerechtsdeurwaarder lichtte het OCMW in: de maand is niet geschorst. Noteer dat ze loopt.",
    )


@guards.add()
def service_month_over(facts: CaseFacts) -> Reason | None:
    """The month after service, or the judge's own term, must be over. Source: art. 233undecies § 1."""
    ends = facts.procedure.month_ends_on
    if ends is None:
        return reason(
            "month_end_unknown",
            "On ne connaît pas encore la fin du mois. Complétez les dates de signification et de message au CPAS.",
            "Het einde van de maand is nog onbekend. Vul de datums van betekening en van het bericht aan het OCMW in.",
        )
    return _not_before(ends + timedelta(days=1), facts, "month_running")


@guards.add("announced_for_on")
def announced_on_working_day(facts: CaseFacts) -> Reason | None:
    """A bailiff does not evict at weekends or on legal holidays. Source: Judicial Code, art. 1387."""
    announced = facts.date_of("announced_for_on")
    if announced is None or is_working_day(announced):
        return None
    words = in_words(announced)
    return reason(
        "not_a_working_day",
        f"Le {words.fr} n'est pas un jour ouvrable : relisez la lettre de l'huissier.",
        f"{words.nl.capitalize()} is geen werkdag: lees de brief van de gerechtsdeurwaarder na.",
    )


@guards.add("rehousing_on")
def rehousing_within_a_month(facts: CaseFacts) -> Reason | None:
    """Rehousing within one month of the eviction notice stops the eviction. Source: art. 233undecies § 3."""
    notice, entry = facts.procedure.eviction_notice_on, facts.date_of("rehousing_on")
    if notice is None or (entry is not None and entry <= after_months(notice, 1)):
        return None
    limit = in_words(after_months(notice, 1))
    return reason(
        "rehousing_too_late",
        f"Le relogement doit être effectif au plus tard le {limit.fr}. Voyez avec un avocat ce qui reste possible.",
        f"De herhuisvesting moet uiterlijk {limit.nl} ingaan. Bekijk met een advocaat wat nog kan.",
    )


@guards.add()
def in_moratorium(facts: CaseFacts) -> Reason | None:
    """The winter moratorium holds only in winter and only for the homes it protects."""
    if facts.procedure.under_moratorium is False:
        return reason(
            "moratorium_does_not_protect",
            "Le moratoire hivernal ne vaut pas pour cette occupation. Les autres délais restent.",
            "Het wintermoratorium geldt niet voor deze bewoning. De andere termijnen blijven.",
        )
    if is_winter(facts.day):
        return None
    return reason(
        "not_winter",
        "Le moratoire ne vaut que du 1er novembre au 15 mars.",
        "Het moratorium geldt alleen van 1 november tot 15 maart.",
    )


@guards.add()
def no_derogation(facts: CaseFacts) -> Reason | None:
    """A judge's derogation lifts the moratorium."""
    derogation = facts.procedure.derogation
    if derogation is None:
        return None
    words = in_words(derogation.decided_on)
    return reason(
        "derogation_granted",
        f"Le juge a accordé une dérogation le {words.fr} : le moratoire n'arrête plus l'expulsion.",
        f"De rechter stond op {words.nl} een afwijking toe: het moratorium houdt de uithuiszetting niet meer tegen.",
    )


@guards.add()
def moratorium_over_or_lifted(facts: CaseFacts) -> Reason | None:
    """The hold ends on 16 March, or when a judge derogates."""
    if not is_winter(facts.day) or facts.procedure.derogation is not None:
        return None
    return reason(
        "still_winter",
        "Le moratoire court jusqu'au 15 mars inclus et aucune dérogation n'est notée.",
        "Het moratorium loopt tot en met 15 maart en er is geen afwijking genoteerd.",
    )


@guards.add()
def terms_are_over(facts: CaseFacts) -> Reason | None:
    """The month and the fifteen working days must both be over. Source: art. 233undecies §§ 1 and 2."""
    ends = (facts.procedure.month_ends_on, facts.procedure.notice_ends_on)
    if None in ends:
        return reason(
            "terms_unknown",
            "La fin du mois ou des quinze jours ouvrables est inconnue. Complétez les dates de la procédure.",
            "Het einde van de maand of van de vijftien werkdagen is onbekend. Vul de datums van de procedure in.",
        )
    last = max(day for day in ends if day is not None)
    return _not_before(last + timedelta(days=1), facts, "terms_running")


@guards.add()
def outside_moratorium(facts: CaseFacts) -> Reason | None:
    """No eviction in winter without a derogation. Source: art. 233duodecies § 1."""
    if facts.procedure.under_moratorium is False:
        return None
    return moratorium_over_or_lifted(facts)


@guards.add()
def on_working_day(facts: CaseFacts) -> Reason | None:
    """An eviction happens on a working day. Source: Judicial Code, art. 1387."""
    if is_working_day(facts.day):
        return None
    return reason(
        "not_a_working_day",
        "Ce n'est pas un jour ouvrable : aucune expulsion ce jour-là.",
        "Dit is geen werkdag: die dag geen uithuiszetting.",
    )


@guards.add()
def incident_is_stable(facts: CaseFacts) -> Reason | None:
    """Stable means: safe shelter, essentials, and a dated next legal step."""
    incident = facts.incident
    if incident.shelter_safe and incident.essentials_present and incident.next_legal_step_on is not None:
        return None
    return reason(
        "not_stable",
        "Il manque un toit sûr, l'essentiel, ou une date pour la prochaine étape juridique. Complétez l'incident.",
        "Er ontbreekt veilig onderdak, het nodige, of een datum voor de volgende juridische stap. Vul dit aan.",
    )


@guards.add()
def consent_to_share(facts: CaseFacts) -> Reason | None:
    """Nothing leaves without consent, unless the law itself orders the transfer. Source: GDPR, art. 6 and 7."""
    if facts.sharing.consent_in_force or facts.sharing.same_centre_duty:
        return None
    return reason(
        "no_consent",
        "La personne n'a pas consenti à ce partage. Demandez son consentement : pour qui, pour quoi, jusqu'à quand.",
        "De persoon stemde niet in met dit delen. Vraag haar toestemming: voor wie, waarvoor, tot wanneer.",
    )


@guards.add()
def not_an_unaccompanied_minor(facts: CaseFacts) -> Reason | None:
    """Unaccompanied foreign minors are never reported to the referral mechanism. Source: plan, measure 24."""
    if not facts.referral.unaccompanied_minor:
        return None
    return reason(
        "unaccompanied_minor",
        "Un mineur étranger non accompagné n'est pas orienté par ici. Appelez le service des Tutelles, "
        "Fedasil ou l'aide à la jeunesse.",
        "Een niet-begeleide minderjarige vreemdeling wordt niet langs hier doorverwezen. Bel de dienst Voogdij, "
        "Fedasil of de jeugdhulp.",
    )


@guards.add("receiving_service")
def not_referred_by_another_name(facts: CaseFacts) -> Reason | None:
    """A file of an unaccompanied minor is not passed to the referral mechanism either. Source: plan, measure 24."""
    receiver = "".join(letter for letter in facts.word_of("receiving_service").casefold() if letter.isalnum())
    return not_an_unaccompanied_minor(facts) if any(name in receiver for name in REFERRAL_SERVICES) else None


CHILD_WITHOUT_ALTERNATIVE: Final = "child_without_alternative"
TURNED_AWAY: Final = frozenset({"refused", "unanswered"})
"""Why a file that was passed on comes back: the other service does not take it."""
WITHOUT_A_HOME: Final = frozenset({"evicted_judicial", "evicted_illegal", "emergency_only"})
"""Outcomes of a case that leave nobody a home of their own."""


@guards.add("hand_over_return")
def child_keeps_a_service(facts: CaseFacts) -> Reason | None:
    """A child is never refused: who turns a household with children away leaves them another. Source: plan, 19."""
    if facts.word_of("hand_over_return") not in TURNED_AWAY or not facts.referral.children:
        return None
    if facts.word_of("note").strip():
        return None
    return reason(
        CHILD_WITHOUT_ALTERNATIVE,
        "Un enfant n'est jamais refusé : écrivez dans la note quel autre service prend le relais.",
        "Een kind wordt nooit geweigerd: schrijf in de nota welke andere dienst overneemt.",
    )


@guards.add("outcome", "closing_reason")
def child_keeps_a_place(facts: CaseFacts) -> Reason | None:
    """A child is never refused: a case of children is not closed without a place for them. Source: plan, 19."""
    left = facts.word_of("outcome") in WITHOUT_A_HOME or facts.word_of("closing_reason") == "not_ours"
    if not left or not facts.referral.children or facts.word_of("note").strip():
        return None
    return reason(
        CHILD_WITHOUT_ALTERNATIVE,
        "Un enfant n'est jamais refusé : écrivez dans la note où dorment les enfants et qui les suit.",
        "Een kind wordt nooit geweigerd: schrijf in de nota waar de kinderen slapen en wie hen opvolgt.",
    )


@guards.add()
def consent_or_nameless(facts: CaseFacts) -> Reason | None:
    """A request to the referral mechanism has the person's consent or carries no name. Source: plan, measure 17."""
    if facts.sharing.consent_in_force or facts.referral.anonymous:
        return None
    return reason(
        "no_consent",
        "La personne n'a pas encore donné son accord pour cette demande. Demandez-le et notez-le dans le dossier. "
        "Sans accord, la demande ne part que d'un dossier sans nom.",
        "De persoon gaf nog geen akkoord voor deze aanvraag. Vraag het en noteer het in het dossier. "
        "Zonder akkoord kan het alleen vanuit een dossier zonder naam.",
    )


@guards.add("solution_asked")
def better_solutions_told(facts: CaseFacts) -> Reason | None:
    """Say why no better solution is possible: prevention first, emergency last. Source: plan, measure 17, pillar 3."""
    if facts.word_of("solution_asked") == BEST_SOLUTION or facts.word_of("why_not_better").strip():
        return None
    return reason(
        "better_solutions_open",
        "De meilleures solutions existent : dites ce qui a été essayé, et pourquoi ce n'est pas possible.",
        "Er zijn betere oplossingen: zeg wat geprobeerd is, en waarom het niet kan.",
    )


@guards.add("review_on")
def review_is_ahead(facts: CaseFacts) -> Reason | None:
    """A review is planned after the day it is planned on."""
    review = facts.date_of("review_on")
    if review is None or review > facts.day:
        return None
    return reason(
        "review_in_the_past",
        "La prochaine évaluation doit venir plus tard. Corrigez la date.",
        "De volgende evaluatie moet later komen. Verbeter de datum.",
    )


@guards.add("outcome")
def legal_dates_settled(facts: CaseFacts) -> Reason | None:
    """Legal dates within thirty days are dealt with, or named in the reason for closing."""
    horizon = facts.day + CLOSING_HORIZON
    left = [due for due in facts.legal_dates if not due.dealt_with and due.on <= horizon]
    if not left or facts.word_of("legal_dates_dealt_with").strip():
        return None
    french = ", ".join(f"{due.title_fr} ({in_words(due.on).fr})" for due in left)
    dutch = ", ".join(f"{due.title_nl} ({in_words(due.on).nl})" for due in left)
    return reason(
        "legal_dates_open",
        f"Des échéances légales approchent : {french}. Réglez-les, ou dites ce que chacune devient.",
        f"Er naderen wettelijke vervaldagen: {dutch}. Regel ze, of zeg wat met elk ervan gebeurt.",
    )


GIVEN_UP: Final = "help_not_wanted_or_unreachable"
"""Reason for closing that stands for exit X15."""


@guards.add("closing_reason")
def attempts_made(facts: CaseFacts) -> Reason | None:
    """Nobody is given up before three attempts by two ways, unless they said so themselves. Our own rule, no law."""
    reasons = (facts.word_of("closing_reason"), facts.word_of("second_closing_reason"))
    if GIVEN_UP not in reasons or facts.contact.declined:
        return None
    return enough_attempts(facts)


@guards.add()
def enough_attempts(facts: CaseFacts) -> Reason | None:
    """Three attempts by two ways at least stayed without answer. Our own rule, no law."""
    contact = facts.contact
    if contact.enough:
        return None
    return reason(
        "too_few_attempts",
        f"Essais notés sans réponse : {contact.attempts}, voies différentes : {contact.ways}. Essayez au moins trois "
        "fois, par deux voies différentes, et notez chaque essai. Les délais continuent de courir.",
        f"Genoteerde pogingen zonder antwoord: {contact.attempts}, verschillende wegen: {contact.ways}. Probeer "
        "minstens "
        "drie keer, langs twee verschillende wegen, en noteer elke poging. De termijnen lopen door.",
    )


def _not_before(day: date, facts: CaseFacts, code: str) -> Reason | None:
    if facts.day >= day:
        return None
    words = in_words(day)
    return reason(
        code,
        f"Ce n'est possible qu'à partir du {words.fr}. Revenez à cette date.",
        f"Dit kan pas vanaf {words.nl}. Kom op die datum terug.",
    )
