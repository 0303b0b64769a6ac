"""Keep the documents as the catalog has the products now, and tell every instance by the log.

Whoever writes reads the log's head first, then product, prices and stock, and appends on condition that the head has not moved.
So of two who worked at the same time one is refused and starts over, and the last to write has written what the catalog said after
all before it were done: events may come twice, late and in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from parure.aws.logs import logger
from parure.kernel.errors import Unavailable
from parure.kernel.value import value
from search import store
from search.rules.packing import Delta, pack_delta
from search.service.comparing import Change, changes_of

TOGETHER = 40
"""Documents of one transaction: each may have an event besides, and DynamoDB takes a hundred parts."""
_ROUNDS = 12


@value
class Place:
    """A product as one scope sells it: the mall ("") or a dealer's shop."""

    product_id: str
    scope: str = ""


def index_products(
    product_ids: Iterable[str], *, sold: Mapping[str, int] | None = None, once: Sequence[str] = ()
) -> int:
    """The mall's documents of these products; how many were written. See `index_places`."""
    return index_places([Place(product_id) for product_id in product_ids], sold=sold, once=once)


def index_places(places: Iterable[Place], *, sold: Mapping[str, int] | None = None, once: Sequence[str] = ()) -> int:
    """The documents of these products in these scopes as the catalog has them now; how many were written.

    `sold` says how many more pieces were sold of each product; `once` makes that happen once.

    Raises:
        AlreadyDone: one of `once` was done before, and nothing was written.
        Unavailable: too many write at the same time.
    """
    wanted = list(dict.fromkeys(places))
    written = 0
    for start in range(0, len(wanted), TOGETHER):
        written += _index_some(wanted[start : start + TOGETHER], sold or {}, once if start == 0 else ())
    return written


def _index_some(places: Sequence[Place], sold: Mapping[str, int], once: Sequence[str]) -> int:
    for _ in range(_ROUNDS):
        number = store.head_number()
        changes = changes_of(places, sold)
        if not changes and not once:
            return 0
        try:
            _append(number, changes, once)
        except store.Overtaken:
            logger.info("overtaken", number=number)
            continue
        return len(changes)
    raise Unavailable("index_restless", "The index moves all the time; this will be tried again.")


def _append(number: int, changes: Sequence[Change], once: Sequence[str]) -> None:
    delta = Delta(
        [one.upsert for one in changes if one.upsert is not None],
        [one.delete for one in changes if one.delete is not None],
    )
    store.append(
        number,
        pack_delta(delta),
        delta.size,
        items=[one.item for one in changes],
        events=[event for one in changes for event in one.events],
        once=once,
    )
