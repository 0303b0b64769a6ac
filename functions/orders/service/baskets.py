"""What is about to be bought: goods at today's prices, where they stand, and everything that is charged beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from orders.rules import charges as charging
from orders.rules import delivery as delivering
from orders.rules import engraving as engraving_rules
from orders.rules.charges import Extras
from orders.rules.delivery import DeliveryOption, Destination
from orders.rules.engraving import Engraving, check_engraving
from orders.rules.order import DeliveryChoice, Line, Place, UsedCoupon
from orders.rules.paying import Basket
from orders.service.goods import Goods, goods_in, goods_reads
from parure.aws.tables import Read, read_together
from parure.kernel.errors import Conflict
from parure.kernel.money import Money
from parure.kernel.value import record, value
from pricing.contract import Rates, rates_in
from promotions.contract import SAYS as COUPON_SAYS
from promotions.contract import CouponUse, Verdict, coupon_reads, verdict_in
from promotions.contract import Goods as CouponGoods
from shops.contract import Shop, open_shop_in
from supply.contract import choose_locations, reclaim_expired

MAX_SOURCES = 14
"""Suppliers in one order: cancelling is one transaction of two parts per line, one per parcel, two of a coupon and a few more,
of 100."""


@record
class Wanted:
    """What the buyer chose. `person` is whose use of a coupon it counts as; None: nobody known yet."""

    quantities: Mapping[str, int]
    engravings: Mapping[str, Engraving]
    currency: str
    destination: Destination
    way: str
    extras: Extras
    location_id: str | None = None
    dealer_id: str | None = None
    coupon: str | None = None
    person: str | None = None
    shop: str | None = None


@value
class Look:
    """The goods as they are now; `found` holds what else was read with them."""

    goods: Mapping[str, Goods]
    rates: Rates
    found: Mapping[Read, Any]


def fill(wanted: Wanted, at: datetime) -> Basket:
    """Price and locate the goods; expired holds in the way are given back first, then it is looked once more.

    Raises:
        NotFound: `no_such_shop`. Gone: `shop_closed`.
        Conflict: `out_of_stock` with `lines`; `too_many_suppliers`; `delivery_not_offered`; of engraving and coupon.
    """
    seen = look(wanted, at)
    if wanted.shop is not None:
        _check_own_place(wanted, open_shop_in(seen.found, wanted.shop))
    short = short_of(wanted.quantities, seen.goods)
    if short:
        raise out_of_stock(short)
    stock = _locate(wanted, seen.goods)
    if stock is None:
        reclaim_expired(wanted.quantities, at)
        seen = look(wanted, at)
        stock = _locate(wanted, seen.goods)
    if stock is None:
        raise out_of_stock(short_of(wanted.quantities, seen.goods) or _named(wanted.quantities, seen.goods))
    check_coupon(judged(wanted, seen, tuple(wanted.quantities), at)[0])
    basket = replace(compose(wanted, seen, tuple(wanted.quantities), at), stock=stock)
    if len({line.supplier_id for line in basket.lines}) > MAX_SOURCES:
        raise Conflict("too_many_suppliers", f"One order takes goods of {MAX_SOURCES} suppliers. Order in two parts.")
    return basket


def _check_own_place(wanted: Wanted, shop: Shop) -> None:
    """What a dealer sells is picked up at that dealer's, if at all."""
    if wanted.location_id is not None and wanted.dealer_id != shop.dealer_id:
        raise Conflict("delivery_not_offered", "This shop gives out no orders. Choose another.", field="delivery.code")


def look(wanted: Wanted, at: datetime) -> Look:
    """One call for up to 40 lines; two where that many lines are bought in a dealer's shop."""
    coupon = coupon_reads(wanted.shop, wanted.coupon, wanted.person) if wanted.coupon else []
    found = read_together([*goods_reads(wanted.quantities, wanted.shop), *coupon])
    goods = goods_in(found, wanted.quantities, wanted.currency, at, wanted.shop)
    return Look(goods, rates_in(found), found)


def compose(wanted: Wanted, seen: Look, skus: Sequence[str], at: datetime) -> Basket:
    """A basket of these SKUs, which all have a price; nothing is located yet."""

    def present(money: Money) -> Money:
        return seen.rates.present(money, wanted.currency)[0]

    lines = tuple(_line(seen.goods[sku], wanted.quantities[sku], wanted.engravings.get(sku)) for sku in skus)
    coupon = None
    verdict, use = judged(wanted, seen, skus, at)
    if verdict is not None and verdict.off is not None:
        taking_part = Money.sum((one.line_total for one in lines if one.sku in verdict.skus), wanted.currency)
        off = min(present(verdict.off), taking_part)
        lines = charging.discounted(lines, off, verdict.skus)
        coupon = _used(use, off) if use else None
    option = option_of(wanted, at)
    shop = open_shop_in(seen.found, wanted.shop) if wanted.shop else None
    return Basket(
        lines=lines,
        shipping=present(option.price),
        stock=(),
        charges=charging.charges_for(lines, option, wanted.extras, engraving_rules.PRICE, present),
        delivery=DeliveryChoice(
            way=option.way,
            earliest=option.earliest,
            latest=option.latest,
            insured=option.insured or (wanted.extras.insurance and option.location_id is None),
            location_id=option.location_id,
        ),
        gift_wrap=wanted.extras.gift_wrap,
        coupon=coupon,
        shop=wanted.shop,
        dealer_id=shop.dealer_id if shop else None,
    )


def judged(wanted: Wanted, seen: Look, skus: Sequence[str], at: datetime) -> tuple[Verdict | None, CouponUse | None]:
    """What the coupon says to these goods, in the mall's currency; nothing where none was given."""
    if not wanted.coupon:
        return None, None
    goods = [_judged_goods(seen.goods[sku], wanted.quantities[sku]) for sku in skus]
    return verdict_in(seen.found, wanted.shop, wanted.coupon, wanted.person, goods, at)


def check_coupon(verdict: Verdict | None) -> None:
    """
    Raises:
        Conflict: the refusal's own code: an order is not placed without what its buyer counts on.
    """
    if verdict is not None and verdict.refusal is not None:
        raise Conflict(str(verdict.refusal), COUPON_SAYS[verdict.refusal], field="coupon")


def _judged_goods(goods: Goods, quantity: int) -> CouponGoods:
    if goods.quote is None:
        raise ValueError(f"{goods.sku.sku} has no price")
    return CouponGoods(sku=goods.sku.sku, category=str(goods.sku.category), amount=goods.quote.base * quantity)


def _used(use: CouponUse, off: Money) -> UsedCoupon:
    return UsedCoupon(
        code=use.code, scope=use.scope, person=use.person, amount=off, fen=use.off, per_person=use.per_person
    )


def option_of(wanted: Wanted, at: datetime) -> DeliveryOption:
    pickup = (wanted.location_id,) if wanted.location_id else ()
    options = delivering.options_for(wanted.destination, at, engraved=bool(wanted.engravings), pickup=pickup)
    return delivering.choose(options, wanted.way, wanted.location_id)


def _line(goods: Goods, quantity: int, engraving: Engraving | None) -> Line:
    if goods.quote is None:
        raise ValueError(f"{goods.sku.sku} has no price")
    if engraving is not None:
        field = f"engravings.{goods.sku.sku}"
        check_engraving(engraving, str(goods.sku.category), str(goods.sku.material), field=field)
    return Line(
        sku=goods.sku.sku,
        product_id=goods.sku.product_id,
        supplier_id=goods.sku.supplier_id,
        source_ids=goods.sku.source_ids,
        title=goods.sku.title,
        quantity=quantity,
        price=goods.quote.price,
        line_total=goods.quote.price * quantity,
        image=None if goods.sku.image is None else dict(goods.sku.image),
        options=dict(goods.sku.options),
        one_of_one=goods.sku.one_of_one,
        board_version=goods.quote.board_version,
        rate_id=goods.quote.rate_id,
        engraving=engraving,
        category=str(goods.sku.category),
        material=str(goods.sku.material),
        mall_price=goods.shop_price.base if goods.shop_price else None,
    )


def _locate(wanted: Wanted, goods: Mapping[str, Goods]) -> tuple[Place, ...] | None:
    places: list[Place] = []
    for sku, quantity in wanted.quantities.items():
        if wanted.location_id is not None:
            if free_at(goods[sku], wanted.location_id) < quantity:
                return None
            places.append(Place(sku=sku, location_id=wanted.location_id, quantity=quantity))
            continue
        chosen = choose_locations(goods[sku].balance, quantity)
        if not chosen:
            return None
        places += [Place(sku=w.sku, location_id=w.location_id, quantity=w.quantity) for w in chosen]
    return tuple(places)


def free_at(goods: Goods, location_id: str) -> int:
    """Pieces that lie in this one place and can be sold."""
    locations = goods.balance.locations if goods.balance else ()
    return sum(place.available for place in locations if place.location_id == location_id)


def _named(quantities: Mapping[str, int], goods: Mapping[str, Goods]) -> list[dict[str, Any]]:
    return [
        {"sku": sku, "quantity": quantity, "available": goods[sku].available if sku in goods else 0}
        for sku, quantity in quantities.items()
    ]


def short_of(quantities: Mapping[str, int], goods: Mapping[str, Goods]) -> list[dict[str, Any]]:
    """Lines that cannot be filled, each with its `problem`."""
    short: list[dict[str, Any]] = []
    for line in _named(quantities, goods):
        here = goods.get(line["sku"])
        if here is None or not here.sellable:
            short.append({**line, "problem": "unavailable"})
        elif here.available < line["quantity"]:
            short.append({**line, "problem": "out_of_stock"})
    return short


def out_of_stock(lines: Sequence[Mapping[str, Any]]) -> Conflict:
    return Conflict(
        "out_of_stock", "Not everything is left. Change the lines named and order again.", lines=list(lines)
    )
