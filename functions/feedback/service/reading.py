"""Reading: what is shown of a product, what waits for a supplier or for an operator. One Query a page."""

from __future__ import annotations

from typing import Literal

from feedback import store
from feedback.rules.opinions import Item, Question, Review, Summary
from feedback.store import FeedbackItem
from parure.aws.auth import Caller, Role
from parure.aws.tables import query_page, read_together
from parure.kernel.errors import NotFound
from parure.kernel.paging import Page

Kind = Literal["reviews", "questions"]


def list_reviews(
    product_id: str, *, stars: int | None, sort: Literal["newest", "helpful"], limit: int, cursor: str | None
) -> tuple[Summary, Page[Review]]:
    """The marks of a product and a page of its reviews; two calls, and one from the second page on would not be less."""
    page = query_page(
        FeedbackItem.by_helpful if sort == "helpful" else FeedbackItem.by_shown,
        store.shelf(product_id, "reviews"),
        filter_condition=None if stars is None else FeedbackItem.stars == stars,
        limit=limit,
        cursor=cursor,
        newest_first=True,
        scope=str(stars),
    )
    summary = store.summary_in(read_together([store.summary_read(product_id)], consistent=False), product_id)
    return summary, page.map(lambda row: row.review())


def list_questions(product_id: str, *, limit: int, cursor: str | None) -> Page[Question]:
    shelf = store.shelf(product_id, "questions")
    page = query_page(FeedbackItem.by_shown, shelf, limit=limit, cursor=cursor, newest_first=True)
    return page.map(lambda row: row.question())


def get_my_review(product_id: str, *, by: Caller) -> Review:
    """
    Raises:
        NotFound: `no_such_review`.
    """
    mine = store.MineItem.find(product_id, f"mine#{by.id}")
    row = FeedbackItem.find(product_id, f"review#{mine.review_id}") if mine is not None else None
    if row is None:
        raise NotFound("no_such_review", "You have not reviewed this piece.")
    return row.review()


def list_feedback(by: Caller, *, open_only: bool, limit: int, cursor: str | None) -> Page[Item]:
    """A supplier's own, newest first, or only what they have not answered; an operator's desk, longest waiting first."""
    if by.role is Role.OPERATOR:
        page = query_page(FeedbackItem.by_desk, store.DESK, limit=limit, cursor=cursor)
    else:
        page = query_page(
            FeedbackItem.by_supplier,
            by.org,
            filter_condition=FeedbackItem.open == 1 if open_only else FeedbackItem.shown.exists(),
            limit=limit,
            cursor=cursor,
            newest_first=True,
            scope=str(open_only),
        )
    return page.map(lambda row: row.item())
