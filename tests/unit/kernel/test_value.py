"""Value objects are dataclasses, whoever looks first."""

from __future__ import annotations

import copy
import threading
from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace

import pytest
from pydantic import TypeAdapter

from parure.kernel.value import record, value


def test_a_value_is_built_compared_shown_and_frozen_as_a_dataclass() -> None:
    @value
    class Point:
        x: int
        y: int = 2

    point = Point(1)
    assert point == Point(1, 2) != Point(1, 3)
    assert hash(point) == hash(Point(1, 2))
    assert repr(point).endswith("Point(x=1, y=2)")
    with pytest.raises(FrozenInstanceError):
        point.x = 3  # type: ignore[misc]
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]


def test_a_record_takes_its_fields_by_name_and_its_bases_fields_as_well() -> None:
    @record
    class Base:
        name: str

    @record
    class Derived(Base):
        tags: list[str] = field(default_factory=list)

    derived = Derived(name="a")
    assert asdict(derived) == {"name": "a", "tags": []}
    assert replace(derived, name="b") == Derived(name="b")
    with pytest.raises(TypeError, match="positional"):
        Derived("a")  # type: ignore[call-arg]


def test_who_asks_for_the_fields_before_there_is_an_instance_gets_them() -> None:
    @value
    class Weight:
        grams: int

    @value
    class Size:
        mm: int

    assert is_dataclass(Weight)
    assert [each.name for each in fields(Weight)] == ["grams"]
    assert TypeAdapter(Size).validate_python({"mm": "12"}) == Size(12)


def test_a_copy_is_equal_and_a_pattern_takes_it_apart() -> None:
    @value
    class Pair:
        left: int
        right: int

    match copy.copy(Pair(1, 2)):
        case Pair(left, right):
            assert (left, right) == (1, 2)


def test_many_threads_may_make_the_first_instance_at_once() -> None:
    for _ in range(50):

        @value
        class Fresh:
            a: int
            b: int
            c: int

        made: list[Fresh] = []
        start = threading.Barrier(8)

        def make(made: list[Fresh] = made, start: threading.Barrier = start, fresh: type[Fresh] = Fresh) -> None:
            start.wait()
            made.append(fresh(1, 2, 3))

        threads = [threading.Thread(target=make) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert made == [Fresh(1, 2, 3)] * 8
