"""How wishes are read; whole wishes stand in tests/corpus/wishes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parure.kernel.text import Language
from search.wishes import LONGEST, Understood, Wish, liken, understand
from search.wishes.labels import label_of
from search.wishes.numbers import number_at

RING = {
    "category": ("ring",),
    "material": ("diamond",),
    "metal": ("k_gold",),
    "metal_colour": ("rose",),
    "style": ("halo",),
    "fitting": ("post",),
}


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("5000", 5000, 5000),
        ("1,200", 1200, 1200),
        ("1.5w", 15000, 15000),
        ("3万2", 32000, 32000),
        ("1万5千", 15000, 15000),
        ("一万二", 12000, 12000),
        ("万", 10000, 10000),
        ("一千零五", 1005, 1005),
        ("三五千", 3000, 5000),
        ("五千多", 5000, 6000),
        ("几千", 1000, 10000),
        ("8k", 8000, 8000),
        ("two thousand", 2000, 2000),
        ("半", Decimal("0.5"), Decimal("0.5")),
        ("1 1/2", Decimal("1.5"), Decimal("1.5")),
        ("25 000", 25000, 25000),
        ("一万五六", 15000, 16000),
        ("千把", 1000, 1000),
        ("二十来", 20, 20),
        ("小一万", 8000, 10000),
        ("大几千", 5000, 10000),
        ("a few hundred", 100, 1000),
        ("couple of thousand", 2000, 2000),
    ],
)
def test_numbers_are_read_as_people_write_them(written: str, low: Decimal, high: Decimal) -> None:
    found = number_at(written, 0)

    assert found is not None
    assert (found.low, found.high, found.end) == (low, high, len(written))


def test_each_filter_says_where_the_wish_says_it() -> None:
    text = "求婚 Diamond ring ≤ 5千"

    said = {one.name: [text[start:end] for start, end in one.words] for one in understand(text).understood}

    assert said == {
        "occasion": ["求婚"],
        "material": ["Diamond ring"],
        "category": ["Diamond ring"],
        "price": ["≤ 5千"],
    }


def test_what_is_wanted_and_denied_at_once_is_reported_and_not_guessed() -> None:
    wish = understand("铂金项链 不要铂金 不超过3000 至少5000")

    assert [one.name for one in wish.understood] == ["category"]
    assert [(one.code, one.names) for one in wish.problems] == [
        ("contradiction", ("price",)),
        ("contradiction", ("metal",)),
    ]


def test_a_denial_reaches_what_is_joined_to_it_and_no_further() -> None:
    wish = understand("不要黄金和银，要铂金的戒指")

    assert wish.values("-") == {"metal": ("gold", "silver")}
    assert wish.values() == {"metal": ("platinum",), "category": ("ring",)}


def test_a_price_keeps_the_currency_that_is_named() -> None:
    assert understand("ring under $500").currency == "USD"
    assert understand("ring under 500").currency == ""


def test_words_that_say_nothing_known_stay_as_they_were_typed() -> None:
    assert understand("  Where is   my order? ").text == "Where is my order?"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("项练", {"category": ("necklace",)}),
        ("翡脆手捉", {"material": ("jadeite",), "category": ("bangle",)}),
        ("feicuishouzhuo", {"material": ("jadeite",), "category": ("bangle",)}),
        ("perl earings", {"material": ("pearl",), "category": ("earrings",)}),
        ("saphire braclets", {"material": ("sapphire",), "category": ("bracelet",)}),
        ("bracelete girlfreind", {"category": ("bracelet",)}),
    ],
)
def test_goods_that_are_mistyped_or_spelled_by_sound_are_understood(
    typed: str, meant: dict[str, tuple[str, ...]]
) -> None:
    assert understand(typed).values() == meant
    assert understand(typed).text == ""


@pytest.mark.parametrize(
    "text",
    [
        "红包袋",
        "白羽",
        "眼镜链",
        "手机链",
        "chair",
        "feather",
        "curved",
        "woven",
        "水钻",
        "金属",
        "银行",
        "mother of pearl",
        "gold plated",
        "金牛座",
    ],
)
def test_words_of_other_things_are_no_goods(text: str) -> None:
    assert {one.name for one in understand(text).understood} <= {"occasion"}


def test_karats_beside_gold_are_no_carats() -> None:
    assert understand("18ct yellow gold band").values()["fineness"] == ("750",)
    assert understand("gold ring, 9 carat").values()["fineness"] == ("375",)
    assert set(understand("18 carat sapphire").ranges) == {"carat"}


def test_who_gives_is_not_who_gets() -> None:
    assert understand("老公给我补个钻戒").values("~") == {}
    assert understand("ring from my husband").values("~") == {}
    assert understand("给老公的戒指").values("~") == {"recipient": ("him",)}


@pytest.mark.parametrize(
    "text", ["银的不要 手链", "对银过敏 手链", "bracelet that isn't silver", "I hate silver, bracelet"]
)
def test_what_is_denied_in_any_place_is_left_out(text: str) -> None:
    assert understand(text).values("-") == {"metal": ("silver",)}
    assert understand(text).values() == {"category": ("bracelet",)}


def test_years_of_age_and_pieces_are_no_measures() -> None:
    for text in ("妈妈60岁 手镯", "bangle for a 50 year old", "两条 手镯", "给我挑一块玉镯"):
        assert understand(text).ranges == {}
        assert "inner_diameter_mm" not in understand(text).values()


def test_a_budget_belongs_to_the_number_behind_it() -> None:
    assert understand("50克左右 预算三万五").ranges == {
        "grams": (Decimal(45), Decimal(55)),
        "price": (None, Decimal(35000)),
    }


def test_like_this_takes_over_what_the_wish_does_not_say() -> None:
    wish = liken(understand("earrings like this but in platinum"), RING)

    assert wish.values() == {
        "material": ("diamond",),
        "style": ("halo",),
        "category": ("earrings",),
        "metal": ("platinum",),
    }
    assert [one.name for one in wish.understood if not one.words] == ["material", "style"]


def test_like_this_without_a_piece_says_so() -> None:
    assert [one.code for one in liken(understand("类似这款"), None).problems] == ["like_what"]


def test_a_wish_that_is_like_nothing_stays_what_it_is() -> None:
    wish = understand("platinum ring")

    assert liken(wish, RING) == wish


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("5000以内", "¥5,000 以内", "up to ¥5,000"),
        ("50分以上", "0.5 ct 以上", "from 0.5 ct"),
        ("净度VS1以上", "净度 VS1 及以上", "Clarity VS1 or better"),
        ("D-F色", "颜色 D–F", "Colour D–F"),
        ("不要黄金", "不要黄金", "No Gold"),
        ("美码6号", "手寸 美码 6", "Ring size US 6"),
        ("最便宜", "价格从低到高", "Price, low to high"),
        ("送妈妈", "妈妈", "Mother"),
        ("珍珠 8-9mm", "直径（最大） 8–9 mm", "Diameter, largest 8–9 mm"),
    ],
)
def test_chips_speak_both_languages(text: str, zh: str, en: str) -> None:
    from search.rules.labels import label_of as value_label
    from search.rules.labels import name_of, unit_of

    def label(one: Understood, language: Language) -> str:
        return label_of(one, language, currency="CNY", unit=unit_of(one.name), name=name_of, label=value_label)

    one = understand(text).understood[-1]

    assert (label(one, Language.ZH), label(one, Language.EN)) == (zh, en)


@settings(max_examples=300, deadline=None)
@example("D到DD")
@given(
    st.text(
        st.sampled_from(
            "5一万千百k 以内到-–~$¥元克拉分ct色DVvs12+不要without 金钻gold戒ring号us美圈口mm.,。/、(){}*\"'\\💍\u200b\x00"
        ),
        max_size=60,
    )
)
def test_any_text_comes_to_a_wish_whose_places_are_in_it(text: str) -> None:
    wish = understand(text)

    assert isinstance(wish, Wish)
    assert all(0 <= start < end <= len(text) for one in wish.understood for start, end in one.words)
    assert all(one.bounds != (None, None) for one in wish.understood)


def test_what_exceeds_the_longest_wish_is_not_read() -> None:
    wish = understand("戒" * LONGEST + "铂金")

    assert "metal" not in wish.values()


@pytest.mark.parametrize(
    "text", ["1" * 10_000, "-" * 10_000, "不要" * 5_000, "5到" * 5_000, "d/e/" * 3_000, "((((" * 3_000, "以内" * 5_000]
)
def test_a_hostile_wish_is_answered(text: str) -> None:
    assert understand(text).problems == ()
