"""Rows of a table and the listing that they mean."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulk.formats.lines import Line
from bulk.rules.columns import Column, Headers, Kind
from bulk.rules.rows import Group, Parsed, merge, parse_group, replace, rows_of
from bulk.service.columns import by_id, columns
from parure.kernel.text import Language

IDS = ["key", "code", "title.zh", "price_rule.amount", "attributes.metal.kind", "attributes.metal.fineness"]
RING: dict[str, Any] = {
    "title": {"zh": "晨光", "en": "Dawn"},
    "category": "ring",
    "material": "diamond",
    "attributes": {"metal": {"kind": "platinum", "fineness": 950}, "craft": ["prong", "pave"]},
    "skus": [
        {"code": "R-12", "price_rule": {"kind": "fixed", "amount": {"amount": 100, "currency": "CNY"}}},
        {"code": "R-13", "price_rule": {"kind": "fixed", "amount": {"amount": 200, "currency": "CNY"}}},
    ],
    "images": [{"key": "media/demo/a.webp", "alt": {"zh": "图", "en": "A"}}],
}


def parsed(*rows: list[str], ids: list[str] | None = None) -> Parsed:
    lines = tuple(Line(number, tuple(row)) for number, row in enumerate(rows, 2))
    return parse_group(Group(key="R", lines=lines), [by_id().get(name) for name in ids or IDS])


def test_every_column_is_found_by_its_id_and_by_both_its_names() -> None:
    headers = Headers(columns())

    for column in columns():
        for name in (column.id, column.heading(Language.ZH), column.heading(Language.EN)):
            assert headers.find(name) is column, name


def test_a_header_may_be_wide_starred_and_without_its_unit() -> None:
    headers = Headers(columns())

    assert headers.find("＊ 款　号") is by_id()["key"]
    assert headers.find("金属重量") is headers.find("Metal weight (G)") is by_id()["attributes.metal.grams"]
    assert headers.find("whatever") is None
    assert headers.near("中文名") is by_id()["title.zh"]


def test_a_row_makes_a_listing_and_further_rows_its_skus() -> None:
    content = merge(None, parsed(["R", "R-12", "晨光", "129", "铂金", "950"], ["R", "R-13", "", "131", "", ""]))

    assert content["title"] == {"zh": "晨光"}
    assert content["attributes"]["metal"] == {"kind": "platinum", "fineness": "950"}
    assert [(sku["code"], sku["price_rule"]["amount"]["amount"]) for sku in content["skus"]] == [
        ("R-12", 12_900),
        ("R-13", 13_100),
    ]


def test_columns_that_the_file_does_not_have_keep_what_the_listing_holds() -> None:
    content = merge(RING, parsed(["R", "R-13", "250"], ids=["key", "code", "price_rule.amount"]))

    assert content["skus"][1]["price_rule"]["amount"]["amount"] == 25_000
    assert {**content, "skus": None} == {**RING, "skus": None}
    assert content["skus"][0] == RING["skus"][0]


def test_an_empty_cell_clears_what_the_listing_holds() -> None:
    content = merge(
        RING, parsed(["R", "R-12", "", ""], ids=["key", "code", "attributes.metal.kind", "attributes.metal.fineness"])
    )

    assert "metal" not in content["attributes"]
    assert content["attributes"]["craft"] == ["prong", "pave"]


def test_rows_without_a_code_mean_the_skus_that_no_other_row_names() -> None:
    content = merge(RING, parsed(["R", "", "", "3"], ["R", "R-12", "", "1"], ["R", "", "", "4"], ids=IDS[:4]))

    prices = {sku.get("code"): sku["price_rule"]["amount"]["amount"] for sku in content["skus"]}
    assert prices == {"R-12": 100, "R-13": 300, None: 400}


def test_rows_of_one_product_must_agree() -> None:
    found = parsed(["R", "A", "晨光", "1", "", ""], ["R", "B", "暮光", "1", "", ""])

    assert [(line, problem.code, problem.column) for line, problem in found.problems] == [
        (3, "rows_differ", "title.zh")
    ]


def test_every_wrong_cell_is_said_at_once() -> None:
    found = parsed(["R", "A", "晨光", "cheap", "platnum", "950"])

    assert [problem.column for _, problem in found.problems] == IDS[3:5]


def test_a_stone_that_says_nothing_is_not_there_and_the_first_follows_the_material() -> None:
    ids = ["key", "material", *(f"attributes.stones.{n}.{name}" for n in range(2) for name in ("kind", "carat"))]

    loose = merge(None, parsed(["R", "钻石", "", "0.5", "", ""], ids=ids))
    assert loose["attributes"]["stones"] == [{"carat": "0.5", "kind": "diamond"}]
    with_accent = merge(None, parsed(["R", "黄金", "红宝石", "1", "钻石", "0.1"], ids=ids))
    assert [stone.get("role") for stone in with_accent["attributes"]["stones"]] == [None, "accent"]
    assert "attributes" not in merge(loose, parsed(["R", "黄金", "", "", "", ""], ids=ids))


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        (["", "足金", "999"], {"kind": "by_weight", "fineness": "999"}),
        (["12", "", ""], {"kind": "fixed", "amount": {"amount": 1200, "currency": "CNY"}}),
        (["", "", ""], None),
    ],
)
def test_a_price_is_fixed_or_by_weight(cells: list[str], rule: Any) -> None:
    ids = ["key", "price_rule.amount", "price_rule.metal", "price_rule.fineness"]
    found = parsed(["R", *cells], ids=ids)

    # 足金 is a name, no metal: that cell is refused, the others stand.
    assert merge(None, found)["skus"][0].get("price_rule") == rule
    assert [problem.code for _, problem in found.problems] == (["unknown_word"] if "足金" in cells else [])


def test_a_fixed_price_replaces_one_by_weight() -> None:
    by_weight = {**RING, "skus": [{"code": "R-12", "price_rule": {"kind": "by_weight", "net_grams": "3.2"}}]}

    content = merge(by_weight, parsed(["R", "R-12", "", "1"], ids=IDS[:4]))

    assert content["skus"][0]["price_rule"] == {"kind": "fixed", "amount": {"amount": 100, "currency": "CNY"}}


def test_json_without_codes_means_the_skus_that_are_there() -> None:
    document = {**RING, "key": "R", "skus": [{"one_of_one": True}, {"code": "R-12"}]}

    content = replace(RING, document)

    assert "key" not in content
    assert [sku["code"] for sku in content["skus"]] == ["R-13", "R-12"]


_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).map(str.strip).filter(bool)
_MONEY = st.integers(0, 10**9).map(lambda fen: {"amount": fen, "currency": "CNY"})
_FIXED = st.fixed_dictionaries({"kind": st.just("fixed"), "amount": _MONEY})
_WEIGHT = st.fixed_dictionaries(
    {
        "kind": st.just("by_weight"),
        "metal": st.sampled_from(["gold", "platinum"]),
        "net_grams": st.decimals(1, 99, places=2).map(str),
        "labour": st.fixed_dictionaries({"per": st.sampled_from(["gram", "piece"]), "amount": _MONEY}),
    },
    optional={"stones": _MONEY},
)
_LISTINGS = st.fixed_dictionaries(
    {
        "title": st.fixed_dictionaries({"zh": _TEXT, "en": _TEXT}),
        "category": st.sampled_from(["ring", "bangle"]),
        "material": st.sampled_from(["gold", "diamond"]),
        "skus": st.lists(
            st.fixed_dictionaries({"price_rule": st.one_of(_FIXED, _WEIGHT)}, optional={"one_of_one": st.booleans()}),
            min_size=1,
            max_size=3,
        ).map(lambda skus: [{**sku, "code": f"C-{n}"} for n, sku in enumerate(skus)]),
    },
    optional={
        "attributes": st.fixed_dictionaries(
            {"craft": st.lists(st.sampled_from(["prong", "pave"]), min_size=1, unique=True)}
        ),
    },
)


@given(_LISTINGS, st.sampled_from(list(Language)))
def test_a_listing_that_goes_out_as_rows_comes_back_the_same(content: dict[str, Any], language: Language) -> None:
    chosen: list[Column] = list(columns())
    lines = [Line(n, tuple(row)) for n, row in enumerate(rows_of("K", content, chosen, language), 2)]

    back = parse_group(Group(key="K", lines=tuple(lines)), chosen)

    assert back.problems == []
    assert merge(None, back) == content
    assert merge(content, back) == content


def test_codes_are_columns_of_text() -> None:
    assert by_id()["attributes.certificate.number"].kind is Kind.CODE
