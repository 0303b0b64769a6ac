"""What a reviewer is told about a product."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.rules.content import ProductContent
from catalog.rules.findings import RULES, Severity, find, has_errors

CLEAN: dict[str, Any] = {
    "title": {"zh": "足金999手镯", "en": "999 gold bangle"},
    "category": "bangle",
    "material": "gold",
    "attributes": {"metal": {"kind": "gold", "fineness": 999}},
    "skus": [{"code": "B-1", "price_rule": {"kind": "fixed", "amount": {"amount": 1, "currency": "CNY"}}}],
    "images": [{"key": "media/demo/a.webp", "alt": {"zh": "镯", "en": "Bangle"}}],
}


def content(**changes: Any) -> ProductContent:
    return ProductContent.model_validate({**CLEAN, **changes})


def found(**changes: Any) -> list[tuple[str, str]]:
    return [(finding.rule, finding.field) for finding in find(content(**changes))]


def named(zh: str, en: str = "A thing") -> dict[str, str]:
    return {"zh": zh, "en": en}


def test_a_clean_product_has_no_findings() -> None:
    assert found() == []


@pytest.mark.parametrize("word", ["千足金", "万足金"])
def test_a_barred_name_is_found_wherever_it_stands_and_named(word: str) -> None:
    findings = find(content(title=named(f"{word}手镯"), description={"zh": f"采用{word}", "en": ""}))

    assert [(f.rule, f.field) for f in findings] == [("barred_name", "title.zh"), ("barred_name", "description.zh")]
    assert all(word in f.detail.zh and word in f.detail.en for f in findings)


@pytest.mark.parametrize(
    ("kind", "fineness", "wrong"),
    [
        ("gold", 999, False),
        ("gold", 999.9, False),
        ("k_gold", 750, False),
        ("gold", 925, True),
        ("silver", 925, False),
        ("platinum", 750, True),
    ],
)
def test_fineness_is_one_of_its_metals_scale(kind: str, fineness: float, wrong: bool) -> None:
    told = found(attributes={"metal": {"kind": kind, "fineness": fineness}})

    assert told == ([("fineness_scale", "attributes.metal.fineness")] if wrong else [])


def test_the_fineness_of_a_price_by_weight_is_looked_at_too() -> None:
    rule = {
        "kind": "by_weight",
        "metal": "gold",
        "fineness": 800,
        "net_grams": 3,
        "labour": {"per": "piece", "amount": {"amount": 0, "currency": "CNY"}},
    }

    assert found(skus=[{"code": "B-1", "price_rule": rule}]) == [("fineness_scale", "skus.0.price_rule.fineness")]


def test_si3_in_a_text_is_no_grade() -> None:
    assert found(title=named("钻戒", "Diamond ring, si3")) == [("clarity_scale", "title.en")]


def test_the_name_of_a_lab_grown_diamond_says_so_in_both_languages() -> None:
    stones = {"stones": [{"kind": "lab_grown_diamond", "carat": 1}]}

    both = [("lab_grown_name", "title.zh"), ("lab_grown_name", "title.en")]
    assert found(material="lab_grown_diamond", title=named("钻戒")) == both
    assert found(attributes=stones, title=named("钻戒")) == both
    assert found(attributes=stones, title=named("合成钻石戒指", "Laboratory-grown diamond ring")) == []


@pytest.mark.parametrize("treatment", ["B", "C", "B+C"])
def test_treated_jadeite_is_named_as_treated(treatment: str) -> None:
    jade = {"jade": {"treatment": treatment}}

    plain = found(material="jadeite", attributes=jade, title=named("翡翠手镯", "Jadeite bangle"))
    told = found(material="jadeite", attributes=jade, title=named("翡翠（处理）手镯", "Treated jadeite bangle"))

    assert plain == [("treated_jade_name", "title.zh"), ("treated_jade_name", "title.en")]
    assert told == []


def test_untreated_jadeite_keeps_its_plain_name_but_states_it() -> None:
    assert found(material="jadeite", attributes={"jade": {"treatment": "A"}}, title=named("翡翠手镯")) == []
    assert found(material="jadeite", attributes={}, title=named("翡翠手镯")) == [
        ("jade_treatment_missing", "attributes.jade")
    ]


def test_no_picture_and_no_price_are_found() -> None:
    free = {"kind": "fixed", "amount": {"amount": 0, "currency": "CNY"}}

    told = found(images=[], skus=[{"code": "B-1", "price_rule": free}])

    assert told == [("no_price", "skus.0.price_rule.amount"), ("no_picture", "images")]


def test_a_one_of_one_has_a_certificate() -> None:
    assert found(skus=[{**CLEAN["skus"][0], "one_of_one": True}]) == [
        ("piece_without_certificate", "attributes.certificate")
    ]


def test_errors_come_first_and_warnings_alone_do_not_stop_approval() -> None:
    findings = find(content(images=[], title=named("千足金")))

    assert [finding.severity for finding in findings] == [Severity.ERROR, Severity.WARNING]
    assert has_errors(findings)
    assert not has_errors(find(content(images=[])))


def test_every_finding_says_what_is_wrong_and_how_to_put_it_right_in_both_languages() -> None:
    assert len(RULES) == 9
    for finding in find(content(images=[], title=named("千足金 SI3", "SI3"))):
        assert all((finding.detail.zh, finding.detail.en, finding.fix.zh, finding.fix.en))
