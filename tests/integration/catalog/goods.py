"""Products, people and board prices that catalog and storefront tests start from."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from catalog.app import app
from identity.contract import provision_organisation
from integration.gateway import Answer, call
from parure.aws.auth import Caller, Role
from pricing.contract import BASE, publish_board_prices

ORG = "org_01JD3N0E6S0V1G3N5W7X9Y2Z4A"
OTHER_ORG = "org_01JD3N0E6S0V1G3N5W7X9Y2Z4B"
SUPPLIER = Caller(Role.SUPPLIER, "usr_s", ORG)
RIVAL = Caller(Role.SUPPLIER, "usr_r", OTHER_ORG)
OPERATOR = Caller(Role.OPERATOR, "usr_o")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def money(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": BASE}


RING: dict[str, Any] = {
    "title": {"zh": "晨光 六爪铂金钻戒", "en": "Dawn six-prong diamond ring"},
    "description": {"zh": "六枚细爪。", "en": "Six fine prongs."},
    "category": "ring",
    "material": "diamond",
    "attributes": {
        "metal": {"kind": "platinum", "fineness": 950, "grams": "3.60"},
        "stones": [{"kind": "diamond", "carat": "0.50", "colour": "D", "clarity": "VS1", "cut": "Excellent"}],
        "craft": ["prong"],
    },
    "skus": [
        {
            "code": "R-12",
            "options": {"ring_size": {"table": "cn", "label": "12"}},
            "price_rule": {"kind": "fixed", "amount": money(1_680_000)},
        },
        {
            "code": "R-13",
            "options": {"ring_size": {"table": "cn", "label": "13"}},
            "price_rule": {"kind": "fixed", "amount": money(1_700_000)},
        },
    ],
    "images": [{"key": "media/demo/r-1.webp", "alt": {"zh": "戒指", "en": "The ring"}, "width": 1200, "height": 1200}],
}
BANGLE: dict[str, Any] = {
    "title": {"zh": "古法足金手镯 足金999", "en": "Ancient-method 999 gold bangle"},
    "category": "bangle",
    "material": "gold",
    "attributes": {"metal": {"kind": "gold", "fineness": 999}},
    "skus": [
        {
            "code": "B-1",
            "price_rule": {
                "kind": "by_weight",
                "metal": "gold",
                "fineness": 999,
                "net_grams": "10.00",
                "labour": {"per": "gram", "amount": money(2_000)},
            },
        }
    ],
    "images": [{"key": "media/demo/b-1.webp", "alt": {"zh": "手镯", "en": "The bangle"}}],
}


def product(base: dict[str, Any] = RING, **changes: Any) -> dict[str, Any]:
    return {**deepcopy(base), **changes}


def coded(code: str, base: dict[str, Any] = RING, **changes: Any) -> dict[str, Any]:
    """A product with one SKU under this code."""
    body = product(base, **changes)
    body["skus"] = [{**body["skus"][0], "code": code}]
    return body


def open_mall() -> None:
    provision_organisation(ORG, "supplier", "Lumière", "CN-SH")
    provision_organisation(OTHER_ORG, "supplier", "Rival", "CN-GD")


def publish_gold(per_gram: int = 80_000, minutes: int = 60) -> None:
    publish_board_prices([("gold", "999", per_gram)], valid_for_minutes=minutes, by="usr_o")


def ask(method: str, path: str, body: Any = None, by: Caller | None = None, **headers: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return call(app, method, f"/api/v1{path}", body, caller=by or Caller(), headers=sent)


def draft(body: dict[str, Any] | None = None, by: Caller = SUPPLIER) -> str:
    answer = ask("POST", "/products", body or RING, by)
    assert answer.status == 201, answer.text
    return str(answer.json["product_id"])


def on_sale(body: dict[str, Any] | None = None, by: Caller = SUPPLIER) -> str:
    product_id = draft(body, by)
    assert ask("POST", f"/products/{product_id}/submit", by=by).json["status"] == "submitted"
    approved = ask("POST", f"/products/{product_id}/approve", {}, OPERATOR)
    assert approved.status == 200, approved.text
    return product_id
