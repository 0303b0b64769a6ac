"""What readers and operators say of a text: helpful, reported, shown, hidden."""

from __future__ import annotations

from dataclasses import replace

from feedback import store
from feedback.events import FeedbackDecided
from feedback.rules.opinions import Item, Review, State, decided, reported
from feedback.service.retrying import on_fresh
from feedback.service.writing import count_shown, unknown_review
from parure.aws.auth import Caller
from parure.aws.tables import Transaction, read_together, timestamp
from parure.kernel.errors import Conflict, NotFound

_KNOWN = Conflict("known", "This person has said so already.")


def set_helpful(product_id: str, review_id: str, *, helpful: bool, by: Caller) -> Review:
    """One voice per person, given or taken back; said twice it counts once.

    Raises:
        NotFound: `no_such_review`. Conflict: `own_review`.
    """

    def work() -> Review:
        review = _shown_review(product_id, review_id)
        if review.author_id == by.id:
            raise Conflict("own_review", "Your own review counts without your voice.")
        tx = Transaction()
        mark = store.helpful_mark(review, by.id, timestamp())
        if helpful:
            tx.put(mark, if_absent=True, otherwise=_KNOWN)
        else:
            tx.delete(mark, condition=store.MarkItem.pk.exists(), otherwise=_KNOWN)
        after = replace(review, helpful=max(0, review.helpful + (1 if helpful else -1)))
        store.put(tx, after)
        return after if _commit(tx) else review

    return on_fresh(work)


def report(product_id: str, item_id: str, reason: str, *, by: Caller) -> None:
    """Tell an operator of a text; several people's word takes it off the page until one has looked.

    Raises:
        NotFound: `no_such_text`.
    """

    def work() -> None:
        item = _item(product_id, item_id)
        after = reported(item)
        tx = Transaction()
        tx.put(store.report_mark(product_id, item_id, by.id, timestamp(), reason), if_absent=True, otherwise=_KNOWN)
        store.put(tx, after)
        _follow(tx, item, after, by)
        _commit(tx)

    on_fresh(work)


def decide(product_id: str, item_id: str, *, show: bool, reason: str | None, by: Caller) -> Item:
    """An operator shows or hides a review or a question; the same word again changes nothing."""

    def work() -> Item:
        item = _item(product_id, item_id)
        after = decided(item, show=show, reason=reason)
        if after == item:
            return item
        tx = Transaction()
        store.put(tx, after)
        _follow(tx, item, after, by)
        tx.publish(
            FeedbackDecided(
                product_id=product_id,
                supplier_id=item.supplier_id,
                text_id=item_id,
                author_id=item.author_id,
                state=str(after.state),
                reason=after.reason,
            ),
            by=by.id,
        )
        tx.commit()
        return after

    return on_fresh(work)


def _follow(tx: Transaction, before: Item, after: Item, by: Caller) -> None:
    if isinstance(before, Review) and isinstance(after, Review):
        read = store.summary_read(before.product_id)
        count_shown(tx, before, after, store.summary_in(read_together([read]), before.product_id), by)


def _commit(tx: Transaction) -> bool:
    """Whether it was news."""
    try:
        tx.commit()
    except Conflict as error:
        if error is _KNOWN:
            return False
        raise
    return True


def _shown_review(product_id: str, review_id: str) -> Review:
    item = _find(product_id, review_id)
    if not isinstance(item, Review) or item.state is not State.SHOWN:
        raise unknown_review()
    return item


def _item(product_id: str, item_id: str) -> Item:
    item = _find(product_id, item_id)
    if item is None:
        raise NotFound("no_such_text", "There is no such review or question.")
    return item


def _find(product_id: str, item_id: str) -> Item | None:
    read = store.item_read(product_id, item_id)
    row = read_together([read]).get(read)
    return None if row is None else row.item()
