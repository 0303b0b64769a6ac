"""Which products pass filters, where one and the same variant must pass all of them.

Per filter there is the set of products of which some variant passes. Their intersection is already the answer for products whose
variants are alike, and for everybody when at most one filter is about what variants differ in. Only the rest is looked at variant
by variant: plane k is about everybody's variant number k, so a plane is again an intersection of sets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from pyroaring import BitMap

from search.engine import names
from search.engine.edges import limits
from search.engine.query import Bounds
from search.engine.segment import Segment
from search.engine.stated import MOST_NUMBER, Shown, scaled

NOTHING = BitMap()


class Condition(Protocol):
    name: str
    """The facet or range, whose own counts leave it out."""
    differs: bool
    """Variants of one product may differ in it here."""

    @property
    def products(self) -> BitMap:
        """Those of which some variant passes."""

    def plane(self, number: int, among: BitMap) -> BitMap:
        """Of `among`, all with differing variants and a variant of this number: those whose variant of this number passes."""


class OneOf:
    """A facet has one of the values."""

    def __init__(self, segment: Segment, name: str, values: Iterable[str]) -> None:
        self.name = name
        known = segment.facets.get(name, {})
        self._values = {one: known[one] for one in values if one in known}
        self._segment = segment
        self.differs = any(self._values.values())
        self.products = union(segment.set(names.facet(name, one)) for one in self._values)

    @cached_property
    def _shared(self) -> BitMap:
        return union(self._segment.set(names.shared(self.name, one)) for one in self._values)

    def plane(self, number: int, among: BitMap) -> BitMap:
        passing = among & self._shared
        for one, planes in self._values.items():
            if number < planes:
                passing |= among & self._segment.set(names.variant_facet(self.name, one, number))
        return passing


class NoneOf:
    """A facet has none of the values."""

    def __init__(self, segment: Segment, name: str, values: Iterable[str]) -> None:
        self.name = f"not {name}"
        self._barred = OneOf(segment, name, values)
        self._segment = segment
        self.differs = self._barred.differs

    @cached_property
    def products(self) -> BitMap:
        spared = self._segment.all - self._barred.products
        if not self.differs:
            return spared
        planes = (self.plane(one, self._segment.set(names.plane(one))) for one in range(self._segment.planes))
        return union([spared, *planes])

    def plane(self, number: int, among: BitMap) -> BitMap:
        return among - self._barred.plane(number, among)


class Between:
    """A range has a number between two bounds: the buckets that lie between, and of those that a bound cuts what is inside."""

    def __init__(self, segment: Segment, name: str, bounds: Bounds) -> None:
        self.name = name
        known = segment.ranges.get(name)
        self._segment = segment
        self._planes = known.planes if known else 0
        self.differs = self._planes > 0
        low = -MOST_NUMBER if bounds[0] is None else scaled(bounds[0], up=True)
        high = MOST_NUMBER if bounds[1] is None else scaled(bounds[1])
        values = segment.numbers(names.values(name)) if known else ()
        self._low, self._high = bisect_left(values, low), bisect_right(values, high) - 1
        touched = [(bucket, *limits(bucket)) for bucket in (known.buckets if known else ())]
        touched = [one for one in touched if one[1] <= high and one[2] >= low]
        self._found: dict[int, BitMap] = {}
        self._whole = [bucket for bucket, first, last in touched if low <= first and last <= high]
        self._cut = [bucket for bucket, first, last in touched if not (low <= first and last <= high)]

    @cached_property
    def products(self) -> BitMap:
        whole = (self._segment.set(names.any_bucket(self.name, bucket)) for bucket in self._whole)
        cut = (self._part(bucket, plane) for bucket in self._cut for plane in range(-1, self._planes))
        return union([*whole, *cut])

    def plane(self, number: int, among: BitMap) -> BitMap:
        alike = among & self._of(-1)
        return alike | (among & self._of(number)) if number < self._planes else alike

    def _of(self, plane: int) -> BitMap:
        if plane not in self._found:
            whole = (self._segment.set(names.bucket(self.name, bucket, plane)) for bucket in self._whole)
            self._found[plane] = union([*whole, *(self._part(bucket, plane) for bucket in self._cut)])
        return self._found[plane]

    def _part(self, bucket: int, plane: int) -> BitMap:
        within = self._segment.set(names.bucket(self.name, bucket, plane))
        return self._segment.sliced(self.name, plane).between(self._low, self._high, within) if within else within


class Match:
    """The products of a segment that are in `within` and pass all conditions."""

    def __init__(self, segment: Segment, within: BitMap, conditions: Sequence[Condition]) -> None:
        self.segment = segment
        self._within = within
        self._conditions = conditions
        self.shown: dict[int, Shown] = {}
        """Variants that have been chosen, kept by `ordering.shown`."""
        self._found: dict[str, BitMap] = {}
        self._loose: dict[str, BitMap] = {}
        self._planes: dict[str, list[BitMap]] = {}

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

    def planes(self, but: str = "") -> list[BitMap]:
        """Per variant number the products whose variants differ and whose variant of that number passes."""
        own = name_of(but, self._conditions)
        if own not in self._planes:
            self._planes[own] = self._passing(self._joined(own) & self.segment.many, own)
        return self._planes[own]

    def _passing(self, among: BitMap, but: str) -> list[BitMap]:
        conditions = self.differing(but)
        found = []
        for number in range(self.segment.planes):
            passing = among & self.segment.set(names.plane(number))
            for condition in conditions:
                if not passing:
                    break
                passing = condition.plane(number, passing)
            found.append(passing)
        return found

    def _joined(self, but: str) -> BitMap:
        """Products of which each condition is passed by some variant."""
        if but not in self._loose:
            found = self._within
            for condition in self._conditions:
                if condition.name != but:
                    found = found & condition.products
            self._loose[but] = found
        return self._loose[but]

    def _products(self, but: str) -> BitMap:
        found = self._joined(but)
        if len(self.differing(but)) < 2:
            return found
        planes = self.planes(but)
        return (found - self.segment.many) | union(planes) if planes else found


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


def union(sets: Iterable[BitMap]) -> BitMap:
    some = [one for one in sets if one]
    return BitMap.union(*some) if len(some) > 1 else some[0] if some else NOTHING
