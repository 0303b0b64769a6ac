"""Names of the sets and numbers that a segment keeps. The first letter says what it is; words come last in order."""

from __future__ import annotations

BETWEEN = "\x1f"
ALL = "all"
MANY = "many"
"""Products whose variants differ in what they can be found by."""
SLOTS = "slots"
"""Per variant of those products its slot."""


def key(document: str) -> str:
    return f"key{BETWEEN}{document}"


def scope(slug: str) -> str:
    return f"scope{BETWEEN}{slug}"


def facet(name: str, value: str) -> str:
    """Products of which a variant has the value."""
    return f"facet{BETWEEN}{name}{BETWEEN}{value}"


def slot(number: int) -> str:
    """Products whose variants differ and of which one has this slot."""
    return f"slot{BETWEEN}{number}"


def shared(name: str, value: str) -> str:
    """Of a facet that is not settled, products whose variants differ in anything: those of which all have the value."""
    return f"shared{BETWEEN}{name}{BETWEEN}{value}"


def own(name: str, value: str, slot: int) -> str:
    """The same, those whose variant in this slot has the value, and not all of them."""
    return f"own{BETWEEN}{name}{BETWEEN}{value}{BETWEEN}{slot}"


def values(name: str) -> str:
    """The distinct numbers of a range, ascending."""
    return f"values{BETWEEN}{name}"


def numbered(name: str) -> str:
    """Per variant which of the values of a range it has."""
    return f"numbered{BETWEEN}{name}"


def ascending(name: str) -> str:
    """Products by their numbers of a range, once for each different one."""
    return f"ascending{BETWEEN}{name}"


def ascending_values(name: str) -> str:
    """Which of the values each of those is."""
    return f"ascending_values{BETWEEN}{name}"


def block(name: str, number: int) -> str:
    """So many of those as a set."""
    return f"block{BETWEEN}{name}{BETWEEN}{number}"


def bucket(name: str, number: int, level: int) -> str:
    """Products of which any variant has a number in the bucket; of a level, in 2 ** level buckets."""
    return f"bucket{BETWEEN}{name}{BETWEEN}{level}{BETWEEN}{number}"


def alike(name: str) -> str:
    """Products of which all variants have the same number."""
    return f"alike{BETWEEN}{name}"


def own_bucket(name: str, number: int, nth: int) -> str:
    """Products with different numbers whose `nth` one, ascending from 0, is in the bucket."""
    return f"number{BETWEEN}{name}{BETWEEN}{number}{BETWEEN}{nth}"


def nth(name: str, slot: int, nth: int) -> str:
    """Products whose variant in this slot has the `nth` of their different numbers."""
    return f"nth{BETWEEN}{name}{BETWEEN}{slot}{BETWEEN}{nth}"


def ranks(order: str) -> str:
    return f"ranks{BETWEEN}{order}"


def order_slice(order: str, bit: int) -> str:
    return f"order{BETWEEN}{order}{BETWEEN}{bit}"


def gram(pair: str) -> str:
    """Words of the vocabulary, not documents, that have this pair of letters."""
    return f"gram{BETWEEN}{pair}"


def term(text: str) -> str:
    return f"word{BETWEEN}{text}"
