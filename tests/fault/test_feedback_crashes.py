"""A crash before and after every call of a review's life, then the step again: one review a person, marks that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from fault.crashes import crash_everywhere
from feedback.rules.opinions import Review, State
from feedback.service import judging, writing
from feedback.store import FeedbackItem, MarkItem, SummaryItem
from integration.orders.world import OPERATOR, OTHER_BUYER, SUPPLIER, Mall
from orders.rules.order import OrderStatus
from orders.store import OrderItem
from parure.aws.auth import Caller, Role
from parure.kernel.ids import new_id

STARS = count()


@pytest.fixture
def order_of(mall: Mall) -> Callable[[], tuple[Caller, str, str]]:
    """Somebody new who has received the ring: they, the order, the product."""
    order_id = mall.buy(total=129900)
    item = OrderItem.get(order_id, "order")

    def bought() -> tuple[Caller, str, str]:
        buyer = Caller(role=Role.CONSUMER, user_id=new_id("usr"))
        order = item.order()
        document = item.document.replace(str(order.buyer_id), buyer.id)
        document = document.replace(f'"status":"{order.status}"', f'"status":"{OrderStatus.RECEIVED}"', 1)
        own = new_id("ord")
        OrderItem(own, "order", document=document.replace(order_id, own), status="received", version=1).save()
        return buyer, own, order.lines[0].product_id

    return bought


def words(order_id: str) -> writing.Words:
    return writing.Words(order_id, 1 + next(STARS) % 5, None, "火彩很足，戒托做工细。", False)


def check_marks() -> None:
    """The summary says what is shown; nobody has two reviews; each review counts its voices."""
    rows = [item.review() for item in FeedbackItem.scan(FeedbackItem.sk.startswith("review#"))]
    shown = Counter((one.product_id, one.stars) for one in rows if one.state is State.SHOWN)
    summed = {
        (item.pk, mark): int(getattr(item, f"stars_{mark}"))
        for item in SummaryItem.scan(SummaryItem.sk == "summary")
        for mark in range(1, 6)
        if getattr(item, f"stars_{mark}")
    }
    assert summed == dict(shown)
    assert max(Counter((one.product_id, one.author_id) for one in rows).values(), default=1) == 1
    voices = Counter(item.sk.split("#")[1] for item in MarkItem.scan(MarkItem.sk.startswith("helpful#")))
    assert {one.review_id: one.helpful for one in rows if one.helpful} == dict(voices)


def written(order_of: Callable[[], tuple[Caller, str, str]]) -> tuple[Caller, str, Review]:
    buyer, order_id, product_id = order_of()
    return buyer, order_id, writing.write_review(product_id, words(order_id), by=buyer)


def test_a_crashed_review_is_written_once(order_of: Callable[[], tuple[Caller, str, str]]) -> None:
    def prepare() -> Callable[[], Any]:
        buyer, order_id, product_id = order_of()
        opinion = words(order_id)
        return lambda: writing.write_review(product_id, opinion, by=buyer)

    assert len(crash_everywhere(prepare, check_marks)) > 2


def test_a_crashed_change_of_marks_counts_once(order_of: Callable[[], tuple[Caller, str, str]]) -> None:
    def prepare() -> Callable[[], Any]:
        buyer, order_id, review = written(order_of)
        opinion = words(order_id)
        return lambda: writing.write_review(review.product_id, opinion, by=buyer)

    assert len(crash_everywhere(prepare, check_marks)) > 2


@pytest.mark.parametrize("verb", ["voice", "report", "hide", "take back", "reply"])
def test_a_crashed_word_about_a_review_counts_once(order_of: Callable[[], tuple[Caller, str, str]], verb: str) -> None:
    def prepare() -> Callable[[], Any]:
        buyer, _, review = written(order_of)
        product_id, review_id = review.product_id, review.review_id
        return {
            "voice": lambda: judging.set_helpful(product_id, review_id, helpful=True, by=OTHER_BUYER),
            "report": lambda: judging.report(product_id, review_id, "广告", by=OTHER_BUYER),
            "hide": lambda: judging.decide(product_id, review_id, show=False, reason="待核实", by=OPERATOR),
            "take back": lambda: writing.delete_review(product_id, by=buyer),
            "reply": lambda: writing.reply_to_review(product_id, review_id, "谢谢您。", by=SUPPLIER),
        }[verb]

    assert len(crash_everywhere(prepare, check_marks)) > 2
