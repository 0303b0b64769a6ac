"""What tests and demos may ask of the stand-in: trouble on demand."""

from dataclasses import dataclass, field, fields
from typing import Any, Self

from infra.local.payments.errors import InvalidParameterError

TROUBLES = ("fail_next", "drop_answer_next", "delay_next")


@dataclass
class Trouble:
    """Something that befalls the next `times` requests whose path begins with `path`."""

    path: str
    times: int = 1
    status: int = 500
    seconds: float = 0.0

    def strikes(self, path: str) -> bool:
        if self.times < 1 or not path.startswith(self.path):
            return False
        self.times -= 1
        return True

    @classmethod
    def of(cls, name: str, given: Any) -> Self | None:
        if given is None:
            return None
        try:
            return cls(**given)
        except TypeError as error:
            raise InvalidParameterError(f"{name}: {error}", param=name) from error


@dataclass
class Behaviour:
    """How the stand-in behaves from now on; kept in memory only.

    Attributes:
        delay_webhooks_seconds: every new delivery waits that long first.
        duplicate_webhooks: how many more times each event is delivered.
        reverse_order: deliveries that are due together leave newest first.
        fail_next: answer `status` without doing the work.
        drop_answer_next: do the work, then cut the connection.
        delay_next: work `seconds` later, the idempotency key being in use meanwhile.
        decline_methods: payment methods that are declined when somebody pays.
        min_session_seconds: how soon a Checkout Session may expire; Stripe says 30 minutes.
    """

    delay_webhooks_seconds: float = 0.0
    duplicate_webhooks: int = 0
    reverse_order: bool = False
    fail_next: Trouble | None = None
    drop_answer_next: Trouble | None = None
    delay_next: Trouble | None = None
    decline_methods: list[str] = field(default_factory=list)
    min_session_seconds: int = 1800

    def change(self, wanted: dict[str, Any]) -> None:
        """Set what is named and leave the rest."""
        known = {one.name for one in fields(self)}
        for name in wanted:
            if name not in known:
                raise InvalidParameterError(
                    f"No such behaviour: {name}; known are {', '.join(sorted(known))}", param=name
                )
        troubles = {name: Trouble.of(name, wanted[name]) for name in wanted if name in TROUBLES}
        for name, value in wanted.items():
            kind = type(getattr(self, name))
            if name not in TROUBLES and not isinstance(value, (int, float) if kind is float else kind):
                raise InvalidParameterError(f"{name} must be a {kind.__name__}", param=name)
        for name, value in {**wanted, **troubles}.items():
            setattr(self, name, value)

    def failing(self, path: str) -> int | None:
        return self.fail_next.status if self.fail_next and self.fail_next.strikes(path) else None

    def dropping(self, path: str) -> bool:
        return self.drop_answer_next is not None and self.drop_answer_next.strikes(path)

    def delaying(self, path: str) -> float:
        return self.delay_next.seconds if self.delay_next and self.delay_next.strikes(path) else 0.0
