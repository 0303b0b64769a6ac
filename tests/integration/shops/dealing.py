"""Two dealers with shops, and goods of one supplier to fill them with."""

from __future__ import annotations

from typing import Any

from identity.contract import provision_organisation
from integration.catalog.goods import coded, money, on_sale, open_mall
from integration.gateway import Answer, call
from parure.aws.auth import Caller, Role
from shops.app import app

AUBE = Caller(Role.DEALER, "usr_a", "org_01JD3N0E6S0V1G3N5W7X9Y2Z4C")
HANG = Caller(Role.DEALER, "usr_h", "org_01JD3N0E6S0V1G3N5W7X9Y2Z4D")


def open_city() -> None:
    open_mall()
    provision_organisation(AUBE.org, "dealer", "Maison Aube", "HK")
    provision_organisation(HANG.org, "dealer", "Hanghui", "CN-GD")


def ask(method: str, path: str, body: Any = None, by: Caller | None = None, **headers: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return call(app, method, f"/api/v1{path}", body, caller=by or Caller(), headers=sent)


def create_shop(slug: str = "maison-aube", by: Caller = AUBE) -> Answer:
    body = {"slug": slug, "name": {"zh": "晨曦", "en": slug}}
    return ask("POST", "/shops", body, by, idempotency_key=f"create-{slug}")


def ring(code: str, yuan: int = 10_000, **sku: Any) -> str:
    """A ring of one SKU on sale in the mall; returns its product id."""
    body = coded(code)
    body["skus"] = [{**body["skus"][0], "price_rule": {"kind": "fixed", "amount": money(yuan * 100)}, **sku}]
    return on_sale(body)


def add(*product_ids: str, by: Caller = AUBE) -> Answer:
    return ask("POST", "/shop/assortment", {"product_ids": list(product_ids)}, by)


def change_prices(prices: dict[str, Any], by: Caller = AUBE) -> Answer:
    etag = ask("GET", "/shop", by=by).header("etag")
    return ask("PUT", "/shop/prices", prices, by, if_match=etag or "")


def open_shop_with(*product_ids: str, slug: str = "maison-aube", by: Caller = AUBE) -> None:
    """A shop that sells these, in this order."""
    assert create_shop(slug, by).status == 201
    assert add(*product_ids, by=by).status == 200
    opened = ask("POST", "/shop/open", by=by)
    assert opened.json["status"] == "open", opened.text


def shown(slug: str = "maison-aube") -> list[tuple[str, int]]:
    """(product id, price in yuan) as its visitors see them."""
    items = ask("GET", f"/shops/{slug}/products").json["items"]
    return [(item["product_id"], item["price"]["amount"] // 100) for item in items]
