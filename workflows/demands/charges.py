"""« Le propriétaire réclame des charges »: charges and costs. CBL art. 224/3 and 226."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, LegalValue
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, Shown, card, demand
from workflows.demands.kernel.facts import (
    AS_OF,
    DEMAND,
    LEASE_TYPE,
    RENEWED,
    SIGNED_ON,
    code,
    day,
    not_before,
    word,
    yes_no,
)
from workflows.demands.kernel.lease import DWELLING, is_new
from workflows.demands.kernel.words import aside, breached, inferred, kept, left_open, months_after, warning, written
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.demands.kernel.known import Known

SOURCE = sources.code_2024("224/3")

STATEMENT_MONTHS = LegalValue(
    "charges_statement_months",
    Text(
        fr="Décompte annuel avec pièces : mois après la fin de l'année de charges",
        nl="Jaarlijkse afrekening met stukken: maanden na het einde van het kostenjaar",
    ),
    ((sources.NEW_LEASES_FROM, 12),),
    Basis.TEXT,
    SOURCE,
)

MODE = code(
    "charges.mode",
    DEMAND,
    Text(fr="Comment les charges sont-elles payées ?", nl="Hoe worden de kosten betaald?"),
    Text(
        fr="Voir le bail : un forfait ne se régularise pas ; une provision se règle chaque année sur les frais réels.",
        nl="Zie de huurovereenkomst: een forfait wordt niet afgerekend; een provisie wel, elk jaar volgens de "
        "werkelijke kosten.",
    ),
    word("provisions", "Une avance, réglée chaque année", "Een voorschot, jaarlijks afgerekend"),
    word("flat_rate", "Un forfait fixe", "Een vast forfait"),
    word("on_demand", "Sur facture, quand le propriétaire demande", "Op factuur, als de verhuurder het vraagt"),
)
LISTED = yes_no(
    "charges.listed_in_lease",
    DEMAND,
    Text(
        fr="Les postes réclamés sont-ils tous cités dans le bail ?",
        nl="Staan de gevraagde posten allemaal in de huurovereenkomst?",
    ),
    Text(fr="Ce que le bail ne cite pas n'est pas dû.", nl="Wat niet in de huur staat, is niet verschuldigd."),
)
REAL = yes_no(
    "charges.real_costs",
    DEMAND,
    Text(
        fr="Le montant correspond-il aux frais réels, avec les pièces ?",
        nl="Komt het bedrag overeen met de werkelijke kosten, met de stukken?",
    ),
    Text(
        fr="Demandez les factures et la clé de répartition. Le locataire peut les consulter.",
        nl="Vraag de facturen en de verdeelsleutel. De huurder mag ze inkijken.",
    ),
)
YEAR_ENDS_ON = day(
    "charges.year_ends_on",
    DEMAND,
    Text(fr="Quand l'année de charges a-t-elle fini ?", nl="Wanneer eindigde het kostenjaar?"),
    Text(
        fr="Le dernier jour de la période du décompte, souvent le 31 décembre.",
        nl="De laatste dag van de afrekeningsperiode, vaak 31 december.",
    ),
)
STATED = yes_no(
    "charges.statement_received",
    DEMAND,
    Text(fr="Un décompte annuel est-il arrivé ?", nl="Is er een jaarlijkse afrekening aangekomen?"),
    Text(
        fr="Un décompte détaille les frais et les avances déjà payées.",
        nl="Een afrekening toont de kosten en de al betaalde voorschotten.",
    ),
)
STATED_ON = day(
    "charges.statement_on",
    DEMAND,
    Text(fr="Quel jour le décompte est-il arrivé ?", nl="Op welke dag kwam de afrekening aan?"),
    Text(fr="La loi donne douze mois au propriétaire.", nl="De wet geeft de verhuurder twaalf maanden."),
)
REMINDERS = yes_no(
    "charges.reminder_costs",
    DEMAND,
    Text(fr="Des frais de rappel sont-ils réclamés ?", nl="Worden er herinneringskosten gevraagd?"),
    Text(
        fr="Par exemple 15 € par lettre de rappel. La loi les interdit.",
        nl="Bijvoorbeeld 15 € per herinnering. De wet verbiedt ze.",
    ),
)
TAX = yes_no(
    "charges.property_tax",
    DEMAND,
    Text(
        fr="Le précompte immobilier est-il réclamé au locataire ?",
        nl="Wordt de onroerende voorheffing aan de huurder gevraagd?",
    ),
    Text(
        fr="Il reste toujours à charge du propriétaire (art. 226).",
        nl="Ze blijft altijd ten laste van de verhuurder (art. 226).",
    ),
)
OLD = inferred(
    "Bail conclu avant le 1er novembre 2024 et non renouvelé : cette règle ne s'applique pas, le bail et l'ancien "
    "texte décident.",
    "Huur van vóór 1 november 2024 die niet hernieuwd werd: deze regel geldt niet, de huurovereenkomst en de oude "
    "tekst beslissen.",
)


def _tax(known: Known) -> Said:
    if known.yes(TAX.path):
        return breached(
            "Le précompte immobilier ne peut pas être mis à charge du locataire.",
            "De onroerende voorheffing kan niet ten laste van de huurder komen.",
        )
    return kept("Pas de précompte immobilier réclamé.", "Er wordt geen onroerende voorheffing gevraagd.")


def _listed(known: Known) -> Said:
    if known.yes(LISTED.path):
        return kept("Les postes sont cités dans le bail.", "De posten staan in de huurovereenkomst.")
    if not is_new(known):
        return left_open(*OLD)
    return breached(
        "Ce que le bail ne cite pas n'est pas dû.", "Wat niet in de huurovereenkomst staat, is niet verschuldigd."
    )


def _real(known: Known) -> Said:
    if known.code(MODE.path) == "flat_rate":
        return aside(
            "Un forfait ne suit pas les frais réels. Chaque partie peut demander de le convertir en frais réels.",
            "Een forfait volgt de werkelijke kosten niet. Elke partij kan de omzetting in werkelijke kosten vragen.",
        )
    if known.yes(REAL.path):
        return kept("Les frais sont réels et prouvés.", "De kosten zijn werkelijk en bewezen.")
    if not is_new(known):
        return left_open(*OLD)
    return breached(
        "Seuls des frais réels et prouvés sont dus : demandez les pièces avant de payer.",
        "Enkel werkelijke en bewezen kosten zijn verschuldigd: vraag de stukken vóór u betaalt.",
    )


def _statement(known: Known) -> Said:
    if known.code(MODE.path) == "flat_rate":
        return aside("Un forfait n'a pas de décompte.", "Een forfait heeft geen afrekening.")
    if not is_new(known):
        return left_open(*OLD)
    known.need(YEAR_ENDS_ON.path, STATED.path)
    last = months_after(known.day(YEAR_ENDS_ON.path), STATEMENT_MONTHS.current)
    in_time = (known.day(STATED_ON.path) if known.yes(STATED.path) else known.as_of) <= last
    said = (
        kept("Le propriétaire est dans son délai.", "De verhuurder zit binnen zijn termijn.")
        if in_time
        else breached(
            f"Le décompte devait arriver au plus tard le {written(last).fr}. La loi ne dit pas ce que devient la "
            "somme : faites-vous aider avant de payer.",
            f"De afrekening moest er ten laatste op {written(last).nl} zijn. De wet zegt niet wat er met de som "
            "gebeurt: laat u helpen vóór u betaalt.",
        )
    )
    return replace(
        said,
        figures={"statement_by": last.isoformat()},
        steps=(
            Text(
                fr=f"Année finie le {written(known.day(YEAR_ENDS_ON.path)).fr}, plus douze mois : {written(last).fr}.",
                nl=f"Jaar geëindigd op {written(known.day(YEAR_ENDS_ON.path)).nl}, plus twaalf maanden: "
                f"{written(last).nl}.",
            ),
        ),
        shown=(Shown(Text(fr="Décompte au plus tard le", nl="Afrekening ten laatste op"), written(last)),),
    )


def _reminders(known: Known) -> Said:
    if not known.yes(REMINDERS.path):
        return kept("Pas de frais de rappel.", "Geen herinneringskosten.")
    if not is_new(known):
        return left_open(*OLD)
    return breached("Des frais de rappel sont interdits.", "Herinneringskosten zijn verboden.")


def _pay_the_rest(known: Known) -> Said:  # noqa: ARG001 — said whatever is known
    return warning(
        "Contestez par écrit le poste douteux et payez le reste : ne retenez pas le loyer.",
        "Betwist de twijfelachtige post schriftelijk en betaal de rest: hou de huurprijs niet in.",
    )


_IN_FORCE = (sources.NEW_LEASES_FROM,)
_SOURCES = (SOURCE, sources.TRANSITION_2024)

DECLARATION = demand(
    __file__,
    number="6.4",
    title=Text(fr="Le propriétaire réclame des charges", nl="De verhuurder vraagt kosten en lasten"),
    about=Text(
        fr="Seules les charges citées dans le bail et réellement dépensées sont dues, avec un décompte chaque année.",
        nl="Enkel kosten die in de huur staan en echt gemaakt zijn, zijn verschuldigd, met elk jaar een afrekening.",
    ),
    facts=(AS_OF, LEASE_TYPE, MODE, LISTED, REAL, YEAR_ENDS_ON, STATED, STATED_ON, REMINDERS, TAX, SIGNED_ON, RENEWED),
    cross_checks=not_before(
        "charges.statement_on",
        "charges.year_ends_on",
        Text(
            fr="Le décompte ne peut pas arriver avant la fin de l'année de charges. Vérifiez les deux dates.",
            nl="De afrekening kan niet vóór het einde van het kostenjaar aankomen. Kijk beide data na.",
        ),
    ),
    scope=DWELLING,
    points=(
        Point(
            card(
                "property_tax",
                "Pas de précompte immobilier",
                "Geen onroerende voorheffing",
                sources.code_2017("226"),
                in_force=(sources.TITLE_XI_FROM,),
            ),
            _tax,
        ),
        Point(
            card("listed", "Les postes cités dans le bail", "De posten uit de huur", *_SOURCES, in_force=_IN_FORCE),
            _listed,
        ),
        Point(card("real", "Des frais réels", "Werkelijke kosten", *_SOURCES, in_force=_IN_FORCE), _real),
        Point(
            card(
                "statement",
                "Un décompte annuel avec pièces, dans les douze mois",
                "Een jaarlijkse afrekening met stukken, binnen twaalf maanden",
                *_SOURCES,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=_IN_FORCE,
                doubt=Text(
                    fr="Le texte lu ne dit pas ce que devient une somme réclamée trop tard.",
                    nl="De gelezen tekst zegt niet wat er met een te laat gevraagde som gebeurt.",
                ),
            ),
            _statement,
        ),
        Point(
            card("reminders", "Pas de frais de rappel", "Geen herinneringskosten", *_SOURCES, in_force=_IN_FORCE),
            _reminders,
        ),
        Point(
            card(
                "pay_the_rest",
                "Payez ce qui n'est pas contesté",
                "Betaal wat niet betwist is",
                SOURCE,
                basis=(Basis.INFERENCE,),
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _pay_the_rest,
        ),
    ),
    says={
        "lawful": Text(fr="Ces charges peuvent être réclamées.", nl="Deze kosten mogen gevraagd worden."),
        "unlawful": Text(
            fr="Une partie de ce qui est réclamé n'est pas due, ou pas encore prouvée.",
            nl="Een deel van wat gevraagd wordt, is niet verschuldigd of nog niet bewezen.",
        ),
        "uncertain": Text(
            fr="Pour ce bail plus ancien, le bail lui-même et l'ancienne loi décident : demandez un avis.",
            nl="Voor deze oudere huur beslissen de huurovereenkomst zelf en de oude wet: vraag advies.",
        ),
    },
    values=(STATEMENT_MONTHS,),
    letters=("N1-28",),
    follows=(
        Follow(
            Text(fr="À demander", nl="Te vragen"),
            Text(
                fr="Le décompte, les factures, la clé de répartition et les relevés des compteurs.",
                nl="De afrekening, de facturen, de verdeelsleutel en de meterstanden.",
            ),
        ),
    ),
)
