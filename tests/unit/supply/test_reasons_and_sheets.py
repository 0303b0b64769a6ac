"""Reasons that contradict their number, and files that a spreadsheet must not run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parure.kernel.text import Language, Text
from supply.rules.reasons import Reason, objection
from supply.rules.sheets import BYTE_ORDER_MARK, LEDGER, STOCK, write_csv

COLUMNS = (Text("编号", "Code"), Text("数量", "Number"))


@pytest.mark.parametrize(
    ("reason", "delta", "note", "field"),
    [
        (Reason.LOST, 1, None, "delta"),
        (Reason.DAMAGED, 2, "scratch", "delta"),
        (Reason.FOUND, -1, None, "delta"),
        (Reason.OTHER, 1, None, "note"),
        (Reason.OTHER, 1, "a gift", None),
        (Reason.LOST, -1, None, None),
        (Reason.FOUND, 1, None, None),
        (Reason.STOCKTAKING, 1, None, None),
        (Reason.STOCKTAKING, -1, None, None),
    ],
)
def test_a_reason_fits_its_number(reason: Reason, delta: int, note: str | None, field: str | None) -> None:
    found = objection(reason, delta, note)

    assert (found and found[0]) == field


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.integers())
def test_no_cell_is_a_formula_and_every_cell_can_be_read_back(text: str, number: int) -> None:
    written = write_csv(COLUMNS, [[text, number]], Language.EN, first=False)

    ((cell, count),) = csv.reader(io.StringIO(written, newline=""))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell in (text, f"'{text}")
    assert int(count) == number


@pytest.mark.parametrize(("language", "heading"), [(Language.ZH, "编号,数量"), (Language.EN, "Code,Number")])
def test_the_first_part_has_the_headings_in_the_readers_language(language: Language, heading: str) -> None:
    first = write_csv(COLUMNS, [], language, first=True)

    assert first == f"{BYTE_ORDER_MARK}{heading}\r\n"
    assert write_csv(COLUMNS, [[None, 1]], language, first=False) == ",1\r\n"


@pytest.mark.parametrize("columns", [STOCK, LEDGER])
def test_no_two_columns_are_called_alike(columns: tuple[Text, ...]) -> None:
    assert len({column.zh for column in columns}) == len({column.en for column in columns}) == len(columns)
