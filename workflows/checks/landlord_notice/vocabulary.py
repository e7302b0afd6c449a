"""The declaration of all facts of the notice check, in the order of its contract page, and their contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks import messages
from workflows.checks.landlord_notice.questions import acts, lease, notice, special
from workflows.checks.parsing import Answers, FactError
from workflows.checks.vocabulary import Vocabulary
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.vocabulary import CrossCheck

ENDS_BEFORE_START = Text(
    fr="La fin ne peut pas précéder le début. Vérifiez les deux dates dans le contrat.",
    nl="Het einde kan niet vóór het begin liggen. Kijk de twee data na in het contract.",
)
PRESENTED_BEFORE_POSTED = Text(
    fr="La lettre ne peut pas être présentée avant d'être postée. Vérifiez les deux dates.",
    nl="De brief kan niet worden aangeboden vóór hij is gepost. Kijk de twee data na.",
)
RECEIVED_BEFORE_POSTED = Text(
    fr="La lettre ne peut pas être reçue avant d'être postée ou présentée. Vérifiez les dates.",
    nl="De brief kan niet worden ontvangen vóór hij is gepost of aangeboden. Kijk de data na.",
)
MORE_THAN_SIGNATORIES = Text(
    fr="Plus de congés que de signataires : vérifiez les deux nombres.",
    nl="Meer opzeggingen dan ondertekenaars: kijk de twee aantallen na.",
)
# The object that each subject needs, section 1 of the contract; the notice comes second for acts that answer it.
REQUIRED_OBJECTS = {
    "notice": ("landlord_notice", "counter_notice", "claim_after_departure"),
    "tenant_notice": ("tenant_notice",),
    "counter_notice": ("counter_notice",),
    "prorogation_request": ("prorogation_request",),
    "rent_increase": ("rent_increase",),
    "eviction": ("self_help_eviction",),
    "after_departure": ("claim_after_departure",),
}
ACTS = ("notice", "tenant_notice", "counter_notice", "prorogation_request")


def _lease_ends_after_start(answers: Answers) -> FactError | None:
    starts, ends = answers.day("lease.starts_on"), answers.day("lease.ends_on")
    if starts is None or ends is None or starts <= ends:
        return None
    return FactError("lease.ends_on", ENDS_BEFORE_START)


def _extension_ends_after_start(extension: Answers) -> FactError | None:
    starts, ends = extension.day("starts_on"), extension.day("ends_on")
    if starts is None or ends is None or starts <= ends:
        return None
    return FactError(f"{extension.prefix}ends_on", ENDS_BEFORE_START)


def _no_more_than_signed(answers: Answers) -> FactError | None:
    signed, left = answers.integer("cotenancy.signatories"), answers.integer("cotenancy.gave_notice")
    if signed is None or left is None or left <= signed:
        return None
    return FactError("cotenancy.gave_notice", MORE_THAN_SIGNATORIES)


def _presented_after_posted(act: str) -> CrossCheck:
    def check(answers: Answers) -> FactError | None:
        posted, presented = answers.day(f"{act}.posted_on"), answers.day(f"{act}.presented_on")
        if posted is None or presented is None or posted <= presented:
            return None
        return FactError(f"{act}.presented_on", PRESENTED_BEFORE_POSTED)

    return check


def _received_last(act: str) -> CrossCheck:
    def check(answers: Answers) -> FactError | None:
        received = answers.day(f"{act}.received_on")
        earlier = (answers.day(f"{act}.posted_on"), answers.day(f"{act}.presented_on"))
        if received is None or all(day is None or day <= received for day in earlier):
            return None
        return FactError(f"{act}.received_on", RECEIVED_BEFORE_POSTED)

    return check


def _there_for_its_subject(path: str, subjects: tuple[str, ...]) -> CrossCheck:
    def check(answers: Answers) -> FactError | None:
        if answers.code("subject") in subjects and not answers.known(path):
            return FactError(path, messages.REQUIRED)
        return None

    return check


VOCABULARY = Vocabulary(
    facts=(
        *lease.INTERVIEW_FACTS,
        *lease.LEASE_FACTS,
        *notice.PARTY_FACTS,
        *notice.NOTICE_FACTS,
        *notice.SALE_FACTS,
        *notice.SHIELD_FACTS,
        *special.SPECIAL_FACTS,
        *acts.ACT_FACTS,
    ),
    cross_checks={
        "lease.ends_on": _lease_ends_after_start,
        "lease.extensions[].ends_on": _extension_ends_after_start,
        "cotenancy.gave_notice": _no_more_than_signed,
        **{f"{act}.presented_on": _presented_after_posted(act) for act in ACTS},
        **{f"{act}.received_on": _received_last(act) for act in ACTS},
        **{path: _there_for_its_subject(path, subjects) for path, subjects in REQUIRED_OBJECTS.items()},
    },
)
