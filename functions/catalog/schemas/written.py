"""What suppliers and operators write and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import Field

from catalog.rules.content import ProductContent
from catalog.rules.life import Status
from catalog.rules.rulebook import RULE_NAMES
from catalog.rules.scales import Category, Material
from catalog.schemas.scheduled import ScheduleView
from catalog.schemas.shown import ProductId, SpecificationView, SupplierView
from catalog.service.records import pending_of
from catalog.store import ProductItem
from parure.kernel.schemas import (
    MoneyView,
    PageQuery,
    Request,
    TextView,
    Timestamp,
    View,
)
from parure.kernel.text import Language, Text
from parure.kernel.time import parse_time

if TYPE_CHECKING:
    from catalog.rules.findings import Finding


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
    schedule: ScheduleView | None = None

    @classmethod
    def of(cls, item: ProductItem) -> Self:
        return cls(
            product_id=item.pk,
            status=Status(item.status),
            schedule=ScheduleView.of(item),
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
    schedule: ScheduleView | None
    updated_at: Timestamp

    @classmethod
    def of(cls, item: ProductItem) -> Self:
        return cls(**row_of(item))


def row_of(item: ProductItem) -> dict[str, Any]:
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
        "schedule": ScheduleView.of(item),
        "updated_at": parse_time(item.updated_at),
    }


class FindingView(View):
    rule: str = Field(examples=["barred_name"])
    name: str = Field(description="The rule's, in the reader's language")
    severity: Literal["error", "warning"]
    field: str = Field(examples=["title.zh"])
    detail: str
    fix: str
    rules_version: int

    @classmethod
    def of(cls, finding: Finding, language: Language) -> Self:
        return cls(
            rule=finding.rule,
            name=RULE_NAMES[finding.rule].in_(language),
            severity=finding.severity.value,
            field=finding.field,
            detail=finding.detail.in_(language),
            fix=finding.fix.in_(language),
            rules_version=finding.version,
        )

    @classmethod
    def of_document(cls, document: dict[str, Any], language: Language) -> Self:
        return cls(
            rule=document["rule"],
            name=RULE_NAMES[document["rule"]].in_(language),
            severity=document["severity"],
            field=document["field"],
            detail=Text(**document["detail"]).in_(language),
            fix=Text(**document["fix"]).in_(language),
            rules_version=document["version"],
        )


class NoteView(View):
    """What a reviewer wrote at one field."""

    field: str = Field(examples=["attributes.stones.0.clarity"])
    label: str = Field(description="What the field is called, in the reader's language", examples=["净度"])
    note: str

    @classmethod
    def of(cls, note: dict[str, str], language: Language) -> Self:
        from catalog.rules.definition.fields import field_at

        field = field_at(note["field"])
        label = field.label.in_(language) if field else note["field"]
        return cls(field=note["field"], label=label, note=note["note"])


class ListingView(View):
    """A product as its supplier sees it: both languages, what was written last, and what a reviewer would find."""

    product_id: ProductId
    status: Status
    revision_status: Status | None
    rejection: str | None = Field(description="Why it was returned or rejected")
    notes: list[NoteView] = Field(description="What the reviewer wrote at single fields")
    suspended: bool
    schedule: ScheduleView | None = Field(description="When it appears and when it goes, where that was said")
    supplier: SupplierView
    content: ProductContent = Field(description="As last written; send it back changed with PUT")
    live: ProductContent | None = Field(description="What is on sale, when that differs")
    findings: list[FindingView]
    specifications: list[SpecificationView] = Field(description="What was written last, as people read it")
    etag: str = Field(description="Send it as If-Match with PUT")
    created_at: Timestamp
    updated_at: Timestamp
    published_at: Timestamp | None

    @classmethod
    def of(cls, item: ProductItem, findings: tuple[Finding, ...], language: Language) -> Self:
        from catalog.rules.definition.rows import rows

        content = pending_of(item)
        return cls(
            product_id=item.pk,
            status=Status(item.status),
            revision_status=Status(item.revision_status) if item.revision_status else None,
            rejection=item.rejection,
            notes=[NoteView.of(note, language) for note in item.notes or []],
            suspended=bool(item.suspended),
            schedule=ScheduleView.of(item),
            supplier=SupplierView(org_id=item.supplier_id, name=item.supplier_name),
            content=content,
            live=ProductContent.model_validate(item.content) if item.revision else None,
            findings=[FindingView.of(finding, language) for finding in findings],
            specifications=[SpecificationView.of(row, language) for row in rows(content)],
            etag=str(int(item.version)),
            created_at=parse_time(item.created_at),
            updated_at=parse_time(item.updated_at),
            published_at=parse_time(item.published_at) if item.published_at else None,
        )


class Health(View):
    status: Literal["ok"]
    table: Literal["ok"]
