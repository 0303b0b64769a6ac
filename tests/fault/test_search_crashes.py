"""A crash before and after every call that writes the search index, then the step again: the index is the catalog, and told once."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import count
from typing import Any

import boto3
import pytest

from catalog.contract import live_product_ids
from fault.crashes import crash_everywhere
from integration.catalog.goods import coded, on_sale
from integration.racing import race
from integration.search.conftest import Shopfront, empty, front
from integration.search.happenings import changed, published, reprice, stock, take_down, taken_down
from orders import store as orders_store
from orders.events import OrderPaid
from orders.rules import paying
from orders.rules.order import Line
from orders.rules.paying import Basket, Delivery
from parure.aws.tables import OutboxEvent, Transaction
from parure.kernel.errors import Conflict
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.text import Text
from parure.kernel.time import frozen, now
from search import files, progress, store
from search.service import rebuilding
from search.service.building import build_snapshot
from search.service.indexing import index_products
from supply.events import StockReceived

__all__ = ["empty", "front"]

NUMBERS = count(1)
LEASE = timedelta(minutes=16)


@pytest.fixture(autouse=True)
def _two_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty-four would be crashed in one after the other, and are all alike."""
    for module in (store, progress):
        monkeypatch.setattr(module, "SHARDS", 2)


@pytest.fixture
def ring(front: Shopfront) -> str:
    """On sale at ¥16,800 as R-1, one piece in stock, indexed."""
    made = on_sale(coded("R-1"))
    stock("R-1")
    front.tell(published(made))
    return made


def prices(front: Shopfront) -> dict[str, int]:
    """What a new instance finds: product → price."""
    front.new_instance()
    return {item["product_id"]: item["price"]["amount"] for item in front.found("?limit=60")["items"]}


def held(product_id: str) -> store.DocumentItem:
    """As the table has it."""
    read = store.document_read(product_id)
    return store.DocumentItem.get(read.pk, read.sk)


def told(kind: str) -> int:
    return sum(json.loads(item.envelope)["type"] == kind for item in OutboxEvent.scan())


def check_log() -> None:
    """Without a gap, and as long as its head says."""
    numbers = [int(entry.sk) for entry in store.log_after(0)]
    assert not numbers or numbers == list(range(numbers[0], store.head_number() + 1))


def test_a_price_that_changes(front: Shopfront, ring: str) -> None:
    amounts = [1_680_000]

    def prepare() -> Callable[[], Any]:
        amounts.append(amounts[-1] * 19 // 20)
        reprice(ring, amounts[-1])
        event = changed(ring)
        return lambda: front.tell(event, again=True)

    def follows() -> None:
        assert prices(front) == {ring: amounts[-1]}
        assert told("PriceDropped") == len(amounts) - 1, "of each fall once"
        check_log()

    crashed = crash_everywhere(prepare, follows)

    assert "after dynamodb:TransactWriteItems" in crashed


def test_a_piece_that_sells_out_and_comes_back(front: Shopfront, ring: str) -> None:
    gone = [0]

    def prepare() -> Callable[[], Any]:
        document = held(ring)
        document.update(actions=[store.DocumentItem.gone.set(["R-1"])])
        gone[0] += 1
        return lambda: front.tell(StockReceived(sku="R-1", location_id="loc_1", quantity=1), again=True)

    def is_back() -> None:
        assert told("BackInStock") == gone[0]
        assert set(prices(front)) == {ring}
        check_log()

    crash_everywhere(prepare, is_back)


def test_a_sale_counts_once(front: Shopfront, ring: str) -> None:
    sold = [0]

    def prepare() -> Callable[[], Any]:
        order_id = paid_order(ring, 2)
        sold[0] += 2
        front.events += 1
        event = OrderPaid(order_id=order_id, buyer_id="usr_1", total=Money(1, "CNY"), payment_id="pi_1")
        return lambda: front.tell(event, again=True)

    def counted() -> None:
        assert int(held(ring).sold) == sold[0]
        check_log()

    crashed = crash_everywhere(prepare, counted)

    assert "after dynamodb:TransactWriteItems" in crashed


def paid_order(product_id: str, quantity: int) -> str:
    order_id, price = new_id("ord"), Money(1_680_000, "CNY")
    line = Line(
        sku="R-1", product_id=product_id, supplier_id="org_1", source_ids=("org_1",), title=Text("戒指", "Ring"),
        quantity=quantity, price=price, line_total=price * quantity,
    )  # fmt: skip
    to = Delivery(buyer_id="usr_1", address="", note=None, region="CN", language="zh-CN", payment_method=None)
    tx = Transaction()
    orders_store.put_order(
        tx, paying.place(order_id, Basket(lines=(line,), shipping=Money(0, "CNY"), stock=()), to, now()).order
    )
    tx.commit()
    return order_id


def test_a_piece_that_leaves_the_shelves(front: Shopfront, ring: str) -> None:
    """And is published again before the next crash."""
    take_down(ring)

    def prepare() -> Callable[[], Any]:
        document = held(ring)
        document.update(actions=[store.DocumentItem.document.set(b"old"), store.DocumentItem.digest.set("old")])
        return lambda: front.tell(taken_down(ring), again=True)

    def left() -> None:
        assert prices(front) == {}
        check_log()

    crash_everywhere(prepare, left)


def test_a_snapshot_is_built_and_takes_the_place_of_the_one_before(front: Shopfront, ring: str) -> None:
    """Meanwhile the one before is served. Who died in the middle holds the lease until it runs out."""
    build_snapshot()

    def prepare() -> Callable[[], Any]:
        tries = count()

        def build() -> None:
            tried = next(tries)
            if tried:
                assert set(prices(front)) == {ring}, "the last good one is served"
            with frozen(now() + tried * LEASE):
                build_snapshot()

        return build

    def stands() -> None:
        assert set(prices(front)) == {ring}
        standing = store.standing(store.find_snapshots())
        assert 1 <= len(standing) <= 3
        lying = {item.key for item in bucket().objects.all()}
        assert {files.key_of(one.id) for one in standing} <= lying, "what stands is there"
        check_log()

    crashed = crash_everywhere(prepare, stands, ("after",))

    assert "after s3:PutObject" in crashed
    assert crashed.count("after dynamodb:TransactWriteItems") >= 2, "the lease, and the new one published"


def bucket() -> Any:
    return boto3.resource("s3").Bucket(os.environ["PRIVATE_BUCKET"])


def test_a_damaged_snapshot_is_struck_off_for_the_last_good_one(front: Shopfront, ring: str) -> None:
    build_snapshot()

    def prepare() -> Callable[[], Any]:
        with frozen(now() + LEASE):
            damaged = build_snapshot()
        assert damaged is not None
        bucket().put_object(Key=files.key_of(damaged.id), Body=b"no archive")
        return lambda: prices(front)

    def served() -> None:
        assert set(prices(front)) == {ring}

    crash_everywhere(prepare, served, ("after",))


def test_the_index_made_anew_with_its_progress(front: Shopfront, ring: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was lost from the table is back, every chunk is ticked off once, and it ends finished. What was queued and not
    handled is lost with the crash."""
    queue: deque[Mapping[str, Any]] = deque()
    monkeypatch.setattr(rebuilding, "queue_messages", lambda _, messages: queue.extend(messages))

    def prepare() -> Callable[[], Any]:
        held(ring).delete()
        key, tries = f"again-{next(NUMBERS)}", count()

        def make_anew() -> None:
            queue.clear()
            tried = next(tries)
            rebuild = rebuilding.start_rebuild(by="usr_o", idempotency_key=key)
            rebuilding.queue_rest(rebuild.pk)
            while queue:
                rebuilding.handle_message(queue.popleft())
            with frozen(now() + tried * LEASE):
                rebuilding.finish_rebuild()

        return make_anew

    def whole() -> None:
        rebuild = progress.latest()
        assert rebuild is not None
        assert rebuild.finished_at is not None
        assert (rebuild.done, rebuild.chunks_done) == (rebuild.found, rebuild.chunks) == (1, rebuild.chunks)
        assert set(prices(front)) == set(live_product_ids()) == {ring}
        check_log()

    crashed = crash_everywhere(prepare, whole, ("after",))

    assert {"after dynamodb:BatchWriteItem", "after s3:PutObject"} <= set(crashed)


# Threads


def test_all_who_write_to_the_log_at_once_are_in_it_once(front: Shopfront) -> None:
    rings = [on_sale(coded(f"R-{number}")) for number in range(4)]

    written = race([lambda ring=ring: index_products([ring]) for ring in rings])  # type: ignore[misc]

    assert written == [1] * 4
    assert set(prices(front)) == set(rings)
    check_log()


def test_the_same_product_by_many_at_once_is_one_document(front: Shopfront, ring: str) -> None:
    reprice(ring, 1_500_000)

    written = race([lambda: index_products([ring]) for _ in range(4)])

    assert sorted(written, key=str) == [0, 0, 0, 1]
    assert told("PriceDropped") == 1
    assert prices(front) == {ring: 1_500_000}


def test_two_rebuilds_at_once_are_one(front: Shopfront, ring: str) -> None:
    started = race([lambda n=n: rebuilding.start_rebuild(by="usr_o", idempotency_key=f"r-{n}") for n in range(2)])  # type: ignore[misc]

    (refused,) = [one for one in started if isinstance(one, Conflict)]
    (rebuild,) = [one for one in started if not isinstance(one, Exception)]
    assert refused.code == "rebuild_running"

    rebuilding.queue_rest(rebuild.pk)
    front.work()
    finished = race([rebuilding.finish_rebuild for _ in range(2)])

    assert sorted(finished, key=str) == [False, True]
    assert told("IndexRebuildFinished") == 1
    assert set(prices(front)) == {ring}
