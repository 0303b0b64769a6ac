"""The wishlists table.

    list#<owner>           / list              a wish list, whole
    watch#<product_id>     / <shop>#<owner>    who is to hear of the product; the shop is empty for the mall
    share#<token>          / share             the list that a link shows

<owner> is usr_… or guest_…, in a dealer's shop with @<shop>. A list is one JSON document that names the version it was read in;
a watch may outlive its wish (a guest's, after they signed in) and is taken away when somebody would have been told.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from parure.aws.tables import Read, Table, Transaction, read_together
from parure.kernel.errors import Conflict
from parure.kernel.value import value
from wishlists.rules import Wishlist


@cache
def _adapter() -> TypeAdapter[Wishlist]:
    return TypeAdapter(Wishlist)


class WishlistItem(Table):
    class Meta(Table.Meta):
        table = "wishlists"

    document = UnicodeAttribute()
    version = NumberAttribute()


class WatchItem(Table):
    class Meta(Table.Meta):
        table = "wishlists"

    owner = UnicodeAttribute()


class ShareItem(Table):
    class Meta(Table.Meta):
        table = "wishlists"

    owner = UnicodeAttribute()


@value
class Watcher:
    key: str
    owner: str
    shop: str


def list_read(owner: str) -> Read:
    return Read(WishlistItem, f"list#{owner}", "list")


def list_in(found: dict[Read, Any], owner: str) -> Wishlist:
    item = found.get(list_read(owner))
    if item is None:
        return Wishlist(owner=owner)
    return replace(_adapter().validate_json(item.document), version=int(item.version))


def put_list(tx: Transaction, wishlist: Wishlist) -> Wishlist:
    """Write the list if nobody else did since it was read; returns it as it will be stored. An empty one goes, unless shared."""
    condition = WishlistItem.version == wishlist.version if wishlist.version else WishlistItem.pk.does_not_exist()
    changed = Conflict("changed_meanwhile", "The wish list was changed in another window. Read it again.")
    stored = replace(wishlist, version=wishlist.version + 1)
    document = _adapter().dump_json(stored).decode()
    item = WishlistItem(f"list#{wishlist.owner}", "list", document=document, version=stored.version)
    if stored.wishes or stored.share:
        tx.put(item, condition=condition, otherwise=changed)
        return stored
    if wishlist.version:
        tx.delete(item, condition=condition, otherwise=changed)
    return replace(wishlist, version=0)


def put_watch(tx: Transaction, product_id: str, owner: str, shop: str | None) -> None:
    tx.put(WatchItem(f"watch#{product_id}", _watch_key(owner, shop), owner=owner))


def delete_watch(tx: Transaction, product_id: str, owner: str, shop: str | None) -> None:
    tx.delete(WatchItem(f"watch#{product_id}", _watch_key(owner, shop)))


def watchers(product_id: str, shop: str | None, *, after: str | None, limit: int) -> list[Watcher]:
    """Who is to hear of a product, after the one named; `shop` "" is the mall, None everywhere. One Query."""
    place: dict[str, dict[str, Any]] | None = None
    if after is not None:
        place = {"pk": {"S": f"watch#{product_id}"}, "sk": {"S": after}}
    found = WatchItem.query(
        f"watch#{product_id}",
        None if shop is None else WatchItem.sk.startswith(f"{shop}#"),
        limit=limit,
        last_evaluated_key=place,
        consistent_read=True,
    )
    return [Watcher(item.sk, item.owner, item.sk.partition("#")[0]) for item in found]


def find_shared(token: str) -> Wishlist | None:
    """The list behind a link, while its owner shares it by this token. Two calls."""
    share = ShareItem.find(f"share#{token}", "share")
    if share is None:
        return None
    owner = str(share.owner)
    wishlist = list_in(read_together([list_read(owner)]), owner)
    return wishlist if wishlist.share == token else None


def put_share(tx: Transaction, token: str, owner: str) -> None:
    tx.put(ShareItem(f"share#{token}", "share", owner=owner))


def delete_share(tx: Transaction, token: str) -> None:
    tx.delete(ShareItem(f"share#{token}", "share"))


def _watch_key(owner: str, shop: str | None) -> str:
    return f"{shop or ''}#{owner}"
