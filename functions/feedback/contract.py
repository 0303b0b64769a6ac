"""What other capabilities may ask of feedback."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from feedback import store
from feedback.rules.opinions import Answer, Item, Question, Reply, Review, State, Summary, Voice
from parure.aws.tables import Read, Transaction
from parure.kernel.errors import Conflict


def rating_reads(product_ids: Iterable[str]) -> list[Read]:
    """One read per product; join them to the reads of your use case."""
    return [store.summary_read(product_id) for product_id in product_ids]


def rating_in(found: Mapping[Read, Any], product_id: str) -> Summary:
    """How many reviews are shown, and their average; none where nobody wrote."""
    return store.summary_in(found, product_id)


def import_feedback(items: Iterable[Item]) -> int:
    """For demo data: reviews and questions as they are, without orders, screening and events; those that are there
    already are left alone. Returns how many were new."""
    new = 0
    for item in items:
        tx = Transaction()
        store.put(tx, replace(item, version=0))
        if isinstance(item, Review):
            mine = store.MineItem(item.product_id, f"mine#{item.author_id}", review_id=item.review_id)
            tx.put(mine, if_absent=True)
            store.count(tx, item.product_id, {item.stars: 1})
        try:
            tx.commit()
        except Conflict:
            continue
        new += 1
    return new


__all__ = [
    "Answer",
    "Question",
    "Reply",
    "Review",
    "State",
    "Summary",
    "Voice",
    "import_feedback",
    "rating_in",
    "rating_reads",
]
