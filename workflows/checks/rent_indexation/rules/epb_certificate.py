"""4.4 A valid EPB certificate is in the tenant's hands on the day of the request at the latest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import certificates, sources
from workflows.checks.rent_indexation.condition import DOUBTFUL, FAILED, Condition, State, unknown
from workflows.checks.rent_indexation.readings import F_G
from workflows.checks.rent_indexation.rules.wording import BY_COMMENTARY_FR, BY_COMMENTARY_NL, INFERRED_FR, INFERRED_NL
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.certificates import InHand
    from workflows.checks.rent_indexation.decision import Decision
    from workflows.checks.rent_indexation.facts import Certificate
    from workflows.checks.rent_indexation.readings import Reading

RULE = RuleCard(
    id="epb_certificate",
    number="4.4",
    title=Text(fr="Certificat PEB communiqué", nl="EPB-certificaat bezorgd"),
    verdicts=("respected", "breached", "uncertain", "needs_answer", "not_applicable"),
    sources=(sources.CERTIFICATE, sources.CONDITIONS_2022),
    basis=(Basis.TEXT, Basis.COMMENTARY),
    in_force=(date(2022, 10, 14),),
    blocking=True,
    doubt=Text(
        fr="Un certificat expiré, remis à l'époque, suffit-il ?",
        nl="Volstaat een vervallen certificaat dat destijds werd bezorgd?",
    ),
)


def condition(case: Case, held: InHand, reading: Reading, *, early: bool) -> tuple[Condition, Certificate | None]:
    """Return how the condition stands and the certificate whose class counts."""
    listed = case.facts.certificates
    if listed is None:
        return unknown("epb.certificates"), None
    if held.valid is not None:
        return Condition(State.MET, met_on=held.first_on), held.valid
    failed = DOUBTFUL if early else FAILED
    last = listed[-1] if listed else None
    doubtful = tuple(f"epb.certificates[{item.place}].communicated" for item in held.doubtful)
    if held.expired is not None:
        if reading.other("certificate_expired"):
            return Condition(State.MET, doubtful, held.first_on), held.expired
        return Condition(State.FAILED, doubtful, doubtful=True), last
    if doubtful:
        return unknown(*doubtful), last
    return failed, last


def frozen_condition(case: Case, chosen: Certificate | None) -> Condition:
    """Return the freeze of class F or G: not certain while a certificate of a better class may have been given."""
    if chosen is None or certificates.counts(chosen, case.day):
        return FAILED
    doubtful = certificates.in_hand(case.facts.certificates or (), case.day).doubtful
    if all(certificates.group_of(item) == F_G for item in doubtful):
        return FAILED
    return unknown(*(f"epb.certificates[{item.place}].communicated" for item in doubtful))


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    case, outcome = decision.case, decision.leaning
    verdict = outcome.conditions["epb_certificate"].verdict
    if verdict == "not_applicable":
        fr, nl = TENANT if case.by_tenant else BEFORE
    elif verdict == "uncertain":
        fr, nl = EXPIRED if "certificate_expired" in outcome.reading.met else EARLY
    elif verdict == "breached" and not case.facts.certificates:
        fr, nl = NO_CERTIFICATE
    else:
        fr, nl = _SENTENCES[verdict]
    return Finding(RULE, verdict, fr, nl, _figures(case, outcome.certificate))


def _figures(case: Case, certificate: Certificate | None) -> dict[str, object]:
    if certificate is None:
        return {}
    found: dict[str, object] = {"certificate": certificate.place}
    if certificate.energy_class is not None:
        found["class"] = certificate.energy_class
    if certificate.communicated_on is not None:
        found["communicated_on"] = certificate.communicated_on.isoformat()
    if certificate.valid_until is not None:
        found["valid_until"] = certificate.valid_until.isoformat()
    if case.request is not None:
        found["request_made_on"] = case.day.isoformat()
    return found


_SENTENCES = {
    "respected": (
        "Le locataire avait un certificat PEB valable au plus tard le jour de la demande.",
        "De huurder had ten laatste op de dag van het verzoek een geldig EPB-certificaat.",
    ),
    "breached": (
        "Le locataire n'avait pas de certificat PEB le jour de la demande : aucune hausse n'est due sur cette demande.",
        "De huurder had op de dag van het verzoek geen EPB-certificaat: op dit verzoek is geen verhoging verschuldigd.",
    ),
    "needs_answer": (
        "Il faut savoir si le locataire a reçu un certificat PEB : demandez-lui, ou demandez la preuve au bailleur.",
        (
            "Er moet geweten zijn of de huurder een EPB-certificaat kreeg: vraag het de huurder, of vraag de "
            "verhuurder het bewijs."
        ),
    ),
}
NO_CERTIFICATE = (
    "Il n'existe pas de certificat PEB : aucune hausse n'est due, quelle que soit la qualité du logement.",
    "Er bestaat geen EPB-certificaat: geen verhoging is verschuldigd, hoe goed de woning ook is.",
)
TENANT = (
    "La condition du certificat ne vise que les hausses, pas une demande de baisse du locataire." + INFERRED_FR,
    "De voorwaarde van het certificaat geldt enkel voor verhogingen, niet voor een verzoek van de huurder om verlaging."
    + INFERRED_NL,
)
BEFORE = (
    "Demande et anniversaire d'avant le 14 octobre 2022 : le certificat n'était pas encore une condition.",
    "Verzoek en verjaardag van vóór 14 oktober 2022: het certificaat was nog geen voorwaarde.",
)
EXPIRED = (
    "Le seul certificat communiqué était expiré le jour de la demande : il n'est pas certain qu'il suffise."
    + BY_COMMENTARY_FR,
    "Het enige bezorgde certificaat was vervallen op de dag van het verzoek: het is niet zeker of het volstaat."
    + BY_COMMENTARY_NL,
)
EARLY = (
    (
        "Pas de certificat communiqué, mais la demande date d'avant le 14 octobre 2022 et l'anniversaire vient après : "
        "il n'est pas certain que la condition s'applique."
    )
    + INFERRED_FR,
    (
        "Geen bezorgd certificaat, maar het verzoek dateert van vóór 14 oktober 2022 en de verjaardag valt erna: "
        "het is niet zeker of de voorwaarde geldt."
    )
    + INFERRED_NL,
)
