"""Webhooks: signed as Stripe signs them, delivered at least once, in no promised order."""

import asyncio
import contextlib
import hmac
import itertools
import json
from collections.abc import Sequence
from hashlib import sha256

import httpx
from infra.local.payments.behaviour import Behaviour
from infra.local.payments.books import Books
from infra.local.payments.forms import Json

RETRY_DELAYS = (0.2, 1.0, 2.0, 5.0, 10.0, 30.0)
MOST_TRIES = 20
SIDE_BY_SIDE = 4


def signature(payload: str, secret: str, at: int) -> str:
    """The `Stripe-Signature` header: HMAC-SHA256 of `{at}.{payload}`."""
    digest = hmac.new(secret.encode(), f"{at}.{payload}".encode(), sha256).hexdigest()
    return f"t={at},v1={digest}"


class Postman:
    def __init__(
        self,
        books: Books,
        behaviour: Behaviour,
        url: httpx.URL | None,
        secret: str,
        retry_delays: Sequence[float] = RETRY_DELAYS,
    ) -> None:
        self.books = books
        self.behaviour = behaviour
        self.url = url
        self.secret = secret
        self.retry_delays = retry_delays
        self._wake = asyncio.Event()
        self._round = asyncio.Lock()
        self._side_by_side = asyncio.Semaphore(SIDE_BY_SIDE)
        self.pending = {one["id"]: one for one in books.rows("delivery") if one["state"] == "pending"}

    def announce(self, type_: str, subject: Json) -> None:
        event = self.books.record_event(type_, subject)
        for _ in range(1 + self.behaviour.duplicate_webhooks):
            self.queue(event, after=self.behaviour.delay_webhooks_seconds)

    def queue(self, event: Json, after: float = 0.0) -> Json | None:
        """Plan one delivery of the event, or none where nobody listens."""
        if self.url is None:
            return None
        subject = event["data"]["object"]
        delivery = {
            "id": self.books.new_id("delivery"),
            "event": event["id"],
            "payment": subject.get("payment_intent") or subject["id"],
            "due": self.books.clock() + after,
            "tries": 0,
            "state": "pending",
            "last_answer": None,
        }
        self.pending[delivery["id"]] = self.books.put("delivery", delivery)
        self._wake.set()
        return delivery

    async def forget(self) -> None:
        """Drop what is pending, and wait for what is on its way: afterwards no old event arrives."""
        self.pending.clear()
        async with self._round:
            pass

    async def wait(self, at_most: float) -> None:
        """Until a delivery is due or queued, or `at_most` seconds have passed."""
        soonest = min((one["due"] for one in self.pending.values()), default=float("inf")) if self.url else float("inf")
        self._wake.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), min(at_most, max(0.0, soonest - self.books.clock())))

    async def deliver(self, client: httpx.AsyncClient, *, all_pending: bool = False) -> dict[str, int]:
        """Try what is due once: the events of one payment in turn, different payments side by side."""
        async with self._round:
            now = self.books.clock()
            waiting = self.pending.values() if self.url else ()
            due = [one for one in waiting if all_pending or one["due"] <= now]
            if self.behaviour.reverse_order:
                due.reverse()
            by_payment = itertools.groupby(sorted(due, key=_payment), key=_payment)
            await asyncio.gather(*(self._deliver_in_turn(client, list(turn)) for _, turn in by_payment))
        sent = sum(one["state"] == "delivered" for one in due)
        return {"sent": sent, "failed": len(due) - sent, "pending": len(self.pending)}

    async def _deliver_in_turn(self, client: httpx.AsyncClient, deliveries: list[Json]) -> None:
        async with self._side_by_side:
            for delivery in deliveries:
                # A reset may forget a delivery before it leaves or while it is on its way.
                if delivery["id"] in self.pending:
                    answer = await self._send(client, self.books.find("event", delivery["event"]))
                    if delivery["id"] in self.pending:
                        self._note(delivery, answer)

    async def _send(self, client: httpx.AsyncClient, event: Json) -> int | str:
        payload = json.dumps(event, indent=2, ensure_ascii=False)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Stripe-Signature": signature(payload, self.secret, self.books.now()),
            "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        }
        try:
            answer = await client.post(self.url or "", content=payload.encode(), headers=headers)
        except httpx.HTTPError as error:
            return type(error).__name__
        return answer.status_code

    def _note(self, delivery: Json, answer: int | str) -> None:
        delivery["tries"] += 1
        delivery["last_answer"] = answer
        if isinstance(answer, int) and 200 <= answer < 300:
            delivery["state"] = "delivered"
        elif delivery["tries"] >= MOST_TRIES:
            delivery["state"] = "given_up"
        else:
            pause = self.retry_delays[min(delivery["tries"], len(self.retry_delays)) - 1]
            delivery["due"] = self.books.clock() + pause
        if delivery["state"] != "pending":
            del self.pending[delivery["id"]]
        self.books.put("delivery", delivery)
        self.books.commit()


def _payment(delivery: Json) -> str:
    return str(delivery["payment"])
