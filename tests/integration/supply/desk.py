"""A supplier and a dealer at their stock desks, in process: SKUs as the catalog would give them, and the invariants of the ledger."""

from __future__ import annotations

from typing import Any

from catalog import store as catalog_store
from catalog.contract import Sku, SkuStatus
from identity.contract import provision_organisation
from integration.gateway import Answer, call
from parure.aws.auth import Caller, Role
from parure.aws.tables import OutboxEvent, read_together
from parure.kernel.money import Money
from parure.kernel.text import Text
from pricing.contract import Fixed
from supply.app import app
from supply.contract import Balance, balance_in, stock_reads
from supply.rules import sum_changes
from supply.store import EntryItem, changes_of, sku_pk

LUMEN = "org_01JD3N0E6S0V1G3N5W7X9Y2Z4A"
AURUM = "org_01JD3N0E6S0V1G3N5W7X9Y2Z4B"
MAISON = "org_01JD3N0E6S0V1G3N5W7X9Y2Z4D"
SUPPLIER = Caller(Role.SUPPLIER, "usr_s", LUMEN)
RIVAL = Caller(Role.SUPPLIER, "usr_r", AURUM)
DEALER = Caller(Role.DEALER, "usr_d", MAISON)


def open_mall() -> None:
    provision_organisation(LUMEN, "supplier", "流光珠宝", "CN-SH")
    provision_organisation(AURUM, "supplier", "金工坊", "CN-GD")
    provision_organisation(MAISON, "dealer", "美颂", "CN-BJ")


def list_sku(
    sku: str, *, one_of_one: bool = False, supplier: str = LUMEN, sources: tuple[str, ...] = (), live: bool = True
) -> str:
    catalog_store.sku_item(
        Sku(
            sku=sku,
            product_id=f"prd_{sku}",
            supplier_id=supplier,
            source_ids=(supplier, *sources),
            status=SkuStatus.PUBLISHED if live else SkuStatus.DRAFT,
            title=Text(f"{sku} 戒指", f"{sku} ring"),
            image=None,
            options={},
            price_rule=Fixed(Money(100_00, "CNY")),
            one_of_one=one_of_one,
            category="ring",
            material="gold",
        )
    ).save()
    return sku


def ask(method: str, path: str, body: Any = None, by: Caller = SUPPLIER, **headers: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return call(app, method, f"/api/v1{path}", body, caller=by, headers=sent)


def done(method: str, path: str, body: Any = None, by: Caller = SUPPLIER, **headers: str) -> Any:
    answer = ask(method, path, body, by, **headers)
    assert answer.status < 300, answer.text
    return answer.json


def location(by: Caller = SUPPLIER, name: str = "上海金库", kind: str = "warehouse", region: str = "CN-SH") -> str:
    return str(done("POST", "/locations", {"name": name, "kind": kind, "region": region}, by)["location_id"])


def memo_shop() -> str:
    """A shop of the dealer's that takes goods on memo."""
    shop = location(DEALER, "外滩店", "shop", "CN-BJ")
    done("PATCH", f"/locations/{shop}", {"takes_memo": True}, DEALER)
    return shop


def receive(sku: str, place: str, quantity: int = 1, by: Caller = SUPPLIER, **more: Any) -> Answer:
    body = {"sku": sku, "location_id": place, "quantity": quantity, **more}
    return ask("POST", "/stock/receipts", body, by)


def send(origin: str, target: str | None, lines: dict[str, int], by: Caller = SUPPLIER, **more: Any) -> Answer:
    asked = [{"sku": sku, "quantity": quantity} for sku, quantity in lines.items()]
    return ask("POST", "/transfers", {"from_location_id": origin, "to_location_id": target, "lines": asked, **more}, by)


def counts(sku: str) -> dict[str, tuple[int, int]]:
    """location → (on hand, incoming), where there is something"""
    return {p.location_id: (p.on_hand, p.incoming) for p in balance(sku).locations if p.on_hand or p.incoming}


def balance(sku: str) -> Balance:
    found = balance_in(read_together(stock_reads([sku])), sku)
    assert found is not None
    return found


def check_ledger(sku: str) -> None:
    """Every balance is the sum of its ledger, and nothing is below zero."""
    entries = list(EntryItem.query(sku_pk(sku), EntryItem.sk.startswith("entry#"), consistent_read=True))
    totals = sum_changes(change for entry in entries for change in changes_of(entry))
    for place in balance(sku).locations:
        total = totals[place.location_id]
        said = (place.on_hand, place.allocated, place.held, place.incoming)
        assert said == (total.on_hand, total.allocated, total.held, total.incoming), sku
        assert place.available == place.on_hand - place.allocated - place.held
        assert min(*said, place.available) >= 0


def events(aggregate: str) -> list[str]:
    import json

    return [json.loads(item.envelope)["type"] for item in OutboxEvent.query(aggregate)]
