"""The columns of a table of listings: what each is called, what its cells mean, where their value goes.

They are made from the catalog's own definition of a product's fields; only the key is ours. A row is one SKU: columns of the
product are filled on the first row of each product, further rows with the same key add SKUs. A column's id is the path of its
value in the product's content, or in the SKU.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from parure.kernel.text import Language, Text
from parure.kernel.value import record

if TYPE_CHECKING:
    from catalog.contract import Field

_SKU, _STONE = "skus.*.", "attributes.stones.*."
_PLACES = (Text("主石", "Main stone"), Text("配石1", "Accent 1"), Text("配石2", "Accent 2"))
"""Stones of a piece that have columns; JSON takes all."""
_ALWAYS = ("title.zh", "title.en", "category", "material")
# Numbers that are names: a spreadsheet program must not round them.
_CODES = {"code", "serial", "number", "label"}
_LEFT_OUT = {"price_rule.kind"}


class Kind(StrEnum):
    TEXT = "text"
    CODE = "code"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    """Yuan; stored in fen."""
    DATE = "date"
    YES_NO = "boolean"
    CHOICE = "choice"
    WORDS = "words"
    """Several words, separated."""


@record
class Column:
    id: str
    label: Text
    kind: Kind
    of_sku: bool = False
    required: bool = False
    unit: str = ""
    words: Mapping[str, Text] = field(default_factory=dict)
    """What may be chosen, or of a text what is usual, by stored value."""
    help: Text = field(default_factory=lambda: Text("", ""))
    example: str = ""
    categories: Collection[str] = ()
    """That it is for; empty means all."""
    materials: Collection[str] = ()

    def heading(self, language: Language) -> str:
        name = self.label.in_(language)
        return f"{name} ({self.unit})" if self.unit else name

    def is_for(self, category: str | None, material: str | None) -> bool:
        return (not category or not self.categories or category in self.categories) and (
            not material or not self.materials or material in self.materials
        )

    def word(self, value: str, language: Language) -> str:
        text = self.words.get(value)
        return text.in_(language) if text else value


def columns_of(fields: Iterable[Field]) -> tuple[Column, ...]:
    """The key, the product, its attributes, its SKUs: in the order of a template."""
    made = [_KEY, *(column for one in fields for column in _columns(one))]
    merged: dict[str, Column] = {}
    for column in made:
        known = merged.get(column.id)
        merged[column.id] = column if known is None else _merged(known, column)
    ordered = sorted(merged.values(), key=_place)
    return tuple(_told_apart(ordered))


_KEY = Column(
    id="key",
    label=Text("款号", "Style no."),
    kind=Kind.CODE,
    required=True,
    example="R-2026-001",
    help=Text(
        "您自己的款号。同一款号的各行是同一商品的不同规格，要相邻；再次导入时按款号更新。",
        "Your own number of the design. Rows with the same one are its variants and stand together; the next import updates by it.",
    ),
)


def _columns(one: Field) -> Iterator[Column]:
    if one.server or (one.kind == "part" and one.path != "images"):
        return
    path = one.path.removeprefix(_SKU)
    if path in _LEFT_OUT or (one.path.count("*") and not one.path.startswith((_SKU, _STONE))):
        return
    if one.path.startswith(_STONE):
        # The first stone is the main one.
        for position, place in list(enumerate(_PLACES))[one.name == "role" :]:
            label = Text(f"{place.zh}{one.label.zh}", f"{place.en}: {_inside(one.label.en)}")
            yield _column(one, path.replace("*", str(position)), label)
    elif one.kind == "bilingual":
        for language, zh, en in (("zh", "中文", "Chinese"), ("en", "英文", "English")):
            yield _column(one, f"{path}.{language}", Text(f"{zh}{one.label.zh}", f"{one.label.en} ({en})"))
    else:
        yield _column(one, path, one.label)


def _column(one: Field, path: str, label: Text) -> Column:
    materials: Collection[str] = one.materials or ()
    if path.startswith("attributes.stones.0.") and one.stones:
        materials = _set_with(one.stones)
    return Column(
        id=path,
        label=label,
        kind=_kind(one, path),
        of_sku=one.path.startswith(_SKU),
        required=one.required or path in _ALWAYS,
        unit="CNY" if one.kind == "money" else one.unit or "",
        words=one.words or one.suggestions,
        help=_help(one, path),
        categories=frozenset(str(category) for category in one.categories),
        materials=materials,
    )


def _set_with(stones: Sequence[str]) -> frozenset[str]:
    """Goods whose main stone may be of these kinds: named after it, or of metal, which takes any."""
    return frozenset(stones) | {"gold", "k_gold", "platinum", "silver"}


def _kind(one: Field, path: str) -> Kind:
    if path == "images" or one.kind in ("texts", "choices"):
        return Kind.WORDS
    if one.kind == "text" or one.kind == "bilingual":
        return Kind.CODE if one.name in _CODES else Kind.TEXT
    return Kind(one.kind)


def _help(one: Field, path: str) -> Text:
    if path == "images":
        return Text(
            "已上传图片的 key，用分号隔开，第一张是封面。",
            "Keys of uploaded pictures, separated by semicolons; the first is the cover.",
        )
    if path == "code":
        return Text("留空则自动生成。", "Left empty, one is made.")
    if one.kind in ("texts", "choices"):
        return Text("多个词用分号隔开。", "Separate several with semicolons.")
    return one.help or Text("", "")


def _merged(one: Column, other: Column) -> Column:
    """One column for a field that stones of different kinds have, each with its own words."""
    kind = one.kind if one.kind is other.kind else Kind.TEXT
    materials = {*one.materials, *other.materials} if one.materials and other.materials else ()
    return replace(one, kind=kind, words={**other.words, **one.words}, materials=frozenset(materials))


def _place(column: Column) -> tuple[int, int]:
    """The key, what tells a variant from another, the product, its attributes; of the stones one after the other."""
    first: tuple[str, ...] = (
        "key",
        "code",
        *_ALWAYS,
        "price_rule.amount",
        "one_of_one",
        "images",
        "description.zh",
        "description.en",
    )
    if column.id in first:
        return (0, first.index(column.id))
    if column.id.startswith("attributes.stones."):
        return (3, int(column.id.split(".")[2]))
    if column.id.startswith("attributes."):
        return (4 if column.id.startswith("attributes.certificate") else 2, 0)
    return (5 if column.id.startswith("price_rule.") else 1, 0)


_BLOCKS = {
    "attributes.jade.": Text("翡翠", "Jadeite"),
    "attributes.nephrite.": Text("和田玉", "Nephrite"),
}


def _told_apart(columns: Sequence[Column]) -> Iterator[Column]:
    """Grades of jade say of which jade; two columns that still have one heading say the field's own name."""
    named = [_in_block(column) for column in columns]
    often = {one: Counter(folded(column.heading(one)) for column in named) for one in Language}
    for column in named:
        if any(often[one][folded(column.heading(one))] > 1 for one in Language):
            suffix = column.id.rpartition(".")[2]
            yield replace(column, label=Text(f"{column.label.zh}·{suffix}", f"{column.label.en} · {suffix}"))
        else:
            yield column


def _in_block(column: Column) -> Column:
    block = next((text for prefix, text in _BLOCKS.items() if column.id.startswith(prefix)), None)
    if block is None:
        return column
    return replace(column, label=Text(f"{block.zh}{column.label.zh}", f"{block.en}: {_inside(column.label.en)}"))


def _inside(label: str) -> str:
    """As it reads within a phrase: GIA stays GIA."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


class Headers:
    """Finds the column that a header means: by its id, or by its name in either language, with or without the unit."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self._by_name: dict[str, Column] = {}
        for column in columns:
            names = (column.id, column.label.zh, column.label.en, *(column.heading(one) for one in Language))
            for name in names:
                self._by_name.setdefault(folded(name), column)

    def find(self, header: str) -> Column | None:
        return self._by_name.get(folded(header))

    def known(self, cells: Sequence[str]) -> int:
        return sum(self.find(cell) is not None for cell in cells)

    def near(self, header: str) -> Column | None:
        """The column whose name is closest, if it is close."""
        from difflib import get_close_matches

        close = get_close_matches(folded(header), self._by_name, n=1, cutoff=0.75)
        return self._by_name[close[0]] if close else None


def folded(text: Any) -> str:
    """For comparing what people type: width, case, blanks, and the star of a required column do not matter."""
    plain = unicodedata.normalize("NFKC", str(text)).casefold()
    return "".join(plain.split()).strip("*")
