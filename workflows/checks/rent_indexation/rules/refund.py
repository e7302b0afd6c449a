"""4.11 A written claim of the tenant reaches back five years. Information only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.dates import years_after
from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources, values
from workflows.checks.rent_indexation.rules.wording import BY_COMMENTARY_FR, BY_COMMENTARY_NL
from workflows.checks.wording import day_fr, day_nl
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.decision import Decision
    from workflows.checks.rent_indexation.facts import IndexationFacts

RULE = RuleCard(
    id="refund",
    number="4.11",
    title=Text(fr="Remboursement du trop-payé", nl="Terugbetaling van het te veel betaalde"),
    verdicts=("respected", "warning", "needs_answer", "not_applicable"),
    sources=(sources.FORMULA,),
    basis=(Basis.COMMENTARY,),
    in_force=(date(1997, 5, 31),),
)
YEARS_BACK, YEARS_TO_ACT = values.REFUND_YEARS.current, values.TENANT_ACTION_YEARS.current


@dataclass(frozen=True, slots=True)
class Refund:
    """What the tenant can claim back; ``complete`` None = the day of the first overpayment is unknown."""

    recoverable_from: date
    complete: bool | None
    action_before: date


def refund_of(facts: IndexationFacts) -> Refund | None:
    """Return the refund part, or None without a written claim (five years back, one year to act)."""
    if facts.claimed_on is None:
        return None
    limit, since = years_after(facts.claimed_on, -YEARS_BACK), facts.overpaid_since
    return Refund(
        recoverable_from=limit if since is None else max(since, limit),
        complete=None if since is None else since >= limit,
        action_before=years_after(facts.claimed_on, YEARS_TO_ACT),
    )


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    refund = refund_of(decision.case.facts)
    if refund is None:
        return Finding(RULE, "not_applicable", NONE_FR, NONE_NL, {})
    figures: dict[str, object] = {"recoverable_from": refund.recoverable_from.isoformat()}
    from_fr, from_nl = day_fr(refund.recoverable_from), day_nl(refund.recoverable_from)
    act_fr, act_nl = day_fr(refund.action_before), day_nl(refund.action_before)
    if refund.complete is None:
        verdict, fr, nl = "needs_answer", UNKNOWN_FR.format(since=from_fr), UNKNOWN_NL.format(since=from_nl)
    elif refund.complete:
        verdict, fr, nl = "respected", ALL_FR.format(since=from_fr), ALL_NL.format(since=from_nl)
    else:
        verdict, fr, nl = "warning", PART_FR.format(since=from_fr), PART_NL.format(since=from_nl)
    return Finding(
        RULE,
        verdict,
        f"{fr} Sans accord, agissez en justice avant le {act_fr}.{BY_COMMENTARY_FR}",
        f"{nl} Komt er geen akkoord, ga dan naar de rechter vóór {act_nl}.{BY_COMMENTARY_NL}",
        figures,
    )


NONE_FR = f"Aucun remboursement n'a été réclamé par écrit.{BY_COMMENTARY_FR}"
NONE_NL = f"Er is geen terugbetaling schriftelijk gevraagd.{BY_COMMENTARY_NL}"
UNKNOWN_FR = (
    "La réclamation couvre les paiements depuis le {since} ; on ne sait pas depuis quand le loyer était trop élevé."
)
UNKNOWN_NL = (
    "De terugvordering dekt de betalingen sinds {since}; het is niet geweten sinds wanneer te veel werd betaald."
)
ALL_FR = "Tout le trop-payé, depuis le {since}, peut être réclamé."
ALL_NL = "Alles wat sinds {since} te veel werd betaald, kan worden teruggevraagd."
PART_FR = "Seul le trop-payé depuis le {since} peut être réclamé ; ce qui est plus ancien que cinq ans est perdu."
PART_NL = (
    "Enkel wat sinds {since} te veel werd betaald, kan worden teruggevraagd; wat ouder is dan vijf jaar is verloren."
)
