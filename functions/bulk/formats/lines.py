"""What every reader of tables gives: numbered lines of cells."""

from __future__ import annotations

from dataclasses import dataclass

from bulk.rules.limits import MAX_COLUMNS, MAX_LINES
from bulk.rules.problems import Unreadable
from parure.kernel.text import Text


class Formula(str):
    """A cell that computes something: its result is not ours to know."""

    __slots__ = ()


class CellError(str):
    """A cell whose formula failed in the person's own program: #N/A, #REF!"""

    __slots__ = ()


class Number(str):
    """A cell that the file holds as a number, written out without exponent."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    """As the person's program shows it; the first is 1."""
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


def too_many_lines() -> Unreadable:
    return Unreadable(
        "too_many_lines",
        Text(f"文件超过 {MAX_LINES} 行。", f"The file has more than {MAX_LINES} lines."),
        Text("请分成几个文件导入。", "Split it into several files."),
    )


def too_many_columns() -> Unreadable:
    return Unreadable(
        "too_many_columns",
        Text(f"表格超过 {MAX_COLUMNS} 列。", f"The table has more than {MAX_COLUMNS} columns."),
        Text("请删去多余的列，或从模板重新开始。", "Delete the columns you do not need, or start from the template."),
    )
