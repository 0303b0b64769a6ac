"""What follows in the catalog when something becomes known of a certificate: pages are published again, operators are told
of what is on sale with a certificate that cannot be relied on."""

from __future__ import annotations

from catalog import store
from catalog.events import ProductChanged
from catalog.review_store import DOUBTED, DoubtItem
from catalog.service.browsing import is_on_sale
from catalog.service.records import certificate_hint, content_of, refs_of
from catalog.store import CertificateItem, ProductItem
from parure.aws.tables import Transaction, query_page, read_together, timestamp
from parure.kernel.paging import Page
from parure.kernel.text import Text
from parure.kernel.time import now
from trace.contract import CertificateState, certificate_reads, certificates_in

_DOUBTFUL = {CertificateState.MISMATCHED, CertificateState.REVOKED}


def follow_certificate(laboratory: str, number: str) -> None:
    """The product on sale with this certificate is published again, for its page shows what was verified.

    The certificate is asked how it stands now, so an event that comes twice or late does no harm. At most three calls.
    """
    claim = CertificateItem.find(store.certificate_pk(laboratory, number), "cert")
    if claim is None:
        return
    ref, product = (laboratory, number), store.product_read(claim.product_id)
    found = read_together([product, *certificate_reads([ref])])
    item: ProductItem | None = found.get(product)
    if item is None or not is_on_sale(item, now()):
        return
    content = content_of(item)
    if ref not in refs_of(content):
        # It belongs to a change that waits for review; nothing of it is on sale.
        return
    certificate = certificates_in(found).get(ref)
    tx = Transaction()
    if certificate is not None and certificate.state in _DOUBTFUL:
        tx.put(_doubt(item, laboratory, number, certificate.state, content.name))
    else:
        tx.delete(DoubtItem(claim.pk, "doubt"))
    changed = ProductChanged(
        product_id=item.pk, product_version=int(item.version), certificate=certificate_hint(content)
    )
    tx.publish(changed, by=None)
    tx.commit()


def list_doubts(*, limit: int, cursor: str | None) -> Page[DoubtItem]:
    """What is on sale with a revoked or mismatched certificate, the longest known first. Two calls."""
    page = query_page(DoubtItem.by_status, DOUBTED, limit=limit, cursor=cursor)
    found = read_together([store.product_read(doubt.product_id) for doubt in page.items])
    at = now()

    def still_sold(doubt: DoubtItem) -> bool:
        item = found.get(store.product_read(doubt.product_id))
        return item is not None and is_on_sale(item, at)

    return Page([doubt for doubt in page.items if still_sold(doubt)], page.next_cursor)


def _doubt(item: ProductItem, laboratory: str, number: str, state: CertificateState, title: Text) -> DoubtItem:
    return DoubtItem(
        store.certificate_pk(laboratory, number),
        "doubt",
        laboratory=laboratory,
        number=number,
        state=str(state),
        product_id=item.pk,
        title={"zh": title.zh, "en": title.en},
        supplier_id=item.supplier_id,
        supplier_name=item.supplier_name,
        review_status=DOUBTED,
        submitted_at=timestamp(),
    )
