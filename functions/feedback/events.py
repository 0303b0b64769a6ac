"""What feedback tells the others."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record


@record
class _OfProduct(DomainEvent):
    source: ClassVar[str] = "feedback"
    aggregate: ClassVar[str] = "product_id"
    product_id: str
    supplier_id: str


@record
class RatingChanged(_OfProduct):
    """Other marks are shown than before: a review appeared, changed or went."""

    count: int
    average: float | None


@record
class ReviewWritten(_OfProduct):
    """A buyer wrote a review, or wrote it anew; `state` says whether it is shown."""

    review_id: str
    author_id: str
    stars: int
    state: str


@record
class ReviewReplied(_OfProduct):
    review_id: str
    author_id: str


@record
class QuestionAsked(_OfProduct):
    question_id: str
    author_id: str
    state: str


@record
class QuestionAnswered(_OfProduct):
    question_id: str
    author_id: str
    """Of the question."""
    voice: str


@record
class FeedbackDecided(_OfProduct):
    """An operator showed or hid a review or a question."""

    text_id: str
    author_id: str
    state: str
    reason: str | None
