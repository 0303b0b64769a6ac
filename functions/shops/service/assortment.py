"""What a dealer's shop holds: adding, taking out, ordering, pricing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from catalog.contract import product_reads, sku_codes_in, sku_in, sku_reads
from parure.aws.auth import Caller
from parure.aws.tables import MAX_ACTIONS, Read, Transaction, read_together, timestamp
from parure.kernel.errors import Conflict, InvalidRequest, NotFound
from parure.kernel.time import now
from parure.kernel.value import value
from shops import store
from shops.events import ShopAssortmentChanged
from shops.rules.order import rank_between, rank_of_new
from shops.rules.shop import MAX_AT_ONCE
from shops.service.records import own_slug
from shops.store import ListedItem, OfferItem

T = TypeVar("T")

_TRIES = 4
_BESIDE = 2
"""Parts of each transaction beside the products': the count, and the event."""


@value
class Added:
    """What became of the products that a dealer asked for."""

    added: tuple[str, ...]
    held: tuple[str, ...]
    """Were there already."""
    off_sale: tuple[str, ...]
    """Not on sale in the mall, or no such product."""


def add_products(product_ids: Sequence[str], *, by: Caller) -> Added:
    """Put products of the mall into the shop, with all their SKUs, at the price list's prices; before what was there.

    Two reads, then one transaction per hundred items. May be repeated: what is there already stays as it is.
    """
    slug = own_slug(by)
    wanted = tuple(dict.fromkeys(product_ids))
    return _again(lambda: _add(slug, wanted, by))


def remove_products(product_ids: Sequence[str], *, by: Caller) -> tuple[str, ...]:
    """Take products out of the shop; returns those that were there."""
    slug = own_slug(by)
    return _again(lambda: _remove(slug, tuple(dict.fromkeys(product_ids)), by))


def held_among(product_ids: Sequence[str], *, by: Caller) -> tuple[str, ...]:
    """Which of these the shop holds."""
    slug = own_slug(by)
    found = read_together([store.listed_read(slug, one) for one in product_ids])
    return tuple(one for one in dict.fromkeys(product_ids) if store.listed_read(slug, one) in found)


def price_product(product_id: str, prices: Mapping[str, int | None], *, by: Caller) -> ListedItem:
    """Write own prices of SKUs, in minor units; None gives one back to the price list.

    Raises:
        NotFound: `not_in_assortment`. InvalidRequest: `unknown_sku`, `below_map` with the `floor`.
    """
    slug = own_slug(by)
    read = store.listed_read(slug, product_id)
    found = read_together([read, *sku_reads(prices)])
    item = _listed(found, read)
    for sku, own in prices.items():
        _check_price(found, item, sku, own)
    item.skus = {**item.skus, **prices}
    tx = Transaction()
    for sku, own in prices.items():
        tx.put(_offer(slug, sku, product_id, own))
    _replace(tx, item)
    _tell(tx, slug, [product_id], by.org, by.id)
    tx.commit()
    return item


def move_product(product_id: str, after: str | None, *, by: Caller) -> None:
    """Stand it behind another one of the shop, or first.

    Raises:
        NotFound: `not_in_assortment`. InvalidRequest: `not_in_assortment` at `after`.
    """
    slug = own_slug(by)
    read = store.listed_read(slug, product_id)
    found = read_together([read, *([store.listed_read(slug, after)] if after else [])])
    item = _listed(found, read)
    before = found.get(store.listed_read(slug, after)) if after else None
    if after is not None and (before is None or after == product_id):
        raise InvalidRequest("not_in_assortment", "Name another product of your shop.", field="after")
    low = None if before is None else str(before.rank)
    neighbours = (one for one in _ranked_after(slug, low) if one.product_id != product_id)
    high = next(neighbours, None)
    item.rank = rank_between(low, None if high is None else str(high.rank))
    tx = Transaction()
    _replace(tx, item)
    _tell(tx, slug, [product_id], by.org, by.id)
    tx.commit()


def sync_product(item: ListedItem, found: Mapping[Read, Any], dealer_id: str) -> None:
    """After its supplier changed it: new SKUs come into the shop, those that are gone leave it. Off sale, it waits as it is."""
    codes = sku_codes_in(found, item.product_id)
    if not codes or set(codes) == set(item.skus):
        return
    slug = store.slug_of(item)
    tx = Transaction()
    for sku in codes:
        if sku not in item.skus:
            tx.put(_offer(slug, sku, item.product_id, None))
    for sku in item.skus:
        if sku not in codes:
            tx.delete(OfferItem(f"offer#{slug}#{sku}", "offer"))
    item.skus = {sku: item.skus.get(sku) for sku in codes}
    _replace(tx, item)
    _tell(tx, slug, [item.product_id], dealer_id, None)
    tx.commit()


def _add(slug: str, wanted: Sequence[str], by: Caller) -> Added:
    found = read_together([*(store.listed_read(slug, one) for one in wanted), *product_reads(wanted)])
    held = tuple(one for one in wanted if store.listed_read(slug, one) in found)
    codes = {one: sku_codes_in(found, one) for one in wanted if one not in held}
    new = {one: skus for one, skus in codes.items() if skus}
    at = now()
    ranks = {one: rank_of_new(at, place) for place, one in enumerate(new)}
    for chunk in _chunks({one: 1 + len(skus) for one, skus in new.items()}):
        tx = Transaction()
        store.count_parts(tx, slug, len(chunk))
        for one in chunk:
            tx.put(_new_listed(slug, one, ranks[one], new[one]), if_absent=True)
            for sku in new[one]:
                tx.put(_offer(slug, sku, one, None))
        _tell(tx, slug, chunk, by.org, by.id)
        tx.commit()
    return Added(tuple(new), held, tuple(one for one in codes if one not in new))


def _remove(slug: str, wanted: Sequence[str], by: Caller) -> tuple[str, ...]:
    found = read_together([store.listed_read(slug, one) for one in wanted])
    items = {one: found[read] for one in wanted if (read := store.listed_read(slug, one)) in found}
    for chunk in _chunks({one: 1 + len(item.skus) for one, item in items.items()}):
        tx = Transaction()
        store.count_parts(tx, slug, -len(chunk))
        for one in chunk:
            tx.delete(items[one], condition=ListedItem.version == int(items[one].version))
            for sku in items[one].skus:
                tx.delete(OfferItem(f"offer#{slug}#{sku}", "offer"))
        _tell(tx, slug, chunk, by.org, by.id)
        tx.commit()
    return tuple(items)


def _again(once: Callable[[], T]) -> T:
    """Others fill the same shop: look again and do what is left."""
    for _ in range(_TRIES - 1):
        try:
            return once()
        except Conflict as conflict:
            if conflict.code != "changed_meanwhile":
                raise
    return once()


def _chunks(parts: Mapping[str, int]) -> Iterator[list[str]]:
    """Products whose parts fit one transaction, in their order."""
    chunk: list[str] = []
    room = MAX_ACTIONS - _BESIDE
    for one, size in parts.items():
        if chunk and (size > room or len(chunk) == MAX_AT_ONCE):
            yield chunk
            chunk, room = [], MAX_ACTIONS - _BESIDE
        chunk.append(one)
        room -= size
    if chunk:
        yield chunk


def _new_listed(slug: str, product_id: str, rank: str, skus: Sequence[str]) -> ListedItem:
    read = store.listed_read(slug, product_id)
    return ListedItem(
        read.pk,
        read.sk,
        ranked=read.pk,
        rank=rank,
        product_id=product_id,
        added_at=timestamp(),
        skus=dict.fromkeys(skus),
        version=1,
    )


def _offer(slug: str, sku: str, product_id: str, own: int | None) -> OfferItem:
    read = store.offer_read(slug, sku)
    return OfferItem(read.pk, read.sk, of_product=product_id, own=own)


def _replace(tx: Transaction, item: ListedItem) -> None:
    version = int(item.version)
    item.version = version + 1
    tx.put(item, condition=ListedItem.version == version, otherwise=store.changed_meanwhile())


def _tell(tx: Transaction, slug: str, product_ids: Sequence[str], dealer_id: str, by: str | None) -> None:
    tx.publish(ShopAssortmentChanged(slug=slug, dealer_id=dealer_id, product_ids=tuple(product_ids)), by=by)


def _listed(found: Mapping[Read, Any], read: Read) -> ListedItem:
    item = found.get(read)
    if not isinstance(item, ListedItem):
        raise NotFound("not_in_assortment", "Your shop does not hold this product.")
    return item


def _check_price(found: Mapping[Read, Any], item: ListedItem, sku: str, own: int | None) -> None:
    snapshot = sku_in(found, sku)
    if sku not in item.skus or snapshot is None:
        raise InvalidRequest("unknown_sku", f"{sku} is no SKU of this product in your shop.", field=f"prices.{sku}")
    floor = snapshot.map_price
    if own is not None and floor is not None and own < floor.amount:
        raise InvalidRequest(
            "below_map",
            f"Its supplier asks for at least {floor.decimal} {floor.currency} wherever it is shown.",
            field=f"prices.{sku}",
            floor={"amount": floor.amount, "currency": floor.currency},
        )


def _ranked_after(slug: str, rank: str | None) -> Iterator[ListedItem]:
    """The next two of a shop behind a rank, in its order."""
    behind = None if rank is None else ListedItem.rank > rank
    return iter(ListedItem.by_rank.query(store.shop_pk(slug), range_key_condition=behind, limit=2))
