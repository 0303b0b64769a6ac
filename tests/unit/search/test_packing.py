"""Documents come out of the table as they went in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from search.engine.document import Document, Spoken, Texts, Variant
from search.rules.packing import Delta, digest_of, pack, pack_delta, unpack, unpack_delta

WORDS = st.text(max_size=12)
FACETS = st.dictionaries(WORDS, st.lists(WORDS, max_size=3), max_size=3)
RANGES = st.dictionaries(WORDS, st.decimals(0, 1000, places=2), max_size=3)
PRICES = st.none() | st.integers(0, 10**9)


@st.composite
def documents(draw: Any) -> Document:
    spoken = [Spoken(zh=draw(WORDS), en=draw(WORDS)) for _ in range(2)]
    return Document(
        product_id=draw(WORDS),
        scope=draw(WORDS),
        texts=Texts(
            title=spoken[0],
            tags=tuple(draw(st.lists(WORDS, max_size=3))),
            brand=draw(WORDS),
            description=spoken[1],
            codes=tuple(draw(st.lists(WORDS, max_size=3))),
        ),
        variants=tuple(
            Variant(
                sku=draw(WORDS),
                price=draw(PRICES),
                facets=draw(FACETS),
                ranges=draw(RANGES),
                in_stock=draw(st.booleans()),
                was_price=draw(PRICES),
            )
            for _ in range(draw(st.integers(1, 3)))
        ),
        category=draw(WORDS),
        materials=(draw(WORDS),),
        facets=draw(FACETS),
        ranges=draw(RANGES),
        sold=draw(st.integers(0, 99)),
        published_at=draw(WORDS),
        card=draw(WORDS).encode(),
    )


@given(documents())
def test_a_document_is_unpacked_as_it_was_packed(document: Document) -> None:
    assert unpack(pack(document)) == document
    assert digest_of(unpack(pack(document))) == digest_of(document)


@given(st.lists(documents(), max_size=3), st.lists(WORDS, max_size=3))
def test_a_delta_too(upserts: list[Document], deletes: list[str]) -> None:
    delta = Delta(upserts, deletes)
    assert unpack_delta(pack_delta(delta)) == delta
    assert delta.size == len(upserts) + len(deletes)


def test_another_price_is_another_digest() -> None:
    def ring(price: int | None) -> Document:
        variant = Variant(sku="R", price=price, ranges={"weight": Decimal("1.50")})
        return Document(product_id="prd", texts=Texts(title=Spoken(zh="戒指")), variants=(variant,))

    assert len({digest_of(ring(price)) for price in (None, 0, 1)}) == 3
