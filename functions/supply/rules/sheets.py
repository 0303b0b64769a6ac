"""Stock and ledger as CSV, for a spreadsheet: words in the reader's language, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from parure.kernel.text import Language, Text

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads a file as the machine's own encoding."""
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")

STOCK = (
    Text("SKU", "SKU"),
    Text("商品", "Product"),
    Text("序列号", "Serial"),
    Text("库位", "Location"),
    Text("库位编号", "Location id"),
    Text("寄售", "On memo"),
    Text("在库", "On hand"),
    Text("已分配", "Allocated"),
    Text("占用", "Held"),
    Text("可用", "Available"),
    Text("在途", "Incoming"),
    Text("静置自", "Lying since"),
)
LEDGER = (
    Text("时间", "Time"),
    Text("SKU", "SKU"),
    Text("类型", "Kind"),
    Text("库位", "Location"),
    Text("库位编号", "Location id"),
    Text("在库", "On hand"),
    Text("已分配", "Allocated"),
    Text("占用", "Held"),
    Text("在途", "Incoming"),
    Text("原因", "Reason"),
    Text("备注", "Note"),
    Text("序列号", "Serial"),
    Text("订单", "Order"),
    Text("单据", "Document"),
)

Cell = str | int | None


def write_csv(columns: Sequence[Text], rows: Iterable[Sequence[Cell]], language: Language, *, first: bool) -> str:
    """One part of a file: the first has the byte order mark and the headings."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    if first:
        buffer.write(BYTE_ORDER_MARK)
        writer.writerow([column.in_(language) for column in columns])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def _plain(cell: Cell) -> str | int:
    """Text that begins like a formula gets an apostrophe before it (OWASP, CSV Injection); numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(_DANGEROUS):
        return f"'{cell}"
    return "" if cell is None else cell
