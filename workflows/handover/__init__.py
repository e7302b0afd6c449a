"""Consent and hand-over to another service: one table per date, its guards."""

from __future__ import annotations

from workflows.guarding import Conditions
from workflows.handover.guards import guards

GUARDS = guards.all()
CONDITIONS = Conditions().all()
