"""The feedback table.

    prd_… / review#rev_…                 a review
    prd_… / question#qst_…               a question with its answers
    prd_… / mine#usr_…                   which review somebody wrote of the product
    prd_… / summary                      how many reviews are shown, by stars
    prd_… / helpful#rev_…#usr_…          somebody found a review helpful
    prd_… / report#rev_…#usr_…           somebody reported it (or a question)

A review and a question are one JSON document each, beside the attributes of the indexes. Every write names the version read.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from feedback.rules.opinions import Item, Question, Review, State, Summary
from parure.aws.tables import Read, Table, Transaction, index
from parure.kernel.errors import Conflict

MARKS = (1, 2, 3, 4, 5)
DESK = "waiting"


class FeedbackItem(Table):
    """A review or a question. `shown` and `desk` are there while it is on the page, or waits for an operator."""

    class Meta(Table.Meta):
        table = "feedback"

    by_shown = index("shown", "created_at")
    by_helpful = index("shown", "helpful", by_number=True)
    by_supplier = index("supplier_id", "created_at")
    by_desk = index("desk", "created_at")

    document = UnicodeAttribute()
    version = NumberAttribute()
    supplier_id = UnicodeAttribute()
    created_at = UnicodeAttribute()
    helpful = NumberAttribute()
    shown = UnicodeAttribute(null=True)
    desk = UnicodeAttribute(null=True)
    stars = NumberAttribute(null=True)
    open = NumberAttribute(null=True)
    """1 while the supplier has not said a word."""

    def review(self) -> Review:
        return replace(cast("Review", _adapter(Review).validate_json(self.document)), version=int(self.version))

    def question(self) -> Question:
        return replace(cast("Question", _adapter(Question).validate_json(self.document)), version=int(self.version))

    def item(self) -> Item:
        return self.review() if self.sk.startswith("review#") else self.question()


class MineItem(Table):
    class Meta(Table.Meta):
        table = "feedback"

    review_id = UnicodeAttribute()


class MarkItem(Table):
    """A vote or a report: that somebody did it, once."""

    class Meta(Table.Meta):
        table = "feedback"

    at = UnicodeAttribute()
    reason = UnicodeAttribute(null=True)


class SummaryItem(Table):
    class Meta(Table.Meta):
        table = "feedback"

    stars_1 = NumberAttribute(default=0)
    stars_2 = NumberAttribute(default=0)
    stars_3 = NumberAttribute(default=0)
    stars_4 = NumberAttribute(default=0)
    stars_5 = NumberAttribute(default=0)


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    # Built when first needed: an adapter costs a cold start several milliseconds.
    return TypeAdapter(kind)


def review_read(product_id: str, review_id: str) -> Read:
    return Read(FeedbackItem, product_id, f"review#{review_id}")


def question_read(product_id: str, question_id: str) -> Read:
    return Read(FeedbackItem, product_id, f"question#{question_id}")


def item_read(product_id: str, item_id: str) -> Read:
    """By the id's own prefix."""
    return review_read(product_id, item_id) if item_id.startswith("rev_") else question_read(product_id, item_id)


def mine_read(product_id: str, author_id: str) -> Read:
    return Read(MineItem, product_id, f"mine#{author_id}")


def summary_read(product_id: str) -> Read:
    return Read(SummaryItem, product_id, "summary")


def id_of(item: Item) -> str:
    return item.review_id if isinstance(item, Review) else item.question_id


def helpful_mark(review: Review, voter: str, at: str) -> MarkItem:
    return MarkItem(review.product_id, f"helpful#{review.review_id}#{voter}", at=at)


def report_mark(product_id: str, item_id: str, by: str, at: str, reason: str) -> MarkItem:
    return MarkItem(product_id, f"report#{item_id}#{by}", at=at, reason=reason)


def shelf(product_id: str, kind: str) -> str:
    """Hash key of what is shown of a product: `reviews` or `questions`."""
    return f"{product_id}#{kind}"


def summary_of(item: SummaryItem | None) -> Summary:
    return Summary(stars={mark: int(getattr(item, f"stars_{mark}", 0) or 0) if item else 0 for mark in MARKS})


def summary_in(found: Mapping[Read, Any], product_id: str) -> Summary:
    return summary_of(found.get(summary_read(product_id)))


def put(tx: Transaction, item: Item) -> None:
    """A part: the item at its next version, on condition of the one that was read (0: that there was none)."""
    is_review = isinstance(item, Review)
    document = _adapter(Review if is_review else Question).dump_json(item)
    row = FeedbackItem(
        item.product_id,
        item_read(item.product_id, id_of(item)).sk,
        document=document.decode(),
        version=item.version + 1,
        supplier_id=item.supplier_id,
        created_at=item.created_at,
        helpful=item.helpful if isinstance(item, Review) else 0,
        shown=shelf(item.product_id, "reviews" if is_review else "questions") if item.state is State.SHOWN else None,
        desk=DESK if item.state is State.WAITING else None,
        stars=item.stars if isinstance(item, Review) else None,
        open=1 if _is_open(item) else None,
    )
    changed = Conflict("changed_meanwhile", "Somebody changed this at the same time. Read it again.")
    if item.version:
        tx.put(row, condition=FeedbackItem.version == item.version, otherwise=changed)
    else:
        tx.put(row, if_absent=True, otherwise=changed)


def _is_open(item: Item) -> bool:
    if item.state is not State.SHOWN:
        return False
    return item.reply is None if isinstance(item, Review) else not item.answers


def count(tx: Transaction, product_id: str, moves: Mapping[int, int]) -> None:
    """A part: so many reviews more or fewer with these marks; none when nothing moves."""
    actions = [getattr(SummaryItem, f"stars_{mark}").add(number) for mark, number in moves.items() if number]
    if actions:
        tx.update(SummaryItem(product_id, "summary"), actions=actions)
