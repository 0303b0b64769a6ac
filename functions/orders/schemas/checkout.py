"""Asking what an order would cost, and placing it: requests and responses."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from orders.rules.cart import MAX_LINES
from orders.rules.charges import Totals
from orders.rules.delivery import Way
from orders.rules.invoice import Form, Holder, Invoice
from orders.schemas.carts import EngravingIn, Shop
from orders.schemas.common import AddressIn, Quantity, SkuCode
from parure.kernel.schemas import Currency, MoneyIn, MoneyView, Request, Timestamp, View
from parure.kernel.text import Language

PaymentMethod = Literal["card", "alipay", "wechat_pay"]
Email = Annotated[
    str,
    StringConstraints(max_length=254, to_lower=True, pattern=r"^[^@\s\x00-\x1f]{1,64}@[^@\s.]+(\.[^@\s.]+)+$"),
    Field(examples=["li.na@example.com"]),
]
Line1 = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]+$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), Field(description="ISO 3166-1 alpha-2")]
Place = Annotated[str, StringConstraints(min_length=1, max_length=80)]
CouponCode = Annotated[
    str,
    StringConstraints(min_length=3, max_length=24, to_upper=True, pattern=r"^[A-Za-z0-9-]+$"),
    Field(examples=["HELLO-50"]),
]


class OrderLineIn(Request):
    sku: SkuCode = Field(examples=["LUM-R01-12"])
    quantity: Quantity = 1
    engraving: EngravingIn | None = None


class DeliveryIn(Request):
    code: Way = Way.STANDARD
    location_id: str | None = Field(
        None, max_length=40, description="With pickup: the shop, as /delivery-options names it"
    )
    dealer_id: str | None = Field(None, max_length=40, description="With pickup: whose shop it is")

    @model_validator(mode="after")
    def _names_a_shop(self) -> Self:
        if (self.code is Way.PICKUP) != bool(self.location_id and self.dealer_id):
            raise ValueError("pickup, and only pickup, names location_id and dealer_id")
        return self


class GiftIn(Request):
    wrap: bool = False
    message: Annotated[str, StringConstraints(max_length=200)] | None = Field(
        None, description="On the card", examples=["生日快乐"]
    )


class Purchase(Request):
    """What is bought and with what beside it: the cart, or `lines`."""

    lines: Annotated[list[OrderLineIn], Field(min_length=1, max_length=MAX_LINES)] | None = Field(
        None, description="Instead of the cart, which then stays as it is"
    )
    engravings: dict[SkuCode, EngravingIn | None] | None = Field(
        None, max_length=MAX_LINES, description="By SKU, instead of what the cart's lines say; null takes one off"
    )
    delivery: DeliveryIn = DeliveryIn()
    insurance: bool = Field(False, description="For the goods' full value; express_insured has it anyway")
    gift: GiftIn = GiftIn()
    coupon: CouponCode | None = None
    currency: Currency | None = None
    shop: Shop | None = None

    @field_validator("lines")
    @classmethod
    def _each_once(cls, lines: list[OrderLineIn] | None) -> list[OrderLineIn] | None:
        skus = [line.sku for line in lines or []]
        if len(skus) != len(set(skus)):
            raise ValueError("a SKU may be named in one line only")
        return lines


class DestinationIn(Request):
    country: Country = "CN"
    province: Place | None = None
    city: Place | None = None


class QuoteOrder(Purchase):
    """The same answers as POST /orders would give, without ordering."""

    destination: DestinationIn = DestinationIn()


class ContactIn(Request):
    """Who is told about the order. A guest must give `email`; who picks the order up in a shop gives name and phone."""

    email: Email | None = None
    name: Annotated[str, StringConstraints(min_length=1, max_length=80)] | None = None
    phone: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()-]{4,23}$")] | None = None


class InvoiceIn(Request):
    """发票. A company's needs its tax number; a special one 专票 also address, phone, bank and account."""

    holder: Holder = Holder.PERSONAL
    form: Form = Form.ORDINARY
    title: Line1 = Field(examples=["上海珠联贸易有限公司"])
    email: Email
    tax_number: Annotated[str, StringConstraints(max_length=20, to_upper=True)] | None = Field(
        None, examples=["91310000MA1FL2XQ5N"]
    )
    address: Line1 | None = None
    phone: Annotated[str, StringConstraints(max_length=24)] | None = None
    bank: Line1 | None = None
    account: Annotated[str, StringConstraints(pattern=r"^[0-9 -]{6,32}$")] | None = None

    def invoice(self) -> Invoice:
        return Invoice(**self.model_dump())


class PlaceOrder(Purchase):
    """`expected_total` is what the buyer was shown with everything in it: another total is never charged."""

    contact: ContactIn | None = None
    address: AddressIn | None = Field(None, description="Needed unless the order is picked up in a shop")
    expected_total: MoneyIn
    invoice: InvoiceIn | None = None
    payment_method: PaymentMethod | None = Field(None, description="None lets the buyer choose on the payment page")
    note: Annotated[str, StringConstraints(max_length=500)] | None = Field(None, description="For the supplier")
    language: Language | None = Field(None, description="Of the payment page; that of the request by default")

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.currency not in (None, self.expected_total.currency):
            raise ValueError("currency and expected_total.currency differ")
        if self.delivery.code is Way.PICKUP:
            if self.contact is None or not self.contact.name or not self.contact.phone:
                raise ValueError("who picks up the order gives contact.name and contact.phone")
        elif self.address is None:
            raise ValueError("an order that is sent needs an address")
        return self


class TotalsView(View):
    """goods − discount + delivery + insurance + engraving + gift_wrap = total; tax is in the prices."""

    goods: MoneyView
    discount: MoneyView
    delivery: MoneyView
    insurance: MoneyView
    engraving: MoneyView
    gift_wrap: MoneyView
    total: MoneyView

    @classmethod
    def of(cls, totals: Totals) -> Self:
        return cls(
            goods=MoneyView.of(totals.goods),
            discount=MoneyView.of(totals.discount),
            delivery=MoneyView.of(totals.delivery),
            insurance=MoneyView.of(totals.insurance),
            engraving=MoneyView.of(totals.engraving),
            gift_wrap=MoneyView.of(totals.gift_wrap),
            total=MoneyView.of(totals.total),
        )


class PickupPlaceView(View):
    location_id: str
    dealer_id: str
    name: str
    address: str
    hours: str | None = None
    phone: str | None = None


class DeliveryOptionView(View):
    code: Way
    label: str = Field(examples=["标准快递"])
    price: MoneyView
    earliest: date = Field(description="By the calendar of China")
    latest: date
    insured: bool
    location: PickupPlaceView | None = Field(None, description="With pickup: where")


class DeliveryOptionsQuery(DestinationIn):
    sku: Annotated[list[SkuCode], Field(max_length=MAX_LINES)] = Field(
        default_factory=list, description="What is ordered: shops that have all of it offer pickup"
    )
    currency: Currency = "CNY"
    engraved: bool = Field(False, description="Engraving takes its time")
    shop: Shop | None = None


class DeliveryOptionsView(View):
    items: list[DeliveryOptionView]
    cut_off: Timestamp = Field(description="For what is ordered until then the dates hold")
