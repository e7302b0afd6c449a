"""What follows for the one who did it: article 233/1 (never a sum), the Criminal Code by the day of the facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workflows.checks.illegal_eviction.classes import A_PARTIAL, A_THREAT, SQUAT, A, B, C, D, E, U
from workflows.checks.illegal_eviction.facts import ACCESS, CUTS, THREATS
from workflows.checks.illegal_eviction.title import OF_OTHER_PERSON
from workflows.checks.illegal_eviction.values import ARTICLE_233_1, NEW_CRIMINAL_CODE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from workflows.checks.illegal_eviction.facts import Facts

POSSIBLE, NOT_APPLICABLE = "possible", "not_applicable"
BEFORE, ORDER, NOT_HAPPENED = "facts_before_2024_11_01", "administrative_order", "not_happened"
TITLE_EXISTS, NO_LINK = "title_exists", "no_landlord_tenant_link"
REASONS: Final = (BEFORE, ORDER, NOT_HAPPENED, TITLE_EXISTS, NO_LINK)
FIXED, CEILING = "18_months_rent", "up_to_18_months_rent"
LEASES: Final = frozenset({"written_lease", "oral_lease", "room", "sublease"})
OLD, NEW, BOTH, TO_VERIFY = "old_1867", "new_2024", "both", "to_verify"
PENAL_CODES: Final = (OLD, NEW, BOTH, TO_VERIFY)
OFFENCES: Final = (
    (
        "home_violation",
        ACCESS | {"forced_entry", "belongings_out", "new_occupant", "works_demolition", "false_bailiff_or_order"},
        ("439", "440"),
    ),
    ("threat", THREATS, ("327-330",)),
    ("assault", frozenset({"violence"}), ("398",)),
    ("harassment", CUTS | {"harassment", "nameplate_or_mail_removed"}, ("442bis",)),
    (
        "property_damage",
        frozenset({"belongings_destroyed", "door_removed", "works_demolition", "meter_removed"}),
        ("528",),
    ),
    ("theft", frozenset({"belongings_kept"}), ("461",)),
)
"""Category, acts, articles of the old Criminal Code. No row is verified until a lawyer has confirmed the table."""
SLUM_LANDLORD: Final = ("slum_landlord", ("433decies",))
CATEGORIES: Final = (*(category for category, _, _ in OFFENCES), SLUM_LANDLORD[0])
WITH_OFFENCES: Final = frozenset({A, A_PARTIAL, A_THREAT, E, U})


@dataclass(frozen=True, slots=True)
class Compensation:
    """Whether article 233/1 may apply. It is owed to the household, it is no fine, and no sum is ever certain here."""

    status: str
    reason: str | None = None
    paragraph: str | None = None
    amount_basis: str | None = None
    amount_is_ceiling: bool | None = None
    legal_review: bool = False


@dataclass(frozen=True, slots=True)
class Offence:
    """A category of offence with its articles, where the table knows them."""

    category: str
    code: str | None
    articles: tuple[str, ...]


def compensation(facts: Facts, name: str, flags: Collection[str]) -> Compensation:  # noqa: PLR0911 — one row of the law each
    """Return the first line that fits."""
    ended = facts.ended_on
    if ended is not None and ended < ARTICLE_233_1:
        return Compensation(NOT_APPLICABLE, BEFORE)
    refused = {C: ORDER, A_THREAT: NOT_HAPPENED, D: TITLE_EXISTS}.get(name)
    if refused is not None:
        return Compensation(NOT_APPLICABLE, refused)
    if name == B:
        if OF_OTHER_PERSON in flags:
            return Compensation(POSSIBLE, legal_review=True)
        return Compensation(NOT_APPLICABLE, TITLE_EXISTS, legal_review=True)
    if name == E:
        if facts.author == "main_tenant":
            return Compensation(POSSIBLE, legal_review=True)
        return Compensation(NOT_APPLICABLE, NO_LINK)
    if facts.basis == SQUAT:
        return Compensation(NOT_APPLICABLE, NO_LINK, legal_review=True)
    return _without_title(facts, name)


def _without_title(facts: Facts, name: str) -> Compensation:
    since = facts.began_on
    review = not (facts.basis in LEASES and since is not None and since >= ARTICLE_233_1)
    if name == A:
        return Compensation(POSSIBLE, None, "1", FIXED, amount_is_ceiling=False, legal_review=review)
    if name == A_PARTIAL and facts.acts & ACCESS:
        return Compensation(POSSIBLE, None, "2", CEILING, amount_is_ceiling=True, legal_review=review)
    return Compensation(POSSIBLE, legal_review=True)


def penal_code(facts: Facts) -> str | None:
    """Return which Criminal Code the days of the facts point to, None when they are not known."""
    began, ended = facts.began_on, facts.ended_on
    if ended is None:
        return None
    if ended < NEW_CRIMINAL_CODE:
        return OLD
    if NEW_CRIMINAL_CODE in (began, ended):
        return TO_VERIFY
    if began is None:
        return None
    return NEW if began > NEW_CRIMINAL_CODE else BOTH


def offences(facts: Facts, name: str) -> tuple[Offence, ...]:
    """Return the categories of the acts, in the order of the table."""
    return tuple(_offences(facts)) if name in WITH_OFFENCES else ()


def _offences(facts: Facts) -> Iterator[Offence]:
    code = penal_code(facts)
    for category, acts, articles in OFFENCES:
        if facts.acts & acts:
            yield Offence(category, code, articles if code in (OLD, BOTH) else ())
    if facts.read.yes_no("slum_signals"):
        category, articles = SLUM_LANDLORD
        yield Offence(category, code, articles if code in (OLD, BOTH) else ())
