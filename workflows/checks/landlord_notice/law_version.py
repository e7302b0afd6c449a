"""Which texts were applied to a case, and from which day that version is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.lease_kind import LIFE, LONG, SHORT, STUDENT
from workflows.checks.landlord_notice.sources import CODE
from workflows.checks.landlord_notice.values import CODE_2018, CODE_2024, REGIONAL_2025

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.decision import Decision

Version = dict[str, str]

ARTICLE_OF_LEASE = {SHORT: "238", LONG: "239", LIFE: "239", STUDENT: "256"}
# Articles of title XI that the ordinance of 4 April 2024 rewrote; the others stand as they came in 2018.
REWRITTEN = frozenset({"229", "231", "237", "238", "240", "250", "251", "252", "260", "7"})
SINCE = {"107/2": CODE_2024, "230/1": CODE_2024, "233/1": CODE_2024, "228/5": REGIONAL_2025}
NOTICES = frozenset({"landlord_notice", "tenant_notice", "counter_notice"})


def regime(day: date) -> str:
    """Return the name of the rules in force on the day of the act."""
    if day < CODE_2018:
        return "before_2018"
    return "code_2018" if day < CODE_2024 else "code_2024_11"


def registration_regime(day: date) -> str:
    """Return the name of the registration rules in force on the day of the act."""
    return "federal_2018" if day < REGIONAL_2025 else "regional_2025"


def law_version(decision: Decision) -> list[Version]:
    """Return the articles applied, in the version of the day of the act, in the order of the Code."""
    articles = {
        article.strip()
        for said in decision.said
        for source in said.finding.rule.sources
        if source.act == CODE
        for article in source.article.split(",")
    }
    if decision.kind.routed is None:
        articles.add(ARTICLE_OF_LEASE.get(decision.kind.judged, "237"))
        if decision.facts.subject in NOTICES:
            articles.add("231")
    articles = {article for article in articles if SINCE.get(article, CODE_2018) <= decision.act_on} or {"218"}
    return [
        {"act": CODE, "article": article, "in_force_on": _since(article, decision.act_on).isoformat()}
        for article in sorted(articles, key=_place)
    ]


def _since(article: str, day: date) -> date:
    if article in SINCE:
        return SINCE[article]
    return CODE_2024 if article in REWRITTEN and day >= CODE_2024 else CODE_2018


def _place(article: str) -> tuple[int, str]:
    number = "".join(digit for digit in article[:3] if digit.isdigit())
    return int(number), article
