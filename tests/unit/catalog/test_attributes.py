"""Typed attributes: what the scales of the trade allow."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from catalog.rules.attributes import Attributes
from catalog.rules.content import ProductContent
from catalog.rules.findings import find
from catalog.rules.scales import NAMES, Category, Material, shown_carat
from catalog.rules.sizes import RingTable, circumference_mm


def attributes(**given: Any) -> Attributes:
    return Attributes.model_validate(given)


def refused(**given: Any) -> str:
    with pytest.raises(ValidationError) as wrong:
        attributes(**given)
    return str(wrong.value)


def diamond(**given: Any) -> dict[str, Any]:
    return {"stones": [{"kind": "diamond", **given}]}


def test_si3_is_refused_with_what_to_write_instead() -> None:
    assert "SI2 or I1" in refused(**diamond(clarity="SI3"))
    assert "SI2 or I1" in refused(**diamond(clarity=" si3 "))


@pytest.mark.parametrize("colour", ["C", "AA", "d", "D+", "", "Yellowish", "Fancy Intense Yelow"])
def test_a_colour_is_a_letter_from_d_to_z_or_a_fancy_grade(colour: str) -> None:
    assert "D to Z" in refused(**diamond(colour=colour))


def test_a_fancy_diamond_has_no_cut_grade() -> None:
    assert attributes(**diamond(colour="Fancy Intense Yellow", clarity="VS1")).diamonds[0].clarity == "VS1"
    assert "no cut grade" in refused(**diamond(colour="Fancy Intense Yellow", cut="Excellent"))


def test_only_round_brilliants_have_a_cut_grade() -> None:
    assert attributes(**diamond(shape="round", cut="Excellent"))
    assert "round brilliants" in refused(**diamond(shape="oval", cut="Excellent"))


@pytest.mark.parametrize(
    ("laboratory", "issued_on", "allowed"),
    [
        ("GIA", "2025-10-01", False),
        ("gia", "2026-01-15", False),
        ("GIA", "2025-09-30", True),
        ("IGI", "2026-01-15", True),
        ("GIA", None, True),
    ],
)
def test_the_grading_of_lab_grown_stones_follows_laboratory_and_date(
    laboratory: str, issued_on: str | None, allowed: bool
) -> None:
    given = {
        "stones": [{"kind": "lab_grown_diamond", "carat": "1.00", "colour": "E", "clarity": "VS1"}],
        "certificate": {"laboratory": laboratory, "number": "LG123456", "issued_on": issued_on},
    }

    if allowed:
        assert attributes(**given).certificate is not None
    else:
        assert "Premium or Standard" in refused(**given)


def test_premium_and_standard_stand_instead_of_the_four_cs() -> None:
    stone = {"kind": "lab_grown_diamond", "carat": "1.00", "grade": "Premium"}
    certificate = {"laboratory": "GIA", "number": "LG123456", "issued_on": "2026-01-15"}

    assert attributes(stones=[stone], certificate=certificate).diamonds[0].grade == "Premium"
    assert "no colour" in refused(stones=[{**stone, "colour": "E"}])
    assert "laboratory-grown" in refused(stones=[{**stone, "kind": "diamond"}])


def test_accents_need_no_grade_of_the_new_report() -> None:
    accents = {"kind": "lab_grown_diamond", "role": "accent", "count": 20, "carat": "0.20", "colour": "F"}
    certificate = {"laboratory": "GIA", "number": "LG123456", "issued_on": "2026-01-15"}

    assert attributes(stones=[accents], certificate=certificate)


def test_only_untreated_jade_is_graded() -> None:
    grade = {"hue": "G", "chroma": "Ch2", "value": "V2", "transparency": "T2", "texture": "Te1", "clarity": "C2"}

    assert attributes(jade={"treatment": "A", "grade": grade})
    assert "type A" in refused(jade={"treatment": "B", "grade": grade})
    assert "Did you mean Ch5" in refused(jade={"treatment": "A", "grade": {"chroma": "Ch6"}})


@pytest.mark.parametrize(
    ("carat", "shown"),
    [("0.998", "0.99"), ("0.999", "1.00"), ("1.004", "1.00"), ("0.50", "0.50"), ("0.009", "0.01"), ("2.019", "2.02")],
)
def test_carats_round_up_only_from_a_nine_in_the_third_decimal(carat: str, shown: str) -> None:
    assert shown_carat(Decimal(carat)) == Decimal(shown)


@pytest.mark.parametrize(
    ("table", "label", "mm"),
    [
        ("eu", "52", "52.0"),
        ("it", "12", "52.0"),
        ("us", "6", "51.9"),
        ("jp", "11", "51.3"),
        ("cn", "12", "52.0"),
        ("uk", "L", "51.3"),
    ],
)
def test_a_ring_size_is_a_circumference(table: str, label: str, mm: str) -> None:
    assert circumference_mm(RingTable(table), label) == Decimal(mm)


@pytest.mark.parametrize(("table", "label"), [("uk", "51"), ("eu", "free"), ("us", "90")])
def test_what_no_formula_tells_is_left_to_the_supplier(table: str, label: str) -> None:
    assert circumference_mm(RingTable(table), label) is None


def test_every_category_and_material_has_a_name_in_both_languages() -> None:
    assert set(NAMES) == {*Category, *Material}
    assert all(text.zh and text.en for text in NAMES.values())


def test_the_designed_pieces_are_products_without_errors() -> None:
    pieces = json.loads((Path(__file__).parents[3] / "infra/local/demo/pieces.json").read_text())

    for piece in pieces:
        skus = [{"code": sku["code"], "options": sku["options"], "price_rule": free()} for sku in piece["skus"]]
        body = {name: piece[name] for name in ("title", "description", "category", "material", "attributes")}
        content = ProductContent.model_validate({**body, "skus": skus})
        assert not [f for f in find(content) if f.severity == "error"], piece["key"]
        assert ProductContent.model_validate(content.document()) == content


def free() -> dict[str, Any]:
    return {"kind": "fixed", "amount": {"amount": 100, "currency": "CNY"}}


def test_the_skus_of_a_product_follow_one_board() -> None:
    def weighed(code: str, fineness: int) -> dict[str, Any]:
        labour = {"per": "piece", "amount": {"amount": 0, "currency": "CNY"}}
        rule = {"kind": "by_weight", "metal": "gold", "fineness": fineness, "net_grams": "3.20", "labour": labour}
        return {"code": code, "price_rule": rule}

    title = {"zh": "戒", "en": "Ring"}
    body = {"title": title, "category": "ring", "material": "gold"}

    assert ProductContent.model_validate({**body, "skus": [weighed("A-1", 999), weighed("A-2", 999)]}).board_key
    with pytest.raises(ValidationError, match="one board price"):
        ProductContent.model_validate({**body, "skus": [weighed("A-1", 999), weighed("A-2", 750)]})
    with pytest.raises(ValidationError, match="same code"):
        ProductContent.model_validate({**body, "skus": [weighed("a-1", 999), weighed("A-1", 999)]})


def test_prices_are_kept_in_yuan() -> None:
    dollars = {"kind": "fixed", "amount": {"amount": 100, "currency": "USD"}}
    body = {"title": {"zh": "戒", "en": "Ring"}, "category": "ring", "material": "gold"}

    with pytest.raises(ValidationError, match="kept in CNY"):
        ProductContent.model_validate({**body, "skus": [{"code": "A-1", "price_rule": dollars}]})
