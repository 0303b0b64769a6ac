"""The routing table: `ord_…`/`decision#<ulid>`, what was looked at and what was decided; written once, never changed."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from pydantic import TypeAdapter
from pynamodb.attributes import UnicodeAttribute

from parure.aws.tables import Table, Transaction, query_page
from parure.kernel.value import record
from routing.rules import Allocated, Line, Offer, Reason


@record
class Decision:
    """`lines`, `offers`, `destination`, `refused_by` and `picked_up_at` are what the policy saw, so that it can be asked again."""

    decision_id: str
    order_id: str
    at: datetime
    policy: str
    destination: str
    refused_by: tuple[str, ...]
    lines: tuple[Line, ...]
    offers: tuple[Offer, ...]
    allocations: tuple[Allocated, ...]
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...] = ()
    """SKUs that nobody can send: then nothing was allocated."""
    picked_up_at: str | None = None


@cache
def _adapter() -> TypeAdapter[Decision]:
    # Built when first needed: an adapter costs a cold start several milliseconds.
    return TypeAdapter(Decision)


class DecisionItem(Table):
    class Meta(Table.Meta):
        table = "routing"

    document = UnicodeAttribute()
    policy = UnicodeAttribute()


def put_decision(tx: Transaction, decision: Decision) -> None:
    item = DecisionItem(
        decision.order_id,
        f"decision#{decision.decision_id}",
        document=_adapter().dump_json(decision).decode(),
        policy=decision.policy,
    )
    tx.put(item, if_absent=True)


def list_decisions(order_id: str) -> list[Decision]:
    """Oldest first; an order that was rejected again and again has a handful."""
    page = query_page(DecisionItem, order_id, limit=100)
    return [_adapter().validate_json(item.document) for item in page.items]
