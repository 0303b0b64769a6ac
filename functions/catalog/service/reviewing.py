"""What waits for a reviewer: the queue with its filters, certificates that two suppliers state, earlier decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import and_

from catalog import store
from catalog.review_store import ContestItem, ReviewItem
from catalog.rules.changes import Change, changes
from catalog.rules.life import Status
from catalog.service.checking import Checked, check, check_reads
from catalog.service.editing import own_product
from catalog.service.records import content_of, pending_of
from catalog.service.submitting import CONTESTED
from catalog.store import CertificateItem, ProductItem
from parure.aws.auth import Caller
from parure.aws.tables import Transaction, query_page, read_together, timestamp
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.paging import Page
from parure.kernel.time import iso, now


@dataclass(frozen=True)
class Queue:
    """Which part of the queue; None leaves nothing out."""

    kind: str | None = None
    findings: str | None = None
    supplier_id: str | None = None
    waiting_hours: int | None = None


def list_reviews(queue: Queue, *, limit: int, cursor: str | None) -> Page[ProductItem]:
    """The longest waiting first, with the findings of when they were submitted. One Query."""
    wanted = [
        condition
        for condition in (
            ProductItem.review_kind == queue.kind if queue.kind else None,
            ProductItem.worst == queue.findings if queue.findings else None,
            ProductItem.supplier_id == queue.supplier_id if queue.supplier_id else None,
        )
        if condition is not None
    ]
    before = None
    if queue.waiting_hours is not None:
        before = ProductItem.submitted_at <= iso(now() - timedelta(hours=queue.waiting_hours))
    return query_page(
        ProductItem.by_status,
        str(Status.SUBMITTED),
        range_condition=before,
        filter_condition=reduce(and_, wanted) if wanted else None,
        limit=limit,
        cursor=cursor,
        scope=f"{queue.kind}/{queue.findings}/{queue.supplier_id}/{queue.waiting_hours is None}",
    )


def check_product(item: ProductItem) -> Checked:
    """What the rules find in what the supplier wrote last, as things are now. One call."""
    content = pending_of(item)
    return check(item.pk, content, read_together(check_reads(content)), supplier_id=item.supplier_id)


def list_changes(product_id: str, by: Caller) -> tuple[Change, ...]:
    """What is pending against what is on sale, row by row. One call."""
    item = own_product(product_id, by)
    return changes(content_of(item), pending_of(item)) if item.revision else ()


def list_decisions(product_id: str, by: Caller, *, limit: int, cursor: str | None) -> Page[ReviewItem]:
    """Everything that was decided about a product, latest first, for its supplier and the operators."""
    own_product(product_id, by)
    return query_page(
        ReviewItem,
        product_id,
        range_condition=ReviewItem.sk.startswith("review#"),
        limit=limit,
        cursor=cursor,
        newest_first=True,
        scope="reviews",
    )


def list_contests(*, limit: int, cursor: str | None) -> Page[ContestItem]:
    """Certificates that a second product states, the longest waiting first."""
    return query_page(ContestItem.by_status, CONTESTED, limit=limit, cursor=cursor)


def close_contest(laboratory: str, number: str, product_id: str, note: str, *, by: Caller) -> ContestItem:
    """A reviewer has looked at both; closing again changes nothing."""
    pk = store.certificate_pk(laboratory, number)
    contest = ContestItem.find(pk, f"contest#{product_id}")
    if contest is None:
        raise NotFound("contest_not_found", "Nobody contests this certificate with this product.")
    if contest.review_status is None:
        _settle(laboratory, number)
        return contest
    contest.review_status = contest.submitted_at = None
    contest.closed_by, contest.note = by.id, note
    tx = Transaction()
    tx.put(
        contest,
        condition=ContestItem.review_status == CONTESTED,
        otherwise=Conflict("closed_meanwhile", "Somebody closed it meanwhile. Read the list again."),
    )
    tx.commit()
    _settle(laboratory, number)
    return contest


def _settle(laboratory: str, number: str) -> None:
    """Without an open contest, the certificate is its holder's undisputed again."""
    pk = store.certificate_pk(laboratory, number)
    contests = ContestItem.query(pk, ContestItem.sk.startswith("contest#"), consistent_read=True)
    if any(contest.review_status for contest in contests):
        return
    free = _nobody_holds_it()
    tx = Transaction()
    tx.update(
        CertificateItem(pk, "cert"),
        actions=[CertificateItem.contested.remove()],
        condition=CertificateItem.pk.exists(),
        otherwise=free,
    )
    if _commit_unless(tx, free):
        refresh_findings_of(laboratory, number)


def _nobody_holds_it() -> Conflict:
    return Conflict("certificate_free", "Nobody holds it any more.")


def mark_contested(laboratory: str, number: str) -> None:
    """The holder's certificate carries that it is contested, so that its findings say so; whatever how often."""
    claim = CertificateItem(store.certificate_pk(laboratory, number), "cert")
    free = _nobody_holds_it()
    tx = Transaction()
    tx.update(
        claim,
        actions=[CertificateItem.contested.set(timestamp())],
        condition=CertificateItem.pk.exists(),
        otherwise=free,
    )
    if _commit_unless(tx, free):
        refresh_findings_of(laboratory, number)


def refresh_findings_of(laboratory: str, number: str) -> None:
    """Something became known about a certificate: what waits for review with it is checked again."""
    claim = CertificateItem.find(store.certificate_pk(laboratory, number), "cert")
    item = ProductItem.find(claim.product_id, "product") if claim else None
    if item is None or item.review_status != Status.SUBMITTED:
        return
    checked = check_product(item)
    moved_on = Conflict("moved_on", "It was decided or written anew meanwhile.")
    tx = Transaction()
    tx.update(
        item,
        actions=[ProductItem.findings.set(checked.document()), ProductItem.worst.set(checked.worst)],
        condition=ProductItem.version == int(item.version),
        otherwise=moved_on,
    )
    _commit_unless(tx, moved_on)


def _commit_unless(tx: Transaction, harmless: Conflict) -> bool:
    try:
        tx.commit()
    except Conflict as error:
        if error is harmless:
            return False
        raise
    return True
