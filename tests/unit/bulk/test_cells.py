"""What a cell means, whatever program wrote it, and that it comes back as it went out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulk.formats.lines import CellError, Formula, Number
from bulk.rules.cells import Refused, harmless, parse_cell, restored, write_cell
from bulk.rules.columns import Column, Kind
from parure.kernel.text import Language, Text

CATEGORY = Column(
    id="category",
    label=Text("品类", "Category"),
    kind=Kind.CHOICE,
    words={"ring": Text("戒指", "Rings"), "bangle": Text("手镯", "Bangles")},
)


def column(kind: Kind, **more: Any) -> Column:
    return Column(id="x", label=Text("列", "Column"), kind=kind, **more)


def refused(cell: str, of: Column) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        parse_cell(cell, of)
    return caught.value.problem.code, caught.value.problem.fix.zh


@pytest.mark.parametrize("said", ["ring", "戒指", "Rings", "RING", " 戒 指 ", "ｒｉｎｇ"])
def test_a_word_is_known_in_both_languages_and_any_width(said: str) -> None:
    assert parse_cell(said, CATEGORY) == "ring"


def test_a_near_miss_is_told_the_word_that_was_meant() -> None:
    assert refused("戒子", CATEGORY) == ("unknown_word", "是“戒指”吗？")
    assert refused("brosh", CATEGORY)[1] == "可填：戒指、手镯。"


@pytest.mark.parametrize(
    ("cell", "value"),
    [("3.20", "3.20"), ("３．２", "3.2"), ("1,234.5", "1234.5"), ("0.5ct", "0.5"), ("3.2 克", "3.2"), ("950‰", "950")],
)
def test_a_number_may_be_wide_have_thousands_or_a_unit(cell: str, value: str) -> None:
    assert parse_cell(cell, column(Kind.DECIMAL)) == value


@pytest.mark.parametrize("cell", ["abc", "1.2.3", "12,34", "0x10", "１２a", "NaN", "1e5", "--3"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    assert refused(cell, column(Kind.DECIMAL))[0] == "not_a_number"


def test_words_for_a_fineness_are_left_to_the_catalog_which_knows_what_they_mean() -> None:
    assert parse_cell("18K", column(Kind.DECIMAL, unit="‰")) == "18K"


def test_money_is_yuan_down_to_the_fen() -> None:
    price = column(Kind.MONEY)

    assert parse_cell("¥12,900.50", price) == 1_290_050
    assert refused("0.005", price)[0] == "too_fine"


@pytest.mark.parametrize("cell", ["2026-03-05", "2026/3/5", "2026.3.5", "2026年3月5日", Number("46086")])
def test_a_date_is_read_in_the_ways_that_are_unmistakable(cell: str) -> None:
    assert parse_cell(cell, column(Kind.DATE)) == "2026-03-05"


@pytest.mark.parametrize("cell", ["05/03/2026", "2026-13-01", "2026-02-30", "46086", "yesterday"])
def test_a_date_that_could_be_another_is_refused(cell: str) -> None:
    assert refused(cell, column(Kind.DATE))[0] == "not_a_date"


def test_yes_and_no_in_both_languages() -> None:
    assert [parse_cell(cell, column(Kind.YES_NO)) for cell in ("是", "Yes", "1", "否", "FALSE")] == [True] * 3 + [
        False
    ] * 2
    assert refused("maybe", column(Kind.YES_NO))[0] == "not_yes_or_no"


def test_a_number_that_lost_its_last_digits_is_no_certificate_number() -> None:
    number = column(Kind.CODE)

    assert parse_cell(Number("2141438171"), number) == "2141438171"
    assert refused("2.14144E+15", number)[0] == "digits_lost"
    assert refused(Number("1234567890123450000"), number)[0] == "digits_lost"


def test_a_formula_and_a_failed_one_are_refused_with_the_way_out() -> None:
    assert refused(Formula("=A1*2"), column(Kind.DECIMAL))[0] == "formula"
    assert "粘贴为数值" in refused(Formula("=HYPERLINK(1)"), column(Kind.TEXT))[1]
    assert refused(CellError("#REF!"), column(Kind.TEXT))[0] == "cell_error"


@pytest.mark.parametrize("cell", ["a\x00b", "a\x07", "x" * 10_001])
def test_control_characters_and_endless_texts_are_refused(cell: str) -> None:
    assert refused(cell, column(Kind.TEXT))[0] == "bad_text"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "'=1", "''+1"])
def test_what_a_spreadsheet_would_run_goes_out_as_text(text: str) -> None:
    out = harmless(text)

    assert out.startswith("'")
    assert restored(out) == text


@given(st.text())
def test_every_text_comes_back_as_it_went_out(text: str) -> None:
    assert restored(harmless(text)) == text
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.integers(0, 10**13))
def test_money_comes_back_to_the_fen(fen: int) -> None:
    price = column(Kind.MONEY)

    assert parse_cell(write_cell(fen, price, Language.ZH), price) == fen


@given(st.sampled_from(list(Language)), st.sampled_from(["ring", "bangle"]))
def test_words_come_back_in_either_language(language: Language, value: str) -> None:
    assert parse_cell(write_cell(value, CATEGORY, language), CATEGORY) == value
