"""How findings come about; what each rule finds and lets pass is told by the corpus (tests/corpus)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from catalog.rules.content import ProductContent
from catalog.rules.findings import FIRST_RULES, RULES, RuleSet, Severity, find, has_errors
from catalog.rules.findings.facts import CertificateFacts, CertificateState, Facts, PeerFacts
from catalog.rules.peers import middle_of, peer_price

CLEAN: dict[str, Any] = {
    "title": {"zh": "足金999手镯", "en": "999 gold bangle"},
    "category": "bangle",
    "material": "gold",
    "attributes": {"metal": {"kind": "gold", "fineness": 999, "grams": "20.00"}},
    "skus": [
        {
            "code": "B-1",
            "options": {"inner_diameter_mm": 56},
            "price_rule": {"kind": "fixed", "amount": {"amount": 2_000_000, "currency": "CNY"}},
        }
    ],
    "images": [{"key": "media/demo/a.webp", "alt": {"zh": "镯", "en": "Bangle"}, "width": 1200, "height": 1200}],
}


def content(**changes: Any) -> ProductContent:
    return ProductContent.model_validate({**CLEAN, **changes})


def named(zh: str, en: str = "A thing") -> dict[str, str]:
    return {"zh": zh, "en": en}


def test_a_clean_product_has_no_findings() -> None:
    assert find(content()) == ()


def test_errors_come_first_and_warnings_alone_do_not_stop_approval() -> None:
    findings = find(content(images=[], title=named("千足金")))

    assert [finding.severity for finding in findings] == [Severity.ERROR, Severity.WARNING]
    assert has_errors(findings)
    assert not has_errors(find(content(images=[])))


def test_a_finding_names_the_word_and_the_version_of_the_rules_that_found_it() -> None:
    (finding,) = find(content(title=named("千足金手镯")), version=7)

    assert (finding.rule, finding.field, finding.version) == ("barred_name", "title.zh", 7)
    assert "千足金" in finding.detail.zh
    assert "千足金" in finding.detail.en


def test_a_rule_can_be_turned_off_or_made_milder() -> None:
    barred = content(title=named("千足金手镯"))
    off = RuleSet.model_validate({"rules": {"barred_name": {"on": False, "severity": "error"}}})
    milder = RuleSet.model_validate({"rules": {"barred_name": {"severity": "warning"}}})

    assert find(barred, off) == ()
    assert [finding.severity for finding in find(barred, milder)] == [Severity.WARNING]


def test_a_rule_set_names_every_rule_and_no_other() -> None:
    assert set(FIRST_RULES.rules) == set(RULES)
    assert set(RuleSet.model_validate({"rules": {}}).rules) == set(RULES)
    with pytest.raises(ValidationError, match="there is no rule barred_nam"):
        RuleSet.model_validate({"rules": {"barred_nam": {"severity": "error"}}})
    with pytest.raises(ValidationError, match="silver has no scale"):
        RuleSet.model_validate({"finenesses": {"gold": ["999"], "platinum": ["950"]}})


def test_a_rule_set_survives_its_way_through_the_table() -> None:
    assert RuleSet.model_validate(FIRST_RULES.document()) == FIRST_RULES


def test_an_operators_own_words_are_found_and_harmless_ones_are_not() -> None:
    claim = {
        "kind": "magic",
        "name": {"zh": "魔法", "en": "Magic"},
        "words": ["magic"],
        "unless": ["magic hour"],
        "fix": {"zh": "删去。", "en": "Leave it out."},
    }
    rules = RuleSet.model_validate({"claims": [claim]})

    found = [
        (finding.field, finding.detail.en)
        for finding in find(content(description={"zh": "", "en": "Magic! Shot at magic hour by a magician."}), rules)
    ]

    assert found == [("description.en", "Magic: “magic”.")]


def test_the_middle_of_peers_does_not_depend_on_their_order_and_a_correction_takes_the_old_price_back() -> None:
    prices = [peer_price(priced(amount)) for amount in (1_000_000, 2_000_000, 4_000_000)]
    logarithms = [price.logarithm for price in prices if price]

    assert middle_of(3, sum(logarithms)) == pytest.approx(100_000, rel=0.001)
    corrected = sum(logarithms) - logarithms[2] + logarithms[1]
    assert middle_of(3, corrected) == middle_of(3, sum(reversed(logarithms)) - logarithms[2] + logarithms[1])


def priced(amount: int, grams: str = "20.00") -> ProductContent:
    sku = {**CLEAN["skus"][0], "price_rule": {"kind": "fixed", "amount": {"amount": amount, "currency": "CNY"}}}
    return content(skus=[sku], attributes={"metal": {"kind": "gold", "fineness": 999, "grams": grams}})


def test_peers_are_of_one_category_material_and_band_of_weight() -> None:
    keys = {grams: getattr(peer_price(priced(1_000_000, grams)), "key", None) for grams in ("1.99", "2.00", "150.00")}

    assert keys == {"1.99": "bangle#gold#gram#0", "2.00": "bangle#gold#gram#2", "150.00": "bangle#gold#gram#100"}


@pytest.mark.parametrize(
    ("amount", "peers", "far"),
    [
        (2_000_000, PeerFacts(8, 100_000), False),
        (9_999_999, PeerFacts(8, 100_000), False),
        (10_000_100, PeerFacts(8, 100_000), True),
        (399_000, PeerFacts(8, 100_000), True),
        (10_000_100, PeerFacts(7, 100_000), False),
        (10_000_100, None, False),
    ],
)
def test_a_price_far_from_enough_peers_is_found(amount: int, peers: PeerFacts | None, far: bool) -> None:
    found = find(priced(amount), facts=Facts(peers=peers))

    assert [finding.rule for finding in found] == (["price_peers"] if far else [])


def test_the_band_of_a_material_may_be_its_own() -> None:
    rules = RuleSet.model_validate({"price_band": {"by_material": {"gold": "20"}}})

    assert rules.price_band.times_of("gold") == Decimal(20)
    assert find(priced(10_000_100), rules, Facts(peers=PeerFacts(8, 100_000))) == ()


def test_of_two_products_with_one_certificate_each_is_told_its_own_side() -> None:
    attributes = {**CLEAN["attributes"], "certificate": {"laboratory": "NGTC", "number": "AU-12345"}}
    certified = content(attributes=attributes)

    def told(*, held_by_another: bool = False, contested: bool = False) -> list[str]:
        certificate = CertificateFacts(CertificateState.MATCHED, held_by_another=held_by_another, contested=contested)
        return [finding.rule for finding in find(certified, facts=Facts(certificate=certificate))]

    assert told() == []
    assert told(held_by_another=True, contested=True) == ["certificate_taken"]
    assert told(contested=True) == ["certificate_contested"]
