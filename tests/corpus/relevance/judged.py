"""Goods and judged queries: the documents as search makes them, and how well a list answers a query (nDCG@10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path
from typing import Any

import yaml
from infra.local.seed.goods import price_rule, read_pieces

from catalog.contract import facets
from catalog.rules.content import ProductContent
from catalog.service.browsing import LiveProduct
from search.engine.document import Document
from search.engine.index import SearchIndex, empty_index
from search.rules.asking import Asked, query_of
from search.rules.describing import Sold, describe
from search.service.searching import look_up
from search.words import synonyms

FOLDER = Path(__file__).parent
DEPTH = 10


@dataclass(frozen=True)
class Goods:
    document: Document
    facts: frozenset[str]
    """`category:ring`, `metal:gold`, `stone:diamond` …, as the catalog's facets name them."""
    spoken: str
    """Titles and tags."""

    def fits(self, criterion: str) -> bool:
        """`category:ring -stone:diamond ~蝴蝶`: all of it holds."""
        return all(self._holds(term) for term in criterion.split())

    def _holds(self, term: str) -> bool:
        if term.startswith("-"):
            return not self._holds(term[1:])
        if term.startswith("~"):
            return any(word.replace("_", " ") in self.spoken for word in term[1:].split("|"))
        name, _, words = term.partition(":")
        return any(f"{name}:{word}" in self.facts for word in words.split("|"))


@dataclass(frozen=True)
class Judged:
    """`grades`: 3 is what was meant, 2 nearly so, 1 not a waste of time; criteria, any of which will do."""

    text: str
    grades: Mapping[int, Sequence[str]]

    def grade(self, goods: Goods) -> int:
        return next((grade for grade in (3, 2, 1) if any(goods.fits(one) for one in self.grades.get(grade, ()))), 0)


@cache
def all_goods() -> tuple[Goods, ...]:
    demo = [_piece(one) for one in read_pieces()]
    written = yaml.safe_load((FOLDER / "goods.yaml").read_text(encoding="utf-8"))
    return tuple(_goods(number, one) for number, one in enumerate([*demo, *map(_written, written)]))


@cache
def queries() -> tuple[Judged, ...]:
    entries = yaml.safe_load((FOLDER / "queries.yaml").read_text(encoding="utf-8"))
    return tuple(
        Judged(text, {grade: [one.strip() for one in said.split("/")] for grade, said in entry["grades"].items()})
        for entry in entries
        for text in entry["q"]
    )


def ndcg(judged: Judged, listed: Sequence[str]) -> float:
    """Of the products listed: gain 2^grade - 1, discounted by log2 of the place (Järvelin and Kekäläinen 2002)."""
    grades = {one.document.product_id: judged.grade(one) for one in all_goods()}
    best = _gain(sorted(grades.values(), reverse=True)[:DEPTH])
    return _gain([grades[one] for one in listed[:DEPTH]]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return float(sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades)))


def measured(search: Callable[[str], Sequence[str]]) -> dict[str, float]:
    """nDCG@10 by query, of a search that lists product ids."""
    return {one.text: ndcg(one, search(one.text)) for one in queries()}


def found_by(index: SearchIndex) -> Callable[[str], Sequence[str]]:
    """The first ten ids for a text, as GET /search reads and answers it."""

    def search(text: str) -> Sequence[str]:
        page = look_up(index, query_of(Asked(text=text, limit=DEPTH), (), ()))
        return [hit.product_id for hit in page.hits]

    return search


def the_index() -> SearchIndex:
    index = empty_index(synonyms=synonyms())
    index.apply(upserts=[one.document for one in all_goods()])
    return index


def _goods(number: int, content: dict[str, Any]) -> Goods:
    parsed = ProductContent.model_validate(content)
    published = f"2026-11-{1 + number % 20:02}T08:00:00Z"
    product = LiveProduct(f"prd_{number:026}", parsed, "org", "Lumière", published, 1, {})
    offers = {sku.sku: Sold(100_000, None, True) for sku in parsed.skus}
    document = describe(product, offers, scope="", sold=0)
    facts = {
        f"{name}:{word}".replace(" ", "_")
        for name, words in facets(parsed).items()
        if isinstance(words, list)
        for word in words
    }
    spoken = " ".join((parsed.title.zh, parsed.title.en, *parsed.tags)).lower()
    return Goods(document, frozenset(facts), spoken)


def _piece(piece: Mapping[str, Any]) -> dict[str, Any]:
    skus = [
        {"code": sku["code"], "options": sku["options"], "price_rule": price_rule(sku["price"])}
        for sku in piece["skus"]
    ]
    names = ("title", "description", "category", "material", "attributes", "tags")
    return {**{name: piece[name] for name in names}, "skus": skus, "images": []}


def _written(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": {"zh": one["zh"], "en": one["en"]},
        "category": one["c"],
        "material": one["m"],
        "attributes": _attributes(one["at"]),
        "tags": str(one["tags"]).split(),
        "skus": [
            {
                "code": f"W-{abs(hash_of(one['zh']))}",
                "price_rule": {"kind": "fixed", "amount": {"amount": one["y"] * 100, "currency": "CNY"}},
            }
        ],
        "images": [],
    }


def hash_of(text: str) -> int:
    return sum(place * ord(char) for place, char in enumerate(text, 1))


def _attributes(written: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, _, said in (part.partition(":") for part in _parts(written)):
        if name in ("stone", "accent", "gem", "pearl"):
            found.setdefault("stones", []).append(_stone(name, _named(_STONES[name], said)))
        elif name in ("metal", "jade", "nephrite"):
            found[name] = _listed(_named(_NAMES[name], said))
        elif name == "lab":
            found["certificate"] = {"laboratory": said, "number": f"{hash_of(written):06}"}
        else:
            found[_FIELDS.get(name, name)] = said.split(",") if name in ("craft", "of") else said
    return found


def _parts(written: str) -> Iterator[str]:
    """Blanks within a value belong to it: the next part begins with a name."""
    parts: list[str] = []
    for word in written.split(" "):
        if ":" in word or not parts:
            parts.append(word)
        else:
            parts[-1] += f" {word}"
    return iter(parts)


_FIELDS = {"form": "bangle_form", "of": "consists_of"}
_NAMES = {
    "metal": ("kind", "fineness", "colour", "grams"),
    "jade": ("treatment", "colour", "tags"),
    "nephrite": ("colour", "source"),
}
_STONES = {
    "stone": ("kind", "carat", "colour", "clarity", "shape"),
    "accent": ("kind", "carat"),
    "gem": ("kind", "species", "colour", "origin"),
    "pearl": ("variety", "form", "size_max_mm"),
}


def _named(names: Sequence[str], said: str) -> dict[str, Any]:
    return {name: word for name, word in zip(names, said.split("/"), strict=False) if word}


def _listed(found: dict[str, Any]) -> dict[str, Any]:
    return {name: [word] if name == "tags" else word for name, word in found.items()}


def _stone(name: str, found: dict[str, Any]) -> dict[str, Any]:
    return {
        **found,
        **({"kind": "pearl"} if name == "pearl" else {}),
        **({"role": "accent"} if name == "accent" else {}),
    }
