"""The verdict about a notice in one sentence of plain words: what it does, never that anybody must leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.declaration import KeyFigure
from workflows.explanations.reading import day, euro
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workflows.explanations.declaration import Facts, Result

WORDS: Mapping[str, Text] = {
    "lawful": Text(fr="En ordre, d'après ces faits", nl="In orde, volgens deze feiten"),
    "lawful_postponed": Text(fr="Valable, mais plus tard", nl="Geldig, maar later"),
    "voidable": Text(fr="Peut être contesté", nl="Kan worden aangevochten"),
    "no_effect": Text(fr="Sans effet", nl="Zonder gevolg"),
    "unlawful": Text(fr="Pas permis", nl="Niet toegelaten"),
    "suspended": Text(fr="Suspendu", nl="Geschorst"),
    "no_notice_law": Text(fr="Pas de congé à juger", nl="Geen opzegging te beoordelen"),
    "refer": Text(fr="À voir avec un spécialiste", nl="Voor een specialist"),
    "uncertain": Text(fr="Pas de réponse certaine", nl="Geen zeker antwoord"),
}
LANDLORD_OWES = Text(fr="Le bailleur doit", nl="De verhuurder is verschuldigd")
TENANT_OWES = Text(fr="Le locataire doit", nl="De huurder is verschuldigd")

GENERAL: Mapping[str, Text] = {
    "unlawful": Text(fr="La loi ne le permet pas.", nl="De wet laat dit niet toe."),
    "no_effect": Text(fr="Cela n'a pas d'effet.", nl="Dit heeft geen gevolg."),
    "refer": Text(
        fr="D'autres règles s'appliquent : un spécialiste doit répondre.",
        nl="Hier gelden andere regels: een specialist moet antwoorden.",
    ),
    "no_notice_law": Text(
        fr="Sans bail, il n'y a pas de congé à juger ; d'autres règles protègent la personne hébergée.",
        nl="Zonder huurovereenkomst is er geen opzegging te beoordelen; andere regels beschermen wie inwoont.",
    ),
    "suspended": Text(
        fr="Le préavis est suspendu : une plainte ou une demande du locataire l'arrête.",
        nl="De opzegtermijn is geschorst: een klacht of een verzoek van de huurder houdt hem tegen.",
    ),
    "lawful": Text(fr="D'après ces faits, c'est en ordre.", nl="Volgens deze feiten is dit in orde."),
}
OF_SUBJECT: Mapping[tuple[str, str], Text] = {
    ("landlord_notice", "unlawful"): Text(
        fr="Le bailleur ne peut pas mettre fin au bail de cette façon.",
        nl="De verhuurder kan de huur zo niet beëindigen.",
    ),
    ("lease_status", "lawful"): Text(
        fr="Le bail est bien ce que disent les papiers.", nl="De huurovereenkomst is wat de papieren zeggen."
    ),
    ("lease_status", "no_effect"): Text(
        fr="Le bail est plus fort que le papier : la durée courte, la prolongation ou la clause ne tient pas.",
        nl="De huur is sterker dan het papier: de korte duur, de verlenging of het beding houdt geen stand.",
    ),
    ("tenant_notice", "no_effect"): Text(
        fr="Ce congé du locataire ne met pas fin au bail.", nl="Deze opzegging van de huurder beëindigt de huur niet."
    ),
    ("counter_notice", "no_effect"): Text(
        fr="Ce contre-préavis ne change rien.", nl="Deze tegenopzegging verandert niets."
    ),
    ("prorogation_request", "lawful"): Text(
        fr="La demande de prorogation est à temps et en ordre. Sans accord du bailleur, le juge décide.",
        nl="Het verzoek tot verlenging is op tijd en in orde. Zonder akkoord van de verhuurder beslist de rechter.",
    ),
    ("prorogation_request", "no_effect"): Text(
        fr="Cette demande de prorogation ne donne rien.", nl="Dit verzoek tot verlenging levert niets op."
    ),
    ("rent_increase", "lawful"): Text(
        fr="La hausse tombe dans la bonne période et elle est acceptée : elle est due.",
        nl="De verhoging valt in de juiste periode en is aanvaard: ze is verschuldigd.",
    ),
    ("rent_increase", "unlawful"): Text(
        fr="Cette hausse du loyer n'est pas due.", nl="Deze huurverhoging is niet verschuldigd."
    ),
    ("rent_increase", "uncertain"): Text(
        fr="C'est une proposition : sans accord, le loyer reste le même jusqu'à ce qu'un juge décide.",
        nl="Dit is een voorstel: zonder akkoord blijft de huurprijs dezelfde tot een rechter beslist.",
    ),
    ("self_help_eviction", "unlawful"): Text(
        fr="Personne ne peut changer les serrures ou fermer l'accès sans jugement.",
        nl="Niemand mag zonder vonnis de sloten vervangen of de toegang afsluiten.",
    ),
    ("claim_after_departure", "lawful"): Text(
        fr="Le bailleur a tenu sa promesse, ou il a encore le temps de la tenir.",
        nl="De verhuurder hield zijn belofte, of hij heeft nog tijd om ze te houden.",
    ),
    ("claim_after_departure", "unlawful"): Text(
        fr="Le bailleur n'a pas tenu sa promesse : le locataire peut réclamer une indemnité.",
        nl="De verhuurder hield zijn belofte niet: de huurder kan een vergoeding vragen.",
    ),
}


def sentence(facts: Facts, result: Result) -> Text:
    """Return the verdict as one sentence for the person at the table."""
    subject, verdict = facts["subject"], result["verdict"]
    said = OF_SUBJECT.get((subject, verdict))
    if said is not None:
        return said
    writer = _WRITERS.get((subject, verdict)) or _WRITERS.get(("", verdict))
    return writer(facts, result) if writer is not None else GENERAL[verdict]


def key_figures(facts: Facts, result: Result) -> tuple[KeyFigure, ...]:  # noqa: ARG001 — one signature for all checks
    """Return what is owed now; the day itself is told with its branches."""
    totals = result.get("totals") or {}
    rows = ((LANDLORD_OWES, totals.get("landlord_owes")), (TENANT_OWES, totals.get("tenant_owes")))
    return tuple(KeyFigure(label, euro(amount)) for label, amount in rows if amount not in (None, "0.00"))


def _lawful(facts: Facts, result: Result) -> Text:
    ends = result.get("lawful_end_date")
    if ends is None or facts["subject"] not in ACTS:
        return GENERAL["lawful"]
    act, on = ACTS[facts["subject"]], day(ends)
    if result.get("alternatives"):
        return Text(
            fr=f"{act.fr} est en ordre, mais la date dépend du jour où la lettre est arrivée.",
            nl=f"{act.nl} is in orde, maar de datum hangt af van de dag waarop de brief aankwam.",
        )
    return Text(
        fr=f"{act.fr} est en ordre, d'après ces faits : le bail prend fin le {on.fr}.",
        nl=f"{act.nl} is in orde, volgens deze feiten: de huur eindigt op {on.nl}.",
    )


def _postponed(facts: Facts, result: Result) -> Text:
    act = ACTS.get(facts["subject"], THE_NOTICE)
    if result.get("alternatives"):
        return Text(
            fr=f"{act.fr} peut valoir, mais la fin du bail dépend du jour où la lettre est arrivée.",
            nl=f"{act.nl} kan geldig zijn, maar het einde van de huur hangt af van de dag waarop de brief aankwam.",
        )
    on = day(result["lawful_end_date"])
    return Text(
        fr=f"{act.fr} annonce une date trop proche : s'il est valable, le bail prend fin le {on.fr}.",
        nl=f"{act.nl} kondigt een te vroege datum aan: als ze geldig is, eindigt de huur op {on.nl}.",
    )


def _voidable(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all verdicts
    ends = result.get("lawful_end_date")
    then = Text(fr=".", nl=".")
    if ends:
        on = day(ends)
        then = Text(
            fr=f". Si personne ne l'invoque, le bail prend fin le {on.fr}.",
            nl=f". Als niemand zich daarop beroept, eindigt de huur op {on.nl}.",
        )
    return Text(
        fr=f"Le congé a un défaut que le locataire peut invoquer{then.fr}",
        nl=f"De opzegging heeft een gebrek waarop de huurder zich kan beroepen{then.nl}",
    )


def _no_effect(facts: Facts, result: Result) -> Text:
    notice, receipt = facts.get("notice") or {}, result.get("receipt") or {}
    opening = Text(fr="Ce congé ne met pas fin au bail", nl="Deze opzegging beëindigt de huur niet")
    if notice.get("announced_end_on"):
        on = day(notice["announced_end_on"])
        opening = Text(fr=f"{opening.fr} le {on.fr}", nl=f"{opening.nl} op {on.nl}")
    latest = result.get("latest_receipt_on")
    if latest and receipt.get("on") and receipt["on"] > latest:
        limit = day(latest)
        return Text(
            fr=f"{opening.fr} : la lettre devait arriver au plus tard le {limit.fr}.",
            nl=f"{opening.nl}: de brief moest uiterlijk op {limit.nl} aankomen.",
        )
    return Text(fr=f"{opening.fr}.", nl=f"{opening.nl}.")


def _uncertain(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all verdicts
    if result.get("alternatives"):
        return Text(
            fr="La réponse dépend du jour où la lettre est arrivée, et ce jour n'est pas prouvé.",
            nl="Het antwoord hangt af van de dag waarop de brief aankwam, en die dag is niet bewezen.",
        )
    count = len(result["missing"])
    if count == 1:
        return Text(
            fr="On ne peut pas encore répondre avec certitude : il manque une réponse.",
            nl="Er is nog geen zeker antwoord: er ontbreekt één gegeven.",
        )
    if count:
        return Text(
            fr=f"On ne peut pas encore répondre avec certitude : il manque {count} réponses.",
            nl=f"Er is nog geen zeker antwoord: er ontbreken {count} gegevens.",
        )
    return Text(
        fr="La loi ou les faits laissent un doute : le point en question est expliqué ci-dessous.",
        nl="De wet of de feiten laten twijfel: het punt wordt hieronder uitgelegd.",
    )


THE_NOTICE = Text(fr="Le congé", nl="De opzegging")
ACTS: Mapping[str, Text] = {
    "landlord_notice": THE_NOTICE,
    "tenant_notice": Text(fr="Le congé du locataire", nl="De opzegging van de huurder"),
    "counter_notice": Text(fr="Le contre-préavis", nl="De tegenopzegging"),
}
_WRITERS: Mapping[tuple[str, str], Callable[[Facts, Result], Text]] = {
    ("", "lawful"): _lawful,
    ("", "lawful_postponed"): _postponed,
    ("", "voidable"): _voidable,
    ("landlord_notice", "no_effect"): _no_effect,
    ("", "uncertain"): _uncertain,
}
