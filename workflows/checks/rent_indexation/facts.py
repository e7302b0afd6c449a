"""The facts of the indexation check: their declaration, and the frozen values the rules read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflows.checks.parsing import Answers, FactError
from workflows.checks.rent_indexation.questions import conditions, lease, request
from workflows.checks.vocabulary import Vocabulary
from workflows.law import Text

if TYPE_CHECKING:
    from datetime import date


def _valid_after_issue(certificate: Answers) -> FactError | None:
    issued_on, valid_until = certificate.day("issued_on"), certificate.day("valid_until")
    if issued_on is None or valid_until is None or valid_until >= issued_on:
        return None
    return FactError(f"{certificate.prefix}valid_until", ENDS_BEFORE_ISSUE)


def _overpaid_before_claim(answers: Answers) -> FactError | None:
    claimed_on, since = answers.day("refund.claimed_on"), answers.day("refund.overpaid_since")
    if claimed_on is None or since is None or since <= claimed_on:
        return None
    return FactError("refund.overpaid_since", OVERPAID_AFTER_CLAIM)


ENDS_BEFORE_ISSUE = Text(
    fr="Le certificat ne peut pas expirer avant d'être établi. Vérifiez les deux dates en première page.",
    nl="Het certificaat kan niet vervallen vóór het werd opgemaakt. Kijk de twee data op de eerste bladzijde na.",
)
OVERPAID_AFTER_CLAIM = Text(
    fr="Le premier paiement trop élevé ne peut pas suivre la réclamation. Vérifiez les deux dates.",
    nl="De eerste te hoge betaling kan niet na de terugvordering liggen. Kijk de twee data na.",
)

VOCABULARY = Vocabulary(
    facts=(*lease.FACTS, *conditions.FACTS, *request.FACTS),
    cross_checks={
        "epb.certificates[].valid_until": _valid_after_issue,
        "refund.overpaid_since": _overpaid_before_claim,
    },
)


@dataclass(frozen=True, slots=True)
class Register:
    """Registration on one of the two registers; a date implies that it was done."""

    done: bool | None
    on: date | None

    def counts_on(self, day: date) -> bool | None:
        """Return whether it is registered on ``day``; None = unknown. Without a date it was done in time."""
        if not self.done:
            return self.done
        return self.on is None or self.on <= day


@dataclass(frozen=True, slots=True)
class Certificate:
    """One EPB certificate; ``place`` is its position in the list."""

    place: int
    energy_class: str | None
    issued_on: date | None
    valid_until: date | None
    communicated: bool | None
    communicated_on: date | None


@dataclass(frozen=True, slots=True)
class Request:
    """The request to adapt the rent. Amounts in cents a month, without charges."""

    by_tenant: bool
    made_on: date | None
    written: bool | None
    rent_asked: int | None
    applies_from: date | None


@dataclass(frozen=True, slots=True)
class IndexationFacts:
    """Everything the rules may know of one case. Money in cents; None = unknown."""

    as_of: date
    anniversary_year: int | None
    lease_type: str | None
    written: bool | None
    signed_on: date | None
    starts_on: date | None
    base_rent: int | None
    includes_charges: bool
    rent_before: int | None
    last_increase_on: date | None
    clause: str | None
    clause_ceiling: int | None
    revised_on: date | None
    revised_rent: int | None
    federal: Register
    regional: Register
    landlord: str | None
    reference_rent: int | None
    certificates: tuple[Certificate, ...] | None
    request: Request | None
    claimed_on: date | None
    overpaid_since: date | None


def read_facts(raw: object) -> IndexationFacts:
    """Return the typed facts in ``raw``. Raises FactError with the path of the first offending fact."""
    answers = VOCABULARY.parse(raw)
    return IndexationFacts(
        as_of=answers.required_day("as_of"),
        anniversary_year=answers.integer("anniversary_year"),
        lease_type=answers.code("lease.type"),
        written=answers.yes_no("lease.written"),
        signed_on=answers.day("lease.signed_on"),
        starts_on=answers.day("lease.starts_on"),
        base_rent=answers.cents("lease.base_rent"),
        includes_charges=answers.yes_no("lease.base_rent_includes_charges") or False,
        rent_before=answers.cents("lease.rent_before_request"),
        last_increase_on=answers.day("lease.last_increase_on"),
        clause=answers.code("lease.indexation_clause"),
        clause_ceiling=answers.cents("lease.clause_ceiling"),
        revised_on=answers.day("lease.revision.agreed_on"),
        revised_rent=answers.cents("lease.revision.rent"),
        federal=_register(answers, "registration.federal"),
        regional=_register(answers, "registration.regional"),
        landlord=answers.code("landlord.kind"),
        reference_rent=answers.cents("dwelling.reference_rent"),
        certificates=_certificates(answers),
        request=_request(answers) if answers.known("request") else None,
        claimed_on=answers.day("refund.claimed_on"),
        overpaid_since=answers.day("refund.overpaid_since"),
    )


def _register(answers: Answers, path: str) -> Register:
    on = answers.day(f"{path}.on")
    return Register(done=True if on is not None else answers.yes_no(f"{path}.done"), on=on)


def _certificates(answers: Answers) -> tuple[Certificate, ...] | None:
    items = answers.items("epb.certificates")
    if items is None:
        return None
    return tuple(_certificate(place, item) for place, item in enumerate(items))


def _certificate(place: int, item: Answers) -> Certificate:
    communicated_on = item.day("communicated_on")
    return Certificate(
        place=place,
        energy_class=item.code("class"),
        issued_on=item.day("issued_on"),
        valid_until=item.day("valid_until"),
        communicated=True if communicated_on is not None else item.yes_no("communicated"),
        communicated_on=communicated_on,
    )


def _request(answers: Answers) -> Request:
    return Request(
        by_tenant=answers.code("request.made_by") == "tenant",
        made_on=answers.day("request.made_on"),
        written=answers.yes_no("request.written"),
        rent_asked=answers.cents("request.rent_asked"),
        applies_from=answers.day("request.applies_from"),
    )
