"""Routes of feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parure.aws.auth import Role
from parure.aws.http import PUBLIC, Api
from parure.kernel.errors import Conflict, Forbidden, InvalidRequest, NotFound
from parure.kernel.lazy import lazy
from parure.kernel.schemas import Listing, PageQuery

if TYPE_CHECKING:
    from feedback import schemas as said
    from feedback.service import judging, reading, writing
else:
    said = lazy("feedback.schemas")
    judging, reading, writing = (lazy(f"feedback.service.{name}") for name in ("judging", "reading", "writing"))

app = Api("feedback")
READERS = [Role.CONSUMER, Role.SUPPLIER, Role.DEALER, Role.OPERATOR]
REVIEWS = "/api/v1/products/{product_id}/reviews"
QUESTIONS = "/api/v1/products/{product_id}/questions"


@app.get(REVIEWS, roles=PUBLIC, summary="Read what buyers say of a piece, and its marks", errors=[InvalidRequest])
def list_product_reviews(product_id: said.ProductId, query: said.ReviewsQuery) -> said.BuyerReviewsView:
    summary, page = reading.list_reviews(
        product_id, stars=query.stars, sort=query.sort, limit=query.limit, cursor=query.cursor
    )
    return said.BuyerReviewsView(
        summary=said.SummaryView.of(summary),
        items=[said.BuyerReviewView.of(review) for review in page.items],
        next_cursor=page.next_cursor,
    )


@app.get(f"{REVIEWS}/mine", roles=[Role.CONSUMER], summary="Read your own review of a piece", errors=[NotFound])
def get_my_review(product_id: said.ProductId) -> said.MyReviewView:
    return said.MyReviewView.of(reading.get_my_review(product_id, by=app.caller))


@app.put(
    f"{REVIEWS}/mine",
    roles=[Role.CONSUMER],
    summary="Review a piece that you have bought and received, or write your review anew",
    errors=[InvalidRequest, NotFound, Conflict],
)
def write_review(product_id: said.ProductId, body: said.WriteReview) -> said.MyReviewView:
    return said.MyReviewView.of(writing.write_review(product_id, body.words(), by=app.caller))


@app.delete(f"{REVIEWS}/mine", roles=[Role.CONSUMER], summary="Take your review back", errors=[Conflict])
def delete_my_review(product_id: said.ProductId) -> None:
    writing.delete_review(product_id, by=app.caller)


@app.put(
    f"{REVIEWS}/{{review_id}}/helpful",
    roles=[Role.CONSUMER],
    summary="Say that a review helped you",
    errors=[NotFound, Conflict],
)
def mark_helpful(product_id: said.ProductId, review_id: said.ReviewId) -> said.BuyerReviewView:
    return said.BuyerReviewView.of(judging.set_helpful(product_id, review_id, helpful=True, by=app.caller))


@app.delete(
    f"{REVIEWS}/{{review_id}}/helpful",
    roles=[Role.CONSUMER],
    summary="Take that back",
    errors=[NotFound, Conflict],
)
def unmark_helpful(product_id: said.ProductId, review_id: said.ReviewId) -> said.BuyerReviewView:
    return said.BuyerReviewView.of(judging.set_helpful(product_id, review_id, helpful=False, by=app.caller))


@app.put(
    f"{REVIEWS}/{{review_id}}/reply",
    roles=[Role.SUPPLIER],
    summary="Reply to a review of your piece, once; sent again it takes the place of the first",
    errors=[InvalidRequest, NotFound, Conflict],
)
def reply_to_review(
    product_id: said.ProductId, review_id: said.ReviewId, body: said.ReplyToReview
) -> said.FeedbackView:
    return said.FeedbackView.of(writing.reply_to_review(product_id, review_id, body.text, by=app.caller), app.language)


@app.get(QUESTIONS, roles=PUBLIC, summary="Read what people ask about a piece", errors=[InvalidRequest])
def list_questions(product_id: said.ProductId, query: PageQuery) -> Listing[said.QuestionView]:
    page = reading.list_questions(product_id, limit=query.limit, cursor=query.cursor)
    return Listing[said.QuestionView].of(page.map(said.QuestionView.of))


@app.post(
    QUESTIONS,
    roles=[Role.CONSUMER],
    status=201,
    summary="Ask something about a piece",
    errors=[InvalidRequest, NotFound],
)
def ask_question(product_id: said.ProductId, body: said.AskQuestion) -> said.QuestionView:
    asked = writing.ask_question(product_id, body.text, by=app.caller, key=app.idempotency_key or "")
    return said.QuestionView.of(asked)


@app.post(
    f"{QUESTIONS}/{{question_id}}/answers",
    roles=[Role.CONSUMER, Role.SUPPLIER, Role.OPERATOR],
    status=201,
    summary="Answer a question: as the maker, as an operator, or as somebody who bought the piece",
    errors=[InvalidRequest, Forbidden, NotFound, Conflict],
)
def answer_question(
    product_id: said.ProductId, question_id: said.QuestionId, body: said.AnswerQuestion
) -> said.QuestionView:
    answered = writing.answer_question(
        product_id, question_id, body.text, order_id=body.order_id, by=app.caller, key=app.idempotency_key or ""
    )
    return said.QuestionView.of(answered)


@app.put(
    "/api/v1/products/{product_id}/feedback/{text_id}/report",
    roles=READERS,
    summary="Tell the mall of a review or a question that should not be here; once per person",
    errors=[InvalidRequest, NotFound, Conflict],
)
def report_text(product_id: said.ProductId, text_id: said.TextId, body: said.ReportText) -> None:
    judging.report(product_id, text_id, body.reason, by=app.caller)


@app.put(
    "/api/v1/products/{product_id}/feedback/{text_id}/decision",
    roles=[Role.OPERATOR],
    summary="Show or hide a review or a question",
    errors=[InvalidRequest, NotFound, Conflict],
)
def decide_text(product_id: said.ProductId, text_id: said.TextId, body: said.DecideText) -> said.FeedbackView:
    shows = body.decision == "show"
    decided = judging.decide(product_id, text_id, show=shows, reason=body.reason, by=app.caller)
    return said.FeedbackView.of(decided, app.language)


@app.get(
    "/api/v1/feedback",
    roles=[Role.SUPPLIER, Role.OPERATOR],
    summary="List what is said of your pieces, or what waits for an operator",
    errors=[InvalidRequest],
)
def list_feedback(query: said.FeedbackQuery) -> Listing[said.FeedbackView]:
    page = reading.list_feedback(app.caller, open_only=query.open, limit=query.limit, cursor=query.cursor)
    return Listing[said.FeedbackView].of(page.map(lambda item: said.FeedbackView.of(item, app.language)))
