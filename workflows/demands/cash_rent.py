"""« Le propriétaire veut le loyer en liquide »: payment by bank, receipts, proof of the lease. CBL art. 225/2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, card, demand
from workflows.demands.kernel.facts import AS_OF, DEMAND, LEASE_TYPE, RENEWED, SIGNED_ON, WHAT_HAPPENED, yes_no
from workflows.demands.kernel.lease import DWELLING, is_new
from workflows.demands.kernel.words import aside, breached, inferred, kept, left_open, reading, warning
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.demands.kernel.known import Known

SOURCE = sources.code_2024("225/2")

CASH_ONLY = yes_no(
    "cash.demanded",
    DEMAND,
    Text(
        fr="Le propriétaire exige-t-il de l'argent liquide ou refuse-t-il de donner un numéro de compte ?",
        nl="Eist de verhuurder cash of weigert hij een rekeningnummer te geven?",
    ),
    Text(
        fr="Depuis le 1er novembre 2024, il doit demander un paiement par la banque (baux conclus ou renouvelés "
        "depuis).",
        nl="Sinds 1 november 2024 moet hij betaling via de bank vragen (huur sindsdien gesloten of hernieuwd).",
    ),
)
PAID = yes_no(
    "cash.paid",
    WHAT_HAPPENED,
    Text(fr="Du loyer a-t-il déjà été payé en liquide ?", nl="Werd er al huur cash betaald?"),
    Text(
        fr="L'argent déjà payé prouve le bail, même sans écrit.",
        nl="Geld dat al betaald is, bewijst de huur, ook zonder geschrift.",
    ),
)
RECEIPTS = yes_no(
    "cash.receipts",
    WHAT_HAPPENED,
    Text(fr="Y a-t-il un reçu pour chaque paiement ?", nl="Is er voor elke betaling een kwijtschrift?"),
    Text(
        fr="Sans reçu, gardez messages, retraits d'argent et noms de témoins.",
        nl="Zonder kwijtschrift: hou berichten, geldafhalingen en namen van getuigen bij.",
    ),
)


def _bank(known: Known) -> Said:
    if not known.yes(CASH_ONLY.path):
        return kept("Le loyer peut être payé par la banque.", "De huur kan via de bank betaald worden.")
    if is_new(known):
        return breached(
            "Le propriétaire doit demander un paiement par la banque : le locataire peut exiger un numéro de compte.",
            "De verhuurder moet betaling via de bank vragen: de huurder mag een rekeningnummer eisen.",
        )
    return left_open(
        *inferred(
            "Bail d'avant le 1er novembre 2024, non renouvelé : la règle du paiement par la banque ne s'applique pas.",
            "Huur van vóór 1 november 2024, niet hernieuwd: de regel van betaling via de bank geldt niet.",
        ),
        reading("lawful", "Le liquide est permis, contre reçu.", "Cash mag, tegen kwijtschrift.", leaning=True),
        reading("unlawful", "Le locataire peut se libérer par virement.", "De huurder mag per overschrijving betalen."),
    )


def _receipt(known: Known) -> Said:
    if not known.yes(PAID.path):
        return aside("Rien n'a encore été payé en liquide.", "Er werd nog niets cash betaald.")
    if known.yes(RECEIPTS.path):
        return kept("Chaque paiement a son reçu.", "Elke betaling heeft een kwijtschrift.")
    return left_open(
        *inferred(
            "Qui paie peut demander un reçu. Demandez-le aussi pour le passé, par écrit.",
            "Wie betaalt, mag een kwijtschrift vragen. Vraag het ook voor het verleden, schriftelijk.",
        )
    )


def _proof(known: Known) -> Said:  # noqa: ARG001 — said whatever is known
    return warning(
        *inferred(
            "Reçus, messages, témoins, compteurs, courrier et voisins prouvent le paiement et le bail : gardez tout.",
            "Kwijtschriften, berichten, getuigen, meters, post en buren bewijzen de betaling en de huur: hou alles "
            "bij.",
        )
    )


_IN_FORCE = (sources.NEW_LEASES_FROM,)

DECLARATION = demand(
    __file__,
    number="6.7",
    title=Text(fr="Le propriétaire veut le loyer en liquide", nl="De verhuurder wil de huur cash"),
    about=Text(
        fr="Payer par la banque protège le locataire. Ce qui a déjà été payé en liquide n'est pas perdu.",
        nl="Via de bank betalen beschermt de huurder. Wat al cash betaald is, is niet verloren.",
    ),
    facts=(AS_OF, LEASE_TYPE, CASH_ONLY, PAID, RECEIPTS, SIGNED_ON, RENEWED),
    scope=DWELLING,
    points=(
        Point(
            card(
                "bank",
                "Paiement par la banque",
                "Betaling via de bank",
                SOURCE,
                sources.TRANSITION_2024,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=_IN_FORCE,
            ),
            _bank,
        ),
        Point(
            card(
                "receipt",
                "Un reçu pour chaque paiement",
                "Een kwijtschrift voor elke betaling",
                SOURCE,
                basis=(Basis.INFERENCE,),
                in_force=_IN_FORCE,
            ),
            _receipt,
        ),
        Point(
            card(
                "proof",
                "Garder les preuves",
                "De bewijzen bijhouden",
                SOURCE,
                sources.ORAL_LEASE,
                basis=(Basis.COMMENTARY, Basis.INFERENCE),
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _proof,
        ),
    ),
    says={
        "lawful": Text(fr="La façon de payer est en ordre.", nl="De manier van betalen is in orde."),
        "unlawful": Text(
            fr="Le propriétaire ne peut pas exiger de liquide : demandez un numéro de compte.",
            nl="De verhuurder mag geen cash eisen: vraag een rekeningnummer.",
        ),
        "uncertain": Text(
            fr="Ce n'est pas clairement interdit : payez contre reçu et gardez chaque preuve.",
            nl="Het is niet duidelijk verboden: betaal tegen kwijtschrift en hou elk bewijs bij.",
        ),
    },
    letters=("N1-15",),
    follows=(
        Follow(
            Text(fr="Si le reçu est refusé", nl="Als het kwijtschrift geweigerd wordt"),
            Text(
                fr="Payez par virement avec le mois en communication, ou avec un témoin, puis confirmez par message.",
                nl="Betaal per overschrijving met de maand als mededeling, of met een getuige, en bevestig met een "
                "bericht.",
            ),
        ),
    ),
)
