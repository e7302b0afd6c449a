"""To whom a document goes: the landlords by address, the tenants themselves, or the one office or person named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters import languages
from letters.context import Party, addressees

if TYPE_CHECKING:
    from letters.context import LetterContext
    from letters.spec import LetterSpec


def receivers(spec: LetterSpec, context: LetterContext) -> tuple[list[Party], list[Party]]:
    """Return those who stand in the window of this copy, and those who get the same letter at another address."""
    groups = _groups(spec, context)
    number = context.letter.addressee % len(groups)
    return list(groups[number]), [party for n, group in enumerate(groups) if n != number for party in group]


def _groups(spec: LetterSpec, context: LetterContext) -> tuple[tuple[Party, ...], ...]:
    if spec.audience == "landlord":
        return addressees(context.landlords) or ((),)
    if spec.audience == "tenant":
        return (tuple(_as_party(context, number) for number in range(len(context.tenants))),)
    if context.office is None:
        return ((),)
    quality = context.office.quality or spec.salutation
    return ((replace(context.office, quality=quality),),)  # type: ignore[arg-type]  # checked by the spec


def _as_party(context: LetterContext, number: int) -> Party:
    tenant = context.tenants[number]
    return Party(languages.tenant_name(tenant), context.dwelling, civility=tenant.civility)
