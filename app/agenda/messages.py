"""What a reminder says: references, actions and days, in the language of whoever gets it. No names, no addresses."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from app.foundation import belgian, clock, i18n
from app.foundation.i18n import _, ngettext, speaking
from app.handovers.queries import what_waits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.config import Settings
    from app.store.outbox import Mail


def message_of(mail: Mail, settings: Settings) -> EmailMessage:
    """Return the message of a mail; made twice, it is the same under the same Message-ID."""
    message = EmailMessage()
    host = settings.mail_from.partition("@")[2]
    with speaking(mail.language):
        subject, lines = _WRITERS[mail.kind](mail.payload, settings.public_url)
        lines += ["", "-- ", _because(mail.kind, settings.public_url)]
    message["From"] = f"Limen <{settings.mail_from}>"
    message["To"] = mail.email
    message["Subject"] = subject
    message["Date"] = format_datetime(clock.local(mail.created_at))
    message["Message-ID"] = f"<limen.{mail.id}.{mail.created_at:%Y%m%d%H%M%S}@{host}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(lines) + "\n")
    message["Content-Language"] = mail.language
    return message


def _because(kind: str, url: str) -> str:
    """Say why somebody gets a mail."""
    if kind in FOR_ADMINISTRATORS:
        return _("You get this because you are an administrator of your organisation: %(url)s", url=f"{url}/account")
    return _("You chose these reminders in your account: %(url)s", url=f"{url}/account")


def _digest(payload: dict[str, Any], url: str) -> tuple[str, list[str]]:
    day = _long(payload["day"])
    titles = {"late": _("Overdue"), "today": _("Today"), "week": _("This week")}
    lines = [_("What is due in your cases on %(day)s.", day=day)]
    for group, title in titles.items():
        items = [item for item in payload["items"] if item["group"] == group]
        if items:
            lines += ["", title.upper(), *_listed(items, url)]
    if payload.get("between"):
        lines += ["", _("Between services").upper(), *_waiting(payload["between"], url)]
    if payload["more"]:
        lines += ["", ngettext("And %(num)s more thing.", "And %(num)s more things.", payload["more"])]
    return _("Limen: your agenda of %(day)s", day=day), [*lines, "", f"{url}/agenda"]


def _between(payload: dict[str, Any], url: str) -> tuple[str, list[str]]:
    lines = [_("This waits between your service and others:"), "", *_waiting(payload["between"], url)]
    return _("Limen: something waits between services"), [*lines, "", f"{url}/hand-overs"]


def _waiting(found: list[dict[str, Any]], url: str) -> Iterator[str]:
    for one in found:
        yield f"- {_long(one['on'])} · {one['reference']} · {what_waits(one['kind'])}"
        where = f"referrals/{one['referral_id']}" if "referral_id" in one else f"hand-overs/{one['hand_over_id']}"
        yield f"  {url}/{where}"


def _legal_dates(payload: dict[str, Any], url: str) -> tuple[str, list[str]]:
    items = payload["items"]
    subject = ngettext(
        "Limen: a time limit of the law comes near", "Limen: %(num)s time limits of the law come near", len(items)
    )
    return subject, [_("These time limits of the law come near:"), "", *_listed(items, url)]


def _moved(payload: dict[str, Any], url: str) -> tuple[str, list[str]]:
    lines = [_("In a case that you follow, a time limit of the law has changed:"), ""]
    for item in payload["items"]:
        was = _long(item["was_on"])
        now = item["due_on"]
        change = (
            _("no longer %(was)s; there is no new date", was=was)
            if now is None
            else _("no longer %(was)s, but %(now)s", was=was, now=_long(now))
        )
        lines += [f"- {item['reference']} · {_action(item)}", f"  {change}", f"  {url}/cases/{item['case_id']}"]
    return _("Limen: a time limit of the law has changed"), lines


def _webhook_off(payload: dict[str, Any], url: str) -> tuple[str, list[str]]:
    host = payload["host"]
    gone = _("Your program at %(host)s says that it wants to be told of nothing any more.", host=host)
    failing = _("For three days no message has arrived at your program at %(host)s.", host=host)
    return _("Limen: your program at %(host)s is no longer told of events", host=host), [
        gone if payload["because"] == "gone" else failing,
        _("Nothing more is sent to it. What happens meanwhile is not told later: the program asks for it itself."),
        "",
        f"{url}/administration/webhooks/{payload['endpoint_id']}",
    ]


_WRITERS = {
    "digest": _digest,
    "legal_date": _legal_dates,
    "date_moved": _moved,
    "between": _between,
    "webhook_off": _webhook_off,
}
FOR_ADMINISTRATORS = frozenset({"webhook_off"})
"""Kinds that go to administrators, whatever reminders they chose."""


def _listed(items: list[dict[str, Any]], url: str) -> Iterator[str]:
    for item in items:
        yield f"- {_long(item['due_on'])} · {item['reference']} · {_action(item)}"
        if item["normal_on"]:
            yield "  " + _("This is the worst case; normally %(day)s.", day=_long(item["normal_on"]))
        yield f"  {url}/cases/{item['case_id']}"


def _action(item: dict[str, Any]) -> str:
    title = item["title"]
    return _("Something planned in this case") if title is None else str(title[i18n.language()])


def _long(iso: str) -> str:
    return belgian.long_date(date.fromisoformat(iso), i18n.language())
