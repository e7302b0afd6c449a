"""What is known of the evidence of a case. Frozen values, never rows."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar, cast

from app.cases import queries as cases
from app.evidence import reasons
from app.evidence.codes import MOST_PIECES, RECORDED
from app.evidence.pages import Bundle, Loss, Piece, PieceFile, Step, Testimony
from app.foundation.errors import Invalid
from app.safety import queries as safety
from app.store.errors import NotFound
from app.store.evidence import anything_secured, witnesses_agreed
from app.store.incidents import of_case, tracks_of
from app.store.tables import (
    EvidenceBundle,
    EvidenceFile,
    EvidenceItem,
    EvidenceLoss,
    EvidenceStep,
    EvidenceWitness,
)
from workflows import evidence as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from app.store.reading import Reader
    from app.store.work import Work
    from letters.text import Language

__all__ = ["anything_secured", "witnesses_agreed"]
Card = TypeVar("Card")


@dataclass(frozen=True, slots=True)
class FileCard:
    """A file of a piece: its original and its working copy."""

    id: int
    item_id: int
    media_type: str
    size: int
    sha256: str
    pages: int | None
    copy_sha256: str | None
    copy_media_type: str | None
    preview_sha256: str | None
    thumbnail_sha256: str | None
    received_at: datetime
    received_by_id: int | None

    @property
    def recorded(self) -> bool:
        """Tell whether it is a video or a sound."""
        return self.media_type.startswith(RECORDED)


@dataclass(frozen=True, slots=True)
class StepCard:
    """A step of the chain of custody."""

    id: int
    item_id: int | None
    file_id: int | None
    bundle_id: int | None
    kind: str
    to_whom: str
    note: str
    happened_on: date
    hour: str
    recorded_at: datetime
    recorded_by_id: int | None


@dataclass(frozen=True, slots=True)
class ItemHead:
    """What is said of a piece."""

    id: int
    version: int
    kind: str
    shows: str
    taken_on: date | None
    taken_hour: str
    taken_by: str
    original_stays: str
    witness_id: int | None
    struck_on: date | None
    struck_because: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ItemCard:
    """A piece with its files and its chain. ``number``: its place in the register, for good."""

    number: int
    head: ItemHead
    files: tuple[FileCard, ...]
    steps: tuple[StepCard, ...]

    @property
    def sensitive(self) -> bool:
        """Tell whether it is opened on purpose only."""
        return self.head.kind in words.SENSITIVE


@dataclass(frozen=True, slots=True)
class WitnessCard:
    """A witness; without consent there is neither name nor words."""

    id: int
    version: int
    link: str
    consent: str
    consent_on: date | None
    for_lawyer: bool
    for_police: bool
    for_judge: bool
    for_service: bool
    name: str
    contact: str
    statement: str
    said_on: date | None

    def agrees_for(self, recipient: str) -> bool:
        """Tell whether a recipient may read what the witness said."""
        wanted = {
            "lawyer": self.for_lawyer,
            "police": self.for_police,
            "judge": self.for_judge,
            "service": self.for_service,
        }
        return self.consent == "yes" and wanted.get(recipient, False)


@dataclass(frozen=True, slots=True)
class LossCard:
    """A belonging that is missing, kept or broken."""

    id: int
    version: int
    what: str
    state: str
    essential: bool | None
    value_cents: int | None
    proof: str


@dataclass(frozen=True, slots=True)
class BundleCard:
    """A bundle as it was made."""

    id: int
    number: int
    recipient: str
    recipient_name: str
    language: str
    chosen: dict[str, Any]
    pages: int
    pdf_sha256: str
    manifest_sha256: str
    made_at: datetime
    made_by_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody chose to put in a bundle, and for whom."""

    recipient: str
    language: Language
    recipient_name: str = ""
    items: tuple[int, ...] = ()
    witnesses: tuple[int, ...] = ()
    losses: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "recipient": self.recipient,
            "language": self.language,
            "recipient_name": self.recipient_name,
            "items": list(self.items),
            "witnesses": list(self.witnesses),
            "losses": self.losses,
        }

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> Choice:
        """Return what was kept."""
        return cls(**(kept | {"items": tuple(kept["items"]), "witnesses": tuple(kept["witnesses"])}))


@dataclass(frozen=True, slots=True)
class Checked:
    """An original whose fingerprint was taken again. ``state``: intact, altered or missing."""

    number: int
    file_id: int
    sha256: str
    state: str


def _card(card: type[Card], row: object) -> Card:
    return card(**{field.name: getattr(row, field.name) for field in fields(cast("Any", card))})


def items(reader: Reader, case_id: int) -> tuple[ItemCard, ...]:
    """Return every piece of a case in the order in which they came, those set aside too."""
    files: dict[int, list[FileCard]] = {}
    for row in reader.where(EvidenceFile, "id", case_id=case_id):
        files.setdefault(row.item_id, []).append(_card(FileCard, row))
    steps: dict[int | None, list[StepCard]] = {}
    for step in reader.where(EvidenceStep, "id", case_id=case_id):
        steps.setdefault(step.item_id, []).append(_card(StepCard, step))
    return tuple(
        ItemCard(number, _card(ItemHead, row), tuple(files.get(row.id, ())), tuple(steps.get(row.id, ())))
        for number, row in enumerate(reader.where(EvidenceItem, "id", case_id=case_id), start=1)
    )


def item(reader: Reader, case_id: int, item_id: int) -> ItemCard:
    """Return one piece. Raises NotFound."""
    found = next((one for one in items(reader, case_id) if one.head.id == item_id), None)
    if found is None:
        raise NotFound
    return found


def file(reader: Reader, case_id: int, file_id: int) -> tuple[ItemCard, FileCard]:
    """Return one file with its piece. Raises NotFound."""
    row = reader.one(EvidenceFile, file_id)
    if row.case_id != case_id:
        raise NotFound
    return item(reader, case_id, row.item_id), _card(FileCard, row)


def witnesses(reader: Reader, case_id: int) -> tuple[WitnessCard, ...]:
    """Return the witnesses of a case."""
    return tuple(_card(WitnessCard, row) for row in reader.where(EvidenceWitness, "id", case_id=case_id))


def witness(reader: Reader, case_id: int, witness_id: int) -> WitnessCard:
    """Return one witness. Raises NotFound."""
    found = next((one for one in witnesses(reader, case_id) if one.id == witness_id), None)
    if found is None:
        raise NotFound
    return found


def losses(reader: Reader, case_id: int) -> tuple[LossCard, ...]:
    """Return the belongings that are listed."""
    return tuple(_card(LossCard, row) for row in reader.where(EvidenceLoss, "id", case_id=case_id, struck_on=None))


def loss(reader: Reader, case_id: int, loss_id: int) -> LossCard:
    """Return one belonging. Raises NotFound."""
    found = next((one for one in losses(reader, case_id) if one.id == loss_id), None)
    if found is None:
        raise NotFound
    return found


def bundles(reader: Reader, case_id: int) -> tuple[BundleCard, ...]:
    """Return the bundles of a case, the latest first."""
    return tuple(_card(BundleCard, row) for row in reversed(reader.where(EvidenceBundle, "id", case_id=case_id)))


def bundle(reader: Reader, case_id: int, bundle_id: int) -> BundleCard:
    """Return one bundle. Raises NotFound."""
    found = next((one for one in bundles(reader, case_id) if one.id == bundle_id), None)
    if found is None:
        raise NotFound
    return found


def next_number(view: Reader | Work, case_id: int) -> int:
    """Return the number of the next bundle of a case."""
    return len(view.where(EvidenceBundle, case_id=case_id)) + 1


def track_state(reader: Reader, case_id: int) -> str:
    """Return where the track of the evidence stands, empty without an incident."""
    found = tracks_of(reader, case_id).get(words.TRACK)
    return "" if found is None else found.state


def checked(reader: Reader, case_id: int, fetch: Callable[[str], bytes]) -> tuple[Checked, ...]:
    """Take the fingerprint of every original again, and say which are as they were received."""
    found = []
    for one in items(reader, case_id):
        for held in one.files:
            try:
                fetch(held.sha256)
                state = "intact"
            except NotFound:
                state = "missing"
            except ValueError:
                state = "altered"
            found.append(Checked(one.number, held.id, held.sha256, state))
    return tuple(found)


def secret(reader: Reader, case_id: int) -> bool:
    """Tell whether a place in this case must stay secret: where the household lived, or where it is now."""
    home = cases.dwelling(reader, case_id)
    return (home is not None and home.secret) or safety.kept(reader, case_id) is not None


def barred(one: ItemCard, seen: dict[int, WitnessCard], recipient: str) -> bool:
    """Tell whether a piece may not go to a recipient: set aside, or of a witness who did not agree to that."""
    if one.head.struck_on is not None:
        return True
    if one.head.witness_id is None:
        return False
    return not seen[one.head.witness_id].agrees_for(recipient)


def contents(reader: Reader, case_id: int, choice: Choice, *, number: int, made_on: date) -> Bundle:
    """Return exactly what was chosen, as the recipient sees it. Raises Invalid, NotFound for what may not go."""
    if choice.recipient not in words.RECIPIENTS or choice.language not in ("fr", "nl"):
        raise Invalid("recipient", reasons.NOT_OFFERED)
    if len(choice.items) > MOST_PIECES:
        raise Invalid("items", reasons.TOO_MANY_PIECES)
    case, home = cases.header(reader, case_id), cases.dwelling(reader, case_id)
    seen = {one.id: one for one in witnesses(reader, case_id)}
    held = {one.head.id: one for one in items(reader, case_id)}
    if not set(choice.items) <= set(held) or not set(choice.witnesses) <= set(seen):
        raise NotFound
    if any(barred(held[key], seen, choice.recipient) for key in choice.items):
        raise NotFound
    if not all(seen[key].agrees_for(choice.recipient) for key in choice.witnesses):
        raise NotFound
    hidden = home is not None and home.secret
    incident = of_case(reader, case_id)
    listed = losses(reader, case_id) if choice.losses else ()
    found = Bundle(
        reference=case.reference,
        number=number,
        made_on=made_on.isoformat(),
        recipient=choice.recipient,
        recipient_name=choice.recipient_name,
        language=choice.language,
        household="" if case.identity == "anonymous" else case.display_name,
        address="" if home is None or hidden else _address(home),
        facts_on="" if incident is None or incident.occurred_from is None else incident.occurred_from.isoformat(),
        violence=case.violence is True,
        pieces=tuple(_piece(one) for one in held.values() if one.head.id in choice.items),
        testimonies=tuple(
            _testimony(place, one) for place, one in enumerate(seen.values(), start=1) if one.id in choice.witnesses
        ),
        losses=tuple(Loss(one.what, one.state, one.essential is True, one.value_cents, one.proof) for one in listed),
    )
    if not (found.pieces or found.testimonies or found.losses):
        raise Invalid("items", reasons.NOTHING_IN_BUNDLE)
    if home is not None and hidden and _told(found, home.street):
        raise Invalid("items", reasons.SECRET_ADDRESS_TOLD)
    return found


def listed(manifest: bytes) -> Bundle:
    """Return a bundle from its kept list."""
    kept = json.loads(manifest)
    kept["pieces"] = tuple(
        Piece(
            **(
                one
                | {
                    "files": tuple(PieceFile(**file) for file in one["files"]),
                    "steps": tuple(Step(**step) for step in one["steps"]),
                }
            )
        )
        for one in kept["pieces"]
    )
    kept["testimonies"] = tuple(Testimony(**one) for one in kept["testimonies"])
    kept["losses"] = tuple(Loss(**one) for one in kept["losses"])
    return Bundle(**kept)


def _told(found: Bundle, street: str) -> bool:
    """Tell whether any text of a bundle names the street that must stay secret."""
    name = street.strip().casefold()
    texts = [one.shows + one.taken_by for one in found.pieces]
    texts += [one.statement + one.contact + one.name for one in found.testimonies]
    texts += [one.what + one.proof for one in found.losses]
    return bool(name) and any(name in text.casefold() for text in (*texts, found.recipient_name))


def _address(home: cases.DwellingCard) -> str:
    street = " ".join(part for part in (home.street, home.house_number, home.box) if part)
    return f"{street}, {home.postal_code}" if street and home.postal_code else street


def _piece(one: ItemCard) -> Piece:
    head = one.head
    return Piece(
        number=one.number,
        kind=head.kind,
        shows=head.shows,
        taken_on="" if head.taken_on is None else head.taken_on.isoformat(),
        taken_hour=head.taken_hour,
        taken_by=head.taken_by,
        stays=head.original_stays,
        files=tuple(_file(f"{one.number}.{place}", held) for place, held in enumerate(one.files, start=1)),
        steps=tuple(
            Step(step.kind, step.happened_on.isoformat(), step.hour) for step in one.steps if step.kind != "bundled"
        ),
    )


def _file(number: str, held: FileCard) -> PieceFile:
    copy, printed, how, pages = held.copy_sha256 or "", "", "", 0
    if held.recorded:
        how = "recording"
    elif held.media_type == "application/pdf" and copy:
        printed, how, pages = copy, "pages", held.pages or 1
    elif held.media_type == "text/plain" and copy:
        printed, how = copy, "text"
    elif held.preview_sha256:
        printed, how, pages = held.preview_sha256, "picture", 1
    return PieceFile(number, held.media_type, held.size, held.sha256, copy, printed, how, pages)


def _testimony(place: int, one: WitnessCard) -> Testimony:
    return Testimony(
        number=place,
        link=one.link,
        name=one.name,
        contact=one.contact,
        said_on="" if one.said_on is None else one.said_on.isoformat(),
        statement=one.statement,
        agreed_on="" if one.consent_on is None else one.consent_on.isoformat(),
    )
