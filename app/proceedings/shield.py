"""Violence is known, or an address must stay secret: one place makes the home secret everywhere at once (M7.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from app.foundation.errors import Invalid
from app.foundation.wording import plain
from app.store.search import refresh_search_text
from app.store.tables import Dwelling, SecretAddress
from workflows.law import Text

if TYPE_CHECKING:
    from app.store.tables import Case
    from app.store.work import Work

SAYS_THE_SECRET: Final = Text(
    fr="Ce texte contient l'adresse secrète. Elle ne s'écrit que sur sa propre page : enlevez-la d'ici.",
    nl="Deze tekst bevat het geheime adres. Dat staat alleen op zijn eigen pagina: haal het hier weg.",
)


def hide_home(work: Work, case: Case) -> None:
    """Keep the address of the home out of lists, search, visits and letters; it never undoes itself."""
    for dwelling in work.where(Dwelling, case_id=case.id):
        if not dwelling.secret:
            dwelling.secret = True
            refresh_search_text(work, case)


def know_violence(work: Work, case: Case) -> None:
    """Note that there is violence at home: no talks with who is feared, no paper to the shared home."""
    if not case.violence:
        case.violence = True
    hide_home(work, case)


def keep_quiet(work: Work, case_id: int, field: str, *said: object) -> None:
    """Refuse words of somebody who may read the secret address, when its street and number are among them.

    Raises Invalid beside the field. Whoever is not named does not know the address, and learns nothing by trying.
    """
    found = work.where(SecretAddress, case_id=case_id)
    if not found or work.author.user_id not in found[0].named:
        return
    words = f" {plain(' '.join(_texts(said)))} "
    if all(f" {plain(part)} " in words for part in (found[0].street, found[0].house_number)):
        raise Invalid(field, SAYS_THE_SECRET)


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a value, however deep it lies."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
