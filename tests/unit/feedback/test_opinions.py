"""What is shown of what people write."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.rules.opinions import (
    MOST_ANSWERS,
    Answer,
    Question,
    Reply,
    Review,
    State,
    Summary,
    Voice,
    answered,
    decided,
    masked,
    reported,
    rewritten,
    screened,
)
from feedback.rules.screening import concerns
from parure.kernel.errors import Conflict, InvalidRequest
from parure.kernel.text import Text

REVIEW = Review(
    review_id="rev_1",
    product_id="prd_1",
    product_title=Text("戒指", "Ring"),
    supplier_id="org_1",
    author_id="usr_1",
    order_id="ord_1",
    stars=5,
    title=None,
    text="火彩很足，戒托做工细。",
    name="李**",
    state=State.SHOWN,
    concerns=(),
    created_at="2026-11-01T00:00:00Z",
)
QUESTION = Question(
    question_id="qst_1",
    product_id="prd_1",
    product_title=Text("戒指", "Ring"),
    supplier_id="org_1",
    author_id="usr_1",
    text="可以改圈吗？",
    name=None,
    state=State.SHOWN,
    concerns=(),
    created_at="2026-11-01T00:00:00Z",
)


@pytest.mark.parametrize(
    "text",
    [
        "很漂亮，火彩足，证书编号 2141438171 与戒腰一致",
        "Bought for ¥12,999 on 2026-11-11, size 16.5 mm, 0.50 ct",
        "一颗星，太小了，不值这个价",
        "18K金 5分碎钻，戴了三个月没有变色",
        "Terrible. Came late, box was broken.",
    ],
)
def test_an_honest_opinion_is_shown_at_once_good_or_bad(text: str) -> None:
    assert concerns(text) == ()


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("更便宜，加我微信 jewel888", "contact"),
        ("vx: ring_shop1", "contact"),
        ("电话一三八 0013 8000", "contact"),
        ("１３８－００１３－８０００", "contact"),
        ("call +4915112345678", "contact"),
        ("see www.cheap-rings.com", "link"),
        ("mail me: a.b@rings.example", "link"),
        ("好评返现20元", "abuse"),
        ("what a piece of shit", "abuse"),
        ("好好好好好好好好好好好好", "noise"),
    ],
)
def test_contact_details_links_abuse_and_noise_are_read_first(text: str, concern: str) -> None:
    assert concern in concerns(text)
    assert rewritten(None, replace(REVIEW, text=text)).state is State.WAITING
    assert screened(replace(QUESTION, text=text)).state is State.WAITING


@given(st.text(max_size=2000))
def test_screening_answers_whatever_people_type(text: str) -> None:
    assert set(concerns(text, None)) <= {"contact", "link", "abuse", "noise"}


def test_a_review_written_anew_keeps_its_date_votes_and_reply() -> None:
    before = replace(REVIEW, helpful=3, reply=Reply(text="谢谢", at="2026-11-02T00:00:00Z"), version=4)

    after = rewritten(before, replace(REVIEW, review_id="rev_2", stars=2, created_at="2026-11-09T00:00:00Z"))

    assert (after.review_id, after.created_at, after.helpful, after.reply) == (
        "rev_1",
        before.created_at,
        3,
        before.reply,
    )
    assert (after.stars, after.edited_at, after.state) == (2, "2026-11-09T00:00:00Z", State.SHOWN)


def test_what_an_operator_hid_is_not_shown_again_by_writing_it_anew() -> None:
    hidden = decided(REVIEW, show=False, reason="not about the piece")

    assert rewritten(hidden, REVIEW).state is State.WAITING


def test_who_hides_says_why() -> None:
    with pytest.raises(InvalidRequest, match="why"):
        decided(REVIEW, show=False, reason=None)


def test_three_people_take_a_text_off_the_page_and_an_operator_puts_it_back() -> None:
    twice = reported(reported(REVIEW))
    assert twice.state is State.SHOWN

    thrice = reported(twice)
    shown = decided(thrice, show=True, reason=None)

    assert thrice.state is State.WAITING
    assert (shown.state, shown.reports) == (State.SHOWN, 0)


def test_an_answer_with_a_telephone_number_is_refused() -> None:
    answer = Answer(answer_id="ans_1", voice=Voice.SUPPLIER, author_id="usr_2", name=None, text="可以", at="2026")
    assert answered(QUESTION, answer).answers == (answer,)

    with pytest.raises(InvalidRequest) as refused:
        answered(QUESTION, replace(answer, text="打 13800138000"))
    assert refused.value.code == "answer_not_shown"
    with pytest.raises(Conflict):
        answered(replace(QUESTION, answers=(answer,) * MOST_ANSWERS), answer)
    with pytest.raises(Conflict):
        answered(replace(QUESTION, state=State.HIDDEN), answer)


@pytest.mark.parametrize(
    ("stars", "average"),
    [
        ({}, None),
        ({5: 1}, 5.0),
        ({5: 1, 4: 1}, 4.5),
        ({1: 1, 2: 1, 5: 1}, 2.7),
        ({4: 19, 5: 1}, 4.1),
        ({3: 1, 4: 19}, 4.0),
    ],
)
def test_an_average_is_said_to_one_decimal(stars: dict[int, int], average: float | None) -> None:
    assert Summary(stars=stars).average == average


@pytest.mark.parametrize(("name", "shown"), [("李娜", "李**"), (" Ada Lovelace ", "A**"), ("", None), (None, None)])
def test_a_name_is_told_by_its_first_letter(name: str | None, shown: str | None) -> None:
    assert masked(name) == shown
