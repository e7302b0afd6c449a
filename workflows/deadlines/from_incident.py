"""The dates of an answer about an illegal eviction that become due dates of the case, each with what it rests on.

Two of them, the alert after a threat and the proposal of a place, are also counted by events of the workflows: they
carry the same rule, so that a case follows each of them once.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from workflows.deadlines.check_date import CheckDate
from workflows.deadlines.declaration import CUSTOM, LEGAL, Severity
from workflows.deadlines.referral_proposal import DEADLINE as PROPOSAL
from workflows.deadlines.threat_alert import DEADLINE as ALERT
from workflows.law import Source, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_READ_ON: Final = date(2026, 11, 23)
_POSSESSION: Final = Source(
    "Code judiciaire / Gerechtelijk Wetboek",
    "1370",
    "https://www.ejustice.just.fgov.be/eli/loi/1967/10/10/1967101052/justel",
    _READ_ON,
)
_CENTRES: Final = "https://www.mi-is.be"
_COMPETENT: Final = Source("Loi / Wet 02.04.1965", "2 §7", _CENTRES, _READ_ON)
_DECISION: Final = Source("Loi / Wet 26.05.2002, 08.07.1976", "CPAS / OCMW", _CENTRES, _READ_ON)
_GOODS: Final = Source("Code civil / Burgerlijk Wetboek", "3.58-3.59", "https://www.uvcw.be", _READ_ON)
_PLAN: Final = Source("Plan bruxellois / Brussels plan", "L1094-1111", "https://www.brusshelp.org", _READ_ON)
SHARED: Final = frozenset({ALERT.id, PROPOSAL.id})
"""Rules that events of the workflows start too: what an event has started, an answer neither moves nor ends."""

_UNVERIFIED: Final = Text(
    fr="L'article est à confirmer par un juriste. L'année se compte à partir des faits, pas du signalement.",
    nl="Een jurist moet het artikel bevestigen. Het jaar loopt vanaf de feiten, niet vanaf de melding.",
)


def _said(facts: Mapping[str, Any], path: str) -> object:
    group, _, name = path.partition(".")
    return (facts.get(group) or {}).get(name) if name else facts.get(group)


def _not_back_in(facts: Mapping[str, Any], result: Mapping[str, Any]) -> bool:  # noqa: ARG001 — one shape for all
    """Return whether possession may still have to be claimed back."""
    return _said(facts, "home_status") != "back_in"


def _may_go_back(facts: Mapping[str, Any], result: Mapping[str, Any]) -> bool:
    """Return whether going back in is wanted, or not decided yet: only then somebody is reminded of the claim."""
    return _not_back_in(facts, result) and result["reentry"]["state"] in ("considering", "undecided")


def _place_needed(facts: Mapping[str, Any], result: Mapping[str, Any]) -> bool:
    """Return whether a place must be proposed: it is wanted, it is urgent, or the home is gone."""
    referral = result["referral"]
    without_home = _said(facts, "home_status") in ("home_lost", "access_barred", "unlivable")
    return bool(referral["start_now"] or without_home or _said(facts, "referral.wanted") is True)


def _centre_silent(facts: Mapping[str, Any], result: Mapping[str, Any]) -> bool:  # noqa: ARG001 — one shape for all
    return _said(facts, "cpas.answer") in (None, "none", "unknown")


def _centre_not_competent(facts: Mapping[str, Any], result: Mapping[str, Any]) -> bool:
    return _centre_silent(facts, result) or _said(facts, "cpas.answer") == "not_competent"


CHECK_DATES: Final = (
    CheckDate(
        rule="eviction_title_review",
        key="review_due_on",
        once=True,
        only_if=lambda _facts, result: result["class"] == "B",
        title=Text(
            fr="Faire relire le titre et l'exécution par un juriste, le jour même",
            nl="Titel en uitvoering dezelfde dag door een jurist laten nakijken",
        ),
        counted=Text(fr="Le jour où le titre est connu", nl="De dag waarop de titel bekend is"),
        kind=CUSTOM,
        severity=Severity.NORMAL,
        waits_for="us",
        sources=(_PLAN,),
    ),
    CheckDate(
        rule="eviction_triage",
        key="review_due_on",
        once=True,
        only_if=lambda _facts, result: result["class"] == "U",
        title=Text(
            fr="Savoir s'il existe un titre : relecture juridique dans les 48 heures",
            nl="Weten of er een titel bestaat: juridische controle binnen 48 uur",
        ),
        counted=Text(fr="Deux jours après le premier contact", nl="Twee dagen na het eerste contact"),
        kind=CUSTOM,
        severity=Severity.NORMAL,
        waits_for="us",
        sources=(_PLAN,),
        doubt=Text(
            fr="L'aide urgente n'attend pas cette relecture.", nl="De dringende hulp wacht niet op die controle."
        ),
    ),
    CheckDate(
        rule="eviction_possessory_9_months",
        key="possessory.alarm_9_months_on",
        once=True,
        only_if=_may_go_back,
        title=Text(
            fr="Réintégrande : il reste trois mois pour saisir le juge, voir un avocat",
            nl="Reïntegranda: nog drie maanden om naar de rechter te gaan, een advocaat raadplegen",
        ),
        counted=Text(fr="Neuf mois après les faits", nl="Negen maanden na de feiten"),
        kind=CUSTOM,
        severity=Severity.NORMAL,
        waits_for="us",
        counted_from=("occurred_from",),
        sources=(_POSSESSION,),
    ),
    CheckDate(
        rule="eviction_possessory_11_months",
        key="possessory.alarm_11_months_on",
        once=True,
        only_if=_may_go_back,
        title=Text(
            fr="Réintégrande : dernier mois pour saisir le juge",
            nl="Reïntegranda: laatste maand om naar de rechter te gaan",
        ),
        counted=Text(fr="Onze mois après les faits", nl="Elf maanden na de feiten"),
        kind=CUSTOM,
        severity=Severity.NORMAL,
        waits_for="us",
        counted_from=("occurred_from",),
        sources=(_POSSESSION,),
    ),
    CheckDate(
        rule="eviction_possessory",
        key="possessory.deadline_on",
        once=True,
        only_if=_not_back_in,
        title=Text(
            fr="Dernier jour pour demander au juge de paix de rentrer (réintégrande)",
            nl="Laatste dag om de vrederechter te vragen terug binnen te mogen (reïntegranda)",
        ),
        counted=Text(fr="Un an après les faits", nl="Eén jaar na de feiten"),
        kind=LEGAL,
        severity=Severity.FORFEITURE,
        waits_for="tenant",
        counted_from=("occurred_from",),
        sources=(_POSSESSION,),
        doubt=_UNVERIFIED,
    ),
    CheckDate(
        rule=PROPOSAL.id,
        key="referral.proposal_due_on",
        once=True,
        only_if=_place_needed,
        title=PROPOSAL.title,
        counted=Text(
            fr="Sept jours calendrier après le constat du besoin d'une place",
            nl="Zeven kalenderdagen nadat vaststond dat een plaats nodig is",
        ),
        kind=PROPOSAL.kind,
        severity=PROPOSAL.severity,
        waits_for=PROPOSAL.waits_for,
        counted_from=("identified_on", "reported_on"),
        sources=PROPOSAL.sources,
        doubt=PROPOSAL.doubt,
    ),
    CheckDate(
        rule=ALERT.id,
        key="alert_until",
        once=True,
        title=ALERT.title,
        counted=Text(fr="Trente jours après le signalement", nl="Dertig dagen na de melding"),
        kind=ALERT.kind,
        severity=ALERT.severity,
        waits_for=ALERT.waits_for,
        counted_from=("reported_on",),
        doubt=ALERT.doubt,
    ),
    CheckDate(
        rule="eviction_centre_forwarding",
        key="cpas.forwarding_due_on",
        once=True,
        only_if=_centre_not_competent,
        title=Text(
            fr="Un CPAS qui s'estime non compétent doit avoir transmis la demande",
            nl="Een OCMW dat zich niet bevoegd acht, moet de aanvraag doorgestuurd hebben",
        ),
        counted=Text(fr="Cinq jours calendrier après la demande", nl="Vijf kalenderdagen na de aanvraag"),
        kind=LEGAL,
        severity=Severity.INFORMATION,
        waits_for="service",
        counted_from=("cpas.asked_on",),
        sources=(_COMPETENT,),
    ),
    CheckDate(
        rule="eviction_centre_decision",
        key="cpas.decision_due_on",
        once=True,
        only_if=_centre_not_competent,
        title=Text(fr="Décision du CPAS sur la demande d'aide", nl="Beslissing van het OCMW over de hulpvraag"),
        counted=Text(fr="Un mois après la demande", nl="Eén maand na de aanvraag"),
        kind=LEGAL,
        severity=Severity.INFORMATION,
        waits_for="service",
        counted_from=("cpas.asked_on",),
        sources=(_DECISION,),
    ),
    CheckDate(
        rule="eviction_centre_appeal",
        key="cpas.appeal_by",
        once=True,
        title=Text(
            fr="Dernier jour pour contester le refus du CPAS au tribunal du travail",
            nl="Laatste dag om de weigering van het OCMW aan te vechten bij de arbeidsrechtbank",
        ),
        counted=Text(fr="Trois mois après le refus", nl="Drie maanden na de weigering"),
        kind=LEGAL,
        severity=Severity.FORFEITURE,
        waits_for="tenant",
        counted_from=("cpas.answer_on",),
        sources=(_DECISION,),
    ),
    CheckDate(
        rule="eviction_goods",
        key="belongings.depot_until",
        once=True,
        title=Text(
            fr="Dernier jour pour reprendre les affaires au dépôt communal",
            nl="Laatste dag om de spullen in het gemeentedepot af te halen",
        ),
        counted=Text(fr="Six mois après l'arrivée au dépôt", nl="Zes maanden na aankomst in het depot"),
        kind=LEGAL,
        severity=Severity.FORFEITURE,
        waits_for="tenant",
        counted_from=("belongings.depot_since",),
        sources=(_GOODS,),
    ),
)
