"""The days of an answer: letter, receipt, period, ends, until when the tenant can act, what the landlord owes later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.reading import day
from workflows.explanations.story import Moment, Sign, Span
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workflows.explanations.declaration import Facts, Result

ACT_OF: Mapping[str, str] = {
    "landlord_notice": "notice",
    "claim_after_departure": "notice",
    "tenant_notice": "tenant_notice",
    "counter_notice": "counter_notice",
    "prorogation_request": "prorogation_request",
}
"""Subject → the object of the facts that holds the act's days."""

END_LABELS: Mapping[str, Text] = {
    "landlord_notice": Text(
        fr="Fin du bail, si le congé est valable", nl="Einde van de huurovereenkomst, als de opzegging geldig is"
    ),
    "lease_status": Text(fr="Fin du bail", nl="Einde van de huurovereenkomst"),
    "tenant_notice": Text(
        fr="Fin du bail par le congé du locataire", nl="Einde van de huurovereenkomst door opzegging van de huurder"
    ),
    "counter_notice": Text(fr="Départ du locataire (contre-préavis)", nl="Vertrek van de huurder (tegenopzegging)"),
    "prorogation_request": Text(
        fr="Fin du bail sans prorogation", nl="Einde van de huurovereenkomst zonder verlenging"
    ),
    "rent_increase": Text(fr="Fin du bail", nl="Einde van de huurovereenkomst"),
    "self_help_eviction": Text(fr="Fin du bail", nl="Einde van de huurovereenkomst"),
    "claim_after_departure": Text(fr="Fin du bail", nl="Einde van de huurovereenkomst"),
}
LANDLORD_END = Text(
    fr="Fin du bail selon le congé du bailleur, s'il est valable",
    nl="Einde van de huurovereenkomst volgens de opzegging van de verhuurder, als ze geldig is",
)
RECEIPTS: Mapping[str, Text] = {
    "proven_receipt": Text(fr="Lettre reçue (prouvé)", nl="Brief ontvangen (bewezen)"),
    "proven_presentation": Text(fr="Lettre présentée par le facteur", nl="Brief aangeboden door de postbode"),
    "bailiff_service": Text(fr="Signifié par l'huissier", nl="Betekend door de gerechtsdeurwaarder"),
    "third_working_day": Text(
        fr="Réception supposée (troisième jour ouvrable)", nl="Vermoedelijke ontvangst (derde werkdag)"
    ),
}

TENANT: Mapping[str, tuple[Text, Text]] = {
    "kinship_action_by": (
        Text(fr="Aller en justice, faute de preuve de parenté", nl="Naar de rechter zonder bewijs van verwantschap"),
        Text(
            fr="Deux mois avant la fin, au plus tard. Ensuite ce droit est perdu.",
            nl="Uiterlijk twee maanden voor het einde. Daarna is dit recht verloren.",
        ),
    ),
    "documents_action_by": (
        Text(
            fr="Aller en justice, faute de documents sur les travaux",
            nl="Naar de rechter zonder stukken over de werken",
        ),
        Text(
            fr="Deux mois avant la fin, au plus tard. Ensuite le congé redevient valable.",
            nl="Uiterlijk twee maanden voor het einde. Daarna is de opzegging opnieuw geldig.",
        ),
    ),
    "prorogation_letter_by": (
        Text(fr="Demander plus de temps (prorogation)", nl="Meer tijd vragen (verlenging)"),
        Text(
            fr="Lettre recommandée, reçue par le bailleur ce jour-là au plus tard, pour circonstances exceptionnelles.",
            nl="Aangetekende brief, uiterlijk die dag door de verhuurder ontvangen. Bij buitengewone omstandigheden.",
        ),
    ),
    "counter_notice_earliest_end_on": (
        Text(
            fr="Partir plus tôt (contre-préavis) : au plus tôt", nl="Vroeger vertrekken (tegenopzegging): ten vroegste"
        ),
        Text(
            fr="Un mois, à partir du premier du mois qui suit la réception. Sans indemnité pour le locataire.",
            nl="Eén maand, vanaf de eerste van de maand na de ontvangst. Zonder vergoeding voor de huurder.",
        ),
    ),
}
LANDLORD: Mapping[str, tuple[Text, Text | None]] = {
    "kinship_proof_due_by": (
        Text(fr="Le bailleur doit prouver le lien de parenté", nl="De verhuurder moet de verwantschap bewijzen"),
        Text(
            fr="Deux mois après votre demande.",
            nl="Twee maanden na uw vraag.",
        ),
    ),
    "documents_due_by": (
        Text(
            fr="Le bailleur doit remettre les documents des travaux",
            nl="De verhuurder moet de stukken van de werken geven",
        ),
        Text(fr="Deux mois après la réception du congé.", nl="Twee maanden na de ontvangst van de opzegging."),
    ),
    "occupy_by": (
        Text(fr="La personne annoncée doit y habiter", nl="De aangekondigde persoon moet er wonen"),
        Text(
            fr="Au plus tard ce jour-là, puis deux ans sans interruption. Sinon : 18 mois de loyer, à réclamer.",
            nl="Uiterlijk die dag, en dan twee jaar zonder onderbreking. Anders: 18 maanden huur, te eisen.",
        ),
    ),
    "occupy_until": (
        Text(fr="Fin des deux ans d'occupation", nl="Einde van de twee jaar bewoning"),
        None,
    ),
    "works_start_by": (
        Text(fr="Les travaux doivent avoir commencé", nl="De werken moeten begonnen zijn"),
        Text(fr="Six mois après la fin du bail.", nl="Zes maanden na het einde van de huur."),
    ),
    "works_finish_by": (
        Text(fr="Les travaux doivent être finis", nl="De werken moeten klaar zijn"),
        Text(
            fr="Vingt-quatre mois après la fin du bail. Sinon : 18 mois de loyer, à réclamer.",
            nl="Vierentwintig maanden na het einde van de huur. Anders: 18 maanden huur, te eisen.",
        ),
    ),
}
LATEST = "_latest"


def moments(facts: Facts, result: Result) -> tuple[Moment, ...]:
    """Return the days of an answer, the earliest first."""
    found = (
        *_letter(facts, result),
        *_period(result),
        Moment("as_of", Sign.TODAY, facts["as_of"], Text(fr="Jour de la question", nl="Dag van de vraag")),
        *_ends(facts, result),
        *_tenant(result),
        *_landlord(result),
    )
    return tuple(sorted(found, key=lambda moment: moment.on))


def spans(facts: Facts, result: Result) -> tuple[Span, ...]:  # noqa: ARG001 — one signature with ``moments``
    """Return when the letter may have arrived, and how long the period of notice runs."""
    found = []
    receipt = result.get("receipt") or {}
    if not receipt.get("certain") and receipt.get("window_from") and receipt.get("window_to"):
        found.append(
            Span(
                "guard_band",
                receipt["window_from"],
                receipt["window_to"],
                Text(fr="La lettre a pu arriver", nl="De brief kan zijn aangekomen"),
            )
        )
    starts, ends = result.get("notice_starts_on"), result.get("lawful_end_date")
    if starts and ends and starts < ends:
        found.append(Span("notice_period", starts, ends, Text(fr="Préavis", nl="Opzegtermijn")))
    return tuple(found)


def _letter(facts: Facts, result: Result) -> Iterator[Moment]:
    act = facts.get(ACT_OF.get(facts["subject"], "")) or {}
    if act.get("posted_on"):
        yield Moment("posted_on", Sign.SENT, act["posted_on"], Text(fr="Lettre postée", nl="Brief gepost"))
    receipt = result.get("receipt") or {}
    if receipt.get("on") and receipt.get("basis") in RECEIPTS:
        hint = None
        if not receipt.get("certain") and receipt.get("window_from") and receipt.get("window_to"):
            since, until = day(receipt["window_from"]), day(receipt["window_to"])
            hint = Text(
                fr=f"Pas prouvé : elle a pu arriver entre le {since.fr} et le {until.fr}.",
                nl=f"Niet bewezen: hij kan zijn aangekomen tussen {since.nl} en {until.nl}.",
            )
        yield Moment("receipt", Sign.RECEIPT, receipt["on"], RECEIPTS[receipt["basis"]], hint)
    if act.get("announced_end_on"):
        yield Moment(
            "announced_end_on", Sign.ANNOUNCED, act["announced_end_on"],
            Text(fr="Date annoncée dans la lettre", nl="Datum aangekondigd in de brief"),
        )  # fmt: skip


def _period(result: Result) -> Iterator[Moment]:
    starts, receipt = result.get("notice_starts_on"), result.get("receipt") or {}
    if starts and result.get("lawful_end_date") and starts != receipt.get("on"):
        yield Moment(
            "notice_starts_on", Sign.START, starts, Text(fr="Le préavis commence", nl="De opzegtermijn begint")
        )
    latest = result.get("latest_receipt_on")
    if latest:
        yield Moment(
            "latest_receipt_on", Sign.LIMIT, latest,
            Text(fr="Dernier jour pour que la lettre arrive", nl="Laatste dag waarop de brief kon aankomen"),
        )  # fmt: skip


def _ends(facts: Facts, result: Result) -> Iterator[Moment]:
    ends, branches = result.get("lawful_end_date"), result.get("alternatives") or ()
    endings = {branch["lawful_end_date"]: branch for branch in branches if branch.get("lawful_end_date")}
    if ends and ends not in endings:
        yield Moment("lawful_end_date", Sign.END, ends, END_LABELS[facts["subject"]])
    for on, branch in endings.items():
        since, until = day(branch["receipt_from"]), day(branch["receipt_to"])
        label = Text(
            fr=f"Fin du bail si la lettre est arrivée entre le {since.fr} et le {until.fr}, et si elle est valable",
            nl=f"Einde van de huurovereenkomst als de brief aankwam tussen {since.nl} en {until.nl}, en geldig is",
        )
        yield Moment("lawful_end_date" if on == ends else "alternative_end", Sign.END, on, label)
    landlords = result.get("landlord_notice_end_on")
    if landlords and landlords != ends and landlords not in endings:
        yield Moment("landlord_notice_end_on", Sign.END, landlords, LANDLORD_END)


def _tenant(result: Result) -> Iterator[Moment]:
    deadlines = result.get("tenant_deadlines") or {}
    for code, (label, hint) in TENANT.items():
        if deadlines.get(code):
            yield Moment(code, Sign.TENANT, deadlines[code], label, hint)
    leaving = result.get("tenant_exit_now") or {}
    if leaving.get("ends_on") and not deadlines.get("counter_notice_earliest_end_on"):
        yield Moment(
            "tenant_exit_now", Sign.TENANT, leaving["ends_on"],
            Text(fr="Partir avec son propre congé : au plus tôt", nl="Vertrekken met eigen opzegging: ten vroegste"),
            exit_hint(leaving),
        )  # fmt: skip


def exit_hint(leaving: Result) -> Text:
    """Return what the tenant's own notice takes and costs, if it reached the landlord on the day of the question."""
    months, owed = leaving.get("months"), leaving.get("indemnity_months")
    if months == 0:
        return Text(fr="Sans préavis ni indemnité.", nl="Zonder opzegtermijn en zonder vergoeding.")
    cost_fr = f"{owed} mois de loyer à payer" if owed else "sans indemnité"
    cost_nl = f"{owed} {'maand' if owed == 1 else 'maanden'} huur te betalen" if owed else "zonder vergoeding"
    return Text(
        fr=f"Congé reçu par le bailleur le jour de la question : {months} mois de préavis, {cost_fr}.",
        nl=f"Opzegging door de verhuurder ontvangen op de dag van de vraag: {months} maanden, {cost_nl}.",
    )


def _landlord(result: Result) -> Iterator[Moment]:
    for holder in ("tenant_deadlines", "landlord_duties_after"):
        days = result.get(holder) or {}
        for code, (label, hint) in LANDLORD.items():
            if days.get(code):
                yield Moment(code, Sign.LANDLORD, days[code], label, _with_latest(hint, days, code))


def _with_latest(hint: Text | None, days: Result, code: str) -> Text | None:
    """Add the rolled day where the law can be read that way: never one without the other."""
    latest = days.get(f"{code}{LATEST}")
    if hint is None or not latest or latest == days[code]:
        return hint
    said = day(latest)
    return Text(
        fr=f"{hint.fr} Dans l'autre lecture, jusqu'au {said.fr} (jour ouvrable suivant).",
        nl=f"{hint.nl} In de andere lezing tot {said.nl} (eerstvolgende werkdag).",
    )
