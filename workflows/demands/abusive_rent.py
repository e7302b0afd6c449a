"""« Le loyer est trop élevé pour ce logement »: the abusive rent. CBL art. 224 and 224/1, from 1 May 2025."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, LegalValue
from workflows.checks.wording import money as plain
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, Shown, State, card, demand
from workflows.demands.kernel.facts import (
    AS_OF,
    EURO_A_MONTH,
    LEASE,
    LEASE_TYPE,
    RENT_NOW,
    SHORT,
    STARTS_ON,
    WHAT_HAPPENED,
    money,
    yes_no,
)
from workflows.demands.kernel.lease import NOT_MAIN_RESIDENCE, OUTSIDE_TITLE_XI, is_short
from workflows.demands.kernel.words import (
    aside,
    breached,
    by_commentary,
    euro,
    kept,
    left_open,
    months_after,
    reading,
    warning,
    written,
)
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.demands.kernel.known import Known

PUBLIC = frozenset({"ais", "public_dwelling"})
"""Landlords with rent rules of their own."""

PERCENT = LegalValue(
    "abusive_percent",
    Text(
        fr="Loyer présumé abusif au-dessus de ce pourcentage du loyer de référence",
        nl="Huurprijs vermoed onredelijk boven dit percentage van de referentiehuurprijs",
    ),
    ((sources.ABUSE_FROM, 120),),
    Basis.COMMENTARY,
    sources.ABUSIVE_RENT,
)
COURT_FROM_MONTH = LegalValue(
    "abusive_court_month",
    Text(
        fr="Mois du bail à partir duquel on peut saisir le juge : bail court ; bail de neuf ans",
        nl="Maand van de huur vanaf wanneer men naar de rechter kan: korte huur; huur van negen jaar",
    ),
    ((sources.ABUSE_FROM, (3, 4)),),
    Basis.COMMENTARY,
    sources.ABUSIVE_RENT_WHEN,
)
BACK_MONTHS = LegalValue(
    "abusive_back_months",
    Text(
        fr="Effet de la réduction : mois avant la demande en justice, au plus",
        nl="Werking van de verlaging: maanden vóór de vordering, hoogstens",
    ),
    ((sources.ABUSE_FROM, 4),),
    Basis.COMMENTARY,
    sources.ABUSIVE_RENT_WHEN,
)

REFERENCE = money(
    "dwelling.reference_rent",
    LEASE,
    Text(fr="Quel est le loyer de référence de ce logement ?", nl="Wat is de referentiehuurprijs van deze woning?"),
    Text(
        fr="Calculez-le sur loyers.brussels et imprimez la page. Depuis le 2 décembre 2021, il doit aussi figurer "
        "dans le bail.",
        nl="Bereken die op huurprijzen.brussels en druk de pagina af. Sinds 2 december 2021 moet hij ook in de "
        "huurovereenkomst staan.",
    ),
    unit=EURO_A_MONTH,
)
COMFORT = yes_no(
    "quality.substantial_comfort",
    WHAT_HAPPENED,
    Text(
        fr="Le logement a-t-il un confort nettement plus grand que la moyenne ?",
        nl="Heeft de woning duidelijk meer comfort dan gemiddeld?",
    ),
    Text(
        fr="Le propriétaire peut justifier un loyer plus élevé par un confort substantiel, propre au logement ou à "
        "son environnement. C'est à lui de le prouver.",
        nl="De verhuurder kan een hogere huurprijs rechtvaardigen met wezenlijk comfort van de woning of haar "
        "omgeving. Hij moet dat bewijzen.",
    ),
)
DEFECTS = yes_no(
    "quality.substantial_defects",
    WHAT_HAPPENED,
    Text(
        fr="Le logement a-t-il des défauts de qualité importants ?",
        nl="Heeft de woning belangrijke kwaliteitsgebreken?",
    ),
    Text(
        fr="Par exemple : pas de chauffage partout, pas de cuisine, humidité, pas de compteurs propres. Alors un "
        "loyer plus bas peut aussi être abusif.",
        nl="Bijvoorbeeld: niet overal verwarming, geen keuken, vocht, geen eigen meters. Dan kan ook een lagere "
        "huurprijs onredelijk zijn.",
    ),
)
OVER_ONE_YEAR = yes_no(
    "lease.over_one_year",
    LEASE,
    Text(
        fr="Le bail court a-t-il été conclu pour plus d'un an ?",
        nl="Is de korte huur gesloten voor meer dan één jaar?",
    ),
    Text(
        fr="Les commentaires se contredisent pour les baux d'un an ou moins.",
        nl="Commentaren spreken elkaar tegen over huur van één jaar of korter.",
    ),
)


def _scope(known: Known) -> Said:
    kind = known.code(LEASE_TYPE.path)
    if kind in OUTSIDE_TITLE_XI | NOT_MAIN_RESIDENCE | PUBLIC:
        return aside(
            "Ce logement suit d'autres règles de loyer : logement social ou public, agence immobilière sociale, ou "
            "pas de résidence principale.",
            "Voor deze woning gelden andere regels: sociale of openbare woning, sociaal verhuurkantoor, of geen "
            "hoofdverblijfplaats.",
        )
    return kept("Ces règles s'appliquent à ce bail.", "Deze regels gelden voor deze huurovereenkomst.")


def _since(known: Known) -> Said:
    if known.as_of < sources.ABUSE_FROM:
        return left_open(
            "L'action contre un loyer abusif n'existe que depuis le 1er mai 2025.",
            "De vordering tegen een onredelijke huurprijs bestaat pas sinds 1 mei 2025.",
        )
    return kept("L'action contre un loyer abusif existe.", "De vordering tegen een onredelijke huurprijs bestaat.")


def limit_of(known: Known) -> int:
    """Return the highest rent in cents that is not above the percentage of the reference rent."""
    return known.cents(REFERENCE.path) * PERCENT.current // 100


def _amount(known: Known) -> Said:
    known.need(RENT_NOW.path, REFERENCE.path)
    return _presumed(known) if known.cents(RENT_NOW.path) > limit_of(known) else _below(known)


def _limit(known: Known) -> Said:
    known.need(RENT_NOW.path, REFERENCE.path)
    rent, limit, percent = known.cents(RENT_NOW.path), limit_of(known), PERCENT.current
    reference, most, paid = euro(known.cents(REFERENCE.path)), euro(limit), euro(rent)
    more = max(0, rent - limit)
    return Said(
        state=State.WARNING,
        text=Text(
            fr=f"La limite est de {most.fr} par mois ; le loyer payé est de {paid.fr}.",
            nl=f"De grens is {most.nl} per maand; de betaalde huurprijs is {paid.nl}.",
        ),
        figures={"limit": plain(limit), "above": more > 0, "more": plain(more)},
        steps=(
            Text(
                fr=f"{percent} % du loyer de référence de {reference.fr} = {most.fr}.",
                nl=f"{percent} % van de referentiehuurprijs van {reference.nl} = {most.nl}.",
            ),
            Text(
                fr=f"Loyer payé {paid.fr} : {euro(more).fr} au-dessus de la limite.",
                nl=f"Betaalde huurprijs {paid.nl}: {euro(more).nl} boven de grens.",
            ),
        ),
        shown=(
            Shown(Text(fr="Limite par mois", nl="Grens per maand"), most),
            Shown(Text(fr="Au-dessus de la limite", nl="Boven de grens"), euro(more), lesser=True),
        ),
    )


def _presumed(known: Known) -> Said:
    if known.yes(COMFORT.path):
        return left_open(
            *by_commentary(
                "Le loyer dépasse la limite, mais un confort substantiel peut le justifier : le juge apprécie.",
                "De huurprijs ligt boven de grens, maar wezenlijk comfort kan dat rechtvaardigen: de rechter oordeelt.",
            ),
            reading(
                "unlawful",
                "Le propriétaire ne prouve pas le confort : loyer abusif.",
                "De verhuurder bewijst het comfort niet: onredelijke huurprijs.",
            ),
            reading("lawful", "Le confort justifie l'écart.", "Het comfort rechtvaardigt het verschil."),
        )
    return breached(
        *by_commentary(
            "Le loyer dépasse la limite : il est présumé abusif.",
            "De huurprijs ligt boven de grens: hij wordt vermoed onredelijk te zijn.",
        )
    )


def _below(known: Known) -> Said:
    if known.yes(DEFECTS.path):
        return breached(
            *by_commentary(
                "Le loyer ne dépasse pas la limite, mais le logement a des défauts importants : il est présumé abusif.",
                "De huurprijs ligt niet boven de grens, maar de woning heeft belangrijke gebreken: hij wordt vermoed "
                "onredelijk te zijn.",
            )
        )
    return kept(
        "Le loyer ne dépasse pas la limite et le logement n'a pas de défauts importants.",
        "De huurprijs ligt niet boven de grens en de woning heeft geen belangrijke gebreken.",
    )


def _lease(known: Known) -> Said:
    if not is_short(known) or known.yes(OVER_ONE_YEAR.path):
        return kept("Ce bail permet l'action.", "Deze huur laat de vordering toe.")
    return left_open(
        *by_commentary(
            "Pour un bail d'un an ou moins, les commentaires se contredisent.",
            "Voor een huur van één jaar of korter spreken commentaren elkaar tegen.",
        ),
        reading(
            "unlawful",
            "L'action vaut pour tout bail jusqu'à trois ans.",
            "De vordering geldt voor elke huur tot drie jaar.",
            leaning=True,
        ),
        reading("lawful", "Pas d'action pour un bail d'un an ou moins.", "Geen vordering voor huur tot één jaar."),
    )


def _court(known: Known) -> Said:
    short = is_short(known)
    month = COURT_FROM_MONTH.current[0 if short else 1]
    first = max(months_after(known.day(STARTS_ON.path), month - 1), sources.ABUSE_FROM)
    back = months_after(known.as_of, -BACK_MONTHS.current)
    text = warning(
        *by_commentary(
            f"Le juge de paix peut être saisi à partir du {written(first).fr} ({month}e mois du bail). Il peut "
            f"réduire le loyer au plus quatre mois avant la demande : à partir du {written(back).fr} pour une demande "
            f"faite le {written(known.as_of).fr}.",
            f"De vrederechter kan worden gevat vanaf {written(first).nl} ({month}e maand van de huur). Hij kan de "
            f"huurprijs hoogstens vier maanden vóór de vordering verlagen: vanaf {written(back).nl} voor een "
            f"vordering op {written(known.as_of).nl}.",
        )
    )
    return replace(
        text,
        figures={"court_from": first.isoformat(), "reduction_from": back.isoformat()},
        shown=(Shown(Text(fr="Juge de paix à partir du", nl="Vrederechter vanaf"), written(first), lesser=True),),
    )


_IN_FORCE = (sources.ABUSE_FROM,)
_COMMENTARY = (Basis.COMMENTARY,)

DECLARATION = demand(
    __file__,
    number="6.3",
    title=Text(fr="Le loyer est trop élevé pour ce logement", nl="De huurprijs is te hoog voor deze woning"),
    about=Text(
        fr="Depuis le 1er mai 2025, un loyer présumé abusif peut être réduit. La commission paritaire locative donne "
        "un avis gratuit.",
        nl="Sinds 1 mei 2025 kan een vermoedelijk onredelijke huurprijs worden verlaagd. De paritaire huurcommissie "
        "geeft gratis advies.",
    ),
    facts=(AS_OF, LEASE_TYPE, SHORT, OVER_ONE_YEAR, STARTS_ON, RENT_NOW, REFERENCE, COMFORT, DEFECTS),
    scope=Point(
        card(
            "scope",
            "À quels baux ces règles s'appliquent",
            "Voor welke huurovereenkomsten deze regels gelden",
            sources.ABUSIVE_RENT_PUBLIC,
            basis=_COMMENTARY,
            in_force=_IN_FORCE,
        ),
        _scope,
    ),
    points=(
        Point(
            card(
                "since",
                "Depuis le 1er mai 2025",
                "Sinds 1 mei 2025",
                sources.ABUSIVE_RENT,
                basis=_COMMENTARY,
                in_force=_IN_FORCE,
            ),
            _since,
        ),
        Point(
            card(
                "amount",
                "120 % du loyer de référence, confort et défauts",
                "120 % van de referentiehuurprijs, comfort en gebreken",
                sources.ABUSIVE_RENT,
                basis=_COMMENTARY,
                in_force=_IN_FORCE,
                doubt=Text(
                    fr="Présomption seulement : le juge décide. Le syndicat des propriétaires conteste la grille.",
                    nl="Slechts een vermoeden: de rechter beslist. De eigenaarsbond betwist het rooster.",
                ),
            ),
            _amount,
        ),
        Point(
            card(
                "limit",
                "La limite en euros",
                "De grens in euro",
                sources.ABUSIVE_RENT,
                basis=_COMMENTARY,
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _limit,
        ),
        Point(
            card(
                "lease_length",
                "Durée du bail",
                "Duur van de huur",
                sources.ABUSIVE_RENT_WHEN,
                sources.ABUSIVE_RENT,
                basis=_COMMENTARY,
                in_force=_IN_FORCE,
                doubt=Text(
                    fr="L'action existe-t-elle pour un bail d'un an ou moins ?",
                    nl="Bestaat de vordering voor een huur van één jaar of korter?",
                ),
            ),
            _lease,
        ),
        Point(
            card(
                "court",
                "Quand saisir le juge",
                "Wanneer naar de rechter",
                sources.ABUSIVE_RENT_WHEN,
                basis=_COMMENTARY,
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _court,
        ),
    ),
    says={
        "lawful": Text(
            fr="Rien ne fait présumer que ce loyer est abusif.",
            nl="Niets doet vermoeden dat deze huurprijs onredelijk is.",
        ),
        "unlawful": Text(
            fr="Ce loyer est présumé abusif : le juge peut le réduire.",
            nl="Deze huurprijs wordt vermoed onredelijk te zijn: de rechter kan hem verlagen.",
        ),
        "uncertain": Text(
            fr="Ce loyer pourrait être abusif : la réponse dépend d'un point que la loi laisse ouvert.",
            nl="Deze huurprijs kan onredelijk zijn: het antwoord hangt af van een punt dat de wet openlaat.",
        ),
    },
    values=(PERCENT, COURT_FROM_MONTH, BACK_MONTHS),
    letters=("N1-14",),
    follows=(
        Follow(
            Text(fr="Un avis gratuit", nl="Gratis advies"),
            Text(
                fr="Demandez l'avis de la commission paritaire locative, en ligne ou sur papier. Demandé avant un "
                "congé, il suspend ce congé pendant trois mois.",
                nl="Vraag het advies van de paritaire huurcommissie, online of op papier. Gevraagd vóór een opzegging "
                "schort het die drie maanden op.",
            ),
        ),
        Follow(
            Text(fr="Continuez à payer", nl="Blijf betalen"),
            Text(
                fr="Payez le loyer entier jusqu'à un accord ou un jugement : des arriérés affaiblissent le locataire.",
                nl="Betaal de volledige huurprijs tot er een akkoord of vonnis is: achterstal verzwakt de huurder.",
            ),
        ),
    ),
)
