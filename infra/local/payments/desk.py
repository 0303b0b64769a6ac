"""What every operation of the stand-in has in hand."""

from collections.abc import Callable
from dataclasses import dataclass, field

from infra.local.payments.behaviour import Behaviour
from infra.local.payments.books import Books
from infra.local.payments.forms import Json


@dataclass(frozen=True)
class Desk:
    """`announce(type, object)` records an event and queues its webhooks, to be committed with the rest."""

    books: Books
    behaviour: Behaviour
    announce: Callable[[str, Json], None]


@dataclass(frozen=True)
class Call:
    """One request: its decoded parameters, the ids in its path, the address it came to, the API version it speaks."""

    params: Json = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    origin: str = ""
    version: str = ""

    @property
    def id(self) -> str:
        return self.ids["id"]


Operation = Callable[[Desk, Call], Json]
