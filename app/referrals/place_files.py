"""Places in a file: which columns, in both languages; reads what a service uploads or pastes, writes the template."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from app.directory.queries import communes, communes_for_postal_code
from app.foundation import clock, sheets
from app.foundation.belgian import NotUnderstood, parse_date, short_date
from app.foundation.sheets import NotASheet
from app.foundation.wording import plain
from app.referrals import reasons
from app.referrals.places import MOST_ROWS, PlaceValues, problems, repeated_keys
from workflows.law import Text
from workflows.referral import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.referrals.queries import Offer

LARGEST_FILE: Final = 1024 * 1024
_UNPACKED: Final = 16 * 1024 * 1024
_MOST_CELLS: Final = 40_000
_TITLE_ROWS: Final = 10
_PARTS: Final = re.compile(r"[,;|/+\n]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: its name in both languages, what to write in it, and other names it is known under."""

    name: str
    label: Text
    told: Text
    also: tuple[str, ...] = ()


COLUMNS: Final = (
    Column(
        "external_key",
        Text(fr="Votre clé", nl="Uw sleutel"),
        Text(fr="comme vous nommez la place, par exemple K12", nl="zoals u de plek noemt, bijvoorbeeld K12"),
        ("cle", "sleutel", "key", "reference", "referentie", "id"),
    ),
    Column(
        "solution",
        Text(fr="Solution", nl="Oplossing"),
        Text(fr="une des cinq, en toutes lettres ou par son code", nl="een van de vijf, voluit of met haar code"),
        ("type", "soort", "genre"),
    ),
    Column(
        "provider",
        Text(fr="Service", nl="Dienst"),
        Text(fr="vide : votre service", nl="leeg: uw dienst"),
        ("maison", "huis", "offre par", "aangeboden door"),
    ),
    Column(
        "households",
        Text(fr="Pour qui", nl="Voor wie"),
        Text(fr="vide : pour tous ; sinon séparés par une virgule", nl="leeg: voor iedereen; anders met een komma"),
        ("menages", "huishoudens", "public", "publiek"),
    ),
    Column(
        "features",
        Text(fr="Caractéristiques", nl="Kenmerken"),
        Text(fr="séparées par une virgule", nl="met een komma ertussen"),
        ("besoins", "noden"),
    ),
    Column(
        "commune_nis",
        Text(fr="Commune", nl="Gemeente"),
        Text(fr="nom, code postal ou code INS ; jamais une adresse", nl="naam, postcode of NIS-code; nooit een adres"),
        ("code postal", "postcode", "nis", "ins"),
    ),
    Column(
        "free_from",
        Text(fr="Libre à partir du", nl="Vrij vanaf"),
        Text(fr="vide : déjà libre", nl="leeg: al vrij"),
        ("libre des", "van"),
    ),
    Column(
        "free_until",
        Text(fr="Libre jusqu'au", nl="Vrij tot"),
        Text(fr="vide : sans fin connue", nl="leeg: geen einde bekend"),
        ("tot", "jusque", "jusqu au"),
    ),
    Column(
        "note",
        Text(fr="Bon à savoir", nl="Goed om weten"),
        Text(fr="jamais une adresse", nl="nooit een adres"),
        ("note", "nota", "remarque", "opmerking"),
    ),
    Column(
        "direct",
        Text(fr="Orientation directe seulement", nl="Alleen rechtstreeks"),
        Text(fr="oui : Bruss'help ne la voit pas", nl="ja: Bruss'help ziet ze niet"),
        ("direct", "rechtstreeks", "gardee", "zelf gehouden"),
    ),
)
"""In the order of the template."""
NAMES: Final = tuple(column.name for column in COLUMNS)
_YES: Final = frozenset({"oui", "ja", "yes", "x", "1", "vrai", "waar", "true", "o", "j"})
_NO: Final = frozenset({"", "non", "nee", "no", "0", "faux", "onwaar", "false", "n"})
_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    "return_home": ("retour", "prevention", "terugkeer", "retour chez soi", "terug naar huis"),
    "lasting": ("logement", "logement durable", "woning", "duurzaam", "duurzame woning"),
    "transit": ("transit", "logement de transit", "transitwoning", "bail glissant", "hotel"),
    "reception_house": ("maison d accueil", "maison daccueil", "onthaaltehuis"),
    "emergency": ("urgence", "nood", "hebergement durgence"),
}


def _known(codes: Mapping[str, Text], also: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, str]:
    """Return every way to write a code: itself, and its words in both languages."""
    found = {}
    for code, label in codes.items():
        for written in (code, label.fr, label.nl, *(also or {}).get(code, ())):
            found[_key(written)] = code
    return found


def _key(written: str) -> str:
    return plain(written.replace("_", " "))


_HEADINGS: Final = {
    _key(written): column.name
    for column in COLUMNS
    for written in (column.name, column.label.fr, column.label.nl, *column.also)
}
_SOLUTIONS: Final = _known(words.SOLUTIONS, _ALSO)
_HOUSEHOLDS: Final = _known(words.HOUSEHOLDS)
_FEATURES: Final = _known(words.FEATURES)


class UnreadableList(Exception):
    """The file is no list of places; ``text`` says what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.fr)
        self.text = text


_WHY: Final[Mapping[str, Text]] = {
    "empty": reasons.EMPTY_FILE,
    "too_large": Text(
        fr="Le fichier dépasse 1 Mo : une liste de places est bien plus petite. Vérifiez que c'est le bon fichier.",
        nl="Het bestand is groter dan 1 MB: een lijst van plekken is veel kleiner. Kijk of dit het juiste bestand is.",
    ),
    "encrypted": Text(
        fr="Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe et recommencez.",
        nl="Het bestand is met een wachtwoord beveiligd. Bewaar het zonder wachtwoord en probeer opnieuw.",
    ),
    "old_workbook": Text(
        fr="C'est un ancien fichier Excel (.xls). Enregistrez-le au format XLSX et recommencez.",
        nl="Dit is een oud Excel-bestand (.xls). Bewaar het als XLSX en probeer opnieuw.",
    ),
    "damaged": Text(
        fr="Le fichier est abîmé ou incomplet. Enregistrez-le à nouveau et recommencez.",
        nl="Het bestand is beschadigd of onvolledig. Bewaar het opnieuw en probeer nog eens.",
    ),
    "not_a_table": Text(
        fr="Ce n'est pas un tableau. Prenez un fichier XLSX ou CSV, par exemple notre modèle.",
        nl="Dit is geen tabel. Neem een XLSX- of CSV-bestand, bijvoorbeeld ons model.",
    ),
    "no_columns": Text(
        fr="Aucune colonne « Solution » n'a été trouvée. Gardez la première ligne du modèle.",
        nl="Er is geen kolom “Oplossing” gevonden. Behoud de eerste rij van het model.",
    ),
    "two_columns": Text(
        fr="Deux colonnes portent le même nom : gardez-en une.", nl="Twee kolommen heten hetzelfde: behoud er één."
    ),
    "too_many_rows": reasons.TOO_MANY_ROWS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the file: its cells as typed, what they mean, and what is wrong beside which cell."""

    line: int
    cells: Mapping[str, str]
    values: PlaceValues
    errors: Mapping[str, Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceList:
    """A list as it was read. ``ignored``: headings that mean nothing here."""

    rows: tuple[Row, ...]
    ignored: tuple[str, ...]

    @property
    def has_errors(self) -> bool:
        """Tell whether a row cannot be taken as it is."""
        return any(row.errors for row in self.rows)

    def values(self) -> tuple[PlaceValues, ...]:
        """Return what the rows mean."""
        return tuple(row.values for row in self.rows)


def read_file(data: bytes, *, own_name: bool) -> PlaceList:
    """Return the places of an uploaded file. Raises UnreadableList."""
    try:
        return _first_list(_tables(data), own_name=own_name)
    except NotASheet as refused:
        raise UnreadableList(_WHY[refused.code]) from None


def _tables(data: bytes) -> list[list[list[str]]]:
    if not sheets.is_packed(data, largest=LARGEST_FILE):
        return [sheets.delimited(sheets.decoded(data), ";\t,")]
    if not sheets.is_workbook(sheets.members_of(data, unpacked=_UNPACKED)):
        raise NotASheet("not_a_table")
    every = sheets.workbook(data, cells=_MOST_CELLS)
    return [[[_written(cell) for cell in row] for row in rows] for rows in every]


def read_text(typed: str, *, own_name: bool) -> PlaceList:
    """Return the places of pasted rows. Raises UnreadableList."""
    if not typed.strip():
        raise UnreadableList(reasons.EMPTY_FILE)
    if len(typed) > LARGEST_FILE:
        raise UnreadableList(_WHY["too_large"])
    try:
        return _first_list([sheets.delimited(typed, ";\t,")], own_name=own_name)
    except NotASheet as refused:
        raise UnreadableList(_WHY[refused.code]) from None


def _written(cell: object) -> str:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return short_date(cell)
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _first_list(tables: Iterable[Sequence[Sequence[str]]], *, own_name: bool) -> PlaceList:
    for table in tables:
        for position, row in enumerate(table[:_TITLE_ROWS]):
            names = [_HEADINGS.get(_key(cell), "") for cell in row]
            if "solution" in names:
                known = [name for name in names if name]
                if len(set(known)) < len(known):
                    raise UnreadableList(_WHY["two_columns"])
                ignored = tuple(cell.strip() for cell, name in zip(row, names, strict=True) if cell and not name)
                return _rows(table[position + 1 :], names, position + 2, ignored, own_name=own_name)
        if table and len(table[0]) > 1 and _key(table[0][1]) in _SOLUTIONS:
            return _rows(table, list(NAMES), 1, (), own_name=own_name)
    raise UnreadableList(_WHY["no_columns"])


def _rows(
    table: Sequence[Sequence[str]], names: Sequence[str], line: int, ignored: tuple[str, ...], *, own_name: bool
) -> PlaceList:
    found = []
    for number, row in enumerate(table, line):
        cells = {name: _plainly(cell) for name, cell in zip(names, row, strict=False) if name}
        if any(cells.values()):
            found.append(_row(number, cells, own_name=own_name))
    if not found:
        raise UnreadableList(reasons.EMPTY_FILE)
    if len(found) > MOST_ROWS:
        raise UnreadableList(_WHY["too_many_rows"])
    twice = repeated_keys(row.values for row in found)
    for place in twice:
        found[place] = replace(found[place], errors={**found[place].errors, "external_key": reasons.SAME_KEY})
    return PlaceList(rows=tuple(found), ignored=ignored)


def _plainly(cell: str) -> str:
    """Return a cell without spaces around it and without the apostrophe that keeps it from being a formula."""
    said = cell.strip()
    return said[1:] if said[:1] == "'" and said[1:2] in ("=", "+", "-", "@") else said


def _row(line: int, cells: Mapping[str, str], *, own_name: bool) -> Row:
    errors: dict[str, Text] = {}
    said = {name: cells.get(name, "") for name in NAMES}

    def one(name: str, known: Mapping[str, str], why: Text) -> str:
        code = known.get(_key(said[name]), "")
        if not code:
            errors[name] = why
        return code

    def several(name: str, known: Mapping[str, str], why: Text) -> tuple[str, ...]:
        parts = [part for part in _PARTS.split(said[name]) if part.strip()]
        codes = [known.get(_key(part), "") for part in parts]
        if not all(codes):
            errors[name] = why
        return tuple(code for code in codes if code)

    def day(name: str) -> date | None:
        if not said[name]:
            return None
        try:
            return parse_date(said[name])
        except NotUnderstood:
            errors[name] = reasons.NOT_A_DAY
            return None

    values = PlaceValues(
        external_key=said["external_key"],
        solution=one("solution", _SOLUTIONS, reasons.NOT_A_SOLUTION),
        provider=said["provider"],
        households=several("households", _HOUSEHOLDS, reasons.NOT_A_HOUSEHOLD),
        features=several("features", _FEATURES, reasons.NOT_A_FEATURE),
        commune_nis=_commune(said["commune_nis"], errors),
        free_from=day("free_from"),
        free_until=day("free_until"),
        note=said["note"],
        direct=_key(said["direct"]) in _YES,
    )
    if _key(said["direct"]) not in _YES | _NO:
        errors["direct"] = reasons.NOT_YES_OR_NO
    if values.free_until is not None and values.free_until < clock.today():
        errors["free_until"] = reasons.PLACE_OVER
    return Row(line=line, cells=said, values=values, errors={**problems(values, own_name=own_name), **errors})


def _commune(said: str, errors: dict[str, Text]) -> str:
    if not said:
        return ""
    named = [one.nis for one in communes() if _key(said) in {_key(one.name_fr), _key(one.name_nl), one.nis}]
    found = named or [one.nis for one in communes_for_postal_code(said)]
    if len(found) != 1:
        errors["commune_nis"] = reasons.NOT_A_COMMUNE
        return ""
    return found[0]


def as_text(found: PlaceList, language: str) -> str:
    """Return a list as rows that can be pasted again: what was typed, in the order of the template."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\n")
    writer.writerow([column.label.of(language) for column in COLUMNS])
    for row in found.rows:
        writer.writerow([row.cells[name] for name in NAMES])
    return written.getvalue()


def table_of(offers: Iterable[Offer], language: str) -> list[list[str]]:
    """Return the heading and a row for each place, as the template has them."""
    names = {one.nis: one.name(language) for one in communes()}

    def words_of(codes: Iterable[str], known: Mapping[str, Text]) -> str:
        return ", ".join(known[code].of(language) for code in codes)

    rows = [[column.label.of(language) for column in COLUMNS]]
    rows += [
        [
            offer.external_key,
            words.SOLUTIONS[offer.solution].of(language),
            offer.provider,
            words_of(offer.households, words.HOUSEHOLDS),
            words_of(offer.features, words.FEATURES),
            names.get(offer.commune_nis, ""),
            short_date(offer.free_from),
            short_date(offer.free_until) if offer.free_until else "",
            offer.note,
            {"fr": ("non", "oui"), "nl": ("nee", "ja")}[language][offer.direct],
        ]
        for offer in offers
    ]
    return rows


def help_of(language: str) -> list[list[str]]:
    """Return the second sheet of the template: what each column takes, and every code with its words."""
    rows = [[column.label.of(language), column.name, column.told.of(language)] for column in COLUMNS]
    for codes in (words.SOLUTIONS, words.HOUSEHOLDS, words.FEATURES):
        rows += [["", "", ""], *([label.of(language), code, ""] for code, label in codes.items())]
    return rows
