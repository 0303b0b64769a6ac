"""The cart's requests and responses."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from orders.rules.engraving import Engraving, limits_for
from orders.schemas.common import CurrencyQuery, Picture, Quantity, SkuCode
from orders.service.carts import ShownCart, ShownLine
from parure.kernel.schemas import MoneyView, Request, View
from parure.kernel.text import Language

Shop = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9-]{3,40}$"),
    Field(description="A dealer's shop, by its slug; without it the mall's own", examples=["lin-jewels"]),
]


class CartQuery(CurrencyQuery):
    shop: Shop | None = None


class EngravingIn(Request):
    text: str = Field(min_length=1, max_length=60, examples=["永结同心 2026"])
    font: str = Field("kai", max_length=20, description="One of the piece's `engravable.fonts`")

    def engraving(self) -> Engraving:
        return Engraving(text=self.text, font=self.font)


class AddLine(Request):
    sku: SkuCode = Field(examples=["LUM-R01-12"])
    quantity: Quantity = 1
    engraving: EngravingIn | None = None


class ChangeLine(Request):
    """What is left out stays as it is; `engraving: null` takes the text off."""

    quantity: Quantity | None = None
    engraving: EngravingIn | None = None


class EngravingView(View):
    text: str
    font: str


class EngravableView(View):
    max_units: int = Field(description="Room for so many letters; a Chinese character takes two")
    fonts: list[str]
    price: MoneyView = Field(description="For one piece")


class MergedView(View):
    """What came of the cart that was filled before signing in; in different pieces."""

    added: int
    raised: int = Field(description="There are more of them now than the buyer had")
    saved: int = Field(description="Saved for later, because the cart is full")
    dropped: int = Field(description="No room was left at all")


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
    price_was: MoneyView | None = Field(None, description="The price as the buyer last saw it, when it has changed")
    engraving: EngravingView | None = None
    engravable: EngravableView | None = Field(None, description="Null: it cannot be engraved")

    @classmethod
    def of(cls, line: ShownLine, language: Language) -> Self:
        limits = limits_for(line.seen.category, line.seen.material)
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
                "engraving": line.engraving,
                "engravable": limits,
            }
        )


class CartView(View):
    lines: list[CartLineView]
    total: MoneyView = Field(description="Of the lines that can be bought; send it as expected_total to order")
    currency: str
    count: int = Field(description="Pieces in the cart")
    saved: list[CartLineView] = Field(description="Put aside for later: neither counted nor ordered")
    changes: int = Field(description="Lines whose price or stock is not what the buyer last saw; see POST /cart/seen")
    merged: MergedView | None = Field(None, description="Told once: what came in from before signing in")

    @classmethod
    def of(cls, cart: ShownCart, language: Language) -> Self:
        return cls(
            lines=[CartLineView.of(line, language) for line in cart.lines],
            total=MoneyView.of(cart.total),
            currency=cart.currency,
            count=sum(line.quantity for line in cart.lines),
            saved=[CartLineView.of(line, language) for line in cart.saved],
            changes=sum(line.price_was is not None or line.problem is not None for line in cart.lines),
            merged=None if cart.merged is None else MergedView.model_validate(cart.merged),
        )
