"""Requests and responses of feedback."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field

from feedback.rules.opinions import Answer, Item, Question, Review, State, Summary, Voice
from feedback.service.writing import Words
from feedback.store import id_of
from parure.kernel.schemas import PageQuery, Request, Timestamp, View, id_type
from parure.kernel.text import Language
from parure.kernel.time import parse_time

ProductId = Annotated[str, id_type("prd")]
ReviewId = Annotated[str, id_type("rev")]
QuestionId = Annotated[str, id_type("qst")]
OrderId = Annotated[str, id_type("ord")]
TextId = Annotated[
    str, Field(pattern=r"^(rev|qst)_[0-7][0-9A-HJKMNP-TV-Z]{25}$", description="Of a review or a question")
]
Concern = Literal["contact", "link", "abuse", "noise"]


class WriteReview(Request):
    order_id: OrderId = Field(description="The order that holds the piece; it has been received")
    stars: int = Field(ge=1, le=5, strict=True)
    title: str | None = Field(None, min_length=1, max_length=60)
    text: str = Field(min_length=4, max_length=2000)
    anonymous: bool = Field(False, description="Not even the first letter of the name is shown")

    def words(self) -> Words:
        return Words(self.order_id, self.stars, self.title, self.text, self.anonymous)


class AskQuestion(Request):
    text: str = Field(min_length=4, max_length=500)


class AnswerQuestion(Request):
    text: str = Field(min_length=2, max_length=1000)
    order_id: OrderId | None = Field(None, description="A buyer's: the order that holds the piece")


class ReplyToReview(Request):
    text: str = Field(min_length=2, max_length=1000)


class ReportText(Request):
    reason: str = Field(min_length=2, max_length=300)


class DecideText(Request):
    decision: Literal["show", "hide"]
    reason: str | None = Field(None, min_length=2, max_length=300, description="Needed to hide; the author reads it")


class ReviewsQuery(PageQuery):
    stars: int | None = Field(None, ge=1, le=5, description="Only these; such a page may be short")
    sort: Literal["newest", "helpful"] = "newest"


class FeedbackQuery(PageQuery):
    open: bool = Field(False, description="Suppliers: only what you have not answered")


class SummaryView(View):
    count: int
    average: float | None = Field(description="1 to 5, to one decimal; null without a review")
    stars: dict[Literal["1", "2", "3", "4", "5"], int]

    @classmethod
    def of(cls, summary: Summary) -> Self:
        stars = {str(mark): number for mark, number in summary.stars.items()}
        return cls.model_validate({"count": summary.count, "average": summary.average, "stars": stars})


class ReplyView(View):
    text: str
    at: Timestamp


class BuyerReviewView(View):
    """A review as everybody sees it. `name` is a first letter, or null where the author would rather not say."""

    review_id: str
    product_id: str
    stars: int
    title: str | None
    text: str
    name: str | None
    created_at: Timestamp
    edited_at: Timestamp | None
    helpful: int
    reply: ReplyView | None

    @classmethod
    def of(cls, review: Review) -> Self:
        reply = review.reply and ReplyView(text=review.reply.text, at=parse_time(review.reply.at))
        return cls(
            review_id=review.review_id,
            product_id=review.product_id,
            stars=review.stars,
            title=review.title,
            text=review.text,
            name=review.name,
            created_at=parse_time(review.created_at),
            edited_at=parse_time(review.edited_at) if review.edited_at else None,
            helpful=review.helpful,
            reply=reply,
        )


class MyReviewView(BuyerReviewView):
    """One's own: also what has become of it."""

    state: State
    concerns: list[Concern] = Field(description="Why an operator reads it before others do")
    reason: str | None = Field(description="Why an operator hid it")

    @classmethod
    def of(cls, review: Review) -> Self:
        shown = BuyerReviewView.of(review).model_dump()
        return cls.model_validate(
            {**shown, "state": review.state, "concerns": list(review.concerns), "reason": review.reason}
        )


class BuyerReviewsView(View):
    summary: SummaryView
    items: list[BuyerReviewView]
    next_cursor: str | None


class AnswerView(View):
    answer_id: str
    voice: Voice
    name: str | None = Field(description="Of a buyer: a first letter")
    text: str
    at: Timestamp

    @classmethod
    def of(cls, answer: Answer) -> Self:
        return cls(
            answer_id=answer.answer_id,
            voice=answer.voice,
            name=answer.name,
            text=answer.text,
            at=parse_time(answer.at),
        )


class QuestionView(View):
    question_id: str
    product_id: str
    text: str
    name: str | None
    state: State
    created_at: Timestamp
    answers: list[AnswerView]

    @classmethod
    def of(cls, question: Question) -> Self:
        return cls(
            question_id=question.question_id,
            product_id=question.product_id,
            text=question.text,
            name=question.name,
            state=question.state,
            created_at=parse_time(question.created_at),
            answers=[AnswerView.of(answer) for answer in question.answers],
        )


class FeedbackView(View):
    """A review or a question, for who answers or decides."""

    kind: Literal["review", "question"]
    product_id: str
    product_title: str
    text_id: str = Field(description="Of the review or the question")
    stars: int | None
    title: str | None
    text: str
    name: str | None
    state: State
    concerns: list[Concern]
    reports: int
    created_at: Timestamp
    reply: ReplyView | None
    answers: list[AnswerView]

    @classmethod
    def of(cls, item: Item, language: Language) -> Self:
        review = item if isinstance(item, Review) else None
        return cls.model_validate(
            {
                "kind": "review" if review else "question",
                "product_id": item.product_id,
                "product_title": item.product_title.in_(language),
                "text_id": id_of(item),
                "stars": review and review.stars,
                "title": review and review.title,
                "text": item.text,
                "name": item.name,
                "state": item.state,
                "concerns": list(item.concerns),
                "reports": item.reports,
                "created_at": parse_time(item.created_at),
                "reply": review and BuyerReviewView.of(review).reply,
                "answers": [AnswerView.of(one) for one in item.answers] if isinstance(item, Question) else [],
            }
        )
