"""Requests and responses of the catalog; with the routes they are its OpenAPI document."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from catalog.rules.attributes import Attributes
from catalog.rules.content import ProductContent, RingSize, SkuContent
from catalog.rules.findings import Finding
from catalog.rules.life import Status
from catalog.rules.scales import Category, Material
from catalog.service.browsing import LiveProduct, Offer
from catalog.service.records import image_document, pending_of
from catalog.service.uploading import MAX_BYTES, Upload
from catalog.store import CardItem, ProductItem
from parure.kernel.money import Money
from parure.kernel.schemas import (
    Currency,
    MoneyView,
    PageQuery,
    Request,
    TextView,
    Timestamp,
    View,
    id_type,
)
from parure.kernel.text import Language, Text
from parure.kernel.time import parse_time
from pricing.contract import Component, ComponentKind

ProductId = Annotated[str, id_type("prd")]
_LABELS = {
    ComponentKind.LABOUR: Text("工费", "Labour"),
    ComponentKind.STONES: Text("宝石", "Stones"),
    ComponentKind.CERTIFICATE: Text("证书费", "Certificate"),
}
_METALS = {"gold": Text("金", "Gold"), "platinum": Text("铂金", "Platinum"), "silver": Text("银", "Silver")}


class PriceQuery(Request):
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
    currency: Currency = Field("CNY", description="Currency that prices are shown in")


class ImageView(View):
    url: str = Field(examples=["/media/demo/lum-r01-1.webp"])
    alt: str
    width: int | None = None
    height: int | None = None

    @classmethod
    def of(cls, image: dict[str, Any], language: Language) -> Self:
        alt = Text(image["alt"]["zh"], image["alt"]["en"]).in_(language)
        return cls(url=image["url"], alt=alt, width=image.get("width"), height=image.get("height"))


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
            options=SkuOptions.model_validate(sku.options),
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
    attributes: Attributes
    supplier: SupplierView
    skus: list[SkuView]
    tags: list[str]
    published_at: Timestamp
    version: int

    @classmethod
    def of(cls, product: LiveProduct, language: Language) -> Self:
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
            attributes=content.attributes,
            supplier=SupplierView(org_id=product.supplier_id, name=product.supplier_name),
            skus=[SkuView.of(sku, product.offers[sku.sku], language) for sku in content.skus],
            tags=list(content.tags),
            published_at=parse_time(product.published_at),
            version=product.version,
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


# What suppliers and operators write and read


class ListingsQuery(PageQuery):
    status: Status | None = None


class Decision(Request):
    reason: str | None = Field(
        None, max_length=1000, description="Required when errors among the findings are overruled"
    )


class Reason(Request):
    reason: str = Field(min_length=1, max_length=1000)


class SkuRef(View):
    sku: str


class ProductStatus(View):
    product_id: ProductId
    status: Status
    revision_status: Status | None = Field(None, description="State of the pending edit of a published product")
    skus: list[SkuRef]

    @classmethod
    def of(cls, item: ProductItem) -> Self:
        return cls(
            product_id=item.pk,
            status=Status(item.status),
            revision_status=Status(item.revision_status) if item.revision_status else None,
            skus=[SkuRef(sku=sku["code"]) for sku in (item.revision or item.content)["skus"]],
        )


class BilingualImage(View):
    key: str
    url: str
    alt: TextView
    width: int | None = None
    height: int | None = None


class ListingRow(View):
    product_id: ProductId
    title: TextView
    status: Status
    revision_status: Status | None
    category: Category
    material: Material
    price: MoneyView | None = Field(description="Lowest fixed price; null when all go by weight")
    skus: list[SkuRef]
    image: BilingualImage | None
    updated_at: datetime

    @classmethod
    def of(cls, item: ProductItem) -> Self:
        return cls(**_row(item))


def _row(item: ProductItem) -> dict[str, Any]:
    content = item.revision or item.content
    fixed = [s["price_rule"]["amount"]["amount"] for s in content["skus"] if s["price_rule"]["kind"] == "fixed"]
    images = content.get("images") or []
    return {
        "product_id": item.pk,
        "title": content["title"],
        "status": item.status,
        "revision_status": item.revision_status,
        "category": content["category"],
        "material": content["material"],
        "price": MoneyView(amount=min(fixed), currency="CNY") if fixed else None,
        "skus": [SkuRef(sku=sku["code"]) for sku in content["skus"]],
        "image": {**images[0], "url": f"/{images[0]['key']}"} if images else None,
        "updated_at": item.updated_at,
    }


class FindingView(View):
    rule: str = Field(examples=["barred_name"])
    severity: Literal["error", "warning"]
    field: str = Field(examples=["title.zh"])
    detail: str
    fix: str

    @classmethod
    def of(cls, finding: Finding, language: Language) -> Self:
        return cls(
            rule=finding.rule,
            severity=finding.severity.value,
            field=finding.field,
            detail=finding.detail.in_(language),
            fix=finding.fix.in_(language),
        )


class ListingView(View):
    """A product as its supplier sees it: both languages, what was written last, and what a reviewer would find."""

    product_id: ProductId
    status: Status
    revision_status: Status | None
    rejection: str | None = Field(description="Why it was rejected")
    suspended: bool
    supplier: SupplierView
    content: ProductContent = Field(description="As last written; send it back changed with PUT")
    live: ProductContent | None = Field(description="What is on sale, when that differs")
    findings: list[FindingView]
    etag: str = Field(description="Send it as If-Match with PUT")
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None

    @classmethod
    def of(cls, item: ProductItem, findings: tuple[Finding, ...], language: Language) -> Self:
        return cls(
            product_id=item.pk,
            status=Status(item.status),
            revision_status=Status(item.revision_status) if item.revision_status else None,
            rejection=item.rejection,
            suspended=bool(item.suspended),
            supplier=SupplierView(org_id=item.supplier_id, name=item.supplier_name),
            content=pending_of(item),
            live=ProductContent.model_validate(item.content) if item.revision else None,
            findings=[FindingView.of(finding, language) for finding in findings],
            etag=str(int(item.version)),
            created_at=parse_time(item.created_at),
            updated_at=parse_time(item.updated_at),
            published_at=parse_time(item.published_at) if item.published_at else None,
        )


class ReviewRow(ListingRow):
    supplier: SupplierView
    submitted_at: datetime
    findings: list[FindingView]

    @classmethod
    def of_review(cls, item: ProductItem, findings: tuple[Finding, ...], language: Language) -> Self:
        return cls(
            **_row(item),
            supplier=SupplierView(org_id=item.supplier_id, name=item.supplier_name),
            submitted_at=parse_time(item.submitted_at or item.updated_at),
            findings=[FindingView.of(finding, language) for finding in findings],
        )


class UploadRequest(Request):
    content_type: Literal["image/webp", "image/jpeg", "image/png", "image/avif"]
    bytes: int = Field(ge=1, le=MAX_BYTES, description="Size of the file; 8 MB at most")


class PresignedPost(View):
    url: str
    fields: dict[str, str] = Field(description="Form fields to send before `file`, as they are")


class UploadView(View):
    key: str = Field(description="Name it in a product's images")
    upload: PresignedPost

    @classmethod
    def of(cls, upload: Upload) -> Self:
        return cls(key=upload.key, upload=PresignedPost(url=upload.url, fields=upload.fields))


class Health(View):
    status: Literal["ok"]
    table: Literal["ok"]
