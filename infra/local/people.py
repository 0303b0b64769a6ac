"""The people of the mall as programs: what a buyer, a supplier and the operator do, by the public API alone.

Wiring and browser tests and the benchmark speak through these, so that an address of the API is written here once.
"""

from __future__ import annotations

import json
import re
import secrets
import struct
import uuid
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

import httpx
from infra.local.mall import PASSWORD, Mall, NotYet, eventually

Json = dict[str, Any]
ADDRESS: Json = {
    "name": "李娜",
    "phone": "13800138000",
    "country": "CN",
    "province": "上海市",
    "city": "上海市",
    "district": "黄浦区",
    "line1": "南京东路 100 号 8 楼",
    "postal_code": "200001",
}


class Refused(AssertionError):
    """The API said no; `problem` is its problem+json."""

    def __init__(self, response: httpx.Response) -> None:
        self.status = response.status_code
        try:
            self.problem: Json = response.json()
        except ValueError:
            self.problem = {"text": response.text[:500]}
        self.code = self.problem.get("code")
        request = response.request
        super().__init__(f"{request.method} {request.url.path}: {self.status} {self.problem}")


def yuan(amount: int) -> Json:
    """Money of `amount` yuan."""
    return {"amount": amount * 100, "currency": "CNY"}


@dataclass
class Person:
    """Somebody with a browser of their own: cookies, and a token once signed in."""

    mall: Mall
    email: str | None = None
    session: Json | None = None
    watch: Callable[[str, str], None] | None = None
    """Told the method and path of every request, below /api/v1."""
    http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=f"{self.mall.api}/", timeout=60)
        if self.email is not None:
            self.sign_in(self.email)

    def close(self) -> None:
        self.http.close()

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        key: str | None = None,
        etag: str | None = None,
        query: Json | None = None,
    ) -> httpx.Response:
        """`key` is the Idempotency-Key; every POST gets a new one when none is given."""
        if self.watch is not None:
            self.watch(method, f"/{path.lstrip('/')}")
        headers = {}
        if key is not None or method == "POST":
            headers["Idempotency-Key"] = key or uuid.uuid4().hex
        if etag is not None:
            headers["If-Match"] = etag
        return self.http.request(method, path.lstrip("/"), json=body, headers=headers, params=query)

    def ask(self, method: str, path: str, body: Any = None, **how: Any) -> Any:
        """The answer's JSON (None without content); `Refused` when the API says no."""
        response = self.send(method, path, body, **how)
        if response.status_code >= 400:
            raise Refused(response)
        return response.json() if response.content else None

    def get(self, path: str, **query: Any) -> Any:
        return self.ask("GET", path, query=query or None)

    def post(self, path: str, body: Any = None, **how: Any) -> Any:
        return self.ask("POST", path, body, **how)

    def upload(self, data: bytes, content_type: str = "image/png", kind: str = "image", **more: Any) -> Json:
        """As the portal does it: ask for a form, post the file with it, wait until it was looked at; the medium."""
        wanted = {"kind": kind, "content_type": content_type, "bytes": len(data), **more}
        medium = self.post("media", wanted)
        sent = self.post_file(medium, data, content_type)
        if sent.is_error:
            raise Refused(sent)

        def looked_at() -> Json | None:
            shown: Json = self.get(f"media/{medium['media_id']}")
            return None if shown["state"] == "waiting" else shown

        return cast("Json", eventually(looked_at))

    def post_file(self, medium: Json, data: bytes, content_type: str) -> httpx.Response:
        """What the bucket says to the form that POST /media gave."""
        parts = {"file": ("file", data, content_type)}
        return httpx.post(medium["url"], data=medium["fields"], files=parts, timeout=90)

    def every(self, path: str, **query: Any) -> list[Json]:
        """All items of a list, page after page."""
        items: list[Json] = []
        cursor = None
        while True:
            page = self.get(path, limit=100, **query, **({"cursor": cursor} if cursor else {}))
            items += page["items"]
            cursor = page["next_cursor"]
            if cursor is None:
                return items

    # Accounts

    def sign_in(self, email: str, password: str = PASSWORD) -> Json:
        session: Json = self.post("sessions", {"email": email, "password": password})
        self.email, self.session = email, session
        self.http.headers["Authorization"] = f"Bearer {session['access_token']}"
        return session

    def sign_up(self, email: str | None = None, password: str = PASSWORD) -> str:
        """An account of one's own, confirmed by the code in the mail; returns the address."""
        address = email or f"buyer-{secrets.token_hex(5)}@example.com"
        self.post("accounts", {"email": address, "password": password, "language": "zh-CN"})
        self.post("accounts/confirm", {"email": address, "code": self.code_from_mail(address)})
        return address

    def code_from_mail(self, address: str) -> str:
        newest = eventually(lambda: self.mall.mails_to(address))[0]
        (code,) = re.findall(r"\b\d{6}\b", newest["text"])[:1]
        return str(code)

    @property
    def org_id(self) -> str:
        if self.session is None:
            raise ValueError("a guest belongs to no organisation")
        return str(self.session["user"]["org_id"])


@dataclass
class Buyer(Person):
    """A guest until signed in."""

    def put_into_cart(self, sku: str, quantity: int = 1) -> Json:
        cart: Json = self.post("cart/lines", {"sku": sku, "quantity": quantity})
        return cart

    def cart(self) -> Json:
        cart: Json = self.get("cart")
        return cart

    def order_body(self, total: Json, lines: list[Json] | None = None, **more: Any) -> Json:
        body: Json = {"address": ADDRESS, "expected_total": total, **more}
        return body if lines is None else {**body, "lines": lines}

    def place_order(self, total: Json, lines: list[Json] | None = None, *, key: str | None = None, **more: Any) -> Json:
        """Order the cart, or `lines` = [{sku, quantity}]."""
        order: Json = self.post("orders", self.order_body(total, lines, **more), key=key)
        return order

    def buy(self, sku: str, quantity: int = 1) -> Json:
        """Order one SKU at the price the offer names, past the cart."""
        offer = self.get("offers", sku=sku)["items"][0]
        total = {**offer["price"], "amount": offer["price"]["amount"] * quantity}
        return self.place_order(total, [{"sku": sku, "quantity": quantity}])

    def pay(self, order: Json, method: str = "card") -> Json:
        """What the button `Pay` does; the answer is {status, redirect}."""
        return at_the_till(order, "pay", method)

    def decline(self, order: Json, method: str = "card") -> Json:
        return at_the_till(order, "decline", method)

    def order(self, order_id: str) -> Json:
        order: Json = self.get(f"orders/{order_id}")
        return order

    def sees(self, order_id: str, *statuses: str, within: float = 30) -> Json:
        """The order as soon as it is in one of these states."""

        def look() -> Json:
            order = self.order(order_id)
            if order["status"] not in statuses:
                raise NotYet(f"{order_id} is {order['status']}")
            return order

        return eventually(look, within=within)

    def buy_and_pay(self, sku: str, quantity: int = 1) -> Json:
        """An order that has reached its sources."""
        placed = self.buy(sku, quantity)
        self.pay(placed)
        return self.sees(placed["order_id"], "routed")

    def cancel(self, order_id: str, reason: str = "changed my mind") -> Json:
        order: Json = self.post(f"orders/{order_id}/cancel", {"reason": reason})
        return order

    def receive(self, order_id: str) -> Json:
        order: Json = self.post(f"orders/{order_id}/receive")
        return order


def at_the_till(order: Json, button: str, method: str) -> Json:
    """Press a button of the hosted payment page."""
    response = httpx.post(
        f"{order['payment']['url']}/{button}",
        data={"method": method},
        headers={"Accept": "application/json"},
        timeout=90,
    )
    answer: Json = response.json()
    return {"http": response.status_code, **answer}


@dataclass(frozen=True)
class Listed:
    """A product on the shelves, with stock in its supplier's warehouse."""

    product_id: str
    sku: str
    location_id: str


def ring(title: str = "晨光 铂金钻戒", price: Json | None = None, *, one_of_one: bool = False, **changed: Any) -> Json:
    """A platinum diamond ring as a supplier sends it, with one SKU of a fixed price; `changed` replaces whole members."""
    return {
        "title": {"zh": title, "en": "Dawn platinum diamond ring"},
        "description": {"zh": "六枚细爪托起一颗圆形钻石。", "en": "Six fine prongs lift a round diamond."},
        "category": "ring",
        "material": "diamond",
        "attributes": {
            "metal": {"kind": "platinum", "fineness": 950, "grams": "3.60"},
            "stones": [{"kind": "diamond", "carat": "0.50", "colour": "D", "clarity": "VS1", "shape": "round"}],
            "craft": ["prong"],
        },
        "skus": [
            {
                "options": {"ring_size": {"table": "cn", "label": "12"}},
                "price_rule": {"kind": "fixed", "amount": price or yuan(12_900)},
                "one_of_one": one_of_one,
            }
        ],
        "images": [],
        **changed,
    }


def grey_picture(side: int = 1000) -> bytes:
    """A PNG of one shade of grey, large enough for a listing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\x00" + b"\x80" * side) * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@dataclass
class Supplier(Person):
    def upload_picture(self) -> Json:
        """The image for a listing."""
        medium = self.upload(grey_picture())
        return {"key": medium["key"], "alt": {"zh": "戒指", "en": "A ring"}}

    def list_for_sale(self, operator: Operator, stock: int = 1, document: Json | None = None) -> Listed:
        """From draft to shelf: listed, submitted, approved by the operator, in stock."""
        made = self.draft(document or ring(images=[self.upload_picture()]))
        self.submit(made["product_id"])
        operator.approve(made["product_id"])
        listed = Listed(made["product_id"], made["skus"][0]["sku"], self.location())
        if stock:
            self.receive_stock(listed.sku, listed.location_id, stock)
        return listed

    def import_listings(self, documents: list[Json], **how: bool) -> Json:
        """Upload products as JSON Lines, have them looked at or written, wait until that is done; the import."""
        data = "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents).encode()
        return self.import_file(data, "listings.jsonl", **how)

    def import_file(
        self, data: bytes, filename: str, *, dry_run: bool = False, submit: bool = False, within: float = 60
    ) -> Json:
        made = self.post("imports", {"filename": filename, "bytes": len(data)})
        sent = self.post_file(made, data, "application/octet-stream")
        if sent.is_error:
            raise Refused(sent)
        path = f"imports/{made['import_id']}"
        self.post(f"{path}/start", {"dry_run": dry_run, "submit": submit})

        def finished() -> Json | None:
            shown: Json = self.get(path)
            return shown if shown["status"] in ("done", "failed") else None

        done = cast("Json", eventually(finished, within=within))
        self.get(f"{path}/lines")
        return done

    def location(self, name: str = "总仓", region: str = "CN-SH", kind: str = "warehouse") -> str:
        """A new place of one's own: a warehouse or a shop."""
        made = self.post("locations", {"name": name, "kind": kind, "region": region})
        location: str = made["location_id"]
        return location

    def draft(self, document: Json) -> Json:
        product: Json = self.post("products", document)
        return product

    def submit(self, product_id: str) -> Json:
        answer: Json = self.post(f"products/{product_id}/submit")
        return answer

    def receive_stock(self, sku: str, location_id: str, quantity: int) -> None:
        self.post("stock/receipts", {"sku": sku, "location_id": location_id, "quantity": quantity})

    def fulfilments(self, status: str | None = None) -> list[Json]:
        return self.every("fulfilments", **({"status": status} if status else {}))

    def fulfilment_of(self, order_id: str, status: str = "assigned") -> Json:
        """One's part of the order, as soon as it is there."""

        def look() -> Json:
            return next((f for f in self.fulfilments(status) if f["order_id"] == order_id), {})

        return eventually(look)

    def accept(self, fulfilment_id: str) -> Json:
        return self._act(fulfilment_id, "accept")

    def reject(self, fulfilment_id: str, reason: str = "the stone is chipped") -> Json:
        return self._act(fulfilment_id, "reject", {"reason": reason})

    def ship(self, fulfilment_id: str, carrier: str = "sf-express", tracking_number: str = "SF1234567890") -> Json:
        return self._act(fulfilment_id, "ship", {"carrier": carrier, "tracking_number": tracking_number})

    def track(self, fulfilment_id: str, status: str, place: str = "上海") -> Json:
        return self._act(fulfilment_id, "tracking", {"status": status, "place": place})

    def deliver(self, order_id: str) -> None:
        """All that the supplier and the carrier do to an assigned order."""
        fulfilment_id = self.fulfilment_of(order_id)["fulfilment_id"]
        self.accept(fulfilment_id)
        self.ship(fulfilment_id)
        self.track(fulfilment_id, "in_transit")
        self.track(fulfilment_id, "delivered")

    def _act(self, fulfilment_id: str, verb: str, body: Json | None = None) -> Json:
        answer: Json = self.post(f"fulfilments/{fulfilment_id}/{verb}", body)
        return answer


@dataclass
class Operator(Person):
    def approve(self, product_id: str) -> Json:
        answer: Json = self.post(f"products/{product_id}/approve", {})
        return answer

    def payment_entries(self, order_id: str) -> list[Json]:
        return self.every(f"orders/{order_id}/payment-entries")

    def routing(self, order_id: str) -> list[Json]:
        decisions: list[Json] = self.get(f"orders/{order_id}/routing")["decisions"]
        return decisions
