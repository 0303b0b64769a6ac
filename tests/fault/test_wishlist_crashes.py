"""A crash before and after every call while news of a piece is told, then the message again: each person is told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from fault.crashes import crash_everywhere
from integration.catalog.goods import on_sale, open_mall, product
from integration.wishlists.test_telling import SKU, cheaper, happened, told
from integration.wishlists.test_wishlists import LIN, MEI, ask, reprice
from parure.kernel.ids import new_id


def test_a_lower_price(aws: None) -> None:
    open_mall()
    piece, amounts = on_sale(product()), [1_680_000]
    for person in (LIN, MEI):
        ask("POST", "/wishlist/items", {"sku": SKU}, by=person)

    def prepare() -> Callable[[], Any]:
        amounts.append(amounts[-1] - 10_000)
        reprice(SKU, {"kind": "fixed", "amount": amounts[-1]})
        event, event_id = cheaper(piece, amounts[-1]), new_id("evt")
        return lambda: happened(event, event_id)

    def once_each() -> None:
        expected = Counter((person.id, amount) for person in (LIN, MEI) for amount in amounts[1:])
        assert Counter((person, amount) for _, person, amount in told()) == expected

    crashed = crash_everywhere(prepare, once_each)

    assert crashed.count("after dynamodb:TransactWriteItems") == 2, "one for each person"
