"""Which products pass filters, where one and the same variant must pass all of them.

Per filter there is the set of products of which some variant passes. Their intersection is already the answer for products whose
variants are alike, and for everybody when at most one filter is about what variants differ in. Only the rest is looked at slot by slot
(`slots`): in each there is one variant per product, so passing all filters there is again an intersection of sets, and a filter on
a settled facet is passed by all in a slot or by none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from typing import Protocol

from pyroaring import BitMap

from parure.kernel.value import value
from search.engine import names
from search.engine.query import Bounds
from search.engine.ranged import Ranged
from search.engine.segment import Segment
from search.engine.stated import MOST_NUMBER, Shown, scaled

NOTHING = BitMap()


class Condition(Protocol):
    name: str
    """The facet or range, whose own counts leave it out."""
    differs: bool
    """Variants of one product may differ in it here."""
    slots: int
    """Where a variant can pass, as bits."""
    settled: bool
    """All pass there."""

    @property
    def products(self) -> BitMap:
        """Those of which some variant passes."""

    def inside(self, slot: int, among: BitMap) -> BitMap:
        """Of `among`, all with a variant in this slot: those whose variant there passes."""

    def passes(self, product: int, variant: int, slot: int, /) -> bool:
        """The same of one variant."""


class OneOf:
    """A facet has one of the values."""

    def __init__(self, segment: Segment, name: str, values: Iterable[str]) -> None:
        self.name = name
        known = segment.facets.get(name, {})
        self._values = {one: known[one] for one in values if one in known}
        self._segment = segment
        self.settled = name in segment.settled
        self.differs = any(self._values.values())
        self._saying = 0
        for slots in self._values.values():
            self._saying |= slots
        self.slots = self._saying if self.settled else segment.every_slot

    @cached_property
    def products(self) -> BitMap:
        return union(self._segment.set(names.facet(self.name, one)) for one in self._values)

    @cached_property
    def _shared(self) -> BitMap:
        return union(self._segment.set(names.shared(self.name, one)) for one in self._values)

    def inside(self, slot: int, among: BitMap) -> BitMap:
        if self.settled:
            return among if self.slots >> slot & 1 else NOTHING
        passing = among & self._shared
        for one in self._own(slot):
            passing |= among & one
        return passing

    def passes(self, product: int, _variant: int, slot: int, /) -> bool:
        if self.settled:
            return bool(self.slots >> slot & 1)
        return product in self._shared or any(product in one for one in self._own(slot))

    def _own(self, slot: int) -> Iterator[BitMap]:
        for one, slots in self._values.items():
            if slots >> slot & 1:
                yield self._segment.set(names.own(self.name, one, slot))


class NoneOf:
    """A facet has none of the values."""

    def __init__(self, segment: Segment, name: str, values: Iterable[str]) -> None:
        self.name = f"not {name}"
        self._barred = OneOf(segment, name, values)
        self._segment = segment
        self.settled = self._barred.settled
        self.differs = self._barred.differs
        self.slots = segment.every_slot & ~self._barred.slots if self.settled else segment.every_slot

    @cached_property
    def products(self) -> BitMap:
        spared = self._segment.all - self._barred.products
        if not self.differs:
            return spared
        return union([spared, *(self.inside(slot, self._segment.slot(slot)) for slot in bits(self.slots))])

    def inside(self, slot: int, among: BitMap) -> BitMap:
        return among - self._barred.inside(slot, among)

    def passes(self, product: int, variant: int, slot: int, /) -> bool:
        return not self._barred.passes(product, variant, slot)


@value
class Cut:
    """A bucket that lies partly between the bounds."""

    inside: BitMap
    """Products whose every number in the bucket is between the bounds."""
    also: Mapping[int, BitMap]
    """Of those that have one and another one in the bucket that is not: by which number it is."""

    def of(self, products: BitMap, nth: int) -> BitMap:
        """Of products whose nth number is in the bucket: those of which it is between the bounds."""
        return products & self.inside | self.also.get(nth, NOTHING)


class Between:
    """A range has a number between two bounds."""

    settled = False

    def __init__(self, segment: Segment, name: str, bounds: Bounds) -> None:
        self.name = name
        self._segment = segment
        self._ranged = segment.ranges.get(name)
        self.differs = self._ranged is not None and self._ranged.differs
        self.slots = segment.every_slot
        low = -MOST_NUMBER if bounds[0] is None else scaled(bounds[0], up=True)
        high = MOST_NUMBER if bounds[1] is None else scaled(bounds[1])
        values = self._ranged.values if self._ranged else ()
        self._low, self._high = bisect_left(values, low), bisect_right(values, high) - 1
        self._found: dict[int, BitMap] = {}

    @cached_property
    def products(self) -> BitMap:
        return self._ranged.between(self._low, self._high) if self._ranged else NOTHING

    @cached_property
    def _alike(self) -> BitMap:
        return self.products & self._ranged.alike if self._ranged else NOTHING

    def inside(self, slot: int, among: BitMap) -> BitMap:
        passing = [among & self._alike]
        if self._ranged:
            numbers = bits(self._ranged.slots.get(slot, 0))
            passing += [among & self._ranged.having(slot, nth) & self._nth(nth) for nth in numbers]
        return union(passing)

    def passes(self, _product: int, variant: int, _slot: int, /) -> bool:
        return self._ranged is not None and self._low <= self._ranged.by_variant[variant] <= self._high

    def _nth(self, nth: int) -> BitMap:
        """Products with different numbers whose `nth` one is between the bounds."""
        if nth not in self._found:
            self._found[nth] = union(self._parts(self._ranged, nth)) if self._ranged else NOTHING
        return self._found[nth]

    def _parts(self, ranged: Ranged, nth: int) -> Iterator[BitMap]:
        for bucket, numbers, cut in self._touched:
            if numbers >> nth & 1:
                here = ranged.own_bucket(bucket, nth)
                yield here if cut is None else cut.of(here, nth)

    @cached_property
    def _touched(self) -> Sequence[tuple[int, int, Cut | None]]:
        """Buckets with which numbers they hold, and how the bounds cut them."""
        if self._ranged is None or self._low > self._high:
            return ()
        first, last = self._ranged.bucket_of(self._low), self._ranged.bucket_of(self._high)
        whole = self._ranged.whole(self._low, self._high)
        return [
            (one, numbers, None if whole[0] <= one <= whole[1] else self._cut(self._ranged, one))
            for one, numbers in self._ranged.buckets.items()
            if first <= one <= last
        ]

    def _cut(self, ranged: Ranged, bucket: int) -> Cut:
        first, last = ranged.places(bucket, bucket)
        low, high = max(first, self._low), min(last, self._high)
        inside = ranged.between(low, high)
        outside = ranged.between(first, low - 1) | ranged.between(high + 1, last)
        also: dict[int, BitMap] = {}
        for product in inside & outside:
            numbers = {ranged.by_variant[one] for one in self._segment.variants(product)}
            for nth, place in enumerate(sorted(numbers)):
                if low <= place <= high:
                    also.setdefault(nth, BitMap()).add(product)
        return Cut(inside - outside, also)


@value
class Checks:
    """What a variant must pass: it is in one of the slots, and holds to the rest."""

    slots: int
    unsettled: Sequence[Condition]


class Match:
    """The products of a segment that are in `within` and pass all conditions."""

    def __init__(self, segment: Segment, within: BitMap, conditions: Sequence[Condition]) -> None:
        self.segment = segment
        self._within = within
        self._conditions = conditions
        self.shown: dict[int, Shown] = {}
        """Variants that have been chosen, kept by `ordering.shown`."""
        self._found: dict[str, BitMap] = {}
        self._joined: dict[str, BitMap] = {}
        self._single: dict[str, BitMap] = {}
        self._inside: dict[tuple[str, int], BitMap] = {}
        self._slots: dict[str, Mapping[int, BitMap]] = {}
        self._checked: dict[str, Checks | None] = {}

    @property
    def products(self) -> BitMap:
        return self.but("")

    def but(self, name: str) -> BitMap:
        """Without the condition on a facet or range."""
        own = name_of(name, self._conditions)
        if own not in self._found:
            self._found[own] = self._products(own)
        return self._found[own]

    def differing(self, but: str = "") -> list[Condition]:
        return [one for one in self._conditions if one.differs and one.name != but]

    def alike(self, but: str = "") -> BitMap:
        """Those that pass whose variants do not differ."""
        own = self._loosely(name_of(but, self._conditions))
        if own not in self._single:
            self._single[own] = self._loose(but) & self.segment.single
        settled = (one.products for one in self.differing(but) if one.settled)
        return reduce(BitMap.__and__, settled, self._single[own])

    def slots(self, but: str = "") -> Mapping[int, BitMap]:
        """Slot → products whose variants differ and whose variant there passes; without slots where nothing passes."""
        own = name_of(but, self._conditions)
        if own not in self._slots:
            self._slots[own] = self._passing(own)
        return self._slots[own]

    def variants(self, product: int, but: str = "") -> Sequence[int]:
        """Those that pass, of a product that does."""
        every = self.segment.variants(product)
        checks = self._checks(name_of(but, self._conditions))
        if checks is None or product not in self.segment.many:
            return every
        slots = self.segment.numbers(names.SLOTS)
        possible = [one for one in every if checks.slots >> slots[one] & 1]
        for each in checks.unsettled:
            possible = [one for one in possible if each.passes(product, one, slots[one])]
        return possible

    def _checks(self, but: str) -> Checks | None:
        """None: nothing is asked that variants differ in."""
        if but not in self._checked:
            conditions = self.differing(but)
            slots = self.segment.every_slot
            for condition in conditions:
                slots &= condition.slots
            unsettled = [one for one in conditions if not one.settled]
            self._checked[but] = Checks(slots, unsettled) if conditions else None
        return self._checked[but]

    def _passing(self, but: str) -> dict[int, BitMap]:
        checks = self._checks(but) or Checks(self.segment.every_slot, ())
        among = self._loose(but)
        found = {}
        for slot in bits(checks.slots) if among else ():
            key = self._loosely(but), slot
            if key not in self._inside:
                self._inside[key] = _inside(slot, among & self.segment.slot(slot), checks.unsettled)
            if passing := self._inside[key]:
                found[slot] = passing
        return found

    def _loosely(self, but: str) -> str:
        """What passes in a slot does not depend on which settled filter is left out."""
        return "" if any(one.name == but and one.differs and one.settled for one in self._conditions) else but

    def _loose(self, but: str) -> BitMap:
        """Products of which some variant passes each condition but those that slots settle."""
        own = self._loosely(name_of(but, self._conditions))
        if own not in self._joined:
            found = self._within
            for condition in self._conditions:
                if condition.name != own and not (condition.differs and condition.settled):
                    found = found & condition.products
            self._joined[own] = found
        return self._joined[own]

    def _products(self, but: str) -> BitMap:
        differing = self.differing(but)
        if len(differing) > 1:
            return union([self.alike(but), *self.slots(but).values()])
        found = self._loose(but)
        for condition in differing:
            found = found & condition.products if condition.settled else found
        return found


def _inside(slot: int, passing: BitMap, conditions: Iterable[Condition]) -> BitMap:
    for condition in conditions:
        if not passing:
            break
        passing = condition.inside(slot, passing)
    return passing


def name_of(name: str, conditions: Sequence[Condition]) -> str:
    """The name if there is a condition on it, else "": then nothing is left out."""
    return name if any(one.name == name for one in conditions) else ""


def conditions_of(
    segment: Segment,
    filters: Mapping[str, Sequence[str]],
    without: Mapping[str, Sequence[str]],
    ranges: Mapping[str, Bounds],
) -> list[Condition]:
    return [
        *(OneOf(segment, name, values) for name, values in filters.items() if values),
        *(NoneOf(segment, name, values) for name, values in without.items() if values),
        *(Between(segment, name, bounds) for name, bounds in ranges.items() if bounds != (None, None)),
    ]


def bits(mask: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def union(sets: Iterable[BitMap]) -> BitMap:
    some = [one for one in sets if one]
    return BitMap.union(*some) if len(some) > 1 else some[0] if some else NOTHING


def size_of_union(sets: Sequence[BitMap]) -> int:
    """Of two sets it is counted without making it."""
    if len(sets) < 2:
        return len(sets[0]) if sets else 0
    return union(sets[:-1]).union_cardinality(sets[-1])
