"""The words of the grammar, by what they do in a wish: data/grammar.json, in two languages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from search.engine.folding import fold
from search.words.lexicon import Phrases


@cache
def grammar() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "grammar.json").read_text(encoding="utf-8"))
    return data


def split(written: str) -> list[str]:
    """Chinese words stand first and are parted by spaces, English ones by commas."""
    zh, *en = written.split(", ")
    return [fold(word) for word in (*zh.split(), *(one.strip() for one in en)) if word]


@cache
def words(*path: str) -> Phrases[str]:
    """Phrases of one entry, each saying itself; of an entry with parts, each saying its part."""
    held: Any = grammar()
    for step in path:
        held = held[step]
    if isinstance(held, str):
        return Phrases({word: word for word in split(held)})
    return Phrases({word: part for part, written in held.items() for word in split(written)})


@cache
def comparators(place: str) -> Phrases[str]:
    """What stands `before` or `after` a number, saying at_most, at_least, above (a little), about or between."""
    kinds = ("between", "about", "above", "at_least", "at_most")
    return Phrases({word: kind for kind in kinds for word in split(grammar()[kind][place])})


@cache
def table(name: str) -> Phrases[str]:
    """Phrases with the value that the data gives each."""
    return Phrases({fold(word): said for word, said in grammar()[name].items()})


def skip(text: str, at: int, more: str = "") -> int:
    """Past spaces and marks that part nothing."""
    while at < len(text) and (text[at].isspace() or text[at] in more):
        at += 1
    return at
