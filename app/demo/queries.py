"""What the demonstration is made of: its day, its invented services and the people who sign in."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from app.foundation.i18n import _
from app.foundation.permissions import Role
from app.store.tables.organisation import OrganisationKind

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


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoService:
    """An invented service."""

    kind: OrganisationKind
    short_name: str
    name_fr: str
    name_nl: str
    street_fr: str
    street_nl: str
    house_number: str
    postal_code: str
    commune_nis: str
    phone: str
    email: str
    counter_hours_fr: str = "lundi et jeudi de 9 h à 12 h"
    counter_hours_nl: str = "maandag en donderdag van 9 tot 12 uur"

    def facts(self) -> dict[str, Any]:
        """Return what the command that makes a service needs."""
        return asdict(self)


SERVICES = (
    DemoService(
        kind=OrganisationKind.NON_PROFIT, short_name="SEUIL", name_fr="Le Seuil asbl (démonstration)",
        name_nl="De Drempel vzw (demonstratie)", street_fr="rue du Fort", street_nl="Fortstraat", house_number="12",
        postal_code="1060", commune_nis="21013", phone="02 000 00 10", email="accueil@seuil.example",
    ),
    DemoService(
        kind=OrganisationKind.CPAS, short_name="CPAS", name_fr="CPAS d'une commune (démonstration)",
        name_nl="OCMW van een gemeente (demonstratie)", street_fr="rue de la Solidarité",
        street_nl="Solidariteitsstraat", house_number="1", postal_code="1060", commune_nis="21013",
        phone="02 000 00 20", email="logement@cpas.example",
    ),
    DemoService(
        kind=OrganisationKind.REGION, short_name="REGION", name_fr="Administration du logement (démonstration)",
        name_nl="Huisvestingsbestuur (demonstratie)", street_fr="rue de la Région", street_nl="Gewestlaan",
        house_number="5", postal_code="1000", commune_nis="21004", phone="02 000 00 30",
        email="expulsions@region.example",
    ),
    DemoService(
        kind=OrganisationKind.BRUSSHELP, short_name="ORIENT", name_fr="Orientation régionale (démonstration)",
        name_nl="Gewestelijke doorverwijzing (demonstratie)", street_fr="place de l'Accueil",
        street_nl="Onthaalplein", house_number="3", postal_code="1000", commune_nis="21004", phone="02 000 00 40",
        email="orientation@brusshelp.example",
    ),
)  # fmt: skip


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
