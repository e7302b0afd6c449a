"""A walk through a dwelling: rooms, usual defects, risks with their terms of repair, and the law that stands behind."""

from __future__ import annotations

from workflows.defects.catalogue import DEFECTS, defects_of
from workflows.defects.declaration import Defect, Risk, Room, Warned
from workflows.defects.risks import RISKS
from workflows.defects.rooms import ROOMS
from workflows.defects.warnings import WARNINGS

__all__ = ["DEFECTS", "RISKS", "ROOMS", "WARNINGS", "Defect", "Risk", "Room", "Warned", "defects_of"]
