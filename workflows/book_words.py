"""The law book's own words in French and Dutch, and how it writes days, values, sources and signatures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from workflows.working_days import in_words

if TYPE_CHECKING:
    from workflows.law import Review, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the book says between the law's own sentences."""

    title: str
    introduction: str
    rules: str
    rule: str
    number: str
    sources: str
    basis: str
    bases: Mapping[str, str]
    in_force: str
    in_force_since: str
    review: str
    reviewed: str
    not_reviewed: str
    doubt: str
    values: str
    value: str
    from_day: str
    deadlines: str
    deadline: str
    length: str
    kind: str
    kinds: Mapping[str, str]
    states: str
    state: str
    means: str
    who_acts: str
    events: str
    event: str
    asks: str
    opens: str
    outcomes: str
    region: str
    read_on: str
    colon: str

    def of_basis(self, code: str) -> str:
        """Return what a basis code (T, C, I) means."""
        return self.bases[code]


WORDS: Final[Mapping[str, Words]] = {
    "fr": Words(
        title="Livre du droit",
        introduction="Chaque règle, valeur, délai et parcours que Limen applique, avec ses sources. "
        "Ce document est produit à partir du programme lui-même. Aucune règle n'est signée par un juriste "
        "tant que la colonne « Relecture » ne donne pas de nom.",
        rules="Règles",
        rule="Règle",
        number="N°",
        sources="Sources",
        basis="Fondement",
        bases={"T": "texte", "C": "commentaires publiés", "I": "déduction ou usage"},
        in_force="En vigueur",
        in_force_since="En vigueur depuis le",
        review="Relecture",
        reviewed="relu par {by}, {on}",
        not_reviewed="pas encore relu par un juriste",
        doubt="Doute :",
        values="Valeurs",
        value="Valeur",
        from_day="À partir du",
        deadlines="Délais",
        deadline="Délai",
        length="Durée, à partir du",
        kind="Nature",
        kinds={"legal": "légal", "custom": "usage du service"},
        states="États",
        state="État",
        means="Ce que cela veut dire",
        who_acts="Qui agit",
        events="Événements",
        event="Événement",
        asks="Ce qui est demandé",
        opens="Délais ouverts",
        outcomes="Issues",
        region="En parallèle :",
        read_on="lu le",
        colon=" :",
    ),
    "nl": Words(
        title="Wetboek van het programma",
        introduction="Elke regel, waarde, termijn en weg die Limen toepast, met zijn bronnen. "
        "Dit document komt uit het programma zelf. Geen enkele regel is door een jurist ondertekend "
        "zolang de kolom “Nazicht” geen naam vermeldt.",
        rules="Regels",
        rule="Regel",
        number="Nr.",
        sources="Bronnen",
        basis="Grondslag",
        bases={"T": "tekst", "C": "gepubliceerde commentaar", "I": "afleiding of gewoonte"},
        in_force="Van kracht",
        in_force_since="Van kracht sinds",
        review="Nazicht",
        reviewed="nagelezen door {by}, {on}",
        not_reviewed="nog niet nagelezen door een jurist",
        doubt="Twijfel:",
        values="Waarden",
        value="Waarde",
        from_day="Vanaf",
        deadlines="Termijnen",
        deadline="Termijn",
        length="Duur, vanaf",
        kind="Aard",
        kinds={"legal": "wettelijk", "custom": "gewoonte van de dienst"},
        states="Toestanden",
        state="Toestand",
        means="Wat het betekent",
        who_acts="Wie handelt",
        events="Gebeurtenissen",
        event="Gebeurtenis",
        asks="Wat gevraagd wordt",
        opens="Geopende termijnen",
        outcomes="Uitkomsten",
        region="Daarnaast:",
        read_on="gelezen op",
        colon=":",
    ),
}


def day(on: date, language: str) -> str:
    """Return a day without its weekday: ``1er novembre 2024`` / ``1 november 2024``."""
    return in_words(on).of(language).split(" ", 1)[1]


def value(entry: object, language: str) -> str:
    """Return a value of the law as people read it: days in words, lists with semicolons."""
    if isinstance(entry, date):
        return day(entry, language)
    if isinstance(entry, Mapping):
        return "; ".join(f"{value(key, language)} = {value(part, language)}" for key, part in entry.items())
    if isinstance(entry, (tuple, list, set, frozenset)):
        return "; ".join(value(part, language) for part in entry)
    return str(entry)


def link(source: Source, language: str) -> str:
    """Return a source as a link, with the day its page was read. Acts bear their names in both languages."""
    words = WORDS[language]
    return f"[{source.act}, {source.article}]({source.url}) ({words.read_on} {day(source.read_on, language)})"


def review(signed: Review | None, words: Words, language: str) -> str:
    """Return who signed a rule and when, or that nobody did yet."""
    if signed is None:
        return words.not_reviewed
    return words.reviewed.format(by=signed.by, on=day(signed.on, language))


def cell(text: str) -> str:
    """Return a text that fits in one cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", "<br>")
