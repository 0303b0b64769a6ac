"""The register and the sitemaps that are made from it."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from parure.kernel.ids import new_id
from parure.kernel.text import Language
from storefront.rules.address import EVERYTHING, Address, paths_of
from storefront.rules.register import PARTS, Line, Part, is_behind, names_differ, part_of
from storefront.rules.sitemap import render_index, render_robots, render_sitemap, sitemap_key

EMPTY = Part(15, 0)
FULL = EMPTY.with_page("prd_1", "a", "2026-11-23")


def test_products_spread_evenly_over_the_parts() -> None:
    counts = Counter(part_of(new_id("prd")) for _ in range(PARTS * 40))

    assert set(counts) <= set(range(PARTS))
    assert max(counts.values()) < 100


def test_a_page_that_comes_or_goes_changes_the_names_and_a_new_word_only_the_date() -> None:
    changed = FULL.with_page("prd_1", "b", "2026-11-24")

    assert names_differ(EMPTY, FULL)
    assert names_differ(FULL, FULL.without_page("prd_1"))
    assert not names_differ(FULL, changed)
    assert changed.lines["prd_1"] == Line("b", "2026-11-24")


def test_the_same_words_on_another_day_keep_their_date() -> None:
    assert FULL.with_page("prd_1", "a", "2026-12-01") is FULL
    assert EMPTY.without_page("prd_9") is EMPTY


def test_what_is_left_for_the_sweep() -> None:
    two = FULL.with_page("prd_2", "a", "2026-11-23")

    assert is_behind(EMPTY, FULL)
    assert is_behind(FULL, FULL.without_page("prd_1"))
    assert is_behind(two, two.with_page("prd_1", "b", "2026-11-23"))
    assert not is_behind(FULL, two)
    assert not is_behind(FULL, FULL)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["on", "off"]))))
def test_a_part_lists_exactly_what_is_on_sale(moves: list[tuple[str, str]]) -> None:
    part, on_sale = EMPTY, set[str]()
    for product_id, move in moves:
        part = part.with_page(product_id, "w", "2026-11-23") if move == "on" else part.without_page(product_id)
        (on_sale.add if move == "on" else on_sale.discard)(product_id)

    assert set(part.lines) == on_sale
    assert render_sitemap(part, "https://mall.example").count("<url>") == 2 * len(on_sale)


def test_the_index_leaves_out_what_is_empty_and_says_when_the_rest_changed() -> None:
    index = render_index({"0f": "2026-11-23"}, "https://mall.example")

    assert sitemap_key(FULL) == "sitemaps/0f.xml"
    assert "<loc>https://mall.example/sitemaps/0f.xml</loc><lastmod>2026-11-23</lastmod>" in index


def test_robots_are_told_where_the_index_is_and_what_is_not_for_them() -> None:
    text = render_robots("https://mall.example")

    assert text.startswith("User-agent: *\n")
    assert "Sitemap: https://mall.example/sitemap.xml" in text
    assert "Disallow: /api/" in text


def test_a_product_has_two_pages_and_one_document() -> None:
    address = Address("https://mall.example", "prd_1")

    assert address.keys == ["p/prd_1.html", "en/p/prd_1.html", "products/prd_1.json"]
    assert address.url(Language.EN) == "https://mall.example/en/p/prd_1"


def test_the_cdn_forgets_single_products_or_all_pages_but_never_a_long_list() -> None:
    assert paths_of(["prd_1"]) == ["/p/prd_1*", "/en/p/prd_1*", "/products/prd_1*"]
    assert paths_of([f"prd_{number}" for number in range(50)]) == list(EVERYTHING)
