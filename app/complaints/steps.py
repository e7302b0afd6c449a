"""The complaint procedure in three steps (plan, measure 32): what to do, with whom, until when. M32.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.directory import queries
from app.directory.cautions import caution
from workflows.law import Text

if TYPE_CHECKING:
    from app.directory.queries import Body


@dataclass(frozen=True, slots=True)
class Contact:
    """A body of the directory, with what must be said beside it (or None)."""

    body: Body
    caution: Text | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is called, what to do in sentences, and whom to turn to."""

    title: Text
    says: tuple[Text, ...]
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """Another way that has its own time limit or its own body."""

    about: Text
    says: Text
    contacts: tuple[Contact, ...] = ()


PROMISE: Final = Text(
    fr="Une plainte ne change rien à l'aide que vous recevez. Personne ne peut vous la reprocher.",
    nl="Een klacht verandert niets aan de hulp die u krijgt. Niemand mag ze u kwalijk nemen.",
)


def _contacts(*ids: str) -> tuple[Contact, ...]:
    return tuple(Contact(found, caution(found)) for found in map(queries.body, ids))


def steps() -> tuple[Step, ...]:
    """Return the three steps in their order: service, administration, Ombuds."""
    return (
        Step(
            Text(fr="D'abord le service", nl="Eerst de dienst"),
            (
                Text(
                    fr="Parlez-en à la personne qui vous aide, ou à la direction du service. Vous pouvez le dire, "
                    "l'écrire, ou venir avec quelqu'un.",
                    nl="Bespreek het met wie u helpt, of met de directie van de dienst. U mag het zeggen, schrijven, "
                    "of met iemand samen komen.",
                ),
                Text(
                    fr="Demandez pour quand vous aurez une réponse, et gardez une copie ou la date de la conversation.",
                    nl="Vraag tegen wanneer u een antwoord krijgt, en bewaar een kopie of de datum van het gesprek.",
                ),
            ),
        ),
        Step(
            Text(
                fr="Ensuite l'administration qui contrôle le service", nl="Daarna de administratie die toezicht houdt"
            ),
            (
                Text(
                    fr="Elle dépend de l'agrément du service : Vivalis (services bicommunautaires et centres "
                    "d'accueil), la COCOF (services francophones), la VGC (services néerlandophones) ou la Région "
                    "(logement).",
                    nl="Die hangt af van de erkenning van de dienst: Vivalis (bicommunautaire diensten en "
                    "opvangcentra), de COCOF (Franstalige diensten), de VGC (Nederlandstalige diensten) of het Gewest "
                    "(huisvesting).",
                ),
                Text(
                    fr="Le service doit vous dire de laquelle il dépend. Joignez votre plainte et la réponse reçue.",
                    nl="De dienst moet u zeggen onder welke hij valt. Voeg uw klacht en het antwoord toe.",
                ),
            ),
            _contacts("vivalis", "cocof", "vgc", *(found.id for found in queries.bodies("regional_housing_admin"))),
        ),
        Step(
            Text(fr="Enfin le médiateur bruxellois, Ombuds", nl="Ten slotte de Brusselse ombudsdienst, Ombuds"),
            (
                Text(
                    fr="Gratuit et indépendant. Il faut avoir d'abord contacté l'administration, et les faits doivent "
                    "dater de moins de trois ans.",
                    nl="Gratis en onafhankelijk. U moet eerst contact gehad hebben met de administratie, en de feiten "
                    "mogen niet ouder zijn dan drie jaar.",
                ),
                Text(
                    fr="Pas pour un propriétaire privé, un juge ou un avocat, ni pour la STIB et Vivaqua.",
                    nl="Niet voor een private verhuurder, een rechter of een advocaat, noch voor de MIVB en Vivaqua.",
                ),
            ),
            _contacts("ombuds"),
        ),
    )


def channels() -> tuple[Channel, ...]:
    """Return the other ways; a complaint stops none of their time limits."""
    return (
        Channel(
            Text(fr="Une décision du CPAS", nl="Een beslissing van het OCMW"),
            Text(
                fr="Recours au tribunal du travail dans les trois mois. Une plainte à Ombuds n'arrête pas ce délai.",
                nl="Beroep bij de arbeidsrechtbank binnen drie maanden. Een klacht bij Ombuds stopt die termijn niet.",
            ),
        ),
        Channel(
            Text(fr="Une discrimination", nl="Discriminatie"),
            Text(fr="Unia écoute, conseille et peut intervenir.", nl="Unia luistert, geeft advies en kan tussenkomen."),
            _contacts("unia"),
        ),
        Channel(
            Text(fr="Vos données personnelles", nl="Uw persoonsgegevens"),
            Text(
                fr="D'abord le service, puis l'Autorité de protection des données (APD).",
                nl="Eerst de dienst, dan de Gegevensbeschermingsautoriteit (GBA).",
            ),
        ),
        Channel(
            Text(fr="La police", nl="De politie"),
            Text(
                fr="Le contrôle interne de la zone, le Comité P ou l'Inspection générale.",
                nl="Het intern toezicht van de zone, het Comité P of de Algemene Inspectie.",
            ),
        ),
    )
