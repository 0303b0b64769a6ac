"""What a use case costs in AWS calls, capacity units and invocations, its events included (functionhost/counter)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from infra.local.blueprint import functions
from infra.local.mall import Mall, eventually
from infra.local.people import Buyer, Listed, Operator, Supplier

# Reading a secret or the platform's public keys happens once per process, not once per use case.
ONCE_PER_PROCESS = {"ssm:GetParameter"}


@dataclass
class Work:
    """Everything that functions did for one use case."""

    http: int = 0
    """Requests through API Gateway."""
    invocations: dict[str, int] = field(default_factory=dict)
    milliseconds: dict[str, float] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)
    asked: int = 0
    """AWS calls of the function that was asked, while the caller waits."""
    read_units: float = 0
    write_units: float = 0
    events: int = 0

    def add(self, line: dict[str, Any], asked: str) -> None:
        function = line["function"]
        if "invoked" in line:
            self.invocations[function] = self.invocations.get(function, 0) + 1
            self.milliseconds[function] = self.milliseconds.get(function, 0) + line["milliseconds"]
            return
        if line["call"] in ONCE_PER_PROCESS:
            return
        self.calls[line["call"]] = self.calls.get(line["call"], 0) + 1
        self.asked += function == asked
        self.read_units += line.get("read_units", 0)
        self.write_units += line.get("write_units", 0)
        self.events += line.get("entries", 0)

    @property
    def gigabyte_seconds(self) -> float:
        memory = {name: block.memory for name, block in functions().items()}
        return sum(taken / 1000 * memory[name] / 1024 for name, taken in self.milliseconds.items())


@dataclass
class Meter:
    mall: Mall
    book: Path

    def of(self, asked: str, http: int, deed: Callable[[], object]) -> Work:
        """What `deed` makes the functions do until all queues are empty again."""
        self.settle()
        start = self.book.stat().st_size
        deed()
        self.settle()
        work = Work(http=http)
        with self.book.open() as file:
            file.seek(start)
            for line in file:
                work.add(json.loads(line), asked)
        return work

    def settle(self) -> None:
        """Nothing is under way: queues are empty and no function has written a line for a while."""
        sizes: list[int] = []

        def quiet() -> bool:
            sizes.append(self.book.stat().st_size)
            return len(sizes) > 4 and len(set(sizes[-5:])) == 1 and self._queues_are_empty()

        eventually(quiet, within=240, every=0.2)

    def _queues_are_empty(self) -> bool:
        sqs = self.mall.client("sqs")
        names: Sequence[Any] = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        return not any(
            int(count)
            for url in sqs.list_queues()["QueueUrls"]
            if not url.endswith("-dead")
            for count in sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"].values()
        )


def use_cases(meter: Meter, supplier: Supplier, operator: Operator, buyer: Buyer) -> dict[str, Work]:
    """The rows of design.md §8, warm: everything is done once before it is counted."""
    goods = supplier.list_for_sale(operator, stock=50)
    _sell(buyer, supplier, goods)
    buyer.ask("DELETE", "cart")
    found = {
        "product (live view)": meter.of("catalog", 1, lambda: buyer.get(f"products/{goods.product_id}")),
        "list of 24": meter.of("catalog", 1, lambda: buyer.get("products", category="ring", limit=24)),
        "offer": meter.of("catalog", 1, lambda: buyer.get("offers", sku=goods.sku)),
        "add to cart": meter.of("orders", 1, lambda: buyer.put_into_cart(goods.sku)),
        "show cart": meter.of("orders", 1, buyer.cart),
    }
    total = buyer.cart()["total"]
    orders: list[dict[str, Any]] = []
    found["place order"] = meter.of("orders", 1, lambda: orders.append(buyer.place_order(total)))
    placed = orders[0]
    found["order page"] = meter.of("orders", 1, lambda: buyer.order(placed["order_id"]))
    found["payment to routed"] = meter.of("payments", 1, lambda: buyer.pay(placed))
    found["accept"] = meter.of("orders", 2, lambda: _accept(supplier, placed["order_id"]))
    found["ship, track, receive"] = meter.of("orders", 5, lambda: _deliver(supplier, buyer, placed["order_id"]))
    return found


def _accept(supplier: Supplier, order_id: str) -> None:
    supplier.accept(supplier.fulfilment_of(order_id)["fulfilment_id"])


def _deliver(supplier: Supplier, buyer: Buyer, order_id: str) -> None:
    fulfilment_id = supplier.fulfilment_of(order_id, "accepted")["fulfilment_id"]
    supplier.ship(fulfilment_id)
    supplier.track(fulfilment_id, "in_transit")
    supplier.track(fulfilment_id, "delivered")
    buyer.receive(order_id)


def _sell(buyer: Buyer, supplier: Supplier, goods: Listed) -> None:
    buyer.put_into_cart(goods.sku)
    placed = buyer.place_order(buyer.cart()["total"])
    buyer.pay(placed)
    buyer.sees(placed["order_id"], "routed")
    _accept(supplier, placed["order_id"])
    _deliver(supplier, buyer, placed["order_id"])
