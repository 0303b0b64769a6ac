"""A dealer opens a shop, says how it looks and what it charges, and lets buyers in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from media.contract import Media, MediaKind, MediaState, media_in, media_reads
from parure.aws.auth import Caller
from parure.aws.tables import AlreadyDone, Read, Transaction, fingerprint, read_together, timestamp
from parure.kernel.errors import Conflict, InvalidRequest
from parure.kernel.text import Text
from parure.kernel.value import value
from shops import store
from shops.events import ShopChanged, ShopCreated
from shops.rules.pricing import PriceList
from shops.rules.shop import Accent, Contact, Look, Picture, Shop, ShopStatus, Tone, is_slug
from shops.service.records import OwnShop, check_unchanged, own_in, own_shop, own_slug


@value
class Settings:
    """What a dealer says of the shop; `logo` and `banner` are keys of POST /media."""

    name: Text
    tagline: Text | None
    about: Text | None
    accent: Accent
    tone: Tone
    logo: str | None
    banner: str | None
    contact: Contact


def create_shop(slug: str, name: Text, *, by: Caller, idempotency_key: str) -> OwnShop:
    """An address and a name; buyers see nothing yet.

    Raises:
        InvalidRequest: `slug_not_allowed`. Conflict: `slug_taken`, `shop_exists`.
    """
    if not is_slug(slug):
        raise InvalidRequest(
            "slug_not_allowed",
            "An address is 3 to 40 small letters, digits and single hyphens, and none of the mall's own words.",
            field="slug",
        )
    at = timestamp()
    tx = Transaction()
    made = store.put_new_shop(tx, Shop(slug=slug, dealer_id=by.org, name=name, created_at=at, updated_at=at))
    tx.publish(ShopCreated(slug=slug, dealer_id=by.org), by=by.id)
    request = fingerprint([slug, name.zh, name.en])
    tx.once(f"shops#{by.org}#create#{idempotency_key}", request=request, result={"slug": slug})
    try:
        tx.commit()
    except AlreadyDone:
        return own_shop(by)
    return OwnShop(made, 0)


def change_shop(settings: Settings, *, if_match: str | None, by: Caller) -> OwnShop:
    """Name, words, look and contact at once; an open shop shows them from now on. Three calls.

    Raises:
        PreconditionFailed: `changed_meanwhile`. InvalidRequest: `foreign_media`, `media_not_ready`.
    """
    slug = own_slug(by)
    keys = [key for key in (settings.logo, settings.banner) if key]
    found = read_together([store.shop_read(slug), *media_reads(keys)])
    own = own_in(found, slug)
    check_unchanged(own.shop, if_match)
    look = Look(
        settings.accent,
        settings.tone,
        _picture("logo", settings.logo, own.shop.look.logo, found, by.org),
        _picture("banner", settings.banner, own.shop.look.banner, found, by.org),
    )
    changed = own.shop.with_(
        name=settings.name, tagline=settings.tagline, about=settings.about, look=look, contact=settings.contact
    )
    return OwnShop(_write(changed, by=by), own.products)


def change_prices(prices: PriceList, *, if_match: str | None, by: Caller) -> OwnShop:
    """The price list of everything without a price of its own. Three calls, whatever the assortment holds."""
    own = own_shop(by)
    check_unchanged(own.shop, if_match)
    return OwnShop(_write(own.shop.with_(prices=prices), by=by, prices=True), own.products)


def feature_products(product_ids: Sequence[str], *, if_match: str | None, by: Caller) -> OwnShop:
    """What stands first in the shop, in this order.

    Raises:
        InvalidRequest: `not_in_assortment`, with the `product_ids`.
    """
    slug = own_slug(by)
    wanted = tuple(dict.fromkeys(product_ids))
    found = read_together([store.shop_read(slug), *(store.listed_read(slug, one) for one in wanted)])
    own = own_in(found, slug)
    check_unchanged(own.shop, if_match)
    missing = [one for one in wanted if store.listed_read(slug, one) not in found]
    if missing:
        raise InvalidRequest(
            "not_in_assortment",
            "Only what your shop holds can be featured. Add these first.",
            field="product_ids",
            product_ids=missing,
        )
    return OwnShop(_write(own.shop.with_(featured=wanted), by=by), own.products)


def open_shop(*, by: Caller) -> OwnShop:
    """Let buyers in. What is open stays so.

    Raises:
        Conflict: `shop_empty`.
    """
    own = own_shop(by)
    if own.shop.status is ShopStatus.OPEN:
        return own
    if own.products == 0:
        raise Conflict("shop_empty", "Nothing is in your shop yet. Add products to its assortment first.")
    opened = own.shop.with_(status=ShopStatus.OPEN, opened_at=own.shop.opened_at or timestamp())
    return OwnShop(_write(opened, by=by, prices=True, products=1), own.products)


def close_shop(*, by: Caller) -> OwnShop:
    """Nobody can enter or buy from now on; orders that were placed stand."""
    own = own_shop(by)
    if own.shop.status is not ShopStatus.OPEN:
        return own
    return OwnShop(_write(own.shop.with_(status=ShopStatus.CLOSED), by=by), own.products)


def _write(shop: Shop, *, by: Caller, prices: bool = False, products: int | None = None) -> Shop:
    tx = Transaction()
    stored = store.change_parts(tx, shop.with_(updated_at=timestamp()), products=products)
    told = ShopChanged(
        slug=stored.slug,
        dealer_id=stored.dealer_id,
        shop_version=stored.version,
        open=stored.is_open,
        prices=prices,
    )
    tx.publish(told, by=by.id)
    tx.commit()
    return stored


def _picture(
    field: str, key: str | None, before: Picture | None, found: Mapping[Read, Any], org_id: str
) -> Picture | None:
    if key is None:
        return None
    medium: Media | None = media_in(found).get(key)
    if medium is None and before is not None and before.key == key:
        return before
    if medium is None or medium.owner != org_id or medium.kind is not MediaKind.IMAGE:
        raise InvalidRequest("foreign_media", "Use the key that POST /media gave you for this picture.", field=field)
    if medium.state is not MediaState.READY:
        raise InvalidRequest("media_not_ready", "This picture is still being checked. Try again soon.", field=field)
    return Picture(medium.key, medium.width, medium.height, medium.widths, medium.placeholder)
