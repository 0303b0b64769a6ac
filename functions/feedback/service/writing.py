"""What people write: reviews by who bought the piece, questions by anybody, answers and replies by who can know."""

from __future__ import annotations

from dataclasses import replace

from catalog.contract import on_sale_in, product_reads
from feedback import store
from feedback.events import QuestionAnswered, QuestionAsked, RatingChanged, ReviewReplied, ReviewWritten
from feedback.rules.opinions import (
    Answer,
    Question,
    Reply,
    Review,
    State,
    Summary,
    Voice,
    answered,
    check_words,
    masked,
    rewritten,
    screened,
)
from feedback.service.retrying import on_fresh
from identity.contract import find_person
from orders.contract import Bought, Purchase, purchase_in, purchase_reads
from parure.aws.auth import Caller, Role
from parure.aws.tables import AlreadyDone, Read, Transaction, fingerprint, read_together, timestamp
from parure.kernel.errors import Conflict, Forbidden, NotFound
from parure.kernel.ids import new_id
from parure.kernel.value import value


@value
class Words:
    """What a buyer says: 1 to 5 stars, a title if they like, the text; by name (masked) or without."""

    order_id: str
    stars: int
    title: str | None
    text: str
    anonymous: bool


def write_review(product_id: str, words: Words, *, by: Caller) -> Review:
    """Write one's review of a piece, or write it anew; the same again changes nothing. Four calls.

    Raises:
        NotFound: `no_such_purchase`: no order of theirs holds this piece.
        Conflict: `not_received_yet`.
    """

    def work() -> Review:
        mine = store.mine_read(product_id, by.id)
        found = read_together([mine, store.summary_read(product_id), *purchase_reads(words.order_id)])
        bought = _bought(product_id, purchase_in(found, words.order_id), by)
        review_id = found[mine].review_id if mine in found else None
        before = _review(product_id, review_id) if review_id else None
        if before is not None and _says(before, words):
            return before
        after = rewritten(before, _fresh(product_id, bought, words, by))
        if before is None and mine in found:  # taken back while it was hidden: an operator reads the next one first
            after = replace(after, state=State.WAITING)
        return _save_review(before, after, store.summary_in(found, product_id), by, known=mine in found)

    return on_fresh(work)


def delete_review(product_id: str, *, by: Caller) -> None:
    """Take one's review back; what was never written may be taken back too."""

    def work() -> None:
        mine = store.mine_read(product_id, by.id)
        found = read_together([mine, store.summary_read(product_id)])
        review = _review(product_id, found[mine].review_id) if mine in found else None
        if review is None:
            return
        tx = Transaction()
        changed = Conflict("changed_meanwhile", "Somebody changed this at the same time. Read it again.")
        row = store.FeedbackItem(product_id, f"review#{review.review_id}")
        tx.delete(row, condition=store.FeedbackItem.version == review.version, otherwise=changed)
        if review.state is State.SHOWN:
            tx.delete(store.MineItem(product_id, f"mine#{by.id}"))
        count_shown(tx, review, None, store.summary_in(found, product_id), by)
        tx.commit()

    on_fresh(work)


def ask_question(product_id: str, text: str, *, by: Caller, key: str) -> Question:
    """
    Raises:
        NotFound: `product_not_found`: it is not on sale.
    """
    product = on_sale_in(read_together(product_reads([product_id])), product_id)
    if product is None:
        raise NotFound("product_not_found", "This piece is no longer on sale.")
    question = screened(
        Question(
            question_id=new_id("qst"),
            product_id=product_id,
            product_title=product.title,
            supplier_id=product.supplier_id,
            author_id=by.id,
            text=text,
            name=_name_of(by),
            state=State.SHOWN,
            concerns=(),
            created_at=timestamp(),
        )
    )
    tx = Transaction()
    tx.once(f"feedback#{by.id}#{key}", request=fingerprint([product_id, text]), result={"id": question.question_id})
    store.put(tx, question)
    tx.publish(
        QuestionAsked(
            product_id=product_id,
            supplier_id=product.supplier_id,
            question_id=question.question_id,
            author_id=by.id,
            state=str(question.state),
        ),
        by=by.id,
    )
    try:
        tx.commit()
    except AlreadyDone as done:
        return _question(product_id, done.result["id"])
    return question


def answer_question(
    product_id: str, question_id: str, text: str, *, order_id: str | None, by: Caller, key: str
) -> Question:
    """By the piece's supplier, an operator, or somebody who bought it (who names the order).

    Raises:
        NotFound: no such question. Forbidden: `not_asked`: neither. Conflict, InvalidRequest: `rules.opinions.answered`.
    """

    def work() -> Question:
        question = _question(product_id, question_id)
        answer = Answer(
            answer_id=new_id("ans"),
            voice=_voice(question, order_id, by),
            author_id=by.id,
            name=None if by.role is not Role.CONSUMER else _name_of(by),
            text=text,
            at=timestamp(),
        )
        after = answered(question, answer)
        tx = Transaction()
        tx.once(f"feedback#{by.id}#{key}", request=fingerprint([question_id, text]))
        store.put(tx, after)
        tx.publish(
            QuestionAnswered(
                product_id=product_id,
                supplier_id=question.supplier_id,
                question_id=question_id,
                author_id=question.author_id,
                voice=str(answer.voice),
            ),
            by=by.id,
        )
        try:
            tx.commit()
        except AlreadyDone:
            return _question(product_id, question_id)
        return after

    return on_fresh(work)


def reply_to_review(product_id: str, review_id: str, text: str, *, by: Caller) -> Review:
    """The supplier's one reply, or the same one anew.

    Raises:
        NotFound: no such review of a piece of theirs. InvalidRequest: `answer_not_shown`.
    """

    def work() -> Review:
        review = _review(product_id, review_id)
        if review is None or review.supplier_id != by.org_id:
            raise unknown_review()
        if review.reply is not None and review.reply.text == text:
            return review
        check_words(text)
        after = replace(review, reply=Reply(text=text, at=timestamp()))
        tx = Transaction()
        store.put(tx, after)
        tx.publish(
            ReviewReplied(
                product_id=product_id, supplier_id=review.supplier_id, review_id=review_id, author_id=review.author_id
            ),
            by=by.id,
        )
        tx.commit()
        return after

    return on_fresh(work)


def count_shown(tx: Transaction, before: Review | None, after: Review | None, summary: Summary, by: Caller) -> None:
    """Parts: the summary follows what is shown, and others hear of it."""
    moves: dict[int, int] = {}
    for review, step in ((before, -1), (after, 1)):
        if review is not None and review.state is State.SHOWN:
            moves[review.stars] = moves.get(review.stars, 0) + step
    of = after or before
    if of is None or not any(moves.values()):
        return
    store.count(tx, of.product_id, moves)
    stars = {mark: number + moves.get(mark, 0) for mark, number in summary.stars.items()}
    now_is = Summary(stars=stars)
    tx.publish(
        RatingChanged(product_id=of.product_id, supplier_id=of.supplier_id, count=now_is.count, average=now_is.average),
        by=by.id,
    )


def unknown_review() -> NotFound:
    return NotFound("no_such_review", "There is no such review.")


def _bought(product_id: str, purchase: Purchase | None, by: Caller) -> Bought:
    if purchase is None or purchase.buyer_id != by.id or product_id not in purchase.products:
        raise NotFound("no_such_purchase", "Only who bought this piece can review it.", field="order_id")
    if not purchase.received:
        raise Conflict("not_received_yet", "Write when you have received it.", field="order_id")
    return purchase.products[product_id]


def _fresh(product_id: str, bought: Bought, words: Words, by: Caller) -> Review:
    return Review(
        review_id=new_id("rev"),
        product_id=product_id,
        product_title=bought.title,
        supplier_id=bought.supplier_id,
        author_id=by.id,
        order_id=words.order_id,
        stars=words.stars,
        title=words.title,
        text=words.text,
        name=None if words.anonymous else _name_of(by),
        state=State.SHOWN,
        concerns=(),
        created_at=timestamp(),
    )


def _says(before: Review, words: Words) -> bool:
    same = (before.stars, before.title, before.text) == (words.stars, words.title, words.text)
    return same and (before.name is None) == words.anonymous


def _save_review(before: Review | None, after: Review, summary: Summary, by: Caller, *, known: bool) -> Review:
    tx = Transaction()
    store.put(tx, after)
    if before is None:
        mine = store.MineItem(after.product_id, f"mine#{by.id}", review_id=after.review_id)
        twice = Conflict("changed_meanwhile", "You wrote a review at the same time in another window.")
        tx.put(mine, if_absent=not known, otherwise=twice)
    count_shown(tx, before, after, summary, by)
    tx.publish(
        ReviewWritten(
            product_id=after.product_id,
            supplier_id=after.supplier_id,
            review_id=after.review_id,
            author_id=by.id,
            stars=after.stars,
            state=str(after.state),
        ),
        by=by.id,
    )
    tx.commit()
    return replace(after, version=after.version + 1)


def _voice(question: Question, order_id: str | None, by: Caller) -> Voice:
    if by.role is Role.OPERATOR:
        return Voice.OPERATOR
    if by.role is Role.SUPPLIER:
        if by.org_id != question.supplier_id:
            raise NotFound("no_such_question", "There is no such question.")
        return Voice.SUPPLIER
    purchase = purchase_in(read_together(purchase_reads(order_id)), order_id) if order_id else None
    if purchase is None or purchase.buyer_id != by.id or question.product_id not in purchase.products:
        raise Forbidden("not_asked", "The maker answers, and people who bought this piece.")
    return Voice.OWNER


def _name_of(by: Caller) -> str | None:
    person = find_person(by.id)
    return masked(person.name) if person else None


def _review(product_id: str, review_id: str) -> Review | None:
    read = store.review_read(product_id, review_id)
    row = read_together([read]).get(read)
    return row.review() if row is not None else None


def _question(product_id: str, question_id: str) -> Question:
    read: Read = store.question_read(product_id, question_id)
    row = read_together([read]).get(read)
    if row is None:
        raise NotFound("no_such_question", "There is no such question.")
    question: Question = row.question()
    return question
