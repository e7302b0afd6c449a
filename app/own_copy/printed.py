"""The pages of a copy, made of its content alone: a cover in plain words, the parts, the list of the files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.complaints.steps import PROMISE
from app.complaints.steps import steps as complaint_steps
from app.foundation.belgian import money_of_cents, phone_blocks
from app.own_copy import words
from letters.page import sheet
from letters.pdf import fresh_pdf
from letters.text import in_a_row
from letters.told import Row
from workflows.working_days import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.own_copy.content import Content
    from letters.context import Service
    from letters.text import Language
    from workflows.law import Text


@dataclass(frozen=True, slots=True)
class Block:
    """One idea of the cover with its pictogram."""

    sign: str
    heading: str
    text: str = ""
    points: tuple[str, ...] = ()
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """What belongs together in a part."""

    heading: str = ""
    rows: tuple[Row, ...] = ()
    text: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the case under its heading."""

    heading: str
    groups: tuple[Group, ...]
    text: str = ""


def copy_pdf(content: Content, service: Service | None) -> bytes:
    """Return the pages. They are not kept in memory as those of letters are: nothing of a copy stays."""
    shown = _Shown(content["language"])
    title = shown.of(words.SAYS["title"])
    html = page(content, service)
    return fresh_pdf(
        html,
        language=shown.language,
        title=title,
        identifier=f"limen-own-copy-{content['reference']}-{content['made_on']}-{shown.language}",
        author=content["service"][shown.language],
        created_on=date.fromisoformat(content["made_on"]),
    )


def page(content: Content, service: Service | None) -> str:
    """Return the pages as HTML."""
    shown = _Shown(content["language"])
    return sheet(
        "own_copy.html",
        shown.language,
        title=shown.of(words.SAYS["title"]),
        kicker=shown.of(words.SAYS["kicker"]),
        meta=f"{shown.of(words.SAYS['reference'])} {content['reference']} · {shown.day(content['made_on'])}",
        blocks=_cover(shown, content),
        parts=(*parts(content, shown.language), *_files(shown, content)),
        service=service,
    )


def parts(content: Content, language: Language) -> tuple[Part, ...]:
    """Return the chosen parts in words; the screen shows the same before the file is made."""
    shown = _Shown(language)
    found = []
    for chosen in content["chosen"]:
        groups = tuple(one for one in _MAKERS[chosen["code"]](shown, content["parts"][chosen["code"]]) if _says(one))
        found.append(Part(chosen[language], groups, "" if groups else shown.of(words.SAYS["nothing"])))
    return tuple(found)


def _says(group: Group) -> bool:
    return bool(group.rows or group.text or group.points)


class _Shown:
    """Turns plain values into words of a language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def of(self, both: Text) -> str:
        return both.of(self.language)

    def says(self, coded: Mapping[str, Any] | None) -> str:
        return "" if coded is None else str(coded[self.language])

    def day(self, iso: str | None) -> str:
        return in_words(date.fromisoformat(iso)).of(self.language) if iso else ""

    def value(self, name: str, value: Any) -> str:
        if isinstance(value, bool):
            return self.of(words.YES if value else words.NO)
        if value is None or value == "":
            return ""
        if name.endswith("_on"):
            return self.day(value)
        if name.endswith("_cents"):
            return money_of_cents(value, self.language)
        if name == "phone":
            return phone_blocks(value)
        return self.says(value) if isinstance(value, dict) else str(value)

    def rows(self, told: Mapping[str, Any], *names: str) -> tuple[Row, ...]:
        said = ((name, self.value(name, told[name])) for name in names)
        return tuple(Row(self.of(words.ROWS[name]), value) for name, value in said if value)

    def row(self, name: str, value: str) -> tuple[Row, ...]:
        return (Row(self.of(words.ROWS[name]), value),) if value else ()

    def colon(self, first: str, second: str) -> str:
        return (f"{first} : {second}" if self.language == "fr" else f"{first}: {second}") if second else first

    def address(self, told: Mapping[str, str] | None) -> str:
        if told is None:
            return ""
        street = " ".join(part for part in (told["street"], told["house_number"], told["box"]) if part)
        town = f"{told['postal_code']} {told['locality']}".strip()
        return ", ".join(part for part in (street, town) if part)


def _cover(shown: _Shown, content: Content) -> tuple[Block, ...]:
    says = words.SAYS
    made = shown.of(says["made_by"]).format(
        service=shown.says(content["service"]),
        day=shown.day(content["made_on"]),
        asked=shown.day(content["asked_on"]),
    )
    reach = " · ".join(one for one in (content["service"]["phone"], content["service"]["email"]) if one)
    naming = content["naming"]["code"]
    named = "" if naming == "named" else shown.of(says[f"naming_{naming}"]).format(name=content["pseudonym"])
    inside = [shown.says(one) for one in content["chosen"]]
    if content["files"]:
        inside.append(f"{shown.of(says['files'])} ({len(content['files'])})")
    steps = [f"{shown.of(step.title)}. {shown.of(step.says[0])}" for step in complaint_steps()]
    steps[-1] = f"{steps[-1]} {_contact(shown)}".strip()
    return (
        Block("folder", shown.of(says["in_it"]), named, tuple(inside)),
        Block("letter", shown.of(says["made"]), f"{made} {reach}".strip()),
        Block("padlock", shown.of(says["decide"]), shown.of(says["decide_text"])),
        Block("hand", shown.of(says["wrong"]), f"{shown.of(says['wrong_text'])} {shown.of(says['data'])}"),
        Block("phone", shown.of(says["complain"]), shown.of(PROMISE), tuple(steps), ordered=True),
    )


def _contact(shown: _Shown) -> str:
    """Return how to reach the last step of a complaint."""
    bodies = [one.body for one in complaint_steps()[-1].contacts]
    return " · ".join(f"{one.name(shown.language)}, {one.phone}" for one in bodies if one.phone)


def _files(shown: _Shown, content: Content) -> Iterable[Part]:
    says = words.SAYS
    if content["files"]:
        rows = tuple(Row(one["name"], _called(shown, one)) for one in content["files"])
        text = f"{shown.of(says['files_text'])} {shown.of(says['page_for_programs'])}"
        yield Part(shown.of(says["files"]), (Group(rows=rows),), text)
    if content["left_out"]:
        rows = tuple(Row(_called(shown, one), shown.says(one["why"])) for one in content["left_out"])
        yield Part(shown.of(says["left_out"]), (Group(rows=rows),))


def _called(shown: _Shown, one: Content) -> str:
    title = shown.says(one["title"])
    kind = shown.says(one["kind"])
    named = title if one["kind"]["code"] in {"document", "bundle", "who_has_what"} else shown.colon(kind, title)
    return ", ".join(part for part in (named, one["words"], shown.day(one.get("on"))) if part)


def _who(shown: _Shown, told: Content) -> Iterable[Group]:
    for one in told["people"]:
        name = one["name"] or shown.of(words.SAYS["no_name"])
        row = Row(shown.says(one["role"]), name)
        yield Group(rows=(row, *shown.rows(one, "birth_year", "phone", "email")))
    yield Group(rows=shown.rows(told, "language", "interpreter_language"))


def _dwelling(shown: _Shown, told: Content) -> Iterable[Group]:
    lease = told["lease"] or {}
    names = (
        "type",
        "written",
        "signed_on",
        "starts_on",
        "ends_on",
        "base_rent_cents",
        "charges_cents",
        "rent_now_cents",
        "registered_federal_on",
        "registered_regional_on",
    )
    place = (*shown.row("address", shown.address(told["address"])), *shown.rows(told, "commune"))
    yield Group(rows=(*place, *(shown.rows(lease, *names) if lease else ())))


def _landlord(shown: _Shown, told: list[Content]) -> Iterable[Group]:
    for one in told:
        place = shown.row("address", shown.address(one["address"]))
        yield Group(rows=(Row(shown.says(one["role"]), one["name"]), *place, *shown.rows(one, "phone", "email")))


def _debt(shown: _Shown, told: Content) -> Iterable[Group]:
    def amount(one: Content) -> str:
        said = money_of_cents(one["amount_cents"], shown.language)
        if one["disputed_cents"]:
            disputed = money_of_cents(one["disputed_cents"], shown.language)
            said = f"{said}, {shown.of(words.ROWS['disputed'])} {disputed}"
        return said

    yield Group(
        rows=tuple(Row(f"{shown.says(one['kind'])}, {shown.day(one['on'])}", amount(one)) for one in told["stated"])
    )
    yield Group(
        rows=tuple(
            Row(
                ", ".join(part for part in (shown.says(one["kind"]), one["month"], shown.day(one["on"])) if part),
                " · ".join(part for part in (amount(one), one["label"], one["disputed_because"]) if part),
            )
            for one in told["account"]
        )
    )
    for plan in told["plans"]:
        rows = tuple(
            Row(
                shown.day(one["due_on"]),
                f"{money_of_cents(one['amount_cents'], shown.language)} · {shown.says(one['state'])}",
            )
            for one in plan["instalments"]
        )
        yield Group(shown.colon(shown.of(words.ROWS["plan"]), shown.says(plan["state"])), rows)


def _procedure(shown: _Shown, told: Content) -> Iterable[Group]:
    names = ("roll_number", "filed_on", "hearing_on", "judged_on", "served_on", "eviction_notice_on")
    yield Group(rows=shown.rows(told, *names))


def _steps(shown: _Shown, told: Content) -> Iterable[Group]:
    yield Group(rows=shown.rows(told, "opened_on", "state", "closed_on"))
    yield Group(rows=tuple(Row(shown.day(one["on"]), one[shown.language]) for one in told["happened"]))
    coming = tuple(Row(shown.day(one["on"]), one[shown.language]) for one in told["coming"])
    yield Group(shown.of(words.ROWS["coming"]), coming)


def _checks(shown: _Shown, told: list[Content]) -> Iterable[Group]:
    for one in told:
        heading = f"{shown.says(one['check'])} ({shown.day(one['as_of'])})"
        result = " ".join(part for part in (f"{shown.says(one['verdict'])}.", shown.says(one["sentence"])) if part)
        sources = dict.fromkeys(
            f"{source['act']}, {source['article']}" for finding in one["findings"] for source in finding["sources"]
        )
        yield Group(
            heading,
            (
                *shown.row("result", result),
                *(Row(shown.says(finding["title"]), shown.says(finding["text"])) for finding in one["findings"]),
                *shown.row("sources", in_a_row(sources, shown.language)),
                *shown.row("law", in_a_row(map(shown.says, one["laws"]), shown.language)),
            ),
        )


def _consents(shown: _Shown, told: list[Content]) -> Iterable[Group]:
    rows = words.ROWS
    for one in told:
        kind = shown.says(one["recipient"])
        name = kind if kind == one["recipient_name"] else f"{one['recipient_name']} ({kind})"
        days = [shown.says(one["state"])]
        days += [
            f"{shown.of(rows[label])} {shown.day(one[day])}"
            for label, day in (("given", "given_on"), ("until", "ends_on"), ("ended", "ended_on"))
            if one[day]
        ]
        text = f"{shown.says(one['purpose'])}. {', '.join(days)}."
        yield Group(name, text=text, points=tuple(shown.says(item) for item in one["items"]))


def _exchanges(shown: _Shown, told: Content) -> Iterable[Group]:
    rows = words.ROWS
    for one in told["hand_overs"]:
        label = rows["hand_over" if one["direction"] == "out" else "received_from"]
        yield Group(
            f"{shown.of(label)} {shown.says(one['service'])}",
            (
                Row(shown.day(one["on"]), f"{shown.says(one['purpose'])} · {shown.says(one['state'])}"),
                *shown.row("because", " ".join(p for p in (shown.says(one["refusal"]), one["words"]) if p)),
                *((Row(shown.day(one["news_on"]), one["news"]),) if one["news"] else ()),
            ),
        )
    for one in told["files"]:
        label = rows["hand_over" if one["direction"] == "out" else "received_from"]
        answers = " ".join((*(shown.says(code) for code in one["answers"]), one["words"])).strip()
        yield Group(
            f"{shown.of(label)} {one['service']}",
            (
                Row(shown.day(one["on"]), shown.says(one["purpose"])),
                *((Row(shown.day(one["answered_on"]), answers),) if answers else ()),
            ),
        )
    for one in told["referrals"]:
        proposals = tuple(
            Row(
                shown.day(row["on"]),
                " · ".join(
                    part
                    for part in (
                        f"{shown.of(rows['proposal'])}: {shown.says(row['solution'])}",
                        shown.says(row["person"]),
                        shown.says(row["provider"]),
                        row["own_words"],
                    )
                    if part
                ),
            )
            for row in one["proposals"]
        )
        steps = tuple(Row(shown.day(step["on"]), shown.says(step)) for step in one["steps"])
        not_possible = tuple(
            Row(
                shown.says(row["solution"]),
                " · ".join(part for part in (shown.says(row["reason"]), row["words"]) if part),
            )
            for row in one["not_possible"]
        )
        yield Group(
            f"{shown.of(rows['referral'])} {shown.says(one['service'])} ({one['reference']})",
            (
                *shown.row("state", f"{shown.says(one['state'])} · {shown.says(one['asked_for'])}"),
                *not_possible,
                *steps,
                *proposals,
            ),
        )


def _hotel_nights(shown: _Shown, told: list[Content]) -> Iterable[Group]:
    for one in told:
        because = " · ".join(part for part in (shown.says(one["reason"]), one["reason_words"]) if part)
        expected = (shown.says(one["expected"]), one["expected_words"], shown.day(one["expected_on"]))
        yield Group(
            f"{shown.says(one['kind'])} · {shown.day(one['first_night_on'])}",
            (
                *shown.row("hotel", one["name"]),
                *shown.rows(one, "first_night_on", "last_night_on"),
                *shown.row("nights", str(one["nights"])),
                *shown.rows(one, "night_cents", "meals_cents", "transport_cents", "total_cents", "paid_by"),
                *shown.row("because", because),
                *shown.row("expected", " · ".join(part for part in expected if part)),
                *(
                    Row(
                        f"{shown.of(words.ROWS['longer'])}, {shown.day(more['last_night_on'])}",
                        " · ".join(part for part in (shown.says(more["reason"]), more["reason_words"]) if part),
                    )
                    for more in one["extensions"]
                ),
                *shown.row("ended", _dated(shown, one["ended_on"], one["ended_how"])),
            ),
        )


def _dated(shown: _Shown, day: str | None, said: Content | None, *more: str) -> str:
    return " · ".join(part for part in (shown.day(day), shown.says(said), *more) if part)


def _advisory_group(shown: _Shown, told: Content) -> Iterable[Group]:
    heading = shown.of(words.ROWS["group"])
    for one in told["meetings"]:
        where = (one["hour"], one["place"], phone_blocks(one["phone"]) if one["phone"] else "")
        yield Group(
            f"{heading} · {shown.says(one['service'])} ({one['reference']})",
            (
                *shown.row("asked_for_group", _dated(shown, one["asked_on"], one["asked_by"])),
                *shown.row("because", in_a_row(map(shown.says, one["why"]), shown.language)),
                *shown.rows(one, "meets_on"),
                *shown.row("where", " · ".join(part for part in where if part)),
                *(
                    row
                    for whom in ("person", "reference")
                    for row in (
                        *shown.row(
                            f"{whom}_invited",
                            _dated(shown, one[f"{whom}_invited_on"], one[f"{whom}_invited_how"]),
                        ),
                        *shown.rows(one, f"{whom}_came"),
                    )
                ),
                *shown.row("language", one["language"]),
                *shown.row("interpreter_language", one["interpreter"]),
                *shown.row("outcome", _dated(shown, one["outcome_on"], one["outcome"], one["decided"])),
                *shown.row("asked_back", one["answer"]),
            ),
        )
    for plan in told["plans"]:
        yield _plan(shown, plan)


def _plan(shown: _Shown, plan: Content) -> Group:
    rows = words.ROWS
    goals = []
    for number, goal in enumerate(plan["goals"], start=1):
        until = f"{shown.of(rows['until'])} {shown.day(goal['until_on'])}"
        reached = f"{shown.of(rows['reached'])} {shown.day(goal['reached_on'])}" if goal["reached_on"] else ""
        parts = (goal["words"], goal["who"], until, reached)
        goals.append(Row(f"{shown.of(rows['goal'])} {number}", " · ".join(part for part in parts if part)))
    said = _dated(shown, plan["person_answered_on"], plan["person_answer"], plan["own_words"])
    return Group(
        f"{shown.of(rows['guidance_plan'])} · {shown.says(plan['service'])} ({plan['reference']})",
        (
            *shown.row("from_to", f"{shown.day(plan['begins_on'])} – {shown.day(plan['ends_on'])}"),
            *goals,
            *shown.row("own_words", said),
            *shown.rows(plan, "operator"),
            *(Row(f"{shown.of(rows['review'])} {shown.day(one['on'])}", one["text"]) for one in plan["reviews"]),
            *shown.rows(plan, "next_review_on"),
            *shown.row("plan_ended", _dated(shown, plan["ended_on"], plan["ended_because"])),
        ),
    )


def _medical(shown: _Shown, told: list[Content]) -> Iterable[Group]:
    for one in told:
        answer = _dated(shown, one["answered_on"], one["answered_by"], shown.says(one["answer"]), one["answer_words"])
        yield Group(
            f"{shown.of(words.ROWS['medical_question'])} {shown.day(one['asked_on'])} ({one['reference']})",
            shown.row("medical_answer", answer),
            text=one["question"],
        )


def _facts(shown: _Shown, told: Content) -> Iterable[Group]:
    reported = shown.rows(told, "reported_on")
    yield Group(rows=(*reported, *(Row(shown.says(o["question"]), shown.says(o["answer"])) for o in told["facts"])))


def _notes(shown: _Shown, told: list[Content]) -> Iterable[Group]:
    for one in told:
        yield Group(f"{shown.day(one['on'])} · {shown.says(one['kind'])}", text=one["text"])


def _violence(shown: _Shown, told: Content) -> Iterable[Group]:
    rows = shown.rows(told, "violence", "contact", "contact_advice")
    facts = (Row(shown.says(one["question"]), shown.says(one["answer"])) for one in told["facts"])
    yield Group(rows=(*rows, *facts))


def _secret_address(shown: _Shown, told: Content) -> Iterable[Group]:
    yield Group(
        rows=(
            *shown.row("address", shown.address(told["dwelling"])),
            *shown.row("address_now", shown.address(told["now"])),
            *shown.rows(told, "reach"),
        )
    )


_MAKERS: Mapping[str, Callable[[_Shown, Any], Iterable[Group]]] = {
    "who": _who,
    "dwelling": _dwelling,
    "landlord": _landlord,
    "debt": _debt,
    "procedure": _procedure,
    "steps": _steps,
    "checks": _checks,
    "consents": _consents,
    "exchanges": _exchanges,
    "hotel_nights": _hotel_nights,
    "advisory_group": _advisory_group,
    "incident": _facts,
    "notes": _notes,
    "health": _facts,
    "medical_focal_point": _medical,
    "violence": _violence,
    "residence": _facts,
    "secret_address": _secret_address,
}
