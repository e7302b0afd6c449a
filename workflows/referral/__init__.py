"""A request to the referral mechanism: one table per date, its guards."""

from __future__ import annotations

from workflows.guarding import Conditions
from workflows.referral.guards import guards

GUARDS = guards.all()
CONDITIONS = Conditions().all()
