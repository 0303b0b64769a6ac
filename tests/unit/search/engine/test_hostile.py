"""Whatever is typed: an answer, and never much work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine.query import Query, Sort
from search.engine.reading import LONGEST_TEXT, MOST_UNITS
from unit.search.engine.goods import GOODS, index_of, piece

INDEX = index_of(*GOODS, *(piece(f"p{number}", "钻石戒指项链手镯", "diamond ring" * 3) for number in range(40)))

TEXTS = [
    "钻" * 10_000,
    "diamond " * 1_250,
    "a" * 10_000,
    "zuan" * 2_500,
    "zh" * 5_000,
    "1" * 10_000,
    "半" * 10_000,
    "1.5.5.5..5ct" * 800,
    '"ring" AND (gold OR NOT -silver) +"x~2" title:* [1 TO 9] {a} ^9 \\',
    "'; DROP TABLE products; --",
    "<script>alert(1)</script>",
    "${jndi:ldap://x} {{7*7}} %00 ../../etc/passwd",
    "😀💍👰🏽‍♀️" * 500,
    "е́кольцо خاتم 반지 指輪 แหวน",
    "\x00\x1f\x7f\u200b\u202e\ufeff\ud7ff\U0010ffff",
    "\ud800 ring",
    "#~^'-./_" * 100,
    "~zuan'shi ^zs #lumr0112 word\x1f钻石 scope\x1f",
    " \t\n\r\u3000",
    "İstanbul ﬁne ﷺ ㎎ ½ct",
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_text_is_answered(text: str) -> None:
    query = Query(text=text, highlight=True, facets=("category",), histograms=("price",))

    for one in (query, replace(query, unfinished=True), replace(query, sort=Sort.PRICE)):
        page = INDEX.search(one)
        assert 0 <= page.total <= len(INDEX)
    INDEX.words(text)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=60), st.booleans())
def test_no_text_is_refused(text: str, unfinished: bool) -> None:
    assert INDEX.search(Query(text=text, unfinished=unfinished, highlight=True)).total <= len(INDEX)


def test_a_text_of_any_length_asks_for_a_few_things_only() -> None:
    units = INDEX.read("钻石 ring 0.5ct feicui " * 1_000)

    assert len(units) <= MOST_UNITS
    assert all(unit.end <= LONGEST_TEXT for unit in units)


def test_what_a_text_marks_inside_the_index_cannot_be_typed() -> None:
    assert INDEX.search(Query(text="~zuan'shi", corrected=False)).total == 0
    assert INDEX.search(Query(text="word\x1f\x1f", corrected=False)).total == 0


def test_filters_by_the_hundred_and_numbers_without_end_are_answered() -> None:
    many = {f"facet{number}": [f"value{number}"] for number in range(100)}
    odd = {"price": (10**40, -(10**40)), "carat": (None, None), "nothing": (0, 1)}

    assert INDEX.search(Query(filters=many, facets=tuple(many))).total == 0
    assert INDEX.search(Query(without=many)).total == len(INDEX)
    assert INDEX.search(Query(ranges=odd, histograms=tuple(odd))).total == 0


@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (10**9, 10**9), (-5, 0), (10**9, 0)])
def test_pages_out_of_reach_are_empty_or_whole(limit: int, offset: int) -> None:
    page = INDEX.search(Query(limit=limit, offset=offset))

    assert len(page.hits) == (len(INDEX) if limit > 0 and offset == 0 else 0)
