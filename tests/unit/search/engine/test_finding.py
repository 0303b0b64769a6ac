"""What a typed text finds."""

from __future__ import annotations

import pytest

from search.engine.document import Spoken
from search.engine.query import Query
from unit.search.engine.goods import BANGLE, GOODS, PROPOSAL, RING, found, index_of, piece

INDEX = index_of(*GOODS, synonyms={"钻戒": ("钻石戒指", "diamond ring"), "k gold": ("k金",)})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("钻石戒指", ["ring", "proposal"]),
        ("鑽石戒指", ["ring", "proposal"]),
        ("ＤＩＡＭＯＮＤ　ＲＩＮＧ", ["ring"]),
        ("rings", ["ring", "proposal"]),
        ("earring", ["earrings"]),
        ("戒", ["ring", "proposal"]),
        ("zuanshi jiezhi", ["ring", "proposal"]),
        ("zuanshijiezhi", ["ring", "proposal"]),
        ("feicui", ["bangle"]),
        ("fcsz", ["bangle"]),
        ("50分", ["proposal"]),
        ("0.5ct", ["proposal"]),
        ("0.50 carat", ["proposal"]),
        ("半克拉", ["proposal"]),
        ("五十分", ["proposal"]),
        ("LUM-R01-12", ["ring"]),
        ("lumr0112", ["ring"]),
        ("lum-r01", ["ring"]),
        ("SKU-bangle", ["bangle"]),
        ("送妈妈的翡翠", ["bangle"]),
        ("I am looking for a jade bangle", ["bangle"]),
    ],
)
def test_it_is_found_however_it_is_written(text: str, names: list[str]) -> None:
    assert found(INDEX, text) == names


@pytest.mark.parametrize(
    ("typed", "meant", "first"),
    [
        ("diamnd ring", "diamond ring", "ring"),
        ("plaitnum", "platinum", "proposal"),
        ("earings", "earring", "earrings"),
        ("砖石戒指", "钻石戒指", "ring"),
        ("翡脆手镯", None, "bangle"),
    ],
)
def test_a_slip_is_forgiven_when_nothing_is_written_so(typed: str, meant: str | None, first: str) -> None:
    page = INDEX.search(Query(text=typed))

    assert page.hits[0].product_id == first
    assert page.corrected == meant


def test_nothing_is_corrected_where_that_is_not_wanted() -> None:
    assert found(INDEX, "diamnd", corrected=False) == []


def test_most_of_the_words_are_enough_when_no_piece_has_all() -> None:
    assert found(INDEX, "jade bangle waterproof") == ["bangle"]


def test_a_synonym_is_taken_at_its_longest_and_told() -> None:
    page = INDEX.search(Query(text="鑽戒"))

    assert {hit.product_id for hit in page.hits} == {"ring", "proposal"}
    assert page.synonyms == [("鑽戒", "钻石戒指"), ("鑽戒", "diamond ring")]


def test_a_title_comes_before_a_description() -> None:
    assert found(INDEX, "钻石")[-1] == "bangle"


def test_best_sellers_come_first_among_equals() -> None:
    index = index_of(piece("a", "金戒指", sold=1), piece("b", "金戒指", sold=9))

    assert found(index, "金戒指") == ["b", "a"]


def test_what_is_preferred_comes_first_and_nothing_is_left_out() -> None:
    index = index_of(piece("a", "金戒指", sold=9), piece("b", "金戒指", facets={"style": ["vintage"]}))

    assert found(index, "金戒指", preferred={"style": ["vintage"]}) == ["b", "a"]
    assert found(index, "", preferred={"style": ["vintage"]}) == ["b", "a"]


def test_a_shop_finds_its_own_goods_only() -> None:
    index = index_of(RING, piece("ring", "18K金钻石戒指", scope="lin", price=1))

    assert [hit.price for hit in index.search(Query(text="钻石", scope="lin")).hits] == [1]
    assert index.search(Query(text="钻石", scope="other")).total == 0


def test_places_of_what_was_found_are_those_of_the_text_as_it_was_written() -> None:
    document = piece("x", "１８Ｋ金鑽石戒指", "Diamond Rings")
    hit = index_of(document).search(Query(text="钻石 ring", highlight=True)).hits[0]

    spoken = {"title.zh": document.texts.title.zh, "title.en": document.texts.title.en}
    shown = {field: [spoken[field][start:end] for start, end in places] for field, places in hit.highlights.items()}
    assert shown == {"title.zh": ["鑽石"], "title.en": ["Rings"]}


def test_a_last_word_may_still_be_going_on() -> None:
    assert found(INDEX, "diamond ri", unfinished=True)[0] == "ring"
    assert found(INDEX, "feic", unfinished=True) == ["bangle"]


@pytest.mark.parametrize(
    ("begun", "word"), [("钻", "钻石"), ("fei", "翡翠"), ("feicui", "翡翠"), ("jad", "jade"), ("zh", "珍珠")]
)
def test_words_are_completed_from_characters_letters_and_sounds(begun: str, word: str) -> None:
    assert word in [one.text for one in INDEX.words(begun)]


def test_words_of_another_shop_are_not_completed() -> None:
    index = index_of(RING, piece("secret", "琥珀吊坠", scope="lin"))

    assert index.words("琥") == []
    assert [one.text for one in index.words("琥", scope="lin")] == ["琥珀"]


def test_similar_pieces_are_of_its_category_and_matching_ones_are_not() -> None:
    jade = {"stone": ["jade"]}
    index = index_of(
        piece("a", category="ring", facets=jade),
        piece("b", category="ring", facets=jade),
        piece("c", category="bangle", facets=jade),
        piece("d", category="bangle", facets={"stone": ["pearl"]}),
    )

    assert [hit.product_id for hit in index.similar("a")] == ["b"]
    assert [hit.product_id for hit in index.similar("a", kind="matching")] == ["c"]
    assert index.similar("unknown") == []


def test_what_is_changed_or_gone_is_found_so_at_once() -> None:
    index = index_of(RING, PROPOSAL)

    index.apply([piece("ring", "琥珀吊坠")], [PROPOSAL.key, "/never-was"])

    assert found(index, "钻石") == []
    assert found(index, "琥珀") == ["ring"]
    assert index.card("/ring") == b"ring"
    assert index.card(PROPOSAL.key) is None
    assert len(index) == 1


def test_hundreds_of_small_changes_stay_few_segments() -> None:
    index = index_of(BANGLE)
    for number in range(300):
        index.apply([piece(f"p{number}", "金戒指")])

    assert index.search(Query(text="金戒指")).total == 300
    assert index.segments <= 12


def test_an_empty_language_is_no_word() -> None:
    assert index_of(piece("x")).search(Query(text="ring")).total == 0
    assert Spoken().zh == ""
