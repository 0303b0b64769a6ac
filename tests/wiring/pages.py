"""The round's part of appointments and published pages: what appears, goes and cannot appear, and everything again."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from infra.local.mall import Mall, eventually
from infra.local.people import ring

from parure.kernel.time import iso, now
from storefront.contract import part_of
from wiring.clock import sweep_in

if TYPE_CHECKING:
    from wiring.rounds import Round

HOUR, A_LITTLE = timedelta(hours=1), timedelta(minutes=1)


def go_round_publishing(made: Round) -> None:
    appointments(made)
    rebuild(made)


def appointments(made: Round) -> None:
    """One appears, one goes, one cannot appear for want of a board price; one is called off."""
    supplier, operator = made.supplier, made.operator
    picture, soon = supplier.upload_picture(), iso(now() + HOUR)
    appears = supplier.draft(ring("暮光 铂金钻戒", images=[picture]))
    silver = made.by_weight({"metal": "silver", "fineness": "800"})
    cannot = supplier.draft({**silver, "title": {"zh": "银800 素圈", "en": "Silver 800 band"}, "material": "silver"})
    for product_id in (appears["product_id"], cannot["product_id"]):
        supplier.post(f"products/{product_id}/schedule", {"publish_at": soon})
        supplier.submit(product_id)
        operator.post(f"products/{product_id}/approve", {"reason": "looked at"})
    goes, stays = (supplier.list_for_sale(operator, 1, ring(images=[picture])) for _ in range(2))
    for one in (goes, stays):
        supplier.post(f"products/{one.product_id}/schedule", {"take_down_at": soon})
    supplier.ask("DELETE", f"products/{stays.product_id}/schedule")
    sweep_in(made.mall, HOUR + A_LITTLE, "catalog")
    assert supplier.get(f"listings/{goes.product_id}")["status"] == "taken_down"


def rebuild(made: Round) -> None:
    """Sitemaps catch up; everything is published again, and a page whose event was lost goes."""
    lose_a_take_down(made.mall, "prd_01JD3N0E6S0V1G3N5W7X9Y2Z4B")
    sweep_in(made.mall, timedelta(0), "storefront")
    rebuild_id = made.operator.post("storefront/rebuilds")["rebuild_id"]
    made.operator.post(f"storefront/rebuilds/{rebuild_id}/resume")
    eventually(lambda: made.operator.get(f"storefront/rebuilds/{rebuild_id}")["status"] == "finished", every=0.5)
    made.operator.every("storefront/rebuilds")


def lose_a_take_down(mall: Mall, product_id: str) -> None:
    """The register has a page of a product that nobody knows."""
    pk, client, table = f"part#{part_of(product_id):02x}", mall.client("dynamodb"), mall.table("storefront")
    item = client.get_item(TableName=table, Key={"pk": {"S": pk}, "sk": {"S": "lines"}}).get("Item", {})
    lines = json.loads(item["lines"]["S"]) if item else {}
    text = json.dumps({**lines, product_id: ["lost", "2026-11-23"]})
    client.put_item(TableName=table, Item={"pk": {"S": pk}, "sk": {"S": "lines"}, "lines": {"S": text}})
