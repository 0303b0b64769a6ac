"""Every scale of domain.md §1 is accepted word by word; what is nearly a word is refused with the word that was meant."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from catalog.rules.attributes import Attributes
from catalog.rules.content import ProductContent
from catalog.rules.grading import LABORATORIES, grading_scheme
from catalog.rules.sizes import RingTable

CONTENT: dict[str, Any] = {
    "title": {"zh": "戒", "en": "Ring"},
    "category": "ring",
    "material": "gold",
    "skus": [{"price_rule": {"kind": "fixed", "amount": {"amount": 100, "currency": "CNY"}}}],
}
DIAMOND, LAB_GROWN = {"kind": "diamond"}, {"kind": "lab_grown_diamond"}
JADEITE = {"treatment": "A"}
NGTC = {"laboratory": "NGTC", "number": "NJ1234"}


def at(path: str, value: Any, base: dict[str, Any] | None = None) -> dict[str, Any]:
    """A content with a value at a path: `attributes.stones.0.clarity`."""
    whole = deepcopy(base or CONTENT)
    here: Any = whole
    *steps, last = path.split(".")
    for step in steps:
        here = here[int(step)] if isinstance(here, list) else here.setdefault(step, {})
    here[last] = value
    return whole


def with_stone(stone: dict[str, Any]) -> dict[str, Any]:
    return {**deepcopy(CONTENT), "attributes": {"stones": [deepcopy(stone)]}}


JADE = {**CONTENT, "material": "jadeite", "attributes": {"jade": JADEITE}}
GRADED = {**CONTENT, "material": "jadeite", "attributes": {"jade": {**JADEITE, "grade": {}}}}
METAL = {**CONTENT, "attributes": {"metal": {"kind": "gold", "fineness": 999}}}
SIZED = {**CONTENT, "skus": [{**CONTENT["skus"][0], "options": {"ring_size": {"table": "cn", "label": "12"}}}]}

GIA_CLARITIES = ["FL", "IF", "VVS1", "VVS2", "VS1", "VS2", "SI1", "SI2", "I1", "I2", "I3"]
GB_CLARITIES = ["LC", "VVS1", "VVS2", "VS1", "VS2", "SI1", "SI2", "P1", "P2", "P3"]
GRADES = ["Excellent", "Very Good", "Good", "Fair", "Poor"]
ACCEPTED: list[tuple[str, dict[str, Any], list[Any]]] = [
    (
        "category",
        CONTENT,
        ["ring", "necklace", "pendant", "bracelet", "bangle", "earrings", "brooch", "loose_stone", "set", "gold_bar"],
    ),
    (
        "material",
        CONTENT,
        [
            "diamond",
            "lab_grown_diamond",
            "jadeite",
            "nephrite",
            "gold",
            "k_gold",
            "platinum",
            "silver",
            "pearl",
            "ruby",
            "sapphire",
            "emerald",
            "other_gem",
        ],
    ),
    (
        "attributes.craft",
        CONTENT,
        [
            [craft]
            for craft in [
                "3d_hard_gold",
                "ancient_method_gold",
                "filigree",
                "inlay",
                "prong",
                "bezel",
                "pave",
                "channel",
                "enamel",
                "carving",
            ]
        ],
    ),
    ("attributes.stones.0.colour", with_stone(DIAMOND), [*"DEFGHIJKLMNOPQRSTUVWXYZ", "<N"]),
    (
        "attributes.stones.0.colour",
        with_stone(DIAMOND),
        [
            "Fancy Intense Yellow",
            "Fancy Light Pinkish Brown",
            "Fancy Vivid Blue",
            "Faint Pink",
            "Fancy Deep Yellow-Green",
        ],
    ),
    ("attributes.stones.0.clarity", with_stone(DIAMOND), [*GIA_CLARITIES, *GB_CLARITIES]),
    ("attributes.stones.0.cut", with_stone(DIAMOND), GRADES),
    ("attributes.stones.0.polish", with_stone(DIAMOND), GRADES),
    ("attributes.stones.0.symmetry", with_stone(DIAMOND), GRADES),
    ("attributes.stones.0.fluorescence", with_stone(DIAMOND), ["None", "Faint", "Medium", "Strong", "Very Strong"]),
    ("attributes.stones.0.grade", with_stone(LAB_GROWN), ["Premium", "Standard"]),
    ("attributes.jade.treatment", JADE, ["A", "B", "C", "B+C"]),
    ("attributes.jade.grade.hue", GRADED, ["G", "yG", "bG"]),
    ("attributes.jade.grade.chroma", GRADED, [f"Ch{n}" for n in range(1, 6)]),
    ("attributes.jade.grade.value", GRADED, [f"V{n}" for n in range(1, 5)]),
    ("attributes.jade.grade.transparency", GRADED, [f"T{n}" for n in range(1, 6)]),
    ("attributes.jade.grade.texture", GRADED, [f"Te{n}" for n in range(1, 6)]),
    ("attributes.jade.grade.clarity", GRADED, [f"C{n}" for n in range(1, 6)]),
    ("attributes.jade.tags", JADE, [["玻璃种"], ["冰种"], ["糯种", "飘花"]]),
    ("attributes.metal.fineness", METAL, [375, 585, 750, 916, 990, 999, 999.9, 850, 900, 950, 800, 925, "999.9"]),
    ("skus.0.options.ring_size.table", SIZED, ["cn", "cn_b", "hk", "hk_b", "it", "es", "ch"]),
    (
        "attributes.certificate",
        CONTENT,
        [{"laboratory": one, "number": "12345"} for one in ["GIA", "IGI", "HRD", "NGTC", "GTC"]],
    ),
]
REFUSED: list[tuple[str, dict[str, Any], Any, str]] = [
    ("category", CONTENT, "rings", "ring"),
    ("category", CONTENT, "耳环", "earrings"),
    ("material", CONTENT, "18K金", "k_gold"),
    ("material", CONTENT, "jade", "jadeite or nephrite"),
    ("attributes.craft", CONTENT, ["3D硬金属"], "3d_hard_gold"),
    ("attributes.craft", CONTENT, ["pavé"], "pave"),
    ("attributes.stones.0.colour", with_stone(DIAMOND), "D+", "D"),
    ("attributes.stones.0.colour", with_stone(DIAMOND), "d", "D"),
    ("attributes.stones.0.clarity", with_stone(DIAMOND), "SI3", "SI2 or I1"),
    ("attributes.stones.0.clarity", with_stone(DIAMOND), "VVS3", "VVS2"),
    ("attributes.stones.0.clarity", with_stone(DIAMOND), "vs1", "VS1"),
    ("attributes.stones.0.clarity", with_stone(DIAMOND), "P4", "P3"),
    ("attributes.stones.0.cut", with_stone(DIAMOND), "VG", "Very Good"),
    ("attributes.stones.0.cut", with_stone(DIAMOND), "Ideal", "Excellent"),
    ("attributes.stones.0.cut", with_stone(DIAMOND), "很好", "Very Good"),
    ("attributes.stones.0.polish", with_stone(DIAMOND), "EX", "Excellent"),
    ("attributes.stones.0.symmetry", with_stone(DIAMOND), "very good", "Very Good"),
    ("attributes.stones.0.fluorescence", with_stone(DIAMOND), "Slight", "Faint"),
    ("attributes.stones.0.grade", with_stone(LAB_GROWN), "premium", "Premium"),
    ("attributes.stones.0.shape", with_stone(DIAMOND), "round brilliant", "round"),
    ("attributes.stones.0.treatment", with_stone({"kind": "ruby"}), "No heat", "none"),
    ("attributes.stones.0.treatment", with_stone({"kind": "sapphire"}), "heat", "heated"),
    ("attributes.stones.0.species", with_stone({"kind": "other_gem"}), "tourmalin", "tourmaline"),
    ("attributes.stones.0.lustre", with_stone({"kind": "pearl"}), "AAA", "A"),
    ("attributes.stones.0.variety", with_stone({"kind": "pearl"}), "Akoya 海水珍", "akoya"),
    ("attributes.jade.treatment", JADE, "A货", "A"),
    ("attributes.jade.treatment", JADE, "BC", "B+C"),
    ("attributes.jade.grade.chroma", GRADED, "Ch6", "Ch5"),
    ("attributes.jade.grade.value", GRADED, "V5", "V4"),
    ("attributes.jade.grade.transparency", GRADED, "T6", "T5"),
    ("attributes.jade.grade.texture", GRADED, "Te0", "Te1"),
    ("attributes.jade.grade.clarity", GRADED, "C6", "C5"),
    ("attributes.jade.grade.hue", GRADED, "Yg", "yG"),
    ("attributes.metal.kind", METAL, "18K", "k_gold"),
    ("attributes.metal.fineness", METAL, "千足金", "999"),
    ("attributes.metal.fineness", METAL, "18K", "750"),
    ("attributes.metal.fineness", METAL, "Pt950", "950"),
    ("skus.0.options.ring_size.table", SIZED, "usa", "us"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "base", "words"), ACCEPTED, ids=lambda given: given if isinstance(given, str) else "")
def test_every_word_of_a_scale_is_accepted(path: str, base: dict[str, Any], words: list[Any]) -> None:
    for word in words:
        content = ProductContent.model_validate(at(path, word, base))
        assert ProductContent.model_validate(content.document()) == content


@pytest.mark.parametrize(
    ("path", "base", "word", "meant"), REFUSED, ids=lambda given: str(given) if isinstance(given, str) else ""
)
def test_a_near_miss_is_refused_and_told_the_word_that_was_meant(
    path: str, base: dict[str, Any], word: Any, meant: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        ProductContent.model_validate(at(path, word, base))

    found = refused.value.errors()[0]
    assert f"Did you mean {meant}?" in found["msg"]
    assert f"是否要写 {meant.replace(' or ', ' 或 ')}？" in found["ctx"]["zh"]
    assert str(found["loc"][0]) == path.split(".")[0]


@pytest.mark.parametrize(("table", "label"), [("eu", "52"), ("us", "6.25"), ("jp", "11"), ("uk", "L½")])
def test_ring_tables_of_norms_take_their_own_labels(table: str, label: str) -> None:
    size = {"table": table, "label": label}

    content = ProductContent.model_validate(at("skus.0.options.ring_size", size, SIZED))

    assert content.skus[0].options.ring_size is not None
    assert content.skus[0].options.ring_size.circumference_mm is not None


def test_a_norms_size_that_contradicts_its_circumference_is_refused_a_brands_is_not() -> None:
    with pytest.raises(ValidationError, match=r"US 6 is 51\.9 mm around"):
        ProductContent.model_validate(
            at("skus.0.options.ring_size", {"table": "us", "label": "6", "circumference_mm": "60"}, SIZED)
        )
    own = {"table": "cn", "label": "12", "circumference_mm": "53.5"}
    assert ProductContent.model_validate(at("skus.0.options.ring_size", own, SIZED))


def test_coloured_jadeite_ends_at_t4_only_colourless_has_t5() -> None:
    assert ProductContent.model_validate(at("attributes.jade.grade", {"transparency": "T5"}, GRADED))
    with pytest.raises(ValidationError, match="only colourless jadeite has T5"):
        ProductContent.model_validate(at("attributes.jade.grade", {"transparency": "T5", "hue": "G"}, GRADED))


@pytest.mark.parametrize(
    ("laboratory", "report", "issued", "grown", "scheme"),
    [
        ("GIA", "Diamond Grading Report", "2026-01-01", False, "gia_4cs"),
        ("GIA", "Laboratory-Grown Diamond Report", "2025-09-30", True, "gia_4cs"),
        ("GIA", "Laboratory-Grown Diamond Report", "2025-10-01", True, "gia_lab_grown"),
        ("GIA", "Laboratory-Grown Diamond Report", "2025-10-01", False, "gia_lab_grown"),
        ("GIA", "Laboratory-Grown Diamond Quality Assessment", None, True, "gia_lab_grown"),
        ("GIA", None, None, True, None),
        ("IGI", "Laboratory Grown Diamond Report", "2026-01-01", True, "igi_lab_grown"),
        ("IGI", "Diamond Report", None, False, "igi_4cs"),
        ("HRD", "Diamond Certificate", None, False, "hrd_4cs"),
        ("NGTC", "钻石分级证书", "2026-01-01", False, "gb_16554"),
        ("GTC", None, None, True, "gb_16554"),
        ("GRS", "Gemstone Report", None, False, None),
    ],
)
def test_the_scale_follows_laboratory_report_type_and_date(
    laboratory: str, report: str | None, issued: str | None, grown: bool, scheme: str | None
) -> None:
    at_date = date.fromisoformat(issued) if issued else None

    found = grading_scheme(laboratory, report, at_date, laboratory_grown=grown)

    assert (found.code if found else None) == scheme


@pytest.mark.parametrize(
    ("laboratory", "stone", "field", "said"),
    [
        ("NGTC", {"clarity": "IF"}, "clarity", "Did you mean LC?"),
        ("NGTC", {"clarity": "I1"}, "clarity", "Did you mean P1?"),
        ("NGTC", {"colour": "S"}, "colour", "not a colour of GB/T 16554"),
        ("GIA", {"clarity": "LC"}, "clarity", "GIA clarity grade"),
        ("GIA", {"colour": "<N"}, "colour", "not a colour of GIA 4Cs"),
        ("IGI", {"kind": "lab_grown_diamond", "grade": "Premium"}, "grade", "state colour, clarity and cut"),
    ],
)
def test_a_listing_grades_as_its_report_does_and_is_told_at_the_field(
    laboratory: str, stone: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        Attributes.model_validate(
            {"stones": [{**DIAMOND, **stone}], "certificate": {"laboratory": laboratory, "number": "12345"}}
        )

    [found] = refused.value.errors()
    assert found["loc"] == ("stones", 0, field)
    assert said in found["msg"]


def test_one_stone_is_not_graded_by_two_scales() -> None:
    with pytest.raises(ValidationError, match="Did you mean LC"):
        ProductContent.model_validate(with_stone({**DIAMOND, "colour": "<N", "clarity": "IF"}))


@pytest.mark.parametrize(
    ("category", "attribute", "value"),
    [
        ("loose_stone", "metal", {"kind": "gold", "fineness": 999}),
        ("ring", "fitting", "post"),
        ("earrings", "bangle_form", "oval"),
        ("gold_bar", "stones", [DIAMOND]),
        ("ring", "consists_of", ["ring"]),
        ("ring", "jade", JADEITE),
        ("ring", "nephrite", {"colour": "white"}),
    ],
)
def test_attributes_of_other_goods_are_refused(category: str, attribute: str, value: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        ProductContent.model_validate({**CONTENT, "category": category, "attributes": {attribute: value}})

    [found] = refused.value.errors()
    assert (found["loc"], found["type"]) == (("attributes", attribute), "not_of_these_goods")


def test_a_jadeite_stone_may_be_described_in_a_ring_of_gold() -> None:
    attributes = {"stones": [{"kind": "jadeite"}], "jade": JADEITE}

    assert ProductContent.model_validate({**CONTENT, "attributes": attributes}).attributes.jade


def test_only_a_one_of_one_has_a_serial() -> None:
    piece = {**CONTENT["skus"][0], "one_of_one": True, "serial": "ht-26-0713"}

    assert ProductContent.model_validate({**CONTENT, "skus": [piece]}).skus[0].serial == "HT-26-0713"
    with pytest.raises(ValidationError, match="only a one-of-one has a serial"):
        ProductContent.model_validate({**CONTENT, "skus": [{**piece, "one_of_one": False}]})


def test_every_laboratory_of_the_trade_and_every_ring_table_is_named() -> None:
    assert set(LABORATORIES) == {"GIA", "IGI", "HRD", "NGTC", "GTC"}
    assert {"eu", "it", "es", "ch", "us", "jp", "uk"} < {str(table) for table in RingTable}
