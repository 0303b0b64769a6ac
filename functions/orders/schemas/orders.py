"""Checkout and orders: requests and responses."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from orders.rules.cart import MAX_LINES
from orders.rules.charges import totals_of
from orders.rules.delivery import LABELS, Way
from orders.rules.engraving import limits_for
from orders.rules.fulfilment import Fulfilment
from orders.rules.order import (
    DeliveryChoice,
    Line,
    Order,
    OrderStatus,
    can_amend,
    can_cancel,
    can_pay,
    can_receive,
    is_picked_up,
)
from orders.rules.timeline import TimelineEntry, title
from orders.schemas.carts import EngravableView, EngravingIn, EngravingView
from orders.schemas.checkout import Email, InvoiceIn, PaymentMethod, TotalsView
from orders.schemas.common import AddressIn, AddressView, OrderId, Picture, SkuCode
from orders.schemas.fulfilments import FulfilmentOfOrder
from parure.kernel.schemas import MoneyView, PageQuery, Request, Timestamp, View
from parure.kernel.text import Language

LinkKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=500)]


class CancelOrder(Request):
    reason: Reason | None = Field(None, examples=["changed_my_mind"])


class PayOrder(Request):
    payment_method: PaymentMethod | None = None


class RecipientIn(Request):
    """Who comes to the shop for an order that is picked up."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f]+$")]
    phone: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()-]{4,23}$")]


class AmendOrder(Request):
    """What is left out stays as it is. Nothing that would change the total: another ring size is another piece, and an
    engraving more or less another price; for these the order is cancelled and made again."""

    address: AddressIn | None = Field(
        None, description="The whole address; in the same country, at the same delivery price"
    )
    recipient: RecipientIn | None = Field(None, description="Of an order that is picked up, instead of the address")
    engravings: dict[SkuCode, EngravingIn] = Field(
        default_factory=dict, max_length=MAX_LINES, description="By SKU: other words on lines that are engraved"
    )
    gift_message: Annotated[str, StringConstraints(max_length=200)] | None = Field(
        None, description="On the card; null takes it off"
    )
    note: Annotated[str, StringConstraints(max_length=500)] | None = Field(
        None, description="For the supplier; null takes it back"
    )
    invoice: InvoiceIn | None = Field(None, description="发票; null: none is wanted any more")


class OrdersQuery(PageQuery):
    exceptions: bool = Field(False, description="Operators: only orders that wait for somebody")


class OrderQuery(Request):
    key: LinkKey | None = Field(
        None, description="Of the link to a guest's order; it opens that order without signing in"
    )


class FindOrder(Request):
    order_id: OrderId
    email: Email


class FoundOrderView(View):
    order_id: str
    key: str = Field(description="For ?key= of the order's routes")


class ClaimedOrdersView(View):
    order_ids: list[str] = Field(description="Of orders that were a guest's and are yours since this call")


class OrderLineView(View):
    sku: str
    product_id: str
    title: str
    image: Picture | None
    options: dict[str, Any]
    quantity: int
    price: MoneyView
    line_total: MoneyView
    discount: MoneyView | None = Field(None, description="What comes off line_total")
    engraving: EngravingView | None = None
    engravable: EngravableView | None = Field(None, description="Of a line with an engraving: what else could be cut")

    @classmethod
    def of(cls, line: Line, language: Language) -> Self:
        limits = limits_for(line.category, line.material) if line.engraving else None
        return cls(
            sku=line.sku,
            product_id=line.product_id,
            title=line.title.in_(language),
            image=Picture.of(line.image, language),
            options=line.options,
            quantity=line.quantity,
            price=MoneyView.of(line.price),
            line_total=MoneyView.of(line.line_total),
            discount=None if line.discount is None else MoneyView.of(line.discount),
            engraving=None if line.engraving is None else EngravingView.model_validate(line.engraving),
            engravable=None if limits is None else EngravableView.model_validate(limits),
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
    key: str | None = Field(None, description="To a guest: the key of the link that opens the order anywhere")

    @classmethod
    def of(cls, order: Order, language: Language, key: str | None) -> Self:
        return cls(
            order_id=order.order_id,
            status=order.status,
            total=MoneyView.of(order.total),
            lines=[OrderLineView.of(line, language) for line in order.lines],
            expires_at=order.expires_at,
            payment=PaymentPageView(url=order.payment.url, status=order.payment.status),
            key=key,
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


Action = Literal["cancel", "pay", "receive", "change"]


def _allowed(order: Order, at: datetime) -> list[Action]:
    actions: list[Action] = []
    if can_pay(order, at):
        actions.append("pay")
    if can_receive(order):
        actions.append("receive")
    if can_cancel(order):
        actions.append("cancel")
    if can_amend(order, at):
        actions.append("change")
    return actions


class DeliveryView(View):
    code: str = Field(examples=["standard"])
    label: str = Field(examples=["标准快递"])
    earliest: date
    latest: date
    insured: bool

    @classmethod
    def of(cls, choice: DeliveryChoice, language: Language) -> Self:
        return cls(
            code=choice.way,
            label=LABELS[Way(choice.way)].in_(language),
            earliest=choice.earliest,
            latest=choice.latest,
            insured=choice.insured,
        )


class CouponView(View):
    code: str
    amount: MoneyView


class InvoiceView(View):
    holder: str
    form: str
    title: str
    email: str
    tax_number: str | None = None
    address: str | None = None
    phone: str | None = None
    bank: str | None = None
    account: str | None = None


class OwnView(View):
    """What only the buyer reads."""

    note: str | None = None
    gift_message: str | None = None
    email: str | None = None
    invoice: InvoiceView | None = None
    key: str | None = Field(None, description="Of the link to a guest's order")


class OrderView(View):
    order_id: str = Field(examples=["ord_01JD3N0E6S0V1G3N5W7X9Y2Z4B"])
    status: OrderStatus
    placed_at: Timestamp
    expires_at: Timestamp | None = Field(None, description="While it waits for money")
    total: MoneyView
    subtotal: MoneyView
    shipping: MoneyView
    totals: TotalsView
    lines: list[OrderLineView]
    address: AddressView = Field(description="Masked for operators; of an order that is picked up, the shop's")
    delivery: DeliveryView | None = Field(None, description="Null for orders older than the choice")
    gift_wrap: bool = False
    coupon: CouponView | None = None
    shop: str | None = Field(None, description="The dealer's shop that sold it; null: the mall")
    guest: bool = Field(False, description="Ordered without an account and not claimed yet")
    note: str | None = None
    own: OwnView | None = Field(None, description="Null for operators")
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
        own: OwnView | None,
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
            totals=TotalsView.of(totals_of(order.lines, order.shipping, order.charges)),
            lines=[OrderLineView.of(line, language) for line in order.lines],
            address=address,
            delivery=DeliveryView.of(order.delivery, language) if order.delivery else None,
            gift_wrap=order.gift_wrap,
            coupon=CouponView(code=order.coupon.code, amount=MoneyView.of(order.coupon.amount))
            if order.coupon
            else None,
            shop=order.shop,
            guest=order.guest is not None,
            note=own.note if own else None,
            own=own,
            payment=PaymentView.of(order, at),
            fulfilments=[FulfilmentOfOrder.of(one, language) for one in fulfilments],
            timeline=[TimelineView.of(entry, language) for entry in order.timeline],
            exception=ExceptionView.model_validate(order.trouble) if order.trouble else None,
            allowed_actions=_allowed(order, at),
        )


class ReceiptLinkView(View):
    url: str
    expires_at: Timestamp


class OrderSummary(View):
    order_id: str
    status: OrderStatus
    placed_at: Timestamp
    total: MoneyView
    lines: list[OrderLineView]
    pickup: bool = Field(False, description="The buyer comes for it: shipped is ready, delivered is collected")
    exception: ExceptionView | None = None

    @classmethod
    def of(cls, order: Order, language: Language) -> Self:
        return cls(
            order_id=order.order_id,
            status=order.status,
            pickup=is_picked_up(order),
            placed_at=order.placed_at,
            total=MoneyView.of(order.total),
            lines=[OrderLineView.of(line, language) for line in order.lines],
            exception=ExceptionView.model_validate(order.trouble) if order.trouble else None,
        )
