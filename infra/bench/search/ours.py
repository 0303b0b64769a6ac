"""The engine of `functions/search`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from infra.bench.search.answers import Answer

from search.engine.document import Document
from search.engine.index import build as build_index
from search.engine.index import open_index
from search.engine.query import Query
from search.words import synonyms


def build(directory: Path, documents: Iterable[Document]) -> None:
    build_index(directory, documents)


class Ours:
    def __init__(self, directory: Path) -> None:
        self._index = open_index(directory, synonyms=synonyms())

    def ask(self, query: Query) -> Answer:
        page = self._index.search(query)
        counted = {name: {word: count for word, count in one if count} for name, one in page.facets.items()}
        return Answer(page.total, counted)

    def add(self, document: Document) -> None:
        self._index.apply(upserts=[document])

    def finds(self, code: str) -> bool:
        return self._index.search(Query(text=code)).total > 0
