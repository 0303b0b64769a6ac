"""What a wish comes to."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from parure.kernel.value import record, value

Bounds = tuple[Decimal | None, Decimal | None]


@value
class Understood:
    """One filter and the words that say it: what a chip shows. `how`: "" is, "-" is not, "~" rather."""

    name: str
    values: tuple[str, ...] = ()
    bounds: Bounds | None = None
    how: str = ""
    words: tuple[tuple[int, int], ...] = ()
    """Places in the text; none: taken over from the piece that the wish is like."""


@value
class Problem:
    """What the wish says and cannot mean (`contradiction`), or means and cannot be known (`like_what`)."""

    code: str
    names: tuple[str, ...]
    words: tuple[tuple[int, int], ...]


@record
class Wish:
    """`text` is what was not understood and is to be searched for; prices are in whole units of `currency`."""

    text: str
    understood: tuple[Understood, ...] = ()
    problems: tuple[Problem, ...] = ()
    currency: str = ""
    """As the wish names it, "" where it names none."""
    like: bool = False

    def values(self, how: str = "") -> Mapping[str, tuple[str, ...]]:
        return {one.name: one.values for one in self.understood if one.how == how and one.bounds is None}

    @property
    def ranges(self) -> Mapping[str, Bounds]:
        return {one.name: one.bounds for one in self.understood if one.bounds is not None}
