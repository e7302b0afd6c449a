"""From a draft to pages: context, what is missing, the HTML and the PDFs. No change is made here."""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2

from app.correspondence import offices, proceedings
from app.correspondence.context import CaseRows, NotReady, build, not_ready
from app.correspondence.parts import service_facts
from app.debt import queries as debt
from app.foundation import clock
from app.foundation.errors import NotFound
from app.store.facts import minor_alone
from app.store.tables import (
    Case,
    CheckRecord,
    Dwelling,
    EpbCertificate,
    Lease,
    Letter,
    Organisation,
    OtherParty,
    Person,
    User,
)
from letters.catalogue import CATALOGUE, FOLDER
from letters.html import MissingField, missing_fields, paragraphs, render
from letters.pdf import STYLESHEETS, to_pdf
from letters.sheets import tenant_summary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Protocol

    from app.correspondence.offices import Proposal
    from letters.context import LetterContext, Service
    from letters.html import Variant
    from letters.paragraphs import Paragraph
    from letters.spec import LetterSpec
    from letters.text import Language

    class Rows(Protocol):
        """What a Reader and a Work have in common."""

        def one(self, table: type[Any], row_id: int) -> Any:
            """Return one row by key. Raises NotFound."""

        def where(self, table: type[Any], *order_by: str, **equals: object) -> Any:
            """Return the rows whose columns equal the given values."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that can be shown: its specification, its context, and what it still lacks."""

    spec: LetterSpec
    context: LetterContext | None
    not_ready: tuple[NotReady, ...]
    missing: tuple[MissingField, ...]
    proposals: tuple[Proposal, ...] = ()
    """Who may be addressed, when the letter does not go to the landlord."""
    people: tuple[Proposal, ...] = ()
    """Whom a question for a name and address proposes."""
    unsafe_home: bool = False
    """There is violence, or the address is secret: no paper goes to the old home."""

    @property
    def complete(self) -> bool:
        """Tell whether the letter can be issued."""
        return self.context is not None and not self.missing


def spec_of(letter: str) -> LetterSpec:
    """Return the specification of a letter by folder name or catalogue code. Raises NotFound."""
    if letter in CATALOGUE:
        return CATALOGUE[letter]
    for spec in CATALOGUE.values():
        if spec.code == letter:
            return spec
    raise NotFound


def first_options(letter: str) -> dict[str, Any]:
    """Return what a new draft begins with: its usual annexes and papers.

    With a letter that needs the person's agreement goes only what the person accepts: nothing is ticked beforehand.
    """
    spec = spec_of(letter)
    agreed = spec.blocked is not None and spec.blocked.when == "no_consent"
    options: dict[str, Any] = {"annexes": [] if agreed else [code for code in spec.annexes if code != "mandate"]}
    if "documents" in spec.needs:
        options["documents"] = ["epb_certificate", "registration_proof"]
    return options


def rows_of(source: Rows, case_id: int, check_record_id: int | None, worker_id: int | None) -> CaseRows:
    """Load what a letter of this case may draw on. Raises NotFound."""
    case: Case = source.one(Case, case_id)
    check = source.one(CheckRecord, check_record_id) if check_record_id else None
    if check is not None and check.case_id != case_id:
        raise NotFound
    worker = source.one(User, worker_id) if worker_id else None
    return CaseRows(
        case=case,
        people=source.where(Person, "position", "id", case_id=case_id),
        parties=source.where(OtherParty, "id", case_id=case_id),
        dwelling=next(iter(source.where(Dwelling, case_id=case_id)), None),
        lease=next(iter(source.where(Lease, case_id=case_id)), None),
        certificates=source.where(EpbCertificate, "position", "id", case_id=case_id),
        check=check,
        organisation=source.one(Organisation, case.organisation_id),
        worker=worker,
        consented=proceedings.consented(source, case_id),
        minor_alone=minor_alone(source, case, clock.today()),  # type: ignore[arg-type]  # a Reader or a Work
        procedure=proceedings.procedure_of(source, case_id),
        debt=debt.letter_debt(source, case_id),  # type: ignore[arg-type]  # a Reader or a Work
        budget=debt.letter_budget(source, case_id),  # type: ignore[arg-type]
    )


def service_of(source: Rows, organisation_id: int | None) -> Service | None:
    """Return our service as the foot of a page names it; nothing for somebody without an organisation."""
    return service_facts(source.one(Organisation, organisation_id), None) if organisation_id else None


def draft_of(source: Rows, letter: Letter, worker_id: int | None) -> Draft:
    """Return a draft as the case stands now."""
    spec = spec_of(letter.letter)
    rows = rows_of(source, letter.case_id, letter.check_record_id, worker_id)
    unready = tuple(not_ready(rows, spec, letter.options))
    if unready:
        return Draft(spec, None, unready, ())
    context = build(
        rows,
        spec,
        written_on=letter.dated_on,
        sending=letter.sending_mode or spec.sending[0],
        options=letter.options,
    )
    return Draft(
        spec,
        context,
        (),
        tuple(missing_fields(spec, context)),
        tuple(offices.proposals(rows, spec)),
        tuple(offices.people_of(rows.approachable, spec.asks)),
        unsafe_home=bool(rows.case.violence) or rows.secret,
    )


def pdf(draft: Draft, language: Language, edits: Mapping[str, str], *, variant: Variant, identifier: str) -> bytes:
    """Return a letter as PDF. Raises MissingFields or EditError; LookupError when the case is not ready."""
    if draft.context is None:
        raise LookupError("the case is not ready for this letter")
    html = render(draft.spec, language, draft.context, edits, variant=variant)
    return to_pdf(
        html,
        language=language,
        title=draft.spec.title.of(language),
        identifier=identifier,
        author=author_of(draft.context),
        created_on=draft.context.letter.written_on,
    )


def summary_pdf(
    spec: LetterSpec, context: LetterContext, language: Language, *, letter_language: Language, identifier: str
) -> bytes:
    """Return the plain page for the tenant as PDF."""
    return to_pdf(
        tenant_summary(spec, language, context, letter_language=letter_language),
        language=language,
        title=spec.title.of(language),
        identifier=identifier,
        author=context.service.name.of(language) if context.service else "Limen",
        created_on=context.letter.written_on,
    )


def author_of(context: LetterContext) -> str:
    """Return the tenants' names: they sign; without them the service."""
    if not context.tenants:
        return context.service.name.fr if context.service else "Limen"
    return ", ".join(" ".join(part for part in (tenant.first, tenant.last) if part) for tenant in context.tenants)


def edits_in(letter: Letter, language: str) -> dict[str, str]:
    """Return the changed paragraphs of a draft in one language; they are kept as ``fr.paragraph``."""
    start = f"{language}."
    return {key.removeprefix(start): text for key, text in letter.edits.items() if key.startswith(start)}


def fitting(edits: Mapping[str, str], own: Sequence[Paragraph]) -> tuple[dict[str, str], dict[str, str]]:
    """Part changed paragraphs into those that print and those whose paragraph is no longer free in this letter.

    A ground that is unticked takes its paragraph along; the words written there are kept and shown, never printed.
    """
    free = {paragraph.id for paragraph in own if not paragraph.locked}
    fit = {key: text for key, text in edits.items() if key in free}
    return fit, {key: text for key, text in edits.items() if key not in free and text}


def own_paragraphs(draft: Draft, language: Language) -> list[Paragraph]:
    """Return the paragraphs as the letter words them by itself; none while facts it cannot do without are missing."""
    return paragraphs(draft.spec, language, draft.context) if draft.complete and draft.context else []


def letter_pdf(letter: Letter, draft: Draft, language: Language, variant: Variant) -> bytes:
    """Return a letter in one language, with the words changed in that language. Raises like ``pdf``."""
    edits, _ = fitting(edits_in(letter, language), own_paragraphs(draft, language))
    identifier = identifier_of(letter) if variant == "letter" else f"{identifier_of(letter)}-{variant}"
    return pdf(draft, language, edits, variant=variant, identifier=identifier)


def seen(letter: Letter, draft: Draft) -> str:
    """Return a mark of what a person has looked at: words, facts and version of the text."""
    context = draft.context.to_json() if draft.context else ""
    return hashlib.sha256(f"{letter.version}|{template_digest(draft.spec)}|{context}".encode()).hexdigest()


def identifier_of(letter: Letter) -> str:
    """Return the stable identifier of a letter's PDF."""
    return f"limen-letter-{letter.id}"


def template_digest(spec: LetterSpec) -> str:
    """Return the SHA-256 over everything that shapes a letter: its folder, layout, stylesheets and shared words."""
    digest = hashlib.sha256()
    files = {*spec.folder.iterdir(), *(FOLDER / "layout").rglob("*.*"), *FOLDER.glob("*.py"), *STYLESHEETS}
    for path in sorted(file for file in files if file.is_file()):
        digest.update(path.relative_to(FOLDER).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def pictures(content: bytes, *, scale: float = 1.5) -> list[str]:
    """Return the pages of a PDF as PNG data addresses, exactly as they will print."""
    document = pypdfium2.PdfDocument(content)
    try:
        found = []
        for page in document:
            buffer = io.BytesIO()
            page.render(scale=scale).to_pil().save(buffer, format="PNG", compress_level=3)
            found.append("data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode())
        return found
    finally:
        document.close()
