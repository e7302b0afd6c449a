"""The deadlines whose starting fact is known, in the order of the contract (section 4), with how each is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workflows.checks.judicial_deadlines import calendar, telling
from workflows.checks.judicial_deadlines.calendar import (
    PLAN,
    Window,
    Windows,
    last_day,
    plus_days,
    plus_months,
    same,
    waiting,
    working_day_until,
    working_term,
)
from workflows.checks.judicial_deadlines.earliest import (
    ABANDONED,
    JUDGE_TERM,
    MONTH,
    NOTICE,
    SQUAT_NOTICE,
    SQUAT_TERM,
    first_rule,
    month_windows,
    squat_windows,
    term_windows,
    told_on,
)
from workflows.checks.judicial_deadlines.fund import fund
from workflows.checks.judicial_deadlines.scope import (
    ADMINISTRATIVE,
    CAPS,
    PROSECUTOR,
    before_ordinance,
    in_month_regime,
    is_lease,
    is_squat,
    notice_days,
)
from workflows.checks.judicial_deadlines.values import (
    APPEAL_MONTHS,
    CESSATION_FIRST_DAYS,
    CESSATION_LAST_DAYS,
    EXTENSION_MONTHS,
    FORMAL_NOTICE_MONTHS,
    GOODS_MONTHS,
    HEARING_DAYS,
    INCIDENTAL_DAYS,
    ORDINANCE_2024,
    PLAIN_HEARING_DAYS,
    PROSECUTOR_DAYS,
    REHOUSING_MONTHS,
    SQUAT_COPY_DAYS,
    SQUAT_HEARING_DAYS,
    SQUAT_OBJECTION_DAYS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workflows.checks.judicial_deadlines.facts import Facts, Term
    from workflows.law import Text

COMPUTED, SUSPENDED = "computed", "suspended"
ARTICLES: Final = {
    "formal_notice_term": "233quater §3",
    "hearing_with_eviction": "233sexies §1",
    "hearing_without_eviction": "233sexies §1",
    "hearing_incidental_claim": "233novies",
    "lease_extension_request": "250-252",
    "appeal": "CJ 1051",
    MONTH: "233undecies §1",
    JUDGE_TERM: "233undecies §1",
    NOTICE: "233undecies §2",
    "rehousing_proof": "233undecies §3",
    "goods_storage": "CC 3.58",
    "fund_claim": "233duodecies §2",
    "cessation_hearing": "233/1",
    "squat_hearing": "CJ 1344octies",
    "squat_objection_claim": "CJ 1344novies",
    "squat_cpas_copy_claim": "CJ 1344novies",
    SQUAT_TERM: "CJ 1344decies",
    SQUAT_NOTICE: "CJ 1344decies",
    "squat_objection_judgment": "CJ 1344duodecies",
    "squat_cpas_copy_judgment": "CJ 1344duodecies",
    "squat_longest_term": "CJ 1344decies",
    "administrative_evacuation": "BHC 8 §2; New Municipal Act 133, 135",
    "prosecutor_leave": "law of 18 October 2017, art. 12",
    "prosecutor_appeal": "law of 18 October 2017, art. 12",
}
"""Every deadline, in the order of the contract, with its article."""
TO_ACT: Final = frozenset({
    "lease_extension_request", "appeal", "rehousing_proof", "goods_storage", "fund_claim", "prosecutor_leave",
    "prosecutor_appeal",
})  # fmt: skip
"""Deadlines by which a person must act."""
SUMMONS_ARTICLE: Final = "233sexies §2"
SQUAT_TERM_ARTICLE: Final = "CJ 1344decies"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline in three readings. ``runs_from`` None: it does not run yet."""

    code: str
    article: str
    runs_from: date | None
    windows: Windows
    explanation: tuple[Text, ...]
    state: str = COMPUTED

    @property
    def act_by(self) -> date | None:
        """Return the last working day on which a person can act in the worst case, where somebody must act."""
        last = self.windows[PLAN].last
        return working_day_until(last) if last is not None and self.code in TO_ACT else None


def deadlines(facts: Facts) -> tuple[Deadline, ...]:
    """Return the deadlines of a case in the order of the contract."""
    found = (
        *_claim(facts), *_before_judgment(facts), *_after_service(facts), *_notice(facts), *_later(facts),
        *_squat(facts), *_orders(facts),
    )  # fmt: skip
    order = list(ARTICLES)
    return tuple(sorted(found, key=lambda one: order.index(one.code)))


def _made(code: str, runs_from: date, windows: Windows, end: date | None = None, article: str = "") -> Deadline:
    return Deadline(code, article or ARTICLES[code], runs_from, windows, telling.counted(code, runs_from, end, windows))


def _claim(facts: Facts) -> Iterator[Deadline]:
    notice, claim = facts.formal_notice, facts.petition
    open_regime = in_month_regime(facts) or (facts.title is None and not before_ordinance(facts))
    if notice.sent_on is not None and open_regime:
        end = plus_months(notice.sent_on, FORMAL_NOTICE_MONTHS)
        yield _made("formal_notice_term", notice.sent_on, waiting(same(end)), end)
    if not in_month_regime(facts):
        return
    start = claim.counted_from
    summoned = start is not None and start == claim.served_on and start != claim.roll_entered_on
    article = SUMMONS_ARTICLE if claim.kind == "summons" or summoned else ""
    if start is not None and claim.seeks_eviction is True:
        end = plus_days(start, HEARING_DAYS)
        yield _made("hearing_with_eviction", start, waiting(same(end), working=True), end, article)
    if start is not None and claim.seeks_eviction is False:
        end = plus_days(start, PLAIN_HEARING_DAYS)
        yield _made("hearing_without_eviction", start, last_day(end), end)
    if facts.incidental_convoked_on is not None:
        end = plus_days(facts.incidental_convoked_on, INCIDENTAL_DAYS)
        yield _made("hearing_incidental_claim", facts.incidental_convoked_on, waiting(same(end), working=True), end)


def _before_judgment(facts: Facts) -> Iterator[Deadline]:
    if facts.lease_ends_on is not None and (is_lease(facts) or facts.title is None):
        end = plus_months(facts.lease_ends_on, -EXTENSION_MONTHS)
        yield _made("lease_extension_request", facts.lease_ends_on, same(Window(None, end)), end)


def _after_service(facts: Facts) -> Iterator[Deadline]:
    served_on = facts.served_on
    if served_on is None:
        return
    windows = calendar.appeal(served_on)
    yield _made("appeal", served_on, windows, plus_months(served_on, APPEAL_MONTHS))
    if not (in_month_regime(facts) or is_squat(facts)) or first_rule(facts) == ABANDONED:
        return
    if facts.term is not None:
        yield _judge_term(facts, facts.term, served_on)
    elif not is_squat(facts):
        yield _month(facts, served_on)


def _judge_term(facts: Facts, term: Term, served_on: date) -> Deadline:
    runs_from = served_on if is_squat(facts) else told_on(facts)
    windows = term_windows(facts, term)
    explanation = telling.judge_term(term, served_on, runs_from, windows)
    article = SQUAT_TERM_ARTICLE if is_squat(facts) else ARTICLES[JUDGE_TERM]
    return Deadline(JUDGE_TERM, article, runs_from, windows, explanation)


def _month(facts: Facts, served_on: date) -> Deadline:
    runs_from, windows = told_on(facts), month_windows(facts)
    explanation = telling.month(served_on, facts.cpas_informed_on, windows)
    state = SUSPENDED if runs_from is None else COMPUTED
    return Deadline(MONTH, ARTICLES[MONTH], runs_from, windows, explanation, state)


def _notice(facts: Facts) -> Iterator[Deadline]:
    posted_on = facts.posted_on
    if posted_on is None or not (in_month_regime(facts) or is_squat(facts)):
        return
    code = SQUAT_NOTICE if is_squat(facts) else NOTICE
    windows = working_term(posted_on, notice_days(facts))
    yield Deadline(code, ARTICLES[code], posted_on, windows, telling.notice(posted_on, notice_days(facts), windows))
    if not is_squat(facts):
        end = plus_months(posted_on, REHOUSING_MONTHS)
        yield _made("rehousing_proof", posted_on, last_day(end), end)


def _later(facts: Facts) -> Iterator[Deadline]:
    if facts.goods_removed_on is not None:
        end = plus_months(facts.goods_removed_on, GOODS_MONTHS)
        yield _made("goods_storage", facts.goods_removed_on, last_day(end), end)
    paid = fund(facts)
    if paid is not None and paid.first_day is not None and paid.last_day is not None:
        yield _made("fund_claim", paid.first_day, same(Window(paid.first_day, paid.last_day)), paid.last_day)
    letter_on = facts.cessation_letter_on
    if letter_on is not None and (facts.evicted_on is None or facts.evicted_on >= ORDINANCE_2024):
        first, last = plus_days(letter_on, CESSATION_FIRST_DAYS), plus_days(letter_on, CESSATION_LAST_DAYS)
        yield _made("cessation_hearing", letter_on, same(Window(first, last)), last)


def _squat(facts: Facts) -> Iterator[Deadline]:
    if not is_squat(facts):
        return
    roll_on, convoked_on = facts.petition.roll_entered_on, facts.petition.convoked_on
    if roll_on is not None:
        end = plus_days(roll_on, SQUAT_HEARING_DAYS)
        yield _made("squat_hearing", roll_on, same(Window(None, end)), end)
        yield _copied("squat_cpas_copy_claim", roll_on)
    if convoked_on is not None:
        yield _objection("squat_objection_claim", convoked_on)
    if facts.served_on is not None:
        if facts.term is None:
            yield _made(SQUAT_TERM, facts.served_on, squat_windows(facts.served_on))
        yield _objection("squat_objection_judgment", facts.served_on)
        yield _copied("squat_cpas_copy_judgment", facts.served_on)
        cap = plus_months(facts.served_on, CAPS[facts.title or ""])
        yield _made("squat_longest_term", facts.served_on, same(Window(None, cap)), cap)


def _objection(code: str, runs_from: date) -> Deadline:
    end = plus_days(runs_from, SQUAT_OBJECTION_DAYS)
    return _made(code, runs_from, last_day(end), end)


def _copied(code: str, runs_from: date) -> Deadline:
    return _made(code, runs_from, same(Window(plus_days(runs_from, SQUAT_COPY_DAYS + 1), None)))


def _orders(facts: Facts) -> Iterator[Deadline]:
    if facts.title == ADMINISTRATIVE and facts.order_issued_on is not None:
        windows = same(Window(facts.evacuate_on, None))
        yield _made("administrative_evacuation", facts.order_issued_on, windows)
    if facts.title == PROSECUTOR and facts.prosecutor_notified_on is not None:
        end = plus_days(facts.prosecutor_notified_on, PROSECUTOR_DAYS)
        for code in ("prosecutor_leave", "prosecutor_appeal"):
            yield _made(code, facts.prosecutor_notified_on, last_day(end), end)
