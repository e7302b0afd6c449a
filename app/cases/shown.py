"""Facts of a case as rows of words: what the components of the interface are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from babel.dates import format_date
from flask import current_app, url_for
from markupsafe import Markup, escape

from app.agenda.queries import earlier_words
from app.cases import codes, labels
from app.directory import queries as directory
from app.documents import queries as papers
from app.foundation import belgian, clock, i18n
from app.foundation.called import called
from app.foundation.i18n import _, ngettext, say
from app.incidents import queries as incidents
from app.store.worklist import NO_DATE
from workflows.checks import CHECKS
from workflows.demands import DEMANDS
from workflows.explanations import EXPLANATIONS
from workflows.law import Text
from workflows.possible import NEXT_BEST_STEPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.cases.queries import (
        ArrearsCard,
        CaseHeader,
        CertificateCard,
        DueDateCard,
        DwellingCard,
        LeaseCard,
        LevelStep,
        PartyCard,
        PersonCard,
        TaskCard,
    )
    from app.cases.timeline import Happening
    from workflows.actions import Advised
    from workflows.checks.vocabulary import Code
    from workflows.incident.timeline import Step
    from workflows.possible import Possibility

Fact = tuple[str, Any]

LEVEL_ICONS = {"signal": "bell", "1": "house", "2": "judge", "3": "warning", "aftercare": "bond", "closed": "check"}
SAFETY = "safety_asked"
"""The event whose answer is covered when names are hidden: the person it is about may see the screen."""
NOTE_ICONS = {"call": "phone", "visit": "door", "message": "letter", "consent": "check", "mandate": "check"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the worklist or of somebody's day, in words."""

    state: str
    day: str
    iso: str
    far: str
    who: str
    what: str
    why: str
    url: str
    case_id: int
    kind: str = ""
    key: int = 0
    version: int = 0
    page: str = ""
    """Where it is acted upon, below the address of the case."""


class DayWords(NamedTuple):
    """A day as a list shows it: ``late``, ``today`` or nothing; the date; how far it is from today."""

    state: str
    day: str
    iso: str
    far: str


def day_words(when: date) -> DayWords:
    """Return how a list shows a day; the year only when it is not this year's."""
    return _day_words(when, clock.today(), i18n.language())


@lru_cache(maxsize=4096)
def _day_words(when: date, today: date, language: str) -> DayWords:
    written = belgian.long_date(when, language)
    if when.year == today.year:
        written = written.removesuffix(f" {when.year}")
    state = "late" if when < today else "today" if when == today else ""
    return DayWords(state, written, when.isoformat(), belgian.relative_day(when, today, language))


def day(when: date) -> str:
    """Return weekday and date, the year only when it is not this year's."""
    return day_words(when).day


def far(when: date) -> str:
    """Return how far a day is from today."""
    return day_words(when).far


def when_words(when: date) -> dict[str, str]:
    """Return a day as the components want it."""
    return {"day": day(when), "iso": when.isoformat(), "far": far(when)}


def lateness(when: date) -> str:
    """Return ``late``, ``today`` or nothing."""
    return day_words(when).state


def title_in_words(title: dict[str, str] | str) -> str:
    """Return the title of a due date in the reader's language, or the words of a task."""
    return title if isinstance(title, str) else title[i18n.language()]


def commune_name(nis: str | None) -> str:
    """Return the name of a commune, empty when it is not known."""
    return directory.commune(nis).name(i18n.language()) if nis else ""


def ribbon(steps: Sequence[LevelStep]) -> list[dict[str, str]]:
    """Return the doors of the levels; the end is shown only where a case has come to it."""
    return [_door(step) for step in steps if step.level != "closed" or step.place == "now"]


def _door(step: LevelStep) -> dict[str, str]:
    since = ""
    if step.since is not None and step.place != "ahead":
        written = format_date(step.since, "d MMM y", locale=i18n.locale())
        since = _("since %(day)s", day=written) if step.place == "now" else _("from %(day)s", day=written)
    name = say(step.label).partition(":")[0].strip()
    return {"name": name, "state": step.place, "icon": LEVEL_ICONS[step.level], "since": since}


def address_line(home: DwellingCard | None) -> str:
    """Return the address on one line, empty when nothing is known."""
    if home is None:
        return ""
    street = f"{home.street} {home.house_number}".strip()
    if home.box:
        street = _("%(street)s, box %(box)s", street=street, box=home.box)
    place = f"{home.postal_code} {commune_name(home.commune_nis)}".strip()
    return ", ".join(part for part in (street, place) if part)


def spoken_language(case: CaseHeader) -> str:
    """Return the language of talks, with the interpreter's."""
    if case.language == "other":
        return case.interpreter_language
    words = labels.languages()[case.language]
    if case.interpreter_language:
        return _("%(language)s, interpreter for %(other)s", language=words, other=case.interpreter_language)
    return words


def contact_line(case: CaseHeader) -> str:
    """Return whether and how to contact the person."""
    words = labels.contact_short()[case.safe_to_contact]
    return f"{words} · {case.contact_advice}" if case.contact_advice else words


def household(people: Sequence[PersonCard], case: CaseHeader) -> list[Fact]:
    """Return the rows of the household."""
    roles = labels.person_roles()
    rows: list[Fact] = []
    for person in people:
        if person.role == "minor":
            continue
        name = person.name or (called(case.display_name) if person.role == "tenant" else "")
        phone = f" · {belgian.phone_blocks(person.phone)}" if person.phone else ""
        rows.append((roles[person.role].partition("(")[0].strip(), _covered(name, phone) if name or phone else ""))
    rows.append((_("Children"), _children([person for person in people if person.role == "minor"])))
    return rows


def _covered(name: str, beside: str = "") -> Markup:
    return Markup('<span class="lm-name">{}</span>{}').format(name or _("Name not known"), beside)


def _children(minors: Sequence[PersonCard]) -> str:
    if not minors:
        return _("None known")
    counted = ngettext("%(num)s child", "%(num)s children", len(minors))
    this_year = clock.today().year
    ages = sorted(this_year - one.birth_year for one in minors if one.birth_year is not None)
    if not ages:
        return counted
    years = ", ".join(str(age) for age in ages)
    return _("%(children)s (turning %(years)s this year)", children=counted, years=years)


def home(case_home: DwellingCard | None, certificates: Sequence[CertificateCard]) -> list[Fact]:
    """Return the rows of the dwelling: address, justice of the peace, energy certificate, reference rent."""
    rent = case_home.reference_rent_cents if case_home else None
    rows: list[Fact] = [
        (_("Address"), _home_address(case_home)),
        (_("Justice of the peace"), court(case_home)),
        (_("Energy certificate"), _energy(case_home, certificates)),
        (_("Reference rent"), belgian.money_of_cents(rent, i18n.language()) if rent else ""),
    ]
    if case_home is not None and case_home.secret:
        rows.insert(1, (_("Secrecy"), _covered(_("Secret address: not in lists, not in search"))))
    return rows


def _home_address(case_home: DwellingCard | None) -> Markup | str:
    """Return the address, covered when names are hidden; a secret one is never printed (M7.1)."""
    line = address_line(case_home)
    if not line:
        return ""
    if case_home is not None and case_home.secret:
        return Markup('<span class="lm-name lm-no-print">{}</span>').format(line)
    return _covered(line)


def court(case_home: DwellingCard | None) -> Markup | str:
    """Return the justice of the peace with its seat, or why it is not known."""
    language = i18n.language()
    if case_home is None or not case_home.commune_nis:
        return ""
    if case_home.canton_id is None:
        return _("Several in this commune: confirm which one")
    body = directory.canton(case_home.canton_id)
    seat = body.address(language) or ""
    shown = Markup('{}<br><span lang="{}">{}</span>').format(body.name(language), body.address_language(language), seat)
    phone = Markup("<br>{}").format(body.phone) if body.phone else ""
    return shown + phone


def _energy(case_home: DwellingCard | None, certificates: Sequence[CertificateCard]) -> str:
    if not certificates:
        return _("There is none") if case_home is not None and case_home.certificates_known else ""
    latest = certificates[-1]
    letter = (latest.energy_class or "?").upper()
    if latest.valid_until is not None:
        return _("%(letter)s, valid until %(day)s", letter=letter, day=belgian.short_date(latest.valid_until))
    return letter


def lease_rows(lease: LeaseCard | None) -> list[Fact]:
    """Return the rows of the lease."""
    if lease is None:
        return []
    return [
        (_("Kind"), _code(codes.codes_of_fact("lease.type"), lease.type)),
        (_("Runs from"), _short(lease.starts_on)),
        (_("Until"), _short(lease.ends_on)),
        (_("Rent in the lease"), _euros(lease.base_rent_cents)),
        (_("Rent paid today"), _euros(lease.rent_now_cents)),
        (_("Charges"), _euros(lease.charges_cents)),
        (_("Registered"), _registered(lease)),
    ]


def _registered(lease: LeaseCard) -> str:
    said = {True: _("yes"), False: _("no"), None: _("not known")}
    return _(
        "federal: %(federal)s; Region: %(regional)s",
        federal=said[lease.registered_federal],
        regional=said[lease.registered_regional],
    )


def _short(when: date | None) -> str:
    return belgian.short_date(when) if when else ""


def _euros(amount: int | None) -> str:
    return belgian.money_of_cents(amount, i18n.language()) if amount is not None else ""


def _code(known: Iterable[Code], value: str | None) -> str:
    return next((say(code.label) for code in known if code.value == value), "")


def party_rows(party: PartyCard) -> list[Fact]:
    """Return the rows of a landlord, agent or host."""
    street = f"{party.street} {party.house_number}".strip()
    if party.box:
        street = _("%(street)s, box %(box)s", street=street, box=party.box)
    address = ", ".join(part for part in (street, f"{party.postal_code} {party.locality}".strip()) if part)
    language = {"fr": _("French"), "nl": _("Dutch")}.get(party.language or "", "")
    rows: list[Fact] = [
        (labels.party_roles()[party.role].partition("(")[0].strip(), _covered(party.name)),
        (_("Address"), _covered(address) if address else ""),
        (_("Language"), language),
    ]
    if party.phone:
        rows.append((_("Telephone"), belgian.phone_blocks(party.phone)))
    return rows


def arrears_rows(entries: Sequence[ArrearsCard]) -> list[Fact]:
    """Return what is claimed and how much of it is disputed."""
    if not entries:
        return []
    kinds = labels.arrears_kinds()
    rows: list[Fact] = []
    for entry in entries:
        label = _("%(kind)s on %(day)s", kind=kinds[entry.kind], day=belgian.short_date(entry.stated_on))
        amount = _euros(entry.amount_cents)
        if entry.disputed_cents:
            amount = _("%(amount)s, of which disputed %(part)s", amount=amount, part=_euros(entry.disputed_cents))
        rows.append((label, amount))
    return rows


def to_do(tasks: Sequence[TaskCard], due_dates: Sequence[DueDateCard], names: dict[int, str]) -> list[Row]:
    """Return the tasks and running due dates of a case in the order of their days."""
    rows = [
        Row(
            lateness(task.due_on) if task.due_on else "",
            day(task.due_on) if task.due_on else _("No date"),
            task.due_on.isoformat() if task.due_on else "",
            far(task.due_on) if task.due_on else "",
            names.get(task.assigned_to_id or 0, ""),
            task.title,
            "",
            "",
            0,
            "task",
            task.id,
            task.version,
        )
        for task in tasks
    ]
    others = labels.waits_for()
    for due in due_dates:
        why = [_("waiting for %(who)s", who=others[due.waits_for])] if due.waits_for not in {"", "us"} else []
        if due.normal_on is not None:
            why.append(_("worst case; normally %(day)s", day=day(due.normal_on)))
        why += [earlier_words(earlier) for earlier in due.earlier]
        rows.append(
            Row(
                lateness(due.due_on),
                day(due.due_on),
                due.due_on.isoformat(),
                far(due.due_on),
                "",
                due.title[i18n.language()],
                " · ".join(why),
                "",
                0,
                "due",
                due.id,
                due.version,
            )
        )
    return sorted(rows, key=lambda row: row.iso or NO_DATE.isoformat())


def can(endpoint: str) -> bool:
    """Tell whether this installation has a page."""
    return endpoint in current_app.view_functions


CHECK_OF_CONCERN = {
    "indexation": "rent_indexation",
    "notice": "landlord_notice",
    "arrears": "landlord_notice",
    "put_out_by_host": "landlord_notice",
}
"""The check a case most likely needs, by what it is about; any other begins with the indexation."""


USUAL_CHECKS = ("rent_indexation", "landlord_notice", "judicial_deadlines", "illegal_eviction")
"""In the order in which most cases need them."""
CHECK_OF_LEVEL = {"2": "judicial_deadlines"}


def checks_for(concern: str, level: str = "") -> list[str]:
    """Return the names of the checks, the one that fits the level or the concern of a case first."""
    wanted = CHECK_OF_LEVEL.get(level) or CHECK_OF_CONCERN.get(concern, "rent_indexation")
    return sorted(CHECKS, key=lambda name: (name != wanted, USUAL_CHECKS.index(name) if name in USUAL_CHECKS else 9))


def check_links(case_id: int, concern: str, level: str = "") -> list[dict[str, str]]:
    """Return the buttons that start a check in a case, the likely one first."""
    titles = {
        "rent_indexation": _("Check the indexation"),
        "landlord_notice": _("Check the notice"),
        "judicial_deadlines": _("Count the deadlines"),
    }
    return [
        {
            "url": url_for("checks.in_case", case_id=case_id, check=name),
            "label": titles.get(name) or say(CHECKS[name].title),
        }
        for name in checks_for(concern, level)
    ]


CONTACT_EVENTS = {"tenant_reached": "reached", "tenant_not_reached": "not_reached", "tenant_refused_help": "declined"}
"""Events that are recorded with an attempt to reach the tenant, and what then came of it."""


def event_url(case_id: int, event: str, concern: str) -> str:
    """Return where an event is recorded: a check where checks are made, the rest in its own form."""
    if event == "mediation_proposed" and can("mediation.propose"):
        return url_for("mediation.propose", case_id=case_id)
    if event == "check_recorded" and can("checks.in_case"):
        return url_for("checks.in_case", case_id=case_id, check=checks_for(concern)[0])
    if event in CONTACT_EVENTS and can("outreach.add"):
        return url_for("outreach.add", case_id=case_id, outcome=CONTACT_EVENTS[event])
    return url_for("cases.event", case_id=case_id, event=event)


def next_steps(
    case_id: int,
    possible: Sequence[Possibility],
    concern: str,
    unanswered: int | None = None,
    advice: Sequence[Advised] = (),
    of_incident: Sequence[Step] = (),
) -> list[dict[str, Any]]:
    """Return the best next steps with their reason, at most three; the first is the one to take.

    What the incident of the case asks for comes before all else.
    ``unanswered``: a kept check that gives a reason to write, and no letter yet: writing comes first.
    An urgent action stands second; of the others one is shown beside the two best events of the workflow.
    """
    put_out = [_incident_step(case_id, one) for one in of_incident]
    letter = [] if unanswered is None or not can("correspondence.choose") else [_write(case_id, unanswered)]
    best = [one for one in possible if one.next_best]
    events = [
        (say(one.action), say(one.why), event_url(case_id, one.event, concern)) for one in best if one.why is not None
    ]
    first = [*letter, *events]
    urgent = [_action_step(case_id, one) for one in advice if one.urgent]
    others = [_action_step(case_id, one) for one in advice if not one.urgent]
    chosen = [*put_out, *first[:1], *urgent[:1], *first[1:2], *urgent[1:], *others, *first[2:]]
    return [
        {
            "title": title,
            "why": why,
            "action": Markup('{}<span class="govuk-visually-hidden">: {}</span>').format(_("Do this"), title),
            "url": url,
            "primary": place == 0,
        }
        for place, (title, why, url) in enumerate(chosen[:NEXT_BEST_STEPS])
    ]


def _action_step(case_id: int, one: Advised) -> tuple[str, str, str]:
    return say(one.action.title), say(one.why), url_for("actions.begin", case_id=case_id, action=one.action.id)


def _incident_step(case_id: int, step: Step) -> tuple[str, str, str]:
    why = _("Incident: %(window)s.", window=say(step.in_window.title).lower())
    endpoint, part = incidents.place(step.leads_to)
    return say(step.text), why, url_for(endpoint, case_id=case_id, _anchor=part or None)


def _write(case_id: int, record_id: int) -> tuple[str, str, str]:
    why = _("The check found that what is demanded does not hold. Nobody has told the other side yet.")
    return _("Write the letter"), why, url_for("correspondence.choose", case_id=case_id, check_record=record_id)


def timeline_rows(
    case_id: int, happened: Sequence[Happening], names: dict[int, str], *, may_correct: bool = False
) -> list[dict[str, Any]]:
    """Return what happened as rows of the timeline."""
    return [_happening(case_id, one, names, may_correct=may_correct) for one in happened]


def _happening(case_id: int, one: Happening, names: dict[int, str], *, may_correct: bool) -> dict[str, Any]:
    title, sign, url = _title(case_id, one)
    answers = [_asked_and_said(say(asked), _answer(said)) for asked, said in one.answers]
    parts = [*answers, *(escape(line) for line in one.text.splitlines())]
    parts += [
        escape(_("Noted first on %(day)s; corrected: %(reason)s", day=belgian.short_date(was), reason=reason))
        for was, reason in one.noted_before
    ]
    return {
        "when": belgian.long_date(one.on, i18n.language()),
        "iso": one.on.isoformat(),
        "title": title,
        "text": _covered(Markup("<br>").join(parts)) if one.code == SAFETY else Markup("<br>").join(parts),
        "icon": sign,
        "url": url,
        "who": names.get(one.who_id or 0, ""),
        "crossing": one.crossing,
        "fix": url_for("cases.correct_event", case_id=case_id, event_id=one.row_id)
        if one.correctable and may_correct
        else "",
    }


def _asked_and_said(asked: str, said: str) -> Markup:
    """Return question and answer on one line; after a question mark no colon."""
    line = _("%(question)s %(answer)s") if asked.endswith("?") else _("%(question)s: %(answer)s")
    return escape(line % {"question": asked, "answer": said})


def _answer(said: Text | str | date) -> str:
    if isinstance(said, Text):
        return say(said)
    return belgian.short_date(said) if isinstance(said, date) else said


def _title(case_id: int, one: Happening) -> tuple[str, str, str]:
    """Return title, icon and address of something that happened."""
    if one.kind == "check":
        url = ""
        if can("checks.record"):
            url = url_for("checks.record", case_id=case_id, record_id=one.row_id)
        return _checked(one), "scale", url
    if one.kind in {"letter", "answer"}:
        return _letter(one)
    if one.kind == "document":
        url = url_for("documents.details", case_id=case_id, document_id=one.row_id)
        return _("Paper added: %(kind)s", kind=papers.kinds()[one.code]), "paper", url
    if one.kind == "official" and one.title is not None:
        return (
            _("Message received: %(kind)s", kind=say(one.title)),
            "letter",
            url_for("inbox.show", message_id=one.row_id),
        )
    if one.kind == "copy":
        return _copied(one), "copy", url_for("own_copy.index", case_id=case_id)
    return _own_words(one)


def _copied(one: Happening) -> str:
    """Return that a copy was made for the person, or received."""
    if one.code == "received":
        return _("The person received the copy of their case")
    if one.status == "locked":
        return _("Copy of the case made for the person, locked")
    return _("Copy of the case made for the person, not locked")


def _checked(one: Happening) -> str:
    """Return which check was made and what it said."""
    if one.code == "rent_indexation":
        verdict = labels.verdicts().get(one.status, one.status)
        return _("Check of the indexation: %(verdict)s", verdict=verdict)
    if one.code in DEMANDS:
        verdict = labels.verdicts().get(one.status, one.status)
        return _("%(check)s: %(verdict)s", check=say(DEMANDS[one.code].title), verdict=verdict)
    told = EXPLANATIONS.get(one.code)
    word = told.words.get(one.status) if told else None
    title = say(CHECKS[one.code].title) if one.code in CHECKS else one.code
    return _("%(check)s: %(verdict)s", check=title, verdict=say(word) if word else one.status)


def _own_words(one: Happening) -> tuple[str, str, str]:
    """Return title and icon of what has no page of its own."""
    title = say(one.title) if one.title else one.code
    if one.kind == "event":
        return title, "door-open" if one.crossing else "mark", ""
    if one.kind == "note":
        return labels.note_kinds()[one.code], NOTE_ICONS.get(one.code, "speak"), ""
    if one.kind == "due":
        words = {"met": _("Date met: %(title)s", title=title), "superseded": _("Date gone: %(title)s", title=title)}
        return words.get(one.status, _("No longer counts: %(title)s", title=title)), "clock", ""
    return _("Task done"), "check", ""


def _letter(one: Happening) -> tuple[str, str, str]:
    from letters.catalogue import CATALOGUE  # noqa: PLC0415 — read the letters when one is shown

    known = CATALOGUE.get(one.code)
    title = one.code if known is None else known.title.nl if i18n.language() == "nl" else known.title.fr
    url = url_for("correspondence.show", letter_id=one.row_id) if can("correspondence.show") else ""
    if one.kind == "answer":
        answer = labels.letter_answers().get(one.status, one.status)
        return _("Answer to the letter “%(title)s”: %(answer)s", title=title, answer=answer), "speak", url
    state = labels.letter_states().get(one.status, one.status)
    return _("Letter: %(title)s (%(state)s)", title=title, state=state), "letter", url
