"""The codes of a case in words, in the interface language."""

from __future__ import annotations

from app.foundation.i18n import _


def identities() -> dict[str, str]:
    """How the person is called in the file."""
    return {
        "named": _("By their name"),
        "pseudonym": _("By another name"),
        "anonymous": _("Without a name"),
    }


def languages() -> dict[str, str]:
    """Language of letters and talks."""
    return {"fr": _("French"), "nl": _("Dutch"), "other": _("Another language")}


def contact() -> dict[str, str]:
    """Whether the person can be reached without danger."""
    return {
        "yes": _("Yes"),
        "with_care": _("Yes, with care"),
        "no": _("No: wait until they contact us"),
        "unknown": _("I don't know yet"),
    }


def contact_short() -> dict[str, str]:
    """The same as a short statement."""
    return {
        "yes": _("Safe to contact"),
        "with_care": _("Contact with care"),
        "no": _("Do not contact"),
        "unknown": _("Ask if contact is safe"),
    }


def channels() -> dict[str, str]:
    """How the person or the signal reached us."""
    return {
        "visit": _("At our desk"),
        "phone": _("By telephone"),
        "email": _("By e-mail or form"),
        "outreach": _("We met them outside"),
        "partner": _("Another service told us"),
        "relative": _("A relative or neighbour told us"),
        "other": _("In another way"),
    }


def concerns() -> dict[str, str]:
    """What threatens the home."""
    return {
        "indexation": _("The rent is going up"),
        "notice": _("The landlord ends the lease"),
        "arrears": _("Unpaid rent or charges"),
        "put_out_by_host": _("Put out by family, partner or host"),
        "illegal_eviction": _("Locked out or threatened without a judge"),
        "defects": _("The home is unfit or in bad repair"),
        "other": _("Something else"),
    }


def person_roles() -> dict[str, str]:
    """What somebody is in the household."""
    return {
        "tenant": _("Tenant"),
        "co_tenant": _("Co-tenant (signed the lease too)"),
        "partner": _("Partner"),
        "adult": _("Other adult"),
        "minor": _("Child under 18"),
    }


def party_roles() -> dict[str, str]:
    """What somebody outside the household is."""
    return {
        "landlord": _("Landlord"),
        "agent": _("Agent of the landlord"),
        "host": _("Host (family, friend, partner)"),
    }


def civilities() -> dict[str, str]:
    """How letters address a person; never guessed."""
    return {"": _("Not known"), "ms": _("Ms"), "mr": _("Mr")}


def arrears_kinds() -> dict[str, str]:
    """What is claimed."""
    return {
        "rent": _("Rent"),
        "charges": _("Charges"),
        "costs": _("Costs of reminders or court"),
        "compensation": _("Compensation"),
        "other": _("Something else"),
    }


def note_kinds() -> dict[str, str]:
    """What a note is about."""
    return {
        "talk": _("Talk"),
        "call": _("Telephone call"),
        "visit": _("Home visit"),
        "message": _("Message or e-mail"),
        "consent": _("The person agrees that we share or speak for them"),
        "mandate": _("The person lets us act for them"),
        "other": _("Other note"),
    }


def waits_for() -> dict[str, str]:
    """Who must act by a date."""
    return {
        "": _("us"),
        "us": _("us"),
        "tenant": _("the tenant"),
        "landlord": _("the landlord"),
        "other_side": _("the other side"),
        "court": _("the court"),
        "service": _("another service"),
    }


def verdicts() -> dict[str, str]:
    """What a kept check said."""
    return {
        "lawful": _("lawful"),
        "excessive": _("too much or too early"),
        "not_due": _("not due"),
        "unlawful": _("not allowed"),
        "not_requested": _("not asked yet"),
        "uncertain": _("cannot tell"),
        "out_of_scope": _("other rules apply"),
    }


def letter_states() -> dict[str, str]:
    """Where a letter is."""
    return {
        "draft": _("Draft"),
        "issued": _("Issued, not sent yet"),
        "sent": _("Sent"),
        "answered": _("Answered"),
        "superseded": _("Replaced by a newer letter"),
    }


def letter_answers() -> dict[str, str]:
    """What the other side answered."""
    return {
        "accepted": _("accepted"),
        "partly": _("accepted in part"),
        "refused": _("refused"),
        "sent_papers": _("sent the papers"),
    }
