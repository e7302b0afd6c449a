"""Strict reader of letter.toml: what a letter is, what it needs, when its law was last verified."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, get_args

from dateutil.relativedelta import relativedelta

from letters.asks import Ask, read_asks
from letters.context import Quality
from letters.profiles import LANGUAGE_PROFILES, SENDINGS, TONES
from letters.text import LANGUAGES, Both

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LAW_TEXT_GOOD_FOR: Final = relativedelta(months=6)
AUDIENCES: Final = frozenset({"landlord", "administration", "court", "cpas", "host", "person", "tenant"})
ADDRESSED: Final = AUDIENCES - {"landlord", "tenant"}
"""Audiences whose addressee is ``office``: proposed from the directory or the case, always correctable."""
PAPERS: Final = frozenset({"A4", "A5"})
FORMATS: Final = frozenset({"letter", "form"})
SIGNERS: Final = frozenset({"tenant", "service"})
QUALITIES: Final = frozenset(get_args(Quality))
SIGNING: Final = frozenset({"tenants", "landlords", "office", "service", "other"})
_REQUIRED: Final = frozenset(
    {
        "id", "code", "title", "purpose", "audience", "language_profile", "tone", "sending", "law_version",
        "verified_on", "law", "needs", "uses",
    }
)  # fmt: skip
_OPTIONAL: Final = frozenset(
    {
        "deadline_days", "before_hearing_days", "to_lawyer", "paper", "annexes",
        "adviser_notes", "follow_ups", "salutation_close", "salutation", "format", "signer",
        "asks", "signatures", "copies", "blocked", "check", "directory", "event", "event_inputs", "deadlines",
    }
)  # fmt: skip
BLOCKED_WHEN: Final = frozenset({"violence", "no_consent", "unaccompanied_minor"})
"""``violence`` is recorded in the case; ``no_consent``: no agreement of the person is recorded that is in force;
``unaccompanied_minor``: nobody refers a minor who is alone (plan, measure 24)."""
CHECKS: Final = frozenset({"rent_indexation", "landlord_notice"})

_ALLOWED: Final = {
    "format": FORMATS,
    "paper": PAPERS,
    "signer": SIGNERS,
    "salutation": QUALITIES,
    "check": CHECKS,
}


class SpecError(ValueError):
    """A letter.toml that is incomplete, misspelt or contradicts its folder."""


@dataclass(frozen=True, slots=True)
class LawText:
    """An act and the article (may be empty: then the letter names no article) a letter rests on."""

    act: Both
    article: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A task the service should plan once the letter left, counted from the day of posting."""

    months: int
    days: int
    text: Both

    def due_on(self, posted_on: date) -> date:
        """Return the day of the task for a letter posted on ``posted_on``."""
        return posted_on + relativedelta(months=self.months, days=self.days)


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """A place to sign on a form. ``who``: the tenants (a box each), the landlords, the office, the service, another."""

    who: str
    label: Both


@dataclass(frozen=True, slots=True)
class Blocked:
    """When a letter must not be written (one of ``BLOCKED_WHEN``), why, and what to do instead."""

    when: str
    text: Both


@dataclass(frozen=True, slots=True)
class LetterSpec:
    """Everything known about a letter before any case is looked at."""

    id: str
    code: str
    title: Both
    purpose: Both
    audience: str
    language_profile: str
    tone: str
    sending: tuple[str, ...]
    law_version: date
    verified_on: date
    law: tuple[LawText, ...]
    needs: tuple[str, ...]
    uses: tuple[str, ...]
    folder: Path
    deadline_days: int | None = None
    before_hearing_days: int | None = None
    """The answer must be there this many days before the hearing, when that is earlier."""
    annexes: tuple[str, ...] = ()
    adviser_notes: tuple[Both, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    formal_closing: bool = False
    format: str = "letter"
    signer: str = "tenant"
    salutation: str | None = None
    asks: tuple[Ask, ...] = ()
    signatures: tuple[SignatureBox, ...] = ()
    copies: tuple[Both, ...] = ()
    blocked: Blocked | None = None
    check: str | None = None
    """The check whose kept answer prefills this letter."""
    paper: str = "A4"
    """``A5`` for a card: a form printed on one side and folded in two, the text inside."""
    to_lawyer: bool = False
    """Addressed to the landlord's lawyer as soon as one is known."""
    directory: str | None = None
    """Kind of body of the directory from which the office is proposed; the court and the CPAS have their own."""
    event: str = ""
    """Event of the case that its sending records, where the case allows it; the application knows which there are."""
    event_inputs: tuple[tuple[str, str], ...] = ()
    """What that event asks, by input id: codes."""
    deadlines: tuple[str, ...] = ()
    """Time limits that its sending starts, by the name of their rule."""

    @property
    def addressed(self) -> bool:
        """Tell whether the addressee is ``office``, neither the landlords nor the tenant."""
        return self.audience in ADDRESSED

    def law_to_be_checked(self, on: date) -> bool:
        """Tell whether the legal text was last verified more than six months before ``on``."""
        return on > self.verified_on + LAW_TEXT_GOOD_FOR

    def deadline_on(self, written_on: date, hearing_on: date | None = None) -> date | None:
        """Return the last day given to the addressee to answer, or None when the letter sets no time limit.

        It comes earlier where the hearing asks for it, never before the day after the letter.
        """
        if self.deadline_days is None:
            return None
        usual = written_on + relativedelta(days=self.deadline_days)
        if self.before_hearing_days is None or hearing_on is None or hearing_on <= written_on:
            return usual
        wanted = hearing_on - relativedelta(days=self.before_hearing_days)
        return min(usual, max(wanted, written_on + relativedelta(days=1)))


def read_spec(folder: Path) -> LetterSpec:
    """Read ``folder/letter.toml``. Raises SpecError when a key is missing, unknown or of the wrong kind."""
    path = folder / "letter.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    unknown, missing = raw.keys() - _REQUIRED - _OPTIONAL, _REQUIRED - raw.keys()
    if unknown or missing:
        raise SpecError(f"{path}: unknown {sorted(unknown)}, missing {sorted(missing)}")
    if raw["id"] != folder.name:
        raise SpecError(f"{path}: id {raw['id']!r} differs from the folder's name")
    for body in (f"{kind}.{language}.html" for kind in ("body", "summary") for language in LANGUAGES):
        if not (folder / body).is_file():
            raise SpecError(f"{folder}: {body} is missing")
    _check_codes(path, raw)
    for key in ("law_version", "verified_on"):
        if not isinstance(raw[key], date):
            raise SpecError(f"{path}: {key} must be a date")
    try:
        return _spec(raw, folder)
    except (KeyError, TypeError, ValueError) as error:
        raise SpecError(f"{path}: {error}") from error


def _check_codes(path: Path, raw: Mapping[str, Any]) -> None:
    _known(path, "audience", raw["audience"], AUDIENCES)
    _known(path, "language_profile", raw["language_profile"], LANGUAGE_PROFILES)
    _known(path, "tone", raw["tone"], TONES)
    for code in raw["sending"]:
        _known(path, "sending", code, SENDINGS)
    for key, allowed in _ALLOWED.items():
        if key in raw:
            _known(path, key, raw[key], allowed)
    if "blocked" in raw:
        _known(path, "blocked", raw["blocked"]["when"], BLOCKED_WHEN)
    for box in raw.get("signatures", ()):
        _known(path, "signatures", box["who"], SIGNING)
    if raw.get("format", "letter") == "letter" and (raw.keys() & {"signatures", "copies"}):
        raise SpecError(f"{path}: signatures and copies belong to a form")
    if raw["audience"] == "tenant" and (raw.keys() & {"event", "deadlines", "deadline_days"}):
        raise SpecError(f"{path}: a paper for the tenant starts nothing: no event, deadlines or deadline_days")
    if "event_inputs" in raw and not raw.get("event"):
        raise SpecError(f"{path}: event_inputs belong to an event")


def _known(path: Path, key: str, value: str, allowed: Mapping[str, object] | frozenset[str]) -> None:
    if value not in allowed:
        raise SpecError(f"{path}: {key} {value!r} is not one of {sorted(allowed)}")


def _spec(raw: Mapping[str, Any], folder: Path) -> LetterSpec:
    return LetterSpec(
        id=raw["id"],
        code=raw["code"],
        title=Both(**raw["title"]),
        purpose=Both(**raw["purpose"]),
        audience=raw["audience"],
        language_profile=raw["language_profile"],
        tone=raw["tone"],
        sending=tuple(raw["sending"]),
        law_version=raw["law_version"],
        verified_on=raw["verified_on"],
        law=tuple(LawText(Both(fr=item["fr"], nl=item["nl"]), item["article"]) for item in raw["law"]),
        needs=tuple(raw["needs"]),
        uses=tuple(raw["uses"]),
        folder=folder,
        deadline_days=raw.get("deadline_days"),
        before_hearing_days=raw.get("before_hearing_days"),
        annexes=tuple(raw.get("annexes", ())),
        adviser_notes=tuple(Both(**note) for note in raw.get("adviser_notes", ())),
        follow_ups=tuple(
            FollowUp(item.get("months", 0), item.get("days", 0), Both(fr=item["fr"], nl=item["nl"]))
            for item in raw.get("follow_ups", ())
        ),
        formal_closing=raw.get("salutation_close", "ordinary") == "formal",
        format=raw.get("format", "letter"),
        signer=raw.get("signer", "tenant"),
        salutation=raw.get("salutation"),
        asks=read_asks(raw.get("asks", ())),
        signatures=tuple(
            SignatureBox(box["who"], Both(fr=box["fr"], nl=box["nl"])) for box in raw.get("signatures", ())
        ),
        copies=tuple(Both(**copy) for copy in raw.get("copies", ())),
        blocked=Blocked(raw["blocked"]["when"], Both(raw["blocked"]["fr"], raw["blocked"]["nl"]))
        if "blocked" in raw
        else None,
        check=raw.get("check"),
        paper=raw.get("paper", "A4"),
        to_lawyer=raw.get("to_lawyer", False),
        directory=raw.get("directory") or {"court": "justice_of_peace", "cpas": "cpas"}.get(raw["audience"]),
        event=raw.get("event", ""),
        event_inputs=tuple((name, str(value)) for name, value in raw.get("event_inputs", {}).items()),
        deadlines=tuple(raw.get("deadlines", ())),
    )
