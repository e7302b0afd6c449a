"""Cases ready for a letter, and their letters, made by running the commands."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pypdfium2
from sqlalchemy import select

from app.correspondence import drafting
from app.correspondence.commands import IssueLetter, PrepareLetter
from app.demo.stage import Stage
from app.foundation.identity import Actor
from app.foundation.run import run
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AuditEntry, Letter
from letters.text import Language

TODAY = date(2026, 7, 8)
ASKED = {"made_on": "2026-05-28", "written": True, "rent_asked": "958.11", "applies_from": "2026-06-01"}
NUMBER = "0103 2845 6710 0412 9"


def ready_case(store: Store, actor: Actor, **changes: dict[str, Any]) -> Stage:
    """Open a case whose letters can be laid out; ``changes`` replace facts of ``open``, ``landlord`` or ``lease``."""
    stage = Stage(store, actor)
    stage.open(
        TODAY,
        **{
            "first_name": "Yasmina", "last_name": "Haddad", "language": "fr", "phone": "0470123456",
            "street": "rue de la Colline", "house_number": "14", "box": "3", "postal_code": "1060",
            "commune_nis": "21013",
        } | changes.get("open", {}),
    )  # fmt: skip
    stage.landlord(
        TODAY,
        **{
            "name": "Luc Vandenberghe", "civility": "mr", "kind": "natural_person", "language": "fr",
            "street": "avenue des Tilleuls", "house_number": "82", "postal_code": "1180", "locality": "Uccle",
        } | changes.get("landlord", {}),
    )  # fmt: skip
    stage.lease(
        TODAY,
        **{
            "type": "main_residence_9y", "written": True, "signed_on": date(2019, 5, 10),
            "starts_on": date(2019, 6, 1), "base_rent_cents": 75000, "rent_now_cents": 86250,
            "indexation_clause": "none", "registered_federal": True, "registered_federal_on": date(2019, 6, 20),
            "registered_regional": False,
        } | changes.get("lease", {}),
    )  # fmt: skip
    stage.certificate(
        TODAY, energy_class="e", issued_on=date(2019, 3, 2), communicated=True, communicated_on=date(2019, 5, 10)
    )
    return stage


def assessed(stage: Stage) -> Stage:
    """Bring a case to the state in which a demand can be contested."""
    return stage.event(TODAY, "facts_gathered", loss_feared="no_date")


def prepared(store: Store, actor: Actor, stage: Stage, letter: str = "contest_indexation", **values: Any) -> int:
    """Begin a letter, from a check when it contests; return its key."""
    if letter == "contest_indexation" and "check_record_id" not in values:
        values["check_record_id"] = stage.check(TODAY, **ASKED)
    given: dict[str, Any] = {"language": "fr", "dated_on": TODAY, "options": drafting.first_options(letter)}
    return run(store, PrepareLetter(case_id=stage.case_id, letter=letter, **given | values), actor)


def issue_of(store: Store, actor: Actor, letter_id: int) -> IssueLetter:
    """Return the command that issues a draft as it stands now."""
    with Reader.open(store, actor.organisation_id) as reader:
        row = reader.one(Letter, letter_id)
        draft = drafting.draft_of(reader, row, actor.user_id)
    assert draft.context is not None, draft.not_ready
    language: Language = "nl" if row.language == "nl" else "fr"
    return IssueLetter(
        letter_id=letter_id,
        version=row.version,
        context_json=draft.context.to_json(),
        pdf=drafting.letter_pdf(row, draft, language, "letter"),
        reading_copy=drafting.letter_pdf(row, draft, "fr" if language == "nl" else "nl", "reading_copy"),
    )


def issued(store: Store, actor: Actor, stage: Stage, letter: str = "contest_indexation", **values: Any) -> int:
    """Begin and issue a letter; return its key."""
    letter_id = prepared(store, actor, stage, letter, **values)
    run(store, issue_of(store, actor, letter_id), actor)
    return letter_id


def letter_of(store: Store, letter_id: int) -> Letter:
    with Reader.open(store, None) as reader:
        return reader.one(Letter, letter_id)


def rows(store: Store, table: type[Any], **equals: object) -> Sequence[Any]:
    with Reader.open(store, None) as reader:
        return reader.all(select(table).filter_by(**equals).order_by(table.id))


def audited(store: Store, command: str) -> list[AuditEntry]:
    """Return the audit entries that a command left."""
    return [entry for entry in rows(store, AuditEntry) if entry.command == command]


def words(pdf: bytes) -> str:
    """Return the text of a PDF on one line."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return re.sub(r"\s+", " ", text.replace("\ufffe", "-").replace("\x02", "-"))
