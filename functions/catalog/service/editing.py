"""What a supplier does with its products: write, take down, publish again (submitting.py: ask for review)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalog import store
from catalog.events import ProductPublished, ProductTakenDown
from catalog.rules.content import ProductContent
from catalog.rules.life import EDITABLE, Status, refuse
from catalog.rules.schedule import is_over
from catalog.service.pictures import check_media, media_reads_of
from catalog.service.records import card_item, certificate_hint, content_of, pending_of, snapshots
from catalog.service.scheduling import set_due
from catalog.snapshot import SkuStatus
from catalog.store import CardItem, ProductItem, SkuItem
from identity.contract import organisation_reads, organisations_in
from parure.aws.auth import Caller, Role
from parure.aws.tables import AlreadyDone, Read, Transaction, fingerprint, query_page, read_together, timestamp
from parure.kernel.errors import Conflict, Forbidden, InvalidRequest, NotFound, PreconditionFailed
from parure.kernel.ids import new_id
from parure.kernel.paging import Page
from parure.kernel.time import now
from pricing.contract import boards_in, price_reads


def create_product(content: ProductContent, *, by: Caller, idempotency_key: str | None = None) -> ProductItem:
    """Two calls: its organisation and its media, one transaction. Its SKUs are reserved from now on."""
    found = read_together([*organisation_reads([by.org]), *media_reads_of(content)])
    organisation = organisations_in(found).get(by.org)
    if organisation is not None and not organisation.is_live:
        raise Forbidden("organisation_suspended", "Your organisation is suspended.")
    request = fingerprint(content.document())
    content = _with_codes(check_media(content, by.org, found))
    product_id, at = new_id("prd"), timestamp()
    item = ProductItem(
        product_id,
        "product",
        supplier_id=by.org,
        supplier_name=organisation.name if organisation else by.org,
        status=str(Status.DRAFT),
        content=content.document(),
        version=1,
        created_at=at,
        updated_at=at,
    )
    tx = Transaction()
    tx.put(item, if_absent=True)
    for i, sku in enumerate(snapshots(product_id, by.org, content, SkuStatus.DRAFT)):
        tx.put(store.sku_item(sku), if_absent=True, otherwise=_sku_taken(i, sku.sku))
    if idempotency_key:
        tx.once(f"{by.id}#products#{idempotency_key}", request=request, result={"product_id": product_id})
    try:
        tx.commit()
    except AlreadyDone as done:
        return own_product(done.result["product_id"], by)
    return item


def own_product(product_id: str, by: Caller) -> ProductItem:
    """The product, if it is the caller's to see; operators see all."""
    item = ProductItem.find(product_id, "product")
    if item is None or (by.role is not Role.OPERATOR and item.supplier_id != by.org_id):
        raise NotFound("product_not_found", "There is no such product of yours.")
    return item


def list_own_products(by: Caller, *, status: Status | None, limit: int, cursor: str | None) -> Page[ProductItem]:
    """The latest changed first."""
    return query_page(
        ProductItem.by_supplier,
        by.org,
        filter_condition=None if status is None else ProductItem.status == str(status),
        limit=limit,
        cursor=cursor,
        newest_first=True,
        scope=str(status),
    )


def change_product(product_id: str, content: ProductContent, *, if_match: str | None, by: Caller) -> ProductItem:
    """Write a draft anew, or what is to replace a published product once it is approved."""
    item = own_product(product_id, by)
    if if_match is None:
        raise InvalidRequest("if_match_missing", "Send the ETag that you read as If-Match.", field="If-Match")
    if if_match != str(int(item.version)):
        raise PreconditionFailed("changed_meanwhile", "Somebody changed it. Read it again.", version=int(item.version))
    status = Status(item.status)
    on_sale = status is Status.PUBLISHED
    if Status.SUBMITTED in (status, item.revision_status) or not (on_sale or status in EDITABLE):
        raise refuse(Status.SUBMITTED, "changed")
    content = _with_codes(check_media(content, item.supplier_id, read_together(media_reads_of(content))))
    tx = Transaction()
    _reserve_skus(tx, item, content)
    was = int(item.version)
    if on_sale:
        item.revision, item.revision_status = content.document(), str(Status.DRAFT)
    else:
        item.content, item.status = content.document(), str(Status.DRAFT)
        item.revision = item.revision_status = None
    save(tx, item, was)
    tx.commit()
    return item


def take_down_product(product_id: str, reason: str, *, by: Caller) -> ProductItem:
    """Off the shelves and out of the carts; its supplier may publish it again unless an operator took it down."""
    item = own_product(product_id, by)
    if item.status == Status.TAKEN_DOWN:
        return item
    if item.status != Status.PUBLISHED:
        raise refuse(Status(item.status), "taken down")
    tx = Transaction()
    take_off_shelves(tx, item, by=by.role)
    event = ProductTakenDown(product_id=product_id, product_version=int(item.version), reason=reason)
    tx.publish(event, by=by.id)
    tx.commit()
    return item


def publish_product(product_id: str, *, by: Caller) -> ProductItem:
    """Put back what was taken down and has not been edited since, or show what is approved before its moment."""
    item = own_product(product_id, by)
    if item.status == Status.PUBLISHED:
        return item
    if item.status not in (Status.TAKEN_DOWN, Status.APPROVED):
        raise refuse(Status(item.status), "published")
    if item.taken_down_by == Role.OPERATOR and by.role is not Role.OPERATOR:
        raise Conflict("taken_down_by_operator", "An operator took it down. Edit it and submit it for review.")
    tx, content = Transaction(), content_of(item)
    put_on_shelves(tx, item, content, read_together(shelf_reads(item)))
    event = ProductPublished(
        product_id=product_id,
        product_version=int(item.version),
        supplier_id=item.supplier_id,
        certificate=certificate_hint(content),
    )
    tx.publish(event, by=by.id)
    tx.commit()
    return item


def shelf_reads(item: ProductItem) -> list[Read]:
    """What `put_on_shelves` needs to know: the board, and how the supplier stands."""
    return [*price_reads(), *organisation_reads([item.supplier_id])]


def put_on_shelves(tx: Transaction, item: ProductItem, content: ProductContent, found: Mapping[Read, Any]) -> None:
    """Parts: the product is published with this content, has a card and sellable SKUs."""
    was, at = int(item.version), now()
    supplier = organisations_in(found).get(item.supplier_id)
    if item.suspended or (supplier is not None and not supplier.is_live):
        raise Conflict("supplier_suspended", "The supplier is suspended. Reinstate it first.")
    dropped = {sku.sku for sku in content_of(item).skus} - {sku.sku for sku in content.skus}
    withdrawn = snapshots(item.pk, item.supplier_id, content_of(item), SkuStatus.WITHDRAWN)
    item.status, item.content, item.taken_down_by = str(Status.PUBLISHED), content.document(), None
    item.published_at = item.published_at or timestamp()
    item.publish_at = item.schedule_problem = None
    item.take_down_at = None if is_over(item.take_down_at, at) else item.take_down_at
    save(tx, item, was)
    for sku in snapshots(item.pk, item.supplier_id, content, SkuStatus.PUBLISHED, until=item.take_down_at):
        tx.put(store.sku_item(sku))
    for sku in withdrawn:
        if sku.sku in dropped:
            tx.put(store.sku_item(sku))
    card = card_item(
        item.pk,
        content,
        supplier_name=item.supplier_name,
        published_at=item.published_at,
        version=int(item.version),
        boards=boards_in(found),
        at=at,
        until=item.take_down_at,
    )
    tx.put(card)


def take_off_shelves(tx: Transaction, item: ProductItem, *, by: Role | None) -> None:
    """Parts: the product is taken down, has no card, and its SKUs cannot be bought."""
    was = int(item.version)
    item.status, item.taken_down_by = str(Status.TAKEN_DOWN), str(by)
    item.publish_at = item.take_down_at = item.schedule_problem = None
    save(tx, item, was)
    tx.delete(CardItem(item.pk, "card"))
    for sku in snapshots(item.pk, item.supplier_id, content_of(item), SkuStatus.WITHDRAWN):
        tx.put(store.sku_item(sku))


def save(tx: Transaction, item: ProductItem, was: int) -> None:
    """A part: the product's next version, unless somebody else wrote one."""
    item.version, item.updated_at = was + 1, timestamp()
    set_due(item)
    changed = PreconditionFailed("changed_meanwhile", "Somebody changed it. Read it again.")
    tx.put(item, condition=ProductItem.version == was, otherwise=changed)


def _with_codes(content: ProductContent) -> ProductContent:
    skus = tuple(sku if sku.code else sku.model_copy(update={"code": _new_code()}) for sku in content.skus)
    return content.model_copy(update={"skus": skus})


def _new_code() -> str:
    return f"P-{new_id('sku')[-12:]}"


def _reserve_skus(tx: Transaction, item: ProductItem, content: ProductContent) -> None:
    """New codes are reserved; codes of a draft that were dropped are free again."""
    live = {sku.sku for sku in content_of(item).skus}
    before = live | {sku.sku for sku in pending_of(item).skus}
    after = {sku.sku for sku in content.skus}
    for i, sku in enumerate(snapshots(item.pk, item.supplier_id, content, SkuStatus.DRAFT)):
        if sku.sku not in before:
            mine = SkuItem.pk.does_not_exist() | (SkuItem.product_id == item.pk)
            tx.put(store.sku_item(sku), condition=mine, otherwise=_sku_taken(i, sku.sku))
    kept = live if item.published_at else set()
    for code in sorted(before - after - kept):
        tx.delete(SkuItem(f"sku#{code}", "sku"))


def _sku_taken(position: int, code: str) -> Conflict:
    return Conflict("sku_taken", f"The code {code} is in use. Choose another.", field=f"skus.{position}.code")
