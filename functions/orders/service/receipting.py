"""The receipt of a paid order: drawn when it is asked for, kept for a day, fetched by a link of five minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any

import botocore.session
from botocore.config import Config

from orders import store
from orders.rules.order import Order
from orders.rules.receipt import receipt_of
from orders.service.buyers import Buyer, check_reaches
from parure.aws.encryption import decrypt_fields
from parure.aws.settings import settings
from parure.aws.tables import read_together
from parure.kernel.text import Language, Text
from parure.kernel.time import now
from parure.kernel.value import value
from shops.contract import shop_name_in, shop_reads

LINK_SECONDS = 300
MALL = Text("珠联 Parure", "Parure 珠联")


@value
class ReceiptLink:
    url: str
    expires_at: datetime


def get_receipt(order_id: str, *, by: Buyer, language: Language) -> ReceiptLink:
    """Two calls, three for an order of a dealer's shop: the order, the shop's name, the file.

    Raises:
        NotFound: `no_such_order`. Conflict: `not_paid`.
    """
    order, _ = store.read_collection(order_id)
    check_reaches(by, order)
    receipt = receipt_of(order, seller=_seller(order), buyer=_recipient(order, by), language=language)
    from orders.receipt_pdf import draw_receipt

    key = f"receipts/{order_id}/{order.version}-{language}.pdf"
    _s3().put_object(
        Bucket=settings().private_bucket, Key=key, Body=draw_receipt(receipt), ContentType="application/pdf"
    )
    name = f"parure-{order_id}.pdf"
    wanted = {
        "Bucket": settings().private_bucket,
        "Key": key,
        "ResponseCacheControl": "no-store",
        "ResponseContentDisposition": f'attachment; filename="{name}"',
    }
    url = _s3().generate_presigned_url("get_object", Params=wanted, ExpiresIn=LINK_SECONDS)
    return ReceiptLink(str(url), now() + timedelta(seconds=LINK_SECONDS))


def _seller(order: Order) -> Text:
    """The dealer's shop under the name it has, the mall otherwise."""
    if order.shop is None:
        return MALL
    return shop_name_in(read_together(shop_reads(order.shop)), order.shop) or MALL


def _recipient(order: Order, by: Buyer) -> str | None:
    """Not for an operator, who has no business with the name on it."""
    if by.is_operator:
        return None
    name = decrypt_fields("address", order.address).get("name")
    return str(name) if name else None


@cache
def _s3() -> Any:
    # The bucket's own address of its region, which the content security policy names.
    config = Config(signature_version="s3v4", s3={"us_east_1_regional_endpoint": "regional"})
    return botocore.session.get_session().create_client("s3", region_name=settings().aws_region, config=config)
