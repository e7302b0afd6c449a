"""Grounds on which a tenant contests an indexation, and how they follow from the result of the check."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from letters.text import Both

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUNDS: Final[Mapping[str, Both]] = MappingProxyType(
    {
        "no_written_lease": Both("Pas de bail écrit", "Geen schriftelijke huurovereenkomst"),
        "not_registered": Both("Bail non enregistré", "Huurovereenkomst niet geregistreerd"),
        "no_registration_proof": Both("Aucune preuve d'enregistrement reçue", "Geen bewijs van registratie ontvangen"),
        "regional_registration_missing": Both(
            "Bail signé depuis 2025, non enregistré auprès de la Région",
            "Huurovereenkomst ondertekend sinds 2025, niet geregistreerd bij het Gewest",
        ),
        "no_epb": Both("Certificat PEB non communiqué", "EPB-certificaat niet bezorgd"),
        "epb_expired": Both("Certificat PEB périmé", "EPB-certificaat vervallen"),
        "not_in_writing": Both("Demande non écrite", "Niet schriftelijk gevraagd"),
        "clause_excluded": Both("Le bail exclut l'indexation", "De huurovereenkomst sluit indexatie uit"),
        "before_anniversary": Both("Avant l'anniversaire du bail", "Vóór de verjaardag van de huurovereenkomst"),
        "once_per_year": Both("Plus d'une fois par an", "Meer dan één keer per jaar"),
        "retroactive": Both("Plus de trois mois en arrière", "Meer dan drie maanden terug"),
        "freeze_none": Both("Gel 2022-2023, classe F ou G", "Bevriezing 2022-2023, klasse F of G"),
        "freeze_half": Both("Gel 2022-2023, classe E", "Bevriezing 2022-2023, klasse E"),
        "factor_forgotten": Both("Facteur de correction oublié", "Correctiefactor vergeten"),
        "wrong_base_rent": Both("Mauvais loyer de base", "Verkeerde basishuurprijs"),
        "wrong_index": Both("Mauvais indice", "Verkeerd indexcijfer"),
        "clause_more": Both("Clause plus lourde que la loi", "Beding dat verder gaat dan de wet"),
        "clause_less": Both("Clause plus favorable au locataire", "Beding dat gunstiger is voor de huurder"),
        "wrong_amount": Both("Montant trop élevé", "Te hoog bedrag"),
    }
)
CONDITION_GROUNDS: Final = (
    "no_written_lease", "not_registered", "no_registration_proof", "regional_registration_missing",
    "no_epb", "epb_expired", "not_in_writing", "clause_excluded", "once_per_year", "freeze_none",
)  # fmt: skip
TIME_GROUNDS: Final = ("before_anniversary", "retroactive")
AMOUNT_GROUNDS: Final = (
    "freeze_half", "factor_forgotten", "wrong_base_rent", "wrong_index", "clause_more", "clause_less",
    "wrong_amount",
)  # fmt: skip
_NEAR: Final = Decimal("0.05")
_DIRECT: Final = {
    "written_lease": "no_written_lease",
    "epb_certificate": "no_epb",
    "written_request": "not_in_writing",
    "anniversary": "before_anniversary",
    "once_per_year": "once_per_year",
    "retroactivity": "retroactive",
    "lease_clause": "clause_excluded",
}


def grounds_of(result: Mapping[str, Any], facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the grounds that follow from a ``rent_indexation`` result and its facts (contract JSON, nested).

    A ground is proposed for what the check found breached, or doubtful with a reading in the tenant's favour;
    the adviser may untick it. Order: as in ``GROUNDS``.
    """
    verdicts = {finding["rule"]: finding["verdict"] for finding in result.get("findings", ())}
    found = {ground for rule, ground in _DIRECT.items() if verdicts.get(rule) == "breached"}
    found |= _registration(verdicts.get("registration"), facts)
    if "certificate_expired" in result.get("doubts", ()) or verdicts.get("epb_certificate") == "uncertain":
        found.add("epb_expired")
    if verdicts.get("freeze_year") == "breached":
        found.add("freeze_none")
    if verdicts.get("amount") == "breached":
        found |= _amount(result, facts)
    return tuple(ground for ground in GROUNDS if ground in found)


def _registration(verdict: str | None, facts: Mapping[str, Any]) -> set[str]:
    if verdict == "needs_answer":
        return {"no_registration_proof"}
    if verdict not in {"breached", "uncertain"}:
        return set()
    since_2025 = ((facts.get("lease") or {}).get("signed_on") or "") >= "2025-01-01"
    return {"regional_registration_missing" if since_2025 else "not_registered"}


def _amount(result: Mapping[str, Any], facts: Mapping[str, Any]) -> set[str]:
    amounts, clause = result["amounts"], (facts.get("lease") or {}).get("indexation_clause")
    asked, standard = amounts.get("rent_asked"), amounts.get("standard")
    rule = (result.get("freeze") or {}).get("rule")
    if rule == "none":
        return set()
    if clause in {"more_than_formula", "less_than_formula"}:
        return {"clause_more" if clause == "more_than_formula" else "clause_less"}
    if rule == "half":
        return {"freeze_half"}
    if (result.get("correction_factor") or {}).get("applies") and asked and standard:
        near = abs(Decimal(asked) - Decimal(standard)) <= _NEAR
        return {"factor_forgotten"} if near else {"factor_forgotten", "wrong_amount"}
    return {"wrong_amount"}
