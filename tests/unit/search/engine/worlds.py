"""Small worlds of goods, for Hypothesis: few words and numbers, so that everything meets everything."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from search.engine.document import Document, Spoken, Texts, Variant
from search.engine.query import Bounds, Query, Sort

TITLES = ("18K金钻石戒指", "翡翠手镯", "钻石项链 50分", "珍珠耳环", "铂金对戒", "")
ENGLISH = ("Diamond ring", "Jade bangle", "Pearl earrings", "Platinum rings for two", "")
ASKED = ("", "", "钻石", "戒指", "鑽石", "rings", "jade", "zuanshi", "ljsz", "0.5ct", "A-1", "翡翠 bangle", "珍珠")
METALS, SIZES, STONES, SCOPES = ("gold", "platinum", "silver"), ("50", "52", "54"), ("diamond", "jade"), ("", "lin")
MOMENTS = ("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-02-01T00:00:00.500Z")
prices = st.none() | st.sampled_from((100, 250, 999, 5000, 12_345))
decimals = st.decimals(min_value=0, max_value=3, places=2)


def some(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


def facets(**values: tuple[str, ...]) -> st.SearchStrategy[dict[str, list[str]]]:
    return st.fixed_dictionaries({}, optional={name: some(words) for name, words in values.items()})


variants = st.builds(
    Variant,
    sku=st.sampled_from(("A-1", "B-2", "C-3")),
    price=prices,
    facets=facets(metal=METALS, size=SIZES),
    ranges=st.fixed_dictionaries({}, optional={"grams": decimals}),
    in_stock=st.booleans(),
    was_price=st.none() | st.sampled_from((250, 2000, 20_000)),
)
documents = st.builds(
    Document,
    product_id=st.sampled_from([f"p{number}" for number in range(12)]),
    scope=st.sampled_from(SCOPES),
    texts=st.builds(
        Texts,
        title=st.builds(Spoken, zh=st.sampled_from(TITLES), en=st.sampled_from(ENGLISH)),
        tags=st.lists(st.sampled_from(("求婚", "送妈妈", "ring")), max_size=2),
    ),
    variants=st.lists(variants, min_size=1, max_size=4),
    category=st.sampled_from(("ring", "bangle", "")),
    materials=some(("gold", "jade")),
    facets=facets(stone=STONES, metal=METALS),
    ranges=st.fixed_dictionaries({}, optional={"carat": decimals, "grams": decimals}),
    sold=st.integers(0, 2),
    published_at=st.sampled_from(MOMENTS),
)
worlds = st.lists(documents, max_size=14, unique_by=lambda one: one.key)
changes = st.lists(
    st.tuples(
        st.lists(documents, max_size=4, unique_by=lambda one: one.key),
        st.lists(
            st.builds(lambda scope, number: f"{scope}/p{number}", st.sampled_from(SCOPES), st.integers(0, 11)),
            max_size=2,
        ),
    ),
    max_size=3,
)


def bounds(numbers: st.SearchStrategy[Decimal]) -> st.SearchStrategy[Bounds]:
    return st.tuples(st.none() | numbers, st.none() | numbers)


queries = st.builds(
    Query,
    text=st.sampled_from(ASKED),
    scope=st.sampled_from(SCOPES),
    filters=facets(metal=(*METALS, "nickel"), size=SIZES, stone=STONES, in_stock=("yes",), category=("ring", "bangle")),
    without=facets(metal=METALS, size=SIZES, stone=STONES),
    ranges=st.fixed_dictionaries(
        {},
        optional={
            "price": bounds(st.decimals(min_value=0, max_value=15_000, places=0)),
            "carat": bounds(decimals),
            "grams": bounds(decimals),
        },
    ),
    sort=st.sampled_from([one for one in Sort if one != Sort.RELEVANCE]),
    limit=st.integers(0, 8),
    offset=st.integers(0, 3),
    facets=st.just(("metal", "size", "stone", "in_stock", "category", "material")),
    histograms=st.just(("price", "carat", "grams", "discount")),
    corrected=st.just(False),
)
