"""The README's pictures, taken from a mall of its own, or from the one that runs:

PYTHONPATH=tests:. .venv/bin/python -m e2e.screenshots [--running]
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from infra.local.blueprint import ROOT
from infra.local.mall import Mall
from infra.local.people import Buyer, Supplier
from infra.local.running import running_cloud
from PIL import Image
from playwright.sync_api import Browser

from e2e import shop
from e2e.doors import enter_portal
from e2e.house import open_browser, open_mall
from e2e.visitor import DESKTOP, PHONE, Language, Size, Visitor, new_visitor

FOLDER = ROOT / "docs" / "images"
MOST_BYTES = 120_000
WAITING_ORDERS = 5


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--running", action="store_true", help="visit the mall that `make run` holds")
    given = arguments.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        if given.running:
            mall = Mall(running_cloud())
        else:
            mall = stack.enter_context(open_mall(Path(stack.enter_context(tempfile.TemporaryDirectory()))))
        browser = stack.enter_context(open_browser())
        order_some(mall)
        for take in (shop_home, product_on_a_phone, supplier_orders):
            take(browser, mall)


def shop_home(browser: Browser, mall: Mall) -> None:
    me = visitor(browser, mall, "en", DESKTOP)
    me.open("/")
    keep(me, "shop-home")


def product_on_a_phone(browser: Browser, mall: Mall) -> None:
    me = visitor(browser, mall, "en", PHONE)
    ring = shop.piece_for_sale(mall, category="ring", material="diamond")
    shop.open_product(me, ring["product_id"])
    keep(me, "product-phone")


def supplier_orders(browser: Browser, mall: Mall) -> None:
    me = visitor(browser, mall, "en", DESKTOP)
    enter_portal(me, "supplier@parure.test")
    me.open("/portal/orders")
    keep(me, "portal-orders")


def order_some(mall: Mall) -> None:
    """A supplier with nothing to do makes a dull picture."""
    supplier, buyer = Supplier(mall, "supplier@parure.test"), Buyer(mall, "buyer@parure.test")
    missing = WAITING_ORDERS - len(supplier.fulfilments("assigned"))
    for category in ("ring", "pendant", "earrings", "necklace", "bracelet")[: max(0, missing)]:
        buyer.buy_and_pay(shop.piece_for_sale(mall, category=category)["sku"])


def visitor(browser: Browser, mall: Mall, language: Language, size: Size) -> Visitor:
    return new_visitor(browser, mall, language, size)[1]


def keep(me: Visitor, name: str) -> None:
    """The screen as it stands, as WebP in the best quality that stays below MOST_BYTES."""
    me.watch.wait_until_calm(me.page)
    me.watch.clean()
    picture = Image.open(io.BytesIO(me.page.screenshot())).convert("RGB")
    for quality in range(92, 40, -4):
        target = io.BytesIO()
        picture.save(target, "WEBP", quality=quality, method=6)
        if target.tell() <= MOST_BYTES:
            break
    path = FOLDER / f"{name}.webp"
    path.write_bytes(target.getvalue())
    sys.stdout.write(f"{path.relative_to(ROOT)}: {target.tell() // 1000} kB, quality {quality}\n")


if __name__ == "__main__":
    main()
