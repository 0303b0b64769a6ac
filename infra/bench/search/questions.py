"""What is asked, alike of every engine: kinds of questions, each a stream of different ones that is the same in every run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from random import Random

from infra.bench.search.corpus import CUTS, DIAMONDS, KINDS, METALS, STONES, STYLES

from search.engine.query import Bounds, Query, Sort

FIVE_OF_STONES = ("cut", "colour", "clarity", "stone", "category")
FIVE_OF_PIECES = ("metal", "size", "stone", "style", "category")
COLOURS = "DEFGHIJ"
CLARITIES = ("SI1", "SI2", "VS1", "VS2", "VVS1", "VVS2", "IF", "I1")
PIECES = "pieces: 4 filters, 5 facets, by price"
RANGE = "2 ranges, filter, histogram"
# The databases correct no typing; tantivy has one document for all variants, and its prefixes take a walk through its terms.
CANNOT = {"fts5": {"typo"}, "duckdb": {"typo"}, "tantivy": {"typo", "prefix", PIECES, RANGE}}


def kinds(size: int, engine: str = "ours") -> list[str]:
    """Of a size, that an engine can be asked."""
    return [name for name in _MADE if (size > DIAMONDS or name != PIECES) and name not in CANNOT.get(engine, ())]


def questions(kind: str, size: int, number: int) -> list[Query]:
    chance = Random(kind)  # noqa: S311 - questions, not secrets
    return [_MADE[kind](chance, size > DIAMONDS and at % 2 == 1) for at in range(number)]


def _text(chance: Random, pieces: bool) -> Query:
    return Query(text=_piece(chance) if pieces else _stone(chance))


def _filtered_text(chance: Random, pieces: bool) -> Query:
    if pieces:
        return Query(
            text=_piece(chance), filters={"metal": _some(chance, list(METALS), 2), "occasion": ("wedding", "proposal")}
        )
    return Query(text="round diamond", filters={"cut": _some(chance, _cuts(), 2), "colour": _some(chance, COLOURS, 2)})


def _stones_by_price(chance: Random, _: bool) -> Query:
    """Multi-select: two values of each of three facets; each facet is counted without its own filter."""
    filters = {
        "cut": _some(chance, _cuts(), 3),
        "colour": _some(chance, COLOURS, 3),
        "clarity": _some(chance, CLARITIES, 3),
    }
    return Query(filters=filters, facets=FIVE_OF_STONES, sort=Sort.PRICE)


def _pieces_by_price(chance: Random, _: bool) -> Query:
    """Metal, size and stock differ between the variants of a product: one and the same must have all three."""
    filters = {
        "metal": _some(chance, list(METALS), 2),
        "size": _some(chance, KINDS["ring"][2], 2),
        "stone": _some(chance, list(STONES), 3),
        "in_stock": ("yes",),
    }
    return Query(filters=filters, facets=FIVE_OF_PIECES, sort=Sort.PRICE)


def _range(chance: Random, _: bool) -> Query:
    low = chance.randint(50_000, 400_000)
    carat = Decimal(chance.randint(20, 100)) / 100
    ranges: dict[str, Bounds] = {"price": (low, 3 * low), "carat": (carat, carat * 2)}
    return Query(ranges=ranges, filters={"colour": _some(chance, COLOURS, 3)}, histograms=("price",))


def _prefix(chance: Random, pieces: bool) -> Query:
    whole = _piece(chance) if pieces else _stone(chance)
    return Query(text=whole[: -chance.randint(1, 3)], unfinished=True)


def _typo(chance: Random, pieces: bool) -> Query:
    word = chance.choice(
        ("necklace", "sapphire", "platinum", "earrings") if pieces else ("diamond", "premium", "round")
    )
    at = chance.randint(1, len(word) - 3)
    return Query(text=word[:at] + word[at + 1] + word[at] + word[at + 2 :])


def _chinese(chance: Random, pieces: bool) -> Query:
    if not pieces:
        return Query(text=f"圆形钻石 {chance.choice(COLOURS)}色 {chance.choice(list(CUTS.values()))}切工")
    style, stone = chance.choice(list(STYLES.values()))[0], chance.choice(list(STONES.values()))[0]
    return Query(text=f"{style}{stone}{chance.choice(list(KINDS.values()))[0]}")


def _piece(chance: Random) -> str:
    style, stone = chance.choice(list(STYLES)), chance.choice(list(STONES.values()))[1]
    return f"{style} {stone} {chance.choice(list(KINDS.values()))[1]}"


def _stone(chance: Random) -> str:
    return f"{chance.choice(CLARITIES)} round diamond {chance.choice(list(CUTS))}"


def _cuts() -> list[str]:
    return [one.lower().replace(" ", "_") for one in CUTS]


def _some(chance: Random, words: list[str] | tuple[str, ...] | str, number: int) -> tuple[str, ...]:
    return tuple(chance.sample(list(words), number))


_MADE: Mapping[str, Callable[[Random, bool], Query]] = {
    "text": _text,
    "text, 2 filters": _filtered_text,
    "stones: 3 filters, 5 facets, by price": _stones_by_price,
    PIECES: _pieces_by_price,
    RANGE: _range,
    "prefix": _prefix,
    "typo": _typo,
    "Chinese": _chinese,
}
