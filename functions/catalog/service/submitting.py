"""A supplier asks for review: findings are made, the certificate is claimed, a small change of price passes at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalog import store
from catalog.events import CertificateContested, ProductChanged, ProductSubmitted
from catalog.review_store import ContestItem, ReviewItem
from catalog.rules.content import ProductContent
from catalog.rules.life import SUBMITTABLE, Status, refuse
from catalog.rules.limits import Verdict, judge, prices_of
from catalog.service.checking import Checked, check, check_reads
from catalog.service.editing import own_product, put_on_shelves, save, shelf_reads
from catalog.service.pictures import check_media
from catalog.service.records import certificate_hint, certificate_item, content_of, pending_of
from catalog.store import CertificateItem, ProductItem
from parure.aws.auth import Caller
from parure.aws.tables import Read, Transaction, read_together, timestamp
from parure.kernel.errors import Conflict
from parure.kernel.ids import new_id

CONTESTED = "contested"
"""The status under which contests wait in the index of reviews."""


def submit_product(product_id: str, *, by: Caller) -> ProductItem:
    """Ask for review; asking again changes nothing. Three calls: the product, what is known of it, one transaction.

    A change of a published product in which only prices differ, within the rules' limits, is on sale at once.

    Raises:
        Conflict: `wrong_status`; `certificate_taken`, of which the reviewers are told.
    """
    item = own_product(product_id, by)
    waiting = Status(item.revision_status) if item.revision_status else Status(item.status)
    if waiting is Status.SUBMITTED:
        return item
    if waiting not in SUBMITTABLE:
        raise refuse(waiting, "submitted")
    content = pending_of(item)
    found = read_together([*check_reads(content), *(shelf_reads(item) if item.revision_status else [])])
    content = _with_media(item, content, found)
    checked = check(product_id, content, found, supplier_id=item.supplier_id)
    if item.revision_status:
        verdict = _verdict(item, content, checked)
        if verdict.passes:
            return _pass(item, content, checked, verdict, found, by)
    return _queue(item, content, checked, by)


def _with_media(item: ProductItem, content: ProductContent, found: Mapping[Read, Any]) -> ProductContent:
    """What was processed after the supplier wrote last is filled in."""
    filled = check_media(content, item.supplier_id, found)
    if filled != content and item.revision_status:
        item.revision = filled.document()
    elif filled != content:
        item.content = filled.document()
    return filled


def _verdict(item: ProductItem, content: ProductContent, checked: Checked) -> Verdict:
    if checked.worst == "error":
        return Verdict(False, "findings")
    live = content_of(item)
    return judge(live, content, item.reviewed_prices or prices_of(live), checked.rules.price_change)


def _pass(
    item: ProductItem,
    content: ProductContent,
    checked: Checked,
    verdict: Verdict,
    found: Mapping[Read, Any],
    by: Caller,
) -> ProductItem:
    reviewed = item.reviewed_prices or prices_of(content_of(item))
    item.revision = item.revision_status = item.rejection = item.notes = None
    item.reviewed_prices = reviewed
    tx = Transaction()
    put_on_shelves(tx, item, content, found)
    tx.put(review_of(item, "passed", by=by, reason=verdict.reason, checked=checked), if_absent=True)
    changed = ProductChanged(
        product_id=item.pk, product_version=int(item.version), certificate=certificate_hint(content)
    )
    tx.publish(changed, by=by.id)
    tx.commit()
    return item


def _queue(item: ProductItem, content: ProductContent, checked: Checked, by: Caller) -> ProductItem:
    was = int(item.version)
    change = bool(item.revision_status)
    if change:
        item.revision_status = str(Status.SUBMITTED)
    else:
        item.status = str(Status.SUBMITTED)
    item.rejection = item.notes = None
    item.review_status, item.submitted_at = str(Status.SUBMITTED), timestamp()
    item.review_kind, item.worst, item.findings = "change" if change else "new", checked.worst, checked.document()
    tx = Transaction()
    save(tx, item, was)
    claim = certificate_item(item.pk, content)
    if claim is not None:
        _claim(tx, claim)
    event = ProductSubmitted(product_id=item.pk, product_version=int(item.version), supplier_id=item.supplier_id)
    tx.publish(event, by=by.id)
    try:
        tx.commit()
    except CertificateTaken as taken:
        _contest(item, content, by)
        raise taken from None
    return item


class CertificateTaken(Conflict):
    """(laboratory, number) is unique over the whole mall: domain.md §1, Certificates."""


def _claim(tx: Transaction, claim: CertificateItem) -> None:
    """A part: the certificate is this product's, unless it is another's. Nothing is rewritten if it was before."""
    mine = CertificateItem.pk.does_not_exist() | (CertificateItem.product_id == claim.product_id)
    taken = CertificateTaken(
        "certificate_taken",
        "This certificate number is on another product. Check the number; the reviewers know of it.",
        field="attributes.certificate.number",
    )
    tx.update(claim, actions=[CertificateItem.product_id.set(claim.product_id)], condition=mine, otherwise=taken)


def _contest(item: ProductItem, content: ProductContent, by: Caller) -> None:
    """Note for the reviewers that two products state one certificate; once per pair, however often it is tried."""
    certificate = content.attributes.certificate
    if certificate is None:
        return
    holder = CertificateItem.find(store.certificate_pk(certificate.laboratory, certificate.number), "cert")
    if holder is None or holder.product_id == item.pk:
        return
    contest = ContestItem(
        holder.pk,
        f"contest#{item.pk}",
        laboratory=certificate.laboratory,
        number=certificate.number,
        holder_id=holder.product_id,
        challenger={
            "product_id": item.pk,
            "title": {"zh": content.title.zh, "en": content.title.en},
            "supplier_id": item.supplier_id,
            "supplier_name": item.supplier_name,
        },
        review_status=CONTESTED,
        submitted_at=timestamp(),
    )
    known = Conflict("contest_known", "The reviewers know of it.")
    tx = Transaction()
    tx.put(contest, if_absent=True, otherwise=known)
    event = CertificateContested(
        laboratory=certificate.laboratory,
        number=certificate.number,
        holder_id=holder.product_id,
        challenger_id=item.pk,
        supplier_id=item.supplier_id,
    )
    tx.publish(event, by=by.id)
    try:
        tx.commit()
    except Conflict as error:
        if error is not known:
            raise


def review_of(
    item: ProductItem,
    decision: str,
    *,
    by: Caller,
    reason: str | None,
    checked: Checked | None,
    notes: list[dict[str, str]] | None = None,
) -> ReviewItem:
    """The record of a decision: what was decided, by whom, on which findings and which version of the rules."""
    return ReviewItem(
        item.pk,
        f"review#{new_id('rev')[4:]}",
        decision=decision,
        reason=reason,
        notes=notes,
        findings=[[f.rule, str(f.severity), f.field] for f in checked.findings] if checked else None,
        rules_version=checked.version if checked else None,
        product_version=int(item.version),
        by=by.id,
        at=timestamp(),
    )
