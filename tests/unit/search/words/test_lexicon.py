"""The words of the trade: data that fits the catalog."""

from __future__ import annotations

from decimal import Decimal

import pytest

from catalog.contract import facet_fields
from search.words import (
    concepts,
    derived_facets,
    filter_values,
    find,
    joint_words,
    leaning,
    meanings,
    names,
    said,
    synonyms,
)
from search.words.lexicon import every_meaning

OWN = {"sort", "like", "occasion", "recipient", "in_stock", "reduced"}
SAYS_NOTHING = {"other", "none"}
SAID_BY = {"material": ("material", "metal"), "species": ("species", "material")}
"""A word that is a metal asks for the metal, whatever else the piece is made of."""


def _found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[one.start : one.end], one.concepts) for one in find(text)]


def test_every_meaning_is_a_word_of_the_catalog() -> None:
    known = facet_fields()
    for concept in concepts():
        for meaning in every_meaning(concept):
            if meaning.name in OWN:
                continue
            assert meaning.name in known, concept
            if known[meaning.name].words:
                assert set(meaning.values) <= set(known[meaning.name].words), concept


@pytest.mark.parametrize(
    "facet",
    [
        "category",
        "material",
        "metal",
        "metal_colour",
        "craft",
        "style",
        "chain",
        "fitting",
        "bangle_form",
        "species",
        "pearl_variety",
        "jade_colour",
        "nephrite_colour",
        "nephrite_source",
    ],
)
def test_every_word_of_the_catalogs_scales_can_be_said(facet: str) -> None:
    sayable = {
        value
        for concept in concepts()
        for one in meanings(concept)
        if one.name in SAID_BY.get(facet, (facet,))
        for value in one.values
    }

    assert set(facet_fields()[facet].words) - sayable <= SAYS_NOTHING


def test_every_occasion_and_recipient_has_a_name() -> None:
    for concept in concepts():
        for meaning in meanings(concept):
            if meaning.name in ("occasion", "recipient", "sort"):
                assert set(meaning.values) <= set(names()[meaning.name].values), concept


def test_the_longest_word_is_found_first_and_in_any_script() -> None:
    assert _found("鑽石戒指") == [("鑽石戒指", ("diamond", "ring"))]
    assert _found("18K玫瑰金项链") == [("18K玫瑰金", ("k18", "rose_gold")), ("项链", ("necklace",))]
    assert _found("Rose Gold necklaces") == [("Rose Gold", ("rose_gold",)), ("necklaces", ("necklace",))]


def test_latin_words_are_found_whole() -> None:
    assert _found("earring") == [("earring", ("earrings",))]
    assert _found("spring ringing goldsmith") == []


def test_words_of_one_thing_lead_to_each_other() -> None:
    known = synonyms()

    assert "钻石戒指" in known["钻戒"]
    assert "diamond ring" in known["钻戒"]
    assert "翡翠" in known["jadeite"]
    assert not any(len(word) == 1 for word in known)


def test_every_concept_can_be_said_in_words_that_are_folded() -> None:
    assert all(said(concept) == tuple(word.lower() for word in said(concept)) for concept in concepts())


def test_the_words_of_a_text_lean_towards_what_they_mean() -> None:
    assert leaning("金项链") == {"metal": ("gold",), "material": ("gold",), "category": ("necklace",)}
    assert leaning("三金") == {"occasion": ("wedding",), "metal": ("gold",), "material": ("gold",)}
    assert leaning("no diamonds") == leaning("便宜") == leaning("hello") == {}


def test_a_product_is_found_by_words_for_several_of_its_facets_together() -> None:
    silver = {"metal": ["silver"], "fineness": ["925"]}

    assert {"925银", "925 silver"} <= set(joint_words(silver))
    assert list(joint_words({"metal": ["silver"]})) == []


def test_what_a_piece_is_for_is_read_from_its_tags() -> None:
    found = derived_facets(["求婚", "送长辈", "engagement"], ["Plain ring"])

    assert found == {"occasion": ["proposal"], "recipient": ["elder", "mother", "father"]}


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("clarity", "VS1", ("VS1",)),
        ("ring_size", "52.0", ("52",)),
        ("inner_diameter_mm", "55.5..55.7", ("55.5", "55.6", "55.7")),
        ("length_cm", "..45", ("..45",)),
        ("ring_size", "us-99", ("us-99",)),
        ("ring_size", "moon-6", ("moon-6",)),
        ("fineness", "NaN", ("NaN",)),
    ],
)
def test_a_value_of_a_filter_stands_for_words_of_the_index(name: str, written: str, meant: tuple[str, ...]) -> None:
    assert filter_values(name, written) == meant


def test_a_ring_size_stands_for_half_a_millimetre_around() -> None:
    values = [Decimal(one) for one in filter_values("ring_size", "us-6")]

    assert (min(values), max(values)) == (Decimal("51.4"), Decimal("52.4"))


def test_a_wide_range_of_sizes_stays_bounded() -> None:
    assert len(filter_values("weight", "0..99999")) <= 301
