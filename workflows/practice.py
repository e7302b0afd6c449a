"""Words of the practice log (M3.1): what was asked, decided and why, in coarse codes that point at nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Final[Mapping[str, Text]] = {
    "judgment": Text(fr="Jugement", nl="Vonnis"),
    "default": Text(fr="Jugement par défaut", nl="Verstekvonnis"),
    "conciliation": Text(fr="Conciliation actée", nl="Vastgelegde minnelijke schikking"),
    "order": Text(fr="Ordonnance", nl="Beschikking"),
    "practice": Text(fr="Pratique constatée à l'audience", nl="Praktijk vastgesteld op de zitting"),
}
CLAIMS: Final[Mapping[str, Text]] = {
    "arrears": Text(fr="Loyers et charges impayés", nl="Onbetaalde huur en lasten"),
    "termination": Text(fr="Résolution du bail", nl="Ontbinding van de huurovereenkomst"),
    "notice": Text(fr="Validation d'un congé", nl="Geldigverklaring van een opzegging"),
    "nuisance": Text(fr="Troubles de voisinage", nl="Burenhinder"),
    "damage": Text(fr="Dégâts locatifs", nl="Huurschade"),
    "no_title": Text(fr="Occupation sans titre", nl="Bezetting zonder titel"),
    "other": Text(fr="Autre", nl="Andere"),
}
TITLE_TYPES: Final[Mapping[str, Text]] = {
    "residential": Text(fr="Bail d'habitation", nl="Woninghuur"),
    "mixed_commercial": Text(fr="Bail mixte ou commercial", nl="Gemengde of handelshuur"),
    "precarious": Text(fr="Occupation précaire", nl="Bezetting ter bede"),
    "squat_private": Text(fr="Sans titre, bien privé", nl="Zonder titel, privégoed"),
    "squat_public": Text(fr="Sans titre, bien public", nl="Zonder titel, openbaar goed"),
    "administrative": Text(fr="Décision administrative", nl="Administratieve beslissing"),
    "institution": Text(fr="Séjour en institution", nl="Verblijf in een instelling"),
}
ARREARS_MONTHS: Final[Mapping[str, Text]] = {
    "none": Text(fr="Aucun arriéré", nl="Geen achterstal"),
    "1-2": Text(fr="1 ou 2 mois", nl="1 of 2 maanden"),
    "3-5": Text(fr="3 à 5 mois", nl="3 tot 5 maanden"),
    "6-11": Text(fr="6 à 11 mois", nl="6 tot 11 maanden"),
    "12+": Text(fr="12 mois ou plus", nl="12 maanden of meer"),
}
ARREARS_AMOUNTS: Final[Mapping[str, Text]] = {
    "0-999": Text(fr="Moins de 1 000 €", nl="Minder dan 1 000 €"),
    "1000-2499": Text(fr="1 000 à 2 499 €", nl="1 000 tot 2 499 €"),
    "2500-4999": Text(fr="2 500 à 4 999 €", nl="2 500 tot 4 999 €"),
    "5000-9999": Text(fr="5 000 à 9 999 €", nl="5 000 tot 9 999 €"),
    "10000+": Text(fr="10 000 € ou plus", nl="10 000 € of meer"),
}
HOUSEHOLD: Final[Mapping[str, Text]] = {
    "children": Text(fr="Enfants mineurs", nl="Minderjarige kinderen"),
    "one_parent": Text(fr="Un seul parent", nl="Eén ouder"),
    "alone": Text(fr="Personne seule", nl="Alleenstaande"),
    "older": Text(fr="65 ans ou plus", nl="65 jaar of ouder"),
    "illness": Text(fr="Maladie ou handicap invoqué", nl="Ziekte of handicap ingeroepen"),
    "low_income": Text(fr="Revenu de remplacement ou d'aide", nl="Vervangings- of steuninkomen"),
}
RESULTS: Final[Mapping[str, Text]] = {
    "refused": Text(fr="Demande refusée", nl="Vordering afgewezen"),
    "terms": Text(fr="Termes et délais", nl="Uitstel van betaling"),
    "eviction": Text(fr="Expulsion", nl="Uithuiszetting"),
    "conciliated": Text(fr="Accord acté", nl="Akkoord vastgelegd"),
    "withdrawn": Text(fr="Retirée ou rayée", nl="Ingetrokken of geschrapt"),
    "void": Text(fr="Nulle ou irrecevable", nl="Nietig of onontvankelijk"),
    "adjourned": Text(fr="Remise", nl="Uitgesteld"),
    "other": Text(fr="Autre", nl="Andere"),
}
DEROGATIONS: Final[Mapping[str, Text]] = {
    "shorter": Text(fr="Délai d'un mois réduit", nl="Termijn van een maand ingekort"),
    "longer": Text(fr="Délai d'un mois prolongé", nl="Termijn van een maand verlengd"),
    "asked_refused": Text(fr="Demandée, refusée", nl="Gevraagd, geweigerd"),
}
MORATORIUM: Final[Mapping[str, Text]] = {
    "applied": Text(fr="Appliqué", nl="Toegepast"),
    "set_aside": Text(fr="Écarté par le juge", nl="Opzijgezet door de rechter"),
    "not_concerned": Text(fr="Pas concerné", nl="Niet van toepassing"),
}
INDEMNITY: Final[Mapping[str, Text]] = {
    "none": Text(fr="Aucune", nl="Geen"),
    "reduced": Text(fr="Réduite par le juge", nl="Verminderd door de rechter"),
    "as_asked": Text(fr="Comme demandée", nl="Zoals gevraagd"),
}
TAGS: Final[Mapping[str, Text]] = {
    "proportionality": Text(fr="Proportionnalité (233ter)", nl="Evenredigheid (233ter)"),
    "reasonable_time": Text(fr="Délai raisonnable pour se reloger", nl="Redelijke termijn om te herhuisvesten"),
    "children": Text(fr="Vulnérabilité des enfants", nl="Kwetsbaarheid van de kinderen"),
    "illness": Text(fr="Santé du locataire", nl="Gezondheid van de huurder"),
    "good_faith": Text(fr="Bonne foi, paiements repris", nl="Goede trouw, betalingen hervat"),
    "defects": Text(fr="Défauts du logement", nl="Gebreken van de woning"),
    "rent_counted": Text(fr="Décompte du loyer corrigé", nl="Afrekening van de huur verbeterd"),
    "annex_missing": Text(fr="Annexe manquante : nullité", nl="Ontbrekende bijlage: nietigheid"),
    "notice_defect": Text(
        fr="Mise en demeure absente ou irrégulière", nl="Ingebrekestelling ontbreekt of is gebrekkig"
    ),
    "centre_helped": Text(fr="Intervention du CPAS", nl="Tussenkomst van het OCMW"),
    "centre_not_told": Text(fr="CPAS pas averti", nl="OCMW niet ingelicht"),
    "absent": Text(fr="Locataire absent", nl="Huurder afwezig"),
    "lawyer": Text(fr="Locataire avec avocat", nl="Huurder met advocaat"),
    "acts_of_others": Text(fr="Faits d'un tiers ou d'un enfant", nl="Feiten van een derde of een kind"),
}
"""Why the judge decided so: a controlled list; own words go beside it."""

SMALLEST_CELL: Final = 5
"""A count from one to four is shown as fewer than five: few decisions in one canton could be recognised."""


def shown_count(count: int) -> int | None:
    """Return a count as it may be shown, ``None`` when it is too small. Nothing is nothing."""
    return None if 0 < count < SMALLEST_CELL else count


def months_band(months: int) -> str:
    """Return the band of so many months of arrears."""
    for code, least in (("12+", 12), ("6-11", 6), ("3-5", 3), ("1-2", 1)):
        if months >= least:
            return code
    return "none"


def amount_band(cents: int) -> str:
    """Return the band of an amount of arrears in cents."""
    for code, least in (("10000+", 10_000), ("5000-9999", 5000), ("2500-4999", 2500), ("1000-2499", 1000)):
        if cents >= least * 100:
            return code
    return "0-999"
