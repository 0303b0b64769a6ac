"""The cart's requests and responses."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import Field

from orders.schemas.common import Picture, Quantity, SkuCode
from orders.service.carts import ShownCart, ShownLine
from parure.kernel.schemas import MoneyView, Request, View
from parure.kernel.text import Language


class AddLine(Request):
    sku: SkuCode = Field(examples=["LUM-R01-12"])
    quantity: Quantity = 1


class SetQuantity(Request):
    quantity: Quantity


class CartLineView(View):
    sku: str
    product_id: str
    title: str = Field(description="In the language asked for", examples=["六爪钻戒"])
    image: Picture | None
    options: dict[str, Any]
    quantity: int
    price: MoneyView = Field(description="Of one piece, now")
    line_total: MoneyView
    available: int = Field(description="Pieces that can be bought now")
    one_of_one: bool
    problem: Literal["out_of_stock", "unavailable", "price_changed"] | None = Field(
        None, description="Why the line cannot be ordered as it is, or what has changed since it was added"
    )
    price_was: MoneyView | None = Field(None, description="With price_changed: the price when it was added")

    @classmethod
    def of(cls, line: ShownLine, language: Language) -> Self:
        return cls.model_validate(
            {
                "sku": line.sku,
                "product_id": line.seen.product_id,
                "title": line.seen.title.in_(language),
                "image": Picture.of(line.seen.image, language),
                "options": line.seen.options,
                "quantity": line.quantity,
                "price": MoneyView.of(line.price),
                "line_total": MoneyView.of(line.price * line.quantity),
                "available": line.available,
                "one_of_one": line.seen.one_of_one,
                "problem": line.problem,
                "price_was": None if line.price_was is None else MoneyView.of(line.price_was),
            }
        )


class CartView(View):
    lines: list[CartLineView]
    total: MoneyView = Field(description="Of the lines that can be bought; send it as expected_total to order")
    currency: str
    count: int = Field(description="Pieces in the cart")

    @classmethod
    def of(cls, cart: ShownCart, language: Language) -> Self:
        return cls(
            lines=[CartLineView.of(line, language) for line in cart.lines],
            total=MoneyView.of(cart.total),
            currency=cart.currency,
            count=sum(line.quantity for line in cart.lines),
        )
