"""DuckDB: the same columns without indexes, which it does not want, and the words as a sorted table of (word, product)."""

# ruff: noqa: S608 - names of columns are ours; what is asked for is given as values

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
from infra.bench.search.tables import COLUMNS, CREATE, CREATE_CARDS, Database, rows_of, terms_of

from search.engine.document import Document
from search.engine.query import Query

FILE = "goods.duckdb"


def build(directory: Path, documents: Iterable[Document]) -> None:
    """By way of CSV files, as DuckDB's manual advises for much data."""
    files = {name: directory / f"{name}.csv" for name in ("goods", "cards", "loose")}
    opened = {name: path.open("w", newline="", encoding="utf-8") for name, path in files.items()}
    writers = {name: csv.writer(file) for name, file in opened.items()}
    for number, document in enumerate(documents):
        writers["goods"].writerows(rows_of(number, document))
        writers["cards"].writerow((number, document.card.decode()))
        writers["loose"].writerows((term, number) for term in terms_of(document))
    for file in opened.values():
        file.close()
    database = duckdb.connect(str(directory / FILE))
    for statement in (CREATE, CREATE_CARDS, "CREATE TABLE loose (term VARCHAR, product INTEGER)"):
        database.execute(statement)
    for name, path in files.items():
        database.execute(f"COPY {name} FROM '{path}' (FORMAT csv, HEADER false, QUOTE '\"')")
        path.unlink()
    database.execute("CREATE TABLE words AS SELECT term, product FROM loose ORDER BY term, product")
    database.execute("DROP TABLE loose")
    database.execute("CHECKPOINT")
    database.close()


class DuckDB(Database):
    def __init__(self, directory: Path) -> None:
        self._database = duckdb.connect(str(directory / FILE))
        [(self._next,)] = self.rows("SELECT max(product) + 1 FROM cards")

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self._database.execute(sql, list(values)).fetchall()

    def containing(self, terms: Sequence[str], unfinished: bool) -> tuple[str, list[object]]:
        parts, values = list[str](), list[object]()
        for at, term in enumerate(terms):
            if unfinished and at == len(terms) - 1:
                parts.append("SELECT product FROM words WHERE term >= ? AND term < ?")
                values += [term, term + "\U0010ffff"]
            else:
                parts.append("SELECT product FROM words WHERE term = ?")
                values.append(term)
        return " INTERSECT ".join(parts), values

    def best(self, terms: Sequence[str], query: Query) -> list[int]:
        """It has no relevance without its full-text extension, which it would have to download: best sellers first."""
        where, values = self.passing(query, terms)
        sql = f"SELECT product FROM goods WHERE {where} GROUP BY product ORDER BY max(sold) DESC LIMIT {query.limit}"
        return [product for (product,) in self.rows(sql, values)]

    def add(self, document: Document) -> None:
        number, marks = self._next, ", ".join("?" * len(COLUMNS))
        self._database.begin()
        self._database.executemany(
            f"INSERT INTO goods VALUES ({marks})", [list(one) for one in rows_of(number, document)]
        )
        self._database.execute("INSERT INTO cards VALUES (?, ?)", [number, document.card.decode()])
        self._database.executemany("INSERT INTO words VALUES (?, ?)", [[term, number] for term in terms_of(document)])
        self._database.commit()
        self._next += 1
