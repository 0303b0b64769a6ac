"""What buyers look for stands at the top: nDCG@10 over judged queries in two languages."""

from __future__ import annotations

import pytest

from corpus.relevance.judged import all_goods, found_by, measured, queries, the_index

HEAD = (
    "金项链",
    "黄金项链",
    "gold necklace",
    "925银戒指",
    "公主方钻戒",
    "princess cut diamond ring",
    "gold bangle",
    "三金",
    "钻戒",
    "对戒",
)
"""What is asked for most, and was answered worst."""


def test_judged_queries_find_what_they_mean_first(capsys: pytest.CaptureFixture[str]) -> None:
    found = measured(found_by(the_index()))

    mean = sum(found.values()) / len(found)
    worst = sorted(found.items(), key=lambda pair: pair[1])[:25]
    with capsys.disabled():
        print(f"\n{len(found)} judged queries over {len(all_goods())} pieces: nDCG@10 {mean:.3f}")
    assert len(found) >= 230
    assert mean >= 0.94, worst
    assert [(one, found[one]) for one in HEAD if found[one] < 0.85] == []


def test_every_judged_query_has_an_answer_among_the_goods() -> None:
    missing = [one.text for one in queries() if not any(one.grade(goods) == 3 for goods in all_goods())]

    assert missing == []
