"""Reads the written wishes and says what a wish came to in their notation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

from search.wishes import Wish, understand
from search.words import canonical_number

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Written:
    file: str
    text: str
    wants: frozenset[str]
    left: str

    @property
    def said(self) -> frozenset[str]:
        return frozenset(notation(understand(self.text)))

    @property
    def text_left(self) -> str:
        return understand(self.text).text

    @property
    def is_understood(self) -> bool:
        return self.said == self.wants and self.text_left == self.left


def written(*files: str) -> list[Written]:
    return [
        Written(file, one["q"], frozenset(one["want"].split()), one.get("text", ""))
        for file in files
        for one in yaml.safe_load((FOLDER / f"{file}.yaml").read_text(encoding="utf-8"))
    ]


def notation(wish: Wish) -> Iterator[str]:
    """`category:ring`, `-metal:gold`, `~occasion:proposal`, `carat:0.5..`, `price:..500USD`, `like`, `!contradiction:price`."""
    for one in wish.understood:
        if one.bounds is None:
            yield f"{one.how}{one.name}:{','.join(one.values)}".replace(" ", "_")
        else:
            currency = wish.currency if one.name == "price" and wish.currency not in ("", "CNY") else ""
            yield f"{one.name}:{'..'.join(_number(end) for end in one.bounds)}{currency}"
    if wish.like:
        yield "like"
    for problem in wish.problems:
        yield f"!{problem.code}:{','.join(problem.names)}"


def _number(end: Decimal | None) -> str:
    return "" if end is None else canonical_number(end)
