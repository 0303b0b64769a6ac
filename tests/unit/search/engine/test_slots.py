"""Variants that are alike share a slot; a slot has one variant of a product."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from search.engine.document import Document, Spoken, Texts, Variant
from search.engine.gathering import Gathering
from search.engine.slots import Settling, Slots

GOLD, SILVER = {"metal": ("gold",)}, {"metal": ("silver",)}


def piece(name: str, *facets: Mapping[str, Sequence[str]]) -> Document:
    variants = [Variant(sku=f"{name}-{at}", price=100, facets=one) for at, one in enumerate(facets)]
    return Document(product_id=name, texts=Texts(title=Spoken()), variants=variants)


def slots_of(*documents: Document, most: int = 100) -> Slots:
    gathering = Gathering()
    for one in documents:
        gathering.add(one)
    products = [(gathering.ends[at], gathering.ends[at + 1]) for at in gathering.many]
    return Settling(products, len(gathering.prices), most).settle(gathering.own, gathering.shared)


def test_variants_of_two_products_that_say_the_same_share_a_slot() -> None:
    slots = slots_of(piece("a", GOLD, SILVER), piece("b", SILVER, GOLD))

    assert list(slots.of) == [0, 1, 1, 0]
    assert slots.signatures == [(("metal", "gold"),), (("metal", "silver"),)]
    assert slots.saying(("metal", "silver")) == 0b10


def test_what_all_variants_of_a_product_have_counts_like_what_one_has() -> None:
    both = {"metal": ("gold",), "size": ("50",)}, {"metal": ("gold",), "size": ("52",)}
    slots = slots_of(piece("a", *both), piece("b", GOLD, SILVER))

    assert slots.settled == {"metal", "size"}
    assert slots.saying(("metal", "gold")).bit_count() == 3


def test_two_variants_that_say_the_same_take_two_slots() -> None:
    slots = slots_of(piece("a", GOLD, GOLD, SILVER))

    assert list(slots.of) == [0, 1, 2]
    assert slots.saying(("metal", "gold")) == 0b11


def test_a_facet_with_too_many_values_is_not_settled_and_the_others_are() -> None:
    weighed = [{"weight": (str(at),), **(GOLD if at % 2 else SILVER)} for at in range(12)]
    slots = slots_of(piece("a", *weighed), most=8)

    assert slots.settled == set()
    assert slots_of(*(piece(str(at), *weighed[at : at + 2]) for at in range(11)), most=8).settled == {"metal"}


def test_slots_do_not_depend_on_the_order_in_which_products_come() -> None:
    goods = [piece("a", GOLD, SILVER), piece("b", {"size": ("50",)}, GOLD), piece("c", SILVER, SILVER, GOLD)]

    assert slots_of(*goods).signatures == slots_of(*goods[::-1]).signatures
