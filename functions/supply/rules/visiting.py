"""Dealers' shops that a buyer can walk into: which of them hold a piece, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from math import asin, cos, inf, radians, sin, sqrt

from parure.kernel.text import Text
from parure.kernel.value import record
from supply.rules.stock import Balance

MOST = 12
"""Shops that an answer names at most."""
FEW = 2
EARTH_KM = 6371

# ISO 3166-2 → how an address names it. Chinese names without 省, 市, 自治区: an address is compared by how it begins.
_REGIONS = {
    "CN-BJ": ("北京", "Beijing"), "CN-TJ": ("天津", "Tianjin"), "CN-HE": ("河北", "Hebei"), "CN-SX": ("山西", "Shanxi"),
    "CN-NM": ("内蒙古", "Inner Mongolia"), "CN-LN": ("辽宁", "Liaoning"), "CN-JL": ("吉林", "Jilin"),
    "CN-HL": ("黑龙江", "Heilongjiang"), "CN-SH": ("上海", "Shanghai"), "CN-JS": ("江苏", "Jiangsu"),
    "CN-ZJ": ("浙江", "Zhejiang"), "CN-AH": ("安徽", "Anhui"), "CN-FJ": ("福建", "Fujian"), "CN-JX": ("江西", "Jiangxi"),
    "CN-SD": ("山东", "Shandong"), "CN-HA": ("河南", "Henan"), "CN-HB": ("湖北", "Hubei"), "CN-HN": ("湖南", "Hunan"),
    "CN-GD": ("广东", "Guangdong"), "CN-GX": ("广西", "Guangxi"), "CN-HI": ("海南", "Hainan"), "CN-CQ": ("重庆", "Chongqing"),
    "CN-SC": ("四川", "Sichuan"), "CN-GZ": ("贵州", "Guizhou"), "CN-YN": ("云南", "Yunnan"), "CN-XZ": ("西藏", "Tibet"),
    "CN-SN": ("陕西", "Shaanxi"), "CN-GS": ("甘肃", "Gansu"), "CN-QH": ("青海", "Qinghai"), "CN-NX": ("宁夏", "Ningxia"),
    "CN-XJ": ("新疆", "Xinjiang"), "CN-TW": ("台湾", "Taiwan"), "CN-HK": ("香港", "Hong Kong"), "CN-MO": ("澳门", "Macau"),
}  # fmt: skip
_ONE_NAME = {"HK": "CN-HK", "MO": "CN-MO", "TW": "CN-TW"}
"""Regions with a country code of their own."""


class Near(StrEnum):
    CITY = "city"
    PROVINCE = "province"
    FAR = "far"


class Held(StrEnum):
    """In stock, without saying how many: a dealer's numbers are the dealer's own."""

    YES = "yes"
    FEW = "few"


@record
class Position:
    """A point on the globe, in degrees of WGS 84."""

    latitude: float
    longitude: float

    def km_to(self, other: Position) -> float:
        """As the crow flies, to 100 m: the haversine formula on a globe of 6,371 km."""
        north, south = radians(self.latitude), radians(other.latitude)
        across = sin(radians(other.longitude - self.longitude) / 2) ** 2
        half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * across
        return round(2 * EARTH_KM * asin(sqrt(min(1.0, half))), 1)


@record
class VisitedShop:
    """A dealer's shop that receives visitors."""

    location_id: str
    dealer_id: str
    dealer_name: str
    name: str
    region: str
    """ISO 3166-2"""
    city: Text
    address: Text
    hours: Text | None = None
    phone: str | None = None
    position: Position | None = None
    pickup: bool = True
    """Orders can be collected there."""


@record
class ShopNear:
    shop: VisitedShop
    held: Held
    near: Near
    distance_km: float | None = None
    """From the buyer; None where one of the two does not say where it is."""


def free_at_places(balance: Balance, at: datetime) -> dict[str, int]:
    """Location → what can be sold from there now; an expired hold counts as given back."""
    free = {place.location_id: place.available for place in balance.locations}
    for hold in balance.expired(at):
        for location_id, quantity in hold.quantities:
            free[location_id] = free.get(location_id, 0) + quantity
    return {location_id: quantity for location_id, quantity in free.items() if quantity > 0}


def shops_near(
    shops: Iterable[VisitedShop],
    free: Mapping[str, int],
    province: str | None,
    city: str | None,
    buyer: Position | None = None,
) -> tuple[ShopNear, ...]:
    """Shops that hold something: by distance where it is known, then those of the buyer's city, of the province, the others by name.

    `free`: shop → pieces, those in its memo drawers included.
    """
    code = region_code(province)
    found = [
        ShopNear(
            shop=shop,
            held=Held.FEW if free[shop.location_id] <= FEW else Held.YES,
            near=_near(shop, code, city),
            distance_km=buyer.km_to(shop.position) if buyer and shop.position else None,
        )
        for shop in shops
        if free.get(shop.location_id, 0) > 0
    ]
    order = list(Near)

    def how_far(one: ShopNear) -> tuple[float, int, str, str]:
        known = one.distance_km if one.distance_km is not None else inf
        return known, order.index(one.near), one.shop.name, one.shop.location_id

    found.sort(key=how_far)
    return tuple(found[:MOST])


def region_code(name: str | None) -> str | None:
    """`CN-SH` for CN-SH, 上海, 上海市 and Shanghai; None for what is no province."""
    if not name:
        return None
    plain = name.strip()
    code = _ONE_NAME.get(plain.upper(), plain.upper())
    if code in _REGIONS:
        return code
    english = plain.casefold()
    return next((key for key, (zh, en) in _REGIONS.items() if plain.startswith(zh) or english == en.casefold()), None)


def _near(shop: VisitedShop, code: str | None, city: str | None) -> Near:
    if code is not None and region_code(shop.region) != code:
        return Near.FAR
    if city and _plain_city(city) in {_plain_city(shop.city.zh), _plain_city(shop.city.en)}:
        return Near.CITY
    return Near.PROVINCE if code is not None else Near.FAR


def _plain_city(name: str) -> str:
    return name.strip().casefold().removesuffix("市").removesuffix(" city")
