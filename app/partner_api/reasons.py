"""Why something is not done, in both languages, with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

NO_NAME: Final = Text(fr="Écrivez quel programme s'en servira.", nl="Schrijf welk programma het zal gebruiken.")
NO_SCOPE: Final = Text(fr="Choisissez au moins un droit.", nl="Kies minstens één recht.")
NOT_KNOWN: Final = Text(fr="ce champ n'existe pas ici", nl="dit veld bestaat hier niet")
NEEDED: Final = Text(fr="ce champ est demandé", nl="dit veld is nodig")
TWICE: Final = Text(fr="une seule fois", nl="slechts één keer")
A_DAY: Final = Text(fr="une date comme 2026-07-08", nl="een datum zoals 2026-07-08")
YES_OR_NO: Final = Text(fr="true ou false", nl="true of false")
AN_OBJECT: Final = Text(fr="un objet avec les réponses", nl="een object met de antwoorden")
STEP_ASKS_NOT: Final = Text(fr="cette étape ne demande pas cela", nl="deze stap vraagt dat niet")


def one_of(known: Iterable[str]) -> Text:
    """Say which values there are."""
    listed = ", ".join(known)
    return Text(fr=f"une de ces valeurs : {listed}", nl=f"een van deze waarden: {listed}")


def at_most(letters: int) -> Text:
    """Say how long a text may be."""
    return Text(fr=f"un texte de {letters} signes au plus", nl=f"een tekst van hoogstens {letters} tekens")


def whole(least: int, most: int) -> Text:
    """Say between which whole numbers a value lies."""
    return Text(fr=f"un nombre entier de {least} à {most}", nl=f"een geheel getal van {least} tot {most}")


def lacking(scope: str) -> Text:
    """Say which scope a token lacks."""
    return Text(fr=f"Ce jeton n'a pas le droit « {scope} ».", nl=f"Dit token heeft het recht “{scope}” niet.")
