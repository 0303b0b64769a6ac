"""One definition of what a product may say: nothing of the schema is missing, and everything reads in both languages."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from catalog.rules.content import ProductContent
from catalog.rules.definition.facets import facet_fields, facets
from catalog.rules.definition.fields import Field, field_at, fields
from catalog.rules.definition.labels import LABELS, MODEL_GROUPS
from catalog.rules.definition.rows import rows

PIECES = json.loads((Path(__file__).parents[3] / "infra/local/demo/pieces.json").read_text())
JADE_RING: dict[str, Any] = {
    "title": {"zh": "翡翠戒", "en": "Jadeite ring"},
    "category": "ring",
    "material": "jadeite",
    "attributes": {
        "metal": {"kind": "k_gold", "fineness": 750, "grams": "5.85", "colour": "white"},
        "stones": [
            {"kind": "jadeite", "carat": "3.60", "shape": "cabochon"},
            {"kind": "diamond", "role": "accent", "count": 24, "carat": "0.529", "colour": "G", "clarity": "VS2"},
        ],
        "jade": {"treatment": "A", "grade": {"hue": "G", "transparency": "T2"}, "tags": ["冰种"]},
        "craft": ["bezel"],
    },
    "skus": [
        {
            "code": "J-1",
            "options": {"ring_size": {"table": "us", "label": "6"}},
            "price_rule": {"kind": "fixed", "amount": {"amount": 100, "currency": "CNY"}},
        }
    ],
}


def content_of(**attributes: Any) -> ProductContent:
    return ProductContent.model_validate({**JADE_RING, "attributes": {**JADE_RING["attributes"], **attributes}})


def of(piece: dict[str, Any]) -> ProductContent:
    price = {"kind": "fixed", "amount": {"amount": 100, "currency": "CNY"}}
    skus = [{"code": sku["code"], "options": sku["options"], "price_rule": price} for sku in piece["skus"]]
    body = {name: piece[name] for name in ("title", "description", "category", "material", "attributes")}
    return ProductContent.model_validate({**body, "skus": skus})


def at(path: str, stone: str | None = None) -> Field:
    found = field_at(path, stone=stone)
    assert found is not None
    return found


@pytest.mark.parametrize("model", LABELS, ids=lambda model: model.__name__)
def test_no_field_of_the_schema_is_missing_from_the_definition_and_none_is_invented(model: type[BaseModel]) -> None:
    assert set(LABELS[model]) == set(model.model_fields)
    assert model in MODEL_GROUPS or all(label.group for label in LABELS[model].values())


def test_every_model_that_holds_attributes_is_in_the_definition() -> None:
    paths = {field.path for field in fields()}
    document = content_of(certificate={"laboratory": "NGTC", "number": "NJ1234"}).document()

    def walk(prefix: str, given: Any) -> None:
        if isinstance(given, dict):
            for name, below in given.items():
                walk(f"{prefix}.{name}" if prefix else name, below)
        elif isinstance(given, list):
            for below in given:
                walk(f"{prefix}.*", below)
        else:
            whole = prefix.removesuffix(".*").removesuffix(".amount").removesuffix(".currency")
            assert {prefix, whole, whole.rpartition(".")[0]} & paths, prefix

    walk("", document)


def test_every_label_word_and_help_stands_in_both_languages() -> None:
    for field in fields():
        texts = [field.label, field.group_name, *field.words.values(), *([field.help] if field.help else [])]
        assert all(text.zh and text.en for text in texts), field.path


def test_limits_units_and_words_come_from_the_schema() -> None:
    grams, carat, clarity = (
        at("attributes.metal.grams"),
        at("attributes.stones.3.carat"),
        at("attributes.jade.grade.clarity"),
    )

    assert (grams.unit, grams.least, grams.above, grams.places) == ("g", Decimal(0), True, 2)
    assert (carat.unit, carat.places) == ("ct", 3)
    assert list(clarity.words) == ["C1", "C2", "C3", "C4", "C5"]
    assert at("attributes.metal.fineness").unit == "‰"
    assert at("attributes.jade").materials == frozenset({"jadeite"})
    assert "earrings" in at("attributes.fitting").categories
    assert "ring" not in at("attributes.fitting").categories


def test_one_name_means_another_field_in_another_stone() -> None:
    assert at("attributes.stones.0.colour", "ruby").suggestions["Pigeon's Blood"].zh == "鸽血红"
    assert list(at("attributes.stones.0.colour", "diamond").suggestions) == [*"DEFGHIJKLMNOPQRSTUVWXYZ", "<N"]
    assert at("attributes.stones.0.diamond.clarity").label.zh == "净度"


def test_a_form_asks_of_a_stone_only_what_its_kind_has() -> None:
    def asked(stone: str) -> set[str]:
        return {field.name for field in fields() if stone in field.stones}

    assert "grade" in asked("lab_grown_diamond") - asked("diamond")
    assert "species" in asked("other_gem") - asked("ruby")
    assert "treatment" in asked("ruby") - asked("jadeite")
    assert {"lustre", "nacre"} <= asked("pearl")


def test_a_path_below_a_field_belongs_to_it() -> None:
    assert at("skus.0.price_rule.fixed.amount.amount").label.zh == "一口价"
    assert field_at("nothing.of.this") is None


@pytest.mark.parametrize(
    ("path", "stone", "value", "zh", "en"),
    [
        ("attributes.metal.fineness", None, "999.9", "999.9‰", "999.9‰"),
        ("attributes.metal.grams", None, "3.20", "3.20 g", "3.20 g"),
        ("attributes.craft", None, ["prong", "pave"], "爪镶、群镶", "Prong setting, Pavé setting"),
        ("attributes.stones.0.cut", None, "Very Good", "很好", "Very Good"),
        ("attributes.stones.0.colour", "diamond", "Fancy Intense Yellow", "浓彩黄", "Fancy Intense Yellow"),
        (
            "attributes.stones.0.colour",
            "diamond",
            "Fancy Deep Brownish Yellow",
            "深彩带棕黄",
            "Fancy Deep Brownish Yellow",
        ),
        ("attributes.stones.0.colour", "ruby", "Pigeon's Blood", "鸽血红", "Pigeon's Blood"),
        ("attributes.stones.0.origin", "ruby", "Mogok", "Mogok", "Mogok"),
        ("attributes.jade.treatment", None, "B+C", "B+C 货（漂白充填并染色）", "B+C, filled and dyed"),
        ("skus.0.one_of_one", None, True, "是", "Yes"),
        ("skus.0.price_rule.amount", None, {"amount": 1680000, "currency": "CNY"}, "¥16,800.00", "CN¥16,800.00"),
        ("title", None, {"zh": "戒", "en": "Ring"}, "戒", "Ring"),
        ("attributes.metal.plating", None, None, "", ""),
    ],
)
def test_a_value_reads_in_both_languages(path: str, stone: str | None, value: Any, zh: str, en: str) -> None:
    said = at(path, stone).say(value)

    assert (said.zh, said.en) == (zh, en)


@pytest.mark.parametrize(
    ("path", "written", "value"),
    [
        ("attributes.metal.kind", "铂金", "platinum"),
        ("attributes.metal.grams", "３.２０克", "3.20"),
        ("attributes.stones.0.carat", "1.01 ct", "1.01"),
        ("attributes.stones.0.count", "24粒", 24),
        ("attributes.stones.0.cut", "很好", "Very Good"),
        ("attributes.stones.0.cut", "VG", "VG"),
        ("attributes.craft", "爪镶、Pavé setting; enamel", ["prong", "pave", "enamel"]),
        ("attributes.certificate.issued_on", "2026年3月5日", "2026-03-05"),
        ("attributes.certificate.issued_on", "2026/3/5", "2026-03-05"),
        ("attributes.certificate.laboratory", "国检 NGTC", "NGTC"),
        ("skus.0.one_of_one", "是", True),
        ("attributes.jade.tags", "冰种, 飘花", ["冰种", "飘花"]),
        ("attributes.stones.0.colour", " ", None),
    ],
)
def test_what_people_write_is_understood_in_either_language(path: str, written: str, value: Any) -> None:
    assert at(path).parse(written) == value


@pytest.mark.parametrize("field", fields(), ids=lambda field: f"{field.path}:{field.stones[:1]}")
def test_what_is_said_can_be_written_back(field: Field) -> None:
    for word, text in field.words.items():
        assert {field.parse(text.zh), field.parse(text.en)} <= {word} if field.kind == "choice" else True
        assert field.parse(word) == ([word] if field.kind == "choices" else word)


def test_the_rows_of_a_page_are_grouped_in_the_order_of_a_jeweller() -> None:
    shown = rows(content_of(certificate={"laboratory": "NGTC", "number": "NJ1234"}))

    assert list(dict.fromkeys(row.group.zh for row in shown)) == [
        "贵金属", "主石", "配石", "翡翠", "工艺与款式", "规格", "鉴定证书",
    ]  # fmt: skip
    said = {(row.group.en, row.label.en): row.value.en for row in shown}
    assert said["Main stone", "Weight"] == "0.72 g (3.60 ct)"
    assert said["Accent stones", "Weight"] == "0.53 ct"
    assert said["Accent stones", "Number of stones"] == "24"
    assert said["Form and size", "Ring size"] == "6 (US)"
    assert ("Main stone", "Number of stones") not in said


def test_a_graded_diamond_names_its_scale() -> None:
    stone = {"kind": "diamond", "carat": "1.00", "colour": "<N", "clarity": "LC"}
    content = content_of(
        stones=[stone, {"kind": "jadeite", "role": "accent"}], certificate={"laboratory": "NGTC", "number": "NJ1234"}
    )

    assert ("grading_scheme", "GB/T 16554") in [(row.term, row.value.en) for row in rows(content)]


def test_pearls_are_measured_from_smallest_to_largest() -> None:
    pearl = {"kind": "pearl", "count": 41, "size_min_mm": "8.0", "size_max_mm": "9.5", "lustre": "A"}
    shown = {row.term: row.value.zh for row in rows(content_of(stones=[pearl, {"kind": "jadeite"}]))}

    assert shown["pearl_size"] == "8.0–9.5 mm"
    assert shown["lustre"] == "极强 A"


def test_facets_are_words_and_numbers_of_the_main_stones() -> None:
    found = facets(content_of())

    assert found["stone"] == ["jadeite", "diamond"]
    assert found["carat"] == Decimal("3.60")
    assert found["total_carat"] == Decimal("4.129")
    assert found["ring_size"] == ["51.9"]
    assert found["trade_words"] == ["冰种"]
    assert "clarity" not in found
    assert set(found) <= set(facet_fields())


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece["key"])
def test_every_designed_piece_has_rows_and_facets(piece: dict[str, Any]) -> None:
    content = of(piece)

    assert all(row.value.zh and row.value.en for row in rows(content))
    assert facets(content)["category"] == [piece["category"]]
