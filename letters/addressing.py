"""To whom a document goes: the landlords by address, the tenants themselves, or the one office or person named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from letters import languages
from letters.context import Party, addressees

if TYPE_CHECKING:
    from letters.context import LetterContext
    from letters.spec import LetterSpec

SAFE_ADDRESS: Final = "safe_address"
"""Question of a paper for somebody who may have lost the home: where it may be sent; unanswered, no address stands."""


def receivers(spec: LetterSpec, context: LetterContext) -> tuple[list[Party], list[Party]]:
    """Return those who stand in the window of this copy, and those who get the same letter at another address."""
    groups = _groups(spec, context)
    number = context.letter.addressee % len(groups)
    return list(groups[number]), [party for n, group in enumerate(groups) if n != number for party in group]


def _groups(spec: LetterSpec, context: LetterContext) -> tuple[tuple[Party, ...], ...]:
    if spec.audience == "landlord":
        return addressees(context.landlords) or ((),)
    if spec.audience == "tenant":
        return (tuple(_as_party(spec, context, number) for number in range(len(context.tenants))),)
    if context.office is None:
        return ((),)
    quality = context.office.quality or spec.salutation
    return ((replace(context.office, quality=quality),),)  # type: ignore[arg-type]  # checked by the spec


def _as_party(spec: LetterSpec, context: LetterContext, number: int) -> Party:
    """Return a tenant as addressee: at home, or where a paper that asks ``safe_address`` may be sent."""
    tenant = context.tenants[number]
    name = languages.tenant_name(tenant)
    if not any(ask.id == SAFE_ADDRESS for ask in spec.asks):
        return Party(name, context.dwelling, civility=tenant.civility)
    place = next((answer.party for answer in context.asked if answer.id == SAFE_ADDRESS), None)
    if place is None or place.address is None:
        return Party(name, civility=tenant.civility)
    other = languages.plain_name(place.name) != languages.plain_name(name)
    return Party(name, place.address, civility=tenant.civility, care_of=place.name if other else None)
