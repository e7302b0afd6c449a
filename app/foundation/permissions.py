"""Who may do what: every permission of the product and the roles that hold it, on one page."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing a person may be allowed to do."""

    OPEN = "open"
    """Needs no right: acts of a person on their own sign-in and preferences."""
    CASE_READ = "case_read"
    CASE_WRITE = "case_write"
    CASE_PROGRESS = "case_progress"
    CASE_REOPEN = "case_reopen"
    LETTER_ISSUE = "letter_issue"
    CONFLICT_DECIDE = "conflict_decide"
    """Say whether a possible conflict of interest stands in the way of helping somebody."""
    NAME_READERS = "name_readers"
    """Say who may read a secret address, without reading it: when those who may are ill or gone."""
    CANTON_WRITE = "canton_write"
    """Keep the profiles of the cantons."""
    FIGURES_PROPOSE = "figures_propose"
    FIGURES_APPROVE = "figures_approve"
    ORGANISATION_MANAGE = "organisation_manage"
    AUDIT_READ = "audit_read"
    SYSTEM = "system"
    """The command line on the server: set-up, users, verification. No role of a person holds it."""


class Role(StrEnum):
    """What a person is in their organisation."""

    ADVISER = "adviser"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    SYSTEM = "system"


_CASEWORK = frozenset(
    {
        Permission.OPEN,
        Permission.CASE_READ,
        Permission.CASE_WRITE,
        Permission.CASE_PROGRESS,
        Permission.LETTER_ISSUE,
    }
)

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ADVISER: _CASEWORK,
    Role.COORDINATOR: _CASEWORK
    | {
        Permission.CASE_REOPEN,
        Permission.CONFLICT_DECIDE,
        Permission.NAME_READERS,
        Permission.CANTON_WRITE,
        Permission.FIGURES_PROPOSE,
        Permission.FIGURES_APPROVE,
    },
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.OPEN,
            Permission.ORGANISATION_MANAGE,
            Permission.FIGURES_PROPOSE,
            Permission.FIGURES_APPROVE,
        }
    ),
    Role.AUDITOR: frozenset({Permission.OPEN, Permission.AUDIT_READ}),
    Role.SYSTEM: frozenset(Permission),
}


def allows(role: Role, permission: Permission) -> bool:
    """Tell whether a role holds a permission."""
    return permission in ROLE_PERMISSIONS[role]
