"""What an order costs: the parts sum to the whole, whatever is bought and in whatever currency."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orders.rules import paying
from orders.rules.bill import bill_lines
from orders.rules.charges import (
    INSURANCE_LEAST,
    Extras,
    charges_for,
    discounted,
    insurance_of,
    totals_of,
)
from orders.rules.delivery import (
    DeliveryOption,
    Destination,
    Way,
    Zone,
    choose,
    cut_off,
    options_for,
    ready_on,
    zone_of,
)
from orders.rules.engraving import PRICE, Engraving
from orders.rules.order import Line, Order, Place
from orders.rules.paying import Basket, Delivery, Received
from parure.kernel.errors import Conflict
from parure.kernel.money import EXPONENTS, Money, convert
from parure.kernel.text import Language, Text

AT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # a Monday, 15:00 in China
WAYS = st.sampled_from([Way.STANDARD, Way.EXPRESS_INSURED])
COUNTRIES = st.sampled_from(["CN", "HK", "JP", "FR", "US"])
CURRENCIES = st.sampled_from(["CNY", "USD", "JPY", "KWD"])
BOUGHT = st.lists(
    st.tuples(st.integers(1, 10**8), st.integers(1, 9), st.booleans()),
    min_size=1,
    max_size=12,
)


def lines_of(bought: list[tuple[int, int, bool]], currency: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            sku=f"S{number}",
            product_id="prd_1",
            supplier_id="org_1",
            source_ids=("org_1",),
            title=Text("戒指", "ring"),
            quantity=quantity,
            price=Money(price, currency),
            line_total=Money(price * quantity, currency),
            engraving=Engraving(text="L", font="serif") if engraved else None,
        )
        for number, (price, quantity, engraved) in enumerate(bought)
    )


def present_in(currency: str) -> object:
    def present(money: Money) -> Money:
        return money if currency == money.currency else convert(money, Decimal("0.1408"), currency)

    return present


def basket_of(
    bought: list[tuple[int, int, bool]], currency: str, way: Way, country: str, extras: Extras, off: int
) -> Basket:
    lines = lines_of(bought, currency)
    goods = sum(line.line_total.amount for line in lines)
    lines = discounted(lines, Money(min(off, goods), currency))
    option = choose(options_for(Destination(country=country), AT), way, None)
    present = present_in(currency)
    charges = charges_for(lines, option, extras, PRICE, present)  # type: ignore[arg-type]
    shipping = present(option.price)  # type: ignore[operator]
    stock = tuple(Place(sku=line.sku, location_id="loc_1", quantity=line.quantity) for line in lines)
    return Basket(lines=lines, shipping=shipping, stock=stock, charges=charges)


def ordered(basket: Basket) -> Order:
    to = Delivery(buyer_id="usr_1", address="x", note=None, region="CN", language="en", payment_method=None)
    return paying.place("ord_1", basket, to, AT).order


BASKETS = st.builds(
    basket_of,
    BOUGHT,
    CURRENCIES,
    WAYS,
    COUNTRIES,
    st.builds(Extras, insurance=st.booleans(), gift_wrap=st.booleans()),
    st.integers(0, 10**9),
)


@given(BASKETS)
def test_the_parts_of_an_order_sum_to_its_total(basket: Basket) -> None:
    totals = basket.totals
    paid = sum(line.paid.amount for line in basket.lines)
    charged = sum(charge.amount.amount for charge in basket.charges)

    assert totals.total.amount == paid + basket.shipping.amount + charged
    assert totals.goods.amount - totals.discount.amount == paid
    assert totals.total.amount >= 0


@given(BASKETS)
def test_the_payment_page_lists_exactly_what_the_order_costs(basket: Basket) -> None:
    order = ordered(basket)

    bill = bill_lines(order, Language.EN)

    assert sum(line.unit_price.amount * line.quantity for line in bill) == order.total.amount
    assert all(line.unit_price.amount > 0 for line in bill)


@given(BASKETS)
def test_what_was_paid_goes_back_to_the_cent(basket: Basket) -> None:
    order = ordered(basket)
    received = Received(payment_id="pi_1", amount=order.total, method="card", paid_at=AT)
    paid = paying.take_payment(order, received, refund_id="rfd_1", at=AT)
    assert paid is not None

    cancelled = paying.cancel(paid.order, [], by="buyer", reason=None, refund_id="rfd_2", at=AT)

    assert cancelled is not None
    assert sum(refund.amount.amount for refund in cancelled.order.refunds) == order.total.amount


@given(BOUGHT, CURRENCIES, st.integers(0, 10**10))
def test_a_discount_is_shared_out_whole_and_no_line_costs_less_than_nothing(
    bought: list[tuple[int, int, bool]], currency: str, off: int
) -> None:
    lines = lines_of(bought, currency)
    discount = Money(min(off, sum(line.line_total.amount for line in lines)), currency)

    shared = discounted(lines, discount)

    assert sum(line.discount.amount for line in shared if line.discount) == discount.amount
    assert all(0 <= line.paid.amount <= line.line_total.amount for line in shared)


def test_a_discount_on_some_goods_leaves_the_others_alone() -> None:
    lines = lines_of([(1000, 1, False), (2000, 1, False), (500, 2, False)], "CNY")

    shared = discounted(lines, Money(300, "CNY"), frozenset({"S0", "S2"}))

    assert [line.paid.amount for line in shared] == [850, 2000, 850]
    with pytest.raises(ValueError, match="at most"):
        discounted(lines, Money(1001, "CNY"), frozenset({"S0"}))


def test_insurance_is_five_in_a_thousand_rounded_up_and_at_least_five_yuan() -> None:
    assert insurance_of(Money(1_299_000, "CNY"), INSURANCE_LEAST) == Money(6495, "CNY")
    assert insurance_of(Money(1_299_001, "CNY"), INSURANCE_LEAST) == Money(6496, "CNY")
    assert insurance_of(Money(100, "CNY"), INSURANCE_LEAST) == INSURANCE_LEAST


def test_express_holds_its_insurance_already() -> None:
    express = basket_of([(100_000, 1, False)], "CNY", Way.EXPRESS_INSURED, "CN", Extras(insurance=True), 0)
    standard = basket_of([(100_000, 1, False)], "CNY", Way.STANDARD, "CN", Extras(insurance=True), 0)

    assert express.totals.insurance.amount == 0
    assert standard.totals.insurance.amount == 500


def test_engraving_is_charged_by_the_piece_and_wrapping_by_the_order() -> None:
    basket = basket_of([(100_000, 3, True), (50_000, 1, False)], "CNY", Way.STANDARD, "CN", Extras(gift_wrap=True), 0)

    assert (basket.totals.engraving.amount, basket.totals.gift_wrap.amount) == (3 * 8000, 3000)
    assert [(charge.kind, charge.sku) for charge in basket.charges] == [("engraving", "S0"), ("gift_wrap", None)]


def test_totals_of_nothing_but_delivery() -> None:
    assert totals_of((), Money(6000, "CNY"), ()).total == Money(6000, "CNY")


def test_every_currency_has_its_minor_units() -> None:
    assert {"CNY", "USD", "JPY", "KWD"} <= set(EXPONENTS)


@pytest.mark.parametrize(
    ("destination", "zone"),
    [
        (Destination(province="CN-SH"), Zone.NEAR),
        (Destination(province="CN-SC"), Zone.MAINLAND),
        (Destination(), Zone.MAINLAND),
        (Destination(province="CN-XJ"), Zone.FAR),
        (Destination(country="HK"), Zone.GREATER_CHINA),
        (Destination(country="CN", province="CN-TW"), Zone.GREATER_CHINA),
        (Destination(country="JP"), Zone.ASIA),
        (Destination(country="FR"), Zone.WORLD),
    ],
)
def test_a_place_is_in_a_zone(destination: Destination, zone: Zone) -> None:
    assert zone_of(destination) is zone


def test_what_is_ordered_by_four_leaves_tomorrow() -> None:
    assert cut_off(AT) == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    assert ready_on(AT) == date(2026, 11, 24)
    assert ready_on(AT.replace(hour=8)) == date(2026, 11, 25)


def test_workshops_rest_on_sundays() -> None:
    saturday = AT.replace(day=28)

    assert ready_on(saturday) == date(2026, 11, 30)
    assert ready_on(AT.replace(day=26), engraved=True) == date(2026, 12, 1), "Fri, Sat, Mon, Tue"


@given(COUNTRIES, st.integers(0, 4 * 366 * 24), st.booleans())
def test_every_way_arrives_after_it_left_and_express_is_never_later(country: str, hours: int, engraved: bool) -> None:
    at = AT + timedelta(hours=hours)
    standard, express = options_for(Destination(country=country), at, engraved=engraved)

    assert at.date() < standard.earliest <= standard.latest
    assert express.latest <= standard.latest
    assert cut_off(at) > at


def test_picking_up_is_offered_by_shops_that_have_the_goods() -> None:
    options = options_for(Destination(), AT, pickup=("loc_1", "loc_2"))

    assert choose(options, "pickup", "loc_2").price == Money(0, "CNY")
    for way, location in (("pickup", "loc_3"), ("pickup", None), ("standard", "loc_1"), ("drone", None)):
        with pytest.raises(Conflict) as refused:
            choose(options, way, location)
        assert refused.value.code == "delivery_not_offered"


def test_an_option_is_a_value() -> None:
    assert isinstance(options_for(Destination(), AT)[0], DeliveryOption)
