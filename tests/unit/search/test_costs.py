"""Never slow, counted: what hostile words make the grammar and the index do is bounded, however long they are."""

from __future__ import annotations

import pytest

from search.engine import spelling
from search.engine.index import SearchIndex
from search.engine.query import Query
from search.engine.segment import Segment
from search.rules.asking import Asked, query_of
from search.wishes import LONGEST, slips, understand
from search.words.lexicon import Phrases
from unit.search.engine.goods import GOODS, index_of

HOSTILE = (
    "钻" * 10_000,
    "zuanjie" * 2_000,
    "zh" * 5_000,
    "diamnd neckalce " * 700,
    "不要" * 5_000,
    "5到1万-" * 2_500,
    "d/e/" * 3_000,
    "银戎项练耳丁" * 2_000,
    " AND ".join(f"(w{number}* OR v{number}~2)" for number in range(1_000)),
    "💍 ring\u200b" * 2_000,
    "9" * 10_000,
)
MOST_SETS = 1_000
"""Sets that two queries read of one segment: 12 things asked for in some ways of a few dozen words each. The worst here reads 389."""
MOST_LOOKS = 30
"""Times that the phrases of a table are looked up, per character that is read. The worst here is 20."""
MOST_MEASURED = 2_000
"""Words that unknown ones of a whole wish are compared with: those of the lexicon with the same first letter, for 40 words. The worst here is 490."""


@pytest.fixture
def sets(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    read: list[str] = []
    plain = Segment.set

    def counted(self: Segment, name: str) -> object:
        read.append(name)
        return plain(self, name)

    monkeypatch.setattr(Segment, "set", counted)
    return read


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    at: list[int] = []
    plain = Phrases.at

    def counted(self: Phrases[object], text: str, start: int) -> object:
        at.append(start)
        return plain(self, text, start)

    monkeypatch.setattr(Phrases, "at", counted)
    return at


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return index_of(*GOODS)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_search_reads_a_bounded_number_of_sets(index: SearchIndex, sets: list[str], text: str) -> None:
    for unfinished in (False, True):
        sets.clear()

        index.search(query_of(Asked(text=text), ("category", "metal"), ("price",)))
        index.search(Query(text=text, unfinished=unfinished))

        assert len(sets) <= MOST_SETS


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_wish_looks_a_bounded_number_of_times(looks: list[int], text: str) -> None:
    understand(text)

    assert len(looks) <= MOST_LOOKS * LONGEST
    assert max(looks) <= LONGEST


def test_a_wish_of_unknown_words_only_is_compared_with_a_bounded_number(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []
    plain = spelling.distance

    def counted(one: str, other: str, most: int) -> int:
        measured.append(other)
        return plain(one, other, most)

    monkeypatch.setattr(slips, "distance", counted)
    words = [first + second * 3 for first in "bcdgmprst" for second in "jqvxz"]

    understand(" ".join(words))

    assert 0 < len(measured) <= MOST_MEASURED
