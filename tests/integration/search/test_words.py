"""Wishes, suggestions, popular queries and ways out of an empty list, as the routes answer; on moto."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from integration.catalog.goods import BANGLE, OPERATOR, coded, on_sale, publish_gold
from integration.conftest import Calls
from integration.search.conftest import Shopfront
from integration.search.happenings import published
from parure.kernel.time import now
from search.events import Observed, SearchesObserved
from search.service import popular


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    popular.forget_popular()
    yield
    popular.forget_popular()


def _search(
    front: Shopfront, session: str, q: str, *, kind: str = "search", total: int = 3, language: str = "zh-CN"
) -> None:
    front.tell(
        SearchesObserved(session_id=session, observed=(Observed(kind=kind, q=q, language=language, total=total),))
    )


def _suggested(front: Shopfront, q: str = "", language: str = "zh-CN") -> list[dict[str, Any]]:
    answer = front.send("GET", f"/search/suggestions?q={q}", accept_language=language)
    assert answer.status == 200, answer.text
    items: list[dict[str, Any]] = answer.json["items"]
    return items


def _wish(front: Shopfront, q: str, more: str = "", language: str = "zh-CN") -> Any:
    answer = front.send("GET", f"/search/wishes?q={q}{more}", accept_language=language)
    assert answer.status == 200, answer.text
    return answer.json


def test_a_wish_becomes_parameters_of_a_search(front: Shopfront, calls: Calls) -> None:
    front.tell(published(on_sale()))
    front.look_again()
    calls.clear()

    wish = _wish(front, "50000元以内的求婚钻戒")

    assert calls == []
    assert wish["filters"] == {"max_price": 5_000_000, "material": "diamond", "category": "ring"}
    assert wish["preferred"] == {"occasion": ["proposal"]}
    query = "&".join(f"{one['name']}={one['value']}" for chip in wish["understood"] for one in chip["params"])
    assert front.found(f"?{query}")["total"] == 1


def test_a_chip_marks_its_words_as_browsers_count(front: Shopfront) -> None:
    wish = _wish(front, "💍 platinum", language="en")

    assert [(chip["label"], chip["words"]) for chip in wish["understood"]] == [("Platinum", [3, 11])]


def test_like_this_is_like_the_piece_that_is_looked_at(front: Shopfront, calls: Calls) -> None:
    ring = on_sale()
    front.tell(published(ring))
    calls.clear()

    wish = _wish(front, "like this in rose gold", f"&product_id={ring}", language="en")

    assert calls == ["dynamodb:GetItem"]
    assert wish["filters"]["category"] == "ring"
    assert wish["filters"]["metal"] == "k_gold"
    assert wish["filters"]["like"] == ring
    assert _wish(front, "like this", language="en")["problems"][0]["code"] == "like_what"


def test_a_price_in_a_currency_without_a_rate_is_left_out_and_said(front: Shopfront) -> None:
    wish = _wish(front, "ring under $500", language="en")

    assert wish["filters"] == {"category": "ring"}
    assert [one["code"] for one in wish["problems"]] == ["no_rate"]


def test_suggestions_are_filters_with_their_number_and_pieces_with_their_price(front: Shopfront, calls: Calls) -> None:
    ring = on_sale()
    front.tell(published(ring))
    front.look_again()
    _suggested(front, "zuan")
    calls.clear()

    items = _suggested(front, "钻")

    assert calls == []
    assert {"kind": "filter", "text": "钻石", "filters": {"material": ["diamond"]}, "count": 1}.items() <= items[
        0
    ].items()
    assert [one["product_id"] for one in items if one["kind"] == "product"] == [ring]
    named = [one["text"] for one in items if one["kind"] == "filter"]
    assert len(named) == len(set(named))


def test_before_anything_is_typed_the_categories_that_there_are_are_suggested(front: Shopfront) -> None:
    front.tell(published(on_sale()))
    front.look_again()

    assert [(one["kind"], one["text"], one["count"]) for one in _suggested(front)] == [("category", "戒指", 1)]


def test_what_three_windows_find_is_suggested_in_their_language_and_what_two_find_is_not(front: Shopfront) -> None:
    for session in ("window-a", "window-b", "window-c"):
        _search(front, session, "铂金对戒")
        _search(front, session, "platinum band", language="en")
    for session in ("window-a", "window-b", "window-b"):
        _search(front, session, "生日礼物")
    front.sweep()

    assert [one["text"] for one in _suggested(front) if one["kind"] == "query"] == ["铂金对戒"]
    assert [one["text"] for one in _suggested(front, "plat", "en") if one["kind"] == "query"] == ["platinum band"]


def test_what_finds_nothing_is_never_suggested_and_shown_to_operators(front: Shopfront) -> None:
    for session in ("window-a", "window-b", "window-c"):
        _search(front, session, "莫桑钻", kind="zero_results", total=0)
    front.sweep()

    assert [one for one in _suggested(front) if one["kind"] == "query"] == []
    queries = front.send("GET", "/search/queries", caller=OPERATOR).json
    assert queries["missed"] == [{"text": "莫桑钻", "sessions": 3}]


def test_an_event_that_comes_again_counts_once(front: Shopfront) -> None:
    for _ in range(3):
        _search(front, "window-a", "铂金对戒")
    front.sweep()

    assert front.send("GET", "/search/queries", caller=OPERATOR).json["popular"] == []


def test_nothing_heard_costs_the_clock_one_call(front: Shopfront, calls: Calls) -> None:
    _search(front, "window-a", "铂金对戒")
    assert popular.count_popular() == 1
    calls.clear()

    assert popular.count_popular() == 0
    assert calls == ["dynamodb:BatchGetItem"]


def test_popular_queries_are_counted_every_five_minutes(front: Shopfront, monkeypatch: pytest.MonkeyPatch) -> None:
    at = now()
    _search(front, "window-a", "铂金对戒")
    assert popular.count_popular() == 1
    monkeypatch.setattr(popular, "now", lambda: at + timedelta(minutes=4))
    _search(front, "window-b", "铂金对戒")
    assert popular.count_popular() == 0

    monkeypatch.setattr(popular, "now", lambda: at + timedelta(minutes=6))
    assert popular.count_popular() == 1


def test_an_empty_list_says_what_to_give_up_and_what_the_nearest_piece_costs(front: Shopfront) -> None:
    publish_gold()
    ring, bangle = on_sale(), on_sale(coded("B-1", BANGLE))
    front.tell(published(ring), published(bangle))
    front.look_again()
    price = front.found("?category=ring")["items"][0]["price"]["amount"]

    found = front.found(f"?q=钻戒&category=ring&filter=metal:silver&max_price={price // 2}")
    near = front.found(f"?category=ring&max_price={price // 2}")

    assert found["total"] == 0
    assert found["help"]["relax"] == []
    assert near["help"]["nearest_price"]["amount"] == price
    assert {
        "label": f"¥{price // 200:,} 以内",
        "total": 1,
        "without": [{"name": "max_price", "value": str(price // 2)}],
    } in near["help"]["relax"]
    assert near["help"]["adviser"] is True


def test_a_list_with_pieces_needs_no_help(front: Shopfront) -> None:
    front.tell(published(on_sale()))
    front.look_again()

    assert front.found("?category=ring")["help"] is None


@pytest.mark.parametrize(
    "q", ["1" * 10_000, "(a OR b) AND NOT c*", "💍" * 300, "'; DROP TABLE products; --", "zuan钻zuàn鑽ＺＵＡＮ", "%00"]
)
def test_hostile_words_are_answered(front: Shopfront, q: str) -> None:
    from urllib.parse import quote

    for path in ("wishes", "suggestions"):
        assert front.send("GET", f"/search/{path}?q={quote(q)}").status in (200, 400)
