"""What may be said about a product, by HTTP: the form's fields, the preview of a draft, the rows of its page."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from integration.catalog.goods import RING, SUPPLIER, ask, on_sale, open_mall
from parure.kernel.text import Text


@pytest.fixture(autouse=True)
def _mall(aws: None) -> None:
    open_mall()


def paths(query: str) -> set[str]:
    groups = ask("GET", f"/attributes{query}").json["groups"]
    return {field["path"] for group in groups for field in group["fields"]}


def preview(language: str = "en", **changes: Any) -> dict[str, Any]:
    answer = ask(
        "POST", "/products/preview", {"content": {**deepcopy(RING), **changes}}, SUPPLIER, accept_language=language
    )
    assert answer.status == 200, answer.text
    return dict(answer.json)


def test_the_form_has_the_fields_of_the_goods_that_it_is_for() -> None:
    assert "attributes.bangle_form" in paths("?category=bangle&material=jadeite")
    assert "attributes.jade.grade.chroma" in paths("?category=bangle&material=jadeite")
    assert "attributes.jade.treatment" not in paths("?category=ring&material=gold")
    assert "attributes.metal.kind" not in paths("?category=loose_stone")
    assert "skus.*.options.ring_size.table" in paths("?category=ring")
    assert paths("?category=ring") < paths("")


def test_the_form_speaks_the_readers_language_and_may_be_cached() -> None:
    def carat(language: str) -> dict[str, Any]:
        answer = ask("GET", "/attributes?category=ring", accept_language=language)
        assert answer.header("Cache-Control") == "public, max-age=3600"
        stones = next(group for group in answer.json["groups"] if group["id"] == "stones")
        return next(field for field in stones["fields"] if field["path"] == "attributes.stones.*.carat")

    assert (carat("zh")["label"], carat("en")["label"]) == ("重量", "Weight")
    assert carat("en") | {"help": None, "label": ""} == {
        "path": "attributes.stones.*.carat",
        "kind": "decimal",
        "label": "",
        "help": None,
        "unit": "ct",
        "required": False,
        "facet": "range",
        "words": [],
        "suggestions": [],
        "stones": ["diamond", "lab_grown_diamond"],
        "materials": None,
        "min": "0",
        "above": True,
        "max": "10000",
        "decimals": 3,
        "max_length": None,
    }


def test_an_unknown_category_is_refused() -> None:
    assert ask("GET", "/attributes?category=crown").status == 400


def test_a_preview_shows_the_rows_and_what_a_reviewer_would_find() -> None:
    shown = preview("zh", title={"zh": "千足金戒", "en": "Ring"})

    assert shown["errors"] == []
    assert ("主石", "净度", "VS1") in [(row["group"], row["label"], row["value"]) for row in shown["specifications"]]
    assert "barred_name" in [finding["rule"] for finding in shown["findings"]]


@pytest.mark.parametrize(("language", "detail"), [("zh", "是否要写 SI2 或 I1"), ("en", "Did you mean SI2 or I1")])
def test_a_preview_refuses_at_the_field_and_still_shows_the_rest(language: str, detail: str) -> None:
    stones = [{"kind": "diamond", "carat": "0.50", "colour": "D", "clarity": "SI3"}]

    shown = preview(language, attributes={**RING["attributes"], "stones": stones})

    assert [(one["field"], one["code"]) for one in shown["errors"]] == [("attributes.stones.0.clarity", "not_in_scale")]
    assert detail in shown["errors"][0]["detail"]
    terms = {row["term"] for row in shown["specifications"]}
    assert "colour" in terms
    assert "clarity" not in terms


def test_an_empty_page_is_previewed_too() -> None:
    answer = ask("POST", "/products/preview", {"content": {}}, SUPPLIER, accept_language="zh").json

    assert {one["field"] for one in answer["errors"]} == {"title", "category", "material", "skus"}
    assert {one["detail"] for one in answer["errors"]} == {"请填写。"}
    assert answer["specifications"] == []


@pytest.mark.parametrize(
    "wrong", [{"stones": "many"}, {"stones": [7]}, {"metal": {"kind": "lead"}}, [], "none", {"x": 1}]
)
def test_a_preview_of_nonsense_says_so_and_does_not_break(wrong: Any) -> None:
    assert preview(attributes=wrong)["errors"]


def test_a_supplier_reads_the_page_of_the_other_language_and_its_errors_in_its_own() -> None:
    body = {"content": {**RING, "tags": [""]}, "language": "en"}

    shown = ask("POST", "/products/preview", body, SUPPLIER, accept_language="zh").json

    assert shown["errors"][0]["detail"] == "请填写。"
    assert "Main stone" in {row["group"] for row in shown["specifications"]}


def test_a_stranger_previews_nothing() -> None:
    assert ask("POST", "/products/preview", {"content": RING}).status == 401


def test_a_product_on_sale_shows_its_specifications_in_the_readers_language() -> None:
    product_id = on_sale()

    for language, row in (("zh", Text("主石", "钻石")), ("en", Text("Main stone", "Diamond"))):
        shown = ask("GET", f"/products/{product_id}", accept_language=language).json["specifications"]
        assert {"group": row.zh, "value": row.en, "term": "kind"}.items() <= shown[3].items()


def test_a_ring_on_sale_says_its_size_by_the_norms() -> None:
    options = ask("GET", f"/products/{on_sale()}").json["skus"][0]["options"]

    assert options["ring_size"] == {"table": "cn", "label": "12", "circumference_mm": "52.0"}
    assert options["ring_sizes"] == {"eu": "52", "us": "6", "jp": "12", "uk": "L½", "it": "12"}
