"""What the demonstration is made of: its day, its invented services and the people who sign in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.foundation.i18n import _
from app.foundation.permissions import Role

DEMO_DATE = date(2026, 7, 8)
"""The demonstration's clock starts here: the health index is known up to the month before."""
DEMO_PASSWORD = "limen-demo-2026"  # noqa: S105 — printed on the sign-in page of the demonstration only


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody of the demonstration who can sign in."""

    email: str
    name: str
    role: Role
    language: str
    organisation: str


PEOPLE = (
    DemoPerson("amina@seuil.example", "Amina Lejeune", Role.ADVISER, "fr", "SEUIL"),
    DemoPerson("bram@seuil.example", "Bram Wouters", Role.ADVISER, "nl", "SEUIL"),
    DemoPerson("chantal@seuil.example", "Chantal Nkosi", Role.COORDINATOR, "fr", "SEUIL"),
    DemoPerson("dries@seuil.example", "Dries Maes", Role.ADMINISTRATOR, "nl", "SEUIL"),
    DemoPerson("elise@seuil.example", "Élise Fontaine", Role.AUDITOR, "fr", "SEUIL"),
    DemoPerson("fatima@cpas.example", "Fatima Benali", Role.ADVISER, "fr", "CPAS"),
    DemoPerson("greet@cpas.example", "Greet Janssens", Role.COORDINATOR, "nl", "CPAS"),
    DemoPerson("hugo@region.example", "Hugo Petit", Role.ADVISER, "fr", "REGION"),
    DemoPerson("ines@brusshelp.example", "Inès De Smet", Role.COORDINATOR, "nl", "ORIENT"),
)


def role_names() -> dict[Role, str]:
    """Return the roles in words."""
    return {
        Role.ADVISER: _("adviser"),
        Role.COORDINATOR: _("coordinator"),
        Role.ADMINISTRATOR: _("administrator"),
        Role.AUDITOR: _("auditor"),
        Role.SYSTEM: _("system"),
    }


def demo_logins() -> list[tuple[str, str]]:
    """Return (address, role and service in words) of everybody who can sign in to the demonstration."""
    names = role_names()
    return [(person.email, f"{names[person.role]}, {person.organisation}") for person in PEOPLE]
