"""The round's part of shopping: lists of wishes, an address book, a bag with its drawers, an order without an account."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from infra.local.mall import eventually
from infra.local.people import ADDRESS, Buyer, Json, ring, yuan

from orders.rules.order import HOLD_LIFETIME
from wiring.clock import sweep_in

if TYPE_CHECKING:
    from wiring.rounds import Round


def go_round_shopping(made: Round) -> None:
    wishes(made)
    addresses(made)
    bags(made)
    an_order_without_an_account(made)
    coupons(made)


def wishes(made: Round) -> None:
    """Wished for by a guest and after signing in, shared, made cheaper, seen, given up."""
    supplier = made.supplier
    piece = supplier.list_for_sale(made.operator, 2, ring("心愿 铂金戒", images=[supplier.upload_picture()]))
    guest: Buyer = made.person(Buyer)
    guest.post("wishlist/items", {"product_id": piece.product_id})
    guest.get("wishlist", currency="USD")
    guest.get("wishlist/marks")
    token = guest.ask("PUT", "wishlist/share")["share_token"]
    made.buyer.get(f"shared-wishlists/{token}")
    guest.ask("DELETE", "wishlist/share")
    guest.sign_in(guest.sign_up())
    guest.post("wishlist/items", {"sku": piece.sku})
    cheaper(made, piece.product_id)
    eventually(lambda: guest.get("wishlist/marks")["notices"] > 0, within=60)
    guest.post("wishlist/seen")
    guest.ask("DELETE", f"wishlist/items/{piece.sku}")


def cheaper(made: Round, product_id: str) -> None:
    shown = made.supplier.send("GET", f"listings/{product_id}")
    content = shown.json()["content"]
    content["skus"][0]["price_rule"]["amount"] = yuan(12_000)
    made.supplier.ask("PUT", f"products/{product_id}", content, etag=shown.headers["etag"])
    made.supplier.submit(product_id)
    made.operator.approve(product_id)


def addresses(made: Round) -> None:
    book = "me/addresses"
    kept = [made.buyer.post(book, {**ADDRESS, "label": label})["address_id"] for label in ("home", "work")]
    made.buyer.ask("PUT", f"{book}/{kept[0]}", {**ADDRESS, "line1": "南京西路 100 号"})
    made.buyer.post(f"{book}/{kept[1]}/default")
    made.buyer.get(book)
    for address_id in kept:
        made.buyer.ask("DELETE", f"{book}/{address_id}")


def bags(made: Round) -> None:
    sku = made.goods.sku
    made.buyer.put_into_cart(sku)
    made.buyer.post(f"cart/lines/{sku}/save")
    made.buyer.post(f"cart/saved/{sku}/move")
    made.buyer.post(f"cart/lines/{sku}/save")
    made.buyer.ask("DELETE", f"cart/saved/{sku}")
    made.buyer.post("cart/seen")
    made.buyer.ask("DELETE", "cart")


def an_order_without_an_account(made: Round) -> None:
    sku = made.goods.sku
    guest: Buyer = made.person(Buyer)
    guest.get("delivery-options", sku=sku, country="CN", province="上海市", city="上海市")
    wanted: Json = {"lines": [{"sku": sku, "quantity": 1}], "delivery": {"code": "standard"}}
    destination = {name: ADDRESS[name] for name in ("country", "province", "city")}
    total = guest.post("orders/quote", {**wanted, "destination": destination})["totals"]["total"]
    address = f"guest-{made.goods.sku.lower()}@example.com"
    order = guest.post("orders", {**wanted, "address": ADDRESS, "contact": {"email": address}, "expected_total": total})
    guest.pay(order)
    key = made.person(Buyer).post("orders/lookups", {"order_id": order["order_id"], "email": address})["key"]
    made.person(Buyer).get(f"orders/{order['order_id']}", key=key)
    guest.sign_up(address)
    guest.sign_in(address)
    guest.post("orders/claims")
    assert order["order_id"] in {one["order_id"] for one in guest.every("orders")}


def coupons(made: Round) -> None:
    """Used, given back by the buyer and by the clock, ended."""
    code = f"ROUND-{uuid.uuid4().hex[:8]}".upper()
    ends = (datetime.now(UTC) + timedelta(days=2)).isoformat()
    window = {"starts_at": "2026-01-01T00:00:00Z", "ends_at": ends, "per_person": 5}
    made.operator.post("coupons", {"code": code, "kind": "amount", "value": 1000, **window})
    made.operator.every("coupons")
    wanted: Json = {"lines": [{"sku": made.goods.sku, "quantity": 1}], "coupon": code}
    total = made.buyer.post("orders/quote", wanted)["totals"]["total"]
    placed = [made.buyer.post("orders", made.buyer.order_body(total, **wanted))["order_id"] for _ in range(2)]
    made.buyer.cancel(placed[0])
    sweep_in(made.mall, HOLD_LIFETIME + timedelta(minutes=1))
    made.buyer.sees(placed[1], "expired")
    made.operator.post(f"coupons/{code}/stop")
    made.dealer.every("coupons")
    made.dealer.send("POST", "coupons", {"code": code, "kind": "amount", "value": 1000, **window})
