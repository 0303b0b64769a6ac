"""Value objects: frozen dataclasses whose methods are written when the first instance is made.

Writing the methods of a dataclass compiles a handful of generated functions, about four million instructions. A function's import
path holds scores of them and a request uses a few, so a cold start spends more on them than on any library.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import RLock
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")

_building = RLock()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """As `dataclass(frozen=True)`, made when it is first used."""
    return _defer(cls, kw_only=False)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """As `dataclass(frozen=True, kw_only=True)`, made when it is first used."""
    return _defer(cls, kw_only=True)


def _defer(cls: type[T], *, kw_only: bool) -> type[T]:
    later = _Later(cls, kw_only)

    def new(made: type[T], *_args: object, **_kwargs: object) -> T:
        if not later.built:
            later.build()
        return object.__new__(made)

    setattr(cls, "__new__", new)  # noqa: B010 - a plain assignment is refused by the type checker
    setattr(cls, "__dataclass_fields__", later)  # noqa: B010
    return cls


class _Later:
    """Stands where a dataclass keeps its fields: who asks for them, `dataclasses` or Pydantic, gets the class made first."""

    def __init__(self, cls: type, kw_only: bool) -> None:
        self.built = False
        self._cls = cls
        self._kw_only = kw_only

    def __get__(self, instance: object, owner: type) -> Any:
        self.build()
        return self._cls.__dict__["__dataclass_fields__"]

    def build(self) -> None:
        # Two threads may make their first instance at once: the second waits until the class is whole.
        with _building:
            if not self.built:
                dataclass(frozen=True, kw_only=self._kw_only)(self._cls)
                self.built = True
