"""The open questions of law (doubts) and a reading: one choice for each of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from workflows.law import Text


@dataclass(frozen=True, slots=True)
class Doubt:
    """An unsettled point. ``leaning`` is what the check leans to, ``other`` the reading that stays open."""

    code: str
    leaning: Text
    other: Text


OLD_LEASE = "old_lease"
CLASS_UNKNOWN = "class_unknown"
INDEX_MISSING = "index_missing"

DOUBTS = (
    Doubt(
        OLD_LEASE,
        Text(
            fr="Ancien bail : l'indice de départ suit d'anciennes règles. Faites vérifier par un juriste.",
            nl="Oude huurovereenkomst: het aanvangsindexcijfer volgt oude regels. Laat het nakijken door een jurist.",
        ),
        Text(
            fr="Ancien bail : l'indice de départ suit d'anciennes règles. Faites vérifier par un juriste.",
            nl="Oude huurovereenkomst: het aanvangsindexcijfer volgt oude regels. Laat het nakijken door een jurist.",
        ),
    ),
    Doubt(
        "oral_lease_before_1997",
        Text(
            fr="Bail verbal : pas d'indexation sans écrit.",
            nl="Mondelinge huurovereenkomst: geen indexatie zonder geschrift.",
        ),
        Text(
            fr="L'exigence d'un écrit ne vise pas un bail verbal conclu avant le 31 mai 1997 : la formule s'applique.",
            nl="De vereiste van een geschrift geldt niet voor een mondelinge huurovereenkomst van vóór 31 mei "
            "1997: de formule geldt.",
        ),
    ),
    Doubt(
        "federal_registration_only",
        Text(
            fr="L'enregistrement fédéral seul ne suffit pas : rien n'est dû avant l'enregistrement régional.",
            nl="Enkel de federale registratie volstaat niet: niets is verschuldigd vóór de gewestelijke registratie.",
        ),
        Text(fr="L'enregistrement fédéral suffit.", nl="De federale registratie volstaat."),
    ),
    Doubt(
        "certificate_expired",
        Text(
            fr="Un certificat expiré ne suffit pas : rien n'est dû.",
            nl="Een vervallen certificaat volstaat niet: niets is verschuldigd.",
        ),
        Text(
            fr="Le certificat communiqué suffit, même expiré : sa classe compte.",
            nl="Het bezorgde certificaat volstaat, ook al is het vervallen: de klasse ervan telt.",
        ),
    ),
    Doubt(
        "request_before_2022_10_14",
        Text(
            fr="Les conditions et le gel du 14 octobre 2022 s'appliquent, car l'anniversaire vient après.",
            nl="De voorwaarden en de bevriezing van 14 oktober 2022 gelden, want de verjaardag valt erna.",
        ),
        Text(
            fr="La demande date d'avant le 14 octobre 2022 : ni les conditions ni le gel ne s'appliquent.",
            nl="Het verzoek dateert van vóór 14 oktober 2022: noch de voorwaarden noch de bevriezing gelden.",
        ),
    ),
    Doubt(
        CLASS_UNKNOWN,
        Text(fr="La classe énergétique n'est pas connue.", nl="De energieklasse is niet gekend."),
        Text(fr="La classe énergétique n'est pas connue.", nl="De energieklasse is niet gekend."),
    ),
    Doubt(
        "certificate_worsened",
        Text(
            fr="La classe actuelle compte : le facteur de correction s'applique.",
            nl="De huidige klasse telt: de correctiefactor is van toepassing.",
        ),
        Text(
            fr="Le loyer n'a pas été gelé (classe A à D à l'époque) : pas de facteur de correction.",
            nl="De huurprijs werd niet bevroren (toen klasse A tot D): geen correctiefactor.",
        ),
    ),
    Doubt(
        "factor_after_revision",
        Text(
            fr="Le facteur de correction s'applique aussi après la révision du loyer.",
            nl="De correctiefactor geldt ook na de herziening van de huurprijs.",
        ),
        Text(
            fr="Le loyer révisé n'a pas connu le gel : pas de facteur de correction.",
            nl="De herziene huurprijs kende de bevriezing niet: geen correctiefactor.",
        ),
    ),
    Doubt(
        "freeze_half_of_gap",
        Text(
            fr="Seule la hausse de cette année est réduite de moitié.",
            nl="Enkel de stijging van dit jaar wordt gehalveerd.",
        ),
        Text(
            fr="Toute l'augmentation non réclamée jusque-là est réduite de moitié.",
            nl="De volledige, nog niet gevraagde stijging wordt gehalveerd.",
        ),
    ),
    Doubt(
        "leap_day",
        Text(
            fr="Bail du 29 février : l'anniversaire tombe le 28 février, avec l'indice de janvier.",
            nl="Huurovereenkomst van 29 februari: de verjaardag valt op 28 februari, met het indexcijfer van januari.",
        ),
        Text(
            fr="Bail du 29 février : l'anniversaire tombe le 1er mars, avec l'indice de février.",
            nl="Huurovereenkomst van 29 februari: de verjaardag valt op 1 maart, met het indexcijfer van februari.",
        ),
    ),
    Doubt(
        "retroactive_before_cure",
        Text(
            fr="Le loyer adapté n'est dû qu'à partir du jour où le bail était enregistré et le certificat communiqué.",
            nl="De aangepaste huurprijs is pas verschuldigd vanaf de dag van registratie en bezorgd certificaat.",
        ),
        Text(
            fr="Les trois mois avant la demande sont dus, même avant l'enregistrement ou la remise du certificat.",
            nl="De drie maanden vóór het verzoek zijn verschuldigd, ook vóór de registratie of het bezorgen "
            "van het certificaat.",
        ),
    ),
    Doubt(
        INDEX_MISSING,
        Text(
            fr="Un indice nécessaire n'est pas encore dans la table : aucun montant n'est calculé.",
            nl="Een nodig indexcijfer staat nog niet in de tabel: er wordt geen bedrag berekend.",
        ),
        Text(
            fr="Un indice nécessaire n'est pas encore dans la table : aucun montant n'est calculé.",
            nl="Een nodig indexcijfer staat nog niet in de tabel: er wordt geen bedrag berekend.",
        ),
    ),
)
DOUBT_BY_CODE = {doubt.code: doubt for doubt in DOUBTS}

# Classes that the law treats alike, and what the three readings of an unknown class say.
A_TO_D, E, F_G = "a_to_d", "e", "f_g"
ENERGY_GROUPS = (A_TO_D, E, F_G)
GROUP_OF_CLASS = {"a": A_TO_D, "b": A_TO_D, "c": A_TO_D, "d": A_TO_D, "e": E, "f": F_G, "g": F_G}
GROUP_TEXT = {
    A_TO_D: Text(fr="Si la classe est A, B, C ou D.", nl="Als de klasse A, B, C of D is."),
    E: Text(fr="Si la classe est E.", nl="Als de klasse E is."),
    F_G: Text(fr="Si la classe est F ou G.", nl="Als de klasse F of G is."),
}


@dataclass(slots=True)
class Reading:
    """One choice per doubt: ``flipped`` = doubts read the other way. ``met`` collects the doubts that came up."""

    flipped: frozenset[str] = frozenset()
    energy: str | None = None
    met: set[str] = field(default_factory=set)

    def other(self, doubt: str) -> bool:
        """Note that ``doubt`` came up; return whether this reading takes the other side of it."""
        self.met.add(doubt)
        return doubt in self.flipped
