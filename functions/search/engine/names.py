"""Names of the sets and numbers that a segment keeps. The first letter says what it is; words come last in order."""

from __future__ import annotations

BETWEEN = "\x1f"
ALL = "all"


def key(document: str) -> str:
    return f"key{BETWEEN}{document}"


def scope(slug: str) -> str:
    return f"scope{BETWEEN}{slug}"


def facet(name: str, value: str) -> str:
    """Products of which a variant has the value."""
    return f"facet{BETWEEN}{name}{BETWEEN}{value}"


def shared(name: str, value: str) -> str:
    """Of products whose variants differ in anything: those of which all variants have the value."""
    return f"shared{BETWEEN}{name}{BETWEEN}{value}"


def variant_facet(name: str, value: str, plane: int) -> str:
    """Products whose variant number `plane` has the value, and not all of them."""
    return f"own{BETWEEN}{name}{BETWEEN}{value}{BETWEEN}{plane}"


def plane(number: int) -> str:
    """Products whose variants differ and that have a variant of this number."""
    return f"plane{BETWEEN}{number}"


def values(name: str) -> str:
    return f"values{BETWEEN}{name}"


def range_known(name: str, plane: int) -> str:
    return f"known{BETWEEN}{name}{BETWEEN}{plane}"


def range_slice(name: str, plane: int, bit: int) -> str:
    return f"range{BETWEEN}{name}{BETWEEN}{plane}{BETWEEN}{bit}"


def bucket(name: str, number: int, plane: int) -> str:
    return f"bucket{BETWEEN}{name}{BETWEEN}{number}{BETWEEN}{plane}"


def any_bucket(name: str, number: int) -> str:
    """Products of which any variant has a number in the bucket."""
    return f"anywhere{BETWEEN}{name}{BETWEEN}{number}"


def ranks(order: str) -> str:
    return f"ranks{BETWEEN}{order}"


def bounds(order: str) -> str:
    """What each product of an order can have at best, ascending as `ordering` compares."""
    return f"bounds{BETWEEN}{order}"


def order_slice(order: str, bit: int) -> str:
    return f"order{BETWEEN}{order}{BETWEEN}{bit}"


def gram(pair: str) -> str:
    """Words of the vocabulary, not documents, that have this pair of letters."""
    return f"gram{BETWEEN}{pair}"


def term(text: str) -> str:
    return f"word{BETWEEN}{text}"
