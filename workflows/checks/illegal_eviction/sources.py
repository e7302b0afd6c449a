"""The texts this check cites, each with the day on which it was read."""

from __future__ import annotations

from datetime import date
from typing import Final

from workflows.law import Source

READ_ON: Final = date(2026, 11, 23)
CODE: Final = "CBL"
"""Brussels Housing Code, as the contract abbreviates it."""
_JUSTEL: Final = "https://www.ejustice.just.fgov.be/eli"
_CODE_URL: Final = f"{_JUSTEL}/ordonnance/2003/07/17/2013A31614/justel"
_URL_2023: Final = f"{_JUSTEL}/ordonnance/2023/06/22/2023043965/justel"
_URL_2024: Final = f"{_JUSTEL}/ordonnance/2024/04/04/2024003465/justel"
_JUDICIAL: Final = "Code judiciaire / Gerechtelijk Wetboek"
_JUDICIAL_URL: Final = f"{_JUSTEL}/loi/1967/10/10/1967101052/justel"
_CENTRES: Final = "https://www.mi-is.be"

WITHOUT_TITLE: Final = Source(CODE, "233/1", _URL_2024, READ_ON)
WINTER: Final = Source(CODE, "233duodecies", _URL_2023, READ_ON)
EXECUTION: Final = Source(CODE, "233undecies", _URL_2023, READ_ON)
UNFIT: Final = Source(CODE, "8", _CODE_URL, READ_ON)
HOME: Final = Source("Constitution / Grondwet", "15", f"{_JUSTEL}/constitution/1994/02/17/1994021048/justel", READ_ON)
MAYOR: Final = Source(
    "Nouvelle loi communale / Nieuwe Gemeentewet",
    "133, 135",
    "https://logement.brussels/etre-proprietaire/expulsion-locative",
    READ_ON,
)
SQUAT: Final = Source(_JUDICIAL, "1344octies-1344duodecies", f"{_JUSTEL}/loi/2017/10/18/2017013896/justel", READ_ON)
WINTER_UPHELD: Final = Source(
    "Cour constitutionnelle / Grondwettelijk Hof", "131/2025", "https://wetwijzer.be/jurisprudence/154463", READ_ON
)
POSSESSION: Final = Source(_JUDICIAL, "1370", _JUDICIAL_URL, READ_ON)
CRIMINAL_CODE: Final = Source(
    "Code pénal / Strafwetboek",
    "1867, 2024",
    "https://justice.belgium.be/fr/themes/securite_et_criminalite/reforme_du_code_penal",
    READ_ON,
)
CENTRE: Final = Source("Loi / Wet 02.04.1965", "2 §7", _CENTRES, READ_ON)
CENTRE_DECISION: Final = Source("Loi / Wet 26.05.2002, 08.07.1976", "CPAS / OCMW", _CENTRES, READ_ON)
GOODS: Final = Source("Code civil / Burgerlijk Wetboek", "3.58-3.59", "https://www.uvcw.be", READ_ON)
PLAN: Final = Source("Plan bruxellois / Brussels plan", "L1995, L1094-1111", "https://www.brusshelp.org", READ_ON)
