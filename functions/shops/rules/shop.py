"""A dealer's shop: who it belongs to, how it looks, and whether it is open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import Any

from parure.kernel.text import Text
from parure.kernel.value import value
from shops.rules.pricing import PriceList

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9]|-(?!-)){1,38}[a-z0-9]")
RESERVED = frozenset(
    [
        "admin",
        "api",
        "app",
        "assets",
        "dealer",
        "docs",
        "help",
        "login",
        "mall",
        "media",
        "new",
        "parure",
        "portal",
        "shop",
    ]
)
"""Addresses that would read as the mall's own."""

MAX_PRODUCTS = 20_000
MAX_FEATURED = 12
MAX_AT_ONCE = 50
"""Products in one request and in one event."""


class ShopStatus(StrEnum):
    DRAFT = "draft"
    """Never opened yet."""
    OPEN = "open"
    CLOSED = "closed"
    """By its dealer, for as long as they like."""


class Accent(StrEnum):
    """The one colour that a shop chooses; the colours themselves stand in rules/palette.py."""

    GARNET = "garnet"
    JADE = "jade"
    SAPPHIRE = "sapphire"
    AMETHYST = "amethyst"
    AMBER = "amber"
    ROSE = "rose"
    TEAL = "teal"
    INK = "ink"


class Tone(StrEnum):
    """How a shop's front is set."""

    CLASSIC = "classic"
    """The banner with the name below it."""
    STAGE = "stage"
    """The name on the banner."""
    QUIET = "quiet"
    """No banner: name and words only."""


@value
class Picture:
    """A medium of the dealer's, as READY media are: `{folder}/{width}.avif` in each of `widths`."""

    key: str
    width: int | None = None
    height: int | None = None
    widths: tuple[int, ...] = ()
    placeholder: str | None = None


@value
class Look:
    accent: Accent = Accent.GARNET
    tone: Tone = Tone.CLASSIC
    logo: Picture | None = None
    banner: Picture | None = None


@value
class Contact:
    """What the shop shows the public; all of it may be left out."""

    phone: str | None = None
    email: str | None = None
    wechat: str | None = None
    address: Text | None = None
    hours: Text | None = None


@value
class Shop:
    """`version` counts every change of settings and is the ETag."""

    slug: str
    dealer_id: str
    name: Text
    status: ShopStatus = ShopStatus.DRAFT
    suspended: bool = False
    """The dealer is: the shop is shut whatever its status."""
    tagline: Text | None = None
    about: Text | None = None
    look: Look = field(default_factory=Look)
    contact: Contact = field(default_factory=Contact)
    prices: PriceList = field(default_factory=PriceList)
    featured: tuple[str, ...] = ()
    version: int = 0
    opened_at: str | None = None
    created_at: str = ""
    updated_at: str = ""

    @property
    def is_open(self) -> bool:
        return self.status is ShopStatus.OPEN and not self.suspended

    def with_(self, **changes: Any) -> Shop:
        return replace(self, **changes)


@value
class Offer:
    """A SKU in a shop's assortment; `own` is the price that the dealer wrote for it, in minor units."""

    sku: str
    product_id: str
    own: int | None = None


@value
class Listed:
    """A product in a shop's assortment, with its SKUs and the dealer's own prices of them (None: by the price list)."""

    product_id: str
    rank: str
    added_at: str
    skus: Mapping[str, int | None]


@value
class ShopImport:
    """For the seed of a local mall. `product_ids` in the shop's order; `own` is {product_id: {sku: minor units}}."""

    shop: Shop
    product_ids: tuple[str, ...]
    own: Mapping[str, Mapping[str, int]]


def is_slug(text: str) -> bool:
    return bool(SLUG.fullmatch(text)) and text not in RESERVED
