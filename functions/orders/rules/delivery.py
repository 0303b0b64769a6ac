"""How an order can come to its buyer: ways, prices and days by region. The numbers are data, to be changed by the operator."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

from parure.kernel.errors import Conflict
from parure.kernel.money import Money
from parure.kernel.text import Text
from parure.kernel.value import record

HOUSE_TIME = timezone(timedelta(hours=8))
"""Workshops and couriers keep the time of China, which has no summer time."""
CUT_OFF = time(16)
"""What is ordered later is packed as if it were ordered on the next day."""
PACKING_DAYS = 1
ENGRAVING_DAYS = 3
_SUNDAY = 6


class Way(StrEnum):
    STANDARD = "standard"
    EXPRESS_INSURED = "express_insured"
    PICKUP = "pickup"


class Zone(StrEnum):
    """Where a parcel goes, as couriers count it."""

    NEAR = "near"
    MAINLAND = "mainland"
    FAR = "far"
    GREATER_CHINA = "greater_china"
    ASIA = "asia"
    WORLD = "world"


@record
class Destination:
    """`province` is an ISO 3166-2 code, where it is known."""

    country: str = "CN"
    province: str | None = None
    city: str | None = None


@record
class Fare:
    """What a way costs and how many days the courier needs, at least and at most."""

    price: Money
    days: tuple[int, int]


@record
class DeliveryOption:
    """One way to this destination, in the mall's currency, with the days on which it can arrive."""

    way: Way
    label: Text
    price: Money
    earliest: date
    latest: date
    insured: bool
    location_id: str | None = None


LABELS: Mapping[Way, Text] = {
    Way.STANDARD: Text("标准快递", "Standard delivery"),
    Way.EXPRESS_INSURED: Text("保价特快", "Express, insured"),
    Way.PICKUP: Text("到店自提", "Pick up in a shop"),
}
INSURED = frozenset({Way.EXPRESS_INSURED})
"""Ways whose price holds the insurance of the goods' full value."""


def _fare(yuan: int, least: int, most: int) -> Fare:
    return Fare(price=Money(yuan * 100, "CNY"), days=(least, most))


_FARES: Mapping[Zone, Mapping[Way, Fare]] = {
    Zone.NEAR: {Way.STANDARD: _fare(0, 1, 2), Way.EXPRESS_INSURED: _fare(25, 1, 1)},
    Zone.MAINLAND: {Way.STANDARD: _fare(0, 2, 4), Way.EXPRESS_INSURED: _fare(30, 1, 2)},
    Zone.FAR: {Way.STANDARD: _fare(0, 4, 7), Way.EXPRESS_INSURED: _fare(45, 2, 3)},
    Zone.GREATER_CHINA: {Way.STANDARD: _fare(60, 3, 5), Way.EXPRESS_INSURED: _fare(150, 2, 3)},
    Zone.ASIA: {Way.STANDARD: _fare(120, 4, 7), Way.EXPRESS_INSURED: _fare(260, 2, 4)},
    Zone.WORLD: {Way.STANDARD: _fare(180, 6, 10), Way.EXPRESS_INSURED: _fare(380, 3, 5)},
}
_NEAR = frozenset({"CN-SH", "CN-JS", "CN-ZJ", "CN-AH", "CN-GD"})
_FAR = frozenset({"CN-XJ", "CN-XZ", "CN-QH", "CN-NM", "CN-NX", "CN-GS", "CN-HI"})
_GREATER_CHINA = frozenset({"HK", "MO", "TW", "CN-HK", "CN-MO", "CN-TW"})
_ASIA = frozenset({"JP", "KR", "SG", "MY", "TH", "VN", "PH", "ID", "IN", "AE"})


def zone_of(destination: Destination) -> Zone:
    if destination.country in _GREATER_CHINA or destination.province in _GREATER_CHINA:
        return Zone.GREATER_CHINA
    if destination.country == "CN":
        if destination.province in _FAR:
            return Zone.FAR
        return Zone.NEAR if destination.province in _NEAR else Zone.MAINLAND
    return Zone.ASIA if destination.country in _ASIA else Zone.WORLD


def options_for(
    destination: Destination, at: datetime, *, engraved: bool = False, pickup: tuple[str, ...] = ()
) -> tuple[DeliveryOption, ...]:
    """Every way to this destination, the plain one first; one of picking up for every shop that has the goods now."""
    ready = ready_on(at, engraved=engraved)
    sent = [
        DeliveryOption(
            way=way,
            label=LABELS[way],
            price=fare.price,
            earliest=ready + timedelta(days=fare.days[0]),
            latest=ready + timedelta(days=fare.days[1]),
            insured=way in INSURED,
        )
        for way, fare in _FARES[zone_of(destination)].items()
    ]
    fetched = [
        DeliveryOption(
            way=Way.PICKUP,
            label=LABELS[Way.PICKUP],
            price=Money(0, "CNY"),
            earliest=ready,
            latest=ready + timedelta(days=1),
            insured=False,
            location_id=location_id,
        )
        for location_id in pickup
    ]
    return (*sent, *fetched)


def choose(options: tuple[DeliveryOption, ...], way: str, location_id: str | None) -> DeliveryOption:
    """
    Raises:
        Conflict: `delivery_not_offered`, not to this place, or not from that shop any more.
    """
    for option in options:
        if option.way == way and option.location_id == location_id:
            return option
    raise Conflict(
        "delivery_not_offered", "The goods cannot be sent in this way. Choose another one.", field="delivery.code"
    )


def cut_off(at: datetime) -> datetime:
    """Until when an order is packed on the days that are promised now."""
    here = at.astimezone(HOUSE_TIME)
    day = here.date() if here.time() < CUT_OFF else here.date() + timedelta(days=1)
    return datetime.combine(day, CUT_OFF, HOUSE_TIME).astimezone(UTC)


def ready_on(at: datetime, *, engraved: bool = False) -> date:
    """The day on which the goods leave; workshops rest on Sundays."""
    day = cut_off(at).astimezone(HOUSE_TIME).date()
    for _ in range(PACKING_DAYS + (ENGRAVING_DAYS if engraved else 0)):
        day += timedelta(days=1)
        if day.weekday() == _SUNDAY:
            day += timedelta(days=1)
    return day
