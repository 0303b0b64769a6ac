"""Documents as bytes, for the table, the log and nothing else: the newest code reads what the one before it wrote."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from parure.kernel.value import value
from search.engine.document import Document, Spoken, Texts, Variant


@value
class Delta:
    """One entry of the log: documents that came or changed, and keys that are gone."""

    upserts: Sequence[Document] = ()
    deletes: Sequence[str] = ()

    @property
    def size(self) -> int:
        return len(self.upserts) + len(self.deletes)


def pack(document: Document) -> bytes:
    return zlib.compress(_json(_to_json(document)), 6)


def unpack(packed: bytes) -> Document:
    return _of_json(json.loads(zlib.decompress(packed)))


def digest_of(document: Document) -> str:
    """Differs when the document does."""
    return hashlib.sha256(_json(_to_json(document))).hexdigest()[:24]


def pack_delta(delta: Delta) -> bytes:
    said = {"upserts": [_to_json(one) for one in delta.upserts], "deletes": list(delta.deletes)}
    return zlib.compress(_json(said), 6)


def unpack_delta(packed: bytes) -> Delta:
    said = json.loads(zlib.decompress(packed))
    return Delta([_of_json(one) for one in said["upserts"]], said["deletes"])


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _to_json(document: Document) -> dict[str, Any]:
    texts = document.texts
    return {
        "product_id": document.product_id,
        "scope": document.scope,
        "title": _said(texts.title),
        "description": _said(texts.description),
        "tags": list(texts.tags),
        "brand": texts.brand,
        "codes": list(texts.codes),
        "category": document.category,
        "materials": list(document.materials),
        "facets": _facets(document.facets),
        "ranges": _ranges(document.ranges),
        "sold": document.sold,
        "published_at": document.published_at,
        "card": document.card.decode(),
        "variants": [
            [one.sku, one.price, _facets(one.facets), _ranges(one.ranges), one.in_stock, one.was_price]
            for one in document.variants
        ],
    }


def _of_json(said: Mapping[str, Any]) -> Document:
    return Document(
        product_id=said["product_id"],
        scope=said["scope"],
        texts=Texts(
            title=Spoken(zh=said["title"][0], en=said["title"][1]),
            description=Spoken(zh=said["description"][0], en=said["description"][1]),
            tags=tuple(said["tags"]),
            brand=said["brand"],
            codes=tuple(said["codes"]),
        ),
        category=said["category"],
        materials=tuple(said["materials"]),
        facets=said["facets"],
        ranges=_decimals(said["ranges"]),
        sold=said["sold"],
        published_at=said["published_at"],
        card=said["card"].encode(),
        variants=tuple(
            Variant(sku=sku, price=price, facets=facets, ranges=_decimals(ranges), in_stock=there, was_price=was)
            for sku, price, facets, ranges, there, was in said["variants"]
        ),
    )


def _said(spoken: Spoken) -> list[str]:
    return [spoken.zh, spoken.en]


def _facets(facets: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {name: list(words) for name, words in facets.items()}


def _ranges(ranges: Mapping[str, Decimal]) -> dict[str, str]:
    return {name: str(number) for name, number in ranges.items()}


def _decimals(ranges: Mapping[str, str]) -> dict[str, Decimal]:
    return {name: Decimal(number) for name, number in ranges.items()}
