"""« Le propriétaire réclame une pénalité pour retard de paiement »: late-payment clauses. CBL art. 225/1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, card, demand
from workflows.demands.kernel.facts import AS_OF, DEMAND, LEASE_TYPE, RENEWED, SIGNED_ON, code, money, word, yes_no
from workflows.demands.kernel.lease import DWELLING, is_new
from workflows.demands.kernel.words import breached, euro, inferred, kept, left_open, reading, warning
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.demands.kernel.known import Known

SOURCE = sources.code_2024("225/1")

KIND = code(
    "penalty.kind",
    DEMAND,
    Text(fr="Que réclame le propriétaire pour le retard ?", nl="Wat vraagt de verhuurder voor de vertraging?"),
    Text(
        fr="L'intérêt légal est un taux fixé chaque année par l'État. Une somme fixe ou un taux plus haut est une "
        "pénalité.",
        nl="De wettelijke rente is een percentage dat de Staat elk jaar bepaalt. Een vaste som of een hogere rente is "
        "een boete.",
    ),
    word("legal_interest", "Seulement l'intérêt légal", "Enkel de wettelijke rente"),
    word("fixed_sum", "Une somme fixe ou un pourcentage en plus", "Een vaste som of een extra percentage"),
    word("higher_interest", "Un intérêt plus haut que l'intérêt légal", "Een hogere rente dan de wettelijke"),
)
AMOUNT = money(
    "penalty.amount",
    DEMAND,
    Text(fr="Quel montant de pénalité est réclamé ?", nl="Welk boetebedrag wordt gevraagd?"),
    Text(fr="Seulement la pénalité, sans le loyer dû.", nl="Enkel de boete, zonder de verschuldigde huur."),
)
REMINDERS = yes_no(
    "charges.reminder_costs",
    DEMAND,
    Text(fr="Des frais de rappel sont-ils réclamés ?", nl="Worden er herinneringskosten gevraagd?"),
    Text(fr="Par exemple 15 € par lettre.", nl="Bijvoorbeeld 15 € per brief."),
)


def _penalty(known: Known) -> Said:
    if known.code(KIND.path) == "legal_interest":
        return kept("L'intérêt légal peut être demandé.", "De wettelijke rente mag gevraagd worden.")
    if is_new(known):
        return breached(
            "Une pénalité au-delà de l'intérêt légal est interdite : elle n'est pas due.",
            "Een boete boven de wettelijke rente is verboden: ze is niet verschuldigd.",
        )
    return left_open(
        *inferred(
            "Bail d'avant le 1er novembre 2024, non renouvelé : l'interdiction ne s'applique pas. Le juge peut "
            "réduire une pénalité exagérée.",
            "Huur van vóór 1 november 2024, niet hernieuwd: het verbod geldt niet. De rechter kan een overdreven "
            "boete verminderen.",
        ),
        reading(
            "lawful",
            "La clause du bail vaut, si elle n'est pas exagérée.",
            "Het beding geldt, als het niet overdreven is.",
        ),
        reading("unlawful", "Le juge réduit ou écarte la clause.", "De rechter vermindert of weert het beding."),
    )


def _reminders(known: Known) -> Said:
    if not known.yes(REMINDERS.path):
        return kept("Pas de frais de rappel.", "Geen herinneringskosten.")
    if is_new(known):
        return breached("Des frais de rappel sont interdits.", "Herinneringskosten zijn verboden.")
    return left_open(
        *inferred(
            "Bail plus ancien : le bail décide ; demandez sur quoi ces frais reposent.",
            "Oudere huur: de huurovereenkomst beslist; vraag waarop die kosten steunen.",
        )
    )


def _rent_apart(known: Known) -> Said:
    amount = known.cents(AMOUNT.path)
    return warning(
        f"Séparez la pénalité ({euro(amount).fr}) du loyer : payez le loyer avec la mention du mois, pour qu'il ne "
        "serve pas à payer la pénalité.",
        f"Scheid de boete ({euro(amount).nl}) van de huur: betaal de huur met vermelding van de maand, zodat ze niet "
        "naar de boete gaat.",
    )


_IN_FORCE = (sources.NEW_LEASES_FROM,)

DECLARATION = demand(
    __file__,
    number="6.6",
    title=Text(
        fr="Le propriétaire réclame une pénalité pour retard de paiement",
        nl="De verhuurder vraagt een boete voor te late betaling",
    ),
    about=Text(
        fr="Pour un bail conclu ou renouvelé depuis le 1er novembre 2024, seul l'intérêt légal peut être demandé.",
        nl="Voor een huur gesloten of hernieuwd sinds 1 november 2024 mag enkel de wettelijke rente gevraagd worden.",
    ),
    facts=(AS_OF, LEASE_TYPE, KIND, AMOUNT, REMINDERS, SIGNED_ON, RENEWED),
    scope=DWELLING,
    points=(
        Point(
            card(
                "penalty",
                "Pas de pénalité au-delà de l'intérêt légal",
                "Geen boete boven de wettelijke rente",
                SOURCE,
                sources.TRANSITION_2024,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=_IN_FORCE,
            ),
            _penalty,
        ),
        Point(
            card(
                "reminders",
                "Pas de frais de rappel",
                "Geen herinneringskosten",
                sources.code_2024("224/3"),
                sources.TRANSITION_2024,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=_IN_FORCE,
            ),
            _reminders,
        ),
        Point(
            card(
                "rent_apart",
                "Séparer la pénalité du loyer",
                "De boete van de huur scheiden",
                SOURCE,
                basis=(Basis.INFERENCE,),
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _rent_apart,
        ),
    ),
    says={
        "lawful": Text(fr="Ce qui est demandé peut l'être.", nl="Wat gevraagd wordt, mag."),
        "unlawful": Text(
            fr="La pénalité n'est pas due ; le loyer, lui, reste dû.",
            nl="De boete is niet verschuldigd; de huur zelf wel.",
        ),
        "uncertain": Text(
            fr="Pour ce bail plus ancien, un juge apprécie : ne payez pas la pénalité sans avis.",
            nl="Voor deze oudere huur oordeelt een rechter: betaal de boete niet zonder advies.",
        ),
    },
    letters=("N1-19", "N1-20"),
    follows=(
        Follow(
            Text(fr="Un plan de paiement", nl="Een afbetalingsplan"),
            Text(
                fr="Proposez par écrit un plan que le budget permet, loyer courant d'abord.",
                nl="Stel schriftelijk een plan voor dat in het budget past, de lopende huur eerst.",
            ),
        ),
    ),
)
