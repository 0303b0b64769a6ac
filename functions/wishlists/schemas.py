"""The wish list's requests and responses."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from parure.kernel.schemas import Currency, MoneyView, Request, Timestamp, View, id_type
from parure.kernel.text import Language
from wishlists.rules import Wishlist
from wishlists.service.lists import ShownList, ShownWish


def _sku(text: str) -> str:
    if not text.isprintable() or "#" in text:
        raise ValueError("a SKU has visible characters and no #")
    return text


SkuCode = Annotated[str, StringConstraints(min_length=1, max_length=80), AfterValidator(_sku)]
ProductId = Annotated[str, id_type("prd")]
ShareToken = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{22}$")]


class ShopQuery(Request):
    shop: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{3,40}$")] | None = Field(
        None, description="A dealer's shop, by its slug; without it the mall's own"
    )


class WishlistQuery(ShopQuery):
    currency: Currency = "CNY"


class AddWish(Request):
    """One of the two; of a product its cheapest variant is meant."""

    sku: SkuCode | None = Field(None, examples=["LUM-R01-12"])
    product_id: ProductId | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.sku is None) == (self.product_id is None):
            raise ValueError("name a sku or a product_id")
        return self


class MarkView(View):
    sku: str
    product_id: str


class MarksView(View):
    items: list[MarkView]
    notices: int = Field(description="Pieces of news since the list was last looked at; see POST /wishlist/seen")

    @classmethod
    def of(cls, wishlist: Wishlist) -> Self:
        items = [MarkView(sku=wish.sku, product_id=wish.product_id) for wish in wishlist.wishes]
        return cls(items=items, notices=wishlist.notices)


class WishPicture(View):
    url: str = Field(examples=["/media/demo/r01-1.webp"])
    alt: str
    width: int | None = None
    height: int | None = None


class SharedWishView(View):
    sku: str
    product_id: str
    title: str = Field(description="In the language asked for")
    image: WishPicture | None
    options: dict[str, Any]
    category: str
    material: str
    one_of_one: bool
    price: MoneyView | None = Field(description="Now; null while it cannot be bought")
    available: int

    @classmethod
    def shown(cls, shown: ShownWish, language: Language) -> dict[str, Any]:
        wish = shown.wish
        return {
            "sku": wish.sku,
            "product_id": wish.product_id,
            "title": wish.title.in_(language),
            "image": _picture(wish.image, language),
            "options": wish.options,
            "category": wish.category,
            "material": wish.material,
            "one_of_one": wish.one_of_one,
            "price": None if shown.price is None else MoneyView.of(shown.price),
            "available": shown.available,
        }


class WishedPieceView(SharedWishView):
    price_when_added: MoneyView
    dropped: MoneyView | None = Field(description="How much less it costs than when it was added")
    added_at: Timestamp
    notice: Literal["price_dropped", "back_in_stock"] | None = Field(description="What is new since the list was seen")

    @classmethod
    def of(cls, shown: ShownWish, language: Language) -> Self:
        wish = shown.wish
        return cls.model_validate(
            {
                **cls.shown(shown, language),
                "price_when_added": MoneyView.of(shown.price_when_added),
                "dropped": None if shown.dropped is None else MoneyView.of(shown.dropped),
                "added_at": wish.added_at,
                "notice": None if wish.notice is None else wish.notice.kind,
            }
        )


class WishlistView(View):
    wishes: list[WishedPieceView] = Field(description="The newest first")
    notices: int
    currency: str
    share_token: str | None = Field(description="Of the link that shows the list, while there is one")

    @classmethod
    def of(cls, shown: ShownList, language: Language) -> Self:
        return cls(
            wishes=[WishedPieceView.of(wish, language) for wish in shown.wishes],
            notices=shown.wishlist.notices,
            currency=shown.currency,
            share_token=shown.wishlist.share,
        )


class SharedListView(View):
    wishes: list[SharedWishView]
    currency: str

    @classmethod
    def of(cls, shown: ShownList, language: Language) -> Self:
        wishes = [SharedWishView.model_validate(SharedWishView.shown(wish, language)) for wish in shown.wishes]
        return cls(wishes=wishes, currency=shown.currency)


class ShareView(View):
    share_token: str = Field(description="GET /shared-wishlists/{share_token}")


def _picture(image: dict[str, Any] | None, language: Language) -> WishPicture | None:
    if image is None:
        return None
    alt = image.get("alt") or {}
    zh, en = alt.get("zh", ""), alt.get("en", "")
    said = (en or zh) if language is Language.EN else (zh or en)
    url = image.get("url") or f"/{image.get('key', '')}"
    return WishPicture(url=url, alt=said, width=image.get("width"), height=image.get("height"))
