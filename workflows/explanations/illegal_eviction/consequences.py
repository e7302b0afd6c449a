"""What follows from the answer, in the order in which people act: danger, children, the night, the lawyer, the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.declaration import Consequence
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workflows.explanations.declaration import Facts, Result

_ADVICE: Mapping[str, tuple[Text, Text]] = {
    "danger": (
        Text(fr="Danger", nl="Gevaar"),
        Text(
            fr="D'abord la sécurité : 112 ou 101, si la personne le veut ou si une vie est en jeu. Ne rentrez pas de "
            "force, seul.",
            nl="Eerst de veiligheid: 112 of 101, als de persoon dat wil of als er een leven op het spel staat. Ga niet "
            "alleen met geweld naar binnen.",
        ),
    ),
    "unaccompanied": (
        Text(fr="Mineur non accompagné", nl="Niet-begeleide minderjarige"),
        Text(
            fr="Pas d'orientation ordinaire : appelez le service des Tutelles et l'aide à la jeunesse. Un mineur n'est "
            "jamais laissé dehors.",
            nl="Geen gewone doorverwijzing: bel de dienst Voogdij en de jeugdhulp. Een minderjarige blijft nooit "
            "buiten staan.",
        ),
    ),
    "secrecy": (
        Text(fr="Violence à la maison", nl="Geweld thuis"),
        Text(
            fr="Demandez-le avec tact. Ne contactez pas le partenaire, n'écrivez pas à l'ancienne adresse et gardez la "
            "nouvelle pour vous.",
            nl="Vraag het met tact. Neem geen contact op met de partner, schrijf niet naar het oude adres en hou het "
            "nieuwe voor u.",
        ),
    ),
    "place": (
        Text(fr="Une place, dès aujourd'hui", nl="Een plaats, vanaf vandaag"),
        Text(
            fr="La nuit n'est pas sûre : la recherche commence. L'abri d'urgence vient en dernier, avec une raison "
            "notée. Refuser une proposition est un droit.",
            nl="De nacht is niet veilig: het zoeken begint. Noodopvang komt het laatst, met een genoteerde reden. Een "
            "voorstel weigeren is een recht.",
        ),
    ),
    "place_unknown": (
        Text(fr="Une place, dès aujourd'hui", nl="Een plaats, vanaf vandaag"),
        Text(
            fr="On ne sait pas si la nuit est sûre : la recherche commence. L'abri d'urgence vient en dernier, avec "
            "une raison notée. Refuser une proposition est un droit.",
            nl="Men weet niet of de nacht veilig is: het zoeken begint. Noodopvang komt het laatst, met een genoteerde "
            "reden. Een voorstel weigeren is een recht.",
        ),
    ),
    "reentry": (
        Text(fr="Rentrer", nl="Terug naar binnen"),
        Text(
            fr="Un avocat le jour même : juge de paix, référé, ou requête unilatérale si tout presse.",
            nl="Nog dezelfde dag een advocaat: vrederechter, kort geding, of een eenzijdig verzoekschrift als alles "
            "dringt.",
        ),
    ),
    "review": (
        Text(fr="Relecture juridique", nl="Juridische controle"),
        Text(
            fr="Un juriste relit le dossier. Jusque-là, rien n'est compté comme illégal ni comme légal.",
            nl="Een jurist leest het dossier na. Tot dan telt niets als illegaal en niets als legaal.",
        ),
    ),
    "winter": (
        Text(fr="L'hiver", nl="De winter"),
        Text(
            fr="La règle d'hiver vise les baux. Ce contrôle ne décide pas si elle protège cette occupation.",
            nl="De winterregel geldt voor huur. Deze controle beslist niet of hij deze bezetting beschermt.",
        ),
    ),
    "compensation": (
        Text(fr="Indemnité (art. 233/1)", nl="Vergoeding (art. 233/1)"),
        Text(
            fr="Une indemnité pour le ménage est possible. Le montant se compte en mois de loyer et reste à confirmer "
            "par un avocat : aucune somme n'est sûre.",
            nl="Een vergoeding voor het gezin is mogelijk. Het bedrag wordt in maanden huur gerekend en moet door een "
            "advocaat bevestigd worden: geen enkel bedrag is zeker.",
        ),
    ),
    "compensation_if_none": (
        Text(fr="Indemnité (art. 233/1)", nl="Vergoeding (art. 233/1)"),
        Text(
            fr="Possible seulement s'il n'y a pas de titre. C'est un avocat qui le dira : aucune somme n'est sûre.",
            nl="Enkel mogelijk als er geen titel is. Een advocaat zegt het: geen enkel bedrag is zeker.",
        ),
    ),
    "complaint": (
        Text(fr="Plainte", nl="Klacht"),
        Text(
            fr="Jamais automatique. Expliquez les avantages, les risques et le risque pour le séjour, proposez un "
            "avocat ; la personne décide.",
            nl="Nooit vanzelf. Leg voordelen, risico's en het risico voor het verblijf uit, stel een advocaat voor; de "
            "persoon beslist.",
        ),
    ),
    "police_again": (
        Text(fr="Refus de la police", nl="Weigering door de politie"),
        Text(
            fr="Notez lieu et heure du refus. Un autre commissariat peut acter la plainte, si la personne le souhaite.",
            nl="Noteer plaats en uur. Een ander kantoor kan de klacht noteren, als de persoon dat wil.",
        ),
    ),
    "utilities": (
        Text(fr="Eau, gaz, électricité", nl="Water, gas, elektriciteit"),
        Text(
            fr="Demandez par écrit de rétablir aujourd'hui ; sinon, le juge. Des arriérés ne permettent pas de couper.",
            nl="Vraag schriftelijk om vandaag te herstellen; zo niet, de rechter. Achterstal geeft geen recht om af te "
            "sluiten.",
        ),
    ),
    "arrears": (
        Text(fr="Loyers impayés", nl="Achterstallige huur"),
        Text(
            fr="Ils se règlent plus tard, à part, en médiation. Ils ne justifient rien ici.",
            nl="Die worden later apart geregeld, in bemiddeling. Zij rechtvaardigen hier niets.",
        ),
    ),
    "neighbours": (
        Text(fr="D'autres ménages", nl="Andere gezinnen"),
        Text(
            fr="Ouvrez un dossier par ménage : la réponse des voisins peut être autre.",
            nl="Open een dossier per gezin: voor de buren kan het antwoord anders zijn.",
        ),
    ),
    "centre_in_writing": (
        Text(fr="Décision du CPAS", nl="Beslissing van het OCMW"),
        Text(
            fr="Demandez la décision par écrit : elle ouvre le recours.",
            nl="Vraag de beslissing schriftelijk: daarmee kan men in beroep.",
        ),
    ),
}
_BY_FLAG: Mapping[str, str] = {
    "danger_now": "danger",
    "unaccompanied_minor": "unaccompanied",
    "domestic_violence_check": "secrecy",
    "lawyer_same_day": "reentry",
    "police_refusal_retry": "police_again",
    "arrears_stored_apart": "arrears",
    "mass_event": "neighbours",
    "ask_written_decision": "centre_in_writing",
}


def consequences(facts: Facts, result: Result) -> tuple[Consequence, ...]:
    """Return what follows, in the order in which people act."""
    codes = {*_codes(facts, result)}
    return tuple(Consequence(code, *told) for code, told in _ADVICE.items() if code in codes)


def _codes(facts: Facts, result: Result) -> Iterator[str]:
    yield from (code for flag, code in _BY_FLAG.items() if flag in result["flags"])
    if result["referral"]["start_now"]:
        known = (facts.get("tonight") or {}).get("safe") is False
        yield "place" if known else "place_unknown"
    if result["legal_review"]:
        yield "review"
    if result["moratorium"]["role"] == "to_review":
        yield "winter"
    if result["art_233_1"]["status"] == "possible":
        yield "compensation_if_none" if result["class"] == "U" else "compensation"
    if result["offences"] and result["complaint_gate"]["status"] not in ("made", "not_wanted"):
        yield "complaint"
    if result["tracks"]["utilities"] == "cut":
        yield "utilities"
