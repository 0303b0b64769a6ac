"""Checkout and orders: requests and responses."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from orders.rules.cart import MAX_LINES
from orders.rules.fulfilment import Fulfilment
from orders.rules.order import Line, Order, OrderStatus, can_cancel, can_pay, can_receive
from orders.rules.timeline import TimelineEntry, title
from orders.schemas.common import AddressIn, AddressView, Picture, Quantity, SkuCode
from orders.schemas.fulfilments import FulfilmentOfOrder
from parure.kernel.schemas import Currency, MoneyIn, MoneyView, PageQuery, Request, Timestamp, View
from parure.kernel.text import Language

PaymentMethod = Literal["card", "alipay", "wechat_pay"]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=500)]


class OrderLineIn(Request):
    sku: SkuCode = Field(examples=["LUM-R01-12"])
    quantity: Quantity = 1


class PlaceOrder(Request):
    """Orders the cart, or `lines`. `expected_total` is what the buyer was shown: another total is never charged."""

    address: AddressIn
    expected_total: MoneyIn
    lines: Annotated[list[OrderLineIn], Field(min_length=1, max_length=MAX_LINES)] | None = Field(
        None, description="Instead of the cart, which then stays as it is"
    )
    payment_method: PaymentMethod | None = Field(None, description="None lets the buyer choose on the payment page")
    currency: Currency | None = Field(None, description="That of expected_total, if given")
    note: Annotated[str, StringConstraints(max_length=500)] | None = Field(None, description="For the supplier")
    language: Language | None = Field(None, description="Of the payment page; that of the request by default")

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.currency not in (None, self.expected_total.currency):
            raise ValueError("currency and expected_total.currency differ")
        skus = [line.sku for line in self.lines or []]
        if len(skus) != len(set(skus)):
            raise ValueError("a SKU may be named in one line only")
        return self


class CancelOrder(Request):
    reason: Reason | None = Field(None, examples=["changed_my_mind"])


class PayOrder(Request):
    payment_method: PaymentMethod | None = None


class OrdersQuery(PageQuery):
    exceptions: bool = Field(False, description="Operators: only orders that wait for somebody")


class OrderLineView(View):
    sku: str
    product_id: str
    title: str
    image: Picture | None
    options: dict[str, Any]
    quantity: int
    price: MoneyView
    line_total: MoneyView

    @classmethod
    def of(cls, line: Line, language: Language) -> Self:
        return cls(
            sku=line.sku,
            product_id=line.product_id,
            title=line.title.in_(language),
            image=Picture.of(line.image, language),
            options=line.options,
            quantity=line.quantity,
            price=MoneyView.of(line.price),
            line_total=MoneyView.of(line.line_total),
        )


class PaymentPageView(View):
    url: str | None = Field(description="Send the buyer there; null while the payment service does not answer")
    status: str = Field(examples=["open"])


class PlacedOrderView(View):
    order_id: str = Field(examples=["ord_01JD3N0E6S0V1G3N5W7X9Y2Z4B"])
    status: OrderStatus
    total: MoneyView
    lines: list[OrderLineView]
    expires_at: Timestamp = Field(description="Unpaid, the order is closed then and its goods are free again")
    payment: PaymentPageView

    @classmethod
    def of(cls, order: Order, language: Language) -> Self:
        return cls(
            order_id=order.order_id,
            status=order.status,
            total=MoneyView.of(order.total),
            lines=[OrderLineView.of(line, language) for line in order.lines],
            expires_at=order.expires_at,
            payment=PaymentPageView(url=order.payment.url, status=order.payment.status),
        )


class PaymentView(View):
    status: str = Field(description="opening, open, unavailable, failed, paid, refunding, refunded or closed")
    url: str | None = None
    method: str | None = Field(None, examples=["alipay"])
    paid_at: Timestamp | None = None
    refunded: MoneyView | None = None

    @classmethod
    def of(cls, order: Order, at: datetime) -> Self:
        refunded = order.refunded
        return cls(
            status=order.payment.status,
            url=order.payment.url if can_pay(order, at) else None,
            method=order.payment.method,
            paid_at=order.payment.paid_at,
            refunded=MoneyView.of(refunded) if refunded.amount else None,
        )


class TimelineView(View):
    at: Timestamp
    type: str = Field(examples=["paid"])
    title: str = Field(description="In the language asked for", examples=["已付款"])
    by: str = Field(description="A role: buyer, supplier, operator, carrier, payments or mall")
    note: str | None = None

    @classmethod
    def of(cls, entry: TimelineEntry, language: Language) -> Self:
        said = title(entry.type).in_(language)
        return cls(at=entry.at, type=entry.type, title=said, by=entry.by, note=entry.note)


class ExceptionView(View):
    """Somebody must look at this order. `first_step` was already taken by the mall itself."""

    kind: str = Field(examples=["no_source"])
    owner: str = Field(examples=["operator"])
    first_step: str = Field(examples=["reroute"])
    raised_at: Timestamp
    deadline: Timestamp


Action = Literal["cancel", "pay", "receive"]


def _allowed(order: Order, at: datetime) -> list[Action]:
    actions: list[Action] = []
    if can_pay(order, at):
        actions.append("pay")
    if can_receive(order):
        actions.append("receive")
    if can_cancel(order):
        actions.append("cancel")
    return actions


class OrderView(View):
    order_id: str = Field(examples=["ord_01JD3N0E6S0V1G3N5W7X9Y2Z4B"])
    status: OrderStatus
    placed_at: Timestamp
    expires_at: Timestamp | None = Field(None, description="While it waits for money")
    total: MoneyView
    subtotal: MoneyView
    shipping: MoneyView
    lines: list[OrderLineView]
    address: AddressView = Field(description="Masked for operators")
    note: str | None = None
    payment: PaymentView
    fulfilments: list[FulfilmentOfOrder]
    timeline: list[TimelineView]
    exception: ExceptionView | None = None
    allowed_actions: list[Action]

    @classmethod
    def view(
        cls,
        order: Order,
        fulfilments: list[Fulfilment],
        *,
        address: AddressView,
        note: str | None,
        language: Language,
        at: datetime,
    ) -> Self:
        return cls(
            order_id=order.order_id,
            status=order.status,
            placed_at=order.placed_at,
            expires_at=order.expires_at if order.status is OrderStatus.PLACED else None,
            total=MoneyView.of(order.total),
            subtotal=MoneyView.of(order.subtotal),
            shipping=MoneyView.of(order.shipping),
            lines=[OrderLineView.of(line, language) for line in order.lines],
            address=address,
            note=note,
            payment=PaymentView.of(order, at),
            fulfilments=[FulfilmentOfOrder.of(one, language) for one in fulfilments],
            timeline=[TimelineView.of(entry, language) for entry in order.timeline],
            exception=ExceptionView.model_validate(order.trouble) if order.trouble else None,
            allowed_actions=_allowed(order, at),
        )


class OrderSummary(View):
    order_id: str
    status: OrderStatus
    placed_at: Timestamp
    total: MoneyView
    lines: list[OrderLineView]
    exception: ExceptionView | None = None

    @classmethod
    def of(cls, order: Order, language: Language) -> Self:
        return cls(
            order_id=order.order_id,
            status=order.status,
            placed_at=order.placed_at,
            total=MoneyView.of(order.total),
            lines=[OrderLineView.of(line, language) for line in order.lines],
            exception=ExceptionView.model_validate(order.trouble) if order.trouble else None,
        )
