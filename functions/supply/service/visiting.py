"""Dealers' shops that receive visitors, and where a buyer can see a piece before buying it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catalog.contract import sku_in, sku_reads
from identity.contract import Organisation, organisation_reads, organisations_in
from parure.aws.auth import Caller
from parure.aws.tables import Read, Transaction, read_together
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.text import Text
from parure.kernel.time import now
from shops.contract import offer_reads, open_shop_in, shop_reads
from supply import store
from supply.desk_store import LocationItem, location_read
from supply.rules import Balance
from supply.rules.visiting import Position, ShopNear, VisitedShop, free_at_places, shops_near
from supply.service.locations import own_location


def receive_visitors(location_id: str, visitors: dict[str, Any] | None, by: Caller) -> LocationItem:
    """Put a dealer's shop on the map, or take it off (None).

    Raises:
        Conflict: `not_a_shop`: warehouses and memo drawers receive nobody; `location_closed`.
    """
    item = own_location(location_id, by)
    if visitors and item.kind != "shop":
        raise Conflict("not_a_shop", "Only a shop receives visitors. Change its kind first.", field="location_id")
    if visitors and item.status:
        raise Conflict("location_closed", "Open the location again first.", field="location_id")
    action = LocationItem.visitors.set(visitors) if visitors else LocationItem.visitors.remove()
    tx = Transaction()
    tx.update(LocationItem(item.pk, item.sk), actions=[action], condition=LocationItem.name.exists())
    tx.commit()
    item.visitors = visitors
    return item


def shops_with(
    sku: str,
    *,
    province: str | None,
    city: str | None,
    buyer: Position | None = None,
    dealer_id: str | None = None,
    shop: str | None = None,
) -> tuple[ShopNear, ...]:
    """Where the SKU can be seen: two calls, a third only when some of it lies in a dealer's shop on memo.

    `dealer_id`, or `shop` by its slug: that dealer's places only, and in a shop what it offers only.
    """
    offered = offer_reads(shop, [sku]) if shop else []
    of_shop = shop_reads(shop) if shop else []
    found = read_together([*sku_reads([sku]), store.balance_read(sku), *of_shop, *offered], consistent=False)
    snapshot = sku_in(found, sku)
    if shop:
        dealer_id = open_shop_in(found, shop).dealer_id
    if snapshot is None or not snapshot.sellable or any(read not in found for read in offered):
        raise NotFound("sku_not_found", "There is no such SKU on sale.", field="sku")
    item = found.get(store.balance_read(sku))
    if item is None:
        return ()
    balance = store.balance_of(item)
    free = free_at_places(balance, now())
    places = _places(balance, free, dealer_id)
    if not places:
        return ()
    known = read_together(
        [*places.values(), *organisation_reads(read.pk for read in places.values())], consistent=False
    )
    drawers = {place.sk: place for place in _locations(known) if place.memo}
    if drawers:
        theirs = [location_read(place.pk, place.memo["shop_id"]) for place in drawers.values()]
        known |= read_together([read for read in theirs if read not in known], consistent=False)
    by_shop: dict[str, int] = {}
    for location_id in places:
        drawer = drawers.get(location_id)
        shop_id = drawer.memo["shop_id"] if drawer else location_id
        by_shop[shop_id] = by_shop.get(shop_id, 0) + free[location_id]
    return shops_near(_shops(known), by_shop, province, city, buyer)


def visited_reads(dealer_id: str, location_id: str) -> list[Read]:
    """Reads by which `visited_in` finds one dealer's shop."""
    return [location_read(dealer_id, location_id), *organisation_reads([dealer_id])]


def visited_in(found: Mapping[Read, Any]) -> dict[str, VisitedShop]:
    """The shops among what was read that give out orders to visitors and whose dealer may trade, by location."""
    return {shop.location_id: shop for shop in _shops(found) if shop.pickup}


def _places(balance: Balance, free: Mapping[str, int], dealer_id: str | None) -> dict[str, Read]:
    """Those of dealers: what a supplier keeps in its own safe nobody visits."""
    return {
        place.location_id: location_read(place.org_id, place.location_id)
        for place in balance.locations
        if place.location_id in free
        and place.org_id != balance.owner_id
        and (dealer_id is None or place.org_id == dealer_id)
    }


def _locations(known: Mapping[Read, Any]) -> list[LocationItem]:
    return [item for item in known.values() if isinstance(item, LocationItem)]


def _shops(known: Mapping[Read, Any]) -> Iterable[VisitedShop]:
    """The shops among them that receive visitors and whose dealer may trade."""
    dealers = organisations_in(known)
    for item in _locations(known):
        dealer = dealers.get(item.pk)
        if item.visitors and not item.status and dealer is not None and dealer.is_live:
            yield _visited(item, dealer)


def _visited(item: LocationItem, dealer: Organisation) -> VisitedShop:
    said = item.visitors
    return VisitedShop(
        location_id=item.sk,
        dealer_id=item.pk,
        dealer_name=dealer.name,
        name=item.name,
        region=item.region,
        city=Text(**said["city"]),
        address=Text(**said["address"]),
        hours=Text(**said["hours"]) if "hours" in said else None,
        phone=said.get("phone"),
        position=Position(**said["coordinates"]) if "coordinates" in said else None,
        pickup=said.get("pickup", True),
    )
