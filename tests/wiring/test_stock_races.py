"""Many hands at one desk: goods are sent once, counted in or called back once, and none is lost or made."""

from __future__ import annotations

import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from infra.local.people import Listed, Operator, Supplier, ring

HANDS = 12


def lying(supplier: Supplier, sku: str) -> tuple[int, int]:
    """(on hand, on its way)"""
    places = supplier.get(f"stock/{sku}")["locations"]
    return sum(place["on_hand"] for place in places), sum(place["incoming"] for place in places)


def test_consigned_goods_are_conserved_while_everybody_sends_receives_and_recalls(
    supplier: Supplier, dealer: Supplier, operator: Operator
) -> None:
    document = ring(images=[supplier.upload_picture()])
    goods: Listed = supplier.list_for_sale(operator, 10, document)
    shop = dealer.location("恒隆店")
    dealer.ask("PATCH", f"locations/{shop}", {"takes_memo": True})
    way = {"from_location_id": goods.location_id, "to_location_id": shop}

    def send(_: int) -> tuple[int, str]:
        body = {**way, "lines": [{"sku": goods.sku, "quantity": 1}]}
        answer = supplier.send("POST", "transfers", body)
        return answer.status_code, answer.json().get("transfer_id") or answer.json()["code"]

    with ThreadPoolExecutor(HANDS) as hands:
        sent = list(hands.map(send, range(2 * HANDS)))
    transfers = [found for status, found in sent if status == 201]
    refused = Counter(found for status, found in sent if status != 201)

    assert len(transfers) == 10, refused
    assert set(refused) == {"not_that_many"}
    assert lying(supplier, goods.sku) == (0, 10)

    def end(job: tuple[str, str]) -> tuple[str, int]:
        transfer, verb = job
        who = dealer if verb == "receive" else supplier
        return transfer, who.send("POST", f"transfers/{transfer}/{verb}", {}).status_code

    jobs = [(transfer, verb) for transfer in transfers for verb in ("receive", "recall")]
    with ThreadPoolExecutor(HANDS) as hands:
        ended = list(hands.map(end, jobs))

    for transfer in transfers:
        assert sorted(status for one, status in ended if one == transfer) == [200, 409]
    states = Counter(supplier.get(f"transfers/{transfer}")["status"] for transfer in transfers)
    rows = supplier.get(f"stock/{goods.sku}")["locations"]
    assert lying(supplier, goods.sku) == (10, 0)
    assert sum(place["on_hand"] for place in rows if place["memo"]) == states["received"]


def test_a_piece_received_by_many_at_once_is_there_once(supplier: Supplier, operator: Operator) -> None:
    document = ring(images=[supplier.upload_picture()], one_of_one=True)
    piece = supplier.list_for_sale(operator, 0, document)
    places = [supplier.location(f"柜台 {number}") for number in range(4)]

    def receive(number: int) -> int:
        body = {"sku": piece.sku, "location_id": places[number % 4], "quantity": 1, "serial": f"S-{uuid.uuid4().hex}"}
        return supplier.send("POST", "stock/receipts", body).status_code

    with ThreadPoolExecutor(HANDS) as hands:
        statuses = Counter(hands.map(receive, range(HANDS)))

    assert statuses == {201: 1, 409: HANDS - 1}
    assert lying(supplier, piece.sku) == (1, 0)
