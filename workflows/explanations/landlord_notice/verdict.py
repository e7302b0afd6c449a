"""The verdict in one sentence of plain words, by subject and code. No sentence ever tells a person to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.reading import day
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workflows.explanations.declaration import Facts, Result

WORDS: Mapping[str, Text] = {
    "lawful": Text(fr="Conforme à la loi", nl="In overeenstemming met de wet"),
    "lawful_postponed": Text(fr="Valable, mais plus tard", nl="Geldig, maar later"),
    "voidable": Text(fr="Annulable", nl="Vernietigbaar"),
    "no_effect": Text(fr="Sans effet", nl="Zonder gevolg"),
    "unlawful": Text(fr="Contraire à la loi", nl="In strijd met de wet"),
    "suspended": Text(fr="Suspendu", nl="Geschorst"),
    "no_notice_law": Text(fr="Pas de congé à juger", nl="Geen opzegging te beoordelen"),
    "refer": Text(fr="D'autres règles : un spécialiste", nl="Andere regels: een specialist"),
    "uncertain": Text(fr="Pas de réponse certaine", nl="Geen zeker antwoord"),
}
ONLY_A_JUDGE = Text(
    fr="Seul un juge peut ordonner une expulsion.", nl="Enkel een rechter kan een uithuiszetting bevelen."
)

HANGS_ON_RECEIPT = Text(
    fr="Ce congé peut mettre fin au bail, mais la date dépend du jour où la lettre est arrivée.",
    nl="Deze opzegging kan de huurovereenkomst beëindigen, maar de datum hangt af van de dag waarop de brief aankwam.",
)
UNCERTAIN_RECEIPT = Text(
    fr="Ce congé vaut ou ne vaut pas selon le jour où la lettre est arrivée : une preuve de la poste peut le dire.",
    nl="Deze opzegging geldt of geldt niet naargelang de dag waarop de brief aankwam: een bewijs van de post kan het "
    "zeggen.",
)
BRANCHED: Mapping[str, Text] = {
    "lawful": HANGS_ON_RECEIPT,
    "lawful_postponed": HANGS_ON_RECEIPT,
    "uncertain": UNCERTAIN_RECEIPT,
}
"""What is said where every branch of the receipt has its own answer: no date stands without the other."""


def sentence(facts: Facts, result: Result) -> Text:
    """Return the verdict as one or two sentences for the person at the table."""
    branched = facts["subject"] == "landlord_notice" and result["alternatives"] and result["verdict"] in BRANCHED
    found = BRANCHED[result["verdict"]] if branched else _SENTENCES[facts["subject"]](facts, result)
    if facts["subject"] in ("landlord_notice", "self_help_eviction") and found is not REFER:
        return Text(fr=f"{found.fr} {ONLY_A_JUDGE.fr}", nl=f"{found.nl} {ONLY_A_JUDGE.nl}")
    return found


REFER = Text(
    fr="D'autres règles valent ici, ou la loi ne donne pas de réponse sûre : un spécialiste doit répondre.",
    nl="Hier gelden andere regels, of de wet geeft geen zeker antwoord: een specialist moet antwoorden.",
)
NO_NOTICE = Text(
    fr="Sans bail, il n'y a pas de congé à juger. Personne ne peut pourtant être mis dehors par la force.",
    nl="Zonder huurovereenkomst is er geen opzegging te beoordelen. Toch mag niemand met geweld worden buitengezet.",
)


def _open(result: Result) -> Text:
    count = len(result["missing"])
    if count == 1:
        return Text(fr="Il manque une réponse.", nl="Er ontbreekt één gegeven.")
    if count:
        return Text(fr=f"Il manque {count} réponses.", nl=f"Er ontbreken {count} gegevens.")
    return Text(
        fr="Les sources se contredisent ou la date est trop proche d'une limite : faites vérifier par un juriste.",
        nl="De bronnen spreken elkaar tegen of de datum ligt te dicht bij een uiterste dag: laat het nakijken door een "
        "jurist.",
    )


def _uncertain(result: Result, what: Text) -> Text:
    more = _open(result)
    return Text(
        fr=f"On ne peut pas dire avec certitude si {what.fr}. {more.fr}",
        nl=f"Het is niet zeker of {what.nl}. {more.nl}",
    )


def _ends(result: Result) -> Text:
    if result["lawful_end_date"] is None:
        return Text(fr="le bail prend fin", nl="eindigt de huurovereenkomst")
    ends = day(result["lawful_end_date"])
    return Text(fr=f"le bail prend fin le {ends.fr}", nl=f"eindigt de huurovereenkomst op {ends.nl}")


def _stays(result: Result) -> Text:
    lease = result["what_lease_becomes"]
    if lease is None or lease["ends_on"] is None:
        return Text(fr="Le bail continue.", nl="De huurovereenkomst loopt verder.")
    until = day(lease["ends_on"])
    return Text(
        fr=f"Le bail continue ; sa prochaine échéance est le {until.fr}.",
        nl=f"De huurovereenkomst loopt verder; de volgende vervaldag is {until.nl}.",
    )


def _landlord_notice(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all subjects
    ends, stays = _ends(result), _stays(result)
    return {
        "lawful": Text(
            fr=f"Ce congé respecte la loi, d'après ce qui est connu : {ends.fr} s'il est valable.",
            nl=f"Deze opzegging respecteert de wet, volgens wat bekend is: als ze geldig is, {ends.nl}.",
        ),
        "lawful_postponed": Text(
            fr=f"Ce congé vaut, mais pas pour la date annoncée : {ends.fr} s'il est valable.",
            nl=f"Deze opzegging geldt, maar niet voor de aangekondigde datum: als ze geldig is, {ends.nl}.",
        ),
        "voidable": Text(
            fr=f"Ce congé est irrégulier : si le locataire l'invoque à temps, il peut être annulé. Sinon {ends.fr}.",
            nl="Deze opzegging is onregelmatig: als de huurder dat op tijd inroept, kan ze worden vernietigd. Anders "
            f"{ends.nl}.",
        ),
        "no_effect": Text(
            fr=f"Ce congé ne met pas fin au bail pour la date visée. {stays.fr}",
            nl=f"Deze opzegging beëindigt de huurovereenkomst niet op de beoogde dag. {stays.nl}",
        ),
        "unlawful": Text(
            fr=f"La loi ne permet pas ce congé. {stays.fr}", nl=f"De wet laat deze opzegging niet toe. {stays.nl}"
        ),
        "suspended": Text(
            fr="Ce congé est suspendu, parce que le locataire avait agi avant.",
            nl="Deze opzegging is geschorst, omdat de huurder eerder in actie kwam.",
        ),
        "refer": REFER,
        "no_notice_law": NO_NOTICE,
        "uncertain": _uncertain(result, Text(fr="ce congé est valable", nl="deze opzegging geldig is")),
    }[result["verdict"]]


def _lease_status(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all subjects
    stays = _stays(result)
    return {
        "lawful": Text(fr="Le bail est ce que dit le papier.", nl="De huurovereenkomst is wat op papier staat."),
        "no_effect": Text(
            fr="Le bail n'est pas ce que dit le papier : la durée, la prolongation ou la clause ne tient pas. "
            f"{stays.fr}",
            nl="De huurovereenkomst is niet wat op papier staat: de duur, de verlenging of de bepaling houdt geen "
            f"stand. {stays.nl}",
        ),
        "refer": REFER,
        "no_notice_law": NO_NOTICE,
        "uncertain": _uncertain(
            result, Text(fr="le bail est ce que dit le papier", nl="de huurovereenkomst is wat op papier staat")
        ),
    }[result["verdict"]]


def _tenant_notice(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all subjects
    ends = _ends(result)
    return {
        "lawful": Text(
            fr=f"Le congé du locataire est valable : pour lui, {ends.fr}.",
            nl=f"De opzegging door de huurder is geldig: voor hem {ends.nl}.",
        ),
        "lawful_postponed": Text(
            fr=f"Le congé du locataire est valable, mais plus tard qu'annoncé : pour lui, {ends.fr}.",
            nl=f"De opzegging door de huurder is geldig, maar later dan aangekondigd: voor hem {ends.nl}.",
        ),
        "no_effect": Text(
            fr="Ce congé ne met pas fin au bail : attendez son terme, ou cherchez un accord.",
            nl="Deze opzegging beëindigt de huurovereenkomst niet: wacht de vervaldag af, of zoek een akkoord.",
        ),
        "refer": REFER,
        "no_notice_law": NO_NOTICE,
        "uncertain": _uncertain(result, Text(fr="le locataire peut déjà partir", nl="de huurder al mag vertrekken")),
    }[result["verdict"]]


def _counter_notice(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all subjects
    ends = _ends(result)
    return {
        "lawful": Text(
            fr=f"Le contre-préavis est valable : pour le locataire, {ends.fr}, sans indemnité.",
            nl=f"De tegenopzegging is geldig: voor de huurder {ends.nl}, zonder vergoeding.",
        ),
        "no_effect": Text(
            fr="Ce contre-préavis n'a pas d'effet ; le congé ordinaire du locataire reste possible.",
            nl="Deze tegenopzegging heeft geen gevolg; de gewone opzegging door de huurder blijft mogelijk.",
        ),
        "refer": REFER,
        "no_notice_law": NO_NOTICE,
        "uncertain": _uncertain(result, Text(fr="le contre-préavis est valable", nl="de tegenopzegging geldig is")),
    }[result["verdict"]]


def _prorogation(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all subjects
    return {
        "lawful": Text(
            fr="La demande de prorogation est faite à temps et en bonne forme : le bailleur peut l'accepter, sinon le "
            "juge de paix décide. Un silence n'est pas un accord.",
            nl="Het verzoek tot verlenging is op tijd en in de juiste vorm: de verhuurder kan het aanvaarden, anders "
            "beslist de vrederechter. Zwijgen is geen akkoord.",
        ),
        "no_effect": Text(
            fr="Cette demande de prorogation n'a pas d'effet.", nl="Dit verzoek tot verlenging heeft geen gevolg."
        ),
        "refer": REFER,
        "no_notice_law": NO_NOTICE,
        "uncertain": _uncertain(result, Text(fr="la demande sera admise", nl="het verzoek wordt aanvaard")),
    }[result["verdict"]]


def _rent_increase(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all subjects
    return {
        "lawful": Text(
            fr="La hausse a été demandée et acceptée dans la période que la loi permet.",
            nl="De verhoging werd gevraagd en aanvaard in de periode die de wet toelaat.",
        ),
        "unlawful": Text(
            fr="Cette hausse n'est pas due : le locataire peut continuer à payer le loyer actuel.",
            nl="Deze verhoging is niet verschuldigd: de huurder mag de huidige huurprijs blijven betalen.",
        ),
        "refer": REFER,
        "no_notice_law": NO_NOTICE,
        "uncertain": Text(
            fr="Cette hausse n'est qu'une proposition : rien n'oblige le locataire à signer.",
            nl="Deze verhoging is maar een voorstel: niets verplicht de huurder om te tekenen.",
        )
        if not result["missing"]
        else _uncertain(result, Text(fr="cette hausse sera due", nl="deze verhoging verschuldigd wordt")),
    }[result["verdict"]]


def _eviction(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all subjects
    return {
        "unlawful": Text(
            fr="Mettre quelqu'un dehors sans jugement est interdit, même après un congé valable.",
            nl="Iemand buitenzetten zonder vonnis is verboden, ook na een geldige opzegging.",
        ),
        "refer": REFER,
        "uncertain": Text(
            fr="On ne sait pas s'il existe un jugement : demandez à le voir tout de suite.",
            nl="Men weet niet of er een vonnis is: vraag om het onmiddellijk te zien.",
        ),
    }[result["verdict"]]


def _after_departure(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all subjects
    return {
        "lawful": Text(
            fr="Le bailleur respecte ce qu'il a annoncé, ou son délai court encore : gardez la date en vue.",
            nl="De verhuurder houdt zich aan wat hij aankondigde, of zijn termijn loopt nog: houd de datum in het oog.",
        ),
        "unlawful": Text(
            fr="Le bailleur n'a pas fait ce qu'il avait annoncé : une indemnité peut être réclamée.",
            nl="De verhuurder deed niet wat hij had aangekondigd: er kan een vergoeding worden geëist.",
        ),
        "refer": REFER,
        "no_notice_law": NO_NOTICE,
        "uncertain": _uncertain(
            result, Text(fr="le bailleur a manqué à son devoir", nl="de verhuurder zijn plicht niet nakwam")
        ),
    }[result["verdict"]]


_SENTENCES: Mapping[str, Callable[[Facts, Result], Text]] = {
    "landlord_notice": _landlord_notice,
    "lease_status": _lease_status,
    "tenant_notice": _tenant_notice,
    "counter_notice": _counter_notice,
    "prorogation_request": _prorogation,
    "rent_increase": _rent_increase,
    "self_help_eviction": _eviction,
    "claim_after_departure": _after_departure,
}
