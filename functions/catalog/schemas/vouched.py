"""What operators are told of certificates on sale."""

from __future__ import annotations

from typing import Self

from catalog.review_store import DoubtItem
from catalog.schemas.shown import ProductId
from parure.kernel.schemas import TextView, Timestamp, View
from parure.kernel.time import parse_time
from trace.contract import CertificateState


class CertificateDoubt(View):
    """A product on sale whose certificate is revoked, or is not what the laboratory says."""

    laboratory: str
    number: str
    state: CertificateState
    product_id: ProductId
    title: TextView
    supplier_id: str
    supplier_name: str
    since: Timestamp

    @classmethod
    def of(cls, item: DoubtItem) -> Self:
        return cls(
            laboratory=item.laboratory,
            number=item.number,
            state=CertificateState(item.state),
            product_id=item.product_id,
            title=TextView(zh=item.title["zh"], en=item.title["en"]),
            supplier_id=item.supplier_id,
            supplier_name=item.supplier_name,
            since=parse_time(item.submitted_at),
        )
