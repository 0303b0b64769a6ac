"""What is for sale right now, in the mall or in a dealer's shop: snapshot, live price and live stock of SKUs, read together in
one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from catalog.contract import Sku, sku_in, sku_reads
from orders.rules.cart import Seen
from parure.aws.tables import Read
from parure.kernel.money import Money
from parure.kernel.value import value
from pricing.contract import NotPriced, Quote, boards_in, price_reads, quote, rates_in
from shops.contract import ShopPrice, in_shop, offer_reads, price_in, shop_reads
from supply.contract import Balance, balance_in, stock_reads


@value
class Goods:
    """`quote` is None while the SKU cannot be priced: no live board price or rate, or the shop does not hold it."""

    sku: Sku
    quote: Quote | None
    balance: Balance | None
    at: datetime
    shop_price: ShopPrice | None = None
    """In a dealer's shop: its price beside the mall's."""

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
            category=str(self.sku.category),
            material=str(self.sku.material),
        )


def goods_reads(skus: Iterable[str], shop: str | None = None) -> list[Read]:
    """Reads for `read_together`: two per SKU and two for all, so 40 lines are one BatchGetItem; in a dealer's shop one more per
    SKU and two more for all."""
    wanted = list(skus)
    if not wanted:
        return []
    of_shop = [*shop_reads(shop), *offer_reads(shop, wanted)] if shop else []
    return [*sku_reads(wanted), *stock_reads(wanted), *price_reads(), *of_shop]


def goods_in(
    found: Mapping[Read, Any], skus: Iterable[str], currency: str, at: datetime, shop: str | None = None
) -> dict[str, Goods]:
    """The SKUs that exist, by SKU; those that the shop does not hold have no quote, and all of them while it is shut."""
    boards, rates = boards_in(found), rates_in(found)
    goods: dict[str, Goods] = {}
    for name in skus:
        sku = sku_in(found, name)
        if sku is None:
            continue
        price, here = None, None
        with suppress(NotPriced):
            price = quote(sku.price_rule, boards, rates, currency, at)
            if shop is not None:
                here = price_in(found, shop, sku, price.base)
                price = in_shop(price, here, rates) if here else None
        goods[name] = Goods(sku, price, balance_in(found, name), at, here)
    return goods
