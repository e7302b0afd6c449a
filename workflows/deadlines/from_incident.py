"""The dates that follow from the answer of the check on illegal evictions: each says when it no longer counts.

They are declared like those of the other checks (``from_checks``), with the facts on which they hang: the answer of a
CPAS ends the wait for its decision, a refusal opens the time to appeal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from workflows.deadlines.declaration import CUSTOM, LEGAL, DueDate, Severity
from workflows.law import Source, Text
from workflows.working_days import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_READ_ON: Final = date(2026, 11, 23)
_PLAN: Final = Source("Masterplan Bruss'help 2024-2029", "mesure / maatregel 14", "https://brusshelp.org", _READ_ON)
_PLAN_2: Final = Source(
    "Masterplan Bruss'help 2024-2029", "mesure / maatregel 2, niveau 3", "https://brusshelp.org", _READ_ON
)
_POSSESSORY: Final = Source(
    "Code judiciaire / Gerechtelijk Wetboek",
    "1370",
    "https://www.ejustice.just.fgov.be/eli/loi/1967/10/10/1967101052/justel",
    _READ_ON,
)
_CENTRE: Final = Source(
    "Loi du 8 juillet 1976 organique des CPAS / organieke wet van 8 juli 1976 betreffende de OCMW's",
    "58 § 3, 71",
    "https://www.mi-is.be",
    _READ_ON,
)
_GOODS: Final = Source("Code civil / Burgerlijk Wetboek", "3.58-3.59", "https://www.ejustice.just.fgov.be", _READ_ON)
_TO_VERIFY: Final = Text(
    fr="Règle à vérifier par un juriste : comptez au plus court.",
    nl="Regel na te kijken door een jurist: tel zo kort mogelijk.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDate:
    """A date of the answer. ``only`` and ``unless``: values of facts with which it counts, or counts no more.

    ``told``: the day is one of the facts, not of the answer. ``until_known``: it counts no more once that is known.
    """

    rule: str
    key: str
    title: Text
    counted: Text
    waits_for: str
    counted_from: str
    kind: str = CUSTOM
    severity: Severity = Severity.NORMAL
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unless: Mapping[str, frozenset[str]] = field(default_factory=dict)
    told: bool = False
    until_known: str = ""
    sources: tuple[Source, ...] = ()
    doubt: Text | None = None

    def due(self, facts: Mapping[str, Any], result: Mapping[str, Any], as_of: date) -> DueDate | None:
        """Return the due date that an answer gives, or None when this date does not count."""
        value = _at(facts if self.told else result, self.key)
        if not isinstance(value, str) or (self.until_known and _at(facts, self.until_known) is not None):
            return None
        if any(_at(facts, path) not in values for path, values in self.only.items()):
            return None
        if any(_at(facts, path) in values for path, values in self.unless.items()):
            return None
        on, begun = date.fromisoformat(value), _at(facts, self.counted_from)
        start = date.fromisoformat(begun) if isinstance(begun, str) else as_of
        said, last = in_words(start), in_words(on)
        return DueDate(
            rule=self.rule,
            title=self.title,
            on=on,
            counted_from=start,
            steps=(
                Text(fr=f"Point de départ : {said.fr}.", nl=f"Vertrekpunt: {said.nl}."),
                Text(fr=f"{self.counted.fr} : {last.fr}.", nl=f"{self.counted.nl}: {last.nl}."),
            ),
            kind=self.kind,
            severity=self.severity.value,
            waits_for=self.waits_for,
            sources=self.sources,
            doubt=self.doubt,
        )


def _at(tree: Mapping[str, Any], path: str) -> Any:
    value: Any = tree
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


_ANSWERED: Final = frozenset({"granted", "refused_in_writing", "refused_orally", "not_competent"})
_BACK: Final = frozenset({"back_in"})
_HOME_KEPT: Final = frozenset({"back_in", "still_inside", "partly_damaged"})
INCIDENT_DATES: Final = (
    IncidentDate(
        rule="incident_legal_review",
        key="review_due_on",
        title=Text(
            fr="Faire examiner l'expulsion par un juriste", nl="De uithuiszetting door een jurist laten bekijken"
        ),
        counted=Text(
            fr="Le jour même s'il y a un titre, deux jours si rien n'est clair",
            nl="Dezelfde dag als er een titel is, twee dagen als niets duidelijk is",
        ),
        waits_for="us",
        counted_from="as_of",
    ),
    IncidentDate(
        rule="incident_proposal",
        key="referral.proposal_due_on",
        title=Text(
            fr="Proposer une solution au ménage mis dehors", nl="Het buitengezette huishouden een oplossing voorstellen"
        ),
        counted=Text(fr="Sept jours calendrier après le constat", nl="Zeven kalenderdagen na de vaststelling"),
        waits_for="service",
        counted_from="reported_on",
        unless={"home_status": _BACK},
        sources=(_PLAN,),
        doubt=Text(fr="Objectif du plan, non une règle de droit.", nl="Doelstelling van het plan, geen rechtsregel."),
    ),
    IncidentDate(
        rule="incident_possessory_nine",
        key="possessory.alarm_9_months_on",
        title=Text(
            fr="Neuf mois depuis les faits : l'action possessoire est-elle introduite ?",
            nl="Negen maanden na de feiten: is de bezitsvordering ingesteld?",
        ),
        counted=Text(fr="Neuf mois après les faits", nl="Negen maanden na de feiten"),
        waits_for="us",
        counted_from="occurred_from",
        unless={"home_status": _BACK},
        doubt=_TO_VERIFY,
    ),
    IncidentDate(
        rule="incident_possessory_eleven",
        key="possessory.alarm_11_months_on",
        title=Text(
            fr="Onze mois depuis les faits : dernière alarme pour l'action possessoire",
            nl="Elf maanden na de feiten: laatste alarm voor de bezitsvordering",
        ),
        counted=Text(fr="Onze mois après les faits", nl="Elf maanden na de feiten"),
        waits_for="us",
        counted_from="occurred_from",
        unless={"home_status": _BACK},
        doubt=_TO_VERIFY,
    ),
    IncidentDate(
        rule="incident_possessory",
        key="possessory.deadline_on",
        title=Text(
            fr="Dernier jour de l'action possessoire (juge de paix)",
            nl="Laatste dag van de bezitsvordering (vrederechter)",
        ),
        counted=Text(
            fr="Un an après les faits, jamais après le signalement",
            nl="Eén jaar na de feiten, nooit na de melding",
        ),
        waits_for="tenant",
        counted_from="occurred_from",
        kind=LEGAL,
        severity=Severity.FORFEITURE,
        unless={"home_status": _BACK},
        sources=(_POSSESSORY,),
        doubt=_TO_VERIFY,
    ),
    IncidentDate(
        rule="incident_centre_same_day",
        key="reported_on",
        told=True,
        until_known="cpas.asked_on",
        title=Text(
            fr="Passer le relais au CPAS du lieu où le ménage se trouve maintenant",
            nl="Het huishouden overdragen aan het OCMW van de plaats waar het nu is",
        ),
        counted=Text(fr="Le jour même du signalement", nl="Op de dag zelf van de melding"),
        waits_for="us",
        counted_from="reported_on",
        unless={"home_status": _HOME_KEPT},
        sources=(_PLAN_2,),
        doubt=Text(fr="Objectif du plan, non une règle de droit.", nl="Doelstelling van het plan, geen rechtsregel."),
    ),
    IncidentDate(
        rule="incident_centre_forwarding",
        key="cpas.forwarding_due_on",
        title=Text(
            fr="Le CPAS qui se dit incompétent transmet la demande",
            nl="Het OCMW dat zich niet bevoegd acht, stuurt de aanvraag door",
        ),
        counted=Text(fr="Cinq jours calendrier après la demande", nl="Vijf kalenderdagen na de aanvraag"),
        waits_for="service",
        counted_from="cpas.asked_on",
        kind=LEGAL,
        severity=Severity.INFORMATION,
        only={"cpas.answer": frozenset({"not_competent"})},
        sources=(_CENTRE,),
        doubt=_TO_VERIFY,
    ),
    IncidentDate(
        rule="incident_centre_decision",
        key="cpas.decision_due_on",
        title=Text(fr="Décision du CPAS sur l'aide demandée", nl="Beslissing van het OCMW over de gevraagde hulp"),
        counted=Text(fr="Un mois après la demande", nl="Eén maand na de aanvraag"),
        waits_for="service",
        counted_from="cpas.asked_on",
        kind=LEGAL,
        severity=Severity.INFORMATION,
        unless={"cpas.answer": _ANSWERED},
        sources=(_CENTRE,),
        doubt=_TO_VERIFY,
    ),
    IncidentDate(
        rule="incident_centre_appeal",
        key="cpas.appeal_by",
        title=Text(
            fr="Dernier jour du recours au tribunal du travail contre le refus du CPAS",
            nl="Laatste dag van het beroep bij de arbeidsrechtbank tegen de weigering van het OCMW",
        ),
        counted=Text(fr="Trois mois après le refus", nl="Drie maanden na de weigering"),
        waits_for="tenant",
        counted_from="cpas.answer_on",
        kind=LEGAL,
        severity=Severity.FORFEITURE,
        sources=(_CENTRE,),
        doubt=_TO_VERIFY,
    ),
    IncidentDate(
        rule="incident_depot",
        key="belongings.depot_until",
        title=Text(
            fr="Le dépôt communal garde les biens jusqu'à ce jour",
            nl="Het gemeentelijk depot bewaart de goederen tot die dag",
        ),
        counted=Text(fr="Six mois après l'arrivée au dépôt", nl="Zes maanden na aankomst in het depot"),
        waits_for="tenant",
        counted_from="belongings.depot_since",
        kind=LEGAL,
        severity=Severity.FORFEITURE,
        unless={"belongings.where": frozenset({"with_person"})},
        sources=(_GOODS,),
        doubt=_TO_VERIFY,
    ),
)
"""The dates of the check ``illegal_eviction``, by the paths of its contract."""
