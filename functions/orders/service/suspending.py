"""What becomes of a suspended organisation's orders: what it accepted it may still ship, the rest goes elsewhere."""

from __future__ import annotations

from identity.contract import organisation_reads, organisations_in
from identity.events import OrganisationSuspended
from orders import store
from orders.rules import fulfilment as rules
from orders.rules.order import ParcelStatus
from orders.service.changes import commit, on_fresh
from parure.aws.tables import read_together
from parure.kernel.events import Envelope
from parure.kernel.time import now


def on_organisation_suspended(event: OrganisationSuspended, _envelope: Envelope) -> None:
    """Routing looks for another source of each; where there is none, the order waits for an operator.

    The organisation is asked how it stands now, so an old event does no harm. What is assigned in the very moment of the
    suspension is not accepted in time, and leaves by that.
    """
    organisation = organisations_in(read_together(organisation_reads([event.org_id]))).get(event.org_id)
    if organisation is None or organisation.is_live:
        return
    cursor: str | None = None
    while True:
        page = store.list_of_source(event.org_id, ParcelStatus.ASSIGNED, limit=100, cursor=cursor)
        for fulfilment in page.items:
            _withdraw(fulfilment.order_id, fulfilment.fulfilment_id)
        cursor = page.next_cursor
        if cursor is None:
            return


def _withdraw(order_id: str, fulfilment_id: str) -> None:
    def work() -> None:
        order, fulfilment = store.read_fulfilment_of(order_id, fulfilment_id)
        change = rules.withdraw(order, fulfilment, now())
        if change is not None:
            commit(change, by=None)

    on_fresh(work)
