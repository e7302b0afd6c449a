"""The verdict in one sentence of plain words, by code and situation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.reading import breached, day, euro, joined, month
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workflows.explanations.declaration import Facts, Result

WORDS: Mapping[str, Text] = {
    "lawful": Text(fr="En ordre", nl="In orde"),
    "excessive": Text(fr="Pas comme demandé", nl="Niet zoals gevraagd"),
    "not_due": Text(fr="Pas due", nl="Niet verschuldigd"),
    "not_requested": Text(fr="Pas encore demandée", nl="Nog niet gevraagd"),
    "uncertain": Text(fr="Pas encore de réponse certaine", nl="Nog geen zeker antwoord"),
    "out_of_scope": Text(fr="D'autres règles", nl="Andere regels"),
}

WHY_NOT_DUE: Mapping[str, Text] = {
    "written_lease": Text(fr="il n'y a pas de bail écrit", nl="er is geen schriftelijke huurovereenkomst"),
    "lease_clause": Text(fr="le bail exclut l'indexation", nl="de huurovereenkomst sluit indexatie uit"),
    "registration": Text(
        fr="le bail n'était pas enregistré à ce moment", nl="de huurovereenkomst was toen niet geregistreerd"
    ),
    "epb_certificate": Text(
        fr="le locataire n'avait pas reçu de certificat PEB valable",
        nl="de huurder had geen geldig EPB-certificaat gekregen",
    ),
    "written_request": Text(
        fr="la demande n'a pas été faite par écrit", nl="het verzoek werd niet schriftelijk gedaan"
    ),
    "anniversary": Text(
        fr="le bail n'a pas d'anniversaire cette année-là", nl="de huurovereenkomst verjaart dat jaar niet"
    ),
    "once_per_year": Text(
        fr="le loyer a déjà été indexé dans cette année de bail",
        nl="de huurprijs werd al geïndexeerd in dit jaar van de huurovereenkomst",
    ),
    "freeze_year": Text(
        fr="un loyer de classe F ou G était gelé cette année-là",
        nl="een huurprijs van klasse F of G was dat jaar bevroren",
    ),
    "amount": Text(
        fr="le loyer payé ne dépasse pas le maximum légal",
        nl="de betaalde huurprijs overschrijdt het wettelijke maximum niet",
    ),
}


def sentence(facts: Facts, result: Result) -> Text:
    """Return the verdict as one sentence for the person at the table."""
    return _SENTENCES[result["verdict"]](facts, result)


def _request(facts: Facts) -> Facts:
    return facts.get("request") or {}


def _by_tenant(facts: Facts) -> bool:
    return _request(facts).get("made_by") == "tenant"


def _lawful(facts: Facts, result: Result) -> Text:
    rent, since = euro(result["amounts"]["rent_due"]), day(result["due_from"])
    if _by_tenant(facts):
        return Text(
            fr=f"La baisse demandée est due : le loyer passe à {rent.fr} par mois à partir du {since.fr}.",
            nl=f"De gevraagde verlaging is verschuldigd: de huurprijs wordt {rent.nl} per maand vanaf {since.nl}.",
        )
    return Text(
        fr=f"L'indexation demandée est en ordre : {rent.fr} par mois à partir du {since.fr}.",
        nl=f"De gevraagde indexatie is in orde: {rent.nl} per maand vanaf {since.nl}.",
    )


def _excessive(facts: Facts, result: Result) -> Text:
    failed, amounts = breached(result), result["amounts"]
    if amounts["rent_due"] is None or result["due_from"] is None:  # too much, whatever the open facts turn out to be
        return Text(
            fr="Trop est demandé, quelle que soit la réponse aux questions encore ouvertes ; le montant dû en dépend.",
            nl="Er wordt te veel gevraagd, wat ook het antwoord op de open vragen is; het verschuldigde bedrag hangt "
            "ervan af.",
        )
    due, since = euro(amounts["rent_due"]), day(result["due_from"])
    if _by_tenant(facts):
        return Text(
            fr=f"Une baisse est due, mais pas autant : le loyer est de {due.fr} par mois à partir du {since.fr}.",
            nl=f"Een verlaging is verschuldigd, maar niet zoveel: de huurprijs is {due.nl} per maand vanaf {since.nl}.",
        )
    if "amount" not in failed:
        return Text(
            fr=f"L'indexation est due, mais plus tard que demandé : {due.fr} par mois à partir du {since.fr}.",
            nl=f"De indexatie is verschuldigd, maar later dan gevraagd: {due.nl} per maand vanaf {since.nl}.",
        )
    asked = euro(amounts["rent_asked"])
    return Text(
        fr=f"Une indexation est due, mais trop est demandé : {due.fr} par mois au lieu de {asked.fr}, "
        f"à partir du {since.fr}.",
        nl=f"Een indexatie is verschuldigd, maar er wordt te veel gevraagd: {due.nl} per maand in plaats van "
        f"{asked.nl}, vanaf {since.nl}.",
    )


def _not_due(facts: Facts, result: Result) -> Text:
    failed = [rule for rule in breached(result) if rule in WHY_NOT_DUE]
    reasons = [WHY_NOT_DUE[rule] for rule in failed if rule != "amount" or failed == ["amount"]]
    if _by_tenant(facts):
        opening = Text(fr="Aucune baisse n'est due", nl="Er is geen verlaging verschuldigd")
    elif facts.get("request") is None:
        opening = Text(
            fr="Une indexation ne peut pas être demandée à cette date",
            nl="Op deze datum kan geen indexatie worden gevraagd",
        )
    else:
        opening = Text(
            fr="Aucune augmentation n'est due sur cette demande", nl="Op dit verzoek is geen verhoging verschuldigd"
        )
    if not reasons:  # which condition fails depends on the reading, yet one fails in each of them
        return Text(
            fr=f"{opening.fr}, quelle que soit la lecture de la loi.", nl=f"{opening.nl}, hoe men de wet ook leest."
        )
    why = joined(reasons, "et", "en", separator=" ; ")
    return Text(fr=f"{opening.fr} : {why.fr}.", nl=f"{opening.nl}: {why.nl.replace(' ; ', '; ')}.")


def _not_requested(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all verdicts
    ceiling = result["amounts"]["ceiling"]
    if ceiling is None:
        return Text(
            fr="Rien n'est dû pour l'instant : personne n'a demandé d'adapter le loyer.",
            nl="Voorlopig is niets verschuldigd: niemand heeft gevraagd om de huurprijs aan te passen.",
        )
    most = euro(ceiling)
    return Text(
        fr=f"Rien n'est dû pour l'instant : personne n'a demandé d'adapter le loyer. Une demande pourrait donner au "
        f"plus {most.fr} par mois.",
        nl="Voorlopig is niets verschuldigd: niemand heeft gevraagd om de huurprijs aan te passen. Een verzoek kan "
        f"hoogstens {most.nl} per maand opleveren.",
    )


def _uncertain(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all verdicts
    months = [path.removeprefix("health_index.") for path in result["missing"] if path.startswith("health_index.")]
    if months:
        names = joined([month(code) for code in months], "et", "en")
        return Text(
            fr=f"On ne peut pas répondre : l'indice santé manque ({names.fr}).",
            nl=f"Er is geen antwoord mogelijk: het gezondheidsindexcijfer ontbreekt ({names.nl}).",
        )
    if "old_lease" in result["doubts"]:
        return Text(
            fr="Pour un bail aussi ancien, d'autres règles peuvent jouer : demandez l'avis d'un juriste.",
            nl="Voor zo'n oude huurovereenkomst kunnen andere regels spelen: vraag het advies van een jurist.",
        )
    if result["doubts"] == ["class_unknown"]:
        return Text(
            fr="La réponse dépend de la classe énergétique : voici ce que donne chaque classe.",
            nl="Het antwoord hangt af van de energieklasse: dit geeft elke klasse.",
        )
    if result["doubts"]:
        return Text(
            fr="La réponse dépend de la lecture de la loi : les lectures possibles sont côte à côte ci-dessous.",
            nl="Het antwoord hangt af van hoe men de wet leest: de mogelijke lezingen staan hieronder naast elkaar.",
        )
    count = len(result["missing"])
    if count == 1:
        return Text(
            fr="On ne peut pas encore répondre : il manque une réponse.",
            nl="Er is nog geen antwoord mogelijk: er ontbreekt één gegeven.",
        )
    return Text(
        fr=f"On ne peut pas encore répondre : il manque {count} réponses.",
        nl=f"Er is nog geen antwoord mogelijk: er ontbreken {count} gegevens.",
    )


def _out_of_scope(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all verdicts
    return Text(
        fr="Ce contrôle ne peut rien dire de ce loyer : d'autres règles le fixent.",
        nl="Deze controle kan niets zeggen over deze huurprijs: andere regels bepalen hem.",
    )


_SENTENCES: Mapping[str, Callable[[Facts, Result], Text]] = {
    "lawful": _lawful,
    "excessive": _excessive,
    "not_due": _not_due,
    "not_requested": _not_requested,
    "uncertain": _uncertain,
    "out_of_scope": _out_of_scope,
}
