"""What buyers may ask: read strictly where programs speak, kindly where people do."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parure.kernel.errors import InvalidRequest
from pricing.contract import Rates
from pricing.rules import Rate
from search.engine.query import MOST_RESULTS, Sort
from search.rules.asking import Asked, fingerprint, opened, query_of, sealed
from search.service.searching import in_base


def read(**asked: Any) -> Any:
    return query_of(Asked(**asked), (), ())


def test_values_of_one_facet_stand_beside_each_other() -> None:
    query = read(filters=["metal:gold", "metal:platinum", "shape:round"], category="ring")
    assert query.filters == {"metal": ["gold", "platinum"], "shape": ["round"], "category": ["ring"]}


def test_a_number_has_one_form_however_it_is_written() -> None:
    assert read(filters=["length_cm:45.0"]).filters == {"length_cm": ["45"]}


def test_reduced_is_a_range_of_discounts() -> None:
    query = read(filters=["reduced:yes"])
    assert (query.filters, query.ranges) == ({}, {"discount": (1, None)})


def test_pinyin_of_goods_is_read_in_characters_and_nothing_else_is() -> None:
    assert read(text="jinjiezhi 18k").text == "金戒指 18k"
    assert read(text="feicuishouzhuo").text == "翡翠手镯"
    assert read(text="lumiere ring").text == "lumiere ring"


def test_what_the_words_mean_is_welcome_and_what_the_buyer_prefers_counts_first() -> None:
    assert read(text="金戒指").preferred["category"] == ("ring",)
    assert read(text="金戒指", preferred=["metal:silver"]).preferred["metal"] == ["silver"]
    assert read(text="hello").preferred == {}


def test_prices_are_bounds_and_may_be_open() -> None:
    assert read(low=100, ranges=["carat:0.5..1", "grams:..3"]).ranges == {
        "carat": (Decimal("0.5"), Decimal(1)),
        "grams": (None, Decimal(3)),
        "price": (100, None),
    }


def test_without_words_the_newest_come_first_and_with_words_the_fitting() -> None:
    assert read().sort is Sort.NEWEST
    assert read(text="钻戒").sort is Sort.RELEVANCE
    assert read(text="钻戒", sort=Sort.PRICE).sort is Sort.PRICE


@pytest.mark.parametrize(
    ("asked", "code", "field"),
    [
        ({"filters": ["shape"]}, "bad_filter", "filter"),
        ({"filters": [":round"]}, "bad_filter", "filter"),
        ({"filters": ["shape:"]}, "bad_filter", "filter"),
        ({"filters": ["Shape'--:round"]}, "bad_filter", "filter"),
        ({"without": ["shape"]}, "bad_filter", "exclude"),
        ({"ranges": ["carat:1"]}, "bad_range", "range"),
        ({"ranges": ["carat:a..b"]}, "bad_range", "range"),
        ({"ranges": ["carat:1e9..2"]}, "bad_range", "range"),
        ({"ranges": ["carat:٣..٤"]}, "bad_range", "range"),
        ({"ranges": ["carat:2..1"]}, "range_empty", "range"),
        ({"low": 2, "high": 1}, "range_empty", "min_price"),
        ({"cursor": "zzz"}, "bad_cursor", "cursor"),
        ({"cursor": "Ⅷ"}, "bad_cursor", "cursor"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(asked: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        read(**asked)
    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize("edge", ["9" * 100, "9" * 14, "1.5", "1e5", "NaN", "-1", "٣"])
def test_a_price_in_another_currency_is_a_whole_number_that_can_be_compared(edge: str) -> None:
    rates = Rates({"USD": Rate("r", "USD", Decimal("7.1"), datetime(2026, 1, 1, tzinfo=UTC))})

    assert in_base(Asked(ranges=["price:..2000", "carat:..1"]), "USD", rates).ranges == ["price:..14200", "carat:..1"]
    with pytest.raises(InvalidRequest) as refused:
        in_base(Asked(ranges=[f"price:{edge}.."]), "USD", rates)
    assert (refused.value.code, refused.value.field) == ("bad_range", "range")


@given(st.text(max_size=400))
def test_any_words_are_read(text: str) -> None:
    assert len(read(text=text).text) <= 200


@given(st.integers(0, MOST_RESULTS))
def test_a_cursor_opens_the_list_that_it_came_from(offset: int) -> None:
    mine, other = fingerprint(Asked(text="a")), fingerprint(Asked(text="b"))
    assert opened(sealed(offset, mine), mine) == offset
    with pytest.raises(InvalidRequest):
        opened(sealed(offset, other), mine)


@given(st.text(max_size=60))
def test_no_made_up_cursor_breaks_anything(text: str) -> None:
    with pytest.raises(InvalidRequest):
        opened(text, "0123456789ab")


def test_the_page_is_no_part_of_the_list() -> None:
    assert fingerprint(Asked(limit=3)) == fingerprint(Asked(limit=5, cursor="x")) != fingerprint(Asked(text="x"))
