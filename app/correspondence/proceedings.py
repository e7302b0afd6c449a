"""What the court procedure of a case gives its letters: the facts they print and the language they must be in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.correspondence import offices
from app.correspondence.parts import euros
from app.directory import queries as directory
from app.foundation import clock
from app.procedure import queries
from app.store import consents, procedure
from app.store.tables import Case, CheckRecord, Document, Note, OtherParty
from letters.context import Address, Party, Procedure
from letters.languages import COMMUNES
from letters.procedures import irregularities_of
from letters.profiles import choose_language
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.correspondence.drafting import Rows
    from app.store.tables import CourtProcedure
    from letters.context import Quality
    from letters.profiles import LanguageChoice
    from letters.spec import LetterSpec
    from letters.text import Language

_ADDRESS: Final = re.compile(
    r"(?P<street>[^\d,]+?),? (?P<number>\d+[\w/-]*)(?:,? (?:bte|boîte|bus) (?P<box>\S+?))?, "
    r"(?P<code>\d{4}) (?P<town>[^,]+)"
)
PROOFS: Final = ("consent", "mandate")
"""Kinds of papers and notes that prove the agreement of the person."""
OTHER_LANGUAGE: Final = Text(
    fr="La procédure se déroule dans l'autre langue : cette lettre ne peut être écrite que dans celle-là.",
    nl="De rechtspleging verloopt in de andere taal: deze brief kan alleen in die taal.",
)


def procedure_of(source: Rows, case_id: int) -> Procedure:
    """Return what is known of the court procedure of a case: entries, who sits and acts, the newest kept answer."""
    facts = procedure.known(source, case_id)  # type: ignore[arg-type]  # a Reader or a Work
    row = queries.court_procedure(source, case_id)  # type: ignore[arg-type]
    kept = next(iter(reversed(source.where(CheckRecord, "id", case_id=case_id, check=queries.CHECK))), None)
    earliest = (kept.result.get("earliest_eviction") or {}) if kept else {}
    known = Procedure(
        formal_notice_on=_day(facts, "formal_notice.sent_on"),
        filed_on=_day(facts, "petition.filed_on"),
        cpas_received_on=_day(facts, "petition.cpas_received_on"),
        hearing_on=_day(facts, "incidental_claim.hearing_on") or _day(facts, "petition.hearing_on"),
        judged_on=_day(facts, "judgment.given_on"),
        served_on=_day(facts, "service.on"),
        cpas_informed_on=_day(facts, "service.cpas_informed_on"),
        eviction_notice_posted_on=_day(facts, "eviction_notice.posted_on"),
        eviction_on=_day(facts, "eviction_notice.eviction_on"),
        earliest_plan=_iso(earliest.get("plan")),
        earliest_default=_iso(earliest.get("default")),
        earliest_contest=_iso(earliest.get("contest")),
        moratorium_applies=(kept.result.get("moratorium") or {}).get("applies") if kept else None,
        derogation_known=facts.get("moratorium_derogation.granted"),
        irregularities=irregularities_of(kept.result, kept.facts) if kept else (),
    )
    return known if row is None else _with_court(known, row)


def _with_court(known: Procedure, row: CourtProcedure) -> Procedure:
    """Add who sits and who acts."""
    court = next((body for body in directory.bodies("justice_of_peace") if body.id == row.court_id), None)
    return replace(
        known,
        roll_number=row.roll_number or None,
        court=offices.party_of(court) if court else None,
        language=_language(row.language),
        claimed=euros(row.claimed_cents),
        claimant_lawyer=_acting(
            row.claimant_lawyer_name, row.claimant_lawyer_address, row.claimant_lawyer_email, "lawyer"
        ),
        hearing_at=row.hearing_at or None,
        hearing_room=row.hearing_room or None,
        bailiff=_acting(row.bailiff_name, row.bailiff_address, row.bailiff_email, "bailiff"),
        bailiff_reference=row.bailiff_reference or None,
    )


def _acting(name: str, address: str, email: str, quality: Quality) -> Party | None:
    """Return a lawyer or a bailiff; the address only where it can be read into its parts."""
    return Party(name, read_address(address), quality=quality, email=email or None) if name else None


def read_address(text: str) -> Address | None:
    """Return an address written on one or several lines in its parts, None when it cannot be read."""
    found = _ADDRESS.fullmatch(", ".join(line.strip(" ,") for line in text.splitlines() if line.strip(" ,")))
    if found is None:
        return None
    return Address(
        postcode=found["code"],
        number=found["number"],
        box=found["box"],
        street_fr=found["street"],
        street_nl=found["street"],
        commune_fr=None if found["code"] in COMMUNES else found["town"],
        commune_nl=None if found["code"] in COMMUNES else found["town"],
    )


def _day(facts: Mapping[str, Any], path: str) -> date | None:
    return _iso(facts.get(path))


def _iso(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None


def consented(source: Rows, case_id: int) -> bool:
    """Tell whether a consent or a mandate of the person is on record, papers taken away left out."""
    return any(
        any(row.removed_on is None for row in source.where(Document, case_id=case_id, kind=kind))
        or bool(source.where(Note, case_id=case_id, kind=kind))
        for kind in PROOFS
    )


def agreed(source: Rows, case_id: int) -> frozenset[str] | None:
    """Return the kinds of recipients whom a consent allows to tell today; None while no consent names a recipient."""
    if not consents.consents_of(source, case_id):  # type: ignore[arg-type]  # a Reader or a Work
        return None
    found = consents.in_force(source, case_id, clock.today())  # type: ignore[arg-type]
    return frozenset(one.recipient for one in found)


def language_choice(source: Rows, case_id: int, spec: LetterSpec) -> LanguageChoice:
    """Return the language proposed for a letter, with the reason, and whether another may be chosen."""
    parties = source.where(OtherParty, "id", case_id=case_id)
    return choice_for(spec, source.one(Case, case_id), parties, procedure_of(source, case_id))


def choice_for(spec: LetterSpec, case: Case, parties: Sequence[OtherParty], known: Procedure) -> LanguageChoice:
    """Return the same for rows that are known already; a centre writes to a landlord in the landlord's language."""
    written = [_language(row.language) for row in parties if row.role == "landlord"]
    recipient = next((language for language in written if language), None)
    own = spec.language_profile == "L-ADM" and spec.audience in {"person", "landlord"}
    return choose_language(
        spec.language_profile,
        recipient=recipient,
        tenant=recipient if own else _language(case.language),
        proceedings=known.language,
    )


def _language(code: str | None) -> Language | None:
    return "fr" if code == "fr" else "nl" if code == "nl" else None
