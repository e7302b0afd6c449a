"""The classes of an incident in a few words, for lists and counts. What each means: the check ``illegal_eviction``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASSES: Final[Mapping[str, Text]] = {
    "A": Text(fr="A · expulsion illégale", nl="A · illegale uithuiszetting"),
    "A_partial": Text(fr="A partiel · privation illégale", nl="A gedeeltelijk · illegale ontneming"),
    "A_threat": Text(fr="A menace · encore dans le logement", nl="A dreiging · nog in de woning"),
    "B": Text(fr="B · titre à examiner", nl="B · titel te onderzoeken"),
    "C": Text(fr="C · ordre administratif", nl="C · administratief bevel"),
    "D": Text(fr="D · décision contre l'occupant", nl="D · beslissing tegen de bewoner"),
    "E": Text(fr="E · mis dehors par un hébergeant privé", nl="E · buitengezet door een private gastheer"),
    "U": Text(fr="U · pas encore connu", nl="U · nog niet bekend"),
}
