"""What buyers ask for and see."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from catalog.rules.attributes import Attributes
from catalog.rules.content import Medium, Options, RingSize, SkuContent
from catalog.rules.scales import Category, Material
from catalog.rules.sizes import RingTable, ring_sizes
from catalog.service.browsing import LiveProduct, Offer
from catalog.service.records import image_document
from catalog.store import CardItem
from parure.kernel.money import Money
from parure.kernel.schemas import (
    Currency,
    MoneyView,
    PageQuery,
    Request,
    Timestamp,
    View,
    id_type,
)
from parure.kernel.text import Language, Text
from parure.kernel.time import parse_time
from pricing.contract import Component, ComponentKind
from shops.contract import ShopSlug
from trace.contract import CertificateStatus

if TYPE_CHECKING:
    from catalog.rules.definition.rows import Row

ProductId = Annotated[str, id_type("prd")]
_LABELS = {
    ComponentKind.LABOUR: Text("工费", "Labour"),
    ComponentKind.STONES: Text("宝石", "Stones"),
    ComponentKind.CERTIFICATE: Text("证书费", "Certificate"),
}
_METALS = {"gold": Text("金", "Gold"), "platinum": Text("铂金", "Platinum"), "silver": Text("银", "Silver")}


class PriceQuery(Request):
    shop: ShopSlug | None = None
    currency: Currency = Field("CNY", description="Currency that prices are shown in")


class ProductsQuery(PageQuery):
    category: Category | None = None
    material: Material | None = None
    min_price: int | None = Field(None, ge=0, le=10**13, description="Minor units of `currency`")
    max_price: int | None = Field(None, ge=0, le=10**13, description="Minor units of `currency`")
    sort: Literal["newest", "price", "-price"] = "newest"
    currency: Currency = Field("CNY", description="Currency that prices are shown in")


class OffersQuery(Request):
    sku: list[Annotated[str, StringConstraints(min_length=1, max_length=40)]] = Field(min_length=1, max_length=40)
    shop: ShopSlug | None = None
    currency: Currency = Field("CNY", description="Currency that prices are shown in")


class ImageView(View):
    url: str = Field(examples=["/media/demo/lum-r01-1.webp"])
    alt: str
    width: int | None = None
    height: int | None = None
    widths: list[int] = Field([], description="There are derivatives `{folder of url}/{width}.avif`, .webp and .jpg")
    placeholder: str | None = Field(None, description="A blurred picture as data URI")

    @classmethod
    def of(cls, image: dict[str, Any], language: Language) -> Self:
        alt = Text(image["alt"]["zh"], image["alt"]["en"]).in_(language)
        known = {name: image[name] for name in ("width", "height", "widths", "placeholder") if name in image}
        return cls(url=image["url"], alt=alt, **known)


class MediumView(View):
    """A film, a turn by 360° or a 3D model."""

    url: str
    alt: str
    poster: str | None = Field(None, description="Of a film: its first picture")
    frames: int | None = Field(None, description="Of a turn: frame n, counted from 1, is `{url}/{n:02d}.webp`")

    @classmethod
    def of(cls, medium: Medium, language: Language) -> Self:
        poster = getattr(medium, "poster", None)
        return cls(
            url=f"/{medium.key}",
            alt=medium.alt.text().in_(language),
            poster=f"/{poster}" if poster else None,
            frames=getattr(medium, "frames", None),
        )


class SpecificationView(View):
    """One row of a product page; the rows of a group stand together."""

    section: str = Field(examples=["stones"])
    group: str = Field(examples=["主石"])
    label: str = Field(examples=["净度"])
    value: str = Field(examples=["VS1"])
    term: str = Field(description="The field's name, by which a glossary explains it", examples=["clarity"])

    @classmethod
    def of(cls, row: Row, language: Language) -> Self:
        group, label, shown = (text.in_(language) for text in (row.group, row.label, row.value))
        return cls(section=row.section, group=group, label=label, value=shown, term=row.term)


class ProductCard(View):
    product_id: ProductId
    title: str
    price: MoneyView
    price_from: bool = Field(description="Its SKUs differ in price; this is the lowest")
    category: Category
    material: Material
    image: ImageView | None
    supplier_name: str
    one_of_one: bool
    published_at: Timestamp

    @classmethod
    def of(cls, item: CardItem, price: Money, language: Language) -> Self:
        card = item.card
        return cls(
            product_id=item.pk,
            title=Text(card["title"]["zh"], card["title"]["en"]).in_(language),
            price=MoneyView.of(price),
            price_from=card["price_from"],
            category=card["category"],
            material=card["material"],
            image=ImageView.of(card["image"], language) if card["image"] else None,
            supplier_name=card["supplier_name"],
            one_of_one=card["one_of_one"],
            published_at=parse_time(card["published_at"]),
        )


class PricePart(View):
    """One component of a price by weight; the components sum to the price."""

    kind: ComponentKind
    label: str
    amount: MoneyView
    grams: Decimal | None = None
    unit_price: MoneyView | None = Field(None, description="Per gram")
    board_version: int | None = None

    @classmethod
    def of(cls, part: Component, language: Language) -> Self:
        return cls(
            kind=part.kind,
            label=_label(part).in_(language),
            amount=MoneyView.of(part.amount),
            grams=part.grams,
            unit_price=MoneyView.of(part.unit_price) if part.unit_price else None,
            board_version=part.board_version,
        )


def _label(part: Component) -> Text:
    if part.kind is not ComponentKind.GOLD:
        return _LABELS[part.kind]
    metal = _METALS[part.metal or "gold"]
    return Text(f"{metal.zh} {part.fineness}‰", f"{metal.en} {part.fineness}‰")


class Unavailable(View):
    """Why a SKU cannot be bought now although it may lie in a safe."""

    code: str = Field(examples=["board_price_expired"])
    detail: str

    @classmethod
    def of(cls, offer: Offer, language: Language) -> Self | None:
        if offer.unavailable is None:
            return None
        text = _UNAVAILABLE.get(offer.unavailable.code, Text("", offer.unavailable.detail))
        return cls(code=offer.unavailable.code, detail=text.in_(language))


_UNAVAILABLE = {
    "board_price_missing": Text("今日金价尚未公布，暂时无法购买。", "Today's metal price is not published yet."),
    "board_price_expired": Text(
        "金价正在更新，请稍后再买。", "The metal price is being renewed; please come back in a moment."
    ),
}


class SkuOptions(View):
    ring_size: RingSize | None = None
    length_cm: Decimal | None = None
    inner_diameter_mm: Decimal | None = None
    weight_g: Decimal | None = None
    ring_sizes: dict[str, str] = Field({}, description="What the circumference is called by norm: eu, us, jp, uk, it")

    @classmethod
    def of(cls, options: Options) -> Self:
        size = options.ring_size
        around = size.circumference_mm if size else None
        named = ring_sizes(around) if around else {}
        found = {str(table): named[table] for table in _NORMS if table in named}
        return cls(**dict(options), ring_sizes=found)


_NORMS = (RingTable.EU, RingTable.US, RingTable.JP, RingTable.UK, RingTable.IT)


class SkuView(View):
    sku: str
    options: SkuOptions
    price: MoneyView | None = Field(description="null only while no price was ever known")
    available: int = Field(description="Live: what can be bought now")
    one_of_one: bool
    unavailable: Unavailable | None = None
    net_gold_grams: Decimal | None = None
    price_breakdown: list[PricePart] | None = None

    @classmethod
    def of(cls, sku: SkuContent, offer: Offer, language: Language) -> Self:
        quoted = offer.quote
        return cls(
            sku=sku.sku,
            options=SkuOptions.of(sku.options),
            price=MoneyView.of(quoted.price) if quoted else None,
            available=offer.available,
            one_of_one=sku.one_of_one,
            unavailable=Unavailable.of(offer, language),
            net_gold_grams=sku.price_rule.net_grams if sku.price_rule.kind == "by_weight" else None,
            price_breakdown=[PricePart.of(part, language) for part in quoted.breakdown]
            if quoted and quoted.breakdown
            else None,
        )


class SupplierView(View):
    org_id: str
    name: str


class ProductView(View):
    product_id: ProductId
    title: str
    description: str
    category: Category
    material: Material
    price: MoneyView | None = Field(description="The lowest of its SKUs")
    price_from: bool
    images: list[ImageView]
    videos: list[MediumView]
    spin: MediumView | None
    model: MediumView | None
    attributes: Attributes
    specifications: list[SpecificationView] = Field(description="The attributes as people read them")
    certificate: CertificateStatus | None = Field(description="What was verified of its certificate, and what was not")
    supplier: SupplierView
    skus: list[SkuView]
    tags: list[str]
    published_at: Timestamp
    version: int

    @classmethod
    def of(cls, product: LiveProduct, language: Language) -> Self:
        from catalog.rules.definition.rows import rows

        content = product.content
        description = Text(content.description.zh, content.description.en)
        return cls(
            product_id=product.product_id,
            title=content.name.in_(language),
            description=description.in_(language),
            category=content.category,
            material=content.material,
            price=MoneyView.of(product.price) if product.price else None,
            price_from=product.price_from,
            images=[ImageView.of(image_document(image), language) for image in content.images],
            videos=[MediumView.of(video, language) for video in content.videos],
            spin=MediumView.of(content.spin, language) if content.spin else None,
            model=MediumView.of(content.model, language) if content.model else None,
            attributes=content.attributes,
            specifications=[SpecificationView.of(row, language) for row in rows(content)],
            certificate=_certificate(product, language),
            supplier=SupplierView(org_id=product.supplier_id, name=product.supplier_name),
            skus=[SkuView.of(sku, product.offers[sku.sku], language) for sku in content.skus],
            tags=list(content.tags),
            published_at=parse_time(product.published_at),
            version=product.version,
        )


def _certificate(product: LiveProduct, language: Language) -> CertificateStatus | None:
    stated = product.content.attributes.certificate
    if stated is None:
        return None
    # What another supplier recorded vouches for nothing here.
    own = product.certificate if product.certificate and product.certificate.holder_id == product.supplier_id else None
    return CertificateStatus.of_listing(
        stated.laboratory, stated.number, stated.report_type, stated.issued_on, own, language
    )


class OfferView(View):
    sku: str
    price: MoneyView | None
    available: int
    unavailable: Unavailable | None
    board_version: int | None
    quoted_at: Timestamp | None
    expires_at: Timestamp | None

    @classmethod
    def of(cls, offer: Offer, language: Language) -> Self:
        quoted = offer.quote
        return cls(
            sku=offer.sku,
            price=MoneyView.of(quoted.price) if quoted else None,
            available=offer.available,
            unavailable=Unavailable.of(offer, language),
            board_version=quoted.board_version if quoted else None,
            quoted_at=quoted.quoted_at if quoted else None,
            expires_at=quoted.expires_at if quoted else None,
        )


class Offers(View):
    items: list[OfferView]
