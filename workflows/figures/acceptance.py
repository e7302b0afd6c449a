"""Decides whether offered months of the health index may join the stored table: all of them, or none with reasons."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from workflows.figures import rebasing
from workflows.figures.base_of_file import settle_base
from workflows.figures.health_index import BASES, HIGHEST, LOWEST, IndexRow
from workflows.figures.offered import (
    NotAccepted,
    Observation,
    YearMonth,
    figure,
    figure_at,
    month_name,
    next_month,
    summed_up,
)
from workflows.figures.suspicion import likely_cause
from workflows.law import Reason, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from workflows.figures.health_index import HealthIndex

__all__ = ["NotAccepted", "Observation", "Proposal", "propose"]

ALL_BASES = frozenset(BASES)
_OLD_BASES = frozenset({1988, 1996, 2004})
LARGEST_STEP = Decimal("0.10")
"""Since 1994 no month moved by 3 %, while the nearest two base years stand 13 % apart."""
_UNKNOWN_DIRECT_COEFFICIENT = Decimal("0.02")
"""A direct coefficient 2025 → old base is not known; rounding twice moves the result by two cents at most."""

Figures = dict[YearMonth, dict[int, Decimal]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be stored. ``rows`` is empty when the file brings nothing new."""

    rows: tuple[IndexRow, ...]
    months: tuple[YearMonth, ...]
    identical: int
    """Offered figures already stored with the same value."""
    set_aside: int
    """Offered figures outside the table: base years before 1988, base 2025 before 2025, bases not asked for."""
    base_known_by: Literal["file", "person", "overlap"]
    remarks: tuple[Text, ...]


def propose(
    stored: HealthIndex,
    observations: Iterable[Observation],
    *,
    as_of: date,
    base: int | None = None,
    bases: frozenset[int] = ALL_BASES,
) -> Proposal:
    """Return the rows to add to ``stored``. Raises NotAccepted with every reason found.

    ``base``: base year a person gives for a file that names none; it is verified on months already stored.
    ``bases``: base years to take from the file; the others are computed. ``as_of``: no month after it.
    """
    based, known_by = settle_base(stored, tuple(observations), base)
    kept = [o for o in based if o.base in bases and not _outside(stored, o)]
    unknown = [o for o in based if o.base is not None and o.base > 1987 and o.base not in ALL_BASES]
    figures, reasons = _one_figure_each(kept)
    reasons += _unknown_bases(unknown) + _impossible(figures, as_of)
    if reasons:
        raise NotAccepted(reasons)
    identical, reasons = _compare_with_history(stored, figures)
    last = last_stored(stored)
    fresh = {at: by_base for at, by_base in sorted(figures.items()) if at > last}
    reasons += _gap(last, fresh)
    reasons += _leaps(stored, last, fresh)
    rows: list[IndexRow] = []
    for at, by_base in fresh.items():
        month_rows, month_reasons = _rows_of(at, by_base)
        rows += month_rows
        reasons += month_reasons
    if reasons:
        raise NotAccepted(reasons)
    set_aside = len(based) - len(kept)
    return Proposal(tuple(rows), tuple(fresh), identical, set_aside, known_by, _remarks(rows))


def last_stored(stored: HealthIndex) -> YearMonth:
    """Return the last month of the table, base 2013, which has no gap. Raises ValueError on an empty table."""
    last = stored.last_month(2013)
    if last is None:
        raise ValueError("an empty table cannot be extended: nothing would prove the new months")
    return last


def _outside(stored: HealthIndex, offered: Observation) -> bool:
    """Say whether a figure belongs to no cell of the table although nothing is wrong with it."""
    if offered.base is None or offered.base not in ALL_BASES or offered.at < rebasing.FIRST_MONTH:
        return False
    past = offered.at <= last_stored(stored)
    return past and stored.value(offered.base, *offered.at) is None


def _one_figure_each(kept: Iterable[Observation]) -> tuple[Figures, list[Reason]]:
    figures: Figures = defaultdict(dict)
    clashes: list[Text] = []
    for offered in kept:
        assert offered.base is not None  # noqa: S101 — settle_base left no figure without a base
        value = rebasing.rounded(offered.value)
        first = figures[offered.at].setdefault(offered.base, value)
        if first != value:
            where = figure_at(offered.at, offered.base)
            clashes.append(
                Text(
                    fr=f"{where.fr} : {figure(first)} et {figure(value)}",
                    nl=f"{where.nl}: {figure(first)} en {figure(value)}",
                )
            )
    return figures, summed_up(
        "duplicate",
        clashes,
        Text(
            fr="Le fichier donne deux valeurs différentes pour le même mois",
            nl="Het bestand geeft twee verschillende waarden voor dezelfde maand",
        ),
        Text(
            fr="Téléchargez à nouveau le fichier de Statbel.",
            nl="Download het bestand van Statbel opnieuw.",
        ),
    )


def _unknown_bases(offered: Iterable[Observation]) -> list[Reason]:
    sentences = [Text(fr=str(base), nl=str(base)) for base in sorted({o.base for o in offered if o.base})]
    return summed_up(
        "unknown_base",
        sentences,
        Text(
            fr="Le fichier contient une année de base que ce programme ne connaît pas",
            nl="Het bestand bevat een basisjaar dat dit programma niet kent",
        ),
        Text(
            fr="Statbel a changé de base : il faut d'abord ajouter les nouveaux coefficients officiels.",
            nl="Statbel is van basis veranderd: eerst moeten de nieuwe officiële coëfficiënten worden toegevoegd.",
        ),
    )


def _impossible(figures: Figures, as_of: date) -> list[Reason]:
    too_old, too_new, out_of_range = [], [], []
    for at, by_base in sorted(figures.items()):
        if at < rebasing.FIRST_MONTH:
            too_old.append(month_name(at))
        elif at > (as_of.year, as_of.month):
            too_new.append(month_name(at))
        for base, value in sorted(by_base.items()):
            if not LOWEST <= value <= HIGHEST:
                where = figure_at(at, base)
                out_of_range.append(Text(fr=f"{where.fr} : {figure(value)}", nl=f"{where.nl}: {figure(value)}"))
    return [
        *summed_up(
            "before_health_index",
            too_old,
            Text(
                fr="L'indice santé existe depuis janvier 1994, mais le fichier donne une valeur plus ancienne",
                nl="De gezondheidsindex bestaat sinds januari 1994, maar het bestand geeft een oudere waarde",
            ),
            Text(
                fr="Ce sont sans doute des prix à la consommation : prenez la colonne de l'indice santé.",
                nl="Dit zijn wellicht consumptieprijzen: neem de kolom van de gezondheidsindex.",
            ),
        ),
        *summed_up(
            "future_month",
            too_new,
            Text(
                fr="Le fichier donne l'indice d'un mois qui n'a pas encore commencé",
                nl="Het bestand geeft het indexcijfer van een maand die nog niet begonnen is",
            ),
            Text(
                fr="Une prévision n'est jamais un indice : retirez ces mois.",
                nl="Een vooruitzicht is nooit een indexcijfer: haal deze maanden weg.",
            ),
        ),
        *summed_up(
            "out_of_range",
            out_of_range,
            Text(
                fr="Une valeur sort des limites d'un indice (50 à 300)",
                nl="Een waarde valt buiten de grenzen van een indexcijfer (50 tot 300)",
            ),
            Text(
                fr="Vérifiez la colonne : c'est peut-être un pourcentage ou une autre grandeur.",
                nl="Controleer de kolom: misschien is het een percentage of een andere grootheid.",
            ),
        ),
    ]


def _compare_with_history(stored: HealthIndex, figures: Figures) -> tuple[int, list[Reason]]:
    identical = 0
    changed: list[tuple[YearMonth, int, Decimal]] = []
    sentences: list[Text] = []
    for at, by_base in sorted(figures.items()):
        for base, value in sorted(by_base.items()):
            before = stored.value(base, *at)
            if before is None:
                continue
            if before == value:
                identical += 1
                continue
            changed.append((at, base, value))
            where = figure_at(at, base)
            sentences.append(
                Text(
                    fr=f"{where.fr} : {figure(before)} enregistré, {figure(value)} proposé",
                    nl=f"{where.nl}: {figure(before)} opgeslagen, {figure(value)} voorgesteld",
                )
            )
    return identical, summed_up(
        "changed_history",
        sentences,
        Text(
            fr="Des valeurs déjà enregistrées seraient modifiées",
            nl="Waarden die al zijn opgeslagen, zouden worden gewijzigd",
        ),
        likely_cause(stored, changed, identical),
    )


def _gap(last: YearMonth, fresh: Mapping[YearMonth, object]) -> list[Reason]:
    expected = next_month(last)
    for at in sorted(fresh):
        if at != expected:
            missing, found = month_name(expected), month_name(at)
            return [
                Reason(
                    "gap",
                    Text(
                        fr=f"Il manque {missing.fr} : le fichier passe directement à {found.fr}. "
                        "Prenez le fichier avec l'historique complet.",
                        nl=f"{missing.nl.capitalize()} ontbreekt: het bestand gaat meteen naar {found.nl}. "
                        "Neem het bestand met de volledige reeks.",
                    ),
                )
            ]
        expected = next_month(at)
    return []


def _leaps(stored: HealthIndex, last: YearMonth, fresh: Mapping[YearMonth, Mapping[int, Decimal]]) -> list[Reason]:
    """Return the new figures too far from the month before: the next base year or another column, not inflation."""
    sentences: list[Text] = []
    before = {base: stored.value(base, *last) for base in BASES}
    for at, by_base in fresh.items():
        for base, value in sorted(by_base.items()):
            previous = before[base]
            if previous and abs(value - previous) > previous * LARGEST_STEP:
                where = figure_at(at, base)
                sentences.append(
                    Text(
                        fr=f"{where.fr} : {figure(value)} après {figure(previous)}",
                        nl=f"{where.nl}: {figure(value)} na {figure(previous)}",
                    )
                )
            before[base] = value
    return summed_up(
        "leap",
        sentences,
        Text(
            fr="Une valeur s'écarte de plus de 10 % du mois précédent",
            nl="Een waarde wijkt meer dan 10 % af van de vorige maand",
        ),
        Text(
            fr="Vérifiez l'année de base et la colonne du fichier.",
            nl="Controleer het basisjaar en de kolom van het bestand.",
        ),
    )


def _rows_of(at: YearMonth, by_base: Mapping[int, Decimal]) -> tuple[list[IndexRow], list[Reason]]:
    """Return the rows of one new month in every base, or why the offered figures cannot be right together."""
    native = rebasing.base_of_first_publication(*at)
    published = by_base.get(native)
    if published is None and native == 2025 and 2013 in by_base:
        published = rebasing.published_behind_2013(by_base[2013])
        if published is None:
            return [], [_wrong_conversion(at, 2013, by_base[2013], None)]
    if published is None:
        return [], [_native_missing(at, native)]
    rows: list[IndexRow] = []
    reasons: list[Reason] = []
    for base, computed in sorted(rebasing.expressed_in_all_bases(*at, published).items()):
        offered = by_base.get(base)
        if offered is None:
            origin: rebasing.Origin = "derived" if base == native else computed.origin
            rows.append(IndexRow(base, *at, computed.value, origin, second_source=False))
        elif _agrees(offered, computed, base):
            origin = "published" if base == native else "converted"
            rows.append(IndexRow(base, *at, offered, origin, second_source=False))
        else:
            reasons.append(_wrong_conversion(at, base, offered, computed.value))
    return rows, reasons


def _agrees(offered: Decimal, computed: rebasing.Expressed, base: int) -> bool:
    loose = computed.origin == "derived" and base in _OLD_BASES
    return abs(offered - computed.value) <= (_UNKNOWN_DIRECT_COEFFICIENT if loose else 0)


def _wrong_conversion(at: YearMonth, base: int, offered: Decimal, expected: Decimal | None) -> Reason:
    where = figure_at(at, base)
    if expected is None:
        fr = f"{where.fr} : {figure(offered)} ne vient d'aucune valeur possible en base 2025"
        nl = f"{where.nl}: {figure(offered)} komt van geen enkele mogelijke waarde in basis 2025"
    else:
        fr = f"{where.fr} : le fichier donne {figure(offered)}, le calcul officiel donne {figure(expected)}"
        nl = f"{where.nl}: het bestand geeft {figure(offered)}, de officiële berekening {figure(expected)}"
    doubt_fr = doubt_nl = ""
    if at >= (2026, 1):
        doubt_fr = " Le coefficient 1,3557 n'est pas encore confirmé par un avis officiel : contrôlez-le aussi."
        doubt_nl = " De coëfficiënt 1,3557 is nog niet bevestigd door een officieel bericht: controleer die ook."
    return Reason(
        "wrong_conversion",
        Text(
            fr=f"{fr}. Comparez avec le site de Statbel.{doubt_fr}",
            nl=f"{nl}. Vergelijk met de website van Statbel.{doubt_nl}",
        ),
    )


def _native_missing(at: YearMonth, native: int) -> Reason:
    name = month_name(at)
    return Reason(
        "published_figure_missing",
        Text(
            fr=f"{name.fr} : le fichier ne donne pas la valeur publiée en base {native}, "
            "dont toutes les autres découlent. Prenez un fichier qui contient cette base.",
            nl=f"{name.nl}: het bestand geeft de gepubliceerde waarde in basis {native} niet, "
            "waaruit alle andere volgen. Neem een bestand met die basis.",
        ),
    )


def _remarks(rows: Iterable[IndexRow]) -> tuple[Text, ...]:
    derived = sorted({row.base for row in rows if row.origin == "derived"})
    if not derived:
        return ()
    listed = ", ".join(map(str, derived))
    return (
        Text(
            fr=f"Valeurs calculées avec un coefficient non confirmé par un avis officiel : base {listed}.",
            nl=f"Waarden berekend met een coëfficiënt zonder officiële bevestiging: basis {listed}.",
        ),
    )
