"""An illegal eviction and the tracks that run beside it: one table per date, its guards."""

from __future__ import annotations

from workflows.guarding import Conditions
from workflows.incident.guards import guards

GUARDS = guards.all()
CONDITIONS = Conditions().all()
