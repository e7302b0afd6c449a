"""The landlord's notice, judged: ground, time, branches, proofs, shields - in that order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.judging import Branch, Judging
from workflows.checks.landlord_notice.lease_kind import LIFE, SHORT, STUDENT
from workflows.checks.landlord_notice.receipt import proven, receipt_of
from workflows.checks.landlord_notice.rules import ground as grounds
from workflows.checks.landlord_notice.rules import personal, routes, sale, sending, shields, special, timing, works
from workflows.checks.landlord_notice.sheet import REFER, WITHOUT_END, strongest
from workflows.checks.landlord_notice.terms import END_OF_TERM, NO_REASON
from workflows.checks.landlord_notice.values import LANDLORD_MONTHS, NO_REASON_RENTS, TRIENNIUM

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.facts import Facts, Notice
    from workflows.checks.landlord_notice.lease_kind import LeaseKind
    from workflows.checks.landlord_notice.receipt import Receipt

TERM_GROUNDS = frozenset({END_OF_TERM, NO_REASON})
WORKS_GROUNDS = frozenset({"works", "works_several_dwellings"})


@dataclass(frozen=True, slots=True)
class Judged:
    """The notice with its verdict; ``ends_on`` is None when the notice does not end the lease."""

    judging: Judging
    verdict: str
    ends_on: date | None

    @property
    def ground(self) -> str | None:
        """Return the ground written in the letter."""
        return self.judging.notice.ground


def judge_notice(facts: Facts, notice: Notice, kind: LeaseKind, lease_verdicts: list[str]) -> Judged:
    """Return the notice judged as it came. ``lease_verdicts``: what the lease itself adds to the verdict."""
    return _judged(Judging(facts, notice, kind.as_judged(), receipt_of(notice.sending)), lease_verdicts)


def _judged(j: Judging, lease_verdicts: list[str]) -> Judged:
    _ground(j)
    _branches(j, lease_verdicts)
    if j.notice.ground == "personal_occupation":
        personal.kinship(j)
    elif j.notice.ground in WORKS_GROUNDS and j.ends_on is not None:
        works.documents(j)
    sending.hospital(j)
    verdict = strongest([*lease_verdicts, *j.sheet.verdicts()])
    if verdict in WITHOUT_END or j.suspended:
        j.ends_on = None
    return Judged(j, verdict, j.ends_on)


def _branches(j: Judging, lease_verdicts: list[str]) -> None:
    """Answer each part of the window in which the letter may have come, when the parts differ."""
    if j.pinned:
        return
    found = [_branch(_judged(_pinned(j, proven(first)), lease_verdicts), first, last) for first, last in j.splits]
    if len({(branch.verdict, branch.ends_on) for branch in found}) < len(found):
        return
    j.branches = tuple(found)
    decided = any(said.finding.rule is sending.GUARD_BAND for said in j.sheet.said)
    if found and not decided:
        sending.guard_band(j.sheet, j.notice.sending, decides=False)


def _pinned(j: Judging, receipt: Receipt) -> Judging:
    return Judging(j.facts, j.notice, j.kind, receipt, pinned=True, aimed=j.fixed)


def _branch(judged: Judged, first: date, last: date) -> Branch:
    return Branch(first, last, judged.verdict, judged.ends_on)


def _ground(j: Judging) -> None:
    ground = j.notice.ground
    shields.commission_counts(j)
    if "glide" in j.kind.overlays and ground not in ("glide_objectives_not_met", None):
        j.sheet.say(
            routes.GLIDE,
            REFER,
            "Un bail glissant ne connaît que la fin pour objectifs non atteints ; pour un autre motif, un spécialiste "
            "doit répondre.",
            "Een glijdende huurovereenkomst kent enkel het einde wegens onbereikte doelstellingen; voor een andere "
            "grond moet een specialist antwoorden.",
        )
        return
    if ground is None:
        sending.formal(j)
        grounds.unknown(j)
        shields.judge(j)
    elif ground in _WITHOUT_NOTICE:
        _WITHOUT_NOTICE[ground](j)
    elif ground in grounds.NO_GROUND:
        grounds.no_ground(j, ground)
    elif ground == "head_lease_ended":
        if j.kind.subtenancy or "ais" in j.kind.overlays:
            special.head_lease(j)
        else:
            grounds.no_ground(j, "other")
    elif j.kind.type == SHORT and j.kind.by_itself and ground in TERM_GROUNDS and j.kind.ends_on is not None:
        _by_itself(j, j.kind.ends_on)
    else:
        sending.formal(j)
        if sale.buyer(j):
            _ordinary(j, ground)
            grounds.waiver(j)
        shields.judge(j)


_WITHOUT_NOTICE = {
    "lease_over": grounds.over,
    "tenant_death": special.death,
    "dirl_ban": special.ban,
    "agreement_to_leave": special.agreement,
}


def _by_itself(j: Judging, ends_on: date) -> None:
    announced = j.notice.sending.announced_end_on
    if announced is not None and announced < ends_on:
        personal.only_personal(j)
    else:
        grounds.ends_by_itself(j, ends_on)


def _ordinary(j: Judging, ground: str) -> None:
    clauses, kind = j.facts.lease.clauses, j.kind.type
    if ground == "half_of_cotenants_left":
        special.half(j)
        return
    if ground == "glide_objectives_not_met":
        special.glide(j)
        return
    if j.window_right and kind != STUDENT:
        _buyers_right(j, ground)
    elif kind == LIFE and (ground == END_OF_TERM or not clauses.allows_exit_from_life_lease):
        grounds.no_exit_from_life(j)
    elif kind == STUDENT:
        if ground in TERM_GROUNDS:
            timing.fixed(j, ground, grounds.student)
        else:
            grounds.student(j)
    elif ground == "personal_occupation":
        grounds.clause(j, excluded=clauses.excludes_personal_occupation)
        personal.judge(j)
    elif ground in TERM_GROUNDS:
        _term(j, ground)
    elif kind == SHORT:
        personal.only_personal(j)
    else:
        grounds.clause(j, excluded=clauses.excludes_works)
        (works.judge_one if ground == "works" else works.judge_several)(j)


def _buyers_right(j: Judging, ground: str) -> None:
    """Judge the right of a buyer of 2018-2024: own occupation, works or no reason, at any time, with six months."""
    clauses = j.facts.lease.clauses
    if ground == "personal_occupation":
        grounds.clause(j, excluded=clauses.excludes_personal_occupation)
        personal.judge(j)
    elif ground == "works":
        grounds.clause(j, excluded=clauses.excludes_works)
        works.judge_one(j)
    else:
        grounds.clause(j, excluded=clauses.excludes_no_reason)
        timing.anytime(j, LANDLORD_MONTHS)
        j.rents = _rents_of_triennium(j)


def _term(j: Judging, ground: str) -> None:
    timing.fixed(j, ground, personal.only_personal if j.kind.type == SHORT else timing.outside)
    at_term = j.fixed is not None and j.fixed.ground == END_OF_TERM
    if ground == NO_REASON and not at_term and j.kind.type != SHORT:
        grounds.clause(j, excluded=j.facts.lease.clauses.excludes_no_reason)


def _rents_of_triennium(j: Judging) -> int:
    """Return the rents owed by a buyer of 2018-2024 who gives no reason: those of the triennium that is running."""
    if j.kind.starts_on is None or j.ends_on is None:
        return 0
    months = (j.ends_on.year - j.kind.starts_on.year) * 12 + j.ends_on.month - j.kind.starts_on.month
    months -= j.ends_on.day < j.kind.starts_on.day
    return NO_REASON_RENTS[min(max(months, 0) // TRIENNIUM, 1)]
