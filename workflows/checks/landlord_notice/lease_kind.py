"""What the lease really is (contract, section 6): its type after requalification, its first day, its term."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.dates import add_months, before, shifted, term_end
from workflows.checks.landlord_notice.receipt import receipt_of
from workflows.checks.landlord_notice.rules import lease as rules
from workflows.checks.landlord_notice.rules.routes import route
from workflows.checks.landlord_notice.sheet import SUBJECT
from workflows.checks.landlord_notice.values import BY_ITSELF_MONTHS, CODE_2024, NINE_YEARS, SHORT_MONTHS, TRIENNIUM

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.facts import Extension, Facts
    from workflows.checks.landlord_notice.sheet import Sheet

NINE, SHORT, LONG, LIFE = "main_residence_9y", "main_residence_short", "main_residence_long", "main_residence_life"
STUDENT = "student"
OVERLAYS = ("renovation", "cotenancy_pact", "sublease", "ais", "public_dwelling", "glide")
MAIN_TYPES = frozenset({NINE, SHORT, LONG, LIFE})
A_YEAR = 12
EARLY = "personal_occupation"
TERM_OR_EARLY = frozenset({"end_of_term", "no_reason", EARLY})


@dataclass(frozen=True, slots=True)
class LeaseKind:
    """``type`` holds on ``as_of``; ``judged`` is what the lease was when the act came.

    ``ends_on``: current last day of a short, long or student lease; ``judged_ends_on``: the one when the act came.
    ``routed``: code of section 6, rules 1 to 4.
    ``by_itself``: a short lease of less than six months. ``open``: nobody can say yet whether a short lease went on.
    """

    type: str
    judged: str
    overlays: tuple[str, ...]
    starts_on: date | None
    ends_on: date | None
    routed: str | None = None
    by_itself: bool = False
    open: bool = False
    end_unknown: bool = False
    judged_ends_on: date | None = None
    changed: bool = False

    @property
    def subtenancy(self) -> bool:
        """Return whether the tenant rents from somebody who rents."""
        return bool({"sublease", "glide"} & set(self.overlays))

    @property
    def first_year_ends_on(self) -> date | None:
        """Return the last day of the first year of the lease."""
        return None if self.starts_on is None else term_end(self.starts_on, A_YEAR)

    @property
    def first_triennium_ends_on(self) -> date | None:
        """Return the last day of the first three years of the lease."""
        return None if self.starts_on is None else term_end(self.starts_on, TRIENNIUM)

    def as_judged(self) -> LeaseKind:
        """Return the lease as it was when the act came."""
        return replace(self, type=self.judged, ends_on=self.judged_ends_on or self.ends_on)


def classify(facts: Facts, sheet: Sheet, act_on: date, day: date) -> LeaseKind:
    """Return what the lease is; findings about it go on ``sheet``.

    ``act_on``: the act named by the subject. ``day``: the landlord's notice, else that act.
    """
    routed = route(facts, sheet, act_on)
    overlays = _overlays(facts)
    starts_on = facts.lease.main_residence_since or facts.lease.starts_on
    if routed is not None:
        declared = {"old": facts.lease.type or NINE}.get(routed, routed)
        return LeaseKind(declared, declared, overlays, starts_on, facts.lease.ends_on, routed=routed)
    ends_on = _written_end(facts)
    kind, unknown = _type(facts, sheet, starts_on, ends_on)
    found = LeaseKind(kind, kind, overlays, starts_on, ends_on, end_unknown=unknown, changed=_changed(facts, kind))
    if unknown:
        rules.end_unknown(sheet)
    if kind == SHORT and starts_on is not None and ends_on is not None:
        return _short(facts, sheet, found, day, (starts_on, ends_on))
    if kind == STUDENT and starts_on is not None and ends_on is not None:
        return _student(facts, sheet, found, day, (starts_on, ends_on))
    return found


def _overlays(facts: Facts) -> tuple[str, ...]:
    found = {facts.lease.type} & set(OVERLAYS)
    if facts.pact_signed and facts.lease.type in (*MAIN_TYPES, *OVERLAYS, None):
        found.add("cotenancy_pact")
    elif facts.pact_signed is False:
        found.discard("cotenancy_pact")
    return tuple(code for code in OVERLAYS if code in found)


def _written_end(facts: Facts) -> date | None:
    lease = facts.lease
    if lease.ends_on is not None or lease.starts_on is None or lease.duration_months is None:
        return lease.ends_on
    return term_end(lease.starts_on, lease.duration_months)


def _changed(facts: Facts, kind: str) -> bool:
    """Return whether the lease is another one than the paper says."""
    return facts.lease.type in (*MAIN_TYPES, STUDENT, "not_main_residence", "hosted") and facts.lease.type != kind


def _type(  # noqa: PLR0911 — one per rule of section 6
    facts: Facts, sheet: Sheet, starts_on: date | None, ends_on: date | None
) -> tuple[str, bool]:
    """Return (type, its needed end is unknown)."""
    lease = facts.lease
    if lease.written is False:
        rules.oral(sheet)
        return NINE, False
    if lease.type in (NINE, LIFE, "hosted"):
        if lease.type == NINE and starts_on is not None and ends_on is not None:
            _between(sheet, starts_on, ends_on)
        return (NINE if lease.type == "hosted" else lease.type), False
    endless = lease.ends_on is None and lease.duration_months is None
    if lease.type == STUDENT:
        return STUDENT, endless
    if endless:
        return (lease.type, True) if lease.type in (SHORT, LONG) else (NINE, False)
    if starts_on is None or ends_on is None:
        kept = lease.type if lease.type in (SHORT, LONG) else NINE
        return (kept if lease.duration_months is None else _by_months(sheet, lease.duration_months)), False
    if ends_on <= term_end(starts_on, TRIENNIUM):
        return SHORT, False
    if ends_on > term_end(starts_on, NINE_YEARS):
        return LONG, False
    _between(sheet, starts_on, ends_on)
    return NINE, False


def _between(sheet: Sheet, starts_on: date, ends_on: date) -> None:
    if term_end(starts_on, TRIENNIUM) < ends_on < term_end(starts_on, NINE_YEARS):
        rules.between(sheet)


def _by_months(sheet: Sheet, months: int) -> str:
    if months <= TRIENNIUM:
        return SHORT
    if months > NINE_YEARS:
        return LONG
    if months < NINE_YEARS:
        rules.between(sheet)
    return NINE


def _short(facts: Facts, sheet: Sheet, found: LeaseKind, day: date, span: tuple[date, date]) -> LeaseKind:
    """Return a short lease after its extensions, or the nine-year lease it has become (art. 238)."""
    starts_on, ends_on = span
    about = rules.about(facts)
    for extension in facts.lease.extensions:
        if extension.place:
            void = _signed_after_reform(extension)
            if void is None:
                rules.extension_unknown(sheet, extension.place)
                return replace(found, ends_on=ends_on, open=True)
            if void:
                rules.second_extension(sheet, about, starts_on)
                return _nine(found)
        if extension.written is False or extension.same_terms is False or extension.ends_on > term_end(starts_on, 36):
            rules.nine_years(sheet, about, starts_on)
            return _nine(found)
        ends_on = extension.ends_on
    by_itself = ends_on < term_end(starts_on, BY_ITSELF_MONTHS)
    return _ran_out(facts, sheet, replace(found, ends_on=ends_on, by_itself=by_itself), day, (starts_on, ends_on))


def _signed_after_reform(extension: Extension) -> bool | None:
    if extension.signed_on is not None:
        return extension.signed_on >= CODE_2024
    return None if extension.starts_on >= CODE_2024 else False


def _nine(found: LeaseKind) -> LeaseKind:
    return replace(found, type=NINE, judged=NINE, ends_on=None, changed=True)


def _ran_out(  # noqa: PLR0911 — one per way in which a short lease goes on
    facts: Facts, sheet: Sheet, found: LeaseKind, day: date, span: tuple[date, date]
) -> LeaseKind:
    """Return a short lease whose last day has passed: ended, gone on as a nine-year lease, or nobody knows yet."""
    lease, (starts_on, ends_on) = facts.lease, span
    if ends_on >= facts.as_of:
        return found
    ended = _ended_by_notice(facts, ends_on)
    came_later = day > ends_on
    if lease.stayed_unopposed:
        about = rules.about(facts) if came_later or not ended else SUBJECT
        rules.nine_years(sheet, about, starts_on)
        nine = _nine(found)
        return nine if came_later else replace(nine, judged=SHORT, judged_ends_on=ends_on)
    if ended:
        return found
    if found.by_itself:
        doubtful = lease.stayed_unopposed is None and came_later
        if doubtful:
            rules.continuation_unknown(sheet, ("lease.stayed_unopposed",))
        return replace(found, open=doubtful)
    if lease.timely_notice_given is False:
        rules.nine_years(sheet, rules.about(facts), starts_on)
        nine = _nine(found)
        return nine if came_later else replace(nine, judged=SHORT, judged_ends_on=ends_on)
    unknown = tuple(
        f"lease.{name}"
        for name, value in (
            ("timely_notice_given", lease.timely_notice_given),
            ("stayed_unopposed", lease.stayed_unopposed),
        )
        if value is None
    )
    if unknown and came_later:
        rules.continuation_unknown(sheet, unknown)
        return replace(found, open=True)
    return found


def _ended_by_notice(facts: Facts, ends_on: date) -> bool:
    """Return whether the notice that is judged came in time, so that nobody can say that none was given."""
    limit = before(ends_on, SHORT_MONTHS)
    of_tenant, of_landlord = receipt_of(facts.tenant_notice).on, None
    if facts.notice is not None and facts.notice.ground in TERM_OR_EARLY:
        of_landlord = receipt_of(facts.notice.sending).on
        if facts.notice.ground == EARLY and of_landlord is not None and of_landlord <= ends_on:
            return True
    return any(on is not None and on <= limit for on in (of_tenant, of_landlord))


def _student(facts: Facts, sheet: Sheet, found: LeaseKind, day: date, span: tuple[date, date]) -> LeaseKind:
    """Return a student lease that runs on when the tenant stayed unopposed (art. 256)."""
    starts_on, ends_on = span
    if not facts.lease.stayed_unopposed or ends_on >= facts.as_of:
        return found
    next_end = student_term_after(starts_on, ends_on)
    came_later = day > ends_on
    timely = not came_later and _ended_by_notice(facts, ends_on)
    rules.student_runs_on(sheet, SUBJECT if timely else rules.about(facts), next_end)
    while next_end < facts.as_of and next_end.year < next_end.max.year - 1:
        next_end = student_term_after(starts_on, next_end)
    return replace(found, ends_on=next_end, judged_ends_on=next_end if came_later else ends_on, changed=True)


def student_term_after(starts_on: date, ends_on: date) -> date:
    """Return the end of the term that follows: one year from the start after a shorter lease, else one year more."""
    year_end = term_end(starts_on, A_YEAR)
    return year_end if ends_on < year_end else shifted(add_months(shifted(ends_on, 1), A_YEAR), -1)
