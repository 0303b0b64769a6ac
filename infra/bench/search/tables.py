"""The goods as a SQL database keeps them: a row per variant with what is filtered, counted and sorted by in columns of its own.

One flat table, so that no question joins; words and cards stand apart. The peers differ in how they find words only.
"""

# ruff: noqa: S608 - names of columns are ours; what is asked for is given as values

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import rjieba
from infra.bench.search.answers import Answer, numbers_of, words_of

from search.engine.document import Document
from search.engine.query import Query, Sort

WORDS = ("category", "stone", "style", "occasion", "colour", "cut", "clarity", "metal", "size", "in_stock")
NUMBERS = ("price", "carat")
COLUMNS = ("product", "sold", *NUMBERS, *WORDS)
CREATE = f"CREATE TABLE goods (product INTEGER, sold INTEGER, price INTEGER, carat DOUBLE, {', '.join(f'{one} VARCHAR' for one in WORDS)})"
CREATE_CARDS = "CREATE TABLE cards (product INTEGER PRIMARY KEY, card VARCHAR)"
BARS = 32


def rows_of(number: int, document: Document) -> list[tuple[object, ...]]:
    found = list[tuple[object, ...]]()
    for variant in document.variants:
        words, numbers = words_of(document, variant), numbers_of(document, variant)
        carat = numbers.get("carat")
        first = (number, document.sold, variant.price, None if carat is None else float(carat))
        found.append((*first, *(next(iter(words.get(name, ())), None) for name in WORDS)))
    return found


def terms_of(document: Document) -> list[str]:
    texts = document.texts
    spoken = (texts.title.zh, texts.title.en, *texts.tags, texts.brand, texts.description.zh, texts.description.en)
    return sorted({term for text in (*spoken, *texts.codes) for term in cut(text)})


def cut(text: str) -> list[str]:
    """Words of Chinese as the engine cuts them, and of other scripts."""
    return [one.lower() for one in rjieba.cut(text) if any(letter.isalnum() for letter in one)]


class Database(ABC):
    """Answers with as many statements as a shop that asks for the same would send: total, hits with cards, one per facet and bar chart."""

    @abstractmethod
    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]: ...

    @abstractmethod
    def containing(self, terms: Sequence[str], unfinished: bool) -> tuple[str, list[object]]:
        """A query of the products with all these words."""

    @abstractmethod
    def best(self, terms: Sequence[str], query: Query) -> list[int]:
        """The first products with all these words by the database's own order of relevance."""

    def ask(self, query: Query) -> Answer:
        terms = cut(query.text)
        where, values = self.passing(query, terms)
        total = self._total(query, terms)
        self._cards(self.best(terms, query) if terms else self._first(query, where, values))
        for name in query.histograms:
            self._draw(query, name)
        return Answer(total, {name: self._count(query, terms, name) for name in query.facets})

    def finds(self, code: str) -> bool:
        return self.ask(Query(text=code)).total > 0

    def _total(self, query: Query, terms: Sequence[str]) -> int:
        if terms and not query.filters and not query.ranges:
            inner, values = self.containing(terms, query.unfinished)
            [(total,)] = self.rows(f"SELECT count(*) FROM ({inner})", values)
        else:
            where, values = self.passing(query, terms)
            [(total,)] = self.rows(f"SELECT count(DISTINCT product) FROM goods WHERE {where}", values)
        return int(total)

    def passing(self, query: Query, terms: Sequence[str] = (), but: str = "") -> tuple[str, list[object]]:
        parts, values = ["true"], list[object]()
        for name, wanted in query.filters.items():
            if name != but:
                parts.append(f"{name} IN ({', '.join('?' * len(wanted))})")
                values += wanted
        for name, bounds in query.ranges.items():
            if name != but:
                parts.append(f"{name} BETWEEN ? AND ?")
                values += [float(end) for end in bounds if end is not None]
        if terms:
            inner, more = self.containing(terms, query.unfinished)
            parts.append(f"product IN ({inner})")
            values += more
        return " AND ".join(parts), values

    def _first(self, query: Query, where: str, values: list[object]) -> list[int]:
        order = "min(price)" if query.sort == Sort.PRICE else "max(sold) DESC"
        sql = f"SELECT product FROM goods WHERE {where} GROUP BY product ORDER BY {order} LIMIT {query.limit}"
        return [product for (product,) in self.rows(sql, values)]

    def _cards(self, products: Sequence[int]) -> None:
        self.rows(f"SELECT product, card FROM cards WHERE product IN ({', '.join(map(str, products)) or 'NULL'})")

    def _count(self, query: Query, terms: Sequence[str], name: str) -> dict[str, int]:
        where, values = self.passing(query, terms, but=name)
        sql = f"SELECT {name}, count(DISTINCT product) FROM goods WHERE {where} AND {name} IS NOT NULL GROUP BY {name}"
        return dict(self.rows(sql, values))

    def _draw(self, query: Query, name: str) -> None:
        where, values = self.passing(query, but=name)
        [(low, high)] = self.rows(f"SELECT min({name}), max({name}) FROM goods WHERE {where}", values)
        if low is None:
            return
        step = max((high - low) / BARS, 1e-9)
        bar = f"CAST(({name} - {low}) / {step} AS INTEGER)"
        self.rows(f"SELECT {bar}, count(DISTINCT product) FROM goods WHERE {where} GROUP BY 1", values)
