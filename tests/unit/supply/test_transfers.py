"""A transfer moves goods and loses none but those it writes off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supply.rules import Change, net, sum_changes
from supply.rules.transfers import Line, arrive_changes, counted_in, merge_lines, recall_changes, send_changes

TITLE = {"zh": "戒指", "en": "Ring"}


def total(*changes: Change) -> int:
    return sum(change.on_hand + change.incoming for change in changes)


@given(st.integers(1, 1000), st.data())
def test_goods_are_conserved_on_every_way(quantity: int, data: st.DataObject) -> None:
    received = data.draw(st.integers(0, quantity))
    line = Line("S", quantity, TITLE, received=received)

    arrived, lost = arrive_changes("b", line)

    assert total(*send_changes("a", "b", quantity)) == 0
    assert total(*recall_changes("a", "b", quantity)) == 0
    assert net([*send_changes("a", "b", quantity), *recall_changes("a", "b", quantity)]) == ()
    assert total(*arrived) == 0
    assert total(*lost) == received - quantity
    after = sum_changes([*send_changes("a", "b", quantity), *arrived, *lost])
    assert (after["a"].on_hand, after["b"].on_hand, after["b"].incoming) == (-quantity, received, 0)


def test_what_is_not_named_came_in_full() -> None:
    lines = counted_in([Line("A", 3, TITLE), Line("B", 2, TITLE)], {"B": 0})

    assert [(line.sku, line.received, line.short) for line in lines] == [("A", 3, 0), ("B", 0, 2)]


@pytest.mark.parametrize("received", [{"A": 4}, {"C": 1}, {"C": 0}])
def test_more_than_was_sent_is_refused_by_its_name(received: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(received))):
        counted_in([Line("A", 3, TITLE)], received)


def test_lines_of_one_sku_add_up() -> None:
    assert merge_lines([("A", 1), ("B", 2), ("A", 3)]) == {"A": 4, "B": 2}
