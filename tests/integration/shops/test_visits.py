"""Where a piece of a dealer's shop can be seen: at that dealer's own places, whoever else holds it."""

from __future__ import annotations

import pytest

from integration.conftest import Calls
from integration.gateway import call
from integration.shops.dealing import AUBE, HANG, open_city, open_shop_with, ring
from parure.aws.auth import Caller
from supply.app import app

WHERE = {"city": {"zh": "深圳", "en": "Shenzhen"}, "address": {"zh": "福华三路 118 号", "en": "118 Fuhua 3rd Road"}}


@pytest.fixture(autouse=True)
def _city(aws: None) -> None:
    open_city()


def place_of(dealer: Caller, sku: str) -> str:
    """A place that receives visitors, with one piece in it."""
    made = {"name": "店", "kind": "shop", "region": "CN-GD"}
    location = str(call(app, "POST", "/api/v1/locations", made, caller=dealer).json["location_id"])
    call(app, "PUT", f"/api/v1/locations/{location}/visitors", WHERE, caller=dealer)
    receipt = {"sku": sku, "location_id": location, "quantity": 1}
    assert call(app, "POST", "/api/v1/stock/receipts", receipt, caller=dealer).status == 201
    return location


def places(sku: str, query: str = "") -> list[str]:
    return [found["location_id"] for found in call(app, "GET", f"/api/v1/availability/{sku}{query}").json["items"]]


def test_a_dealers_own_shop_names_its_own_places_only(calls: Calls) -> None:
    sold, unsold = (ring(code, source_ids=[AUBE.org, HANG.org]) for code in ("R-1", "R-2"))
    open_shop_with(sold)
    assert unsold
    own, other = place_of(AUBE, "R-1"), place_of(HANG, "R-1")
    calls.clear()

    assert places("R-1", "?shop=maison-aube") == [own]

    assert len(calls) == 2
    assert sorted(places("R-1")) == sorted([own, other])


def test_what_the_shop_does_not_offer_is_nowhere_in_it() -> None:
    sold, unsold = (ring(code, source_ids=[AUBE.org]) for code in ("R-1", "R-2"))
    open_shop_with(sold)
    assert unsold
    place_of(AUBE, "R-2")

    assert call(app, "GET", "/api/v1/availability/R-2?shop=maison-aube").json["code"] == "sku_not_found"
    assert call(app, "GET", "/api/v1/availability/R-2?shop=nobody").json["code"] == "no_such_shop"
