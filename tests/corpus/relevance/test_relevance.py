"""What buyers look for stands at the top: nDCG@10 over judged queries in two languages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.relevance.judged import all_goods, measured, queries
from search.engine.index import empty_index
from search.engine.query import Query
from search.words import synonyms


def test_judged_queries_find_what_they_mean_first(capsys: pytest.CaptureFixture[str]) -> None:
    index = empty_index(synonyms=synonyms())
    index.apply(upserts=[one.document for one in all_goods()])

    def search(text: str) -> Sequence[str]:
        return [hit.product_id for hit in index.search(Query(text=text, limit=10)).hits]

    found = measured(search)

    mean = sum(found.values()) / len(found)
    worst = sorted(found.items(), key=lambda pair: pair[1])[:25]
    with capsys.disabled():
        print(f"\n{len(found)} judged queries over {len(all_goods())} pieces: nDCG@10 {mean:.3f}")
    assert len(found) >= 150
    assert mean >= 0.9, worst


def test_every_judged_query_has_an_answer_among_the_goods() -> None:
    missing = [one.text for one in queries() if not any(one.grade(goods) == 3 for goods in all_goods())]

    assert missing == []
