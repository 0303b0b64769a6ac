"""Values as people read them, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from catalog.rules.attributes import Diamond, Gem, Pearl
from catalog.rules.grading import LABORATORIES
from catalog.rules.scales import NAMES, Category, Material
from catalog.rules.sizes import TABLES, RingTable
from catalog.rules.words.diamonds import GIA_COLOURS
from catalog.rules.words.gems import COLOUR_WORDS, ORIGINS
from parure.kernel.money import Money
from parure.kernel.text import Text

if TYPE_CHECKING:
    from catalog.rules.definition.fields import Field

NOTHING = Text("", "")
_YES, _NO = Text("是", "Yes"), Text("否", "No")
_WORDS = {
    "main": Text("主石", "Main stone"),
    "accent": Text("配石", "Accent stones"),
    "gram": Text("每克", "Per gram"),
    "piece": Text("每件", "Per piece"),
    "fixed": Text("一口价", "Fixed price"),
    "by_weight": Text("按克计价", "By weight"),
}
_FANCY = {
    "Faint": "微", "Very Light": "微浅", "Light": "浅", "Fancy Light": "淡彩", "Fancy Intense": "浓彩", "Fancy Vivid": "艳彩",
    "Fancy Deep": "深彩", "Fancy Dark": "暗彩", "Fancy": "彩",
}  # fmt: skip
_HUES = {
    "Yellow": "黄", "Orange": "橙", "Pink": "粉", "Red": "红", "Purple": "紫", "Violet": "紫罗兰", "Blue": "蓝", "Green": "绿",
    "Olive": "橄榄", "Brown": "棕", "Gray": "灰", "Black": "黑", "White": "白", "Yellowish": "带黄", "Orangy": "带橙",
    "Orangish": "带橙", "Pinkish": "带粉", "Reddish": "带红", "Purplish": "带紫", "Violetish": "带紫罗兰", "Bluish": "带蓝",
    "Greenish": "带绿", "Brownish": "带棕", "Grayish": "带灰",
}  # fmt: skip
_LETTERS = {word: Text(word, word) for word in (*GIA_COLOURS, "<N")}
_FREE = {
    "laboratory": {code: Text(*name) for code, name in LABORATORIES.items()},
    "colour": {en: Text(zh, en) for en, zh in COLOUR_WORDS.items()},
    "origin": {en: Text(zh, en) for en, zh in ORIGINS.items()},
}


def said_words(name: str, values: Iterable[str]) -> dict[str, Text]:
    """How the values of an enumeration of the schema read."""
    return {value: _word(name, value) for value in values}


def _word(name: str, value: str) -> Text:
    if name == "table":
        return Text(*TABLES[RingTable(value)])
    if value in _WORDS:
        return _WORDS[value]
    return NAMES[Category(value)] if value in list(Category) else NAMES[Material(value)]


def suggestions_of(model: type[BaseModel], name: str) -> Mapping[str, Text]:
    """Words that a form offers for a text; another is allowed."""
    if model is Diamond and name == "colour":
        return _LETTERS
    return _FREE.get(name, {}) if name == "laboratory" or model in (Gem, Pearl) else {}


def say(field: Field, value: Any) -> Text:
    """A value of a field, model or JSON, with its unit; empty for nothing."""
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json", exclude_none=True)
    if value is None or value in ((), [], ""):
        return NOTHING
    how = _SAY.get(field.kind)
    return how(field, value) if how else _plain(field, value)


def _plain(field: Field, value: Any) -> Text:
    shown = f"{value:f}" if hasattr(value, "as_tuple") else str(value)
    if field.unit:
        joint = "" if field.unit in ("‰", "%") else " "
        shown = f"{shown}{joint}{field.unit}"
    return Text(shown, shown)


def _text(field: Field, value: Any) -> Text:
    text = str(value)
    if text in field.suggestions:
        return field.suggestions[text]
    if "diamond" in field.stones and field.name == "colour":
        return Text(fancy_zh(text), text)
    return Text(text, text)


def fancy_zh(colour: str) -> str:
    """GIA's words of a fancy colour in Chinese; a letter stays as it is."""
    strength = next((word for word in _FANCY if colour.startswith(f"{word} ")), None)
    if strength is None:
        return colour
    hues = colour.removeprefix(strength).replace("-", " ").split()
    return f"{_FANCY[strength]}{''.join(_HUES.get(hue, hue) for hue in hues)}"


def join(texts: Iterable[Text]) -> Text:
    texts = [text for text in texts if text != NOTHING]
    return Text("、".join(text.zh for text in texts), ", ".join(text.en for text in texts))


def _choice(field: Field, value: Any) -> Text:
    return field.words.get(str(value), Text(str(value), str(value)))


def _money(_: Field, value: Mapping[str, Any]) -> Text:
    money = Money(int(value["amount"]), value["currency"])
    shown = f"{money.decimal:,.{money.exponent}f}"
    return Text(f"¥{shown}", f"CN¥{shown}") if money.currency == "CNY" else Text(*[f"{money.currency} {shown}"] * 2)


def _bilingual(_: Field, value: Mapping[str, str]) -> Text:
    return Text(value.get("zh", ""), value.get("en", ""))


def _part(field: Field, value: Any) -> Text:
    if isinstance(value, list | tuple):
        return Text(f"{len(value)} 项", f"{len(value)}")
    if field.name == "measurements":
        sides = " × ".join(str(value[side]) for side in ("length_mm", "width_mm", "depth_mm"))
        return Text(f"{sides} mm", f"{sides} mm")
    if field.name == "ring_size":
        table = _word("table", value["table"])
        return Text(f"{value['label']} 号 · {table.zh}", f"{value['label']} · {table.en}")
    return Text(str(value.get("key", "")), str(value.get("key", "")))


_SAY: dict[str, Callable[[Field, Any], Text]] = {
    "text": _text,
    "texts": lambda field, value: join(_text(field, one) for one in value),
    "choice": _choice,
    "choices": lambda field, value: join(_choice(field, one) for one in value),
    "boolean": lambda _, value: _YES if value else _NO,
    "money": _money,
    "bilingual": _bilingual,
    "part": _part,
}
