"""Who owes how many months of rent, for certain or only if somebody breaks a promise (contract, section 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.act import CLAIMABLE, DUE, HEAD_TENANT, IF_BREACH, LANDLORD, TENANT, Indemnity
from workflows.checks.landlord_notice.notice import WORKS_GROUNDS
from workflows.checks.landlord_notice.values import BREACH_RENTS, EARLY_SHORT_RENTS, HEAD_TENANT_RENTS
from workflows.checks.wording import money

if TYPE_CHECKING:
    from workflows.checks.landlord_notice.act import Act
    from workflows.checks.landlord_notice.notice import Judged


def indemnities(judged: Judged | None, act: Act | None) -> list[Indemnity]:
    """Return every entry, those of the landlord's notice first."""
    found = [] if judged is None else _of_notice(judged, broken=act is not None and act.broken)
    return [*found, *(act.indemnities if act is not None else ())]


def _of_notice(judged: Judged, *, broken: bool) -> list[Indemnity]:
    j, found, ends_on = judged.judging, [], judged.ends_on
    breach = CLAIMABLE if broken else IF_BREACH
    if ends_on is not None or broken:
        if judged.ground == "personal_occupation":
            found.append(Indemnity("landlord_non_occupation", LANDLORD, BREACH_RENTS, breach))
        elif judged.ground in WORKS_GROUNDS:
            found.append(Indemnity("landlord_works_not_done", LANDLORD, BREACH_RENTS, breach))
    if ends_on is not None:
        if j.rents:
            found.append(Indemnity("landlord_no_reason", LANDLORD, j.rents, DUE, ends_on))
        if j.early_short:
            found.append(Indemnity("landlord_early_short", LANDLORD, EARLY_SHORT_RENTS, DUE, ends_on))
        if j.head_tenant_rents:
            found.append(Indemnity("head_tenant_early_end", HEAD_TENANT, HEAD_TENANT_RENTS, DUE, ends_on))
    if j.head_tenant_late:
        found.append(Indemnity("head_tenant_late_copy", HEAD_TENANT, None, CLAIMABLE, open_amount=True))
    return found


def amount(entry: Indemnity, rent: int | None) -> int | None:
    """Return months times rent in cents; None when one of them is unknown or a judge fixes the amount."""
    if entry.months is None or rent is None or entry.open_amount:
        return None
    return entry.months * rent


def needs_rent(entries: list[Indemnity], rent: int | None) -> bool:
    """Return whether an amount is missing for want of the rent alone."""
    return rent is None and any(entry.months is not None and not entry.open_amount for entry in entries)


def entry_as_dict(entry: Indemnity, rent: int | None) -> dict[str, object]:
    """Return an entry as the contract writes it."""
    cents = amount(entry, rent)
    return {
        "owed_by": entry.owed_by,
        "months": entry.months,
        "amount": None if cents is None else money(cents),
        "status": entry.status,
        "due_on": None if entry.due_on is None else entry.due_on.isoformat(),
    }


def totals(entries: list[Indemnity], rent: int | None) -> dict[str, str | None]:
    """Return what tenant and landlord owe for certain; None when an amount is unknown."""
    return {f"{who}_owes": _total([e for e in entries if e.owed_by == who and e.status == DUE], rent) for who in _SIDES}


_SIDES = (TENANT, LANDLORD)


def _total(entries: list[Indemnity], rent: int | None) -> str | None:
    amounts = [amount(entry, rent) for entry in entries]
    if None in amounts:
        return None
    return money(sum(cents for cents in amounts if cents is not None))
