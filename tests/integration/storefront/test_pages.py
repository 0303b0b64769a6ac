"""Published pages: written, followed, removed; on moto."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from catalog.events import ProductChanged, ProductPublished, ProductTakenDown
from integration.catalog import goods
from integration.storefront.conftest import Site
from storefront import files
from storefront.contract import publish_everything


def published(product_id: str) -> ProductPublished:
    return ProductPublished(product_id=product_id, product_version=1, supplier_id=goods.ORG)


def page(site: Site, product_id: str, prefix: str = "") -> str:
    text = site.read(f"{prefix}p/{product_id}.html")
    assert text is not None
    return text


def data_of(html: str) -> Any:
    found = re.search(r'id="parure-product" lang="[^"]+">(.*?)</script>', html)
    assert found
    return json.loads(found.group(1))


def test_a_published_product_is_a_page_in_both_languages_that_reads_without_script(site: Site) -> None:
    product_id = goods.on_sale()

    assert site.tell(published(product_id)) == {"batchItemFailures": []}

    chinese, english = page(site, product_id), page(site, product_id, "en/")
    assert '<html lang="zh-CN"' in chinese
    assert '<html lang="en"' in english
    assert "<title>晨光 六爪铂金钻戒 · 珠联 Parure</title>" in chinese
    assert chinese.count("<title>") == 1
    assert '<h1 class="product-title">Dawn six-prong diamond ring</h1>' in english
    assert '<p class="buy-price"><span class="price">¥16,800</span></p>' in chinese
    assert '<p class="buy-price"><span class="price">CN¥16,800</span></p>' in english
    assert 'alt="The ring" width="1200"' in english
    assert f'<link rel="canonical" href="http://127.0.0.1:8000/en/p/{product_id}">' in english
    assert data_of(english)["product_id"] == product_id
    assert json.loads(site.read(f"products/{product_id}.json") or "") == {
        "zh-CN": data_of(chinese),
        "en": data_of(english),
    }
    assert "available" not in data_of(english)["skus"][0]
    assert "<!--parure:" not in chinese
    assert 'src="/assets/index-D.js"' in chinese


def test_linked_data_names_the_price_range(site: Site) -> None:
    product_id = goods.on_sale()
    site.tell(published(product_id))

    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(site, product_id))

    assert found
    offers = json.loads(found.group(1))["offers"]
    assert (offers["lowPrice"], offers["highPrice"], offers["priceCurrency"]) == ("16800.00", "17000.00", "CNY")


def test_what_a_supplier_writes_stays_text(site: Site) -> None:
    nasty = '</script><script>alert("1")</script>\\1 "quoted" <b>'
    product_id = goods.on_sale(goods.product(title={"zh": nasty, "en": nasty}, description={"zh": nasty, "en": nasty}))
    site.tell(published(product_id))

    html = page(site, product_id)

    assert html.count("<script") == 3
    assert html.count("</script>") == 3
    assert "<b>" not in html
    assert data_of(html)["title"] == nasty
    heading = re.search(r'<h1 class="product-title">(.*?)</h1>', html)
    assert heading
    assert unescape(heading.group(1)) == nasty


def test_a_product_taken_down_has_no_page(site: Site) -> None:
    product_id = goods.on_sale()
    site.tell(published(product_id))
    goods.ask("POST", f"/products/{product_id}/take-down", {"reason": "gone"}, goods.SUPPLIER)

    site.tell(ProductTakenDown(product_id=product_id, product_version=4, reason="gone"))

    keys = [f"p/{product_id}.html", f"en/p/{product_id}.html", f"products/{product_id}.json"]
    assert [site.read(key) for key in keys] == [None] * 3


def test_an_old_event_after_a_take_down_brings_nothing_back(site: Site) -> None:
    product_id = goods.on_sale()
    goods.ask("POST", f"/products/{product_id}/take-down", {"reason": "gone"}, goods.SUPPLIER)

    site.tell(
        ProductTakenDown(product_id=product_id, product_version=4, reason="gone"),
        published(product_id),
        ProductChanged(product_id=product_id, product_version=3),
    )

    assert site.read(f"p/{product_id}.html") is None


def test_events_that_come_twice_write_the_same_page(site: Site) -> None:
    product_id = goods.on_sale()
    site.tell(published(product_id))
    first = page(site, product_id)

    site.tell(published(product_id), published(product_id))

    assert page(site, product_id) == first


def test_a_product_that_changes_while_its_page_is_written_is_written_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    product_id = goods.on_sale()
    write = files.write_files

    def write_while_it_is_taken_down(written: Mapping[str, str]) -> None:
        monkeypatch.setattr(files, "write_files", write)
        goods.ask("POST", f"/products/{product_id}/take-down", {"reason": "gone"}, goods.SUPPLIER)
        site.tell(ProductTakenDown(product_id=product_id, product_version=4, reason="gone"))
        write(written)

    monkeypatch.setattr(files, "write_files", write_while_it_is_taken_down)
    site.tell(published(product_id))

    assert site.read(f"p/{product_id}.html") is None


def test_a_new_build_of_the_shop_renews_all_pages(site: Site) -> None:
    products = [goods.on_sale(), goods.on_sale(goods.coded("R-20"))]

    assert publish_everything() == 2
    assert all(page(site, product_id) for product_id in products)


def test_a_shell_without_markers_is_not_published(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    product_id = goods.on_sale()
    monkeypatch.setattr(files, "read_shell", lambda: "<html></html>")

    assert site.tell(published(product_id)) == {"batchItemFailures": [{"itemIdentifier": "0"}]}


def test_the_built_shop_has_the_markers(site: Site) -> None:
    shell = (Path(__file__).parents[3] / "frontend/shop/index.html").read_text()

    assert "<!--parure:head-->" in shell
    assert '<div id="app"><!--parure:body--></div>' in shell
