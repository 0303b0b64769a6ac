"""What every engine answers, and the same by looking at every document: plain Python that shares nothing with the engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from search.engine.document import Document, Variant
from search.engine.query import Query


@dataclass(frozen=True)
class Answer:
    total: int
    """Products."""
    facets: Mapping[str, Mapping[str, int]]

    def plain(self) -> dict[str, object]:
        return {"total": self.total, "facets": {name: dict(sorted(one.items())) for name, one in self.facets.items()}}


class Engine(Protocol):
    def ask(self, query: Query) -> Answer: ...

    def add(self, document: Document) -> None:
        """A question that is asked afterwards finds it."""

    def finds(self, code: str) -> bool: ...


def words_of(document: Document, variant: Variant) -> dict[str, Sequence[str]]:
    """The facets of a variant with those of its product."""
    found: dict[str, Sequence[str]] = {"category": (document.category,), **document.facets, **variant.facets}
    return {**found, "in_stock": ("yes",)} if variant.in_stock else found


def numbers_of(document: Document, variant: Variant) -> dict[str, Decimal]:
    found = {**document.ranges, **variant.ranges}
    return found if variant.price is None else {**found, "price": Decimal(variant.price)}


def count_plainly(documents: Iterable[Document], queries: Sequence[Query]) -> list[Answer]:
    """One pass. A variant that fails nothing counts everywhere, one that fails one filter only counts for that facet."""
    totals = [0] * len(queries)
    counts: list[dict[str, Counter[str]]] = [{name: Counter() for name in one.facets} for one in queries]
    for document in documents:
        variants = [(words_of(document, one), numbers_of(document, one)) for one in document.variants]
        for at, query in enumerate(queries):
            failed = [_failed(query, words, numbers) for words, numbers in variants]
            totals[at] += any(not one for one in failed)
            for name, counted in counts[at].items():
                having = {
                    word
                    for (words, _), one in zip(variants, failed, strict=True)
                    if not one or one == [name]
                    for word in words.get(name, ())
                }
                counted.update(having)
    return [Answer(total, facets) for total, facets in zip(totals, counts, strict=True)]


def _failed(query: Query, words: Mapping[str, Sequence[str]], numbers: Mapping[str, Decimal]) -> list[str]:
    """Names of what the variant fails."""
    failed = [name for name, wanted in query.filters.items() if not set(words.get(name, ())) & set(wanted)]
    for name, (low, high) in query.ranges.items():
        number = numbers.get(name)
        if number is None or (low is not None and number < low) or (high is not None and number > high):
            failed.append(name)
    return failed
