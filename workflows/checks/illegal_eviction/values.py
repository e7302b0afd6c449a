"""Every period and day of the law this check calculates with: dated, sourced, shown in the law book."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from workflows.checks.declaration import Basis, LegalValue
from workflows.checks.illegal_eviction import sources
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.law import Source

COORDINATED: Final = date(1994, 2, 17)
SQUAT_LAW: Final = date(2017, 11, 16)
ORDINANCE_2023: Final = date(2023, 8, 31)
CENTRE_LAW: Final = date(1965, 4, 2)
JUDICIAL_CODE: Final = date(1970, 11, 1)
PROPERTY_BOOK: Final = date(2021, 9, 1)
PLANNED: Final = date(2024, 1, 1)

_ALL: list[LegalValue[object]] = []


def _number(
    name: str, title: tuple[str, str], value: int, source: Source, since: date, basis: Basis = Basis.COMMENTARY
) -> int:
    """Declare a figure for the law book and return what the check calculates with."""
    _ALL.append(LegalValue(name, Text(*title), ((since, value),), basis, source))
    return value


def _day(name: str, title: tuple[str, str], value: date, source: Source, basis: Basis = Basis.TEXT) -> date:
    """Declare a day for the law book and return it."""
    _ALL.append(LegalValue(name, Text(*title), ((value, value),), basis, source))
    return value


ARTICLE_233_1: Final = _day(
    "article_233_1_since",
    ("Indemnité pour expulsion sans titre : faits depuis", "Vergoeding voor uithuiszetting zonder titel: feiten sinds"),
    date(2024, 11, 1),
    sources.WITHOUT_TITLE,
)
NEW_CRIMINAL_CODE: Final = _day(
    "new_criminal_code",
    (
        "Nouveau Code pénal : entrée en vigueur (une banque de données donne le 9 avril)",
        "Nieuw Strafwetboek: inwerkingtreding (één databank geeft 9 april)",
    ),
    date(2026, 4, 8),
    sources.CRIMINAL_CODE,
    Basis.COMMENTARY,
)
FIRST_WINTER: Final = _day(
    "first_winter",
    ("Moratoire hivernal : premier jour du premier hiver", "Wintermoratorium: eerste dag van de eerste winter"),
    date(2023, 11, 1),
    sources.WINTER,
)
CONTESTED_WINTER_ENDS: Final = _day(
    "contested_winter_ends",
    ("Hiver contesté 2023-2024 : dernier jour", "Betwiste winter 2023-2024: laatste dag"),
    date(2024, 3, 15),
    sources.WINTER_UPHELD,
    Basis.COMMENTARY,
)
SERVICE_MONTHS: Final = _number(
    "service_months",
    ("Avant l'expulsion : mois après la signification", "Vóór de uithuiszetting: maanden na de betekening"),
    1,
    sources.EXECUTION,
    ORDINANCE_2023,
    Basis.TEXT,
)
NOTICE_WORKING_DAYS: Final = _number(
    "notice_working_days",
    ("Annonce par l'huissier : jours ouvrables", "Aankondiging door de gerechtsdeurwaarder: werkdagen"),
    15,
    sources.EXECUTION,
    ORDINANCE_2023,
    Basis.TEXT,
)
POSSESSION_MONTHS: Final = _number(
    "possession_months",
    ("Action possessoire : mois depuis les faits", "Bezitsvordering: maanden sinds de feiten"),
    12,
    sources.POSSESSION,
    JUDICIAL_CODE,
)
FIRST_ALARM_MONTHS: Final = _number(
    "first_alarm_months",
    ("Action possessoire : premier rappel, en mois", "Bezitsvordering: eerste herinnering, in maanden"),
    9,
    sources.PLAN,
    PLANNED,
    Basis.INFERENCE,
)
LAST_ALARM_MONTHS: Final = _number(
    "last_alarm_months",
    ("Action possessoire : dernier rappel, en mois", "Bezitsvordering: laatste herinnering, in maanden"),
    11,
    sources.PLAN,
    PLANNED,
    Basis.INFERENCE,
)
ALERT_DAYS: Final = _number(
    "alert_days",
    ("Menace : alerte gardée, en jours", "Dreiging: alarm bewaard, in dagen"),
    30,
    sources.PLAN,
    PLANNED,
    Basis.INFERENCE,
)
REVIEW_DAYS: Final = _number(
    "review_days",
    ("Question ouverte : relecture juridique dans les jours", "Open vraag: juridische controle binnen dagen"),
    2,
    sources.PLAN,
    PLANNED,
    Basis.INFERENCE,
)
PROPOSAL_DAYS: Final = _number(
    "proposal_days",
    ("Proposition d'une place : jours après l'identification", "Voorstel van een plaats: dagen na de vaststelling"),
    7,
    sources.PLAN,
    PLANNED,
    Basis.TEXT,
)
CENTRE_DECISION_MONTHS: Final = _number(
    "centre_decision_months",
    ("Décision du CPAS : mois après la demande", "Beslissing van het OCMW: maanden na de aanvraag"),
    1,
    sources.CENTRE_DECISION,
    CENTRE_LAW,
)
CENTRE_FORWARDING_DAYS: Final = _number(
    "centre_forwarding_days",
    ("CPAS incompétent : transmission, en jours", "Onbevoegd OCMW: doorsturen, in dagen"),
    5,
    sources.CENTRE,
    CENTRE_LAW,
)
CENTRE_APPEAL_MONTHS: Final = _number(
    "centre_appeal_months",
    (
        "Recours contre le refus du CPAS : mois devant le tribunal du travail",
        "Beroep tegen de weigering van het OCMW: maanden voor de arbeidsrechtbank",
    ),
    3,
    sources.CENTRE_DECISION,
    CENTRE_LAW,
)
GOODS_MONTHS: Final = _number(
    "goods_months",
    ("Biens au dépôt communal : mois de garde", "Goederen in het gemeentedepot: maanden bewaring"),
    6,
    sources.GOODS,
    PROPERTY_BOOK,
)
VALUES: tuple[LegalValue[object], ...] = tuple(_ALL)
