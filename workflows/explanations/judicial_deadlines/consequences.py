"""What follows from the answer: what a person can still do, for whom the date counts, what is always true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.declaration import Consequence
from workflows.explanations.reading import day
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workflows.explanations.declaration import Facts, Result

_ADVICE: Mapping[str, tuple[Text, Text]] = {
    "ask_bailiff": (
        Text(fr="Demander à l'huissier", nl="Vragen aan de gerechtsdeurwaarder"),
        Text(
            fr="Demandez à l'huissier, ou au CPAS, quel jour le CPAS a été informé de la signification. Sans cette "
            "date, le mois ne court pas.",
            nl="Vraag aan de gerechtsdeurwaarder of het OCMW op welke dag het OCMW over de betekening werd ingelicht. "
            "Zonder die datum loopt de maand niet.",
        ),
    ),
    "contest": (
        Text(fr="S'opposer au jour annoncé", nl="Zich verzetten tegen de aangekondigde dag"),
        Text(
            fr="Écrivez à l'huissier que ce jour n'est pas permis et demandez-lui d'y renoncer. S'il maintient, un "
            "avocat peut aller chez le juge des saisies.",
            nl="Schrijf aan de gerechtsdeurwaarder dat die dag niet mag en vraag hem ervan af te "
            "zien. Blijft hij erbij, "
            "dan kan een advocaat naar de beslagrechter.",
        ),
    ),
    "plan_on_worst": (
        Text(fr="Préparer sur la date la plus proche", nl="Voorbereiden op de vroegste datum"),
        Text(
            fr="La loi ne dit pas si les samedis comptent, ni si une fin de délai se reporte. "
            "Préparez-vous donc pour la "
            "date la plus proche ; les autres servent à négocier ou à plaider.",
            nl="De wet zegt niet of zaterdagen meetellen, of een termijn verschuift. Bereid u dus voor op de vroegste "
            "datum; de andere dienen om te onderhandelen of te pleiten.",
        ),
    ),
    "prove_rehousing": (
        Text(fr="Prouver un relogement", nl="Een herhuisvesting bewijzen"),
        Text(
            fr="Un nouveau logement à temps arrête l'expulsion si l'huissier en reçoit la preuve : "
            "bail signé, décision "
            "d'attribution ou accord d'accueil. Le CPAS peut l'envoyer.",
            nl="Een tijdige nieuwe woning houdt de uithuiszetting tegen als de gerechtsdeurwaarder er het bewijs van "
            "krijgt: ondertekende huurovereenkomst, toewijzing of akkoord van opvang. Het OCMW kan het sturen.",
        ),
    ),
    "appeal": (
        Text(fr="Appel", nl="Hoger beroep"),
        Text(
            fr="Un appel n'arrête pas l'expulsion, sauf si le jugement le dit. Demandez un avocat tout de suite.",
            nl="Hoger beroep houdt de uithuiszetting niet tegen, tenzij het vonnis dat zegt. Vraag "
            "meteen een advocaat.",
        ),
    ),
    "fund": (
        Text(fr="Un argument pour le bailleur", nl="Een argument voor de verhuurder"),
        Text(
            fr="Le bailleur peut demander au Fonds de solidarité l'indemnité d'occupation de l'hiver restée impayée : "
            "dites-le-lui dans la négociation.",
            nl="De verhuurder kan het Solidariteitsfonds de onbetaalde bezettingsvergoeding van de "
            "winter vragen: zeg hem "
            "dat in de onderhandeling.",
        ),
    ),
    "winter": (
        Text(fr="Moratoire hivernal", nl="Wintermoratorium"),
        Text(
            fr="Du 1er novembre au 15 mars, pas d'expulsion d'un logement loué. L'indemnité d'occupation reste due : "
            "continuez à payer.",
            nl="Van 1 november tot en met 15 maart wordt niemand uit een huurwoning gezet. De "
            "bezettingsvergoeding blijft "
            "verschuldigd: blijf betalen.",
        ),
    ),
    "no_eviction_without_judgment": (
        Text(fr="Personne n'est expulsé sans huissier", nl="Niemand wordt uitgezet zonder gerechtsdeurwaarder"),
        Text(
            fr="Seul un huissier, avec un jugement signifié, peut expulser. Le bailleur ne peut ni "
            "changer la serrure ni "
            "couper l'eau ou l'électricité.",
            nl="Enkel een gerechtsdeurwaarder met een betekend vonnis kan uitzetten. De verhuurder mag het slot niet "
            "vervangen en water of elektriciteit niet afsluiten.",
        ),
    ),
}
ORDERS = frozenset({"administrative_order", "prosecutor_order"})


def consequences(facts: Facts, result: Result) -> tuple[Consequence, ...]:
    """Return what follows, in the order in which people act."""
    return tuple(Consequence(code, *_told(code, result)) for code in _codes(facts, result))


def _told(code: str, result: Result) -> tuple[Text, Text]:
    title, text = _ADVICE[code]
    act_by = act_by_of(result, "rehousing_proof")
    if code == "prove_rehousing" and act_by is not None:
        last = day(act_by)
        text = Text(fr=f"{text.fr} Au plus tard le {last.fr}.", nl=f"{text.nl} Uiterlijk op {last.nl}.")
    return title, text


def act_by_of(result: Result, code: str) -> str | None:
    """Return the last useful day of a deadline, None where the answer has none."""
    found: str | None = next((one["act_by"] for one in result["deadlines"] if one["code"] == code), None)
    return found


def _codes(facts: Facts, result: Result) -> Iterator[str]:
    verdict, days, as_of = result["verdict"], result["earliest_eviction"], facts["as_of"]
    if verdict == "irregular":
        yield "contest"
    if "service.cpas_informed_on" in result["missing"]:
        yield "ask_bailiff"
    rehousing = act_by_of(result, "rehousing_proof")
    if verdict != "stopped" and rehousing is not None and rehousing >= as_of:
        yield "prove_rehousing"
    if days["plan"] is not None and facts.get("title_type") not in ORDERS:
        yield "plan_on_worst"
    appeal = act_by_of(result, "appeal")
    if appeal is not None and appeal >= as_of:
        yield "appeal"
    if result["fund"] is not None and result["fund"]["eligible"] == "yes":
        yield "fund"
    if result["moratorium"]["applies"] and (
        result["moratorium"]["in_force_on_as_of"] or any(result["moratorium"]["moves"].values())
    ):
        yield "winter"
    if facts.get("title_type") not in ORDERS:
        yield "no_eviction_without_judgment"
