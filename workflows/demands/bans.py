"""« Le bail interdit les animaux ou la domiciliation »: clauses that do not count. CBL art. 218/1 and 218 §6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, LegalValue
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, card, demand
from workflows.demands.kernel.facts import AS_OF, DEMAND, LEASE_TYPE, RENEWED, SIGNED_ON, yes_no
from workflows.demands.kernel.lease import DWELLING, is_new
from workflows.demands.kernel.words import breached, inferred, kept, left_open, reading, warning
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.demands.kernel.known import Known

PETS = sources.code_2024("218/1")
ADDRESS = sources.code_2024("218 §6")

SINCE = LegalValue(
    "bans_since",
    Text(fr="Clauses nulles à partir de ce jour", nl="Clausules nietig vanaf deze dag"),
    ((sources.NEW_LEASES_FROM, sources.NEW_LEASES_FROM),),
    Basis.TEXT,
    PETS,
)

NO_PETS = yes_no(
    "ban.pets",
    DEMAND,
    Text(fr="Le bail ou le propriétaire interdit-il les animaux ?", nl="Verbiedt de huur of de verhuurder huisdieren?"),
    Text(
        fr="La clause générale ne compte pas. Le locataire reste responsable des nuisances et des dégâts.",
        nl="De algemene clausule telt niet. De huurder blijft verantwoordelijk voor overlast en schade.",
    ),
)
NO_ADDRESS = yes_no(
    "ban.address",
    DEMAND,
    Text(
        fr="Le bail ou le propriétaire interdit-il de se domicilier ?",
        nl="Verbiedt de huur of de verhuurder om zich te domiciliëren?",
    ),
    Text(
        fr="La commune inscrit là où l'on habite vraiment ; le propriétaire n'a rien à autoriser.",
        nl="De gemeente schrijft in waar men echt woont; de verhuurder hoeft niets toe te staan.",
    ),
)


def _pets(known: Known) -> Said:
    if not known.yes(NO_PETS.path):
        return kept("Les animaux ne sont pas interdits.", "Huisdieren zijn niet verboden.")
    if is_new(known):
        return breached(
            "Une clause qui interdit les animaux est nulle.", "Een clausule die huisdieren verbiedt, is nietig."
        )
    return left_open(
        *inferred(
            "Bail d'avant le 1er novembre 2024, non renouvelé : la règle ne s'y applique pas.",
            "Huur van vóór 1 november 2024, niet hernieuwd: de regel geldt er niet.",
        ),
        reading(
            "lawful",
            "La clause ancienne vaut, dans les limites du bon sens.",
            "De oude clausule geldt, binnen het redelijke.",
        ),
        reading("unlawful", "Elle va trop loin pour la vie privée.", "Ze gaat te ver voor het privéleven."),
    )


def _address(known: Known) -> Said:
    if not known.yes(NO_ADDRESS.path):
        return kept("La domiciliation n'est pas interdite.", "Domiciliëren is niet verboden.")
    if known.as_of < SINCE.current:
        return left_open(
            "Avant le 1er novembre 2024, la loi ne le disait pas ainsi.",
            "Vóór 1 november 2024 zei de wet dat niet zo.",
        )
    if is_new(known):
        return breached(
            "Une clause qui interdit de se domicilier est nulle.", "Een clausule die domiciliëren verbiedt, is nietig."
        )
    return left_open(
        *inferred(
            "Pour un bail d'avant le 1er novembre 2024, la loi ne dit pas expressément si la règle vaut ; selon la "
            "règle générale, elle s'applique aussitôt.",
            "Voor een huur van vóór 1 november 2024 zegt de wet niet uitdrukkelijk of de regel geldt; volgens de "
            "algemene regel geldt hij meteen.",
        ),
        reading(
            "unlawful",
            "La clause est nulle aussi dans un bail ancien.",
            "De clausule is ook in een oude huur nietig.",
            leaning=True,
        ),
        reading("lawful", "La clause ancienne vaut encore.", "De oude clausule geldt nog."),
    )


def _register(known: Known) -> Said:  # noqa: ARG001 — said whatever is known
    return warning(
        *inferred(
            "Demandez l'inscription à la commune : l'agent de quartier constate qui habite là. Sans domicile, des "
            "droits se perdent.",
            "Vraag de inschrijving aan de gemeente: de wijkagent stelt vast wie er woont. Zonder domicilie gaan "
            "rechten verloren.",
        )
    )


_IN_FORCE = (sources.NEW_LEASES_FROM,)

DECLARATION = demand(
    __file__,
    number="6.12",
    title=Text(
        fr="Le bail interdit les animaux ou la domiciliation", nl="De huur verbiedt huisdieren of domiciliëring"
    ),
    about=Text(
        fr="Depuis le 1er novembre 2024, ces interdictions générales ne comptent plus.",
        nl="Sinds 1 november 2024 tellen deze algemene verboden niet meer.",
    ),
    facts=(AS_OF, LEASE_TYPE, NO_PETS, NO_ADDRESS, SIGNED_ON, RENEWED),
    scope=DWELLING,
    points=(
        Point(
            card(
                "pets",
                "Pas d'interdiction générale des animaux",
                "Geen algemeen verbod op huisdieren",
                PETS,
                sources.TRANSITION_2024,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=_IN_FORCE,
            ),
            _pets,
        ),
        Point(
            card(
                "address",
                "Pas d'interdiction de se domicilier",
                "Geen verbod op domiciliëring",
                ADDRESS,
                sources.TRANSITION_2024,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=_IN_FORCE,
                doubt=Text(
                    fr="La règle vaut-elle pour les baux conclus avant le 1er novembre 2024 ?",
                    nl="Geldt de regel voor huur gesloten vóór 1 november 2024?",
                ),
            ),
            _address,
        ),
        Point(
            card(
                "register",
                "Se domicilier",
                "Zich domiciliëren",
                ADDRESS,
                basis=(Basis.INFERENCE,),
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _register,
        ),
    ),
    says={
        "lawful": Text(fr="Le bail n'interdit rien de tout cela.", nl="De huur verbiedt niets van dat alles."),
        "unlawful": Text(
            fr="Cette interdiction est nulle : elle compte comme non écrite.",
            nl="Dit verbod is nietig: het telt als niet geschreven.",
        ),
        "uncertain": Text(
            fr="Pour ce bail plus ancien, la loi laisse la question ouverte.",
            nl="Voor deze oudere huur laat de wet de vraag open.",
        ),
    },
    values=(SINCE,),
    follows=(
        Follow(
            Text(fr="Pas un motif de congé", nl="Geen reden voor opzegging"),
            Text(
                fr="Un animal ou une domiciliation n'autorise pas le propriétaire à mettre fin au bail lui-même.",
                nl="Een huisdier of een domicilie laat de verhuurder niet toe zelf de huur te beëindigen.",
            ),
        ),
    ),
)
