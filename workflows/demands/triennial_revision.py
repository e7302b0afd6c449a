"""« Le propriétaire veut augmenter le loyer au bout de trois ans »: the three-yearly revision. CBL art. 240."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, LegalValue
from workflows.checks.wording import money as plain
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, Shown, State, card, demand
from workflows.demands.kernel.facts import (
    AS_OF,
    DEMAND,
    FEDERAL,
    LEASE_TYPE,
    REGIONAL,
    RENT_NOW,
    SHORT,
    SIGNED_ON,
    STARTS_ON,
    code,
    day,
    word,
    yes_no,
)
from workflows.demands.kernel.lease import MAIN_RESIDENCE, is_short
from workflows.demands.kernel.words import (
    aside,
    breached,
    by_commentary,
    euro,
    inferred,
    kept,
    left_open,
    months_after,
    reading,
    share,
    warning,
    written,
)
from workflows.law import Text
from workflows.working_days import after_days

if TYPE_CHECKING:
    from datetime import date

    from workflows.demands.kernel.known import Known

SOURCE = sources.code_2017("240")

TRIENNIUM_MONTHS = LegalValue(
    "triennium_months",
    Text(fr="Durée d'un triennat, en mois", nl="Duur van een driejarige periode, in maanden"),
    ((sources.TITLE_XI_FROM, 36),),
    Basis.TEXT,
    SOURCE,
)
WINDOWS = LegalValue(
    "revision_windows",
    Text(
        fr="Mois avant le triennat suivant : début de l'accord, fin de l'accord et début de l'action, fin de l'action",
        nl="Maanden vóór de volgende driejarige periode: begin van het akkoord, einde van het akkoord en begin van de "
        "vordering, einde van de vordering",
    ),
    ((sources.TITLE_XI_FROM, (9, 6, 3)),),
    Basis.TEXT,
    SOURCE,
)
THRESHOLDS = LegalValue(
    "revision_thresholds",
    Text(
        fr="Écart exigé devant le juge, en % : circonstances nouvelles ; travaux payés par le bailleur",
        nl="Verschil vereist voor de rechter, in %: nieuwe omstandigheden; werken betaald door de verhuurder",
    ),
    ((sources.TITLE_XI_FROM, (20, 10)),),
    Basis.TEXT,
    SOURCE,
)
REGISTERED_SINCE = LegalValue(
    "revision_registered_since",
    Text(
        fr="Demandes à partir de ce jour : la hausse suppose un bail enregistré, aussi pour les baux en cours",
        nl="Vragen vanaf deze dag: de verhoging vergt een geregistreerde huurovereenkomst, ook voor lopende huur",
    ),
    ((sources.NEW_LEASES_FROM, sources.NEW_LEASES_FROM),),
    Basis.TEXT,
    sources.RUNNING_2024,
)

ASKED_ON = day(
    "rent_increase.asked_on",
    DEMAND,
    Text(fr="Quand l'augmentation a-t-elle été demandée ?", nl="Wanneer werd de verhoging gevraagd?"),
    Text(
        fr="Le jour où la demande est arrivée. La loi fixe la période où l'on peut s'accorder.",
        nl="De dag waarop de vraag aankwam. De wet bepaalt wanneer men een akkoord kan sluiten.",
    ),
)
BASIS = code(
    "rent_increase.basis",
    DEMAND,
    Text(fr="Quelle raison le propriétaire donne-t-il ?", nl="Welke reden geeft de verhuurder?"),
    Text(
        fr="La loi connaît deux raisons : des circonstances nouvelles, ou des travaux payés par le bailleur. Une mise "
        "aux normes n'en est pas une.",
        nl="De wet kent twee redenen: nieuwe omstandigheden, of werken betaald door de verhuurder. De woning in orde "
        "brengen met de normen is er geen.",
    ),
    word("new_circumstances", "Des circonstances nouvelles (le quartier, le marché)", "Nieuwe omstandigheden"),
    word("landlord_works", "Des travaux qu'il a payés", "Werken die hij betaald heeft"),
    word("compliance_works", "Une mise aux normes du logement", "De woning in orde brengen met de normen"),
    word("none_stated", "Aucune raison", "Geen reden"),
)
AGREED = yes_no(
    "rent_increase.agreed",
    DEMAND,
    Text(fr="Le locataire a-t-il dit oui par écrit ?", nl="Heeft de huurder schriftelijk ja gezegd?"),
    Text(
        fr="Payer une fois le nouveau montant n'est pas toujours un accord : notez ce qui s'est passé.",
        nl="Eén keer het nieuwe bedrag betalen is niet altijd een akkoord: noteer wat er gebeurd is.",
    ),
)
AGREED_ON = day(
    "rent_increase.agreed_on",
    DEMAND,
    Text(fr="Quel jour a-t-il dit oui ?", nl="Op welke dag zei de huurder ja?"),
    Text(
        fr="L'accord doit tomber entre le neuvième et le sixième mois avant la fin du triennat.",
        nl="Het akkoord moet vallen tussen de negende en de zesde maand vóór het einde van de driejarige periode.",
    ),
)


@dataclass(frozen=True, slots=True)
class Periods:
    """The days of one revision: both ends of each period count."""

    new_rent_from: date
    agree_from: date
    agree_to: date
    court_to: date


def next_triennium(starts_on: date, asked_on: date) -> date:
    """Return the first day of the triennium after ``asked_on``, counted from the entry into force of the lease."""
    months = TRIENNIUM_MONTHS.current
    place = max(1, ((asked_on.year - starts_on.year) * 12 + asked_on.month - starts_on.month) // months)
    while (found := months_after(starts_on, months * place)) <= asked_on and found < found.max:
        place += 1
    return found


def periods(known: Known) -> Periods:
    """Return the periods of the revision that comes after the demand."""
    known.need(STARTS_ON.path, ASKED_ON.path)
    new_rent_from = next_triennium(known.day(STARTS_ON.path), known.day(ASKED_ON.path))
    first, turn, last = (months_after(new_rent_from, -months) for months in WINDOWS.current)
    return Periods(new_rent_from, first, turn, last)


def _short(known: Known) -> Said:
    if is_short(known):
        return breached(
            "Un bail de trois ans ou moins ne connaît pas de révision du loyer, même quand il est prolongé : rien "
            "n'est dû en plus.",
            "Een huur van drie jaar of korter kent geen herziening van de huurprijs, ook niet bij verlenging: er is "
            "niets extra verschuldigd.",
        )
    return kept("Ce bail peut être révisé tous les trois ans.", "Deze huur kan om de drie jaar worden herzien.")


def _dates(known: Known) -> Said:
    if is_short(known):
        return aside("Pas de triennat dans un bail court.", "Geen driejarige periode in een korte huur.")
    found = periods(known)
    ends_on = after_days(found.new_rent_from, -1)
    start, end, new = written(known.day(STARTS_ON.path)), written(ends_on), written(found.new_rent_from)
    first, turn, last = written(found.agree_from), written(found.agree_to), written(found.court_to)
    return Said(
        state=State.WARNING,
        text=Text(
            fr=f"Accord possible du {first.fr} au {turn.fr} ; ensuite seul le juge de paix peut décider, jusqu'au "
            f"{last.fr}. Un nouveau loyer vaut au plus tôt à partir du {new.fr}.",
            nl=f"Akkoord mogelijk van {first.nl} tot {turn.nl}; daarna kan enkel de vrederechter beslissen, tot "
            f"{last.nl}. Een nieuwe huurprijs geldt ten vroegste vanaf {new.nl}.",
        ),
        figures={
            "triennium_ends_on": ends_on.isoformat(),
            "agreement_from": found.agree_from.isoformat(),
            "agreement_to": found.agree_to.isoformat(),
            "court_from": found.agree_to.isoformat(),
            "court_to": found.court_to.isoformat(),
        },
        steps=(
            Text(
                fr=f"Le bail court depuis le {start.fr} : le triennat en cours à la demande finit le {end.fr}.",
                nl=f"De huur loopt sinds {start.nl}: de driejarige periode op de dag van de vraag eindigt op {end.nl}.",
            ),
            Text(
                fr=f"Accord possible du neuvième au sixième mois avant : du {first.fr} au {turn.fr}.",
                nl=f"Akkoord mogelijk van de negende tot de zesde maand ervoor: van {first.nl} tot {turn.nl}.",
            ),
            Text(
                fr=f"Juge de paix, du sixième au troisième mois avant : du {turn.fr} au {last.fr}.",
                nl=f"Vrederechter, van de zesde tot de derde maand ervoor: van {turn.nl} tot {last.nl}.",
            ),
        ),
        shown=(
            Shown(Text(fr="Accord possible du", nl="Akkoord mogelijk van"), first),
            Shown(Text(fr="au", nl="tot"), turn),
            Shown(Text(fr="Juge de paix jusqu'au", nl="Vrederechter tot"), last, lesser=True),
            Shown(Text(fr="Nouveau loyer au plus tôt", nl="Nieuwe huurprijs ten vroegste"), new, lesser=True),
        ),
    )


def _window(known: Known) -> Said:
    if is_short(known):
        return aside("Pas de triennat dans un bail court.", "Geen driejarige periode in een korte huur.")
    found = periods(known)
    if not found.agree_from <= known.day(ASKED_ON.path) <= found.court_to:
        return breached(
            "La demande vient en dehors de la période permise : elle ne rend rien dû.",
            "De vraag komt buiten de toegelaten periode: ze maakt niets verschuldigd.",
        )
    if not known.yes(AGREED.path):
        return left_open(
            "La demande n'est qu'une proposition : sans accord écrit ou sans jugement, rien n'est dû en plus.",
            "De vraag is maar een voorstel: zonder schriftelijk akkoord of vonnis is niets extra verschuldigd.",
        )
    if not found.agree_from <= known.day(AGREED_ON.path) <= found.agree_to:
        return breached(
            "L'accord a été donné en dehors de la période permise : le locataire peut le contester.",
            "Het akkoord werd buiten de toegelaten periode gegeven: de huurder kan het betwisten.",
        )
    return kept(
        "La demande et l'accord tombent dans la période permise.",
        "De vraag en het akkoord vallen in de toegelaten periode.",
    )


def _basis(known: Known) -> Said:
    basis = known.code(BASIS.path)
    if basis == "compliance_works":
        return breached(
            "Une mise aux normes n'est pas une raison d'augmenter le loyer.",
            "De woning in orde brengen met de normen is geen reden om de huurprijs te verhogen.",
        )
    if basis != "none_stated":
        return kept("La raison donnée existe dans la loi.", "De opgegeven reden bestaat in de wet.")
    if known.yes(AGREED.path):
        return kept(*inferred("Un accord n'a pas besoin de raison.", "Een akkoord heeft geen reden nodig."))
    return left_open(
        "Sans raison, un juge ne peut pas augmenter le loyer ; un accord reste possible.",
        "Zonder reden kan een rechter de huurprijs niet verhogen; een akkoord blijft mogelijk.",
        reading("unlawful", "Devant le juge : pas d'augmentation.", "Voor de rechter: geen verhoging.", leaning=True),
        reading("lawful", "Par accord écrit : permis.", "Met een schriftelijk akkoord: toegelaten."),
    )


def _threshold(known: Known) -> Said:
    basis, rent = known.code(BASIS.path), known.cents(RENT_NOW.path)
    if basis not in ("new_circumstances", "landlord_works"):
        return aside("Pas de seuil pour cette raison.", "Geen drempel voor deze reden.")
    percent = THRESHOLDS.current[0 if basis == "new_circumstances" else 1]
    floor = rent + share(rent, percent)
    said = warning(
        f"Devant le juge, le propriétaire doit prouver que la valeur locative normale est d'au moins {percent} % plus "
        f"élevée : à partir de {euro(floor).fr} par mois.",
        f"Voor de rechter moet de verhuurder bewijzen dat de normale huurwaarde minstens {percent} % hoger ligt: "
        f"vanaf {euro(floor).nl} per maand.",
    )
    return Said(state=said.state, text=said.text, figures={"value_from": plain(floor)})


def _registered(known: Known) -> Said:
    if known.day(ASKED_ON.path) < REGISTERED_SINCE.current:
        return aside(
            "Demande d'avant le 1er novembre 2024 : l'enregistrement n'était pas une condition.",
            "Vraag van vóór 1 november 2024: registratie was nog geen voorwaarde.",
        )
    if known.given(REGIONAL.path) and known.yes(REGIONAL.path):
        return kept("Le bail est enregistré.", "De huurovereenkomst is geregistreerd.")
    if known.given(FEDERAL.path) and known.yes(FEDERAL.path):
        if known.day(SIGNED_ON.path) < sources.REGIONAL_FROM:
            return kept("Le bail est enregistré.", "De huurovereenkomst is geregistreerd.")
        known.need(REGIONAL.path)
        return left_open(
            *by_commentary(
                "Bail signé depuis 2025 et enregistré seulement au fédéral : il n'est pas certain que cela suffise.",
                "Huur ondertekend sinds 2025 en enkel federaal geregistreerd: het is niet zeker of dat volstaat.",
            ),
            reading(
                "unlawful",
                "Le registre régional compte : rien n'est dû.",
                "Het gewestelijke register telt: niets is verschuldigd.",
                leaning=True,
            ),
            reading("lawful", "Un registre suffit.", "Eén register volstaat."),
        )
    known.need(FEDERAL.path, REGIONAL.path)
    return breached(
        "Le bail n'est enregistré nulle part : l'augmentation n'est pas due tant qu'il ne l'est pas.",
        "De huur is nergens geregistreerd: de verhoging is niet verschuldigd zolang dat zo is.",
    )


DECLARATION = demand(
    __file__,
    number="6.1",
    title=Text(
        fr="Le propriétaire veut augmenter le loyer au bout de trois ans",
        nl="De verhuurder wil de huurprijs na drie jaar verhogen",
    ),
    about=Text(
        fr="La révision tous les trois ans n'est pas l'indexation. Elle demande un accord, ou un jugement, à un "
        "moment précis.",
        nl="De herziening om de drie jaar is geen indexatie. Ze vergt een akkoord of een vonnis, op een precies "
        "moment.",
    ),
    facts=(
        AS_OF,
        LEASE_TYPE,
        SHORT,
        STARTS_ON,
        ASKED_ON,
        BASIS,
        AGREED,
        AGREED_ON,
        REGIONAL,
        FEDERAL,
        SIGNED_ON,
        RENT_NOW,
    ),
    scope=MAIN_RESIDENCE,
    points=(
        Point(
            card(
                "not_short",
                "Pas dans un bail de courte durée",
                "Niet in een korte huur",
                SOURCE,
                in_force=(sources.TITLE_XI_FROM,),
            ),
            _short,
        ),
        Point(
            card(
                "window",
                "La demande et l'accord tombent dans la période permise",
                "De vraag en het akkoord vallen in de toegelaten periode",
                SOURCE,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=(sources.TITLE_XI_FROM,),
            ),
            _window,
        ),
        Point(
            card(
                "dates",
                "Les dates",
                "De data",
                SOURCE,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=(sources.TITLE_XI_FROM,),
                blocking=False,
            ),
            _dates,
        ),
        Point(
            card(
                "basis",
                "La raison donnée",
                "De opgegeven reden",
                SOURCE,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=(sources.TITLE_XI_FROM,),
            ),
            _basis,
        ),
        Point(
            card(
                "registered",
                "Le bail est enregistré",
                "De huurovereenkomst is geregistreerd",
                sources.code_2024("240"),
                sources.RUNNING_2024,
                sources.REGISTRATION_2025,
                basis=(Basis.TEXT, Basis.COMMENTARY),
                in_force=(sources.NEW_LEASES_FROM, sources.REGIONAL_FROM),
                doubt=Text(
                    fr="Pour un bail signé depuis 2025, l'enregistrement fédéral seul suffit-il ?",
                    nl="Volstaat voor een huur ondertekend sinds 2025 enkel de federale registratie?",
                ),
            ),
            _registered,
        ),
        Point(
            card(
                "threshold",
                "Ce que le propriétaire devrait prouver au juge",
                "Wat de verhuurder aan de rechter zou moeten bewijzen",
                SOURCE,
                in_force=(sources.TITLE_XI_FROM,),
                blocking=False,
            ),
            _threshold,
        ),
    ),
    says={
        "lawful": Text(
            fr="L'augmentation convenue est en ordre, à partir du triennat suivant.",
            nl="De afgesproken verhoging is in orde, vanaf de volgende driejarige periode.",
        ),
        "unlawful": Text(
            fr="L'augmentation demandée n'est pas due : continuez à payer le loyer d'avant.",
            nl="De gevraagde verhoging is niet verschuldigd: blijf de vorige huurprijs betalen.",
        ),
        "uncertain": Text(
            fr="Rien n'est dû pour l'instant : le locataire peut refuser, et seul un juge pourrait alors décider.",
            nl="Voorlopig is niets verschuldigd: de huurder mag weigeren, en dan kan enkel een rechter beslissen.",
        ),
    },
    values=(TRIENNIUM_MONTHS, WINDOWS, THRESHOLDS, REGISTERED_SINCE),
    letters=("N1-14",),
    follows=(
        Follow(
            Text(fr="Ne signez rien tout de suite", nl="Onderteken niet meteen"),
            Text(
                fr="Un accord écrit lie le locataire. Demandez le temps de vérifier, et gardez la lettre.",
                nl="Een schriftelijk akkoord bindt de huurder. Vraag tijd om na te kijken en bewaar de brief.",
            ),
        ),
    ),
)
