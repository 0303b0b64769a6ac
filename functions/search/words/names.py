"""How the facets that the catalog does not know are called: what a piece is for, and for whom."""

from __future__ import annotations

import json
from functools import cache

from parure.kernel.text import Text
from parure.kernel.value import value
from search.words.lexicon import DATA

DERIVED = ("occasion", "recipient")
"""Facets of documents that are read out of tags and titles."""


@value
class Named:
    name: Text
    values: dict[str, Text]


@cache
def names() -> dict[str, Named]:
    data = json.loads((DATA / "names.json").read_text(encoding="utf-8"))
    return {
        facet: Named(Text(zh, en), {word: Text(*said) for word, said in words.items()})
        for facet, (zh, en, words) in data.items()
    }
