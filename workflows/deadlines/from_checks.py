"""Which dates in the answer of a check become due dates of the case in which it is kept: declared, not programmed.

One line says where the date stands in the answer (the contract of the check), what it is called in both languages, who
must act, how it is counted and on what it rests. To follow one more date, add one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from workflows.deadlines.declaration import CUSTOM, LEGAL, DueDate, Severity
from workflows.deadlines.from_incident import INCIDENT_DATES, IncidentDate
from workflows.deadlines.from_procedure import WATCHES, Watch
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


def _procedure(article: str) -> Source:
    url = "https://www.ejustice.just.fgov.be/eli/ordonnance/2023/06/22/2023043965/justel"
    return Source(act=_HOUSING_CODE, article=article, url=url, read_on=_READ_ON)


def _judicial_code(article: str) -> Source:
    url = "https://www.ejustice.just.fgov.be/eli/loi/1967/10/10/1967101052/justel"
    return Source(act="Code judiciaire / Gerechtelijk Wetboek", article=article, url=url, read_on=_READ_ON)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDate:
    """A date of an answer that is followed until its day.

    ``key`` is the path of the date in the answer, or in the facts where ``in_facts`` says so: a day that a court or a
    bailiff has set. ``deadlines[appeal].act_by`` reads the item with that code in a list. ``normal_key`` names a
    second, later date where the answer gives both readings: the first is then the worst case. ``counted_from`` are
    paths in the answer or in the facts of the day the count starts from, the first known one counts; without any, the
    day of the check.
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
    in_facts: bool = False
    not_after: tuple[str, ...] = ()
    """Verdicts after which nothing is to be watched any more."""
    sources: tuple[Source, ...] = ()
    doubt: Text | None = None

    def due(self, facts: Mapping[str, Any], result: Mapping[str, Any], as_of: date) -> DueDate | None:
        """Return the due date that an answer gives, or None when this date does not stand in it."""
        on = None if result.get("verdict") in self.not_after else _day(facts if self.in_facts else result, self.key)
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
    for part in path.split("."):
        name, _, code = part.removesuffix("]").partition("[")
        value = value.get(name) if isinstance(value, dict) else None
        if code:
            value = next((item for item in value or () if item.get("code") == code), None)
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
    "judicial_deadlines": (
        CheckDate(
            rule="procedure_hearing",
            key="petition.hearing_on",
            in_facts=True,
            title=Text(
                fr="Audience devant le juge de paix : il faut y aller ou s'y faire représenter",
                nl="Zitting bij de vrederechter: aanwezig zijn of zich laten vertegenwoordigen",
            ),
            counted=Text(fr="Jour fixé par le greffe", nl="Dag bepaald door de griffie"),
            kind=LEGAL,
            severity=Severity.FORFEITURE,
            waits_for="tenant",
            counted_from=("petition.convoked_on", "petition.roll_entered_on"),
            sources=(_procedure("233sexies, 233octies"),),
        ),
        CheckDate(
            rule="procedure_incidental_hearing",
            key="incidental_claim.hearing_on",
            in_facts=True,
            title=Text(
                fr="Audience sur l'expulsion ajoutée en cours de procédure",
                nl="Zitting over de uithuiszetting die tijdens de procedure werd toegevoegd",
            ),
            counted=Text(fr="Jour fixé par le greffe", nl="Dag bepaald door de griffie"),
            kind=LEGAL,
            severity=Severity.FORFEITURE,
            waits_for="tenant",
            counted_from=("incidental_claim.convoked_on",),
            sources=(_procedure("233novies"),),
        ),
        CheckDate(
            rule="procedure_lease_extension",
            key="deadlines[lease_extension_request].act_by",
            title=Text(
                fr="Dernier jour pour poster la demande de prolongation du bail (recommandé)",
                nl="Laatste dag om de vraag tot verlenging van de huur te posten (aangetekend)",
            ),
            counted=Text(
                fr="Dernier jour ouvrable, un mois avant la fin du bail",
                nl="Laatste werkdag, één maand vóór het einde van de huur",
            ),
            kind=LEGAL,
            severity=Severity.FORFEITURE,
            waits_for="tenant",
            counted_from=("lease.ends_on",),
            sources=(_housing_code("250-252"),),
            doubt=Text(
                fr="D'après des commentaires publiés. Postez la lettre plus tôt si vous le pouvez.",
                nl="Volgens gepubliceerde commentaren. Post de brief vroeger als het kan.",
            ),
        ),
        CheckDate(
            rule="procedure_appeal",
            key="deadlines[appeal].act_by",
            normal_key="deadlines[appeal].default.last_day",
            title=Text(fr="Dernier jour pour faire appel du jugement", nl="Laatste dag om hoger beroep in te stellen"),
            counted=Text(fr="Un mois après la signification", nl="Eén maand na de betekening"),
            kind=LEGAL,
            severity=Severity.FORFEITURE,
            waits_for="tenant",
            counted_from=("service.on",),
            sources=(_judicial_code("50, 53, 1051"),),
            doubt=Text(
                fr="Un appel n'arrête pas l'expulsion, sauf si le jugement le dit.",
                nl="Hoger beroep houdt de uithuiszetting niet tegen, tenzij het vonnis dat zegt.",
            ),
        ),
        CheckDate(
            rule="procedure_rehousing",
            key="deadlines[rehousing_proof].act_by",
            normal_key="deadlines[rehousing_proof].default.last_day",
            title=Text(
                fr="Dernier jour pour un nouveau logement, prouvé à l'huissier : il arrête l'expulsion",
                nl="Laatste dag voor een nieuwe woning, bewezen aan de gerechtsdeurwaarder: ze houdt de uithuiszetting "
                "tegen",
            ),
            counted=Text(fr="Un mois après l'avis d'expulsion", nl="Eén maand na het bericht van uithuiszetting"),
            kind=LEGAL,
            severity=Severity.FORFEITURE,
            waits_for="tenant",
            counted_from=("eviction_notice.posted_on",),
            sources=(_procedure("233undecies, § 3"),),
        ),
        CheckDate(
            rule="procedure_earliest_eviction",
            key="earliest_eviction.plan",
            normal_key="earliest_eviction.default",
            title=Text(
                fr="À partir de ce jour, l'expulsion peut avoir lieu",
                nl="Vanaf die dag kan de uithuiszetting plaatsvinden",
            ),
            counted=Text(fr="Au plus tôt, dans le pire des cas", nl="Ten vroegste, in het slechtste geval"),
            kind=LEGAL,
            severity=Severity.NORMAL,
            waits_for="us",
            counted_from=("eviction_notice.posted_on", "service.on", "administrative_order.issued_on"),
            sources=(_procedure("233undecies, 233duodecies"),),
            doubt=Text(
                fr="La loi ne dit ni si les samedis comptent, ni si la fin d'un délai se reporte : "
                "préparez-vous pour la "
                "date la plus proche.",
                nl="De wet zegt niet of zaterdagen meetellen, en ook niet of het einde van een termijn verschuift: "
                "bereid u voor op de vroegste datum.",
            ),
        ),
        CheckDate(
            rule="procedure_announced_eviction",
            key="eviction_notice.eviction_on",
            in_facts=True,
            not_after=("stopped",),
            title=Text(
                fr="Expulsion annoncée par l'huissier", nl="Uithuiszetting aangekondigd door de gerechtsdeurwaarder"
            ),
            counted=Text(fr="Jour écrit dans l'avis", nl="Dag die in het bericht staat"),
            kind=LEGAL,
            severity=Severity.NORMAL,
            waits_for="us",
            counted_from=("eviction_notice.posted_on",),
            sources=(_procedure("233undecies, § 2"),),
        ),
        CheckDate(
            rule="procedure_goods",
            key="deadlines[goods_storage].act_by",
            normal_key="deadlines[goods_storage].default.last_day",
            title=Text(
                fr="Dernier jour pour reprendre les biens gardés par la commune",
                nl="Laatste dag om de goederen bij de gemeente af te halen",
            ),
            counted=Text(fr="Six mois après l'enlèvement", nl="Zes maanden na het wegnemen"),
            kind=LEGAL,
            severity=Severity.FORFEITURE,
            waits_for="tenant",
            counted_from=("goods.removed_on",),
            sources=(Source("Code civil / Burgerlijk Wetboek", "3.58", "https://www.uvcw.be", _READ_ON),),
            doubt=Text(
                fr="D'après des commentaires publiés. On peut demander un délai plus long jusqu'à un "
                "relogement durable.",
                nl="Volgens gepubliceerde commentaren. Men kan meer tijd vragen tot er een duurzame woning is.",
            ),
        ),
        CheckDate(
            rule="procedure_fund",
            key="deadlines[fund_claim].act_by",
            normal_key="deadlines[fund_claim].default.last_day",
            title=Text(
                fr="Dernier jour pour le bailleur au Fonds de solidarité",
                nl="Laatste dag voor de verhuurder bij het Solidariteitsfonds",
            ),
            counted=Text(fr="15 septembre après l'hiver", nl="15 september na de winter"),
            kind=LEGAL,
            severity=Severity.INFORMATION,
            waits_for="landlord",
            counted_from=("judgment.given_on",),
            sources=(_procedure("233duodecies, § 2"),),
            doubt=Text(fr="D'après des commentaires publiés.", nl="Volgens gepubliceerde commentaren."),
        ),
        CheckDate(
            rule="procedure_squat_objection",
            key="deadlines[squat_objection_claim].plan.last_day",
            title=Text(
                fr="Dernier jour pour s'opposer à l'envoi de la demande au CPAS (squat)",
                nl="Laatste dag om zich te verzetten tegen de mededeling van de vordering aan het OCMW (kraak)",
            ),
            counted=Text(fr="Deux jours après la convocation", nl="Twee dagen na de oproeping"),
            kind=LEGAL,
            severity=Severity.INFORMATION,
            waits_for="tenant",
            counted_from=("petition.convoked_on",),
            sources=(_judicial_code("1344novies"),),
        ),
        CheckDate(
            rule="procedure_prosecutor_appeal",
            key="deadlines[prosecutor_appeal].act_by",
            normal_key="deadlines[prosecutor_appeal].default.last_day",
            title=Text(
                fr="Dernier jour pour un recours contre l'ordonnance du procureur, ou pour partir",
                nl="Laatste dag voor een beroep tegen het bevel van de procureur, of om te vertrekken",
            ),
            counted=Text(fr="Huit jours après la notification", nl="Acht dagen na de kennisgeving"),
            kind=LEGAL,
            severity=Severity.FORFEITURE,
            waits_for="tenant",
            counted_from=("prosecutor_order.notified_on",),
            sources=(
                Source(
                    "Loi / Wet 18.10.2017",
                    "12",
                    "https://www.ejustice.just.fgov.be/eli/loi/2017/10/18/2017013896/justel",
                    _READ_ON,
                ),
            ),
        ),
    ),
}
"""The dates of each check, by its name and the paths of its contract."""


WATCHED: Final[Mapping[str, tuple[Watch | IncidentDate, ...]]] = {
    "judicial_deadlines": WATCHES,
    "illegal_eviction": INCIDENT_DATES,
}
"""Dates that hang on more than the answer: reminders of our own, and those of an illegal eviction."""


def rules_of(check: str) -> frozenset[str]:
    """Return the rules whose due dates a check gives."""
    return frozenset(declared.rule for declared in (*CHECK_DATES.get(check, ()), *WATCHED.get(check, ())))


def dates_of(check: str, facts: Mapping[str, Any], result: Mapping[str, Any], *, as_of: date) -> tuple[DueDate, ...]:
    """Return the due dates that the answer of a check gives, those whose day has passed left out.

    A day that has passed is said in the answer itself; there is nothing left to keep watch over.
    """
    followed = (*CHECK_DATES.get(check, ()), *WATCHED.get(check, ()))
    found = (declared.due(facts, result, as_of) for declared in followed)
    return tuple(due for due in found if due is not None and due.on >= as_of)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was kept, with the facts it was given on."""

    facts: Mapping[str, Any]
    result: Mapping[str, Any]
    as_of: date


def once_in(check: str, given: Given) -> Mapping[str, DueDate]:
    """Return, by rule, the dates of an answer that run from a first contact; those whose day has passed too."""
    followed = (declared for declared in WATCHED.get(check, ()) if isinstance(declared, IncidentDate))
    found = (declared.due(given.facts, given.result, given.as_of) for declared in followed)
    return {due.rule: due for due in found if due is not None}


def begins(check: str, due: DueDate, now: Given, before: Given | None) -> bool:
    """Return whether a date begins with this answer. One that the answer before gave already stays as it became.

    A date counted from the day of the question would move with every new answer: while the verdict is the same, the
    first one holds.
    """
    old = None if before is None else once_in(check, before).get(due.rule)
    if before is None or old is None:
        return True
    slides = due.counted_from == now.as_of and old.counted_from == before.as_of
    same = before.result.get("verdict") == now.result.get("verdict")
    return not (old.on == due.on or (slides and same))
