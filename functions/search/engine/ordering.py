"""The first products of a set by price, age, sales or discount, each with the variant that is shown of it."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from pyroaring import BitMap

from search.engine import names
from search.engine.document import PRICE
from search.engine.matching import Match
from search.engine.passing import Passing, highest, lowest
from search.engine.query import Sort
from search.engine.segment import Segment
from search.engine.slices import first_of
from search.engine.stated import NO_PRICE, Shown

STATIC = {Sort.PRICE: "price", Sort.PRICE_DOWN: "-price", Sort.DISCOUNT: "discount"}


def shown(match: Match, ordinals: Sequence[int]) -> dict[int, Shown]:
    """Of each product the cheapest variant that passes, the first of equals."""
    segment, known = match.segment, match.shown
    prices, was = segment.numbers("prices"), segment.numbers("was")
    for at in ordinals:
        if at not in known:
            candidates = [(prices[one], one) for one in match.variants(at)]
            price, variant = min([one for one in candidates if one[0] >= 0] or candidates)
            known[at] = Shown(variant - segment.variants(at).start, price, was[variant])
    return {at: known[at] for at in ordinals}


def first(match: Match, products: BitMap, sort: Sort, wanted: int) -> list[int]:
    """The first `wanted` of `products` in their order; equals by number."""
    segment = match.segment
    if sort in (Sort.RELEVANCE, Sort.SALES):
        return list(products[:wanted])
    if sort == Sort.NEWEST:
        return _by_rank(segment, "newest", products, wanted)
    unsure = products & segment.many if match.differing() else BitMap()
    sure = _by_rank(segment, STATIC[sort], products - unsure if unsure else products, wanted)
    if not unsure:
        return sure
    by = _by_discount if sort == Sort.DISCOUNT else _by_price
    differing = by(match, unsure, sort, wanted)
    keyed = ((_key(sort, one), at) for at, one in shown(match, [*sure, *differing]).items())
    return [at for _, at in heapq.nsmallest(wanted, keyed)]


def _by_rank(segment: Segment, order: str, products: BitMap, wanted: int) -> list[int]:
    ranks = segment.numbers(names.ranks(order))
    return sorted(first_of(segment.order(order), wanted, products), key=ranks.__getitem__)


def _key(sort: Sort, one: Shown) -> int:
    if sort == Sort.DISCOUNT:
        return -one.discount
    if sort == Sort.PRICE_DOWN:
        return -one.price
    return one.price if one.price >= 0 else NO_PRICE


def _by_price(match: Match, products: BitMap, sort: Sort, wanted: int) -> list[int]:
    """Products whose variants differ, by the cheapest variant that passes; those without a price come last."""
    prices = match.segment.ranges.get(PRICE)
    by = highest if sort == Sort.PRICE_DOWN else lowest
    found = by(Passing(match, prices, products), wanted) if prices else []
    if len(found) < wanted:
        found += (products - BitMap(found))[: wanted - len(found)]
    return found


def _by_discount(match: Match, products: BitMap, sort: Sort, wanted: int) -> list[int]:
    """The same by its discount. No variant is more reduced than a product's most reduced one: in the order of those the walk ends
    where the next product can no longer be among the first."""
    bounds = match.segment.numbers("deepest")
    left, found, size = products, list[tuple[int, int]](), max(64, 2 * wanted)
    while left:
        stretch = _by_rank(match.segment, "deepest", left, size)
        found += [(_key(sort, one), at) for at, one in shown(match, stretch).items()]
        found = heapq.nsmallest(wanted, found)
        if len(found) == wanted and found[-1][0] < -bounds[stretch[-1]]:
            break
        left = left - BitMap(stretch)
        size *= 2
    return [at for _, at in found]
