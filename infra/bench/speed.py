"""Times of what shoppers do, through edge, gateway, function and tables, by one connection and by sixteen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from statistics import quantiles

from infra.local.mall import Mall
from infra.local.people import Buyer

Deed = Callable[[Buyer, str], object]
"""Something that one buyer does with one SKU."""


@dataclass(frozen=True)
class Spread:
    p50: float
    p95: float
    count: int
    per_second: float
    """All connections together."""

    @classmethod
    def of(cls, milliseconds: list[float], seconds: float) -> Spread:
        cuts = quantiles(milliseconds, n=100, method="inclusive")
        return cls(round(cuts[49], 1), round(cuts[94], 1), len(milliseconds), round(len(milliseconds) / seconds, 1))


@dataclass(frozen=True)
class Shelf:
    """What is there to buy: products with one SKU each and stock enough."""

    products: dict[str, str]
    """SKU → product."""


def deeds(shelf: Shelf) -> dict[str, tuple[Deed, int]]:
    """By name: the deed, and how often a single connection does it."""

    def put_into_cart(buyer: Buyer, sku: str) -> None:
        buyer.put_into_cart(sku)

    return {
        "product": (lambda buyer, sku: buyer.get(f"products/{shelf.products[sku]}"), 100),
        "list of 24": (lambda buyer, _: buyer.get("products", category="ring", sort="price", limit=24), 100),
        "offer": (lambda buyer, sku: buyer.get("offers", sku=sku), 100),
        "add to cart": (put_into_cart, 60),
        "checkout flow": (check_out, 12),
    }


def check_out(buyer: Buyer, sku: str) -> None:
    """From the cart to the paid order that the buyer sees: cart, order, payment, webhook, event, order page."""
    buyer.put_into_cart(sku)
    placed = buyer.place_order(buyer.cart()["total"])
    buyer.pay(placed)
    buyer.sees(placed["order_id"], "paid", "routed", "in_fulfilment", within=60)


def measure(mall: Mall, shelf: Shelf, addresses: list[str], connections: int) -> dict[str, Spread]:
    """Every connection is a buyer with an own account."""
    with signed_in(mall, addresses[:connections]) as buyers:
        return {name: _measure(deed, times, buyers, shelf) for name, (deed, times) in deeds(shelf).items()}


def _measure(deed: Deed, times: int, buyers: list[Buyer], shelf: Shelf) -> Spread:
    each = max(3, times // len(buyers) * (1 if len(buyers) == 1 else 2))
    skus = list(shelf.products)

    def work(number: int) -> list[float]:
        buyer, taken = buyers[number], []
        wanted = cycle(skus[number % len(skus) :] + skus[: number % len(skus)])
        deed(buyer, next(wanted))
        for _ in range(each):
            started = time.perf_counter()
            deed(buyer, next(wanted))
            taken.append((time.perf_counter() - started) * 1000)
        return taken

    started = time.perf_counter()
    with ThreadPoolExecutor(len(buyers)) as threads:
        milliseconds = [one for taken in threads.map(work, range(len(buyers))) for one in taken]
    return Spread.of(milliseconds, time.perf_counter() - started)


@contextmanager
def signed_in(mall: Mall, addresses: list[str]) -> Iterator[list[Buyer]]:
    buyers = [Buyer(mall, address) for address in addresses]
    try:
        for buyer in buyers:
            buyer.ask("DELETE", "cart")
        yield buyers
    finally:
        for buyer in buyers:
            buyer.close()
