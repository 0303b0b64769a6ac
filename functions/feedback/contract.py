"""What other capabilities may ask of feedback."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from feedback import store
from feedback.rules.opinions import Reply, Review, State, Summary
from parure.aws.tables import Read, Transaction
from parure.kernel.errors import Conflict


def rating_reads(product_ids: Iterable[str]) -> list[Read]:
    """One read per product; join them to the reads of your use case."""
    return [store.summary_read(product_id) for product_id in product_ids]


def rating_in(found: Mapping[Read, Any], product_id: str) -> Summary:
    """How many reviews are shown, and their average; none where nobody wrote."""
    return store.summary_in(found, product_id)


def import_reviews(reviews: Iterable[Review]) -> int:
    """For demo data: reviews as they are, without orders, screening and events; those that are there already are left
    alone. Returns how many were new."""
    new = 0
    for review in reviews:
        tx = Transaction()
        store.put(tx, replace(review, version=0))
        tx.put(
            store.MineItem(review.product_id, f"mine#{review.author_id}", review_id=review.review_id), if_absent=True
        )
        if review.state is State.SHOWN:
            store.count(tx, review.product_id, {review.stars: 1})
        try:
            tx.commit()
        except Conflict:
            continue
        new += 1
    return new


__all__ = ["Reply", "Review", "State", "Summary", "import_reviews", "rating_in", "rating_reads"]
