"""From a product to the items that show it: card, SKU snapshots, certificate; shared by approval, import and events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from catalog import store
from catalog.rules.content import Image, ProductContent
from catalog.rules.shelf import ShelfPrice, board_key_of, shelf_price
from catalog.snapshot import Sku, SkuStatus
from catalog.store import CardItem, CertificateItem, ProductItem
from parure.aws.tables import Transaction
from parure.kernel.text import Text
from pricing.contract import Boards, PriceRule, rule_from_json, rule_to_json


def content_of(item: ProductItem) -> ProductContent:
    """What is live, or what will be when it is approved for the first time."""
    return ProductContent.model_validate(item.content)


def pending_of(item: ProductItem) -> ProductContent:
    """What the supplier wrote last."""
    return ProductContent.model_validate(item.revision or item.content)


def image_document(image: Image) -> dict[str, Any]:
    return {**image.model_dump(mode="json", exclude_none=True), "url": f"/{image.key}"}


def first_image(content: ProductContent) -> dict[str, Any] | None:
    return image_document(content.images[0]) if content.images else None


def snapshots(
    product_id: str, supplier_id: str, content: ProductContent, status: SkuStatus, *, until: str | None = None
) -> list[Sku]:
    image = first_image(content)
    return [
        Sku(
            sku=sku.sku,
            product_id=product_id,
            supplier_id=supplier_id,
            source_ids=tuple(dict.fromkeys([supplier_id, *sku.source_ids])),
            status=status,
            title=Text(content.title.zh, content.title.en),
            image=image,
            options=sku.options.model_dump(mode="json", exclude_none=True),
            price_rule=sku.price_rule.rule(),
            one_of_one=sku.one_of_one,
            category=str(content.category),
            material=str(content.material),
            until=until,
            map_price=sku.map_price.money() if sku.map_price else None,
        )
        for sku in content.skus
    ]


def card_item(
    product_id: str,
    content: ProductContent,
    *,
    supplier_name: str,
    published_at: str,
    version: int,
    boards: Boards,
    at: datetime,
    until: str | None = None,
) -> CardItem:
    """
    Raises:
        NotPriced: by weight, and no board price was ever published for it.
    """
    rules = list(dict.fromkeys(content.rules))
    price = shelf_price(rules, boards, at)
    card: dict[str, Any] = {
        "title": {"zh": content.title.zh, "en": content.title.en},
        "image": first_image(content),
        "category": str(content.category),
        "material": str(content.material),
        "supplier_name": supplier_name,
        "one_of_one": all(sku.one_of_one for sku in content.skus),
        "published_at": published_at,
        "price_from": price.is_from,
    }
    if board_key_of(rules):
        # Kept, so that a new board price needs no look at the product.
        card["rules"] = [rule_to_json(rule) for rule in rules]
    return CardItem(
        product_id,
        "card",
        shelf_all="all",
        shelf_category=f"category#{content.category}",
        shelf_material=f"material#{content.material}",
        shelf_both=f"both#{content.category}#{content.material}",
        shelf_price=price.amount,
        shelf_newest=f"{published_at}#{product_id}",
        board_key=board_key_of(rules),
        board_version=price.board_version,
        version=version,
        until=until,
        card=card,
    )


def repriced(card: Mapping[str, Any], boards: Boards, at: datetime) -> ShelfPrice:
    """The shelf price of a by-weight card under another board."""
    rules: Sequence[PriceRule] = [rule_from_json(rule) for rule in card["rules"]]
    return shelf_price(rules, boards, at)


def refs_of(content: ProductContent) -> list[tuple[str, str]]:
    """(laboratory, number) of the certificate that it lists, if it lists one."""
    certificate = content.attributes.certificate
    return [] if certificate is None else [(str(certificate.laboratory), certificate.number)]


def certificate_hint(content: ProductContent) -> str | None:
    """For ProductPublished and ProductChanged: which certificate a page of this content shows."""
    return next(("#".join(ref) for ref in refs_of(content)), None)


def certificate_item(product_id: str, content: ProductContent) -> CertificateItem | None:
    certificate = content.attributes.certificate
    if certificate is None:
        return None
    return CertificateItem(
        store.certificate_pk(certificate.laboratory, certificate.number), "cert", product_id=product_id
    )


def release_certificate(tx: Transaction, product_id: str, dropped: ProductContent, kept: ProductContent | None) -> None:
    """A part, if the certificate that a product gives up is not the one that it keeps: others may list it again."""
    gone = certificate_item(product_id, dropped)
    stays = certificate_item(product_id, kept) if kept else None
    if gone is not None and (stays is None or stays.pk != gone.pk):
        mine = CertificateItem.pk.does_not_exist() | (CertificateItem.product_id == product_id)
        tx.delete(gone, condition=mine)
