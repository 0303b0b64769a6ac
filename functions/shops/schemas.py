"""Requests and responses of shops."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from parure.kernel.money import Money
from parure.kernel.schemas import Currency, MoneyView, PageQuery, Request, TextView, Timestamp, View, id_type
from parure.kernel.text import Language, Text
from parure.kernel.time import parse_time
from shops.rules.pricing import MARKUP_LEAST, MARKUP_MOST, PriceList, Rounding, Told
from shops.rules.shop import (
    MAX_AT_ONCE,
    MAX_FEATURED,
    Accent,
    Contact,
    Picture,
    Shop,
    ShopStatus,
    Tone,
)
from shops.service.records import OwnShop

if TYPE_CHECKING:
    from catalog.contract import Sku
    from shops.rules.pricing import ShopPrice
    from shops.service.assortment import Added
    from shops.service.fronts import DeskRow, ShownCard
    from shops.service.settings import Settings

ProductId = Annotated[str, id_type("prd")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{3,40}$"), Field(examples=["maison-aube"])]
SkuCode = Annotated[str, StringConstraints(min_length=1, max_length=40)]
CategoryName = Annotated[str, StringConstraints(pattern=r"^[a-z_]{2,30}$")]
Percent = Annotated[
    Decimal,
    Field(ge=MARKUP_LEAST, le=MARKUP_MOST, decimal_places=2, description="On the mall's price; negative: below it"),
]
MediaKey = Annotated[str, StringConstraints(pattern=r"^media/[A-Za-z0-9_./-]{1,200}$")]


def _once_each(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


ProductIds = Annotated[tuple[ProductId, ...], AfterValidator(_once_each)]


class _Words(Request):
    def text(self) -> Text:
        return Text(str(getattr(self, "zh")), str(getattr(self, "en")))  # noqa: B009 - fields of the forms below


class NameIn(_Words):
    zh: str = Field(min_length=1, max_length=30, examples=["晨曦珠宝"])
    en: str = Field(min_length=1, max_length=40, examples=["Maison Aube"])


class LineIn(_Words):
    zh: str = Field(min_length=1, max_length=60)
    en: str = Field(min_length=1, max_length=120)


class StoryIn(_Words):
    zh: str = Field(min_length=1, max_length=1000)
    en: str = Field(min_length=1, max_length=2000)


class CreateShop(Request):
    slug: Slug = Field(description="Its address for good: /s/{slug}")
    name: NameIn


class ContactIn(Request):
    phone: Annotated[str, StringConstraints(pattern=r"^\+?[0-9 ()-]{5,24}$")] | None = None
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s]{1,64}@[^@\s]{1,120}\.[^@\s]{2,24}$")] | None = None
    wechat: Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]{5,19}$")] | None = None
    address: LineIn | None = None
    hours: LineIn | None = None

    def contact(self) -> Contact:
        address, hours = self.address, self.hours
        return Contact(
            self.phone, self.email, self.wechat, address.text() if address else None, hours.text() if hours else None
        )


class ChangeShop(Request):
    name: NameIn
    tagline: LineIn | None = None
    about: StoryIn | None = None
    accent: Accent
    tone: Tone
    logo: MediaKey | None = Field(None, description="From POST /media with kind image")
    banner: MediaKey | None = Field(None, description="From POST /media with kind image")
    contact: ContactIn = Field(default_factory=ContactIn)

    def settings(self) -> Settings:
        from shops.service.settings import Settings

        return Settings(
            name=self.name.text(),
            tagline=self.tagline.text() if self.tagline else None,
            about=self.about.text() if self.about else None,
            accent=self.accent,
            tone=self.tone,
            logo=self.logo,
            banner=self.banner,
            contact=self.contact.contact(),
        )


class PriceListIn(Request):
    markup: Percent = Decimal(0)
    by_category: dict[CategoryName, Percent] = Field(default_factory=dict, max_length=30)
    rounding: Rounding = Rounding.EXACT

    def price_list(self) -> PriceList:
        return PriceList(self.markup, self.by_category, self.rounding)


class TryPrices(Request):
    prices: PriceListIn
    limit: int = Field(24, ge=1, le=100)
    cursor: str | None = Field(None, max_length=1000)


class ChooseProducts(Request):
    product_ids: ProductIds = Field(min_length=1, max_length=MAX_AT_ONCE)


class FeatureProducts(Request):
    product_ids: ProductIds = Field(max_length=MAX_FEATURED)


class AssortmentQuery(PageQuery):
    product_id: list[ProductId] | None = Field(
        None,
        max_length=MAX_FEATURED,
        description="Only these, in this order and one page; those that it does not hold are left out",
    )


class HeldQuery(Request):
    product_id: list[ProductId] = Field(min_length=1, max_length=100)


class PriceProduct(Request):
    prices: dict[SkuCode, Annotated[int, Field(ge=1, le=10**13, strict=True)] | None] = Field(
        min_length=1, max_length=30, description="Own prices in fen by SKU; null gives one back to the price list"
    )


class MoveProduct(Request):
    after: ProductId | None = Field(description="Behind which one of the shop; null: to the front")


class FrontQuery(Request):
    currency: Currency = "CNY"


class CardsQuery(PageQuery):
    featured: bool = Field(False, description="Only what the dealer put first, in one page")
    currency: Currency = "CNY"

    @model_validator(mode="after")
    def _one_page(self) -> Self:
        if self.featured and self.cursor:
            raise ValueError("what is featured is one page")
        return self


class ShopPicture(View):
    key: str
    url: str
    alt: str = ""
    width: int | None
    height: int | None
    widths: list[int]
    placeholder: str | None

    @classmethod
    def of(cls, picture: Picture | None) -> Self | None:
        if picture is None:
            return None
        return cls(
            key=picture.key,
            url=f"/{picture.key}",
            width=picture.width,
            height=picture.height,
            widths=list(picture.widths),
            placeholder=picture.placeholder,
        )


class ContactView(View):
    phone: str | None
    email: str | None
    wechat: str | None
    address: TextView | None
    hours: TextView | None


class FrontView(View):
    """A shop as its visitors see it, in both languages."""

    slug: str
    name: TextView
    tagline: TextView | None
    about: TextView | None
    accent: Accent
    tone: Tone
    logo: ShopPicture | None
    banner: ShopPicture | None
    contact: ContactView

    @classmethod
    def of(cls, shop: Shop) -> Self:
        return cls(**_front(shop))


def _front(shop: Shop) -> dict[str, Any]:
    return {
        "slug": shop.slug,
        "name": TextView.model_validate(shop.name),
        "tagline": _text(shop.tagline),
        "about": _text(shop.about),
        "accent": shop.look.accent,
        "tone": shop.look.tone,
        "logo": ShopPicture.of(shop.look.logo),
        "banner": ShopPicture.of(shop.look.banner),
        "contact": ContactView(
            phone=shop.contact.phone,
            email=shop.contact.email,
            wechat=shop.contact.wechat,
            address=_text(shop.contact.address),
            hours=_text(shop.contact.hours),
        ),
    }


def _text(text: Text | None) -> TextView | None:
    return None if text is None else TextView.model_validate(text)


class PriceListView(View):
    markup: Decimal
    by_category: dict[str, Decimal]
    rounding: Rounding


class ShopView(FrontView):
    """A shop as its dealer sees it."""

    status: ShopStatus
    suspended: bool = Field(description="The organisation is: the shop is shut whatever its status")
    prices: PriceListView
    featured: list[str]
    products: int = Field(description="How many its assortment holds")
    opened_at: Timestamp | None
    updated_at: Timestamp

    @classmethod
    def of_own(cls, own: OwnShop) -> Self:
        shop = own.shop
        return cls(
            **_front(shop),
            status=shop.status,
            suspended=shop.suspended,
            prices=PriceListView.model_validate(shop.prices),
            featured=list(shop.featured),
            products=own.products,
            opened_at=parse_time(shop.opened_at) if shop.opened_at else None,
            updated_at=parse_time(shop.updated_at),
        )


class CardImage(View):
    url: str
    alt: str
    width: int | None = None
    height: int | None = None
    widths: list[int] = Field([])
    placeholder: str | None = None

    @classmethod
    def of(cls, image: Any, language: Language) -> Self | None:
        if image is None:
            return None
        alt = Text(image["alt"]["zh"], image["alt"]["en"]).in_(language)
        known = {name: image[name] for name in ("width", "height", "widths", "placeholder") if name in image}
        return cls(url=image["url"], alt=alt, **known)


class ShopCard(View):
    """As an entry of GET /products, at the shop's price."""

    product_id: str
    title: str
    price: MoneyView
    price_from: bool
    category: str
    material: str
    image: CardImage | None
    supplier_name: str
    one_of_one: bool
    published_at: Timestamp

    @classmethod
    def of(cls, shown: ShownCard, language: Language) -> Self:
        card = shown.card
        return cls(
            product_id=card.product_id,
            title=card.title.in_(language),
            price=MoneyView.of(shown.price),
            price_from=shown.price_from,
            category=card.category,
            material=card.material,
            image=CardImage.of(card.image, language),
            supplier_name=card.supplier_name,
            one_of_one=card.one_of_one,
            published_at=parse_time(card.published_at),
        )


class DeskSku(View):
    sku: str
    options: dict[str, Any]
    own: MoneyView | None = Field(description="What the dealer wrote; null: by the price list")
    price: MoneyView | None = Field(description="In the shop; null while no price is known")
    base: MoneyView | None = Field(description="In the mall")
    floor: MoneyView | None = Field(description="The supplier's minimum advertised price")
    told: Told | None = Field(description="What the price follows from")

    @classmethod
    def of(cls, sku: Sku, own: int | None, price: ShopPrice | None) -> Self:
        return cls(
            sku=sku.sku,
            options=dict(sku.options),
            own=None if own is None else MoneyView.of(Money(own, "CNY")),
            price=MoneyView.of(price.price) if price else None,
            base=MoneyView.of(price.base) if price else None,
            floor=MoneyView.of(sku.map_price) if sku.map_price else None,
            told=price.told if price else None,
        )


class DeskRowView(View):
    """A product of the assortment, at its dealer's desk."""

    product_id: str
    title: str
    image: CardImage | None
    category: str | None
    material: str | None
    on_sale: bool = Field(description="In the mall; what is not, is not shown in the shop")
    one_of_one: bool
    added_at: Timestamp
    skus: list[DeskSku]

    @classmethod
    def of(cls, row: DeskRow, language: Language) -> Self:
        first = next(iter(row.skus), None)
        return cls(
            product_id=row.listed.product_id,
            title=first.title.in_(language) if first else "",
            image=CardImage.of(first.image, language) if first else None,
            category=first.category if first else None,
            material=first.material if first else None,
            on_sale=row.on_sale,
            one_of_one=bool(row.skus) and all(sku.one_of_one for sku in row.skus),
            added_at=parse_time(row.listed.added_at),
            skus=[DeskSku.of(sku, row.listed.skus[sku.sku], row.prices.get(sku.sku)) for sku in row.skus],
        )


class AddedView(View):
    added: list[str]
    held: list[str] = Field(description="Were in the shop already")
    off_sale: list[str] = Field(description="Not on sale in the mall")

    @classmethod
    def of(cls, added: Added) -> Self:
        return cls(added=list(added.added), held=list(added.held), off_sale=list(added.off_sale))


class ProductIdsView(View):
    product_ids: list[str]
