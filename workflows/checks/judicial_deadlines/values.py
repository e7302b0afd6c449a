"""Every period, cap and day of the law this check calculates with: dated, sourced, shown in the law book."""

from __future__ import annotations

from datetime import date
from typing import Final

from workflows.checks.declaration import Basis, LegalValue
from workflows.checks.judicial_deadlines import sources
from workflows.law import Source, Text

ORDINANCE_2023: Final = date(2023, 8, 31)
ORDINANCE_2024: Final = date(2024, 11, 1)
SQUAT_LAW: Final = date(2017, 11, 16)
JUDICIAL_CODE: Final = date(1970, 11, 1)

_ALL: list[LegalValue[object]] = []


def _fixed(
    name: str, title: tuple[str, str], value: int, source: Source, *, since: date = ORDINANCE_2023,
    basis: Basis = Basis.TEXT,
) -> int:  # fmt: skip
    """Declare a value for the law book and return what the check calculates with."""
    _ALL.append(LegalValue(name, Text(*title), ((since, value),), basis, source))
    return value


def _day(name: str, title: tuple[str, str], value: tuple[int, int], source: Source, *, since: date) -> tuple[int, int]:
    """Declare a day of the year, as (month, day), and return it."""
    _ALL.append(LegalValue(name, Text(*title), ((since, value),), Basis.TEXT, source))
    return value


FORMAL_NOTICE_MONTHS = _fixed(
    "formal_notice_months",
    ("Mise en demeure : mois après l'envoi", "Ingebrekestelling: maanden na de verzending"),
    1,
    sources.code("233quater §3"),
)
HEARING_DAYS = _fixed(
    "hearing_days",
    ("Audience avec expulsion : jours, au moins", "Zitting met uithuiszetting: dagen, minstens"),
    40,
    sources.code("233sexies"),
)
INCIDENTAL_DAYS = _fixed(
    "incidental_days",
    (
        "Expulsion ajoutée par conclusions : jours après la nouvelle convocation, au moins",
        "Uithuiszetting toegevoegd bij conclusie: dagen na de nieuwe oproeping, minstens",
    ),
    40,
    sources.code("233novies"),
)
PLAIN_HEARING_DAYS = _fixed(
    "plain_hearing_days",
    ("Audience sans expulsion : jours, au plus", "Zitting zonder uithuiszetting: dagen, hoogstens"),
    15,
    sources.code("233sexies §1"),
)
EXTENSION_MONTHS = _fixed(
    "extension_months",
    (
        "Prolongation pour circonstances exceptionnelles : mois avant la fin du bail",
        "Verlenging wegens buitengewone omstandigheden: maanden vóór het einde van de huur",
    ),
    1,
    sources.code("250-252"),
    basis=Basis.COMMENTARY,
)
APPEAL_MONTHS = _fixed(
    "appeal_months",
    ("Appel : mois après la signification", "Hoger beroep: maanden na de betekening"),
    1,
    sources.judicial("1051"),
    since=JUDICIAL_CODE,
)
VACATION_BEGINS = _day(
    "vacation_begins", ("Vacances judiciaires : début (mois, jour)", "Gerechtelijke vakantie: begin (maand, dag)"),
    (7, 1), sources.judicial("50"), since=JUDICIAL_CODE,
)  # fmt: skip
VACATION_ENDS = _day(
    "vacation_ends", ("Vacances judiciaires : fin (mois, jour)", "Gerechtelijke vakantie: einde (maand, dag)"),
    (8, 31), sources.judicial("50"), since=JUDICIAL_CODE,
)  # fmt: skip
APPEAL_UNTIL = _day(
    "appeal_until",
    (
        "Appel : délai qui commence et finit pendant les vacances, jusqu'au (mois, jour)",
        "Hoger beroep: termijn die in de vakantie begint en eindigt, tot (maand, dag)",
    ),
    (9, 15),
    sources.judicial("50"),
    since=JUDICIAL_CODE,
)
SERVICE_MONTHS = _fixed(
    "service_months",
    (
        "Avant l'expulsion : mois après la signification et l'information du CPAS",
        "Vóór de uithuiszetting: maanden na de betekening en de mededeling aan het OCMW",
    ),
    1,
    sources.code("233undecies §1"),
)
NOTICE_WORKING_DAYS = _fixed(
    "notice_working_days",
    ("Avis d'expulsion : jours ouvrables", "Bericht van uithuiszetting: werkdagen"),
    15,
    sources.code("233undecies §2"),
)
PRESUMED_WORKING_DAY = _fixed(
    "presumed_working_day",
    (
        "Lecture à plaider : premier jour compté, en jours ouvrables après l'envoi",
        "Te verdedigen lezing: eerste getelde dag, in werkdagen na de verzending",
    ),
    3,
    sources.judicial("53bis"),
    since=JUDICIAL_CODE,
    basis=Basis.INFERENCE,
)
REHOUSING_MONTHS = _fixed(
    "rehousing_months",
    ("Relogement : mois après l'avis d'expulsion", "Herhuisvesting: maanden na het bericht van uithuiszetting"),
    1,
    sources.code("233undecies §3"),
)
PRECARIOUS_MONTHS = _fixed(
    "precarious_months",
    (
        "Occupation précaire : plus long délai du juge, en mois",
        "Precaire bezetting: langste termijn van de rechter, in maanden",
    ),
    3,
    sources.code("233undecies §1"),
)
GOODS_MONTHS = _fixed(
    "goods_months",
    ("Biens sur la voie publique : mois de garde", "Goederen op de openbare weg: maanden bewaring"),
    6,
    sources.GOODS,
    basis=Basis.COMMENTARY,
)
FUND_AFTER = _day(
    "fund_after",
    (
        "Fonds de solidarité : décision après le (mois, jour)",
        "Solidariteitsfonds: beslissing na (maand, dag)",
    ),
    (8, 15),
    sources.FUND,
    since=ORDINANCE_2023,
)
FUND_UNTIL = _day(
    "fund_until",
    ("Fonds de solidarité : demande jusqu'au (mois, jour)", "Solidariteitsfonds: aanvraag tot (maand, dag)"),
    (9, 15),
    sources.FUND,
    since=ORDINANCE_2023,
)
CESSATION_FIRST_DAYS = _fixed(
    "cessation_first_days",
    ("Cessation : audience au plus tôt, en jours", "Staking: zitting ten vroegste, in dagen"),
    3,
    sources.CESSATION,
    since=ORDINANCE_2024,
)
CESSATION_LAST_DAYS = _fixed(
    "cessation_last_days",
    ("Cessation : audience au plus tard, en jours", "Staking: zitting ten laatste, in dagen"),
    8,
    sources.CESSATION,
    since=ORDINANCE_2024,
)
SQUAT_HEARING_DAYS = _fixed(
    "squat_hearing_days",
    ("Squat : audience, en jours", "Kraak: zitting, in dagen"),
    8,
    sources.squat("1344octies"),
    since=SQUAT_LAW,
)
SQUAT_OBJECTION_DAYS = _fixed(
    "squat_objection_days",
    ("Squat : opposition à l'envoi au CPAS, en jours", "Kraak: verzet tegen de mededeling aan het OCMW, in dagen"),
    2,
    sources.squat("1344novies, 1344duodecies"),
    since=SQUAT_LAW,
)
SQUAT_COPY_DAYS = _fixed(
    "squat_copy_days",
    ("Squat : copie au CPAS après, en jours", "Kraak: kopie aan het OCMW na, in dagen"),
    4,
    sources.squat("1344novies, 1344duodecies"),
    since=SQUAT_LAW,
)
SQUAT_TERM_DAYS = _fixed(
    "squat_term_days",
    ("Squat : expulsion dès ce jour après la signification", "Kraak: uithuiszetting vanaf die dag na de betekening"),
    8,
    sources.squat("1344decies"),
    since=SQUAT_LAW,
)
SQUAT_NOTICE_WORKING_DAYS = _fixed(
    "squat_notice_working_days",
    ("Squat : avis d'expulsion, en jours ouvrables", "Kraak: bericht van uithuiszetting, in werkdagen"),
    5,
    sources.squat("1344decies"),
    since=SQUAT_LAW,
)
SQUAT_PRIVATE_MONTHS = _fixed(
    "squat_private_months",
    (
        "Squat chez un propriétaire privé : plus long délai, en mois",
        "Kraak bij een private eigenaar: langste termijn, in maanden",
    ),
    1,
    sources.squat("1344decies"),
    since=SQUAT_LAW,
)
SQUAT_PUBLIC_MONTHS = _fixed(
    "squat_public_months",
    (
        "Squat chez un propriétaire public : plus long délai, en mois",
        "Kraak bij een openbare eigenaar: langste termijn, in maanden",
    ),
    6,
    sources.squat("1344decies"),
    since=SQUAT_LAW,
)
PROSECUTOR_DAYS = _fixed(
    "prosecutor_days",
    (
        "Ordonnance du procureur : jours pour partir ou pour un recours",
        "Bevel van de procureur: dagen om te vertrekken of voor beroep",
    ),
    8,
    sources.PROSECUTOR,
    since=SQUAT_LAW,
)
_ALL += [
    LegalValue(
        "procedure_since",
        Text(
            fr="Procédure bruxelloise d'expulsion et moratoire hivernal : en vigueur depuis",
            nl="Brusselse uithuiszettingsprocedure en wintermoratorium: in werking sinds",
        ),
        ((ORDINANCE_2023, ORDINANCE_2023),),
        Basis.TEXT,
        sources.code("233bis-233duodecies"),
    ),
    LegalValue(
        "moratorium",
        Text(
            fr="Moratoire hivernal : premier et dernier jour (mois, jour), tous deux compris",
            nl="Wintermoratorium: eerste en laatste dag (maand, dag), beide inbegrepen",
        ),
        ((ORDINANCE_2023, (11, 1, 3, 15)),),
        Basis.TEXT,
        sources.code("233duodecies §1"),
    ),
    LegalValue(
        "cessation_since",
        Text(
            fr="Action en cessation d'une expulsion sans titre : expulsions depuis",
            nl="Vordering tot staking van een uithuiszetting zonder titel: uithuiszettingen sinds",
        ),
        ((ORDINANCE_2024, ORDINANCE_2024),),
        Basis.TEXT,
        sources.CESSATION,
    ),
]
VALUES: tuple[LegalValue[object], ...] = tuple(_ALL)
