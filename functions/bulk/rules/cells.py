"""From a cell's text to a value and back.

A text that a spreadsheet would run as a formula is written with an apostrophe before it, and one such apostrophe is taken away
when it is read: what goes out comes back the same (OWASP, "CSV Injection").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from bulk.formats.lines import CellError, Formula, Number
from bulk.rules.columns import Column, Kind, folded
from bulk.rules.limits import MAX_CELL
from bulk.rules.problems import Problem
from parure.kernel.text import Language, Text

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SEPARATORS = re.compile(r"[;；、\n|]+")
_EXPONENT = re.compile(r"^\d(\.\d+)?E\+?\d+$", re.IGNORECASE)
_DATE = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")
_EXCEL_DAY_0 = date(1899, 12, 30)
_UNITS = ("ct", "克拉", "g", "克", "mm", "毫米", "cm", "厘米", "‰", "%", "元", "cny", "rmb")
_YES, _NO = {"是", "yes", "y", "true", "1", "√"}, {"否", "no", "n", "false", "0", "×"}


class Refused(ValueError):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail.en)
        self.problem = problem


def harmless(text: str) -> str:
    """As it may be written into a table that a spreadsheet program opens."""
    return f"'{text}" if text.lstrip("'").startswith(_RUNS) else text


def restored(cell: str) -> str:
    """What `harmless` was given."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_RUNS) else cell


def parse_cell(cell: str, column: Column) -> Any:
    """The value to store; None for an empty cell.

    Raises:
        Refused: with what is wrong and how to put it right.
    """
    if isinstance(cell, Formula):
        raise _refused(
            "formula",
            column,
            Text("单元格是公式，不能导入计算结果。", "The cell is a formula; what it computes cannot be imported."),
            Text(
                "复制后“选择性粘贴为数值”；若是文字，在前面加英文单引号。",
                "Paste it as a value. If it is meant as text, put an apostrophe before it.",
            ),
        )
    if isinstance(cell, CellError):
        raise _refused(
            "cell_error",
            column,
            Text(f"单元格是错误值 {cell}。", f"The cell holds the error {cell}."),
            Text("填写正确的值或清空。", "State the value, or clear the cell."),
        )
    text = restored(cell).strip()
    if not text:
        return None
    if len(text) > MAX_CELL or any(unicodedata.category(letter) == "Cc" and letter not in "\r\n\t" for letter in text):
        raise _refused(
            "bad_text",
            column,
            Text("文字过长，或含有控制字符。", "The text is too long, or has control characters in it."),
            Text("删去后重新填写。", "Clear the cell and type it again."),
        )
    return _PARSE[column.kind](Number(text) if isinstance(cell, Number) else text, column)


def _text(text: str, column: Column) -> str:
    """As it is written; a usual word in either language becomes the value that it is stored as."""
    return (_word(text, column) if column.words else None) or str(text)


def _code(text: str, column: Column) -> str:
    digits = len(text.replace(".", "").lstrip("0"))
    if _EXPONENT.match(text) or (isinstance(text, Number) and digits > 15):
        raise _refused(
            "digits_lost",
            column,
            Text(
                f"“{text}”已被表格程序改成科学计数，末位数字已丢失。",
                f"A spreadsheet program has rounded {text}; its last digits are lost.",
            ),
            Text("把该列设为“文本”格式，再重新输入编号。", "Format the column as text, then type the number again."),
        )
    return unicodedata.normalize("NFKC", text)


def _decimal(text: str, column: Column) -> str:
    try:
        return str(_number(text, column))
    except Refused:
        if column.unit == "‰":
            # 18K, S925, 千足金: the catalog knows what people mean by them and says it.
            return str(text)
        raise


def _integer(text: str, column: Column) -> int:
    number = _number(text, column)
    if number != number.to_integral_value():
        raise _refused(
            "not_whole",
            column,
            Text(f"“{text}”不是整数。", f"{text} is not a whole number."),
            Text("填写整数。", "State a whole number."),
        )
    return int(number)


def _money(text: str, column: Column) -> int:
    fen = _number(text, column) * 100
    if fen != fen.to_integral_value():
        raise _refused(
            "too_fine",
            column,
            Text(f"“{text}”比一分还细。", f"{text} is finer than one fen."),
            Text("金额最多两位小数。", "State at most two decimals."),
        )
    return int(fen)


def _number(text: str, column: Column) -> Decimal:
    plain = unicodedata.normalize("NFKC", text).casefold().replace(" ", "").lstrip("¥")
    for unit in _UNITS:
        if plain.endswith(unit) and plain[: -len(unit)][-1:].isdecimal():
            plain = plain[: -len(unit)]
            break
    if re.match(r"^-?\d{1,3}(,\d{3})+(\.\d+)?$", plain):
        plain = plain.replace(",", "")
    if not re.match(r"^-?\d{1,15}(\.\d{1,15})?$", plain):
        raise _refused(
            "not_a_number",
            column,
            Text(f"“{_cut(text)}”不是数字。", f"“{_cut(text)}” is not a number."),
            Text("只填数字，如 12.50。", "State digits only, such as 12.50."),
        )
    return Decimal(plain)


def _date(text: str, column: Column) -> str:
    try:
        if isinstance(text, Number) and text.isdecimal() and 20_000 < int(text) < 80_000:
            return (_EXCEL_DAY_0 + timedelta(days=int(text))).isoformat()
        if found := _DATE.match(unicodedata.normalize("NFKC", text).replace(" ", "")):
            return date(*map(int, found.groups())).isoformat()
    except ValueError:
        pass
    raise _refused(
        "not_a_date",
        column,
        Text(f"“{_cut(text)}”不是日期。", f"“{_cut(text)}” is not a date."),
        Text("写成 2026-11-23。", "Write it as 2026-11-23."),
    )


def _yes_no(text: str, column: Column) -> bool:
    word = folded(text)
    if word in _YES or word in _NO:
        return word in _YES
    raise _refused(
        "not_yes_or_no",
        column,
        Text(f"“{_cut(text)}”不是“是”或“否”。", f"“{_cut(text)}” is neither yes nor no."),
        Text("填写“是”或“否”。", "State yes or no."),
    )


def _choice(text: str, column: Column) -> str:
    found = _word(text, column)
    if found is None:
        raise _unknown_word(text, column)
    return found


def _words(text: str, column: Column) -> list[str]:
    parts = [part.strip() for part in _SEPARATORS.split(text) if part.strip()]
    if not column.words:
        return list(dict.fromkeys(parts))
    return list(dict.fromkeys(_choice(part, column) for part in parts))


_PARSE: dict[Kind, Callable[[str, Column], Any]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.MONEY: _money,
    Kind.DATE: _date,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.WORDS: _words,
}


def _word(text: str, column: Column) -> str | None:
    """The stored value that a word means: the value itself, or its name in either language."""
    wanted = folded(text)
    return next(
        (value for value, name in column.words.items() if wanted in (folded(value), folded(name.zh), folded(name.en))),
        None,
    )


def _unknown_word(text: str, column: Column) -> Refused:
    names = {folded(word): value for value, name in column.words.items() for word in (value, name.zh, name.en) if word}
    close = get_close_matches(folded(text), names, n=1, cutoff=0.5)
    detail = Text(f"“{_cut(text)}”不在可选范围内。", f"“{_cut(text)}” is not one of the words of this column.")
    if close:
        near = column.words[names[close[0]]]
        fix = Text(f"是“{near.zh or names[close[0]]}”吗？", f"Is it {near.en or names[close[0]]}?")
    else:
        some = list(column.words.items())[:12]
        fix = Text(
            f"可填：{'、'.join(name.zh or value for value, name in some)}。",
            f"Use one of: {', '.join(name.en or value for value, name in some)}.",
        )
    return _refused("unknown_word", column, detail, fix)


def _refused(code: str, column: Column, detail: Text, fix: Text) -> Refused:
    return Refused(Problem(code, detail, fix, column.id))


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def write_cell(value: Any, column: Column, language: Language) -> str:
    """As `parse_cell` reads it back."""
    if value is None or value == [] or value == "":
        return ""
    match column.kind:
        case Kind.MONEY:
            return f"{Decimal(value).scaleb(-2):.2f}"
        case Kind.YES_NO:
            return Text("是", "yes").in_(language) if value else Text("否", "no").in_(language)
        case Kind.CHOICE:
            return harmless(column.word(str(value), language))
        case Kind.WORDS:
            return harmless("; ".join(column.word(str(one), language) for one in _listed(value)))
    return harmless(str(value))


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]
