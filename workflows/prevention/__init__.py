"""The prevention of evictions: one table per date of entry into force, its guards and its advice."""

from __future__ import annotations

from workflows.prevention.advice import conditions
from workflows.prevention.guards import guards

GUARDS = guards.all()
CONDITIONS = conditions.all()
