"""Who owes what: the entries of ``indemnities`` in words (contract, section 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.reading import day, euro
from workflows.explanations.story import Claim
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.explanations.declaration import Result

LABELS: Mapping[str, Text] = {
    "landlord_no_reason": Text(fr="Congé sans motif", nl="Opzegging zonder motief"),
    "landlord_early_short": Text(
        fr="Fin anticipée d'un bail court", nl="Vroegtijdig einde van een korte huurovereenkomst"
    ),
    "landlord_non_occupation": Text(
        fr="Si le logement n'est pas occupé comme annoncé", nl="Als de woning niet wordt betrokken zoals aangekondigd"
    ),
    "landlord_works_not_done": Text(
        fr="Si les travaux annoncés ne sont pas faits", nl="Als de aangekondigde werken niet worden uitgevoerd"
    ),
    "landlord_eviction_without_title": Text(fr="Expulsion sans jugement", nl="Uithuiszetting zonder vonnis"),
    "landlord_obstruction_of_access": Text(fr="Accès au logement empêché", nl="Toegang tot de woning belemmerd"),
    "tenant_early_exit": Text(fr="Départ pendant les trois premières années", nl="Vertrek in de eerste drie jaar"),
    "tenant_early_short": Text(
        fr="Fin anticipée d'un bail court", nl="Vroegtijdig einde van een korte huurovereenkomst"
    ),
    "head_tenant_early_end": Text(
        fr="Le locataire principal a mis fin au bail principal",
        nl="De hoofdhuurder beëindigde de hoofdhuurovereenkomst",
    ),
    "head_tenant_late_copy": Text(fr="Copie du congé transmise trop tard", nl="Kopie van de opzegging te laat bezorgd"),
}
DEBTORS: Mapping[str, Text] = {
    "landlord": Text(fr="le bailleur", nl="de verhuurder"),
    "tenant": Text(fr="le locataire", nl="de huurder"),
    "head_tenant": Text(fr="le locataire principal", nl="de hoofdhuurder"),
}
STATUS: Mapping[str, Text] = {
    "due": Text(fr="dû si le congé est valable", nl="verschuldigd als de opzegging geldig is"),
    "only_if_breach": Text(
        fr="seulement si la promesse n'est pas tenue", nl="enkel als de belofte niet wordt nagekomen"
    ),
    "claimable": Text(fr="à demander au juge, qui décide", nl="te vragen aan de rechter, die beslist"),
}


def claims(result: Result) -> tuple[Claim, ...]:
    """Return what is owed now first, then what may be claimed."""
    found = [_claim(code, entry) for code, entry in (result.get("indemnities") or {}).items() if entry]
    return tuple(sorted(found, key=lambda claim: not claim.certain))


def _claim(code: str, entry: Result) -> Claim:
    status = STATUS[entry["status"]]
    if entry["status"] == "due" and entry.get("due_on"):
        on = day(entry["due_on"])
        status = Text(fr=f"{status.fr}, payable le {on.fr}", nl=f"{status.nl}, betaalbaar op {on.nl}")
    return Claim(
        code=code,
        label=LABELS[code],
        owed_by=DEBTORS[entry["owed_by"]],
        months=entry.get("months"),
        amount=euro(entry["amount"]) if entry.get("amount") else None,
        status=status,
        certain=entry["status"] == "due",
    )


def months_of_rent(months: int) -> Text:
    """Return ``9 mois de loyer`` / ``9 maanden huur``."""
    return Text(fr=f"{months} mois de loyer", nl=f"{months} {'maand' if months == 1 else 'maanden'} huur")
