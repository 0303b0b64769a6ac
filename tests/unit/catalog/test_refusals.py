"""Why a content was refused, said at the field that was sent, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from catalog.rules.content import ProductContent
from catalog.rules.definition.errors import Refusal, path_of, refusals

PRICE = {"kind": "fixed", "amount": {"amount": 100, "currency": "CNY"}}
WHOLE: dict[str, Any] = {
    "title": {"zh": "戒", "en": "Ring"},
    "category": "ring",
    "material": "gold",
    "skus": [{"price_rule": PRICE}],
}


def refused(**changes: Any) -> tuple[Refusal, ...]:
    document = {**WHOLE, **changes}
    with pytest.raises(ValidationError) as wrong:
        ProductContent.model_validate(document)
    return refusals(wrong.value, document)


@pytest.mark.parametrize(
    ("changes", "path", "zh", "en"),
    [
        ({"title": {"zh": "", "en": "Ring"}}, "title.zh", "请填写。", "Fill this in."),
        ({"title": {"zh": "戒"}}, "title.en", "请填写。", "Fill this in."),
        ({"tags": ["x" * 31]}, "tags.0", "最多 30 个字。", "At most 30 characters."),
        (
            {"attributes": {"metal": {"kind": "gold", "fineness": 999, "grams": "3.205"}}},
            "attributes.metal.grams",
            "最多 2 位小数。",
            "At most 2 decimals.",
        ),
        (
            {"attributes": {"metal": {"kind": "gold", "fineness": 999, "grams": "0"}}},
            "attributes.metal.grams",
            "要大于 0。",
            "More than 0.",
        ),
        (
            {"attributes": {"stones": [{"kind": "diamond", "carat": "heavy"}]}},
            "attributes.stones.0.carat",
            "请写数字。",
            "Write a number.",
        ),
        (
            {"attributes": {"certificate": {"laboratory": "GIA", "number": "1234", "issued_on": "soon"}}},
            "attributes.certificate.issued_on",
            "日期写成 2026-03-05。",
            "Write the date as 2026-03-05.",
        ),
        (
            {"skus": [{"price_rule": {"kind": "fixed", "amount": {"amount": -1, "currency": "CNY"}}}]},
            "skus.0.price_rule.amount.amount",
            "不能小于 0。",
            "At least 0.",
        ),
        ({"colour": "red"}, "colour", "没有这一项。", "There is no such field."),
    ],
)
def test_a_refusal_stands_at_its_field_in_both_languages(changes: dict[str, Any], path: str, zh: str, en: str) -> None:
    [found] = refused(**changes)

    assert (found.path, found.detail.zh, found.detail.en) == (path, zh, en)


def test_a_list_is_not_called_too_short_because_its_items_are_refused() -> None:
    [found] = refused(skus=[{"price_rule": {**PRICE, "kind": "barter"}}])

    assert found.path == "skus.0.price_rule"


def test_a_list_that_is_empty_is_called_so() -> None:
    [found] = refused(skus=[])

    assert (found.path, found.detail.en) == ("skus", "At least 1.")


def test_steps_that_only_name_a_model_are_left_out_of_a_path() -> None:
    document = {"stones": [{"clarity": "SI3"}]}

    assert path_of(("stones", 0, "diamond", "clarity"), document) == ["stones", "0", "clarity"]
    assert path_of(("stones", 0, "diamond", "carat"), document) == ["stones", "0", "carat"]
