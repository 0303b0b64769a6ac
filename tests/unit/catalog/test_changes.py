"""A change request as a reviewer reads it, and what may pass without one."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.rules.changes import changes
from catalog.rules.content import ProductContent
from catalog.rules.limits import judge, prices_of
from catalog.rules.rulebook import PriceChange

LIVE: dict[str, Any] = {
    "title": {"zh": "晨光 铂金钻戒", "en": "Dawn platinum diamond ring"},
    "category": "ring",
    "material": "diamond",
    "attributes": {
        "metal": {"kind": "platinum", "fineness": 950, "grams": "3.60"},
        "stones": [{"kind": "diamond", "carat": "0.50", "colour": "F", "clarity": "VS1"}],
    },
    "skus": [
        {"code": "R-12", "price_rule": {"kind": "fixed", "amount": {"amount": 1_000_000, "currency": "CNY"}}},
        {"code": "R-13", "price_rule": {"kind": "fixed", "amount": {"amount": 1_000_000, "currency": "CNY"}}},
    ],
    "images": [{"key": "media/demo/a.webp", "alt": {"zh": "戒", "en": "Ring"}}],
}
LIMITS = PriceChange()


def content(document: dict[str, Any] = LIVE) -> ProductContent:
    return ProductContent.model_validate(document)


def edited(**attributes: Any) -> dict[str, Any]:
    document = deepcopy(LIVE)
    document["attributes"].update(attributes)
    return document


def priced(*amounts: int) -> ProductContent:
    document = deepcopy(LIVE)
    for sku, amount in zip(document["skus"], amounts, strict=True):
        sku["price_rule"]["amount"]["amount"] = amount
    return content(document)


def test_nothing_changed_is_no_row() -> None:
    assert changes(content(), content()) == ()


def test_a_row_names_the_stone_and_the_field_and_says_both_values_in_both_languages() -> None:
    document = edited(
        stones=[{"kind": "diamond", "carat": "0.50", "colour": "D", "clarity": "VS1", "cut": "Excellent"}]
    )

    colour, cut = changes(content(), content(document))

    assert (colour.field, colour.label.zh, colour.label.en) == (
        "attributes.stones.0.colour",
        "宝石 1 · 颜色",
        "Stone 1 · Colour",
    )
    assert [getattr(text, "en", None) for text in (colour.before, colour.after, cut.before, cut.after)] == [
        "F",
        "D",
        None,
        "Excellent",
    ]
    assert cut.after is not None
    assert cut.after.zh == "极好"


def test_each_language_of_a_text_is_a_row_of_its_own() -> None:
    document = {**LIVE, "title": {**LIVE["title"], "en": "Dusk platinum diamond ring"}}

    (row,) = changes(content(), content(document))

    assert (row.field, row.label.en) == ("title.en", "Name · English")
    assert row.after is not None
    assert row.after.zh == "Dusk platinum diamond ring"


def test_variants_are_matched_by_their_code() -> None:
    document = deepcopy(LIVE)
    document["skus"].reverse()
    assert changes(content(), content(document)) == ()

    document["skus"][0]["price_rule"]["amount"]["amount"] = 1_250_000
    (row,) = changes(content(), content(document))

    assert (row.label.zh, row.percent) == ("R-13 · 一口价", Decimal("25.0"))


def test_what_is_gone_is_shown_too() -> None:
    document = deepcopy(LIVE)
    del document["skus"][1]

    gone = changes(content(), content(document))

    assert {row.after for row in gone} == {None}
    assert any(row.label.en.startswith("R-13 · ") for row in gone)


def test_a_picture_that_was_processed_since_is_no_change() -> None:
    processed = deepcopy(LIVE)
    processed["images"][0].update(width=1200, height=1200, widths=[400, 800])
    other = deepcopy(LIVE)
    other["images"][0]["key"] = "media/demo/b.webp"

    assert changes(content(), content(processed)) == ()
    assert [row.field for row in changes(content(), content(other))] == ["images"]


@pytest.mark.parametrize(
    ("amount", "passes"),
    [(1_000_001, True), (1_100_000, True), (1_100_001, False), (900_000, True), (899_999, False), (0, False)],
)
def test_a_price_within_the_band_passes(amount: int, passes: bool) -> None:
    verdict = judge(content(), priced(amount, 1_000_000), prices_of(content()), LIMITS)

    assert verdict.passes is passes


def test_a_price_below_the_floor_is_always_looked_at() -> None:
    cheap = PriceChange(least_amount=950_000)

    assert not judge(content(), priced(940_000, 1_000_000), prices_of(content()), cheap).passes
    assert judge(content(), priced(950_000, 1_000_000), prices_of(content()), cheap).passes


def test_anything_but_prices_needs_a_person() -> None:
    document = edited(metal={"kind": "platinum", "fineness": 900, "grams": "3.60"})
    fewer = {**deepcopy(LIVE), "skus": LIVE["skus"][:1]}

    assert not judge(content(), content(document), prices_of(content()), LIMITS).passes
    assert not judge(content(), content(fewer), prices_of(content()), LIMITS).passes


def by_weight(labour: int, stones: int | None = None) -> ProductContent:
    rule: dict[str, Any] = {
        "kind": "by_weight",
        "metal": "platinum",
        "fineness": 950,
        "net_grams": "3.60",
        "labour": {"per": "gram", "amount": {"amount": labour, "currency": "CNY"}},
    }
    if stones is not None:
        rule["stones"] = {"amount": stones, "currency": "CNY"}
    return content({**LIVE, "skus": [{"code": "R-12", "price_rule": rule}]})


def test_of_a_price_by_weight_labour_and_stones_have_the_band_and_a_new_part_does_not_slip_in() -> None:
    live = by_weight(3_000, 100_000)

    assert judge(live, by_weight(3_300, 90_000), prices_of(live), LIMITS).passes
    assert not judge(live, by_weight(3_301, 100_000), prices_of(live), LIMITS).passes
    assert not judge(by_weight(3_000), by_weight(3_000, 1), prices_of(by_weight(3_000)), LIMITS).passes
    assert not judge(content(), live, prices_of(content()), LIMITS).passes


@given(st.lists(st.integers(-10, 10), max_size=12))
def test_many_small_steps_never_leave_the_band_around_what_a_person_approved(steps: list[int]) -> None:
    reviewed, amount = prices_of(content()), 1_000_000
    for step in steps:
        wanted = amount * (100 + step) // 100
        if judge(priced(amount, 1_000_000), priced(wanted, 1_000_000), reviewed, LIMITS).passes:
            amount = wanted

    assert 900_000 <= amount <= 1_100_000
