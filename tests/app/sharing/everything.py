"""All that a service can read of a household, as one text: what its pages, lists, counts and exports are made of."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app.cases import queries as cases
from app.cases.timeline import timeline
from app.consents import queries as consents
from app.foundation import clock
from app.foundation.errors import NotFound
from app.handovers import queries as handovers
from app.inspection import queries as inspection
from app.level_three import queries as level_three
from app.referrals import queries as referrals
from app.store import due_items, search, trail, worklist
from app.store.reading import Reader
from app.store.tables import Case, HandOver, ReferralRequest
from app.transfer import queries as transfers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from app.store.base import Store

FAR = timedelta(days=400)


def keys(store: Store, table: type[Any]) -> list[int]:
    """Return the keys of every row of every service."""
    with Reader.open(store, None) as reader:
        return [row.id for row in reader.where(table, "id")]


def passed(store: Store, organisation_id: int) -> str:
    """Return what hand-overs and requests show a service today, lists and single pages."""
    with Reader.open(store, organisation_id) as reader:
        found = [handovers.cards(reader), referrals.cards(reader), referrals.offers(reader), referrals.calls(reader)]
        for key in keys(store, HandOver):
            found += _one(handovers.card, reader, key)
        for key in keys(store, ReferralRequest):
            found += [*_one(referrals.card, reader, key), *_one(referrals.possible, reader, key)]
        return repr(found)


def kept(store: Store, organisation_id: int, sought: Collection[str]) -> str:
    """Return the other doors: cases by key, lists, search, agenda, trail, counts and what was taken in."""
    today = clock.today()
    with Reader.open(store, organisation_id) as reader:
        found: list[object] = [
            worklist.page(reader, worklist.Filter(), size=200),
            worklist.loads(reader, today=today, week_end=today + timedelta(days=7)),
            due_items.until(reader, user_id=None, last=today + FAR),
            tuple(inspection.every_entry(reader, trail.Filter())),
            level_three.report(reader, today - FAR, today),
            [one for words in sought for one in search.search(reader, words)],
        ]
        for case_id in keys(store, Case):
            found += _case(reader, case_id)
        return repr(found)


def _case(reader: Reader, case_id: int) -> Iterator[object]:
    seen = [
        consents.consents_of(reader, case_id),
        transfers.transfers(reader, case_id),
        transfers.done(reader, case_id),
    ]
    yield from seen
    for header in _one(cases.header, reader, case_id):
        yield from (header, cases.cards(reader, case_id), timeline(reader, header))


def _one(ask: Callable[[Reader, int], Any], reader: Reader, key: int) -> list[Any]:
    try:
        return [ask(reader, key)]
    except NotFound:
        return []
