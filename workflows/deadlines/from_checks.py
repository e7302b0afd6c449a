"""Which dates in the answer of a check become due dates of the case in which it is kept: declared, not programmed.

One line says where the date stands in the answer (the contract of the check), what it is called in both languages, who
must act, how it is counted and on what it rests. To follow one more date, add one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from workflows.deadlines.declaration import CUSTOM, LEGAL, DueDate, Severity
from workflows.deadlines.indexation_court_action import DEADLINE as INDEXATION_COURT_ACTION
from workflows.deadlines.refund_court_action import DEADLINE as REFUND_COURT_ACTION
from workflows.law import Source, Text
from workflows.working_days import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_HOUSING_CODE: Final = "Code bruxellois du Logement / Brusselse Huisvestingscode"
_HOUSING_CODE_URL: Final = "https://www.ejustice.just.fgov.be/eli/ordonnance/2003/07/17/2013A31614/"
_READ_ON: Final = date(2026, 11, 23)


def _housing_code(article: str) -> Source:
    return Source(act=_HOUSING_CODE, article=article, url=_HOUSING_CODE_URL, read_on=_READ_ON)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDate:
    """A date of an answer that is followed until its day.

    ``key`` is the path of the date in the answer. ``normal_key`` names a second, later date where the answer gives
    both readings: the first is then the worst case. ``counted_from`` are paths in the answer or in the facts of the
    day the count starts from, the first known one counts; without any, the day of the check.
    """

    rule: str
    key: str
    title: Text
    counted: Text
    kind: str
    severity: Severity
    waits_for: str
    counted_from: tuple[str, ...] = ()
    normal_key: str = ""
    sources: tuple[Source, ...] = ()
    doubt: Text | None = None

    def due(self, facts: Mapping[str, Any], result: Mapping[str, Any], as_of: date) -> DueDate | None:
        """Return the due date that an answer gives, or None when this date does not stand in it."""
        on = _day(result, self.key)
        if on is None:
            return None
        started = (_day(source, path) for path in self.counted_from for source in (result, facts))
        start = next((day for day in started if day is not None), as_of)
        normal = _day(result, self.normal_key) if self.normal_key else None
        return DueDate(
            rule=self.rule,
            title=self.title,
            on=on,
            counted_from=start,
            steps=self._steps(start, on, normal, as_of),
            kind=self.kind,
            severity=self.severity.value,
            waits_for=self.waits_for,
            normal_on=normal if normal != on else None,
            sources=self.sources,
            doubt=self.doubt,
        )

    def _steps(self, start: date, on: date, normal: date | None, as_of: date) -> tuple[Text, ...]:
        checked, begun, last = in_words(as_of), in_words(start), in_words(on)
        steps = [Text(fr=f"Vérification du {checked.fr}.", nl=f"Onderzoek van {checked.nl}.")]
        if start != as_of:
            steps.append(Text(fr=f"Point de départ : {begun.fr}.", nl=f"Vertrekpunt: {begun.nl}."))
        steps.append(Text(fr=f"{self.counted.fr} : {last.fr}.", nl=f"{self.counted.nl}: {last.nl}."))
        if normal is not None and normal != on:
            later = in_words(normal)
            steps.append(Text(fr=f"Dans la lecture normale : {later.fr}.", nl=f"In de normale lezing: {later.nl}."))
        return tuple(steps)


def _day(tree: Mapping[str, Any], path: str) -> date | None:
    """Return the date that stands at a dotted path, None when there is none."""
    value: Any = tree
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return date.fromisoformat(value) if isinstance(value, str) else None


_TWO_MONTHS_BEFORE: Final = Text(
    fr="Deux mois avant la fin du bail la plus proche",
    nl="Twee maanden vóór het vroegste einde van de huur",
)
CHECK_DATES: Final[Mapping[str, tuple[CheckDate, ...]]] = {
    "rent_indexation": (
        CheckDate(
            rule=INDEXATION_COURT_ACTION.id,
            key="deadlines.landlord_action_before",
            title=INDEXATION_COURT_ACTION.title,
            counted=Text(fr="Un an après la demande du bailleur", nl="Eén jaar na de vraag van de verhuurder"),
            kind=LEGAL,
            severity=Severity.INFORMATION,
            waits_for="landlord",
            counted_from=("request.made_on",),
            sources=INDEXATION_COURT_ACTION.sources,
            doubt=INDEXATION_COURT_ACTION.doubt,
        ),
        CheckDate(
            rule=REFUND_COURT_ACTION.id,
            key="deadlines.tenant_action_before",
            title=REFUND_COURT_ACTION.title,
            counted=Text(
                fr="Un an après la demande écrite de remboursement", nl="Eén jaar na de schriftelijke terugvordering"
            ),
            kind=LEGAL,
            severity=Severity.FORFEITURE,
            waits_for="tenant",
            counted_from=("refund.claimed_on",),
            sources=REFUND_COURT_ACTION.sources,
            doubt=REFUND_COURT_ACTION.doubt,
        ),
    ),
    "landlord_notice": (
        CheckDate(
            rule="notice_prorogation_letter",
            key="tenant_deadlines.prorogation_letter_by",
            title=Text(
                fr="Dernier jour pour que le bailleur reçoive la demande de prorogation (recommandé)",
                nl="Laatste dag waarop de verhuurder de vraag om verlenging moet ontvangen (aangetekend)",
            ),
            counted=Text(
                fr="Un mois avant la fin du bail la plus proche", nl="Eén maand vóór het vroegste einde van de huur"
            ),
            kind=LEGAL,
            severity=Severity.FORFEITURE,
            waits_for="tenant",
            counted_from=("landlord_notice_end_on", "lawful_end_date"),
            sources=(_housing_code("250"),),
            doubt=Text(
                fr="La lettre doit être reçue ce jour-là au plus tard : postez-la plusieurs jours avant.",
                nl="De brief moet uiterlijk die dag ontvangen zijn: verzend hem enkele dagen vroeger.",
            ),
        ),
        CheckDate(
            rule="notice_kinship_proof",
            key="tenant_deadlines.kinship_proof_due_by",
            normal_key="tenant_deadlines.kinship_proof_due_by_latest",
            title=Text(
                fr="Preuve du lien de parenté par le bailleur", nl="Bewijs van de verwantschap door de verhuurder"
            ),
            counted=Text(
                fr="Deux mois après réception de la demande de preuve", nl="Twee maanden na ontvangst van de vraag"
            ),
            kind=LEGAL,
            severity=Severity.INFORMATION,
            waits_for="landlord",
            counted_from=("notice.occupier.proof_asked_on",),
            sources=(_housing_code("237, § 2"),),
        ),
        CheckDate(
            rule="notice_kinship_action",
            key="tenant_deadlines.kinship_action_by",
            title=Text(
                fr="Dernier jour pour demander au juge d'annuler le congé (lien de parenté)",
                nl="Laatste dag om de rechter te vragen de opzegging nietig te verklaren (verwantschap)",
            ),
            counted=Text(
                fr="Deux mois avant la fin du bail la plus proche",
                nl="Twee maanden vóór het vroegste einde van de huur",
            ),
            kind=LEGAL,
            severity=Severity.FORFEITURE,
            waits_for="tenant",
            counted_from=("landlord_notice_end_on", "lawful_end_date"),
            sources=(_housing_code("237, § 2"),),
        ),
        CheckDate(
            rule="notice_works_documents",
            key="tenant_deadlines.documents_due_by",
            normal_key="tenant_deadlines.documents_due_by_latest",
            title=Text(
                fr="Documents sur les travaux à remettre par le bailleur",
                nl="Documenten over de werken te bezorgen door de verhuurder",
            ),
            counted=Text(fr="Deux mois après réception du congé", nl="Twee maanden na ontvangst van de opzegging"),
            kind=LEGAL,
            severity=Severity.INFORMATION,
            waits_for="landlord",
            counted_from=("notice.received_on", "notice.presented_on"),
            sources=(_housing_code("237, § 3"),),
        ),
        CheckDate(
            rule="notice_works_action",
            key="tenant_deadlines.documents_action_by",
            title=Text(
                fr="Dernier jour pour demander au juge d'annuler le congé (travaux)",
                nl="Laatste dag om de rechter te vragen de opzegging nietig te verklaren (werken)",
            ),
            counted=Text(
                fr="Deux mois avant la fin du bail la plus proche",
                nl="Twee maanden vóór het vroegste einde van de huur",
            ),
            kind=LEGAL,
            severity=Severity.FORFEITURE,
            waits_for="tenant",
            counted_from=("landlord_notice_end_on", "lawful_end_date"),
            sources=(_housing_code("237, § 3"),),
        ),
        CheckDate(
            rule="notice_lease_end",
            key="landlord_notice_end_on",
            title=Text(
                fr="Fin du bail si le congé est valable : personne ne peut être expulsé sans jugement",
                nl="Einde van de huur als de opzegging geldig is: niemand kan zonder vonnis uitgezet worden",
            ),
            counted=Text(fr="Fin du bail d'après la vérification", nl="Einde van de huur volgens het onderzoek"),
            kind=CUSTOM,
            severity=Severity.NORMAL,
            waits_for="us",
            counted_from=("notice.received_on", "notice.presented_on"),
        ),
    ),
}
"""The dates of each check, by its name and the paths of its contract."""


def rules_of(check: str) -> frozenset[str]:
    """Return the rules whose due dates a check gives."""
    return frozenset(declared.rule for declared in CHECK_DATES.get(check, ()))


def dates_of(check: str, facts: Mapping[str, Any], result: Mapping[str, Any], *, as_of: date) -> tuple[DueDate, ...]:
    """Return the due dates that the answer of a check gives, those whose day has passed left out.

    A day that has passed is said in the answer itself; there is nothing left to keep watch over.
    """
    found = (declared.due(facts, result, as_of) for declared in CHECK_DATES.get(check, ()))
    return tuple(due for due in found if due is not None and due.on >= as_of)
