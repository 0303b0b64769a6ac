"""A dealer's own shop, as they read and change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from parure.aws.auth import Caller
from parure.aws.tables import Read, read_together
from parure.kernel.errors import NotFound, PreconditionFailed
from shops import store
from shops.rules.shop import Shop
from shops.store import OwnShopItem


@dataclass(frozen=True)
class OwnShop:
    shop: Shop
    products: int
    """How many its assortment holds."""


def find_own_slug(by: Caller) -> str | None:
    own = OwnShopItem.find(by.org, "shop")
    return None if own is None else str(own.slug)


def own_slug(by: Caller) -> str:
    """
    Raises:
        NotFound: `no_shop_yet`.
    """
    slug = find_own_slug(by)
    if slug is None:
        raise NotFound("no_shop_yet", "Your organisation has no shop yet. Open one first.")
    return slug


def own_shop(by: Caller) -> OwnShop:
    """Two calls: which one it is, and it."""
    slug = own_slug(by)
    return own_in(read_together([store.shop_read(slug)]), slug)


def own_in(found: Mapping[Read, Any], slug: str) -> OwnShop:
    item = found[store.shop_read(slug)]
    return OwnShop(store.shop_of(item), int(item.products))


def check_unchanged(shop: Shop, if_match: str | None) -> None:
    """
    Raises:
        PreconditionFailed: it is not as the dealer read it.
    """
    if if_match is None:
        raise PreconditionFailed("if_match_missing", "Send If-Match with the ETag of the shop that you read.")
    if if_match != str(shop.version):
        raise store.changed_meanwhile()
