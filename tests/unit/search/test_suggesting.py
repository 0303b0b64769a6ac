"""What is suggested while somebody types, over the judged goods: characters, pinyin, first letters, English, slips."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from corpus.relevance.judged import the_index
from parure.kernel.text import Language
from search.engine.index import SearchIndex
from search.service import suggesting


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return the_index()


@pytest.fixture(autouse=True)
def _goods(index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index stands in memory, and nobody has searched yet."""
    nothing = SimpleNamespace(found=())
    monkeypatch.setattr(suggesting, "index_now", lambda: index)
    monkeypatch.setattr(suggesting, "popular_now", lambda: {str(one): nothing for one in Language})


def _filters(typed: str, language: Language) -> list[str]:
    return [one.text for one in suggesting.suggest(typed, "", "CNY", language).items if one.kind != "product"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("钻", ["钻石", "钻石 · 戒指"]),
        ("鑽", ["钻石", "钻石 · 戒指"]),
        ("zj", ["黄金", "钻石 · 戒指"]),
        ("zuan", ["钻石", "钻石 · 戒指"]),
        ("zuanj", ["钻石 · 戒指"]),
        ("zuanjie", ["钻石 · 戒指"]),
        ("fei", ["翡翠", "翡翠 · 手镯"]),
        ("hty", ["和田玉"]),
        ("項鏈", ["项链"]),
        ("银", ["银", "银 · 戒指"]),
        ("金", ["黄金", "黄金 · 戒指"]),
        ("戒", ["戒指"]),
        ("翡翠手", ["翡翠 · 手镯"]),
        ("翡翠手镯", ["翡翠 · 手镯"]),
        ("翡脆", ["翡翠"]),
        ("耳丁", ["耳针 · 耳饰"]),
        ("18k", ["18K金"]),
        ("求婚", ["求婚订婚"]),
    ],
)
def test_in_chinese_what_is_typed_becomes_what_most_mean(typed: str, first: list[str]) -> None:
    assert _filters(typed, Language.ZH)[: len(first)] == first


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("neck", ["Necklaces"]),
        ("ear", ["Earrings", "Post · Earrings"]),
        ("dia", ["Diamond", "Diamond · Rings"]),
        ("diamond ri", ["Diamond · Rings"]),
        ("pearl ear", ["Pearl · Earrings"]),
        ("emerald r", ["Emerald · Rings"]),
        ("engagement r", ["Proposal · Rings"]),
        ("rose g", ["Karat gold · Rose"]),
        ("jad", ["Jadeite/Nephrite", "Jadeite"]),
        ("dimond", ["Diamond"]),
        ("braclet", ["Bracelets"]),
        ("pt9", ["PT950"]),
        ("18k", ["18K gold"]),
        ("925", ["925 silver"]),
        ("zzzzqqq", []),
    ],
)
def test_in_english_what_is_typed_becomes_what_most_mean(typed: str, first: list[str]) -> None:
    assert _filters(typed, Language.EN)[: len(first) or 1] == first


def test_nothing_is_suggested_twice_and_everything_suggested_is_there() -> None:
    for typed in ("钻", "金", "p", "jad", "gold ba", "xl", "珍珠"):
        items = suggesting.suggest(typed, "", "CNY", Language.ZH).items

        assert len({(one.kind, one.text) for one in items}) == len(items)
        assert all(one.count for one in items if one.kind != "product")
        assert len([one for one in items if one.kind != "product"]) <= 3


def test_one_latin_letter_means_no_sounds() -> None:
    assert "合成钻石" not in _filters("p", Language.ZH)
