"""What the chips of a wish say, in the buyer's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from parure.kernel.text import Language, Text
from search.wishes.grades import CLARITIES, COLOURS
from search.wishes.wish import Bounds, Understood
from search.words.names import names

Name = Callable[[str, Language], str]
Label = Callable[[str, str, Language], str]

_SPEAKS_FOR_ITSELF = frozenset(
    {
        *(
            "category",
            "material",
            "metal",
            "metal_colour",
            "stone",
            "shape",
            "style",
            "craft",
            "species",
            "chain",
            "fitting",
        ),
        *(
            "bangle_form",
            "occasion",
            "recipient",
            "in_stock",
            "reduced",
            "one_of_one",
            "trade_words",
            "sort",
            "pearl_variety",
        ),
        *("gem_colour", "gem_origin", "nephrite_origin", "nephrite_source", "nephrite_colour", "consists_of"),
    }
)
"""Facets whose values are known without the facet's name."""
_SCALES: dict[str, Sequence[str]] = {"colour": COLOURS, "clarity": CLARITIES}
_SYMBOLS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "JPY": "JP¥", "SGD": "S$", "AUD": "A$"}
_MOST_WORDS = 4
_BETTER, _NOT = Text("{} 及以上", "{} or better"), Text("不要{}", "No {}")
_UP_TO, _FROM = Text("{} 以内", "up to {}"), Text("{} 以上", "from {}")


def label_of(one: Understood, language: Language, *, currency: str, unit: str | None, name: Name, label: Label) -> str:
    """`name` and `label` are how the catalog calls a facet and its values."""
    if one.bounds is not None:
        said = _between(
            one.bounds,
            "" if one.name == "price" else unit or "",
            _SYMBOLS.get(currency, "") if one.name == "price" else "",
            language,
        )
        return said if one.name in ("price", "carat", "grams") else f"{_name(one.name, language, name)} {said}"
    said = _chosen(one, language, label)
    if one.name not in _SPEAKS_FOR_ITSELF:
        said = f"{_name(one.name, language, name)} {said}"
    return _NOT.in_(language).format(said) if one.how == "-" else said


def _name(facet: str, language: Language, name: Name) -> str:
    known = names().get(facet)
    return known.name.in_(language) if known else name(facet, language)


def _chosen(one: Understood, language: Language, label: Label) -> str:
    scale = _SCALES.get(one.name)
    if scale and len(one.values) > 1 and (stretch := _stretch(one.values, scale, language)):
        return stretch
    words = list(dict.fromkeys(_word(one.name, word, language, label) for word in one.values))
    shown = words if len(words) <= _MOST_WORDS else [*words[: _MOST_WORDS - 1], "…"]
    return ("、" if language is Language.ZH else ", ").join(shown)


def _stretch(values: Sequence[str], scale: Sequence[str], language: Language) -> str | None:
    """D–F, or VS1 and better: grades that follow one another."""
    places = [scale.index(word) for word in values if word in scale]
    if len(places) != len(values) or sorted(places) != list(range(min(places), max(places) + 1)):
        return None
    first, last = scale[min(places)], scale[max(places)]
    return _BETTER.in_(language).format(last) if not min(places) and len(places) > 3 else f"{first}–{last}"


def _word(facet: str, word: str, language: Language, label: Label) -> str:
    known = names().get(facet)
    if known and word in known.values:
        return known.values[word].in_(language)
    if facet == "ring_size" and "-" in word:
        table, _, size = word.partition("-")
        named = names()["ring_table"].values.get(table)
        return f"{named.in_(language) if named else table} {size}"
    if ".." in word:
        return "–".join(label(facet, end, language) for end in word.split("..", 1))
    return label(facet, word, language)


def _between(bounds: Bounds, unit: str, symbol: str, language: Language) -> str:
    low, high = bounds
    after = f" {unit}" if unit else ""
    if low is None:
        return _UP_TO.in_(language).format(f"{symbol}{_plain(high)}{after}")
    if high is None:
        return _FROM.in_(language).format(f"{symbol}{_plain(low)}{after}")
    return f"{symbol}{_plain(low)}–{_plain(high)}{after}"


def _plain(number: Decimal | None) -> str:
    return f"{number.normalize():,f}" if number is not None else ""
