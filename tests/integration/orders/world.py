"""A small mall in process: two suppliers with stock, a buyer, the payment stand-in, and an event bus that a test turns by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import boto3
import httpx
from infra.local.payments import create_app
from infra.local.payments.webhooks import signature

from catalog import store as catalog_store
from catalog.contract import Sku, SkuStatus
from identity.contract import provision_organisation
from integration.gateway import CONTEXT, Answer, call
from integration.payments_standin.server import Clock, serving
from orders import app as orders_app
from orders import store as orders_store
from orders.rules.fulfilment import Fulfilment
from orders.rules.order import Order
from parure.aws.auth import Caller, Role
from parure.aws.settings import settings
from parure.aws.tables import OutboxEvent, read_together
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.text import Text
from parure.kernel.time import now
from payments import app as payments_app
from payments import store as payments_store
from pricing.contract import BoardPrice, Fixed, PriceRule
from pricing.rules import board_price_to_json
from pricing.store import CurrentItem
from routing import app as routing_app
from supply import store as supply_store
from supply.contract import BulkLocation, BulkStock, balance_in, receive_bulk, stock_reads
from supply.rules import sum_changes

WEBHOOK_SECRET = "whsec_local"
ADDRESS = {
    "name": "林清",
    "phone": "13812345678",
    "country": "CN",
    "province": "上海市",
    "city": "上海市",
    "district": "黄浦区",
    "line1": "南京东路 100 号",
}
BUYER = Caller(role=Role.CONSUMER, user_id=new_id("usr"))
OTHER_BUYER = Caller(role=Role.CONSUMER, user_id=new_id("usr"))
OPERATOR = Caller(role=Role.OPERATOR, user_id=new_id("usr"))
LUMEN, AURUM, DEALER = new_id("org"), new_id("org"), new_id("org")
SUPPLIER = Caller(role=Role.SUPPLIER, user_id=new_id("usr"), org_id=LUMEN)
OTHER_SUPPLIER = Caller(role=Role.SUPPLIER, user_id=new_id("usr"), org_id=AURUM)
SHANGHAI = BulkLocation(LUMEN, new_id("loc"), "上海仓", "warehouse", "CN-SH")
HONGKONG = BulkLocation(LUMEN, new_id("loc"), "香港仓", "warehouse", "HK")
SHENZHEN = BulkLocation(AURUM, new_id("loc"), "深圳仓", "warehouse", "CN-GD")
RING, PIECE, BAND, BAR = "LUM-R01-12", "LUM-P01", "AUR-B01", "AUR-G01"

_HANDLERS: dict[str, list[Callable[[dict[str, Any], Any], dict[str, Any]]]] = {
    "PaymentSucceeded": [orders_app.on_events],
    "PaymentFailed": [orders_app.on_events],
    "RefundSucceeded": [orders_app.on_events],
    "RefundFailed": [orders_app.on_events],
    "RoutingFailed": [orders_app.on_events],
    "OrderPaid": [routing_app.on_events],
    "FulfilmentRejected": [routing_app.on_events],
    "FulfilmentWithdrawn": [routing_app.on_events],
    "OrganisationSuspended": [orders_app.on_events],
    "OrderRerouteRequested": [routing_app.on_events],
    "RefundRequested": [payments_app.on_events],
    "OrderExpired": [payments_app.on_events],
    "OrderCancelled": [payments_app.on_events],
}


def sqs_event(*bodies: str) -> dict[str, Any]:
    records = [
        {"messageId": f"m{number}", "receiptHandle": "r", "body": body, "attributes": {}, "messageAttributes": {},
         "eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:us-east-1:1:q", "awsRegion": "us-east-1"}
        for number, body in enumerate(bodies)
    ]  # fmt: skip
    return {"Records": records}


def deliver(handler: Callable[[dict[str, Any], Any], dict[str, Any]], *bodies: str) -> int:
    """Give messages to an SQS handler; returns how many it wants again."""
    return len(handler(sqs_event(*bodies), CONTEXT)["batchItemFailures"])


@contextmanager
def standing_in() -> Iterator[str]:
    """The payment stand-in on a random port; webhooks are fetched, not posted, so that a test decides when they come."""
    with serving(create_app(webhook_url=None, clock=Clock())) as url:
        yield url


@dataclass
class Mall:
    stripe_url: str
    handled: set[str] = field(default_factory=set)
    webhooks_seen: set[str] = field(default_factory=set)

    # Opening

    def open(self) -> None:
        for org_id, name in ((LUMEN, "Lumen 流光"), (AURUM, "Aurum 金工")):
            provision_organisation(org_id, "supplier", name, "CN-SH")
        self.list_sku(RING, LUMEN, Fixed(Money(129900, "CNY")), {SHANGHAI: 5})
        self.list_sku(PIECE, LUMEN, Fixed(Money(880000, "CNY")), {SHANGHAI: 1}, one_of_one=True)
        self.list_sku(BAND, AURUM, Fixed(Money(59900, "CNY")), {SHENZHEN: 10})
        fx = {"USD": {"rate_id": "fx1", "currency": "USD", "rate": "7.10", "published_at": "2026-11-01T00:00:00Z"}}
        CurrentItem("fx", "current", version=1, entries=fx).save()

    def list_sku(
        self,
        sku: str,
        supplier_id: str,
        rule: PriceRule,
        stock: Mapping[BulkLocation, int],
        *,
        one_of_one: bool = False,
        status: SkuStatus = SkuStatus.PUBLISHED,
        named: bool = True,
    ) -> None:
        sources = [place.org_id for place in stock] if named else []
        title = Text(f"{sku} 戒指", f"{sku} ring")
        image = {"key": f"media/{sku}.webp", "url": f"/media/{sku}.webp", "alt": {"zh": "戒指", "en": "ring"}}
        catalog_store.sku_item(
            Sku(
                sku=sku,
                product_id=new_id("prd"),
                supplier_id=supplier_id,
                source_ids=tuple(dict.fromkeys([supplier_id, *sources])),
                status=status,
                title=title,
                image=image,
                options={},
                price_rule=rule,
                one_of_one=one_of_one,
                category="ring",
                material="gold",
            )
        ).save()
        receive_bulk([BulkStock(sku, supplier_id, title, list(stock.items()))])

    def set_price(self, sku: str, amount: int) -> None:
        item = catalog_store.SkuItem.get(f"sku#{sku}", "sku")
        item.price_rule = {"kind": "fixed", "amount": amount}
        item.save()

    def publish_board(self, per_gram: int, *, minutes: int = 60, version: int = 1) -> None:
        at = now()
        price = BoardPrice("gold", "999", Money(per_gram, "CNY"), version, at, at + timedelta(minutes=minutes))
        entries = {price.key: board_price_to_json(price)}
        CurrentItem("board", "current", version=version, entries=entries).save()

    # People

    def call(self, method: str, path: str, body: Any = None, *, by: Caller = BUYER, **more: Any) -> Answer:
        app = payments_app.app if "payment-entries" in path or "webhooks" in path else orders_app.app
        app = routing_app.app if path.endswith("/routing") else app
        return call(app, method, f"/api/v1{path}", body, caller=by, **more)

    def place(
        self,
        lines: Mapping[str, int] | None = None,
        *,
        total: int,
        by: Caller = BUYER,
        key: str | None = None,
        **more: Any,
    ) -> Answer:
        body: dict[str, Any] = {"address": ADDRESS, "expected_total": {"amount": total, "currency": "CNY"}, **more}
        if lines is not None:
            body["lines"] = [{"sku": sku, "quantity": quantity} for sku, quantity in lines.items()]
        return self.call("POST", "/orders", body, by=by, headers={"Idempotency-Key": key or new_id("key")})

    def buy(self, lines: Mapping[str, int] | None = None, *, total: int, by: Caller = BUYER) -> str:
        """Order, pay and let everything happen that follows; returns the order's id."""
        placed = self.place(lines or {RING: 1}, total=total, by=by)
        assert placed.status == 201, placed.text
        self.press("pay", placed.json["payment"]["url"])
        self.settle()
        return str(placed.json["order_id"])

    def press(self, button: str, url: str, **form: str) -> Any:
        answer = httpx.post(f"{url}/{button}", data=form, headers={"Accept": "application/json"}, trust_env=False)
        return answer.json()

    def behave(self, **behaviour: Any) -> None:
        httpx.post(f"{self.stripe_url}/_standin/behaviour", json=behaviour, trust_env=False).raise_for_status()

    def stripe_ledger(self) -> Any:
        return httpx.get(f"{self.stripe_url}/_standin/ledger", trust_env=False).json()

    # What happens behind

    def fetch_webhooks(self) -> list[str]:
        """The bodies of the events that the provider has made since the last time, oldest first."""
        page = httpx.get(
            f"{self.stripe_url}/v1/events?limit=100", headers={"Authorization": "Bearer sk_test_local"}, trust_env=False
        ).json()
        fresh = [event for event in reversed(page["data"]) if event["id"] not in self.webhooks_seen]
        self.webhooks_seen |= {event["id"] for event in fresh}
        return [json.dumps(event) for event in fresh]

    def post_webhook(self, body: str) -> Answer:
        header = signature(body, WEBHOOK_SECRET, int(now().timestamp()))
        return self.call("POST", "/webhooks/stripe", raw=body, headers={"Stripe-Signature": header})

    def drain_webhook_queue(self) -> int:
        """Hand what is queued to the function behind the queue; returns how many it wants again. A message is deleted after
        it was handled, so that a crash brings it again."""
        sqs = boto3.client("sqs")
        url = settings().webhook_queue_url
        again = 0
        while got := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=0).get("Messages", []):
            for message in got:
                again += deliver(payments_app.on_webhooks, message["Body"])
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return again

    def take_webhooks(self) -> None:
        for body in self.fetch_webhooks():
            assert self.post_webhook(body).status == 200
        assert self.drain_webhook_queue() == 0

    def outbox(self, order_id: str | None = None) -> list[dict[str, Any]]:
        """Every event so far, in the order it was published."""
        items = OutboxEvent.query(order_id) if order_id else OutboxEvent.scan()
        return sorted((json.loads(item.envelope) for item in items), key=lambda envelope: envelope["event_id"])

    def types(self, order_id: str) -> list[str]:
        return [envelope["type"] for envelope in self.outbox(order_id)]

    def turn(self) -> int:
        """Deliver each event that was not delivered yet; what fails stays. Returns how many were handled."""
        done = 0
        for envelope in self.outbox():
            if envelope["event_id"] in self.handled:
                continue
            body = json.dumps({"detail": envelope})
            if all(deliver(handler, body) == 0 for handler in _HANDLERS.get(envelope["type"], [])):
                self.handled.add(envelope["event_id"])
                done += 1
        return done

    def settle(self) -> None:
        """Webhooks and events until nothing moves any more."""
        self.take_webhooks()
        while self.turn():
            self.take_webhooks()

    # Looking

    def order(self, order_id: str) -> Order:
        return orders_store.read_collection(order_id)[0]

    def fulfilments(self, order_id: str) -> list[Fulfilment]:
        return orders_store.read_collection(order_id)[1]

    def only_fulfilment(self, order_id: str) -> str:
        (one,) = [f for f in self.fulfilments(order_id) if f.status == "assigned"]
        return one.fulfilment_id

    def stock(self, sku: str) -> dict[str, tuple[int, int, int, int]]:
        """location → (on hand, allocated, held, available)"""
        balance = balance_in(read_together(stock_reads([sku])), sku)
        assert balance is not None
        return {p.location_id: (p.on_hand, p.allocated, p.held, p.available) for p in balance.locations}

    def check_stock(self) -> None:
        """Stock is conserved: every balance is the sum of its ledger, and available is what is left."""
        for item in catalog_store.SkuItem.scan(catalog_store.SkuItem.sk == "sku"):
            sku = item.pk.removeprefix("sku#")
            entries = supply_store.EntryItem.query(
                f"sku#{sku}", supply_store.EntryItem.sk.startswith("entry#"), consistent_read=True
            )
            sums = sum_changes(change for entry in entries for change in supply_store.changes_of(entry))
            for location, (on_hand, allocated, held, available) in self.stock(sku).items():
                summed = sums[location]
                assert (summed.on_hand, summed.allocated, summed.held) == (on_hand, allocated, held), sku
                assert available == on_hand - allocated - held >= 0, sku

    def check_money(self) -> None:
        """Money is conserved: books balance, and say what the provider says."""
        entries = list(payments_store.EntryItem.scan(payments_store.EntryItem.sk.startswith("entry#")))
        assert sum(int(item.amount) for item in entries) == 0
        booked = sum(int(item.amount) for item in entries if item.account == "provider_balance")
        charges = self.stripe_ledger()["charges"]
        assert booked == sum(charge["amount_captured"] - charge["amount_refunded"] for charge in charges)


def balance_item(sku: str) -> supply_store.BalanceItem:
    """The stored balance, for a test that changes stock behind everybody's back."""
    return supply_store.BalanceItem.get(f"sku#{sku}", "balance")
