"""Every rule of the notice check, in the order in which a case meets them."""

from __future__ import annotations

from workflows.checks.landlord_notice.rules import (
    eviction,
    exits,
    ground,
    lease,
    personal,
    promise,
    prorogation,
    rent_increase,
    routes,
    sale,
    sending,
    shields,
    special,
    timing,
    works,
)

RULES = (
    *routes.CARDS,
    *lease.CARDS,
    *sending.CARDS,
    *sale.CARDS,
    *ground.CARDS,
    *personal.CARDS,
    *works.CARDS,
    *timing.CARDS,
    *special.CARDS,
    *shields.CARDS,
    *exits.CARDS,
    *prorogation.CARDS,
    *rent_increase.CARDS,
    *eviction.CARDS,
    *promise.CARDS,
)
