"""The round's part of dealers' shops: opened, filled, priced, visited, bought from, left alone."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from infra.local.mall import eventually
from infra.local.people import Buyer, Json, ring, yuan

from wiring.ledgers import items_of

if TYPE_CHECKING:
    from wiring.rounds import Round


def go_round_the_shops(made: Round) -> None:
    dealer, supplier = made.dealer, made.supplier
    slug = f"round-{uuid.uuid4().hex[:8]}"
    pieces = [
        supplier.list_for_sale(made.operator, 3, ring(f"{name} 铂金戒", images=[supplier.upload_picture()]))
        for name in ("云", "霞")
    ]
    first, second = (piece.product_id for piece in pieces)
    dealer.post("shops", {"slug": slug, "name": {"zh": "巡游珠宝", "en": "Round"}})
    furnish(made, slug)
    dealer.post("shop/assortment", {"product_ids": [first, second]})
    dealer.every("shop/assortment")
    dealer.get("shop/assortment", product_id=first)
    dealer.get("shop/assortment/held", product_id=first)
    dealer.post(f"shop/assortment/{second}/move", {"after": None})
    change(made, "shop/featured", {"product_ids": [second]})
    change(made, "shop/prices", {"markup": "5", "rounding": "exact"})
    dealer.post("shop/prices/preview", {"prices": {"markup": "8"}})
    dealer.ask("PUT", f"shop/assortment/{first}/prices", {"prices": {pieces[0].sku: yuan(15_000)["amount"]}})
    dealer.post("shop/open")
    visit(made, slug, first, pieces[0].sku)
    cheaper_there(made, slug, first, pieces[0].sku)
    follow(made, slug, first)
    dealer.post("shop/assortment/removals", {"product_ids": [second]})


def leave_the_shop(made: Round) -> None:
    """After search has been made anew, which looks through every open shop."""
    made.dealer.post("shop/close")


def furnish(made: Round, slug: str) -> None:
    picture = made.dealer.upload_picture()
    look: Json = {
        "name": {"zh": "巡游珠宝", "en": "Round"},
        "accent": "jade",
        "tone": "classic",
        "banner": picture["key"],
    }
    change(made, "shop", look)
    assert made.dealer.get("shop")["slug"] == slug


def change(made: Round, path: str, body: Any) -> None:
    etag = made.dealer.send("GET", "shop").headers["etag"]
    made.dealer.ask("PUT", path, body, etag=etag)


def visit(made: Round, slug: str, product_id: str, sku: str) -> None:
    """Somebody buys there: the piece costs what the dealer says, and the order is the dealer's."""
    buyer: Buyer = made.buyer
    buyer.get("shops")
    buyer.get(f"shops/{slug}")
    buyer.get(f"shops/{slug}/products")
    buyer.get(f"shops/{slug}/products", featured="true")
    buyer.get(f"products/{product_id}", shop=slug)
    offer = buyer.get("offers", sku=sku, shop=slug)["items"][0]
    assert offer["price"]["amount"] == yuan(15_000)["amount"]
    eventually(lambda: buyer.get("search", shop=slug)["total"] == 2, within=30)
    buyer.get("search/similar", product_id=product_id, shop=slug)
    buyer.get(f"availability/{sku}", shop=slug)
    buyer.post("wishlist/items", {"sku": sku}, query={"shop": slug})
    buyer.post("cart/lines", {"sku": sku}, query={"shop": slug})
    lines: list[Json] = [{"sku": sku, "quantity": 1}]
    total = buyer.post("orders/quote", {"lines": lines, "shop": slug})["totals"]["total"]
    order = buyer.post("orders", buyer.order_body(total, lines, shop=slug))
    assert buyer.order(order["order_id"])["shop"] == slug
    buyer.cancel(order["order_id"])


def cheaper_there(made: Round, slug: str, product_id: str, sku: str) -> None:
    """Who wished for it in this shop hears of it."""
    made.dealer.ask("PUT", f"shop/assortment/{product_id}/prices", {"prices": {sku: yuan(14_000)["amount"]}})
    eventually(lambda: made.buyer.get("wishlist/marks", shop=slug)["notices"] > 0, within=60)


def follow(made: Round, slug: str, product_id: str) -> None:
    """Its supplier changes a piece; its dealer is suspended and comes back."""
    shown = made.supplier.send("GET", f"listings/{product_id}")
    content = shown.json()["content"]
    wider = {**content["skus"][0], "code": None, "options": {"ring_size": {"table": "cn", "label": "14"}}}
    for skus in ([*content["skus"], wider], content["skus"]):
        etag = made.supplier.send("GET", f"listings/{product_id}").headers["etag"]
        made.supplier.ask("PUT", f"products/{product_id}", {**content, "skus": skus}, etag=etag)
        made.supplier.submit(product_id)
        made.operator.approve(product_id)
        holds(made, product_id, len(skus))
    org_id = made.dealer.org_id
    made.operator.post(f"organisations/{org_id}/suspend", {"reason": "licence has run out"})
    eventually(lambda: is_suspended(made, slug))
    eventually(lambda: made.buyer.send("GET", f"shops/{slug}").status_code == 410)
    made.operator.post(f"organisations/{org_id}/reinstate", {"reason": "licence renewed"})
    eventually(lambda: not is_suspended(made, slug))
    eventually(lambda: made.buyer.send("GET", f"shops/{slug}").status_code == 200)


def is_suspended(made: Round, slug: str) -> bool:
    """Whether the shop's own row says so: buyers are turned away before that, by the dealer's standing."""
    return any(item.get("suspended") for item in items_of(made.mall, "shops", f"shop#{slug}"))


def holds(made: Round, product_id: str, skus: int) -> None:
    """Waits until the shop has so many SKUs of the product."""

    def row() -> Json:
        found: Json = made.dealer.get("shop/assortment", product_id=product_id)["items"][0]
        return found

    eventually(lambda: len(row()["skus"]) == skus)
