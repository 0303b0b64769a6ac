"""tantivy: a document per product, since it counts documents; so it cannot say that one and the same variant has two things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import tantivy
from infra.bench.search.answers import Answer, words_of
from infra.bench.search.tables import WORDS, cut, terms_of

from search.engine.document import Document
from search.engine.query import Query, Sort

WRITER_BYTES = 256_000_000


def build(directory: Path, documents: Iterable[Document]) -> None:
    index = tantivy.Index(_schema(), path=str(directory))
    writer = index.writer(WRITER_BYTES, 1)
    for document in documents:
        writer.add_document(_written(document))
    writer.commit()
    writer.wait_merging_threads()


class Tantivy:
    def __init__(self, directory: Path) -> None:
        self._schema = _schema()
        # Its type stubs lack what it can do: `count` of a result, `order_by_field` beside others.
        self._index: Any = tantivy.Index.open(str(directory))
        self._writer: Any = None

    def ask(self, query: Query) -> Answer:
        """Facets that are not filtered are counted together; each that is takes a search of its own."""
        searcher = self._index.searcher()
        whole = self._query(query, "")
        order: dict[str, Any] = (
            {"order_by_field": "price", "order": tantivy.Order.Asc} if query.sort == Sort.PRICE else {}
        )
        page = searcher.search(whole, query.limit, **order)
        for _, address in page.hits:
            searcher.doc(address)["card"]
        rest = [name for name in query.facets if name not in query.filters]
        found = self._count(searcher, whole, rest) if rest else {}
        for name in query.facets:
            if name in query.filters:
                found |= self._count(searcher, self._query(query, name), [name])
        return Answer(page.count or 0, found)

    def add(self, document: Document) -> None:
        if self._writer is None:
            self._writer = self._index.writer(WRITER_BYTES, 1)
        self._writer.add_document(_written(document))
        self._writer.commit()
        self._index.reload()

    def finds(self, code: str) -> bool:
        return self.ask(Query(text=code)).total > 0

    def _query(self, query: Query, but: str) -> Any:
        musts = [tantivy.Query.term_query(self._schema, "words", word) for word in cut(query.text)]
        musts += [
            tantivy.Query.const_score_query(tantivy.Query.term_set_query(self._schema, name, list(values)), 0.0)
            for name, values in query.filters.items()
            if name != but
        ]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in musts])

    def _count(self, searcher: Any, query: Any, names: Sequence[str]) -> dict[str, dict[str, int]]:
        wanted = {name: {"terms": {"field": name, "size": 100}} for name in names}
        found = searcher.aggregate(query, wanted)
        return {name: {one["key"]: int(one["doc_count"]) for one in found[name]["buckets"]} for name in names}


def _schema() -> Any:
    making = tantivy.SchemaBuilder()
    for name in WORDS:
        making.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    making.add_unsigned_field("price", indexed=True, fast=True)
    making.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    making.add_text_field("card", stored=True, tokenizer_name="raw", index_option="basic")
    return making.build()


def _written(document: Document) -> Any:
    one = tantivy.Document()
    each = [words_of(document, variant) for variant in document.variants]
    for name in WORDS:
        for word in sorted(set(chain.from_iterable(words.get(name, ()) for words in each))):
            one.add_text(name, word)
    one.add_unsigned("price", min(variant.price or 0 for variant in document.variants))
    one.add_text("words", " ".join(terms_of(document)))
    one.add_text("card", document.card.decode())
    return one
