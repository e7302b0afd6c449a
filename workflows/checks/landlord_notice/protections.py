"""What protects a person who has no lease: by force nobody is put out, and some hosts owe more (law page 2.14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workflows.checks.landlord_notice.facts import Facts

PROTECTIONS = (
    "no_eviction_by_force",
    "cpas_help",
    "barring_order",
    "family_home_protection",
    "family_court",
    "summary_judge",
    "youth_services",
    "parents_must_house",
    "maintenance_in_training",
)


def protections(facts: Facts) -> list[str]:
    """Return the protections of a hosted person, in the order in which people need them."""
    hosted = facts.hosted
    couple = hosted.host in ("spouse", "legal_cohabitant")
    minor = hosted.person_is_minor is True
    holds = {
        "no_eviction_by_force": True,
        "cpas_help": True,
        "barring_order": hosted.violence is True,
        "family_home_protection": couple,
        "family_court": couple,
        "summary_judge": hosted.host == "de_facto_partner",
        "youth_services": minor,
        "parents_must_house": minor,
        "maintenance_in_training": hosted.in_training is True and hosted.host == "parent",
    }
    return [code for code in PROTECTIONS if holds[code]]
