"""What is searched for: noted from events, counted by the clock, held in memory by who answers."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from parure.aws.tables import read_together
from parure.kernel.events import Envelope
from parure.kernel.text import Language
from parure.kernel.time import now, parse_time
from parure.kernel.value import value
from search import popularity
from search.engine.folding import fold
from search.events import SearchesObserved
from search.popularity import MOST_WINDOWS, PopularItem
from search.suggesting import Popular

_LONGEST, _SHORTEST = 40, 2
_MOST = 200
"""Queries of a language that are suggested."""
_LEAST_WINDOWS = 3
"""What fewer people search for is nobody else's business."""
_COUNTED_EVERY = timedelta(minutes=5)
_KEPT = 60.0
"""Seconds that an answering instance keeps what it read."""


@value
class Counted:
    found: Sequence[Popular]
    missed: Sequence[Popular]
    at: str | None


_held: tuple[float, dict[str, Counted]] | None = None


def note_searches(envelopes: Iterable[Envelope]) -> None:
    """One call per query and one per language. What is heard twice counts once."""
    heard: dict[tuple[str, str, str, bool], str] = {}
    for envelope in envelopes:
        event = SearchesObserved.parse(envelope.data)
        for one in event.observed:
            text = " ".join(one.q.split())
            if one.kind in ("search", "zero_results") and _SHORTEST <= len(text) <= _LONGEST and not one.filters:
                missed = one.kind == "zero_results" or one.total == 0
                heard[_language(one.language), fold(text), event.session_id, missed] = text
    at = now()
    for (language, key, window, missed), text in heard.items():
        popularity.hear(language, key, text, window, missed=missed, at=at)
    for language in {language for language, *_ in heard}:
        popularity.mark_heard(language, at)


def _language(written: str) -> str:
    return written if written in set(Language) else str(Language.ZH)


def count_popular() -> int:
    """Called by the clock: one call when nothing was heard. How many languages were counted."""
    at, counted = now(), 0
    for language, item in _items().items():
        if item is None or item.heard_at is None:
            continue
        if item.counted_at and (item.counted_at >= item.heard_at or at - parse_time(item.counted_at) < _COUNTED_EVERY):
            continue
        found: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        for heard in popularity.heard_in(language, at):
            found[heard.text] += len(heard.found or ())
            missed[heard.text] += len(heard.missed or ())
        popularity.write_popular(language, _most(found), _most(missed), at)
        counted += 1
    return counted


def _most(windows: Counter[str]) -> list[tuple[str, int]]:
    """Ways of writing that differ in capitals or width are one, called as most write it."""
    by_key: dict[str, Counter[str]] = {}
    for text, number in windows.items():
        by_key.setdefault(fold(text), Counter())[text] += number
    summed = [(one.most_common(1)[0][0], min(one.total(), MOST_WINDOWS)) for one in by_key.values()]
    return sorted((one for one in summed if one[1] >= _LEAST_WINDOWS), key=lambda one: (-one[1], one[0]))[:_MOST]


def popular_now() -> dict[str, Counted]:
    """By language. One call a minute, none between."""
    global _held
    if _held is None or time.monotonic() - _held[0] >= _KEPT:
        _held = (time.monotonic(), {language: _counted(item) for language, item in _items().items()})
    return _held[1]


def forget_popular() -> None:
    """For tests."""
    global _held
    _held = None


def _items() -> dict[str, PopularItem | None]:
    reads = popularity.popular_reads()
    found = read_together(reads, consistent=False)
    return {read.sk: found.get(read) for read in reads}


def _counted(item: PopularItem | None) -> Counted:
    if item is None:
        return Counted((), (), None)
    return Counted(
        [Popular(text, number) for text, number in item.found or ()],
        [Popular(text, number) for text, number in item.missed or ()],
        item.counted_at,
    )
