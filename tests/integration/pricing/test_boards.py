"""Board prices and rates: published in versions, replayed to the cent; on moto."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration.conftest import Calls
from integration.gateway import Answer, call
from parure.aws.auth import Caller, Role
from parure.aws.tables import OutboxEvent, read_together
from parure.kernel.errors import NotFound
from parure.kernel.money import Money
from parure.kernel.time import frozen, now
from pricing.app import app
from pricing.contract import (
    ByWeight,
    Fixed,
    LabourPer,
    boards_in,
    price_reads,
    publish_board_prices,
    publish_fx_rate,
    quote,
    rates_in,
    replay,
)

OPERATOR = Caller(Role.OPERATOR, "usr_o")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BANGLE = ByWeight("gold", "999", Decimal("12.34"), LabourPer.GRAM, Money(1_850, "CNY"))


def ask(method: str, path: str, body: Any = None, **headers: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return call(app, method, f"/api/v1{path}", body, caller=OPERATOR, headers=sent)


def prices(*rows: tuple[str, float, int]) -> dict[str, Any]:
    listed = [{"metal": m, "fineness": f, "price_per_gram": {"amount": a, "currency": "CNY"}} for m, f, a in rows]
    return {"prices": listed, "valid_for_minutes": 60}


def test_each_publication_is_a_version_and_leaves_the_other_metals_alone(aws: None) -> None:
    first = ask("POST", "/board-prices", prices(("gold", 999, 80_000), ("silver", 925, 900)))
    second = ask("POST", "/board-prices", prices(("gold", 999, 81_000)))

    assert (first.status, first.json["version"], second.json["version"]) == (201, 1, 2)
    board = ask("GET", "/board-prices").json
    assert [(p["metal"], p["fineness"], p["price_per_gram"]["amount"], p["version"]) for p in board["items"]] == [
        ("gold", 999, 81_000, 2),
        ("silver", 925, 900, 1),
    ]
    history = ask("GET", "/board-prices/gold/999/history").json["items"]
    assert [(p["version"], p["price_per_gram"]["amount"]) for p in history] == [(2, 81_000), (1, 80_000)]
    told = [json.loads(item.envelope)["data"] for item in OutboxEvent.query("board")]
    assert [(t["board_version"], t["keys"]) for t in told] == [(1, ["gold/999", "silver/925"]), (2, ["gold/999"])]


def test_karat_gold_and_a_decimal_fineness_find_their_board(aws: None) -> None:
    ask("POST", "/board-prices", prices(("k_gold", 750, 60_000), ("gold", 999.9, 82_000)))

    assert [(p["metal"], p["fineness"]) for p in ask("GET", "/board-prices").json["items"]] == [
        ("gold", 750),
        ("gold", 999.9),
    ]
    assert len(ask("GET", "/board-prices/k_gold/750/history").json["items"]) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (prices(("gold", 123, 80_000)), "prices"),
        (prices(("gold", 999, 1), ("gold", 999, 2)), "prices"),
        (prices(("gold", 999, 0)), "prices.0.price_per_gram"),
        (prices(("brass", 999, 1)), "prices.0.metal"),
        ({**prices(("gold", 999, 1)), "valid_for_minutes": 0}, "valid_for_minutes"),
        ({"prices": [], "valid_for_minutes": 1}, "prices"),
    ],
)
def test_a_board_price_that_makes_no_sense_is_refused(aws: None, body: dict[str, Any], field: str) -> None:
    refused = ask("POST", "/board-prices", body)

    assert (refused.status, refused.json["field"]) == (400, field)
    assert ask("GET", "/board-prices").json == {"version": 0, "items": []}


def test_publishing_twice_with_one_key_is_one_version(aws: None) -> None:
    for _ in range(2):
        answer = ask("POST", "/board-prices", prices(("gold", 999, 80_000)), idempotency_key="morning-board")

    assert answer.json["version"] == 1
    other = ask("POST", "/board-prices", prices(("gold", 999, 90_000)), idempotency_key="morning-board")
    assert (other.status, other.json["code"]) == (422, "idempotency_key_reused")


def test_publishing_is_two_calls(calls: Calls) -> None:
    publish_board_prices([("gold", "999", 80_000)], valid_for_minutes=60, by=None)

    assert calls == ["dynamodb:GetItem", "dynamodb:TransactWriteItems"]


def test_rates_are_stated_in_cny_for_one_unit(aws: None) -> None:
    published = ask("POST", "/fx-rates", {"currency": "USD", "rate": "7.1234"})

    assert published.status == 201
    (rate,) = ask("GET", "/fx-rates").json["items"]
    assert (rate["currency"], rate["rate"]) == ("USD", "7.1234")
    assert ask("POST", "/fx-rates", {"currency": "CNY", "rate": "1"}).json["field"] == "currency"
    assert ask("POST", "/fx-rates", {"currency": "USD", "rate": "0"}).json["field"] == "rate"


def test_a_quote_is_replayed_to_the_cent_after_prices_and_rates_moved(aws: None) -> None:
    with frozen(NOON):
        publish_board_prices([("gold", "999", 81_230)], valid_for_minutes=60, by=None)
        publish_fx_rate("USD", Decimal("7.1234"), by=None)
        found = read_together(price_reads())
        then = quote(BANGLE, boards_in(found), rates_in(found), "USD", now())
    with frozen(NOON + timedelta(days=400)):
        publish_board_prices([("gold", "999", 99_000)], valid_for_minutes=60, by=None)
        publish_fx_rate("USD", Decimal("6.5"), by=None)

        again = replay(BANGLE, board_version=then.board_version, rate_id=then.rate_id, currency="USD")

    assert (again.price, again.base, again.breakdown) == (then.price, then.base, then.breakdown)


def test_a_fixed_price_in_cny_is_replayed_without_a_call(calls: Calls) -> None:
    assert replay(Fixed(Money(100, "CNY")), board_version=None).price == Money(100, "CNY")
    assert calls == []


def test_a_version_that_never_was_cannot_be_replayed(aws: None) -> None:
    with pytest.raises(NotFound, match="no version 9"):
        replay(BANGLE, board_version=9)
    with pytest.raises(NotFound, match="no rate"):
        replay(Fixed(Money(100, "CNY")), board_version=None, rate_id="fx_1", currency="USD")


@given(per_gram=st.integers(1, 10**6), grams=st.decimals("0.01", "999", places=2))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_quoted_can_be_replayed(aws: None, per_gram: int, grams: Decimal) -> None:
    rule = ByWeight("silver", "925", grams, LabourPer.GRAM, Money(777, "CNY"))
    boards = publish_board_prices([("silver", "925", per_gram)], valid_for_minutes=1, by=None)
    found = read_together(price_reads())

    then = quote(rule, boards, rates_in(found), "CNY", now())

    assert replay(rule, board_version=then.board_version).price == then.price
