"""Who is acting, for which organisation."""

from __future__ import annotations

from dataclasses import dataclass

from app.foundation.permissions import Permission, Role, allows


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person (or the server's own command line) acting for an organisation."""

    user_id: int | None
    organisation_id: int | None
    role: Role
    name: str
    language: str = "fr"
    organisation_kind: str = ""
    organisation_name: str = ""

    def may(self, permission: Permission) -> bool:
        """Tell whether the actor's role holds the permission."""
        return allows(self.role, permission)


SYSTEM = Actor(user_id=None, organisation_id=None, role=Role.SYSTEM, name="limen")
"""The server's own command line: set-up and users; it sees every organisation."""


def system_for(organisation_id: int) -> Actor:
    """Return the server's own actor working inside one organisation."""
    return Actor(user_id=None, organisation_id=organisation_id, role=Role.SYSTEM, name="limen")
