"""The texts and pages this check cites, each with the day on which it was read."""

from __future__ import annotations

from datetime import date

from workflows.law import Source

READ_ON = date(2026, 11, 23)

CODE_ACT = "Code bruxellois du Logement / Brusselse Huisvestingscode"
CODE_URL = "http://www.ejustice.just.fgov.be/eli/ordonnance/2003/07/17/2013A31614/justel"
REGION_ACT = "Région de Bruxelles-Capitale / Brussels Hoofdstedelijk Gewest"
ORDINANCE_2022_ACT = "Ordonnance du 13 octobre 2022 / Ordonnantie van 13 oktober 2022 (2022033714)"
ORDINANCE_2022_URL = "https://vlex.be/vid/ordonnantie-houdende-wijziging-van-912663150"
ORDINANCE_2024_ACT = "Ordonnance du 25 avril 2024 / Ordonnantie van 25 april 2024 (2024004155)"

FORMULA = Source(f"{CODE_ACT}; ancien Code civil / oud Burgerlijk Wetboek, art. 1728bis", "224/2 §1", CODE_URL, READ_ON)
REGISTRATION = Source(CODE_ACT, "224/2 §1, 227", CODE_URL, READ_ON)
CERTIFICATE = Source(CODE_ACT, "224/2 §1, 217", CODE_URL, READ_ON)
CONDITIONS_2022 = Source(ORDINANCE_2022_ACT, "3", ORDINANCE_2022_URL, READ_ON)
FREEZE_2022 = Source(ORDINANCE_2022_ACT, "4", ORDINANCE_2022_URL, READ_ON)
REGISTRATION_2025 = Source(
    ORDINANCE_2024_ACT,
    "228/1-228/5",
    "https://www.ejustice.just.fgov.be/eli/ordonnance/2024/04/25/2024004155/justel",
    READ_ON,
)
REGION_INDEXATION = Source(
    REGION_ACT,
    "224/2",
    "https://be.brussels/housing/rental/lease-contracts/rental-price-indexation",
    READ_ON,
)
REGION_FACTORS = Source(
    REGION_ACT,
    "224/2",
    "https://logement.brussels/louer/bail/indexation-des-loyers/"
    "indexation-des-loyers-a-partir-du-14-octobre-2023-avec-facteurs-de-correction/",
    READ_ON,
)
STATBEL = Source(
    "Statbel",
    "indice santé / gezondheidsindex",
    "http://statbel.fgov.be/en/statistics/figures/economy/consumer_price_index/health_index/",
    READ_ON,
)
REFERENCE_RENT = Source(
    CODE_ACT,
    "224",
    "https://pim.be/bxl-encadrement-des-loyers-un-petit-retour-en-arriere",
    READ_ON,
)
