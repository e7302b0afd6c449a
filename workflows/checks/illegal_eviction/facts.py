"""What the rules may know of one household: the answers by path, and what several rules read out of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workflows.checks.illegal_eviction.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.parsing import Answers

SEEN, NONE = "seen", "none"
FALSE_DOCUMENT: Final = "false_document"
OTHER_PERSON: Final = "other_person"
ACCESS: Final = frozenset({"lock_changed", "lock_blocked", "door_removed", "access_refused_on_return"})
"""Acts that bar access in the sense of article 233/1, second paragraph."""
BELONGINGS: Final = frozenset(
    {"belongings_out", "belongings_kept", "belongings_destroyed", "nameplate_or_mail_removed"}
)
CUTS: Final = frozenset({"elec_cut", "gas_cut", "water_cut", "heat_cut", "meter_removed"})
THREATS: Final = frozenset({"threat_words", "threat_written", "threat_weapon", "threat_immigration_report"})
FORCE: Final = frozenset({"forced_entry", "violence", "threat_weapon"})
"""Acts that bring a level 3 alert outside level 3."""
RELATIVES: Final = frozenset({"family", "partner", "ex_partner"})
PRIVATE: Final = RELATIVES | {"host", "main_tenant"}
OFFICERS: Final = frozenset({"bailiff", "police", "commune", "housing_inspection"})


@dataclass(frozen=True, slots=True)
class Facts:
    """The answers of one contact, strictly read. None = unknown."""

    read: Answers

    @property
    def as_of(self) -> date:
        """Return the day of the question."""
        return self.read.required_day("as_of")

    @property
    def reported_on(self) -> date:
        """Return the day of the first report; without one, the day of the question."""
        return self.read.day("reported_on") or self.as_of

    @property
    def identified_on(self) -> date:
        """Return the day on which a service saw that a place is needed."""
        return self.read.day("identified_on") or self.reported_on

    @property
    def began_on(self) -> date | None:
        """Return the first day of the facts."""
        return self.read.day("occurred_from")

    @property
    def ended_on(self) -> date | None:
        """Return the last day of the facts: the first one when nothing says that they lasted."""
        return self.read.day("occurred_to") or self.began_on

    @property
    def acts(self) -> frozenset[str]:
        """Return what was done."""
        return frozenset(self.read.codes("acts") or ())

    @property
    def claims(self) -> tuple[str, ...]:
        """Return what the other side says, each claim once."""
        return tuple(dict.fromkeys(self.read.codes("other_side_claims") or ()))

    @property
    def author(self) -> str | None:
        """Return who did it, or threatens to."""
        return self.read.code("put_out_by")

    @property
    def basis(self) -> str | None:
        """Return the footing of the occupation."""
        return self.read.code("occupancy.basis")

    @property
    def false_title(self) -> bool:
        """Return whether what was shown is a false document: then there is no title."""
        return self.read.code("title.status") == SEEN and self.read.code("title.kind") == FALSE_DOCUMENT

    @property
    def title(self) -> str | None:
        """Return the state of the title: ``none``, ``seen``, ``claimed_not_shown`` or None."""
        return NONE if self.false_title else self.read.code("title.status")

    @property
    def minor(self) -> bool:
        """Return whether a child lives in the household."""
        return bool(self.read.integer("household.minors")) or self.unaccompanied

    @property
    def unaccompanied(self) -> bool:
        """Return whether the person is an unaccompanied foreign minor."""
        return self.read.yes_no("household.unaccompanied_minor") is True

    @property
    def secret(self) -> bool:
        """Return whether the new address must stay secret."""
        return self.read.yes_no("violence.secret_address_needed") is True

    @property
    def domestic_violence(self) -> bool:
        """Return whether there is violence at home, or signs of it that nobody asked about yet."""
        told = self.read.yes_no("violence.domestic")
        if told is not None:
            return told
        return self.author in RELATIVES and bool(self.acts & (THREATS | {"violence", "harassment"}))

    @property
    def one_event(self) -> bool:
        """Return whether other households are hit by the same event."""
        return self.households > 1 or self.read.yes_no("event.other_units_affected") is True

    @property
    def households(self) -> int:
        """Return how many households the event hit, this one included."""
        return self.read.integer("event.households") or 1

    @property
    def job_dwelling(self) -> bool:
        """Return whether the dwelling is tied to the job."""
        return "employer" in {self.author, self.basis, self.read.code("landlord.kind")}


def read_facts(raw: object) -> Facts:
    """Return the facts in ``raw``. Raises FactError with the path of the first offending fact."""
    return Facts(VOCABULARY.parse(raw))
