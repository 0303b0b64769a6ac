"""A handful of pieces that the tests search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from search.engine.document import Document, Spoken, Texts, Variant
from search.engine.index import SearchIndex, empty_index
from search.engine.query import Query


def piece(
    name: str,
    zh: str = "",
    en: str = "",
    *,
    tags: Sequence[str] = (),
    codes: Sequence[str] = (),
    about: str = "",
    scope: str = "",
    category: str = "ring",
    price: int | None = 100_000,
    facets: Mapping[str, Sequence[str]] | None = None,
    sold: int = 0,
) -> Document:
    return Document(
        product_id=name,
        scope=scope,
        texts=Texts(title=Spoken(zh=zh, en=en), tags=tags, codes=codes, description=Spoken(zh=about)),
        variants=(Variant(sku=f"SKU-{name}", price=price),),
        category=category,
        facets=facets or {},
        ranges={"carat": Decimal("0.5")},
        sold=sold,
        card=name.encode(),
    )


RING = piece("ring", "18K金钻石戒指", "Diamond ring in 18K gold", tags=("求婚", "钻戒"), codes=("LUM-R01-12",), sold=3)
PROPOSAL = piece("proposal", "铂金钻石求婚戒指 50分", "Platinum engagement ring", sold=1)
BANGLE = piece(
    "bangle", "翡翠手镯", "Jade bangle", tags=("送妈妈",), category="bangle", about="配钻石小扣", price=2_000_000
)
EARRINGS = piece("earrings", "珍珠耳环", "Pearl earrings", category="earrings", price=90_000)
GOODS = (RING, PROPOSAL, BANGLE, EARRINGS)


def index_of(*documents: Document, synonyms: Mapping[str, Sequence[str]] | None = None) -> SearchIndex:
    index = empty_index(synonyms=synonyms)
    index.apply(documents or GOODS)
    return index


def found(index: SearchIndex, text: str, **more: object) -> list[str]:
    return [hit.product_id for hit in index.search(Query(text=text, **more)).hits]  # type: ignore[arg-type]
