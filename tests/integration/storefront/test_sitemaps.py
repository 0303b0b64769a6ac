"""Sitemaps: lines come and go with their pages, dates and the index within the minute; on moto."""

from __future__ import annotations

import re
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from catalog.events import ProductChanged, ProductPublished, ProductTakenDown
from integration.catalog import goods
from integration.catalog.goods import NOON, on_sale
from integration.conftest import Calls
from integration.storefront.conftest import Site
from integration.storefront.test_publishing import edit, take_down
from parure.kernel.time import frozen
from storefront import store
from storefront.rules.register import part_of

SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def publish(site: Site, product_id: str) -> None:
    site.tell(ProductPublished(product_id=product_id, product_version=1, supplier_id=goods.ORG))


def lines(site: Site, product_id: str) -> dict[str, str]:
    """Addresses of the product in its sitemap, with their days."""
    text = site.read(f"sitemaps/{part_of(product_id):02x}.xml")
    if text is None:
        return {}
    entries = ET.fromstring(text)
    found = {e.findtext(f"{SITEMAPS}loc") or "": e.findtext(f"{SITEMAPS}lastmod") or "" for e in entries}
    return {address: day for address, day in found.items() if address.endswith(product_id)}


def test_a_publication_adds_a_line_for_each_language_at_once(site: Site) -> None:
    product_id = on_sale()

    with frozen(NOON):
        publish(site, product_id)

    assert lines(site, product_id) == {
        f"http://127.0.0.1:8000/p/{product_id}": "2026-11-23",
        f"http://127.0.0.1:8000/en/p/{product_id}": "2026-11-23",
    }
    text = site.read(f"sitemaps/{part_of(product_id):02x}.xml") or ""
    assert f'hreflang="en" href="http://127.0.0.1:8000/en/p/{product_id}"' in text
    assert text.count('hreflang="x-default"') == 2


def test_a_take_down_removes_its_lines_at_once(site: Site) -> None:
    product_id = on_sale()
    publish(site, product_id)
    take_down(product_id)

    site.tell(ProductTakenDown(product_id=product_id, product_version=3, reason="gone"))

    assert lines(site, product_id) == {}


def test_a_change_moves_the_date_with_the_next_sweep_and_a_price_does_not(site: Site) -> None:
    goods.publish_gold()
    product_id = on_sale(goods.BANGLE)
    with frozen(NOON):
        publish(site, product_id)
    with frozen(NOON + timedelta(days=2)):
        goods.publish_gold(per_gram=90_000)
        site.tell(ProductChanged(product_id=product_id, product_version=2))
        site.sweep()
    assert set(lines(site, product_id).values()) == {"2026-11-23"}

    with frozen(NOON + timedelta(days=3)):
        edit(product_id, description={"zh": "新的描述。", "en": "New words."})
        site.tell(ProductChanged(product_id=product_id, product_version=3))
        assert site.sweep() == 1

    assert set(lines(site, product_id).values()) == {"2026-11-26"}


def test_the_index_names_the_sitemaps_that_have_lines_and_robots_find_it(site: Site) -> None:
    first, second = on_sale(goods.coded("R-1")), on_sale(goods.coded("R-2"))
    with frozen(NOON):
        for product_id in (first, second):
            publish(site, product_id)
    site.sweep()
    take_down(second)
    site.tell(ProductTakenDown(product_id=second, product_version=3, reason="gone"))
    site.sweep()

    index = site.read("sitemap.xml") or ""

    part = f"http://127.0.0.1:8000/sitemaps/{part_of(first):02x}.xml"
    assert re.findall(r"<loc>(.*?)</loc>", index) == ["http://127.0.0.1:8000/sitemaps/front.xml", part]
    assert "<lastmod>2026-11-23</lastmod>" in index
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in (site.read("robots.txt") or "")
    assert "Disallow: /portal/" in (site.read("robots.txt") or "")


def test_a_sweep_with_nothing_behind_costs_one_query(site: Site, calls: Calls) -> None:
    publish(site, on_sale())
    assert site.sweep() == 1
    calls.clear()

    assert site.sweep() == 0

    assert calls == ["dynamodb:Query"]


def test_a_part_that_moves_on_during_the_sweep_stays_for_the_next(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    product_id = on_sale()
    publish(site, product_id)
    move_index_on = store.move_index_on

    def while_it_is_taken_down(found: object) -> None:
        monkeypatch.setattr(store, "move_index_on", move_index_on)
        move_index_on(found)  # type: ignore[arg-type]
        take_down(product_id)
        site.tell(ProductTakenDown(product_id=product_id, product_version=3, reason="gone"))

    monkeypatch.setattr(store, "move_index_on", while_it_is_taken_down)
    site.sweep()

    assert site.sweep() == 1
    assert lines(site, product_id) == {}
    assert f"{part_of(product_id):02x}.xml" not in (site.read("sitemap.xml") or "")
