"""What a reviewer decides about a submitted product: approve it, return it with notes, or reject it for good.

Two reviewers cannot both decide: who sends If-Match decides on what was read, and the other is told 412.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from catalog.events import ProductApproved, ProductChanged, ProductPublished, ProductRejected, ProductReturned
from catalog.review_store import PeersItem, ReviewItem, peers_read
from catalog.rules.content import ProductContent
from catalog.rules.life import Status, refuse
from catalog.rules.limits import prices_of
from catalog.rules.peers import peer_price
from catalog.service.checking import check, check_reads
from catalog.service.editing import own_product, put_on_shelves, save, shelf_reads
from catalog.service.records import certificate_hint, content_of, pending_of, release_certificate
from catalog.service.scheduling import waits_for_its_moment
from catalog.service.submitting import review_of
from catalog.store import ProductItem
from parure.aws.auth import Caller
from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import InvalidRequest, PreconditionFailed
from parure.kernel.time import now

_DECISIONS = ReviewItem.sk.startswith("review#")


def approve_product(product_id: str, reason: str | None, *, by: Caller, if_match: str | None = None) -> ProductItem:
    """Approve and publish in one step, or at its moment (scheduling.py); approving again changes nothing. Three calls.

    Raises:
        InvalidRequest: `reason_missing`: findings with errors are overruled without a word.
        PreconditionFailed: somebody decided or wrote it anew meanwhile.
        Conflict: `wrong_status`, or NotPriced when the board price of a by-weight product was never published.
    """
    item = own_product(product_id, by)
    if _is_repeated(item, "approved", if_match, by):
        return item
    if item.review_status != Status.SUBMITTED:
        if item.status in (Status.PUBLISHED, Status.APPROVED) and not item.revision:
            return item
        raise refuse(Status(item.revision_status or item.status), "approved")
    content = pending_of(item)
    found = read_together([*shelf_reads(item), *check_reads(content)])
    checked = check(product_id, content, found, supplier_id=item.supplier_id)
    if checked.worst == "error" and not reason:
        raise InvalidRequest(
            "reason_missing", "There are findings. Say why it is approved in spite of them.", field="reason"
        )
    first = item.published_at is None or item.status != Status.PUBLISHED
    live = content_of(item)
    item.revision = item.revision_status = None
    item.reviewed_prices = prices_of(content)
    _close_review(item)
    tx = Transaction()
    release_certificate(tx, product_id, live, kept=content)
    _join_peers(tx, item, content)
    waits = item.status != Status.PUBLISHED and waits_for_its_moment(item, now())
    if waits:
        item.status = str(Status.APPROVED)
        save(tx, item, int(item.version))
    else:
        put_on_shelves(tx, item, content, found)
    tx.put(review_of(item, "approved", by=by, reason=reason, checked=checked), if_absent=True)
    version = int(item.version)
    tx.publish(ProductApproved(product_id=product_id, product_version=version, reason=reason), by=by.id)
    if not waits:
        tx.publish(_appeared(item, content, first=first), by=by.id)
    tx.commit()
    return item


def _appeared(item: ProductItem, content: ProductContent, *, first: bool) -> ProductPublished | ProductChanged:
    version, certificate = int(item.version), certificate_hint(content)
    if not first:
        return ProductChanged(product_id=item.pk, product_version=version, certificate=certificate)
    return ProductPublished(
        product_id=item.pk, product_version=version, supplier_id=item.supplier_id, certificate=certificate
    )


def return_product(
    product_id: str, reason: str, notes: Sequence[tuple[str, str]], *, by: Caller, if_match: str | None = None
) -> ProductItem:
    """Back to the supplier, with what to correct at which field; a published product stays on sale as it was."""
    item = own_product(product_id, by)
    if _is_repeated(item, "returned", if_match, by):
        return item
    if _is_decided(item, Status.RETURNED, "returned"):
        return item
    written = [{"field": field, "note": note} for field, note in notes]
    tx = _send_back(item, Status.RETURNED, reason, written)
    tx.put(review_of(item, "returned", by=by, reason=reason, checked=None, notes=written), if_absent=True)
    fields = tuple(field for field, _ in notes)
    event = ProductReturned(product_id=product_id, product_version=int(item.version), reason=reason, fields=fields)
    tx.publish(event, by=by.id)
    tx.commit()
    return item


def reject_product(product_id: str, reason: str, *, by: Caller, if_match: str | None = None) -> ProductItem:
    """Refuse what was written for good, with the reason; its certificate is free for others."""
    item = own_product(product_id, by)
    if _is_repeated(item, "rejected", if_match, by):
        return item
    if _is_decided(item, Status.REJECTED, "rejected"):
        return item
    rejected, kept = pending_of(item), content_of(item) if item.revision else None
    tx = _send_back(item, Status.REJECTED, reason, None)
    release_certificate(tx, product_id, rejected, kept=kept)
    tx.put(review_of(item, "rejected", by=by, reason=reason, checked=None), if_absent=True)
    event = ProductRejected(product_id=product_id, product_version=int(item.version), reason=reason)
    tx.publish(event, by=by.id)
    tx.commit()
    return item


def _is_repeated(item: ProductItem, decision: str, if_match: str | None, by: Caller) -> bool:
    """Whether this very decision was made already and only its answer was lost.

    Raises:
        PreconditionFailed: somebody else decided, or the supplier wrote it anew, since it was read.
    """
    if if_match is None or if_match == str(int(item.version)):
        return False
    last = next(iter(ReviewItem.query(item.pk, _DECISIONS, scan_index_forward=False, limit=1)), None)
    made = (decision, by.id, int(if_match) + 1) if if_match.isdecimal() else None
    if last is not None and made == (last.decision, last.by, int(last.product_version or 0)):
        return True
    raise PreconditionFailed(
        "changed_meanwhile", "Somebody decided or changed it meanwhile. Read it again.", version=int(item.version)
    )


def _is_decided(item: ProductItem, as_: Status, verb: str) -> bool:
    if item.review_status == Status.SUBMITTED:
        return False
    if as_ in (item.revision_status, item.status):
        return True
    raise refuse(Status(item.revision_status or item.status), verb)


def _send_back(item: ProductItem, status: Status, reason: str, notes: list[dict[str, str]] | None) -> Transaction:
    was = int(item.version)
    if item.revision_status:
        item.revision_status = str(status)
    else:
        item.status = str(status)
    _close_review(item)
    item.rejection, item.notes = reason, notes
    tx = Transaction()
    save(tx, item, was)
    return tx


def _close_review(item: ProductItem) -> None:
    item.review_status = item.submitted_at = item.review_kind = item.worst = item.findings = None
    item.rejection = item.notes = None


def _join_peers(tx: Transaction, item: ProductItem, content: ProductContent) -> None:
    """Parts: the product's price counts among its peers from now on, in place of what it counted before."""
    price = peer_price(content)
    before: list[Any] | None = item.peer
    after: list[Any] | None = [price.key, price.logarithm] if price else None
    if before == after:
        return
    item.peer = after
    changes: dict[str, tuple[int, int]] = {}
    for entry, sign in ((before, -1), (after, 1)):
        if entry is not None:
            pieces, logarithms = changes.get(entry[0], (0, 0))
            changes[entry[0]] = (pieces + sign, logarithms + sign * int(entry[1]))
    for key, (pieces, logarithms) in changes.items():
        read = peers_read(key)
        tx.update(
            PeersItem(read.pk, read.sk),
            actions=[PeersItem.pieces.add(pieces), PeersItem.logarithms.add(logarithms)],
        )
