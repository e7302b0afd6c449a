"""What administration shows: the people of the organisation and its letterhead; never a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.store import team
from app.store.team import Colleague

if TYPE_CHECKING:
    from app.store.reading import Reader

__all__ = ["Colleague", "Letterhead", "letterhead", "people", "person"]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The organisation as its letters name it, in both languages."""

    version: int
    name_fr: str
    name_nl: str
    street_fr: str
    street_nl: str
    house_number: str
    box: str
    postal_code: str
    commune_nis: str
    phone: str
    email: str
    counter_hours_fr: str
    counter_hours_nl: str

    @property
    def missing(self) -> bool:
        """True when a letter would lack an address or a way to answer."""
        return not (self.street_fr and self.street_nl and self.postal_code and self.commune_nis and self.phone)


def people(reader: Reader) -> tuple[Colleague, ...]:
    """Return the people of the organisation, open accounts first."""
    return team.colleagues(reader)


def person(reader: Reader, user_id: int) -> Colleague:
    """Return one of them. Raises NotFound."""
    return team.colleague(reader, user_id)


def letterhead(reader: Reader) -> Letterhead:
    """Return the letterhead of the own organisation."""
    organisation = team.own_organisation(reader)
    return Letterhead(**{name: getattr(organisation, name) for name in Letterhead.__slots__})
