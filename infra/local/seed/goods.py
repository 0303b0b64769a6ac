"""The designed pieces of infra/local/demo/pieces.json, with their pictures, stock and pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from infra.local.blueprint import ROOT
from infra.local.seed.people import ORGANISATIONS, Organisation

if TYPE_CHECKING:
    from catalog.contract import Imported, ProductImport
    from supply.bulk import BulkLocation

PIECES = ROOT / "infra" / "local" / "demo" / "pieces.json"
PICTURES = ROOT / "infra" / "local" / "demo" / "media"
# Every fourth piece lies in a dealer's shop too, so that routing has something to choose from.
_DEALER_EVERY, _DEALER_STOCK = 4, 2


def seed_places() -> None:
    from parure.kernel.time import iso, now
    from supply.bulk import locate_bulk

    locate_bulk([place(organisation) for organisation in ORGANISATIONS.values()], iso(now()))


def seed_pieces(pieces: Iterable[Mapping[str, Any]]) -> list[str]:
    """Import and stock these pieces; returns their product ids."""
    from catalog.contract import import_products

    by_key = {piece["key"]: piece for piece in pieces}
    imports = [_as_import(number, piece) for number, piece in enumerate(by_key.values())]
    imported = list(import_products(imports))
    _stock(imported, by_key)
    return [one.product_id for one in imported]


def read_pieces() -> list[dict[str, Any]]:
    pieces: list[dict[str, Any]] = json.loads(PIECES.read_text())
    return pieces


def publish_pages(product_ids: Iterable[str]) -> None:
    from storefront.contract import publish_product

    for product_id in product_ids:
        publish_product(product_id)


def place(organisation: Organisation) -> BulkLocation:
    from supply.bulk import BulkLocation

    kind = "warehouse" if organisation.kind == "supplier" else "shop"
    return BulkLocation(
        organisation.org_id,
        organisation.location_id,
        organisation.place,
        kind,
        organisation.region,
        organisation.visitors,
    )


@cache
def _sizes() -> dict[str, dict[str, Any]]:
    sizes: dict[str, dict[str, Any]] = json.loads((PICTURES / "sizes.json").read_text())
    return sizes


def picture(file: str) -> dict[str, Any]:
    """Key, sizes and placeholder of a demo picture, as functions/media would have made them (demo/render/sizes.py)."""
    name = file.removesuffix(".webp")
    return {"key": f"media/demo/{name}/image.webp", **_sizes()[name]}


def _turn(spin: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A 360° set as functions/media would have it: frame n is `{key}/{n:02d}.webp` (demo/render/turns.py)."""
    if spin is None or not (PICTURES / spin["folder"]).exists():
        return None
    frames = len(list((PICTURES / spin["folder"]).glob("*.webp")))
    return {"key": f"media/demo/{spin['folder']}", "frames": frames, "alt": spin["alt"]}


def price_rule(price: Mapping[str, Any]) -> dict[str, Any]:
    """pieces.json writes fen as plain numbers."""

    def yuan(amount: int) -> dict[str, Any]:
        return {"amount": amount, "currency": "CNY"}

    if price["kind"] == "fixed":
        return {"kind": "fixed", "amount": yuan(price["amount"])}
    return {
        **{name: price[name] for name in ("kind", "metal", "fineness", "net_grams")},
        "labour": {"per": price["labour"]["per"], "amount": yuan(price["labour"]["amount"])},
        "stones": yuan(price["stones"]),
        "certificate_fee": yuan(price["certificate_fee"]),
    }


def _as_import(number: int, piece: Mapping[str, Any]) -> ProductImport:
    from catalog.contract import ProductImport
    from parure.kernel.time import now

    supplier = ORGANISATIONS[piece["supplier"]]
    sources = [dealer.org_id for dealer in _dealers(number)]
    content = {
        **{name: piece[name] for name in ("title", "description", "category", "material", "attributes", "tags")},
        "skus": [
            {
                "code": sku["code"],
                "options": sku["options"],
                "price_rule": price_rule(sku["price"]),
                "map_price": _least(piece["supplier"], sku),
                "one_of_one": sku["one_of_one"],
                "source_ids": [] if sku["one_of_one"] else sources,
            }
            for sku in piece["skus"]
        ],
        "images": [
            {**picture(image["file"]), "alt": image["alt"]}
            for image in piece["images"]
            if (PICTURES / image["file"]).exists()
        ],
        "spin": _turn(piece.get("spin")),
    }
    # Newer than every loose stone: the shop opens on designs.
    published_at = now() - timedelta(minutes=number)
    return ProductImport(piece["key"], supplier.org_id, supplier.name, content, published_at)


def _least(supplier: str, sku: Mapping[str, Any]) -> dict[str, Any] | None:
    """Lumière lets nobody advertise its fixed prices more than a tenth lower."""
    if supplier != "lumiere" or sku["price"]["kind"] != "fixed" or sku["one_of_one"]:
        return None
    return {"amount": sku["price"]["amount"] // 1000 * 900, "currency": "CNY"}


def _dealers(number: int) -> Iterator[Organisation]:
    if number % _DEALER_EVERY == 0:
        yield ORGANISATIONS["hanghui" if number % (2 * _DEALER_EVERY) else "maison"]


def _stock(imported: Iterable[Imported], pieces: Mapping[str, Mapping[str, Any]]) -> None:
    from parure.kernel.text import Text
    from supply.bulk import BulkStock, receive_bulk

    rows = []
    for number, product in enumerate(imported):
        piece = pieces[product.key]
        supplier = ORGANISATIONS[piece["supplier"]]
        for sku, stated in zip(product.skus, piece["skus"], strict=True):
            at = [(place(supplier), stated["stock"])]
            if not stated["one_of_one"]:
                at += [(place(dealer), _DEALER_STOCK) for dealer in _dealers(number)]
            rows.append(BulkStock(sku, supplier.org_id, Text(**piece["title"]), at, one_of_one=stated["one_of_one"]))
    receive_bulk(rows)
