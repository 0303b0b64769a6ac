"""Facets as buyers read them, and which of them are worth a place."""

from __future__ import annotations

import pytest

from parure.kernel.text import Language
from search.rules.labels import choices, in_order, label_of, name_of, numbers, panels, unit_of

ZH, EN = Language.ZH, Language.EN


@pytest.mark.parametrize(
    ("facet", "word", "zh", "en"),
    [
        ("category", "ring", "戒指", "Rings"),
        ("shape", "round", "圆形", "Round"),
        ("stone", "emerald", "祖母绿", "Emerald"),
        ("colour", "D", "D", "D"),
        ("fineness", "999", "999‰", "999‰"),
        ("length_cm", "45", "45 cm", "45 cm"),
        ("ring_size", "52", "内周 52 mm", "52 mm around"),
        ("one_of_one", "yes", "孤品", "One of one"),
        ("in_stock", "yes", "有现货", "In stock"),
        ("length_cm", "so long", "so long", "so long"),
        ("unheard_of", "x", "x", "x"),
    ],
)
def test_a_value_is_called_as_the_catalog_calls_it(facet: str, word: str, zh: str, en: str) -> None:
    assert (label_of(facet, word, ZH), label_of(facet, word, EN)) == (zh, en)


def test_every_facet_and_range_has_a_name_in_both_languages() -> None:
    for name in (*choices(), *numbers()):
        assert name_of(name, ZH) != name
        assert name_of(name, EN) != name
    assert (unit_of("carat"), unit_of("price"), unit_of("grams")) == ("ct", None, "g")


def test_a_facet_that_all_have_alike_takes_no_place() -> None:
    counted = {"category": [("ring", 10)], "metal": [("gold", 6), ("platinum", 4)], "in_stock": [("yes", 10)]}
    assert panels(counted, {}, 10) == ["metal"]


def test_a_facet_that_few_have_takes_no_place() -> None:
    assert panels({"shape": [("round", 8), ("pear", 2)], "style": [("solitaire", 1)]}, {}, 10) == ["shape"]


def test_what_is_chosen_of_stays_even_with_nothing_left() -> None:
    assert panels({"style": [("solitaire", 0)]}, {"style": ["solitaire"]}, 0) == ["style"]


def test_there_are_at_most_twelve() -> None:
    counted = {name: [("a", 6), ("b", 4)] for name in choices()}
    shown = panels(counted, {"laboratory": ["GIA"]}, 10)
    assert len(shown) == 12
    assert {"category", "material", "in_stock", "laboratory"} <= set(shown)
    assert shown == [name for name in choices() if name in shown]


def test_grades_stand_from_the_best_numbers_by_size_and_all_else_as_it_is_counted() -> None:
    assert in_order("clarity", [("SI1", 9), ("VVS2", 5), ("FL", 1)]) == [("FL", 1), ("VVS2", 5), ("SI1", 9)]
    assert in_order("length_cm", [("45", 9), ("100", 2), ("42.5", 1)]) == [("42.5", 1), ("45", 9), ("100", 2)]
    assert in_order("metal", [("silver", 9), ("gold", 2)]) == [("silver", 9), ("gold", 2)]
