"""The talk before a complaint: what it may bring, what it may risk, and the promises made to the person (guard G3).

Plain words to be read aloud, in the person's language. The status of a stay is never asked for here, nor kept: only
whether going to the police could be a risk. Background: law page 1.6, 6 and 7.4; plan, measure 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE: Final = Text(fr="Porter plainte ? Vous décidez.", nl="Klacht indienen? U beslist.")
OPENING: Final = Text(
    fr="Vous pouvez dire à la police ce qui s'est passé. Personne ne le fait à votre place. Prenez votre temps.",
    nl="U kunt aan de politie zeggen wat er gebeurd is. Niemand doet dat in uw plaats. Neem uw tijd.",
)
LAWYER_FIRST: Final = (
    Text(
        fr="D'abord un avocat, si vous le voulez. C'est gratuit ou presque quand le revenu est bas. Nous pouvons le "
        "demander avec vous aujourd'hui.",
        nl="Eerst een advocaat, als u dat wilt. Met een laag inkomen is dat gratis of bijna. We kunnen die vandaag "
        "samen vragen.",
    ),
    Text(
        fr="Ce que vous dites à l'avocat reste secret.",
        nl="Wat u aan de advocaat zegt, blijft geheim.",
    ),
)
BENEFITS: Final = (
    Text(
        fr="Les faits sont écrits, avec une date et un numéro. C'est une preuve pour le juge.",
        nl="De feiten staan op papier, met een datum en een nummer. Dat is een bewijs voor de rechter.",
    ),
    Text(
        fr="La police peut faire cesser les violences ou les menaces.",
        nl="De politie kan geweld of dreiging doen stoppen.",
    ),
    Text(
        fr="Vous recevez une copie gratuite de ce que vous avez dit, et une attestation.",
        nl="U krijgt een gratis kopie van wat u gezegd hebt, en een attest.",
    ),
    Text(
        fr="Vous pouvez vous déclarer « personne lésée » : le parquet vous tient alors au courant.",
        nl="U kunt zich ‘benadeelde persoon’ verklaren: het parket houdt u dan op de hoogte.",
    ),
)
RISKS: Final = (
    Text(
        fr="Le bailleur saura qu'il y a une plainte. Dites-nous si vous avez peur de lui.",
        nl="De verhuurder zal weten dat er een klacht is. Zeg het ons als u bang voor hem bent.",
    ),
    Text(
        fr="Le parquet peut classer la plainte sans suite. Le reste continue : retour, affaires, indemnité.",
        nl="Het parket kan de klacht seponeren. De rest loopt door: terugkeer, spullen, vergoeding.",
    ),
    Text(
        fr="Une fois déposée, une plainte ne s'efface pas : le parquet décide de la suite.",
        nl="Een ingediende klacht verdwijnt niet meer: het parket beslist over het vervolg.",
    ),
    Text(
        fr="Une plainte ne suffit pas pour rentrer chez vous : pour cela, il faut souvent un juge.",
        nl="Een klacht volstaat niet om weer thuis te raken: daarvoor is vaak een rechter nodig.",
    ),
)
RESIDENCE: Final = (
    Text(
        fr="La police peut demander vos papiers de séjour. Si vous n'en avez pas, ou si vous n'êtes pas sûr, aller à "
        "la police peut vous exposer. Parlez-en d'abord à un avocat.",
        nl="De politie kan uw verblijfspapieren vragen. Hebt u er geen, of bent u niet zeker, dan kan naar de politie "
        "gaan u in gevaar brengen. Praat er eerst over met een advocaat.",
    ),
    Text(
        fr="Nous ne vous demandons pas quel est votre séjour, et nous ne l'écrivons nulle part.",
        nl="We vragen u niet welk verblijf u hebt, en we schrijven het nergens op.",
    ),
)
RIGHTS: Final = (
    Text(
        fr="Oui, non, plus tard, je ne sais pas encore : toutes les réponses sont bonnes. Vous pouvez changer d'avis.",
        nl="Ja, nee, later, ik weet het nog niet: elk antwoord is goed. U mag van mening veranderen.",
    ),
    Text(
        fr="L'aide continue, quelle que soit votre réponse.",
        nl="De hulp gaat door, wat u ook antwoordt.",
    ),
    Text(
        fr="Ce programme n'envoie rien à la police. Nous non plus, sans vous.",
        nl="Dit programma stuurt niets naar de politie. Wij ook niet, zonder u.",
    ),
    Text(
        fr="Tout commissariat doit noter une plainte, pas seulement celui de votre quartier.",
        nl="Elk politiekantoor moet een klacht noteren, niet alleen dat van uw buurt.",
    ),
)
GRAVE_DANGER: Final = Text(
    fr="Seule exception : un danger grave, maintenant, pour une vie. Alors on appelle le 112 ou le 101 tout de "
    "suite. Nous vous le disons, et nous notons pourquoi.",
    nl="De enige uitzondering: een ernstig gevaar, nu, voor een leven. Dan bellen we meteen 112 of 101. We zeggen het "
    "u, en we noteren waarom.",
)
OFFICIALS: Final = Text(
    fr="Un fonctionnaire qui apprend une infraction peut devoir la signaler au parquet. Prévenez la personne avant "
    "qu'elle raconte les détails, ou proposez-lui de parler d'abord avec une association ou un avocat.",
    nl="Een ambtenaar die een misdrijf verneemt, kan verplicht zijn het aan het parket te melden. Verwittig de persoon "
    "voor zij details vertelt, of stel voor eerst met een vereniging of een advocaat te praten.",
)
"""For a public service that takes the report (Code of Criminal Procedure, art. 29): said before, not after."""

PARTS: Final[tuple[tuple[str, Text, tuple[Text, ...]], ...]] = (
    ("lawyer", Text(fr="D'abord un avocat", nl="Eerst een advocaat"), LAWYER_FIRST),
    ("benefits", Text(fr="Ce qu'une plainte peut apporter", nl="Wat een klacht kan opleveren"), BENEFITS),
    ("risks", Text(fr="Ce qu'il faut savoir avant", nl="Wat u vooraf moet weten"), RISKS),
    ("residence", Text(fr="Votre séjour", nl="Uw verblijf"), RESIDENCE),
    ("rights", Text(fr="Vous décidez", nl="U beslist"), RIGHTS),
)
"""What is explained, in the order in which it is said: the lawyer first."""
NEEDS: Final[Mapping[str, Text]] = {
    "explain_benefits_and_risks": Text(
        fr="Expliquer ce qu'une plainte apporte et ce qu'elle risque",
        nl="Uitleggen wat een klacht oplevert en riskeert",
    ),
    "warn_residence_risk": Text(
        fr="Prévenir du risque pour le séjour", nl="Waarschuwen voor het risico voor het verblijf"
    ),
    "offer_lawyer": Text(fr="Proposer un avocat d'abord", nl="Eerst een advocaat voorstellen"),
    "consent": Text(fr="La personne dit oui", nl="De persoon zegt ja"),
}
"""What the check still asks for before a complaint (contract, ``complaint_gate.needs``)."""
GATES: Final[Mapping[str, Text]] = {
    "wait": Text(fr="Pas encore : il manque quelque chose", nl="Nog niet: er ontbreekt iets"),
    "ready": Text(fr="La personne a dit oui, en connaissance de cause", nl="De persoon zei ja, met kennis van zaken"),
    "not_wanted": Text(fr="La personne ne veut pas de plainte", nl="De persoon wil geen klacht"),
    "made": Text(fr="Une plainte est déposée", nl="Er is klacht ingediend"),
    "refused_by_police": Text(fr="La police a refusé d'acter", nl="De politie weigerde de klacht te noteren"),
}


def residence_told(risk: str | None, *, warned: bool | None) -> bool:
    """Tell whether the risk for the stay is settled: there is none, or the person was warned. Not known is a risk."""
    return risk == "none" or warned is True


def risks_explained(facts: Mapping[str, Any]) -> bool:
    """Tell whether all was explained that comes before a complaint: benefits, risks, and the risk for the stay.

    ``facts``: of the check ``illegal_eviction``, by path. The guards, the letters and the check all ask here.
    """
    explained = facts.get("complaint.benefits_and_risks_explained") is True
    return explained and residence_told(
        facts.get("residence_risk"), warned=facts.get("complaint.residence_risk_warned")
    )
