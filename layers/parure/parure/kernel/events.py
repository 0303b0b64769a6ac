"""Domain events and the envelope in which they travel.

An event is a past-tense frozen dataclass with a few ids, amounts and states. Its class says who publishes it (`source`),
in which version, and which field names the aggregate it happened to. Consumers import the class from the publisher's `events.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any, ClassVar, Self

from pydantic import TypeAdapter

from parure.kernel.time import iso, parse_time
from parure.kernel.value import record

_registry: dict[tuple[str, str], type[DomainEvent]] = {}


@record
class DomainEvent:
    source: ClassVar[str]
    version: ClassVar[int] = 1
    aggregate: ClassVar[str]
    """Name of the field that holds the id of the thing the event happened to."""

    def __init_subclass__(cls) -> None:
        # What several events of a capability share stands in a class with an underscore; nobody publishes that.
        if not cls.__name__.startswith("_"):
            _registry[(cls.source, cls.__name__)] = cls

    @property
    def aggregate_id(self) -> str:
        return str(getattr(self, self.aggregate))

    @classmethod
    def type_name(cls) -> str:
        return cls.__name__

    @classmethod
    def parse(cls, data: dict[str, Any]) -> Self:
        """Read a payload; fields that a later version added are dropped, so old consumers keep working."""
        known = {name: value for name, value in data.items() if name in cls.__dataclass_fields__}
        return TypeAdapter(cls).validate_python(known)


@record
class Envelope:
    event_id: str
    type: str
    version: int
    source: str
    aggregate_id: str
    at: datetime
    by: str | None
    correlation_id: str | None
    data: dict[str, Any]

    @classmethod
    def wrap(
        cls, event: DomainEvent, *, event_id: str, at: datetime, by: str | None, correlation_id: str | None
    ) -> Envelope:
        return cls(
            event_id=event_id,
            type=event.type_name(),
            version=event.version,
            source=event.source,
            aggregate_id=event.aggregate_id,
            at=at,
            by=by,
            correlation_id=correlation_id,
            data=asdict(event),
        )

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "at": iso(self.at)}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Envelope:
        values: dict[str, Any] = {name: document.get(name) for name in cls.__dataclass_fields__}
        return cls(**{**values, "at": parse_time(document["at"])})


def known_events() -> Iterator[type[DomainEvent]]:
    """All event classes imported so far, in a stable order; the schema generator imports every `events.py` first."""
    yield from (cls for _, cls in sorted(_registry.items()))
