"""Which dealers' shops a buyer is sent to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from parure.kernel.text import Text
from supply.rules import Balance, LocationStock, SkuHold
from supply.rules.visiting import MOST, VisitedShop, free_at_places, region_code, shops_near

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def shop(name: str, region: str, zh: str, en: str) -> VisitedShop:
    return VisitedShop(
        location_id=f"loc_{name}", dealer_id="org_d", dealer_name="D", name=name, region=region, city=Text(zh, en), address=Text("路", "Road")
    )  # fmt: skip


def test_shops_of_the_city_come_first_then_the_province_then_the_rest() -> None:
    far, province, city = (
        shop("a", "CN-SH", "上海", "Shanghai"),
        shop("b", "CN-GD", "广州", "Guangzhou"),
        shop("c", "CN-GD", "深圳", "Shenzhen"),
    )

    found = shops_near([far, province, city], {one.location_id: 5 for one in (far, province, city)}, "广东省", "深圳市")

    assert [(one.shop.name, str(one.near)) for one in found] == [("c", "city"), ("b", "province"), ("a", "far")]


def test_a_city_of_the_same_name_in_another_province_is_far() -> None:
    here = shop("a", "CN-JL", "吉林", "Jilin")

    assert [str(one.near) for one in shops_near([here], {"loc_a": 1}, "CN-GD", "吉林")] == ["far"]


def test_nobody_learns_how_many_there_are() -> None:
    shops = [shop(name, "CN-GD", "深圳", "Shenzhen") for name in ("one", "two", "three", "none")]

    found = shops_near(shops, {"loc_one": 1, "loc_two": 2, "loc_three": 300, "loc_none": 0}, None, None)

    assert {one.shop.name: str(one.held) for one in found} == {"one": "few", "two": "few", "three": "yes"}


def test_an_answer_names_a_dozen_shops_at_most() -> None:
    shops = [shop(f"s{number:02}", "CN-GD", "深圳", "Shenzhen") for number in range(40)]

    assert len(shops_near(shops, {one.location_id: 1 for one in shops}, None, None)) == MOST


@pytest.mark.parametrize(
    ("said", "code"),
    [("上海市", "CN-SH"), ("广西壮族自治区", "CN-GX"), ("Inner Mongolia", "CN-NM"), ("cn-gd", "CN-GD"), ("HK", "CN-HK"), ("Bavaria", None), ("", None)],
)  # fmt: skip
def test_a_province_is_known_by_its_names_and_its_code(said: str, code: str | None) -> None:
    assert region_code(said) == code


def test_an_expired_hold_counts_as_given_back() -> None:
    place = LocationStock("loc_a", "org_d", "CN-GD", on_hand=1, allocated=0, held=1, available=0)
    hold = SkuHold("ord_1", NOW - timedelta(minutes=1), (("loc_a", 1),))

    assert free_at_places(Balance("S", "org_s", (place,), (hold,)), NOW) == {"loc_a": 1}
    assert free_at_places(Balance("S", "org_s", (place,), (hold,)), NOW - timedelta(minutes=5)) == {}
