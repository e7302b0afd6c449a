"""What follows from the answer: money back, time limits, a new request, the separate dispute on a high rent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.declaration import Consequence
from workflows.explanations.reading import day, euro, joined, month
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.explanations.declaration import Facts, Result


def consequences(facts: Facts, result: Result) -> tuple[Consequence, ...]:  # noqa: ARG001 — one signature for all checks
    """Return what follows, in the order in which people act."""
    if result["verdict"] == "out_of_scope":
        return tuple(_refund(result))
    return (
        *_cure(result),
        *_arrears(result),
        *_landlord_action(result),
        *_refund(result),
        *_reference_rent(result),
        *_next_anniversary(result),
    )


def _cure(result: Result) -> Iterator[Consequence]:
    if result["cure"] is None:
        return
    title = Text(fr="Une nouvelle demande", nl="Een nieuw verzoek")
    since = result["cure"]["new_request_from"]
    if since is None:
        yield Consequence(
            "not_cured",
            title,
            Text(
                fr="Tant que l'enregistrement ou le certificat manque, aucune demande ne peut faire monter le loyer.",
                nl="Zolang de registratie of het certificaat ontbreekt, kan geen enkel verzoek de huurprijs verhogen.",
            ),
        )
        return
    written = day(since)
    yield Consequence(
        "cured",
        title,
        Text(
            fr=f"Une nouvelle demande écrite est possible depuis le {written.fr} ; celle-ci reste sans effet.",
            nl=f"Sinds {written.nl} is een nieuw schriftelijk verzoek mogelijk; dit verzoek blijft zonder gevolg.",
        ),
    )


def _arrears(result: Result) -> Iterator[Consequence]:
    months = result["retroactive_months"]
    if not months:
        return
    names = joined([month(code) for code in months], "et", "en")
    yield Consequence(
        "arrears",
        Text(fr="Mois déjà passés", nl="Maanden die al voorbij zijn"),
        Text(
            fr=f"La différence peut aussi être demandée pour : {names.fr}. Pas pour les mois d'avant.",
            nl=f"Het verschil kan ook worden gevraagd voor: {names.nl}. Niet voor de maanden ervoor.",
        ),
    )


def _landlord_action(result: Result) -> Iterator[Consequence]:
    before = result["deadlines"]["landlord_action_before"]
    if before is None or result["verdict"] == "not_due":
        return
    written = day(before)
    yield Consequence(
        "landlord_action",
        Text(fr="Délai pour le bailleur", nl="Termijn voor de verhuurder"),
        Text(
            fr=f"Pour réclamer ces montants, le bailleur doit agir en justice avant le {written.fr} (commentaire "
            "publié, à confirmer par un juriste).",
            nl=f"Om deze bedragen te eisen moet de verhuurder vóór {written.nl} naar de rechter stappen (gepubliceerd "
            "commentaar, te bevestigen door een jurist).",
        ),
    )


def _refund(result: Result) -> Iterator[Consequence]:
    refund = result["refund"]
    if refund is None:
        return
    since, before = day(refund["recoverable_from"]), day(refund["action_before"])
    if refund["complete"] is False:
        lost = Text(fr=" Ce qui a été payé avant est perdu.", nl=" Wat daarvoor betaald werd, is verloren.")
    elif refund["complete"] is None:
        lost = Text(
            fr=" Indiquez depuis quand trop a été payé pour savoir si tout est récupérable.",
            nl=" Vul in sinds wanneer te veel werd betaald om te weten of alles kan worden teruggevraagd.",
        )
    else:
        lost = Text(fr=" Tout est récupérable.", nl=" Alles kan worden teruggevraagd.")
    yield Consequence(
        "refund",
        Text(fr="Argent à récupérer", nl="Geld terug te vragen"),
        Text(
            fr=f"Le trop-payé est récupérable à partir du {since.fr}.{lost.fr} Sans accord, il faut agir en justice "
            f"avant le {before.fr}.",
            nl=f"Wat te veel betaald is, kan worden teruggevraagd vanaf {since.nl}.{lost.nl} Zonder akkoord moet men "
            f"vóór {before.nl} naar de rechter stappen.",
        ),
    )


def _reference_rent(result: Result) -> Iterator[Consequence]:
    compared = result["reference_rent"]
    if compared is None:
        return
    limit, title = (
        euro(compared["limit"]),
        Text(fr="Loyer de référence : une autre question", nl="Referentiehuurprijs: een andere vraag"),
    )
    if compared["presumed_abusive"]:
        yield Consequence(
            "presumed_abusive",
            title,
            Text(
                fr=f"Ce loyer dépasse {limit.fr}, soit 120 % du loyer de référence : il est présumé abusif. C'est une "
                "procédure à part (Commission paritaire locative, juge de paix), qui ne change pas ce résultat.",
                nl=f"Deze huurprijs is hoger dan {limit.nl}, dat is 120 % van de referentiehuurprijs: hij wordt geacht "
                "onredelijk te zijn. Dat is een aparte procedure (Paritaire Huurcommissie, vrederechter), die dit "
                "resultaat niet verandert.",
            ),
        )
        return
    yield Consequence(
        "within_reference",
        title,
        Text(
            fr=f"Ce loyer ne dépasse pas {limit.fr} (120 % du loyer de référence).",
            nl=f"Deze huurprijs overschrijdt {limit.nl} niet (120 % van de referentiehuurprijs).",
        ),
    )


def _next_anniversary(result: Result) -> Iterator[Consequence]:
    if result["next_anniversary"] is None:
        return
    written = day(result["next_anniversary"])
    yield Consequence(
        "next_anniversary",
        Text(fr="Prochain anniversaire", nl="Volgende verjaardag"),
        Text(
            fr=f"La prochaine indexation est possible au plus tôt le {written.fr}, sur demande écrite.",
            nl=f"De volgende indexatie kan ten vroegste op {written.nl}, na een schriftelijk verzoek.",
        ),
    )
