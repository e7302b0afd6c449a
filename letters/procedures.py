"""What a letter may say of a procedure's irregularities: from the kept answer of the check ``judicial_deadlines``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from letters.text import Both

if TYPE_CHECKING:
    from collections.abc import Mapping

IRREGULARITIES: Final[Mapping[str, Both]] = MappingProxyType(
    {
        "no_notice_annexed": Both(
            "la mise en demeure n'est pas annexée à la demande",
            "de ingebrekestelling is niet bij de vordering gevoegd",
        ),
        "no_proof_of_sending": Both(
            "la preuve d'envoi de la mise en demeure n'est pas annexée",
            "het bewijs van verzending van de ingebrekestelling is niet bijgevoegd",
        ),
        "no_domicile_certificate": Both(
            "le certificat de domicile n'est pas annexé",
            "het getuigschrift van woonplaats is niet bijgevoegd",
        ),
        "notice_too_short": Both(
            "la demande a été introduite moins d'un mois après la mise en demeure",
            "de vordering is ingesteld minder dan een maand na de ingebrekestelling",
        ),
        "notice_incomplete": Both(
            "la mise en demeure ne contient pas toutes les mentions exigées",
            "de ingebrekestelling bevat niet alle vereiste vermeldingen",
        ),
        "hearing_too_early": Both(
            "l'audience a été fixée moins de quarante jours après l'inscription au rôle",
            "de zitting is bepaald minder dan veertig dagen na de inschrijving op de rol",
        ),
        "incidental_too_early": Both(
            "l'audience sur la demande ajoutée a été fixée trop tôt",
            "de zitting over de toegevoegde vordering is te vroeg bepaald",
        ),
    }
)
"""What can be wrong before the judgment, as it is called on screen."""
_OF_RULES: Final = {
    ("formal_notice_before_petition", "breached"): "notice_too_short",
    ("formal_notice_content", "breached"): "notice_incomplete",
    ("hearing_delay", "warning"): "hearing_too_early",
    ("incidental_claim_delay", "breached"): "incidental_too_early",
}
_ANNEXES: Final = {
    "formal_notice_attached": "no_notice_annexed",
    "proof_of_sending_attached": "no_proof_of_sending",
    "domicile_certificate_attached": "no_domicile_certificate",
}


def irregularities_of(result: Mapping[str, Any], facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the codes of what the kept check found wrong, in the order of ``IRREGULARITIES``; doubts are left out.

    A warning about the hearing means too early only where eviction from a lease is claimed: elsewhere it may mean late.
    """
    verdicts = {one.get("rule"): one.get("verdict") for one in result.get("findings", ())}
    found = {code for (rule, verdict), code in _OF_RULES.items() if verdicts.get(rule) == verdict}
    petition = facts.get("petition") or {}
    if petition.get("seeks_eviction") is not True or str(facts.get("title_type")).startswith("squat"):
        found.discard("hearing_too_early")
    if verdicts.get("petition_annexes") == "breached":
        found |= {code for name, code in _ANNEXES.items() if petition.get(name) is False}
        if petition.get("defendant_registered") is False:
            found.discard("no_domicile_certificate")
    return tuple(code for code in IRREGULARITIES if code in found)
