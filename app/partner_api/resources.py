"""What programs may ask for, and the one filter of it: list, search, count, export and one thing all go through it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from app.foundation.errors import NotFound
from app.foundation.wording import plain
from app.handovers import queries as handovers
from app.partner_api import scopes, shown
from app.partner_api.asked import MOST_KEY, Asked
from app.referrals import queries as referrals
from workflows.engine import versions
from workflows.referral import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from app.store.reading import Reader

MOST_AT_ONCE: Final = 100
SEARCH_MOST: Final = 100
Filters = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing as it is told. ``personal``: content of a person is in it; ``case_id``: of the own case, if any."""

    key: int
    told: dict[str, Any]
    personal: bool
    case_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A kind of thing that programs may read, with the one filter that every way of asking goes through."""

    name: str
    title: str
    scope: str
    workflow: str = ""
    """Whose states a list may be narrowed to."""
    own_filters: tuple[Asked, ...] = ()
    expands: tuple[str, ...]
    schema: str
    """Name of its schema in the document."""
    grouped_by: str
    """The value by which a count is split."""
    keys: Callable[[Reader, Filters], Sequence[int]]
    """Keys of what the own service may see today, ascending."""
    entries: Callable[[Reader, Collection[int], Collection[str]], Sequence[Entry]]
    """What may be told today of some keys, in their order."""
    unmarked: Callable[[Reader, Collection[int]], tuple[int, ...]] = lambda _reader, _keys: ()
    """Keys of those in which reading finds a conflict of interest that is not written down yet."""

    @property
    def filters(self) -> tuple[Asked, ...]:
        """Return by what a list may be narrowed down."""
        return (_state(self.workflow), SINCE) if self.workflow else self.own_filters

    @property
    def expand(self) -> Asked:
        """Return what may be asked for on top."""
        return Asked(name="expand", kind="codes", codes=self.expands, says="what to add to each item")

    def page(self, reader: Reader, asked: Filters) -> tuple[list[Entry], int | None]:
        """Return a page of what may be seen, and the key after which the next begins."""
        keys = [key for key in self.keys(reader, asked) if key > (asked["after"] or 0)]
        most = asked["limit"]
        found = self.entries(reader, keys[:most], asked.get("expand", ()))
        return list(found), keys[most - 1] if len(keys) > most else None

    def found(self, reader: Reader, asked: Filters) -> tuple[list[Entry], int | None]:
        """Return a page of what holds every word that is looked for, in what may be read today.

        That a word stands in somebody's content tells something of it: each that is found counts as read.
        """
        wanted = plain(asked["q"]).split()
        keys = [key for key in self.keys(reader, asked) if key > (asked["after"] or 0)]
        fits = [
            entry.key
            for entry in (self.entries(reader, keys, self.expands) if wanted else ())
            if all(word in text for text in (plain(" ".join(_texts(entry.told))),) for word in wanted)
        ]
        most = asked["limit"]
        entries = [
            replace(entry, personal=entry.personal or entry.told.get("readable", False))
            for entry in self.entries(reader, fits[:most], asked["expand"])
        ]
        return entries, fits[most - 1] if len(fits) > most else None

    def count(self, reader: Reader, asked: Filters) -> dict[str, Any]:
        """Return how many there are, also by state or kind."""
        split: dict[str, int] = {}
        entries = self.entries(reader, self.keys(reader, asked), ())
        for entry in entries:
            group = str(entry.told[self.grouped_by])
            split[group] = split.get(group, 0) + 1
        return {"count": len(entries), f"by_{self.grouped_by}": split}

    def everything(self, reader: Reader, asked: Filters) -> list[Entry]:
        """Return all that may be seen, for a copy."""
        return list(self.entries(reader, self.keys(reader, asked), asked.get("expand", ())))

    def one(self, reader: Reader, key: int, expand: Collection[str]) -> Entry:
        """Return one thing. Raises NotFound when it does not exist for the own service, or not any more."""
        if key not in self.keys(reader, {}):
            raise NotFound
        return self.entries(reader, (key,), expand)[0]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@cache
def _state(workflow: str) -> Asked:
    """Return the filter by state; a table of states is read when it is first asked for."""
    states = dict.fromkeys(state for engine in versions(workflow) for state in engine.workflow.states)
    return Asked(name="state", kind="codes", codes=tuple(states), says="only those in one of these states")


SINCE: Final = Asked(name="since", kind="day", says="only those of which a step was written on this day or later")
AFTER: Final = Asked(name="after", kind="whole", least=0, most=MOST_KEY, says="key after which the page begins")
LIMIT: Final = Asked(name="limit", kind="whole", least=1, most=MOST_AT_ONCE, usual=50, says="items of a page at most")
QUESTION: Final = Asked(
    name="q", kind="text", required=True, most=SEARCH_MOST, says="words, all of which stand in what may be read today"
)


def _referral_keys(reader: Reader, asked: Filters) -> Sequence[int]:
    return referrals.keys(reader, states=asked.get("state", ()), since=asked.get("since"))


def _referral_entries(reader: Reader, keys: Collection[int], expand: Collection[str]) -> Sequence[Entry]:
    cards = sorted(referrals.cards(reader, only=frozenset(keys)), key=lambda card: card.id)
    return [
        Entry(
            key=card.id,
            told=shown.referral(
                card,
                expand,
                reader.organisation_id,
                referrals.possible(reader, card.id) if "possible" in expand else (),
            ),
            personal=card.told is not None and bool({"content", "proposals"} & set(expand)),
            case_id=card.case_id,
        )
        for card in cards
    ]


def _hand_over_keys(reader: Reader, asked: Filters) -> Sequence[int]:
    return handovers.keys(reader, states=asked.get("state", ()), since=asked.get("since"))


def _hand_over_entries(reader: Reader, keys: Collection[int], expand: Collection[str]) -> Sequence[Entry]:
    cards = [handovers.card(reader, key) for key in sorted(keys)]
    return [
        Entry(
            key=card.id,
            told=shown.hand_over(card, expand, reader.organisation_id),
            personal=(card.ours or card.told is not None) and "content" in expand,
            case_id=card.sent_case_id or card.received_case_id,
        )
        for card in cards
    ]


def _hand_overs_unmarked(reader: Reader, keys: Collection[int]) -> tuple[int, ...]:
    """Return those that may conflict while it is still the adviser's turn: once marked, it is the coordinator's."""
    return tuple(
        card.id
        for card in handovers.cards(reader, only=frozenset(keys))
        if card.conflict == "possible" and card.turn == "answer"
    )


def _place_keys(reader: Reader, asked: Filters) -> Sequence[int]:
    solutions, commune = asked.get("solution", ()), asked.get("commune", "")
    return sorted(
        offer.id
        for offer in referrals.offers(reader)
        if (not solutions or offer.solution in solutions) and (not commune or offer.commune_nis == commune)
    )


def _place_entries(reader: Reader, keys: Collection[int], expand: Collection[str]) -> Sequence[Entry]:  # noqa: ARG001
    wanted = frozenset(keys)
    offers = sorted(referrals.offers(reader), key=lambda offer: offer.id)
    return [Entry(offer.id, shown.place(offer), personal=False, case_id=None) for offer in offers if offer.id in wanted]


REFERRALS: Final = Resource(
    name="referrals",
    title="Requests to the referral mechanism",
    scope=scopes.REFERRALS_READ,
    workflow="referral",
    expands=("content", "proposals", "steps", "possible"),
    schema="Referral",
    grouped_by="state",
    keys=_referral_keys,
    entries=_referral_entries,
)
HAND_OVERS: Final = Resource(
    name="hand-overs",
    title="Cases handed over between services",
    scope=scopes.HAND_OVERS_READ,
    workflow="handover",
    expands=("content", "steps"),
    schema="HandOver",
    grouped_by="state",
    keys=_hand_over_keys,
    entries=_hand_over_entries,
    unmarked=_hand_overs_unmarked,
)
PLACES: Final = Resource(
    name="places",
    title="Places that can be proposed",
    scope=scopes.PLACES_READ,
    own_filters=(
        Asked(name="solution", kind="codes", codes=tuple(words.SOLUTIONS), says="only these kinds of place"),
        Asked(name="commune", kind="code", codes=shown.NIS, says="only those in this commune (NIS code)"),
    ),
    expands=(),
    schema="Place",
    grouped_by="solution",
    keys=_place_keys,
    entries=_place_entries,
)
RESOURCES: Final[Mapping[str, Resource]] = {one.name: one for one in (REFERRALS, HAND_OVERS, PLACES)}
