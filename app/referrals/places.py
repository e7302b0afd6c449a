"""Places that can be proposed: put on the board one by one or by a file, kept for direct referrals, taken off."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from app.directory.queries import UnknownBody, commune
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound
from app.foundation.permissions import Permission
from app.foundation.wording import names_an_address
from app.referrals import reasons
from app.store import referrals
from app.store.tables import Organisation, PlaceOffer
from app.store.tables.organisation import OrganisationKind
from workflows.referral import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from app.store.reading import Reader
    from app.store.work import Work
    from workflows.law import Text

MOST_ROWS: Final = 500
LENGTHS: Final[Mapping[str, int]] = {"external_key": 60, "provider": 160, "note": 300}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceValues:
    """A place as its service describes it. ``direct``: kept for the own direct referrals, nobody else sees it.

    ``free_from`` None: free already. An empty list of households fits everybody.
    """

    solution: str
    provider: str = ""
    external_key: str = ""
    households: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    commune_nis: str = ""
    free_from: date | None = None
    free_until: date | None = None
    note: str = ""
    direct: bool = False


def problems(values: PlaceValues, *, own_name: bool) -> dict[str, Text]:
    """Return what is wrong with a place, by its field; ``own_name``: the name of the service stands for an empty one.

    Nothing that looks like an address is ever taken: a place carries its commune, a secret one not even that.
    """
    found: dict[str, Text] = {}
    if values.solution not in words.SOLUTIONS:
        found["solution"] = reasons.NOT_OFFERED
    if not values.provider.strip() and not own_name:
        found["provider"] = reasons.NO_PROVIDER
    if not set(values.households) <= set(words.HOUSEHOLDS):
        found["households"] = reasons.NOT_OFFERED
    if not set(values.features) <= set(words.FEATURES):
        found["features"] = reasons.NOT_OFFERED
    if values.commune_nis and not _is_commune(values.commune_nis):
        found["commune_nis"] = reasons.NOT_A_COMMUNE
    begins = values.free_from or clock.today()
    if values.free_until is not None and values.free_until < begins:
        found["free_until"] = reasons.ENDS_FIRST
    for name, most in LENGTHS.items():
        said = getattr(values, name)
        if len(said.strip()) > most:
            found[name] = reasons.TOO_LONG
        elif name != "external_key" and names_an_address(said):
            found[name] = reasons.NO_ADDRESS
    return found


def _is_commune(nis: str) -> bool:
    try:
        commune(nis)
    except UnknownBody:
        return False
    return True


def _own_service(work: Work) -> Organisation:
    return work.one(Organisation, work.author.organisation_id or 0)


def _receiver(work: Work, own: Organisation, *, direct: bool, service_id: int | None) -> int:
    """Return who sees a place beside the own service: the referral service, or nobody when it is kept.

    ``service_id``: which one, where there are several. Raises Invalid.
    """
    if direct or own.kind is OrganisationKind.BRUSSHELP:
        return own.id
    services = [one.id for one in referrals.referral_services(work)]
    if service_id is not None:
        if service_id not in services:
            raise Invalid("service_id", reasons.NOT_OFFERED)
        return service_id
    if len(services) > 1:
        raise Invalid("service_id", reasons.WHICH_SERVICE)
    return services[0] if services else own.id


def columns(values: PlaceValues, own: Organisation) -> dict[str, object]:
    """Return what the row of a place holds. The place of a secret house has no commune."""
    return {
        "external_key": values.external_key.strip(),
        "solution": values.solution,
        "provider": values.provider.strip() or own.name_fr[:160],
        "households": [name for name in words.HOUSEHOLDS if name in values.households],
        "features": [name for name in words.FEATURES if name in values.features],
        "commune_nis": "" if "secret" in values.features else values.commune_nis,
        "free_from": values.free_from or clock.today(),
        "free_until": values.free_until,
        "note": values.note.strip(),
    }


def _put(work: Work, own: Organisation, values: PlaceValues, service_id: int | None) -> PlaceOffer:
    return work.add(
        PlaceOffer(
            **columns(values, own),
            sender_id=own.id,
            receiver_id=_receiver(work, own, direct=values.direct, service_id=service_id),
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
    )


def _is_direct(own: Organisation, offer: PlaceOffer) -> bool:
    return own.kind is not OrganisationKind.BRUSSHELP and offer.receiver_id == offer.sender_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a file does with one of its rows. ``changed``: names of the cells that differ from the own place."""

    what: str
    """``new``, ``changes``, ``same`` or ``taken`` (somebody came to it meanwhile: it is not put back)."""
    offer_id: int | None = None
    changed: tuple[str, ...] = ()
    taken_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a file does with the own places: a verdict a row, and which places it does not name."""

    verdicts: tuple[Verdict, ...]
    missing: tuple[int, ...]
    """Own places that a whole list would take off the board."""
    held: tuple[int, ...]
    """Missing too, and proposed to a household: they stay."""


def compared(view: Reader | Work, own: Organisation, rows: Sequence[PlaceValues]) -> Comparison:
    """Compare the rows of a file with the own places: by key where there is one, else by identical content."""
    every = view.where(PlaceOffer, "id", sender_id=own.id)
    open_ones = {row.id: row for row in every if row.withdrawn_on is None and row.taken_on is None}
    by_key = {row.external_key: row for row in every if row.external_key and row.withdrawn_on is None}
    unmatched = dict(open_ones)
    verdicts = []
    for values in rows:
        verdict = _verdict(own, values, by_key.get(values.external_key.strip()), unmatched)
        unmatched.pop(verdict.offer_id or 0, None)
        verdicts.append(verdict)
    proposed = referrals.held(view, clock.today())
    held = tuple(key for key in unmatched if key in proposed)
    missing = tuple(key for key in unmatched if key not in held)
    return Comparison(verdicts=tuple(verdicts), missing=missing, held=held)


def _verdict(
    own: Organisation, values: PlaceValues, known: PlaceOffer | None, unmatched: Mapping[int, PlaceOffer]
) -> Verdict:
    if values.external_key.strip():
        if known is None:
            return Verdict(what="new")
        if known.taken_on is not None:
            free_again = values.free_from is not None and values.free_from > known.taken_on
            return Verdict(what="new") if free_again else Verdict(what="taken", taken_on=known.taken_on)
        changed = differences(own, values, known)
        return Verdict(what="changes" if changed else "same", offer_id=known.id, changed=changed)
    for row in unmatched.values():
        if not row.external_key and not differences(own, values, row):
            return Verdict(what="same", offer_id=row.id)
    return Verdict(what="new")


def differences(own: Organisation, values: PlaceValues, row: PlaceOffer) -> tuple[str, ...]:
    """Return the names of what differs between a row of a file and a place. "Free already" is no new first day."""
    told = columns(values, own)
    if values.free_from is None and row.free_from <= clock.today():
        told["free_from"] = row.free_from
    found = [name for name, value in told.items() if getattr(row, name) != value]
    return (*found, *(("direct",) if values.direct != _is_direct(own, row) else ()))


@dataclass(frozen=True, kw_only=True)
class OfferPlace(Command[int]):
    """A place that can be proposed is put on the board of the referral service, or kept; returns its key."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    solution: str
    provider: str
    households: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    commune_nis: str = ""
    free_from: date | None = None
    free_until: date | None = None
    note: str = ""
    external_key: str = ""
    direct: bool = False
    service_id: int | None = None

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field."""
        own = _own_service(work)
        values = PlaceValues(**{name: getattr(self, name) for name in PlaceValues.__slots__})
        for name, why in problems(values, own_name=own.kind is not OrganisationKind.BRUSSHELP).items():
            raise Invalid(name, why)
        return _put(work, own, values, self.service_id).id


@dataclass(frozen=True, slots=True)
class Imported:
    """How many places a file brought, changed, left as they were and took off the board."""

    new: int
    changed: int
    same: int
    withdrawn: int


@dataclass(frozen=True, kw_only=True)
class ImportPlaces(Command[Imported]):
    """The places of the day from a file: all of its rows or none; the same file once more changes nothing.

    ``whole_list``: own places that it does not name are offered no more, unless one is proposed to a household.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    rows: tuple[PlaceValues, ...] = field(repr=False)
    whole_list: bool = False
    service_id: int | None = None

    def execute(self, work: Work) -> Imported:
        """Raises Invalid when a row has an error, there is none, or there are too many."""
        own = _own_service(work)
        self._check(own)
        found = compared(work, own, self.rows)
        for values, verdict in zip(self.rows, found.verdicts, strict=True):
            if verdict.what == "new":
                _put(work, own, values, self.service_id)
            elif verdict.what == "changes" and verdict.offer_id is not None:
                self._change(work, own, values, work.one(PlaceOffer, verdict.offer_id))
        gone = found.missing if self.whole_list else ()
        for offer_id in gone:
            work.one(PlaceOffer, offer_id).withdrawn_on = clock.today()
        told = [verdict.what for verdict in found.verdicts]
        return Imported(told.count("new"), told.count("changes"), told.count("same") + told.count("taken"), len(gone))

    def _check(self, own: Organisation) -> None:
        if not self.rows:
            raise Invalid("", reasons.EMPTY_FILE)
        if len(self.rows) > MOST_ROWS:
            raise Invalid("", reasons.TOO_MANY_ROWS)
        own_name = own.kind is not OrganisationKind.BRUSSHELP
        if any(problems(values, own_name=own_name) for values in self.rows) or repeated_keys(self.rows):
            raise Invalid("", reasons.ROWS_IN_ERROR)

    def _change(self, work: Work, own: Organisation, values: PlaceValues, offer: PlaceOffer) -> None:
        changed = differences(own, values, offer)
        for name, value in columns(values, own).items():
            if name in changed:
                setattr(offer, name, value)
        if "direct" in changed and referrals.held_for(work, offer, clock.today()) is None:
            offer.receiver_id = _receiver(work, own, direct=values.direct, service_id=self.service_id)


def repeated_keys(rows: Iterable[PlaceValues]) -> frozenset[int]:
    """Return the positions of the rows whose key stands above them already."""
    seen: set[str] = set()
    found = set()
    for place, values in enumerate(rows):
        key = values.external_key.strip()
        if key and key in seen:
            found.add(place)
        seen.add(key)
    return frozenset(found)


@dataclass(frozen=True, kw_only=True)
class CloseOffer(Command[None]):
    """A place was taken by the person it was held for, or is offered no more."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    offer_id: int
    version: int
    taken: bool

    def execute(self, work: Work) -> None:
        """Only the service that has a place offers it no more. Raises Invalid, StaleCase, NotFound."""
        offer = work.one(PlaceOffer, self.offer_id, version=self.version)
        if self.taken:
            own = offer.sender_id == work.author.organisation_id
            if own and referrals.awaits_answer(work, offer, clock.today()):
                raise Invalid("", reasons.ANSWER_FIRST)
            offer.taken_on = clock.today()
            return
        if offer.sender_id != work.author.organisation_id:
            raise Invalid("", reasons.NOT_YOURS)
        if offer.receiver_id != offer.sender_id and referrals.held_for(work, offer, clock.today()) is not None:
            raise Invalid("", reasons.IS_HELD)
        offer.withdrawn_on = clock.today()


@dataclass(frozen=True, kw_only=True)
class RoutePlace(Command[None]):
    """A service gives a place to the referral service, or keeps it for its own direct referrals."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    offer_id: int
    version: int
    direct: bool
    service_id: int | None = None

    def execute(self, work: Work) -> None:
        """Raises Invalid while it is proposed to a household, StaleCase, NotFound."""
        offer = work.one(PlaceOffer, self.offer_id, version=self.version)
        if offer.sender_id != work.author.organisation_id:
            raise NotFound
        if referrals.held_for(work, offer, clock.today()) is not None:
            raise Invalid("", reasons.IS_HELD)
        own = _own_service(work)
        offer.receiver_id = _receiver(work, own, direct=self.direct, service_id=self.service_id)
