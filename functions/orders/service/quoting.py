"""What an order would cost, asked before it is placed: nothing is written, nothing is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from orders import store
from orders.rules import delivery as delivering
from orders.rules.charges import GIFT_WRAP, INSURANCE_LEAST, Totals, insurance_of
from orders.rules.delivery import DeliveryOption, Destination, Way
from orders.rules.engraving import Limits, limits_for
from orders.rules.order import Line
from orders.rules.paying import Basket
from orders.service import baskets
from orders.service.baskets import Look, Wanted
from orders.service.carts import Owner
from orders.service.checkout import Choice, merged
from parure.aws.tables import read_together
from parure.kernel.money import Money
from parure.kernel.time import now
from parure.kernel.value import record
from pricing.contract import BASE, Rates, price_reads, rates_in
from promotions.contract import Refusal
from shops.contract import shop_in, shop_reads
from supply.contract import visited_in, visited_reads

if TYPE_CHECKING:
    from supply.contract import VisitedShop


MOST_PLACES = 12
"""Shops that are offered for picking up at most."""


@record
class QuotedLine:
    """`line` is None for what cannot be bought; `problem` says why, and `limits` what could be engraved."""

    sku: str
    quantity: int
    available: int
    line: Line | None
    limits: Limits | None = None
    problem: str | None = None


@record
class Offered:
    """A way of delivery with its price in the currency asked for."""

    option: DeliveryOption
    price: Money
    place: VisitedShop | None = None
    """Where to pick up."""


@record
class CouponAnswer:
    """`refusal` says why nothing comes off."""

    code: str
    refusal: Refusal | None = None


@record
class Quote:
    lines: tuple[QuotedLine, ...]
    totals: Totals
    options: tuple[Offered, ...]
    cut_off: datetime
    gift_wrap: Money
    """What wrapping costs, wanted or not."""
    insurance: Money
    """What insuring these goods costs, wanted or not."""
    coupon: CouponAnswer | None = None
    problems: tuple[str, ...] = ()
    """`delivery_not_offered`: the standard way was counted instead."""


def quote_order(choice: Choice, *, owner: Owner | None, person: str | None) -> Quote:
    """Two calls, the carts and the goods, and one more when shops that receive visitors have the goods. The carts are not
    asked where the lines are given.

    Lines that cannot be bought are named and not counted.

    Raises:
        InvalidRequest: `cart_empty`; of an engraving. Conflict: `not_engravable`.
    """
    at = now()
    names = owner.owners if choice.lines is None and owner else []
    sold_by = shop_reads(choice.shop) if choice.shop and names else []
    found = read_together([*map(store.cart_read, names), *sold_by])
    if sold_by and choice.shop:
        shop_in(found, choice.shop)  # Whose standing the read of the goods brings along.
    cart = merged([store.cart_in(found, name) for name in names])
    wanted = choice.wanted(cart, person)
    seen = baskets.look(wanted, at)
    options = _options(wanted.destination, seen, wanted, at)
    problems: tuple[str, ...] = ()
    if not any((one.option.way, one.option.location_id) == (wanted.way, wanted.location_id) for one in options):
        problems = ("delivery_not_offered",)
        wanted = replace(wanted, way=Way.STANDARD, location_id=None, dealer_id=None)
    lines, basket = _compose(wanted, seen, at)
    totals = basket.totals if basket else _nothing(wanted.currency)
    return Quote(
        lines=lines,
        totals=totals,
        options=options,
        cut_off=delivering.cut_off(at),
        gift_wrap=_shown(GIFT_WRAP, seen, wanted),
        coupon=_coupon_answer(wanted, seen, lines, at),
        insurance=insurance_of(totals.goods - totals.discount, _shown(INSURANCE_LEAST, seen, wanted)),
        problems=problems,
    )


def delivery_options(wanted: Wanted) -> tuple[tuple[Offered, ...], datetime]:
    """Every way for these goods, or for any when none are named, and until when its dates hold. At most two calls."""
    at = now()
    if wanted.quantities:
        seen = baskets.look(wanted, at)
    else:
        known = Rates() if wanted.currency == BASE else rates_in(read_together(price_reads()))
        seen = Look({}, known, {})
    return _options(wanted.destination, seen, wanted, at), delivering.cut_off(at)


def _options(destination: Destination, seen: Look, wanted: Wanted, at: datetime) -> tuple[Offered, ...]:
    places = _places_with_all(wanted.quantities, seen)
    if wanted.shop is not None:
        # A dealer's shop gives out its goods in its dealer's own places, and names nobody else's.
        shop = shop_in(seen.found, wanted.shop)
        places = [place for place in places if shop is not None and place[0] == shop.dealer_id]
    known = visited_in(read_together([read for place in places for read in visited_reads(*place)])) if places else {}
    options = delivering.options_for(destination, at, engraved=bool(wanted.engravings), pickup=tuple(known))
    return tuple(
        Offered(
            option=one,
            price=seen.rates.present(one.price, wanted.currency)[0],
            place=known.get(one.location_id or ""),
        )
        for one in options
    )


def _places_with_all(quantities: Mapping[str, int], seen: Look) -> list[tuple[str, str]]:
    """(organisation, location) of dealers' places that have everything; whether they receive visitors is yet to be seen."""
    having: list[set[tuple[str, str]]] = []
    for sku, quantity in quantities.items():
        balance = seen.goods[sku].balance if sku in seen.goods else None
        places = balance.locations if balance else ()
        owner = balance.owner_id if balance else None
        having.append(
            {(one.org_id, one.location_id) for one in places if one.org_id != owner and one.available >= quantity}
        )
    return sorted(set.intersection(*having))[:MOST_PLACES] if having else []


def _compose(wanted: Wanted, seen: Look, at: datetime) -> tuple[tuple[QuotedLine, ...], Basket | None]:
    short = {line["sku"]: line["problem"] for line in baskets.short_of(wanted.quantities, seen.goods)}
    skus = [sku for sku in wanted.quantities if sku not in short]
    basket = baskets.compose(wanted, seen, skus, at) if skus else None
    known = {line.sku: line for line in basket.lines} if basket else {}
    lines = []
    for sku, quantity in wanted.quantities.items():
        goods = seen.goods.get(sku)
        lines.append(
            QuotedLine(
                sku=sku,
                quantity=quantity,
                available=goods.available if goods else 0,
                line=known.get(sku),
                limits=limits_for(str(goods.sku.category), str(goods.sku.material)) if goods else None,
                problem=short.get(sku),
            )
        )
    return tuple(lines), basket


def _coupon_answer(wanted: Wanted, seen: Look, lines: Sequence[QuotedLine], at: datetime) -> CouponAnswer | None:
    verdict, _ = baskets.judged(wanted, seen, [one.sku for one in lines if one.line is not None], at)
    return CouponAnswer(code=wanted.coupon or "", refusal=verdict.refusal) if verdict is not None else None


def _shown(price: Money, seen: Look, wanted: Wanted) -> Money:
    return seen.rates.present(price, wanted.currency)[0]


def _nothing(currency: str) -> Totals:
    zero = Money(0, currency)
    return Totals(goods=zero, discount=zero, delivery=zero, insurance=zero, engraving=zero, gift_wrap=zero)
