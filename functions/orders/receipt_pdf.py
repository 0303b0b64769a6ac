"""A receipt as a page of A4. fpdf2 and the face come with the layer `receipts`; both are loaded when the first one is drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from orders.rules.receipt import Receipt, ReceiptLine

_FACE = "NotoSansSC-Receipt.otf"
_PLACES = (Path("/opt/fonts"), Path(__file__).parents[2] / "layers" / "receipts" / "fonts")
"""In a function, and in the repository."""
_INK, _SOFT, _LINE = (33, 28, 24), (111, 102, 93), (228, 220, 209)
_LEFT, _RIGHT, _TOP = 20, 190, 22
_QUANTITY, _PRICE, _AMOUNT = 118, 130, 160
"""Where the columns begin, in mm from the left."""
_UNKNOWN = "〓"
"""The printer's own sign for a character that the face does not have."""


def draw_receipt(receipt: Receipt) -> bytes:
    page = _Page()
    page.head(receipt)
    page.facts(receipt)
    page.table(receipt)
    page.sums(receipt)
    page.notes(receipt)
    return page.finish()


class _Page:
    def __init__(self) -> None:
        from fpdf import FPDF

        # fpdf2's own types know too many kinds of faces.
        page: Any = FPDF
        self.pdf = page(format="A4")
        self.pdf.set_auto_page_break(auto=True, margin=20)
        self.pdf.set_margins(_LEFT, _TOP, 210 - _RIGHT)
        self.pdf.add_font("face", fname=str(_face()))
        self.known = self.pdf.fonts["face"].cmap
        self.pdf.add_page()

    def head(self, receipt: Receipt) -> None:
        self.pdf.set_title(f"{receipt.title} {receipt.seller}")
        self._write(_LEFT, 22, receipt.title)
        self._write(_LEFT, 11, receipt.seller, colour=_SOFT, align="R", line=0)
        self.pdf.ln(16)

    def facts(self, receipt: Receipt) -> None:
        for label, value in receipt.facts:
            self._write(_LEFT, 9, label, colour=_SOFT)
            self._write(_LEFT + 28, 9, value)
            self.pdf.ln(6)
        self.pdf.ln(4)

    def table(self, receipt: Receipt) -> None:
        self._row(8, receipt.headings, colour=_SOFT)
        self.pdf.ln(6)
        for line in receipt.lines:
            self._rule()
            self._line(line)
        self._rule()

    def sums(self, receipt: Receipt) -> None:
        self.pdf.ln(2)
        for number, (label, value) in enumerate(receipt.sums):
            last = number == len(receipt.sums) - 1
            size = 12 if last else 9
            self._write(_QUANTITY, size, label, colour=_INK if last else _SOFT)
            self._write(_AMOUNT, size, value, align="R")
            self.pdf.ln(8 if last else 6)

    def notes(self, receipt: Receipt) -> None:
        self.pdf.ln(10)
        for note in receipt.notes:
            self._text(8, note, _RIGHT - _LEFT, colour=_SOFT)

    def finish(self) -> bytes:
        return bytes(self.pdf.output())

    def _line(self, line: ReceiptLine) -> None:
        # A line that would be torn by the page's end begins on the next one.
        if self.pdf.get_y() + 14 + 5 * len(line.details) > 277:
            self.pdf.add_page()
        self.pdf.ln(2)
        top = self.pdf.get_y()
        self._row(10, ("", line.quantity, line.price, line.amount))
        self.pdf.set_xy(_LEFT, top)
        self._text(10, line.title, _QUANTITY - _LEFT - 6)
        for detail in line.details:
            self._text(8, detail, _QUANTITY - _LEFT - 6, colour=_SOFT)
        self.pdf.ln(2)

    def _row(self, size: int, texts: tuple[str, str, str, str], colour: tuple[int, int, int] = _INK) -> None:
        first, quantity, price, amount = texts
        self._write(_LEFT, size, first, colour=colour)
        self._write(_QUANTITY, size, quantity, colour=colour)
        self._write(_PRICE, size, price, colour=colour)
        self._write(_AMOUNT, size, amount, colour=colour, align="R")

    def _write(
        self,
        x: float,
        size: int,
        text: str,
        *,
        colour: tuple[int, int, int] = _INK,
        align: str = "L",
        line: float | None = None,
    ) -> None:
        """One line at x, on the line where the page stands."""
        y = self.pdf.get_y()
        self.pdf.set_font("face", size=size)
        self.pdf.set_text_color(*colour)
        self.pdf.set_xy(x, y)
        self.pdf.cell(w=_RIGHT - x, h=6 if line is None else 10, text=self._shown(text), align=align)
        self.pdf.set_xy(_LEFT, y)

    def _text(self, size: int, text: str, width: float, *, colour: tuple[int, int, int] = _INK) -> None:
        self.pdf.set_font("face", size=size)
        self.pdf.set_text_color(*colour)
        self.pdf.multi_cell(
            w=width, h=size * 0.55, text=self._shown(text), align="L", new_x="LMARGIN", new_y="NEXT", wrapmode="CHAR"
        )

    def _shown(self, text: str) -> str:
        return "".join(sign if ord(sign) in self.known else _UNKNOWN for sign in text)

    def _rule(self) -> None:
        self.pdf.set_draw_color(*_LINE)
        self.pdf.line(_LEFT, self.pdf.get_y(), _RIGHT, self.pdf.get_y())


def _face() -> Path:
    """
    Raises:
        FileNotFoundError: the layer is not there.
    """
    for folder in _PLACES:
        if (folder / _FACE).exists():
            return folder / _FACE
    raise FileNotFoundError(f"{_FACE} is in none of {', '.join(map(str, _PLACES))}")
