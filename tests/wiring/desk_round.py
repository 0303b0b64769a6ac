"""One round at the stock desk: every route of supply, between a supplier and a dealer."""

from __future__ import annotations

import uuid

from infra.local.people import Json, Listed, Operator, Supplier, ring


def go_round_the_desk(supplier: Supplier, dealer: Supplier, operator: Operator, goods: Listed) -> None:
    shop = dealer.location("外滩店", kind="shop")
    dealer.receive_stock(goods.sku, shop, 10)
    lost = {"sku": goods.sku, "location_id": goods.location_id, "delta": -1, "reason": "lost"}
    supplier.post("stock/adjustments", lost)
    for owner in (supplier, dealer):
        owner.every("locations")
        owner.every("stock")
        owner.get("stock", only="low")
        owner.get(f"stock/{goods.sku}")
        owner.every(f"stock/{goods.sku}/entries")
        owner.ask("PUT", f"stock/{goods.sku}/low-level", {"low_at": 3})
    for path in ("stock-export", f"stock/{goods.sku}/entries/export"):
        file = supplier.send("GET", path)
        file.raise_for_status()
        assert file.headers["content-type"].startswith("text/csv")
    _locations_and_pieces(supplier, operator)
    _transfers(supplier, goods)
    _consignment(supplier, dealer, goods, shop)
    _stocktaking(supplier, goods)


def _locations_and_pieces(supplier: Supplier, operator: Operator) -> None:
    document = ring(images=[supplier.upload_picture()], one_of_one=True)
    piece = supplier.list_for_sale(operator, 0, document)
    serial = f"RD-{uuid.uuid4().hex[:8]}"
    where = {"sku": piece.sku, "location_id": piece.location_id}
    supplier.post("stock/receipts", {**where, "quantity": 1, "serial": serial})
    supplier.get(f"stock-serials/{serial}")
    supplier.post("stock/adjustments", {**where, "delta": -1, "reason": "damaged"})
    supplier.ask("PATCH", f"locations/{piece.location_id}", {"name": "旧仓"})
    supplier.post(f"locations/{piece.location_id}/close")
    supplier.post(f"locations/{piece.location_id}/reopen")


def _transfers(supplier: Supplier, goods: Listed) -> None:
    other = supplier.location("分仓")
    lines = [{"sku": goods.sku, "quantity": 2}]
    way = {"from_location_id": goods.location_id, "to_location_id": other, "lines": lines}
    sent, recalled = (supplier.post("transfers", way)["transfer_id"] for _ in range(2))
    supplier.post(f"transfers/{sent}/receive", {"lines": [{"sku": goods.sku, "received": 1}]})
    supplier.post(f"transfers/{recalled}/recall")
    supplier.get(f"transfers/{sent}")
    back = {"from_location_id": other, "to_location_id": goods.location_id, "lines": [{**lines[0], "quantity": 1}]}
    supplier.post(f"transfers/{supplier.post('transfers', back)['transfer_id']}/receive", {})


def _consignment(supplier: Supplier, dealer: Supplier, goods: Listed, shop: str) -> None:
    dealer.ask("PATCH", f"locations/{shop}", {"takes_memo": True})
    assert shop in {found["location_id"] for found in supplier.every("memo-shops")}
    lines = [{"sku": goods.sku, "quantity": 2}]
    way = {"from_location_id": goods.location_id, "to_location_id": shop, "lines": lines}
    consigned: Json = supplier.post("transfers", {**way, "due_back": "2027-06-30"})
    for owner in (supplier, dealer):
        owner.every("transfers", status="sent")
    dealer.post(f"transfers/{consigned['transfer_id']}/receive", {})
    drawer = consigned["target"]["location_id"]
    home = {"from_location_id": drawer, "lines": [{"sku": goods.sku, "quantity": 1}]}
    supplier.post(f"transfers/{dealer.post('transfers', home)['transfer_id']}/receive", {})
    where = {"city": {"zh": "上海", "en": "Shanghai"}, "address": {"zh": "中山东一路 18 号", "en": "18 The Bund"}}
    dealer.ask("PUT", f"locations/{shop}/visitors", where)
    dealer.get(f"availability/{goods.sku}", province="上海市", city="上海市")
    sale = {"sku": goods.sku, "location_id": drawer, "quantity": 1}
    key = uuid.uuid4().hex
    for _ in range(2):
        # The second time the piece is gone already: the key says that this was the sale.
        dealer.post("memo-sales", sale, key=key)
    dealer.ask("PATCH", f"locations/{shop}", {"takes_memo": False})


def _stocktaking(supplier: Supplier, goods: Listed) -> None:
    sheet = supplier.post("stock-counts", {"location_id": goods.location_id})["count_id"]
    lying = next(
        place["on_hand"]
        for place in supplier.get(f"stock/{goods.sku}")["locations"]
        if place["location_id"] == goods.location_id
    )
    counted = {"lines": [{"sku": goods.sku, "counted": lying - 1}]}
    supplier.ask("PUT", f"stock-counts/{sheet}/lines", counted)
    supplier.get(f"stock-counts/{sheet}")
    supplier.every(f"stock-counts/{sheet}/lines")
    posted = supplier.post(f"stock-counts/{sheet}/post")
    assert (posted["status"], posted["posted"]) == ("posted", 1), posted
    empty = supplier.post("stock-counts", {"location_id": goods.location_id})["count_id"]
    supplier.post(f"stock-counts/{empty}/discard")
    supplier.every("stock-counts")
