"""Warehouses and shops: made, renamed, opened to consignment, closed when they are empty."""

from __future__ import annotations

from parure.aws.auth import Caller, Role
from parure.aws.tables import AlreadyDone, Transaction, fingerprint, query_page, read_together, timestamp
from parure.kernel.errors import Conflict, Forbidden, NotFound
from parure.kernel.ids import new_id
from parure.kernel.paging import Page
from supply.desk_store import MEMO_SHOPS, LocationItem, MemoShopItem
from supply.service.stock import each_own_stock

_NAMED = 5
"""SKUs that a refusal to close names."""


def create_location(
    name: str, kind: str, region: str, *, by: Caller, idempotency_key: str | None = None
) -> LocationItem:
    item = LocationItem(by.org, new_id("loc"), name=name, kind=kind, region=region, created_at=timestamp())
    tx = Transaction()
    tx.put(item, if_absent=True)
    if idempotency_key:
        request = fingerprint([name, kind, region])
        tx.once(f"{by.id}#locations#{idempotency_key}", request=request, result={"location_id": item.sk})
    try:
        tx.commit()
    except AlreadyDone as done:
        return own_location(done.result["location_id"], by)
    return item


def list_locations(by: Caller, *, limit: int, cursor: str | None) -> Page[LocationItem]:
    return query_page(
        LocationItem, by.org, range_condition=LocationItem.sk.startswith("loc_"), limit=limit, cursor=cursor
    )


def list_memo_shops(*, limit: int, cursor: str | None) -> Page[MemoShopItem]:
    """Dealers' shops that take goods on memo."""
    return query_page(MemoShopItem, MEMO_SHOPS, limit=limit, cursor=cursor)


def edit_location(
    location_id: str, *, name: str | None, kind: str | None, takes_memo: bool | None, by: Caller
) -> LocationItem:
    """Raises Conflict `memo_drawer`: it is made and named by a consignment; `location_closed`."""
    item = own_location(location_id, by)
    _refuse_drawer(item)
    if takes_memo and by.role is not Role.DEALER:
        raise Forbidden("dealers_only", "Only dealers keep goods of suppliers on memo.", field="takes_memo")
    if takes_memo and item.status:
        raise Conflict("location_closed", "Open the location again first.", field="takes_memo")
    item.name, item.kind = name or item.name, kind or item.kind
    item.takes_memo = (item.takes_memo if takes_memo is None else takes_memo) or None
    tx = Transaction()
    tx.update(
        LocationItem(item.pk, item.sk),
        actions=[
            LocationItem.name.set(item.name),
            LocationItem.kind.set(item.kind),
            LocationItem.takes_memo.set(True) if item.takes_memo else LocationItem.takes_memo.remove(),
            *([LocationItem.visitors.remove()] if item.kind != "shop" else []),
        ],
        condition=LocationItem.status == item.status if item.status else LocationItem.status.does_not_exist(),
    )
    if item.takes_memo:
        tx.put(_memo_shop(item))
    elif takes_memo is False:
        tx.delete(MemoShopItem(MEMO_SHOPS, item.sk))
    tx.commit()
    if item.kind != "shop":
        item.visitors = None
    return item


def close_location(location_id: str, by: Caller) -> LocationItem:
    """From the first step on nothing new comes in; then the caller's stock is looked through, a Query per 500 SKUs.

    Raises:
        Conflict: `location_not_empty` with `skus`: something lies there or is on its way; the location is open as before.
    """
    item = own_location(location_id, by)
    _refuse_drawer(item)
    if item.status == "closed":
        return item
    tx = Transaction()
    tx.update(
        LocationItem(item.pk, item.sk),
        actions=[LocationItem.status.set("closing"), LocationItem.takes_memo.remove()],
        condition=LocationItem.name.exists(),
    )
    tx.delete(MemoShopItem(MEMO_SHOPS, item.sk))
    tx.commit()
    left = _what_lies_there(item, by)
    _set_status(item, None if left else "closed")
    if left:
        raise Conflict(
            "location_not_empty",
            f"Goods lie here or are on their way: {', '.join(left)}. Transfer or count them out first.",
            field="location_id",
            skus=left,
        )
    return item


def reopen_location(location_id: str, by: Caller) -> LocationItem:
    item = own_location(location_id, by)
    _set_status(item, None)
    return item


def own_location(location_id: str, by: Caller, field: str = "location_id") -> LocationItem:
    item = LocationItem.find(by.org, location_id)
    if item is None:
        raise no_such_location(field)
    return item


def no_such_location(field: str = "location_id") -> NotFound:
    return NotFound("location_not_found", "You have no such location.", field=field)


def _refuse_drawer(item: LocationItem) -> None:
    if item.memo is not None:
        raise Conflict(
            "memo_drawer",
            "This is the drawer of a supplier's consigned goods. It is kept by the mall; send the goods back to empty it.",
            field="location_id",
        )


def _set_status(item: LocationItem, status: str | None) -> None:
    action = LocationItem.status.set(status) if status else LocationItem.status.remove()
    tx = Transaction()
    tx.update(LocationItem(item.pk, item.sk), actions=[action], condition=LocationItem.name.exists())
    tx.commit()
    item.status, item.takes_memo = status, None


def _memo_shop(item: LocationItem) -> MemoShopItem:
    from identity.contract import organisation_reads, organisations_in

    dealer = organisations_in(read_together(organisation_reads([item.pk]))).get(item.pk)
    name = dealer.name if dealer else item.pk
    return MemoShopItem(MEMO_SHOPS, item.sk, dealer_id=item.pk, dealer_name=name, name=item.name, region=item.region)


def _what_lies_there(item: LocationItem, by: Caller) -> list[str]:
    drawers = {item.sk}
    cursor: str | None = None
    while True:
        page = list_locations(by, limit=500, cursor=cursor)
        drawers |= {one.sk for one in page.items if one.memo and one.memo["shop_id"] == item.sk}
        cursor = page.next_cursor
        if cursor is None:
            break
    left: list[str] = []
    for stock in each_own_stock(by):
        if any(place.location_id in drawers and place.on_hand + place.incoming for place in stock.locations):
            left.append(stock.sku)
            if len(left) == _NAMED:
                break
    return left
