"""A command: one change of the product, with the permission it needs beside its inputs."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from app.foundation.permissions import Permission

if TYPE_CHECKING:
    from app.store.work import Work

R = TypeVar("R")


class Command(Generic[R]):
    """Base of every command; a subclass is a frozen dataclass that names its permission."""

    permission: ClassVar[Permission]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if not isinstance(inspect.getattr_static(cls, "permission", None), Permission):
            raise TypeError(f"{cls.__name__} must declare the permission it needs")
        if not cls.__doc__:
            raise TypeError(f"{cls.__name__} needs a docstring that says what happens")

    def execute(self, work: Work) -> R:
        """Carry the change out inside ``work``; raise to undo all of it."""
        raise NotImplementedError
