"""Popular queries by their beginning."""

from __future__ import annotations

from collections.abc import Sequence

from parure.kernel.value import value
from search.engine.folding import fold, is_han, reading_of


@value
class Popular:
    """What people search for and find, and in how many windows they did."""

    text: str
    sessions: int


def popular_by(text: str, popular: Sequence[Popular], limit: int) -> list[Popular]:
    """Those that begin so first, then those that hold it, each group as popular as it is; all of them for no text."""
    start = " ".join(fold(text).split())
    begun = [one for one in popular if _begins(one.text, start)]
    inside = [one for one in popular if one not in begun and len(start) > 1 and start in fold(one.text)]
    return [one for one in (*begun, *inside) if fold(one.text) != start][:limit]


def _begins(text: str, start: str) -> bool:
    folded = fold(text)
    return folded.startswith(start) or _sound(folded).startswith(start)


def _sound(folded: str) -> str:
    return "".join(reading_of(char) if is_han(char) else char for char in folded)
