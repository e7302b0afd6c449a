"""Every figure and day of the law this check calculates with: dated, sourced, shown in the law book."""

from __future__ import annotations

from datetime import date

from workflows.checks.declaration import Basis, LegalValue
from workflows.checks.rent_indexation import sources
from workflows.law import Text

INDEX_RULE_SINCE = date(1997, 5, 31)
CONDITIONS_FROM = date(2022, 10, 14)
FACTOR_FROM = date(2023, 10, 14)
REGIONAL_FROM = date(2025, 1, 1)
ABUSE_FROM = date(2025, 5, 1)

CONDITIONS_SINCE = LegalValue(
    "conditions_since",
    Text(
        fr="Jour à partir duquel une hausse suppose un bail enregistré et un certificat PEB communiqué",
        nl="Dag vanaf wanneer een verhoging een geregistreerde huurovereenkomst en een bezorgd EPB-certificaat vergt",
    ),
    ((CONDITIONS_FROM, CONDITIONS_FROM),),
    Basis.TEXT,
    sources.CONDITIONS_2022,
)
PROTECTED_BEFORE = LegalValue(
    "protected_before",
    Text(
        fr="Gel et facteur : baux entrés en vigueur avant ce jour (entrée en vigueur, pas signature)",
        nl="Bevriezing en factor: huurovereenkomsten in werking getreden vóór deze dag (inwerkingtreding, niet "
        "ondertekening)",
    ),
    ((CONDITIONS_FROM, CONDITIONS_FROM),),
    Basis.TEXT,
    sources.REGION_FACTORS,
)
FREEZE_WINDOW = LegalValue(
    "freeze_window",
    Text(
        fr="Anniversaires de l'année de gel (premier et dernier jour)",
        nl="Verjaardagen van het bevriezingsjaar (eerste en laatste dag)",
    ),
    ((CONDITIONS_FROM, (CONDITIONS_FROM, date(2023, 10, 13))),),
    Basis.TEXT,
    sources.FREEZE_2022,
)
FACTOR_WINDOWS = LegalValue(
    "factor_windows",
    Text(
        fr="Facteur de correction : dernier jour (mois, jour) de la première période, puis les deux années "
        "d'indices de chaque période",
        nl="Correctiefactor: laatste dag (maand, dag) van de eerste periode, dan de twee jaren van "
        "indexcijfers van elke periode",
    ),
    ((FACTOR_FROM, ((10, 13), (2022, 2023), (2021, 2022))),),
    Basis.COMMENTARY,
    sources.REGION_FACTORS,
)
FACTOR_DECIMALS = LegalValue(
    "factor_decimals",
    Text(fr="Décimales du facteur de correction", nl="Decimalen van de correctiefactor"),
    ((FACTOR_FROM, 9),),
    Basis.TEXT,
    sources.REGION_FACTORS,
)
REGIONAL_REGISTER_SINCE = LegalValue(
    "regional_register_since",
    Text(
        fr="Baux signés à partir de ce jour : enregistrement régional exigé",
        nl="Huurovereenkomsten ondertekend vanaf deze dag: gewestelijke registratie vereist",
    ),
    ((REGIONAL_FROM, REGIONAL_FROM),),
    Basis.COMMENTARY,
    sources.REGISTRATION_2025,
)
RETROACTIVE_MONTHS = LegalValue(
    "retroactive_months",
    Text(
        fr="Effet rétroactif : mois avant le mois de la demande",
        nl="Terugwerking: maanden vóór de maand van het verzoek",
    ),
    ((INDEX_RULE_SINCE, 3),),
    Basis.TEXT,
    sources.REGION_INDEXATION,
)
LANDLORD_ACTION_YEARS = LegalValue(
    "landlord_action_years",
    Text(
        fr="Délai du bailleur pour agir en justice, en années",
        nl="Termijn van de verhuurder om naar de rechter te gaan, in jaren",
    ),
    ((INDEX_RULE_SINCE, 1),),
    Basis.COMMENTARY,
    sources.FORMULA,
)
REFUND_YEARS = LegalValue(
    "refund_years",
    Text(fr="Remboursement : années avant la réclamation", nl="Terugbetaling: jaren vóór de terugvordering"),
    ((INDEX_RULE_SINCE, 5),),
    Basis.COMMENTARY,
    sources.FORMULA,
)
TENANT_ACTION_YEARS = LegalValue(
    "tenant_action_years",
    Text(
        fr="Délai du locataire pour agir après sa réclamation, en années",
        nl="Termijn van de huurder om na zijn terugvordering op te treden, in jaren",
    ),
    ((INDEX_RULE_SINCE, 1),),
    Basis.COMMENTARY,
    sources.FORMULA,
)
CERTIFICATE_YEARS = LegalValue(
    "certificate_years",
    Text(fr="Validité d'un certificat PEB, en années", nl="Geldigheid van een EPB-certificaat, in jaren"),
    ((INDEX_RULE_SINCE, 10),),
    Basis.COMMENTARY,
    sources.CERTIFICATE,
)
TOLERANCE_CENTS = LegalValue(
    "tolerance_cents",
    Text(
        fr="Tolérance d'arrondi au-dessus du plus grand résultat, en cents",
        nl="Afrondingsmarge boven het hoogste resultaat, in cent",
    ),
    ((INDEX_RULE_SINCE, 1),),
    Basis.INFERENCE,
    sources.STATBEL,
)
GAP_CENTS = LegalValue(
    "gap_cents",
    Text(
        fr="Classe E, année de gel : écart à partir duquel le loyer d'avant n'était pas entièrement indexé, en cents",
        nl="Klasse E, bevriezingsjaar: verschil vanaf wanneer de vorige huurprijs niet volledig geïndexeerd "
        "was, in cent",
    ),
    ((CONDITIONS_FROM, 5),),
    Basis.INFERENCE,
    sources.FREEZE_2022,
)
REFERENCE_PERCENT = LegalValue(
    "reference_percent",
    Text(
        fr="Loyer présumé abusif au-dessus de ce pourcentage du loyer de référence",
        nl="Huurprijs vermoed onredelijk boven dit percentage van de referentiehuurprijs",
    ),
    ((ABUSE_FROM, 120),),
    Basis.COMMENTARY,
    sources.REFERENCE_RENT,
)
OLD_LEASE_BEFORE = LegalValue(
    "old_lease_before",
    Text(
        fr="Bail conclu avant le premier jour, ou anniversaire avant le second : anciennes règles",
        nl="Huurovereenkomst gesloten vóór de eerste dag, of verjaardag vóór de tweede: oude regels",
    ),
    ((date(1994, 2, 1), (date(1994, 2, 1), INDEX_RULE_SINCE)),),
    Basis.COMMENTARY,
    sources.FORMULA,
)
ORAL_LEASE_BEFORE = LegalValue(
    "oral_lease_before",
    Text(
        fr="Baux verbaux conclus avant ce jour : l'exigence d'un écrit est discutée",
        nl="Mondelinge huurovereenkomsten gesloten vóór deze dag: de vereiste van een geschrift is betwist",
    ),
    ((INDEX_RULE_SINCE, INDEX_RULE_SINCE),),
    Basis.COMMENTARY,
    sources.FORMULA,
)
BASE_BY_YEAR = LegalValue(
    "base_by_year",
    Text(
        fr="Base de l'indice selon l'année de l'indice de départ (à partir de)",
        nl="Basis van het indexcijfer volgens het jaar van het aanvangsindexcijfer (vanaf)",
    ),
    ((INDEX_RULE_SINCE, ((2013, 2013), (2004, 2004), (1996, 1996), (0, 1988))),),
    Basis.INFERENCE,
    sources.STATBEL,
)

VALUES: tuple[LegalValue[object], ...] = (
    CONDITIONS_SINCE,
    PROTECTED_BEFORE,
    FREEZE_WINDOW,
    FACTOR_WINDOWS,
    FACTOR_DECIMALS,
    REGIONAL_REGISTER_SINCE,
    RETROACTIVE_MONTHS,
    LANDLORD_ACTION_YEARS,
    REFUND_YEARS,
    TENANT_ACTION_YEARS,
    CERTIFICATE_YEARS,
    TOLERANCE_CENTS,
    GAP_CENTS,
    REFERENCE_PERCENT,
    OLD_LEASE_BEFORE,
    ORAL_LEASE_BEFORE,
    BASE_BY_YEAR,
)
