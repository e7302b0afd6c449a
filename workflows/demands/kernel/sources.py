"""The texts and pages the demands cite, each with the day on which it was read."""

from __future__ import annotations

from datetime import date

from workflows.law import Source

READ_ON = date(2026, 11, 23)
TITLE_XI_FROM = date(2018, 1, 1)
NEW_LEASES_FROM = date(2024, 11, 1)
REGIONAL_FROM = date(2025, 1, 1)
ABUSE_FROM = date(2025, 5, 1)

CODE_ACT = "Code bruxellois du Logement / Brusselse Huisvestingscode"
ORDINANCE_2017 = "https://www.ejustice.just.fgov.be/eli/ordonnance/2017/07/27/2017040697/justel"
ORDINANCE_2024 = "https://www.ejustice.just.fgov.be/eli/ordonnance/2024/04/04/2024003465/justel"
ORDINANCE_2024_REGISTRATION = "https://www.ejustice.just.fgov.be/eli/ordonnance/2024/04/25/2024004155/justel"
CODE_PAGE = "https://www.ejustice.just.fgov.be/eli/ordonnance/2003/07/17/2013A31614/justel"
ACT_2024 = "Ordonnance du 4 avril 2024 / Ordonnantie van 4 april 2024"


def code_2017(article: str) -> Source:
    """Return an article of title XI as the ordinance of 27 July 2017 wrote it."""
    return Source(CODE_ACT, article, ORDINANCE_2017, READ_ON)


def code_2024(article: str) -> Source:
    """Return an article as the ordinance of 4 April 2024 wrote it, in force on 1 November 2024."""
    return Source(CODE_ACT, article, ORDINANCE_2024, READ_ON)


TRANSITION_2024 = Source(ACT_2024, "38 §3", ORDINANCE_2024, READ_ON)
RUNNING_2024 = Source(ACT_2024, "38 §2", ORDINANCE_2024, READ_ON)
REGISTRATION_2025 = Source(CODE_ACT, "228/1-228/5", ORDINANCE_2024_REGISTRATION, READ_ON)
ABUSIVE_RENT = Source(
    f"{CODE_ACT} (Médenam)",
    "224, 224/1",
    "https://www.mediationdedettes.be/actualites/"
    "loyer-abusif-a-bruxelles-nouvelles-regles-applicables-depuis-le-1er-mai-2025",
    READ_ON,
)
ABUSIVE_RENT_WHEN = Source(
    f"{CODE_ACT} (Droits Quotidiens)",
    "224/1",
    "https://www.droitsquotidiens.be/fr/question/"
    "mon-loyer-est-abusif-puis-je-demander-de-le-diminuer-pendant-le-bail-bruxelles",
    READ_ON,
)
ABUSIVE_RENT_PUBLIC = Source(
    f"{CODE_ACT} (Brulocalis)",
    "224",
    "https://brulocalis.brussels/fr/actualites/les-loyers-encadres-en-region-bruxelloise",
    READ_ON,
)
GUARANTEE_BILL = Source(
    f"{CODE_ACT} (BIV)",
    "249",
    "https://www.biv.be/nieuws/artikels/ordonnantie-tot-wijziging-van-de-brusselse-huisvestingscode-met-het-oog-op-de-"
    "verwezenlijking-van-het-recht-op-huisvesting",
    READ_ON,
)
ORAL_LEASE = Source(
    "Droits Quotidiens",
    "bail sans écrit / huur zonder geschrift",
    "https://www.droitsquotidiens.be/fr/question/je-nai-pas-signe-de-contrat-de-bail-quels-sont-mes-droits-wallonie",
    READ_ON,
)
EVICTION_PAGE = Source(
    "Bruxelles Logement / Brussel Huisvesting",
    "233/1",
    "https://logement.brussels/etre-proprietaire/expulsion-locative/",
    READ_ON,
)
EQUALITY = Source(CODE_ACT, "200ter §3, 204 §6", CODE_PAGE, READ_ON)
AFTER_AGREEMENT = Source(
    "Immovlan (prorogation / verlenging)",
    "250-252",
    "https://immovlan.be/fr/article/67047/rester-bien-loue-fin-du-bail",
    READ_ON,
)
HOSPITAL = Source("Masterplan Bruss'help 2024-2029", "mesure 5.3 / maatregel 5.3", "https://brusshelp.org", READ_ON)
