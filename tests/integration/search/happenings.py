"""What happens to goods, and the events that tell of it."""

from __future__ import annotations

from typing import Any

from catalog.events import ProductChanged, ProductPublished, ProductTakenDown
from integration.catalog import goods
from integration.catalog.goods import OPERATOR, SUPPLIER, ask
from parure.kernel.text import Text
from supply.bulk import BulkLocation, BulkStock, receive_bulk

PLACE = BulkLocation(goods.ORG, "loc_01JD3N0E6S0V1G3N5W7X9Y2Z4A", "工坊", "warehouse", "CN-SH")


def published(product_id: str) -> ProductPublished:
    return ProductPublished(product_id=product_id, product_version=1, supplier_id=goods.ORG)


def changed(product_id: str) -> ProductChanged:
    return ProductChanged(product_id=product_id, product_version=2)


def taken_down(product_id: str) -> ProductTakenDown:
    return ProductTakenDown(product_id=product_id, product_version=3, reason="gone")


def take_down(product_id: str) -> None:
    assert ask("POST", f"/products/{product_id}/take-down", {"reason": "gone"}, SUPPLIER).status == 200


def edit(product_id: str, **changes: Any) -> None:
    listing = ask("GET", f"/listings/{product_id}", by=SUPPLIER).json
    content = {**listing["content"], **changes}
    assert ask("PUT", f"/products/{product_id}", content, SUPPLIER, If_Match=f'"{listing["etag"]}"').status == 200
    ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)
    assert ask("POST", f"/products/{product_id}/approve", {"reason": "fine"}, OPERATOR).status == 200


def reprice(product_id: str, amount: int) -> None:
    """All its SKUs cost this from now on."""
    listing = ask("GET", f"/listings/{product_id}", by=SUPPLIER).json
    skus = listing["content"]["skus"]
    edit(product_id, skus=[{**sku, "price_rule": {"kind": "fixed", "amount": goods.money(amount)}} for sku in skus])


def stock(sku: str, quantity: int = 1) -> None:
    receive_bulk([BulkStock(sku, goods.ORG, Text("戒指", "Ring"), [(PLACE, quantity)])])
