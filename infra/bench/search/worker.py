"""One engine in a process of its own, so that its memory is its own: python -m infra.bench.search.worker WHAT ENGINE SIZE DIRECTORY."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from infra.bench.search.answers import Engine, count_plainly
from infra.bench.search.corpus import corpus
from infra.bench.search.questions import kinds, questions

from search.engine.document import Document
from search.engine.query import Query

Build = Callable[[Path, Iterable[Document]], None]
ASKED = 200
SECONDS = 6.0
"""Longer than that no kind of question is asked; a slow engine answers fewer, but at least FEW."""
FEW = 11
CHECKED = 3
CHANGES = 50


def engine(name: str) -> tuple[Build, Callable[[Path], Engine]]:
    """Imported here: what one engine loads is not another's memory."""
    if name == "ours":
        from infra.bench.search import ours

        return ours.build, ours.Ours
    if name == "fts5":
        from infra.bench.search import fts5

        return fts5.build, fts5.FTS5
    if name == "tantivy":
        from infra.bench.search import inverted

        return inverted.build, inverted.Tantivy
    from infra.bench.search import columnar

    return columnar.build, columnar.DuckDB


class Timed:
    """Documents, and how long it took to invent them."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = iter(documents)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Document]:
        while True:
            started = time.perf_counter()
            found = next(self._documents, None)
            self.seconds += time.perf_counter() - started
            if found is None:
                return
            yield found


def build(name: str, size: int, directory: Path) -> dict[str, Any]:
    made, _ = engine(name)
    documents = Timed(corpus(size))
    started = time.perf_counter()
    made(directory, documents)
    seconds = time.perf_counter() - started - documents.seconds
    used = sum(file.stat().st_size for file in directory.iterdir())
    return {"build_s": seconds, "size_mb": used / 1e6, "build_peak_mb": _memory("VmHWM")}


def serve(name: str, size: int, directory: Path) -> dict[str, Any]:
    _, opening = engine(name)
    before = _memory("VmRSS")
    started = time.perf_counter()
    opened = opening(directory)
    open_ms = (time.perf_counter() - started) * 1000
    after = _memory("VmRSS")
    asked = kinds(size, name)
    answers = {kind: [opened.ask(one).plain() for one in questions(kind, size, CHECKED)] for kind in asked}
    times = {kind: _times(opened, questions(kind, size, ASKED)) for kind in asked}
    peak = _memory("VmHWM")
    return {
        "open_ms": open_ms,
        "before_mb": before,
        "open_mb": after,
        "peak_mb": peak,
        "times": times,
        "answers": answers,
        "fresh_ms": _freshness(opened),
    }


def plain(size: int) -> dict[str, Any]:
    """What questions without a text are answered by looking at every document."""
    asked = {kind: questions(kind, size, CHECKED) for kind in kinds(size)}
    flat = [(kind, one) for kind, some in asked.items() for one in some if not one.text]
    found: dict[str, list[dict[str, object]]] = {}
    for (kind, _), answer in zip(flat, count_plainly(corpus(size), [one for _, one in flat]), strict=True):
        found.setdefault(kind, []).append(answer.plain())
    return {"answers": found}


def _times(opened: Engine, asked: list[Query]) -> dict[str, float]:
    """Also the time at work: on a busy machine most of the rest is waiting for a processor."""
    found: list[float] = []
    worked: list[float] = []
    begun = time.perf_counter()
    for one in asked:
        started, at_work = time.perf_counter(), time.process_time()
        opened.ask(one)
        worked.append((time.process_time() - at_work) * 1000)
        found.append((time.perf_counter() - started) * 1000)
        if len(found) >= FEW and time.perf_counter() - begun > SECONDS:
            break
    return {"p50": median(found), "p95": quantiles(found, n=20)[-1], "cpu_p50": median(worked), "asked": len(found)}


def _freshness(opened: Engine) -> float:
    """Median milliseconds from a new document to the answer that holds it."""
    found = []
    for number, document in enumerate(corpus(CHANGES)):
        code = f"FRESH{number:05d}"
        new = replace(document, product_id=f"prd_new{number}", texts=replace(document.texts, codes=(code,)))
        started = time.perf_counter()
        opened.add(new)
        if not opened.finds(code):
            raise AssertionError(f"{code} was added and is not found")
        found.append((time.perf_counter() - started) * 1000)
    return median(found)


def _memory(name: str) -> float:
    """MB of this process, from the kernel: what its parent used is not in it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))


def main() -> None:
    what, name, size, directory = sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4])
    done: Mapping[str, Callable[[], dict[str, Any]]] = {
        "build": lambda: build(name, size, directory),
        "serve": lambda: serve(name, size, directory),
        "plain": lambda: plain(size),
    }
    print(json.dumps(done[what]()))


if __name__ == "__main__":
    main()
