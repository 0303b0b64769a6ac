"""What is for sale right now: snapshot, live price and live stock of SKUs, read together in one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from catalog.contract import Sku, sku_in, sku_reads
from orders.rules.cart import Seen
from parure.aws.tables import Read
from parure.kernel.money import Money
from parure.kernel.value import value
from pricing.contract import NotPriced, Quote, boards_in, price_reads, quote, rates_in
from supply.contract import Balance, balance_in, stock_reads


@value
class Goods:
    """`quote` is None while the SKU cannot be priced (no live board price or rate)."""

    sku: Sku
    quote: Quote | None
    balance: Balance | None
    at: datetime

    @property
    def sellable(self) -> bool:
        return self.sku.sellable and self.quote is not None

    @property
    def available(self) -> int:
        """Pieces a buyer can have; a hold that is over counts as given back."""
        return self.balance.available(self.at) if self.balance and self.sellable else 0

    def seen(self, price: Money) -> Seen:
        return Seen(
            product_id=self.sku.product_id,
            title=self.sku.title,
            price=price,
            available=self.available,
            one_of_one=self.sku.one_of_one,
            image=None if self.sku.image is None else dict(self.sku.image),
            options=dict(self.sku.options),
        )


def goods_reads(skus: Iterable[str]) -> list[Read]:
    """Reads for `read_together`: two per SKU and two for all, so 40 lines are one BatchGetItem."""
    wanted = list(skus)
    return [*sku_reads(wanted), *stock_reads(wanted), *price_reads()] if wanted else []


def goods_in(found: Mapping[Read, Any], skus: Iterable[str], currency: str, at: datetime) -> dict[str, Goods]:
    """The SKUs that exist, by SKU."""
    boards, rates = boards_in(found), rates_in(found)
    goods: dict[str, Goods] = {}
    for name in skus:
        sku = sku_in(found, name)
        if sku is None:
            continue
        try:
            price = quote(sku.price_rule, boards, rates, currency, at)
        except NotPriced:
            price = None
        goods[name] = Goods(sku, price, balance_in(found, name), at)
    return goods
