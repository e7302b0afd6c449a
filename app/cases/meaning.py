"""Tests of meaning that several commands share: whether these facts may be true of a case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.cases import reasons
from app.cases.codes import IDENTITIES, LANGUAGES, TENANTS
from app.directory.queries import communes_for_postal_code
from app.foundation.belgian import NotUnderstood, parse_phone
from app.foundation.called import NAMELESS
from app.foundation.errors import Invalid
from app.foundation.permissions import Permission, Role, allows
from app.foundation.plausible import happened
from app.store.search import refresh_search_text
from app.store.tables import Person, User

if TYPE_CHECKING:
    from collections.abc import Container

    from app.store.tables import Case
    from app.store.work import Work
    from workflows.law import Text

FIRST_DAY = date(2018, 1, 1)
"""Cases taken over from before the regional rules are entered with this day at the earliest."""
LONGEST_NAME = 160


def one_of(field: str, value: str, words: Container[str]) -> str:
    """Return a code of a list. Raises Invalid."""
    if value not in words:
        raise Invalid(field, reasons.NOT_OFFERED)
    return value


def opened(field: str, day: date) -> date:
    """Return a day on which a case may have been opened. Raises Invalid."""
    if day < FIRST_DAY:
        raise Invalid(field, reasons.TOO_OLD)
    return happened(field, day)


def telephone(field: str, typed: str) -> str:
    """Return a telephone number as digits, empty when none was typed. Raises Invalid."""
    if not typed.strip():
        return ""
    try:
        return parse_phone(typed)
    except NotUnderstood as error:
        raise Invalid(field, error.text) from None


def commune_of(postal_code: str, commune_nis: str) -> str:
    """Return the commune of a postal code; two communes share 1040 and 1050. Raises Invalid."""
    if not postal_code:
        return commune_nis
    possible = [commune.nis for commune in communes_for_postal_code(postal_code)]
    if not possible:
        raise Invalid("postal_code", reasons.NOT_IN_BRUSSELS)
    if commune_nis and commune_nis not in possible:
        raise Invalid("commune_nis", reasons.COMMUNE_ELSEWHERE)
    if not commune_nis and len(possible) > 1:
        raise Invalid("commune_nis", reasons.COMMUNE_SHARED)
    return commune_nis or possible[0]


def above_zero(field: str, cents: int | None) -> int | None:
    """Return an amount in cents that is not zero, ``None`` when unknown. Raises Invalid."""
    if cents is not None and cents <= 0:
        raise Invalid(field, reasons.AMOUNT_ABOVE_ZERO)
    return cents


def not_before(field: str, day: date | None, first: date | None, reason: Text) -> None:
    """Refuse two dates in the wrong order. Raises Invalid."""
    if day is not None and first is not None and day < first:
        raise Invalid(field, reason)


def colleague(work: Work, field: str, user_id: int | None) -> int | None:
    """Return a person of the service who follows cases. Raises Invalid."""
    if user_id is None:
        return None
    found = work.where(User, id=user_id, active=True)
    if not found or not allows(Role(found[0].role), Permission.CASE_WRITE):
        raise Invalid(field, reasons.NOT_A_COLLEAGUE)
    return user_id


def interpreter(language: str, interpreter_language: str) -> str:
    """Return the language an interpreter is needed for. Raises Invalid when it is neither FR, NL nor named."""
    one_of("language", language, LANGUAGES)
    spoken = interpreter_language.strip()
    if language == "other" and not spoken:
        raise Invalid("interpreter_language", reasons.NO_INTERPRETER_LANGUAGE)
    return spoken


def check_identity(identity: str, first_name: str, last_name: str, pseudonym: str) -> None:
    """Refuse an identity without the name it needs. Raises Invalid."""
    one_of("identity", identity, IDENTITIES)
    if identity == "named" and not (first_name.strip() or last_name.strip()):
        raise Invalid("first_name", reasons.NO_NAME)
    if identity == "pseudonym" and not pseudonym.strip():
        raise Invalid("pseudonym", reasons.NO_PSEUDONYM)


def refresh_names(work: Work, case: Case, pseudonym: str = "") -> None:
    """Write what lists call the case, and what it is found by."""
    if case.identity == "anonymous":
        case.display_name = NAMELESS
    elif case.identity == "pseudonym":
        case.display_name = (pseudonym.strip() or case.display_name)[:LONGEST_NAME]
    else:
        people = work.where(Person, "position", "id", case_id=case.id)
        names = [f"{row.first_name} {row.last_name}".strip() for row in people if row.role in TENANTS]
        case.display_name = ", ".join(name for name in names if name)[:LONGEST_NAME]
    refresh_search_text(work, case)
