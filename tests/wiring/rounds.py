"""One round through everything that the mall can do: each route and each event handler, in their rarer ways too.

For the tests that compare what functions do with what they may do; nothing is asserted here but that it worked.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
from infra.local.mall import Mall, eventually
from infra.local.people import ADDRESS, Buyer, Json, Listed, Operator, Supplier, grey_picture, ring, yuan

from orders.rules.order import ACCEPT_WITHIN, COMPLETE_AFTER, HOLD_LIFETIME, RECEIVE_WITHIN
from wiring.clock import sweep_in
from wiring.desk_round import go_round_the_desk
from wiring.feedback_round import go_round_the_words
from wiring.mails import invitation_code
from wiring.onboarding_round import go_round_onboarding
from wiring.pages import go_round_publishing
from wiring.papers import round_of_certificates
from wiring.search_round import go_round_searching
from wiring.shopping_round import go_round_shopping
from wiring.shops_round import go_round_the_shops, leave_the_shop

A_LITTLE = timedelta(minutes=1)


@dataclass
class Round:
    mall: Mall
    sent: list[tuple[str, str]] = field(default_factory=list)
    """Method and path of every request that was made."""

    def __post_init__(self) -> None:
        self.supplier = self.person(Supplier, "supplier@parure.test")
        self.dealer = self.person(Supplier, "dealer@parure.test")
        self.operator = self.person(Operator, "operator@parure.test")
        self.buyer = self.person(Buyer, "buyer@parure.test")

    def person(self, kind: type[Any], email: str | None = None) -> Any:
        return kind(self.mall, email, watch=lambda method, path: self.sent.append((method, path)))

    def go(self) -> None:
        self.accounts()
        self.organisations()
        self.onboarding()
        self.prices()
        self.media()
        self.catalog()
        self.review()
        round_of_certificates(self.supplier, self.operator, self.buyer, self.dealer.org_id)
        self.bulk()
        self.stock()
        self.carts()
        go_round_shopping(self)
        self.sale()
        self.payments()
        self.sources()
        self.overdue()
        go_round_publishing(self)
        go_round_the_shops(self)
        go_round_searching(self)
        leave_the_shop(self)
        self.poison()

    def accounts(self) -> None:
        somebody: Buyer = self.person(Buyer)
        address = f"round-{uuid.uuid4().hex[:8]}@example.com"
        somebody.post("accounts", {"email": address, "password": "Parure-demo-1"})
        somebody.post("accounts/resend", {"email": address})
        somebody.post("accounts/confirm", {"email": address, "code": somebody.code_from_mail(address)})
        somebody.sign_in(address)
        somebody.post("sessions/refresh")
        somebody.get("me")
        somebody.ask("PATCH", "me", {"name": "李娜", "language": "en"})
        somebody.ask("DELETE", "sessions")
        somebody.post("password-resets", {"email": address})
        code = somebody.code_from_mail(address)
        somebody.post("password-resets/confirm", {"email": address, "code": code, "password": "Another-pass-2"})
        # A name that nobody has: Cognito is asked all the same.
        somebody.send("POST", "sessions", {"email": "nobody@example.com", "password": "Parure-demo-1"})

    def organisations(self) -> None:
        self.supplier.get("organisation")
        address = f"staff-{uuid.uuid4().hex[:8]}@example.com"
        member = self.supplier.post("organisation/staff", {"email": address, "name": "镶嵌师"})
        self.supplier.every("organisation/staff")
        newcomer: Supplier = self.person(Supplier)
        code = eventually(lambda: self.mall.mails_to(address))[0]["text"]
        newcomer.post(
            "password-resets/confirm", {"email": address, "code": invitation_code(code), "password": "Another-pass-2"}
        )
        newcomer.sign_in(address, "Another-pass-2")
        self.supplier.ask("DELETE", f"organisation/staff/{member['user_id']}")
        self.supplier.post("organisation/staff", {"email": address, "name": "镶嵌师"})
        self.invite_somebody_who_never_proved_the_address()
        key = self.supplier.post("api-keys", {"name": "ERP", "scopes": ["stock:read"]})
        self.supplier.every("api-keys")
        with httpx.Client(headers={"Authorization": f"Bearer {key['secret']}"}, timeout=30) as erp:
            erp.get(f"{self.mall.api}/stock").raise_for_status()
        self.supplier.ask("DELETE", f"api-keys/{key['key_id']}")
        self.operator.every("organisations", kind="supplier")
        made = self.operator.post(
            "organisations",
            {"kind": "supplier", "name": "试用金店", "region": "CN-SH", "owner_email": f"owner-{address}"},
        )
        self.operator.post(f"organisations/{made['org_id']}/suspend", {"reason": "licence has run out"})
        self.operator.post(f"organisations/{made['org_id']}/reinstate", {"reason": "licence renewed"})

    def invite_somebody_who_never_proved_the_address(self) -> None:
        address = f"unproved-{uuid.uuid4().hex[:8]}@example.com"
        self.person(Buyer).post("accounts", {"email": address, "password": "Parure-demo-1"})
        self.supplier.post("organisation/staff", {"email": address, "name": "质检员"})

    def onboarding(self) -> None:
        go_round_onboarding(self.mall, self.person, self.operator)

    def prices(self) -> None:
        self.buyer.get("health")
        board = self.buyer.get("board-prices")
        price = next(item for item in board["items"] if item["metal"] == "gold")
        wanted = {name: price[name] for name in ("metal", "fineness")}
        dearer = {**price["price_per_gram"], "amount": price["price_per_gram"]["amount"] + 100}
        # A product priced by weight follows the board.
        gold = self.supplier.list_for_sale(self.operator, 1, self.by_weight(price))
        before = self.buyer.get(f"products/{gold.product_id}")["price"]
        self.operator.post(
            "board-prices", {"prices": [{**wanted, "price_per_gram": dearer}], "valid_for_minutes": 10_000}
        )
        eventually(lambda: self.shelf_price(gold) != before["amount"])
        self.buyer.get(f"board-prices/{price['metal']}/{price['fineness']}/history")
        self.buyer.get("fx-rates")
        self.operator.post("fx-rates", {"currency": "USD", "rate": "7.12"})

    def by_weight(self, price: Json) -> Json:
        rule = {
            "kind": "by_weight",
            "metal": price["metal"],
            "fineness": price["fineness"],
            "net_grams": "3.20",
            "labour": {"per": "gram", "amount": yuan(30)},
        }
        document = ring("足金 素圈", images=[self.supplier.upload_picture()])
        metal = {"kind": price["metal"], "fineness": price["fineness"], "grams": "3.20"}
        # A price that follows the board says nothing of the certificate: the page asks for it.
        certificate = {"laboratory": "NGTC", "number": f"N{uuid.uuid4().int % 10**9}"}
        return {
            **document,
            "material": "gold",
            "attributes": {"metal": metal, "certificate": certificate},
            "skus": [{**document["skus"][0], "price_rule": rule}],
        }

    def shelf_price(self, listed: Listed) -> int | None:
        cards = self.buyer.every("products", category="ring", material="gold", sort="newest")
        return next((card["price"]["amount"] for card in cards if card["product_id"] == listed.product_id), None)

    def media(self) -> None:
        licence = self.buyer.upload(grey_picture(64), kind="document", name="licence.png")
        spin = self.supplier.post("media/spins", {"frames": 24})
        self.supplier.upload(grey_picture(64), kind="spin_frame", group=spin["media_id"], position=1)
        self.buyer.get("media", ids=licence["media_id"])

    def catalog(self) -> None:
        draft = self.supplier.draft(ring(images=[self.supplier.upload_picture()]))
        product_id = draft["product_id"]
        shown = self.supplier.send("GET", f"listings/{product_id}")
        changed = ring("暮光 铂金钻戒", images=[self.supplier.upload_picture()])
        changed["skus"][0]["code"] = draft["skus"][0]["sku"]
        self.supplier.ask("PUT", f"products/{product_id}", changed, etag=shown.headers["etag"])
        self.supplier.submit(product_id)
        self.operator.every("reviews")
        note = {"field": "images.0", "note": "too small"}
        self.operator.post(f"products/{product_id}/return", {"reason": "the picture is too small", "notes": [note]})
        self.supplier.submit(product_id)
        self.operator.approve(product_id)
        self.supplier.post(f"products/{product_id}/take-down", {"reason": "sold in the shop"})
        self.supplier.post(f"products/{product_id}/publish")
        self.supplier.every("listings")
        for shelf in ({}, {"category": "ring"}, {"material": "diamond"}, {"category": "ring", "material": "diamond"}):
            for sort in ("newest", "price", "-price"):
                page = self.buyer.get("products", sort=sort, limit=1, **shelf)
                if page["next_cursor"]:
                    self.buyer.get("products", sort=sort, limit=1, cursor=page["next_cursor"], **shelf)
        self.buyer.get("products", category="ring", min_price=100, currency="USD")
        self.buyer.get("offers", sku=draft["skus"][0]["sku"])
        self.buyer.get("attributes", category="ring")
        self.buyer.get("size-guide")
        self.supplier.post("products/preview", {"content": ring()})

    def review(self) -> None:
        """A change, a certificate that two products state, a refusal for good, and another version of the rules."""
        certificate = {"laboratory": "GIA", "number": f"C{uuid.uuid4().int % 10**9}"}
        document = ring(images=[self.supplier.upload_picture()])
        document["attributes"]["certificate"] = certificate
        holder, loser = (self.supplier.draft(document)["product_id"] for _ in range(2))
        self.supplier.submit(holder)
        assert self.supplier.send("POST", f"products/{loser}/submit").status_code == 409
        eventually(lambda: self.findings_of(holder) & {"certificate_contested"})
        close = f"certificate-contests/{certificate['laboratory']}/{certificate['number']}/close"
        self.operator.every("certificate-contests")
        self.operator.post(close, {"product_id": loser, "note": "both are one"})
        self.operator.post(f"products/{holder}/reject", {"reason": "not this one"})
        self.supplier.every(f"products/{holder}/decisions")
        live = self.supplier.list_for_sale(self.operator, 0)
        shown = self.supplier.send("GET", f"listings/{live.product_id}")
        self.supplier.ask(
            "PUT", f"products/{live.product_id}", {**ring("暮光"), "images": []}, etag=shown.headers["etag"]
        )
        self.operator.get(f"products/{live.product_id}/changes")
        rules = self.operator.get("review-rules")
        self.operator.post("review-rules/dry-run", {"rules": rules["rules"], "limit": 5})
        made = {"rules": rules["rules"], "note": "as before"}
        self.operator.post("review-rules", made, etag=str(rules["version"]))
        self.operator.every("review-rules/versions")
        self.operator.get(f"review-rules/versions/{rules['version'] + 1}")

    def findings_of(self, product_id: str) -> set[str]:
        """The rules that found something in what waits for review."""
        rows = [row for row in self.operator.every("reviews") if row["product_id"] == product_id]
        return {finding["rule"] for row in rows for finding in row["findings"]}

    def bulk(self) -> None:
        """Imports that look, write, submit, drop a SKU and change what is on sale; an export."""
        for kind in ("csv", "xlsx", "json"):
            self.supplier.get("imports/template", format=kind, category="ring")
        picture = self.supplier.upload_picture()
        document = {**ring(images=[picture]), "key": f"round-{uuid.uuid4().hex[:6]}"}
        certificate = {"laboratory": "GIA", "number": f"R{uuid.uuid4().int % 10**9}"}
        document["attributes"] = {**document["attributes"], "certificate": certificate}
        several = {**document, "skus": [document["skus"][0] | {"code": f"{document['key']}-{n}"} for n in (1, 2)]}
        one = {**several, "skus": several["skus"][:1]}
        live = self.supplier.list_for_sale(self.operator, 1, ring(images=[picture]))
        dearer = ring(images=[picture], price=yuan(13_000))
        dearer["skus"][0]["code"] = live.sku
        # First a draft with two SKUs; then one of them is gone, and three are submitted: that draft, a second claim of its
        # certificate, and a small change of what is on sale.
        self.supplier.import_listings([several])
        twin = {**document, "key": f"{document['key']}-twin"}
        self.supplier.import_listings([one, twin, {**dearer, "key": live.product_id}], submit=True)
        self.supplier.every("imports")
        export = self.supplier.post("exports", {"format": "csv"})
        eventually(lambda: self.supplier.get(f"exports/{export['export_id']}")["url"])

    def stock(self) -> None:
        document = ring(images=[self.supplier.upload_picture()])
        document["skus"][0]["source_ids"] = [self.dealer.org_id]
        self.goods = self.supplier.list_for_sale(self.operator, 40, document)
        go_round_the_desk(self.supplier, self.dealer, self.operator, self.goods)

    def carts(self) -> None:
        guest: Buyer = self.person(Buyer)
        sku = self.goods.sku
        guest.put_into_cart(sku)
        guest.ask("PATCH", f"cart/lines/{sku}", {"quantity": 2})
        guest.ask("DELETE", f"cart/lines/{sku}")
        guest.put_into_cart(sku)
        guest.sign_in("buyer@parure.test")
        guest.cart()
        guest.ask("DELETE", "cart")
        guest.put_into_cart(sku)
        guest.place_order(guest.cart()["total"])
        self.order_as_a_guest(sku)

    def order_as_a_guest(self, sku: str) -> None:
        """Asked what it costs, ordered, found again by its number, opened by its link, taken over by an account."""
        guest: Buyer = self.person(Buyer)
        guest.put_into_cart(sku)
        address = f"guest-{uuid.uuid4().hex[:8]}@example.com"
        guest.get("delivery-options", sku=sku, province="上海市")
        quote = guest.post("orders/quote", {"gift": {"wrap": True}, "insurance": True})
        placed = guest.place_order(
            quote["totals"]["total"],
            contact={"email": address},
            gift={"wrap": True, "message": "生日快乐"},
            insurance=True,
        )
        found = self.person(Buyer).post("orders/lookups", {"order_id": placed["order_id"], "email": address})
        self.person(Buyer).get(f"orders/{placed['order_id']}", key=found["key"])
        guest.ask("PATCH", f"orders/{placed['order_id']}", {"address": {**ADDRESS, "line1": "南京西路 100 号"}})
        guest.every("orders")
        guest.post("accounts", {"email": address, "password": "Parure-demo-1"})
        guest.post("accounts/confirm", {"email": address, "code": guest.code_from_mail(address)})
        guest.sign_in(address)
        assert guest.post("orders/claims")["order_ids"] == [placed["order_id"]]

    def sale(self) -> None:
        """From order to receipt, with news of the parcel by an API key, too."""
        bought = self.buyer.buy_and_pay(self.goods.sku)
        order_id = bought["order_id"]
        source, fulfilment = self.source_of(order_id)
        source.get(f"fulfilments/{fulfilment}")
        source.accept(fulfilment)
        source.ship(fulfilment)
        source.track(fulfilment, "exception")
        source.track(fulfilment, "delivered")
        self.buyer.receive(order_id)
        self.buyer.every("orders")
        self.buyer.get(f"orders/{order_id}/receipt")
        self.operator.every("orders")
        self.operator.get(f"orders/{order_id}")
        self.operator.routing(order_id)
        self.operator.payment_entries(order_id)
        reader: Buyer = self.person(Buyer)
        reader.sign_in(reader.sign_up())
        go_round_the_words(self.buyer, reader, self.supplier, self.operator, self.goods, order_id)
        sweep_in(self.mall, COMPLETE_AFTER + A_LITTLE)
        self.buyer.sees(order_id, "completed")

    def source_of(self, order_id: str) -> tuple[Supplier, str]:
        def look() -> list[tuple[Supplier, str]]:
            return [
                (source, fulfilment["fulfilment_id"])
                for source in (self.supplier, self.dealer)
                for fulfilment in source.fulfilments("assigned")
                if fulfilment["order_id"] == order_id
            ]

        return eventually(look)[0]

    def payments(self) -> None:
        """Declined, tried again, cancelled before and after payment."""
        placed = self.buyer.buy(self.goods.sku)
        self.buyer.decline(placed)
        eventually(lambda: "payment_failed" in kinds(self.buyer.order(placed["order_id"])))
        again = self.buyer.post(f"orders/{placed['order_id']}/payment", {"payment_method": "alipay"})
        self.buyer.pay({"payment": again}, method="alipay")
        self.buyer.sees(placed["order_id"], "routed")
        self.buyer.cancel(placed["order_id"])
        eventually(lambda: "refunded" in kinds(self.buyer.order(placed["order_id"])), within=90)
        self.buyer.cancel(self.buyer.buy(self.goods.sku)["order_id"])

    def sources(self) -> None:
        """Rejected by one, then by the other, then rerouted by the operator after a restock."""
        order_id = self.buyer.buy_and_pay(self.goods.sku)["order_id"]
        for _ in range(2):
            source, fulfilment = self.source_of(order_id)
            source.reject(fulfilment)
        self.buyer.sees(order_id, "exception")
        self.operator.every("orders", exceptions="true")
        self.operator.post(f"orders/{order_id}/reroute")
        self.buyer.sees(order_id, "exception")
        self.operator.post(f"orders/{order_id}/cancel", {"reason": "no source"})

    def overdue(self) -> None:
        """Everything that the clock moves: unpaid, not accepted, not received, an exception nobody looked at."""
        unpaid = self.buyer.buy(self.goods.sku)
        missed = self.buyer.buy_and_pay(self.goods.sku)
        arrived = self.buyer.buy_and_pay(self.goods.sku)
        source, fulfilment = self.source_of(arrived["order_id"])
        source.accept(fulfilment)
        source.ship(fulfilment)
        source.track(fulfilment, "delivered")
        sweep_in(self.mall, HOLD_LIFETIME + A_LITTLE)
        self.buyer.sees(unpaid["order_id"], "expired")
        sweep_in(self.mall, ACCEPT_WITHIN + A_LITTLE)
        eventually(lambda: "acceptance_missed" in kinds(self.buyer.order(missed["order_id"])))
        sweep_in(self.mall, max(RECEIVE_WITHIN.values()) + A_LITTLE)
        self.buyer.sees(arrived["order_id"], "received", "completed")
        sweep_in(self.mall, timedelta(days=60))

    def poison(self) -> None:
        """An outbox record that the relay has to park."""
        item = {"pk": {"S": "agg_round"}, "sk": {"S": f"evt_{uuid.uuid4().hex}"}, "envelope": {"S": "no envelope"}}
        self.mall.client("dynamodb").put_item(TableName=self.mall.table("events"), Item=item)


def kinds(order: Json) -> list[str]:
    return [entry["type"] for entry in order["timeline"]]
