"""The round's part of search: found, filtered, reduced, lost and made anew."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from infra.local.mall import Mall, eventually
from infra.local.people import ring, yuan

from search.store import document_read
from wiring.clock import sweep_in

if TYPE_CHECKING:
    from wiring.rounds import Round

A_MONTH = timedelta(days=32)
HEARD = {"kind": "search", "q": "钻戒", "total": 1}


def go_round_searching(made: Round) -> None:
    product_id = reductions(made)
    made.buyer.get("search", q="钻戒", currency="USD")
    made.buyer.get("search/similar", product_id=product_id, kind="matching")
    seen = {"kind": "click", "q": "钻戒", "product_id": product_id, "position": 1}
    made.buyer.post("search/events", {"session_id": "0123456789abcdef", "events": [seen, HEARD]})
    made.buyer.get("search/wishes", q="类似这款 500美元以内", product_id=product_id)
    made.buyer.get("search/suggestions", q="钻")
    made.operator.get("search/queries")
    lose_a_reduction(made.mall, product_id)
    for _ in range(2):
        rebuild(made)
    damage(made.mall)
    made.buyer.send("GET", "search", query={"q": "钻戒"})
    sweep_in(made.mall, timedelta(0), "search")
    lose_everything(made)


def reductions(made: Round) -> str:
    """A piece costs less, and a month later nobody says so any more."""
    supplier = made.supplier
    piece = supplier.list_for_sale(made.operator, 1, ring("降价 铂金钻戒", images=[supplier.upload_picture()]))
    eventually(lambda: card_of(made, piece.product_id))
    shown = supplier.send("GET", f"listings/{piece.product_id}")
    content = shown.json()["content"]
    content["skus"][0]["price_rule"]["amount"] = yuan(11_000)
    supplier.ask("PUT", f"products/{piece.product_id}", content, etag=shown.headers["etag"])
    supplier.submit(piece.product_id)
    made.operator.approve(piece.product_id)
    # Each process follows by itself, and another one may answer.
    eventually(lambda: (card_of(made, piece.product_id) or {}).get("was_price"))
    sweep_in(made.mall, A_MONTH, "search")
    return str(piece.product_id)


def card_of(made: Round, product_id: str) -> Any:
    items = made.buyer.get("search", sort="newest", limit=100)["items"]
    return next((item for item in items if item["product_id"] == product_id), None)


def lose_a_reduction(mall: Mall, product_id: str) -> None:
    """It cost more when it was last indexed, and the event of its new price never came: the rebuild finds out."""
    client, table, read = mall.client("dynamodb"), mall.table("search"), document_read(product_id)
    key = {"pk": {"S": read.pk}, "sk": {"S": read.sk}}
    prices = json.loads(client.get_item(TableName=table, Key=key)["Item"]["prices"]["S"])
    for told in prices.values():
        told[0][-1][1] *= 2
    client.update_item(
        TableName=table,
        Key=key,
        UpdateExpression="SET prices = :prices",
        ExpressionAttributeValues={":prices": {"S": json.dumps(prices)}},
    )


def damage(mall: Mall) -> None:
    """The files are not what they were, and an entry of the log is gone: who searches next opens them, in vain."""
    storage, bucket = mall.client("s3"), mall.cloud.outputs["PrivateBucket"]
    for one in storage.list_objects_v2(Bucket=bucket, Prefix="search/snapshots/")["Contents"]:
        storage.put_object(Bucket=bucket, Key=one["Key"], Body=b"damaged")
    table, client = mall.table("search"), mall.client("dynamodb")
    head = client.get_item(TableName=table, Key={"pk": {"S": "head"}, "sk": {"S": "head"}})["Item"]
    number = int(head["number"]["N"])
    entry = {"at": {"S": "2026-11-23T00:00:00.000Z"}, "delta": {"B": b""}, "size": {"N": "0"}, "snapshot": {"S": "snp"}}
    client.put_item(TableName=table, Item={"pk": {"S": "log"}, "sk": {"S": f"{number + 5:012d}"}, **entry})
    eventually(lambda: not mall_finds(mall), every=0.5)
    client.delete_item(TableName=table, Key={"pk": {"S": "log"}, "sk": {"S": f"{number + 5:012d}"}})


def mall_finds(mall: Mall) -> bool:
    with mall.person() as somebody:
        return somebody.get("search").status_code == 200


def lose_everything(made: Round) -> None:
    """Nobody knows of any snapshot, as on the first day: the index begins by itself."""
    key = {"pk": {"S": "snapshot"}, "sk": {"S": "current"}}
    made.mall.client("dynamodb").delete_item(TableName=made.mall.table("search"), Key=key)
    sweep_in(made.mall, timedelta(0), "search")
    first = made.operator.get("search/rebuilds")["items"][0]
    finish(made, first["rebuild_id"])


def rebuild(made: Round) -> None:
    made.operator.get("search/index")
    rebuild_id = made.operator.post("search/rebuilds")["rebuild_id"]
    made.operator.post(f"search/rebuilds/{rebuild_id}/resume")
    finish(made, rebuild_id)


def finish(made: Round, rebuild_id: str) -> None:
    """What the clock does within a minute."""

    def status() -> str:
        return str(made.operator.get(f"search/rebuilds/{rebuild_id}")["status"])

    def swept() -> bool:
        sweep_in(made.mall, timedelta(0), "search")
        return status() == "finished"

    eventually(lambda: status() in ("writing", "finished"), every=0.5)
    eventually(swept, every=0.5, within=60)
