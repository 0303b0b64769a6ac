"""A crash before and after every call of the stock desk, then the same again: goods are neither lost nor made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fault.crashes import crash_everywhere
from integration.supply.desk import (
    DEALER,
    SUPPLIER,
    balance,
    check_ledger,
    done,
    events,
    list_sku,
    location,
    memo_shop,
    open_mall,
    receive,
    send,
)
from parure.aws.auth import Caller
from parure.kernel.ids import new_id

RING, PIECE = "RING-1", "JADE-1"


class Desk:
    """A supplier with two locations and goods, a dealer with a shop that takes memo, and all transfers so far."""

    def __init__(self) -> None:
        open_mall()
        list_sku(RING)
        list_sku(PIECE, one_of_one=True)
        self.vault, self.shop, self.memo = location(), location(name="门店"), memo_shop()
        assert receive(RING, self.vault, 500).status == 201
        self.goods = 500
        self.transfers: list[str] = []

    def send(self, target: str, quantity: int = 1) -> Callable[[], Any]:
        body = {
            "from_location_id": self.vault,
            "to_location_id": target,
            "lines": [{"sku": RING, "quantity": quantity}],
        }
        key = new_id("key")

        def use_case() -> Any:
            sent = done("POST", "/transfers", body, idempotency_key=key)
            self.transfers.append(sent["transfer_id"])
            return sent

        return use_case

    def check(self) -> None:
        check_ledger(RING)
        assert balance(RING).total == self.goods
        under_way = done("GET", "/transfers?status=sent&limit=100")["items"]
        sent = sum(line["quantity"] for one in under_way for line in one["lines"] if line["sku"] == RING)
        assert sum(place.incoming for place in balance(RING).locations) == sent
        for transfer in self.transfers:
            told = events(transfer)
            assert len(told) == len(set(told)), told


@pytest.fixture
def desk(aws: None) -> Desk:
    return Desk()


@pytest.mark.parametrize("to_a_dealer", [False, True])
def test_sending(desk: Desk, to_a_dealer: bool) -> None:
    target = desk.memo if to_a_dealer else desk.shop

    crashed = crash_everywhere(lambda: desk.send(target), desk.check)

    assert "after dynamodb:TransactWriteItems" in crashed
    assert sum(place.incoming for place in balance(RING).locations) == len(set(desk.transfers))


@pytest.mark.parametrize(("to_a_dealer", "verb"), [(False, "receive"), (True, "receive"), (True, "recall")])
def test_ending_a_transfer(desk: Desk, to_a_dealer: bool, verb: str) -> None:
    by: Caller = DEALER if (to_a_dealer and verb == "receive") else SUPPLIER

    def prepare() -> Callable[[], Any]:
        transfer = desk.send(desk.memo if to_a_dealer else desk.shop, 2)()["transfer_id"]
        return lambda: done("POST", f"/transfers/{transfer}/{verb}", {}, by)

    crashed = crash_everywhere(prepare, desk.check)

    assert "after dynamodb:TransactWriteItems" in crashed


def test_writing_off_what_was_lost_on_the_way(desk: Desk) -> None:
    def prepare() -> Callable[[], Any]:
        transfer = desk.send(desk.shop, 2)()["transfer_id"]
        short = {"lines": [{"sku": RING, "received": 1}]}
        desk.goods -= 1
        return lambda: done("POST", f"/transfers/{transfer}/receive", short)

    assert crash_everywhere(prepare, desk.check)


def test_posting_a_count(desk: Desk) -> None:
    def prepare() -> Callable[[], Any]:
        sheet = done("POST", "/stock-counts", {"location_id": desk.vault})["count_id"]
        desk.goods -= 3
        lines = [{"sku": RING, "counted": desk.goods}]
        done("PUT", f"/stock-counts/{sheet}/lines", {"lines": lines})

        def use_case() -> None:
            assert done("POST", f"/stock-counts/{sheet}/post")["status"] == "posted"

        return use_case

    crashed = crash_everywhere(prepare, desk.check)

    assert len(crashed) >= 2 * 6, "sheet, begin, lines, shelf, correction, sum, end"


def test_receiving_a_piece(desk: Desk) -> None:
    key = new_id("key")
    body = {"sku": PIECE, "location_id": desk.vault, "quantity": 1, "serial": "JB-7"}

    def prepare() -> Callable[[], Any]:
        return lambda: done("POST", "/stock/receipts", body, idempotency_key=key)

    crash_everywhere(prepare, lambda: check_ledger(PIECE))

    assert balance(PIECE).total == 1
    assert events(PIECE) == ["StockReceived"]


def test_selling_from_the_memo_drawer(desk: Desk) -> None:
    sent = send(desk.vault, desk.memo, {RING: 100}).json
    done("POST", f"/transfers/{sent['transfer_id']}/receive", {}, DEALER)
    drawer = sent["target"]["location_id"]

    def prepare() -> Callable[[], Any]:
        key = new_id("key")
        desk.goods -= 1
        sale = {"sku": RING, "location_id": drawer, "quantity": 1}
        return lambda: done("POST", "/memo-sales", sale, DEALER, idempotency_key=key)

    assert crash_everywhere(prepare, desk.check)
