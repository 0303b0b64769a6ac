"""Templates to fill in: the columns of a kind of goods, what each means, and its words to choose from."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bulk.formats.json_file import write_json_line
from bulk.formats.xlsx_writer import Choice, Sheet, letters, write_xlsx
from bulk.rules.columns import Column
from bulk.rules.life import FileFormat
from bulk.service.columns import columns
from parure.kernel.text import Language, Text

_SHEETS = (Text("商品", "Listings"), Text("填写说明", "How to fill it in"), Text("可选词", "Words"))
_MOST_WORDS = 200


def template_columns(category: str | None, material: str | None) -> list[Column]:
    """Those that make sense for these goods; accents may be of any kind."""
    return [column for column in columns() if column.is_for(category, material)]


def write_template(format: FileFormat, category: str | None, material: str | None, language: Language) -> bytes:
    chosen = template_columns(category, material)
    given = {"category": category, "material": material}
    example = [_example(column, given, language) for column in chosen]
    if format is FileFormat.JSON:
        return write_json_line(_document(category, material))
    if format is FileFormat.CSV:
        out = io.StringIO()
        csv.writer(out).writerows([[column.heading(language) for column in chosen], example])
        return b"\xef\xbb\xbf" + out.getvalue().encode()
    with tempfile.TemporaryDirectory(prefix="bulk-") as folder:
        path = Path(folder) / "template.xlsx"
        write_xlsx(path, _sheets(chosen, example, language))
        return path.read_bytes()


def _sheets(chosen: Sequence[Column], example: Sequence[str], language: Language) -> list[Sheet]:
    names = [name.in_(language) for name in _SHEETS]
    with_words = [column for column in chosen if column.words and len(column.words) <= _MOST_WORDS]
    choices = [
        Choice(chosen.index(column), f"'{names[2]}'!${letters(n)}$2:${letters(n)}${len(column.words) + 1}")
        for n, column in enumerate(with_words, 1)
        if column.kind != "words"
    ]
    listing = Sheet(
        names[0],
        [[column.heading(language) for column in chosen], example],
        widths=[max(12, min(40, 2 * len(column.label.zh) + 6)) for column in chosen],
        choices=choices,
        bold=frozenset(n for n, column in enumerate(chosen) if column.required),
    )
    return [
        listing,
        Sheet(names[1], _guide(chosen, language), widths=(30, 12, 80)),
        Sheet(names[2], _words(with_words, language), widths=[20] * len(with_words)),
    ]


def _guide(chosen: Sequence[Column], language: Language) -> list[list[str]]:
    head = Text("列名|必填|说明", "Column|Required|What it means").in_(language).split("|")
    yes = Text("是", "yes").in_(language)
    return [
        head,
        *([column.heading(language), yes if column.required else "", column.help.in_(language)] for column in chosen),
    ]


def _words(with_words: Sequence[Column], language: Language) -> list[list[str]]:
    lists = [[text.in_(language) or value for value, text in column.words.items()] for column in with_words]
    longest = max((len(words) for words in lists), default=0)
    rows = [[words[n] if n < len(words) else "" for words in lists] for n in range(longest)]
    return [[column.heading(language) for column in with_words], *rows]


_EXAMPLES = {
    "title.zh": "晨光 铂金钻戒",
    "title.en": "Dawn platinum diamond ring",
    "price_rule.amount": "12900.00",
}


def _example(column: Column, given: dict[str, str | None], language: Language) -> str:
    """A row that shows how; the key says that it is an example, so that it is not imported by mistake."""
    if column.id == "key":
        return Text("示例-请删除本行", "EXAMPLE-delete-this-row").in_(language)
    value = given.get(column.id)
    return column.word(value, language) if value else _EXAMPLES.get(column.id, "")


def _document(category: str | None, material: str | None) -> dict[str, object]:
    return {
        "key": "R-2026-001",
        "title": {"zh": _EXAMPLES["title.zh"], "en": _EXAMPLES["title.en"]},
        "category": category or "ring",
        "material": material or "diamond",
        "attributes": {},
        "skus": [
            {"code": "R-2026-001-12", "price_rule": {"kind": "fixed", "amount": {"amount": 1290000, "currency": "CNY"}}}
        ],
        "images": [],
        "tags": [],
    }
