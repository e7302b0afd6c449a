"""The nineteen communes of the Region by NIS code, and the justices of the peace of each (rows of the directory)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMUNES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "21001": ("Anderlecht", "Anderlecht"),
        "21002": ("Auderghem", "Oudergem"),
        "21003": ("Berchem-Sainte-Agathe", "Sint-Agatha-Berchem"),
        "21004": ("Bruxelles", "Brussel"),
        "21005": ("Etterbeek", "Etterbeek"),
        "21006": ("Evere", "Evere"),
        "21007": ("Forest", "Vorst"),
        "21008": ("Ganshoren", "Ganshoren"),
        "21009": ("Ixelles", "Elsene"),
        "21010": ("Jette", "Jette"),
        "21011": ("Koekelberg", "Koekelberg"),
        "21012": ("Molenbeek-Saint-Jean", "Sint-Jans-Molenbeek"),
        "21013": ("Saint-Gilles", "Sint-Gillis"),
        "21014": ("Saint-Josse-ten-Noode", "Sint-Joost-ten-Node"),
        "21015": ("Schaerbeek", "Schaarbeek"),
        "21016": ("Uccle", "Ukkel"),
        "21017": ("Watermael-Boitsfort", "Watermaal-Bosvoorde"),
        "21018": ("Woluwe-Saint-Lambert", "Sint-Lambrechts-Woluwe"),
        "21019": ("Woluwe-Saint-Pierre", "Sint-Pieters-Woluwe"),
    }
)
AROUND: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "23002": ("Asse", "Asse"),
        "23003": ("Beersel", "Beersel"),
        "23016": ("Dilbeek", "Dilbeek"),
        "23098": ("Drogenbos", "Drogenbos"),
        "23025": ("Grimbergen", "Grimbergen"),
        "23027": ("Hal", "Halle"),
        "23033": ("Hoeilaart", "Hoeilaart"),
        "23099": ("Kraainem", "Kraainem"),
        "23100": ("Linkebeek", "Linkebeek"),
        "23047": ("Machelen", "Machelen"),
        "23062": ("Overijse", "Overijse"),
        "23101": ("Rhode-Saint-Genèse", "Sint-Genesius-Rode"),
        "23077": ("Leeuw-Saint-Pierre", "Sint-Pieters-Leeuw"),
        "24104": ("Tervuren", "Tervuren"),
        "23088": ("Vilvorde", "Vilvoorde"),
        "25110": ("Waterloo", "Waterloo"),
        "23102": ("Wemmel", "Wemmel"),
        "23103": ("Wezembeek-Oppem", "Wezembeek-Oppem"),
        "23094": ("Zaventem", "Zaventem"),
    }
)
"""Communes at the edge of the Region, where a household may stay when it asks the CPAS."""
JUSTICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "21001": ("jp-anderlecht-1", "jp-anderlecht-2"),
        "21002": ("jp-oudergem",),
        "21003": ("jp-ganshoren",),
        "21004": ("jp-brussel-1", "jp-brussel-2", "jp-brussel-3", "jp-brussel-4"),
        "21005": ("jp-etterbeek",),
        "21006": ("jp-sint-joost-ten-node",),
        "21007": ("jp-vorst",),
        "21008": ("jp-ganshoren",),
        "21009": ("jp-elsene",),
        "21010": ("jp-jette",),
        "21011": ("jp-ganshoren",),
        "21012": ("jp-sint-jans-molenbeek",),
        "21013": ("jp-sint-gillis",),
        "21014": ("jp-sint-joost-ten-node",),
        "21015": ("jp-schaarbeek-1", "jp-schaarbeek-2"),
        "21016": ("jp-ukkel",),
        "21017": ("jp-oudergem",),
        "21018": ("jp-sint-pieters-woluwe",),
        "21019": ("jp-sint-pieters-woluwe",),
    }
)
"""Where a commune has several, only the street decides, and none is chosen."""
