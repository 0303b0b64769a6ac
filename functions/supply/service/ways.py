"""From where to where: which kind of transfer it is, and what must be known of both ends and of the goods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from catalog.contract import sku_in, sku_reads
from parure.aws.auth import Caller
from parure.aws.tables import Read, Transaction, query_page, read_together, timestamp
from parure.kernel.errors import Conflict, InvalidRequest
from parure.kernel.value import record
from supply import store
from supply.desk_store import (
    MEMO_SHOPS,
    LocationItem,
    MemoShopItem,
    location_read,
    memo_location_id,
    memo_shop_read,
)
from supply.rules import Balance
from supply.rules.transfers import End, TransferKind
from supply.service.locations import no_such_location
from supply.service.moves import location_closed


@record
class Way:
    kind: TransferKind
    origin: End
    target: End
    region: str
    """Of the target"""
    target_location: LocationItem
    drawer: Mapping[str, Any] | None
    """Of a consignment: what the drawer's two location items say."""
    balances: Mapping[str, Balance]
    titles: Mapping[str, Mapping[str, str]]
    serials: Mapping[str, str]
    """Of the pieces among the goods"""

    @property
    def to_memo(self) -> bool:
        return self.drawer is not None


def find_way(origin_id: str, target_id: str | None, skus: Sequence[str], by: Caller) -> Way:
    """One call; two to a dealer or back from one.

    Raises:
        NotFound: an end is neither the caller's nor a shop that takes goods on memo.
        InvalidRequest: `to_location_missing`; `same_location`.
        Conflict: `location_closed`; `not_your_goods`: the supplier cannot send what lies at the dealer's.
    """
    if origin_id == target_id:
        raise InvalidRequest("same_location", "The goods are there already.", field="to_location_id")
    ends = [location_read(by.org, origin_id)]
    if target_id is not None:
        ends += [location_read(by.org, target_id), memo_shop_read(target_id)]
    found = read_together([*ends, *(store.balance_read(sku) for sku in skus), *sku_reads(skus)])
    origin = found.get(ends[0])
    if origin is None:
        raise no_such_location("from_location_id")
    goods = _goods(found, skus)
    if origin.memo is not None:
        return _back(origin, target_id, goods, by)
    if target_id is None:
        raise InvalidRequest("to_location_missing", "Say where the goods go.", field="to_location_id")
    target, shop = found.get(ends[1]), found.get(ends[2])
    if target is None and shop is not None:
        return _on_memo(origin, shop, goods, by)
    if target is None or target.memo is not None:
        raise no_such_location("to_location_id")
    if target.status:
        raise location_closed("to_location_id")
    return Way(
        kind=TransferKind.TRANSFER,
        origin=_end(origin),
        target=_end(target),
        region=target.region,
        target_location=target,
        drawer=None,
        **goods,
    )


def put_drawer(tx: Transaction, way: Way) -> None:
    """The drawer stands from its first consignment on, and knows where its goods came from last. A shop that takes nothing on
    memo any more is seen at this moment."""
    if way.drawer is None:
        raise ValueError("not a consignment")
    memo = dict(way.drawer)
    for org_id, name in (
        (memo["dealer_id"], f"{way.target_location.name} · {memo['supplier_name']}"),
        (memo["supplier_id"], f"{memo['dealer_name']} · {way.target_location.name}"),
    ):
        tx.update(
            LocationItem(org_id, way.target.location_id),
            actions=[
                LocationItem.name.set(name),
                LocationItem.kind.set("memo"),
                LocationItem.region.set(way.region),
                LocationItem.created_at.set(LocationItem.created_at | timestamp()),
                LocationItem.memo.set(memo),
            ],
        )
    tx.check(
        MemoShopItem,
        MEMO_SHOPS,
        memo["shop_id"],
        condition=MemoShopItem.name.exists(),
        otherwise=Conflict("takes_no_memo", "This shop takes no goods on memo any more.", field="to_location_id"),
    )


def _goods(found: Mapping[Read, Any], skus: Sequence[str]) -> dict[str, Any]:
    items = {sku: found[store.balance_read(sku)] for sku in skus if store.balance_read(sku) in found}
    pieces = {sku for sku in skus if (snapshot := sku_in(found, sku)) is not None and snapshot.one_of_one}
    return {
        "balances": {sku: store.balance_of(item) for sku, item in items.items()},
        "titles": {sku: item.title for sku, item in items.items() if item.title},
        "serials": {sku: items[sku].serial or sku for sku in items if sku in pieces},
    }


def _on_memo(origin: LocationItem, shop: MemoShopItem, goods: dict[str, Any], by: Caller) -> Way:
    from identity.contract import organisation_reads, organisations_in

    found = organisations_in(read_together(organisation_reads([by.org, shop.dealer_id])))
    dealer = found.get(shop.dealer_id)
    if dealer is None or not dealer.is_live:
        raise Conflict("dealer_not_live", "This dealer is suspended at the moment.", field="to_location_id")
    supplier_name = found[by.org].name if by.org in found else by.org
    drawer_id = memo_location_id(by.org, shop.sk)
    return Way(
        kind=TransferKind.CONSIGNMENT,
        origin=_end(origin, supplier_name),
        target=End(drawer_id, shop.dealer_id, shop.name, shop.dealer_name),
        region=shop.region,
        target_location=LocationItem(shop.dealer_id, shop.sk, name=shop.name),
        drawer={
            "supplier_id": by.org,
            "supplier_name": supplier_name,
            "dealer_id": shop.dealer_id,
            "dealer_name": shop.dealer_name,
            "shop_id": shop.sk,
            "home_id": origin.sk,
        },
        **goods,
    )


def _back(origin: LocationItem, target_id: str | None, goods: dict[str, Any], by: Caller) -> Way:
    memo = origin.memo
    if memo["dealer_id"] != by.org:
        raise Conflict("not_your_goods", "The dealer who keeps these goods sends them back.", field="from_location_id")
    home = _home(memo)
    if target_id not in (None, home.sk):
        raise Conflict("goes_home", "Consigned goods go back to where they came from.", field="to_location_id")
    return Way(
        kind=TransferKind.CONSIGNMENT_RETURN,
        origin=_end(origin, memo["dealer_name"]),
        target=End(home.sk, memo["supplier_id"], home.name, memo["supplier_name"]),
        region=home.region,
        target_location=home,
        drawer=None,
        **goods,
    )


def _home(memo: Mapping[str, Any]) -> LocationItem:
    """Where the goods came from last; if that is closed, the supplier's first location that is not."""
    home = LocationItem.find(memo["supplier_id"], memo["home_id"])
    if home is not None and not home.status:
        return home
    page = query_page(LocationItem, memo["supplier_id"], range_condition=LocationItem.sk.startswith("loc_"), limit=100)
    for other in page.items:
        if other.memo is None and not other.status:
            return other
    raise Conflict("no_open_location", f"{memo['supplier_name']} has no open location. Ask them to open one.")


def _end(location: LocationItem, org_name: str | None = None) -> End:
    return End(location.sk, location.pk, location.name, org_name)
