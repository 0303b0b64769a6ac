"""The cart: what is saved for later, what is engraved, what joins at sign-in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orders.rules import cart as rules
from orders.rules.cart import MAX_LINES, MAX_SAVED, Cart, CartLine, Merged, Seen
from orders.rules.engraving import Engraving
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.money import Money
from parure.kernel.text import Text

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def seen(price: int = 1000, *, available: int = 9, one_of_one: bool = False) -> Seen:
    return Seen(product_id="prd_1", title=Text("环", "Ring"), price=Money(price, "CNY"), available=available, one_of_one=one_of_one)  # fmt: skip


def line(sku: str, quantity: int = 1) -> CartLine:
    return CartLine(sku=sku, quantity=quantity, seen=seen(), added_at=NOON)


def cart(*skus: str, saved: tuple[str, ...] = (), owner: str = "usr_1") -> Cart:
    return Cart(owner=owner, lines=tuple(map(line, skus)), saved=tuple(map(line, saved)), version=1)


def skus(lines: tuple[CartLine, ...]) -> list[str]:
    return [one.sku for one in lines]


def test_a_line_goes_to_what_is_saved_and_comes_back_as_it_was() -> None:
    engraved = rules.engrave(cart("A", "B"), "A", Engraving(text="永", font="kai"))

    put_aside = rules.save_for_later(engraved, "A")
    back = rules.move_to_cart(put_aside, "A", seen(1200))

    assert (skus(put_aside.lines), skus(put_aside.saved)) == (["B"], ["A"])
    assert rules.save_for_later(put_aside, "A") == put_aside, "twice is once"
    (_, a) = back.lines
    assert (a.sku, a.engraving, a.seen.price.amount, back.saved) == ("A", Engraving(text="永", font="kai"), 1200, ())
    assert rules.move_to_cart(back, "A", seen()) == back, "twice is once"


def test_as_many_come_back_as_there_are() -> None:
    three = Cart(owner="usr_1", saved=(line("A", 3),), version=1)

    assert rules.move_to_cart(three, "A", seen(available=2)).lines[0].quantity == 2
    assert rules.move_to_cart(three, "A", seen(one_of_one=True)).lines[0].quantity == 1
    with pytest.raises(Conflict) as gone:
        rules.move_to_cart(three, "A", seen(available=0))
    assert gone.value.code == "out_of_stock"


def test_what_is_added_again_is_not_saved_any_more() -> None:
    added = rules.add(cart("B", saved=("A",)), "A", 1, seen(), NOON)

    assert (skus(added.lines), added.saved) == (["B", "A"], ())


def test_both_places_have_an_end() -> None:
    full = cart(
        *(f"L{number}" for number in range(MAX_LINES)), saved=tuple(f"S{number}" for number in range(MAX_SAVED))
    )

    with pytest.raises(Conflict) as no_room:
        rules.save_for_later(full, "L1")
    with pytest.raises(Conflict) as no_line:
        rules.move_to_cart(full, "S1", seen())
    assert (no_room.value.code, no_line.value.code) == ("saved_full", "cart_full")


def test_what_is_nowhere_cannot_be_moved() -> None:
    with pytest.raises(NotFound):
        rules.save_for_later(cart("A"), "X")
    with pytest.raises(NotFound):
        rules.move_to_cart(cart("A"), "X", seen())


def test_joining_tells_what_happened() -> None:
    mine = Cart(owner="usr_1", lines=(line("A", 1), line("B", 2)), version=1)
    guest = Cart(owner="guest_1", lines=(line("A", 3), line("B", 1), line("C")), version=1)

    together = rules.merge(mine, guest)

    assert [(one.sku, one.quantity) for one in together.lines] == [("A", 3), ("B", 2), ("C", 1)]
    assert rules.what_merged(mine, guest, together) == Merged(added=1, raised=1)


def test_what_does_not_fit_is_saved_for_later_as_long_as_there_is_room() -> None:
    mine = cart(
        *(f"L{number}" for number in range(MAX_LINES)), saved=tuple(f"S{number}" for number in range(MAX_SAVED - 1))
    )
    guest = cart("X", "Y", owner="guest_1")

    together = rules.merge(mine, guest)

    assert (len(together.lines), len(together.saved)) == (MAX_LINES, MAX_SAVED)
    told = rules.what_merged(mine, guest, together)
    assert told.saved + told.dropped == 2
    assert told.saved == sum(sku in ("X", "Y") for sku in skus(together.saved))


names = st.lists(st.sampled_from("ABCDEFGHIJ"), unique=True, max_size=8)


@given(names, names, names, names)
def test_joining_puts_every_piece_in_one_place_and_repeats_nothing(a: list[str], b: list[str], c: list[str], d: list[str]) -> None:  # fmt: skip
    mine = cart(*a, saved=tuple(sku for sku in b if sku not in a))
    guest = cart(*c, saved=tuple(sku for sku in d if sku not in c), owner="guest_1")

    together = rules.merge(mine, guest)

    placed = [*skus(together.lines), *skus(together.saved)]
    assert sorted(placed) == sorted({*a, *b, *c, *d})
    assert rules.merge(together, guest) == together
    assert set(skus(together.lines)) == {*a, *c}, "what somebody put into the bag is in the bag"


def test_changes_count_from_the_last_look() -> None:
    looked = rules.look_again(cart("A", saved=("B",)), {"A": seen(900), "B": seen(800)})

    assert [one.seen.price.amount for one in (*looked.lines, *looked.saved)] == [900, 800]
    assert rules.look_again(looked, {}) == looked, "what is not for sale keeps its last price"
