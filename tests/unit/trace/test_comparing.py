"""Listing and certificate, field by field."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trace.contract import Claim, Difference, DifferenceKind, Report, compare
from trace.rules.facts import FACTS, FactShape, agree, better, numbers_of, shown_weight

STATED = {"kind": "diamond", "carat": "1.01", "colour": "E", "clarity": "VS2", "cut": "Very Good", "treatment": "none"}


def differences(claims: dict[str, str], facts: dict[str, str] | None = None) -> dict[str, DifferenceKind]:
    report = Report("GIA", "2141438171", "Diamond Dossier", None, STATED if facts is None else facts)
    return {one.name: one.kind for one in compare([Claim(n, v, f"at.{n}") for n, v in claims.items()], report)}


def test_a_listing_that_says_what_its_report_says_differs_nowhere() -> None:
    assert differences(STATED) == {}


def test_a_listing_need_not_repeat_its_report() -> None:
    assert differences({"carat": "1.01"}) == {}


@pytest.mark.parametrize(
    ("name", "claimed", "kind"),
    [
        ("carat", "1.02", DifferenceKind.OVERSTATED),
        ("carat", "1.00", DifferenceKind.UNDERSTATED),
        ("colour", "D", DifferenceKind.OVERSTATED),
        ("colour", "F", DifferenceKind.UNDERSTATED),
        ("colour", "Fancy Intense Yellow", DifferenceKind.DIFFERENT),
        ("clarity", "VS1", DifferenceKind.OVERSTATED),
        ("clarity", "P1", DifferenceKind.UNDERSTATED),
        ("clarity", "I1", DifferenceKind.UNDERSTATED),
        ("cut", "Excellent", DifferenceKind.OVERSTATED),
        ("kind", "lab_grown_diamond", DifferenceKind.DIFFERENT),
    ],
)
def test_each_difference_says_its_direction_where_the_trade_has_one(
    name: str, claimed: str, kind: DifferenceKind
) -> None:
    assert differences({name: claimed}) == {name: kind}


def test_scales_of_different_houses_are_not_ordered_against_each_other() -> None:
    assert differences({"clarity": "P1"}, {"kind": "diamond", "clarity": "I1"}) == {"clarity": DifferenceKind.DIFFERENT}


def test_what_makes_the_price_must_stand_on_the_report() -> None:
    told = differences({"origin": "Kashmir", "polish": "Excellent"}, {"kind": "sapphire", "carat": "2.00"})

    assert told == {"origin": DifferenceKind.UNSTATED}


def test_untreated_is_a_claim_and_a_treatment_a_confession() -> None:
    report = {"kind": "ruby", "carat": "2.01"}

    assert differences({"treatment": "none"}, report) == {"treatment": DifferenceKind.UNSTATED}
    assert differences({"treatment": "heated"}, report) == {}


@pytest.mark.parametrize("treatment", ["Indications of heating", "B+C", "漂白、充填处理", "Minor oil"])
def test_a_treatment_on_the_report_must_be_told(treatment: str) -> None:
    report = {"kind": "jadeite", "treatment": treatment}

    assert differences({"kind": "jadeite"}, report) == {"treatment": DifferenceKind.UNDISCLOSED}


def test_what_was_kept_quiet_is_to_be_told() -> None:
    (found,) = compare([Claim("kind", "ruby", "k")], Report("GIA", "1", facts={"kind": "ruby", "treatment": "heated"}))

    assert found.detail.en == "Treatment: the certificate states “Heated”, the listing does not say so."
    assert (found.fix.zh, found.fix.en) == ("在商品中写明处理。", "State it in the listing: treatment.")


@pytest.mark.parametrize(
    ("claimed", "reported"),
    [
        ("none", "No indications of heating."),
        ("A", "未处理"),
        ("B", "漂白、充填处理"),
        ("oil_minor", "Minor oil"),
        ("heated", "热处理"),
    ],
)
def test_one_treatment_in_two_languages_is_one_treatment(claimed: str, reported: str) -> None:
    assert differences({"treatment": claimed}, {"kind": "ruby", "treatment": reported}) == {}


def test_a_report_of_a_loose_stone_says_nothing_of_the_setting() -> None:
    assert differences({"fineness": "750", "metal": "k_gold"}) == {}
    assert differences({"fineness": "750"}, {"kind": "k_gold", "metal": "k_gold"}) == {
        "fineness": DifferenceKind.UNSTATED
    }


def test_a_piece_of_two_kinds_is_right_with_either() -> None:
    claims = [Claim("kind", "diamond", "attributes.stones.0.kind"), Claim("kind", "k_gold", "material")]

    assert compare(claims, Report("NGTC", "N1", facts={"kind": "k_gold"})) == ()


def test_nothing_is_said_of_a_report_nobody_wrote_down() -> None:
    assert differences({"carat": "1.01", "colour": "D"}, {}) == {}


def test_the_head_of_the_report_is_compared_too() -> None:
    claims = [Claim("issued_on", "2026-01-02", "f"), Claim("report_type", "Diamond  dossier", "g")]
    report = Report("GIA", "2141438171", "Diamond Dossier", None, {})

    assert compare(claims, report) == ()


def test_a_difference_can_be_read_and_put_right_in_both_languages() -> None:
    (found,) = compare([Claim("clarity", "VS1", "attributes.stones.0.clarity")], Report("GIA", "1", facts=STATED))

    assert isinstance(found, Difference)
    assert found.field == "attributes.stones.0.clarity"
    assert (found.claimed, found.reported) == ("VS1", "VS2")
    assert found.detail.zh == "净度：商品写“VS1”，证书为“VS2”。商品写得更好。"
    assert found.detail.en == "Clarity: the listing says “VS1”, the certificate “VS2”. The listing claims more."
    assert "VS2" in found.fix.zh
    assert "VS2" in found.fix.en


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("0.50", "0.5", True),
        ("0.998", "0.99", True),
        ("0.999", "1.00", True),
        ("0.509", "0.51", True),
        ("0.508", "0.51", False),
    ],
)
def test_weights_agree_as_far_as_the_coarser_goes(one: str, other: str, same: bool) -> None:
    """GB/T 16554 and GIA: rounded up only from a 9 in the third decimal."""
    assert agree(FACTS["carat"], one, other) is same


@given(st.decimals(min_value="0.001", max_value="99.999", places=3))
def test_a_shown_weight_never_flatters_by_more_than_a_thousandth(carat: Decimal) -> None:
    assert -Decimal("0.009") < shown_weight(carat) - carat <= Decimal("0.001")


@given(st.sampled_from([fact for fact in FACTS.values() if fact.best_first]), st.data())
def test_better_and_worse_mirror_each_other(fact: object, data: st.DataObject) -> None:
    assert hasattr(fact, "best_first")
    scale = data.draw(st.sampled_from(fact.best_first))
    one, other = data.draw(st.sampled_from(scale)), data.draw(st.sampled_from(scale))
    there, back = better(fact, one, other), better(fact, other, one)  # type: ignore[arg-type]

    assert (there, back) == ((False, False) if one == other else (not back, not there))


@given(st.dictionaries(st.sampled_from(sorted(FACTS)), st.text(min_size=1, max_size=30), max_size=8))
def test_whatever_is_written_a_report_never_differs_from_itself(facts: dict[str, str]) -> None:
    claims = [Claim(name, value, name) for name, value in facts.items()]

    assert compare(claims, Report("X", "1", facts=facts)) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("6.43 - 6.41 x 3.97 mm", ("6.41", "6.43", "3.97")),
        ("6.41×6.43×3.97", ("6.41", "6.43", "3.97")),
        ("9.0", ("9.0",)),
    ],
)
def test_measurements_are_read_in_any_order_of_length_and_width(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_of(text) == tuple(map(Decimal, numbers))


def test_every_ordered_scale_is_offered_as_choices() -> None:
    assert all(fact.choices for fact in FACTS.values() if fact.shape is FactShape.WORD)
