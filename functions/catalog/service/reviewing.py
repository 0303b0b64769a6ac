"""What an operator decides about a submitted product."""

from __future__ import annotations

from catalog.events import ProductApproved, ProductChanged, ProductPublished, ProductRejected
from catalog.rules.findings import Finding, find, has_errors
from catalog.rules.life import Status, refuse
from catalog.service.editing import own_product, put_on_shelves
from catalog.service.records import content_of, pending_of, release_certificate
from catalog.store import ProductItem, ReviewItem
from parure.aws.auth import Caller
from parure.aws.tables import Transaction, query_page, timestamp
from parure.kernel.errors import InvalidRequest, PreconditionFailed
from parure.kernel.ids import new_id
from parure.kernel.paging import Page


def list_reviews(*, limit: int, cursor: str | None) -> Page[tuple[ProductItem, tuple[Finding, ...]]]:
    """The longest waiting first."""
    page = query_page(ProductItem.by_status, str(Status.SUBMITTED), limit=limit, cursor=cursor)
    return page.map(lambda item: (item, find(pending_of(item))))


def approve_product(product_id: str, reason: str | None, *, by: Caller) -> ProductItem:
    """Approve and publish in one step; approving again changes nothing.

    Raises:
        InvalidRequest: `reason_missing`: findings with errors are overruled without a word.
        Conflict: `wrong_status`, or NotPriced when the board price of a by-weight product was never published.
    """
    item = own_product(product_id, by)
    if item.review_status != Status.SUBMITTED:
        if item.status == Status.PUBLISHED and not item.revision:
            return item
        raise refuse(Status(item.revision_status or item.status), "approved")
    content = pending_of(item)
    if has_errors(find(content)) and not reason:
        raise InvalidRequest(
            "reason_missing", "There are findings. Say why it is approved in spite of them.", field="reason"
        )
    first = item.published_at is None or item.status != Status.PUBLISHED
    live = content_of(item)
    item.revision = item.revision_status = item.review_status = item.submitted_at = item.rejection = None
    tx = Transaction()
    release_certificate(tx, product_id, live, kept=content)
    put_on_shelves(tx, item, content)
    _record(tx, item, "approved", reason, by)
    version = int(item.version)
    tx.publish(ProductApproved(product_id=product_id, product_version=version, reason=reason), by=by.id)
    if first:
        tx.publish(
            ProductPublished(product_id=product_id, product_version=version, supplier_id=item.supplier_id), by=by.id
        )
    else:
        tx.publish(ProductChanged(product_id=product_id, product_version=version), by=by.id)
    tx.commit()
    return item


def reject_product(product_id: str, reason: str, *, by: Caller) -> ProductItem:
    """Back to the supplier with the reason; a published product stays as it was."""
    item = own_product(product_id, by)
    if item.review_status != Status.SUBMITTED:
        if Status.REJECTED in (item.revision_status, item.status):
            return item
        raise refuse(Status(item.revision_status or item.status), "rejected")
    was, rejected = int(item.version), pending_of(item)
    if item.revision_status:
        item.revision_status = str(Status.REJECTED)
    else:
        item.status = str(Status.REJECTED)
    item.rejection, item.review_status, item.submitted_at = reason, None, None
    item.version, item.updated_at = was + 1, timestamp()
    tx = Transaction()
    changed = PreconditionFailed("changed_meanwhile", "Somebody changed it. Read it again.")
    tx.put(item, condition=ProductItem.version == was, otherwise=changed)
    release_certificate(tx, product_id, rejected, kept=content_of(item) if item.revision else None)
    _record(tx, item, "rejected", reason, by)
    event = ProductRejected(product_id=product_id, product_version=int(item.version), reason=reason)
    tx.publish(event, by=by.id)
    tx.commit()
    return item


def _record(tx: Transaction, item: ProductItem, decision: str, reason: str | None, by: Caller) -> None:
    sk = f"review#{new_id('rev')[4:]}"
    tx.put(ReviewItem(item.pk, sk, decision=decision, reason=reason, by=by.id, at=timestamp()), if_absent=True)
