"""From the shelf to the published page and the sitemap, and off again, through the real template and the edge."""

from __future__ import annotations

import httpx
from infra.local.mall import Mall, eventually
from infra.local.people import Operator, Supplier

from storefront.contract import part_of


def test_a_take_down_removes_the_page_and_its_line_in_the_sitemap(
    mall: Mall, supplier: Supplier, operator: Operator
) -> None:
    product_id = supplier.list_for_sale(operator).product_id
    sitemap = f"sitemaps/{part_of(product_id):02x}.xml"
    page = eventually(lambda: read(mall, f"products/{product_id}.json"))
    assert product_id in page
    assert "parure-product" in read(mall, f"p/{product_id}")
    eventually(lambda: product_id in read(mall, sitemap))

    supplier.post(f"products/{product_id}/take-down", {"reason": "sold in the shop"})

    eventually(lambda: product_id not in read(mall, sitemap))
    assert read(mall, f"products/{product_id}.json") == ""
    # Without a page the shop's shell is served, which asks the API and says that the piece is gone.
    assert "parure-product" not in read(mall, f"p/{product_id}")
    assert "parure-product" not in read(mall, f"en/p/{product_id}")


def read(mall: Mall, path: str) -> str:
    """What stands at this address; nothing when there is nothing."""
    answer = httpx.get(f"{mall.url}/{path}", timeout=30)
    return answer.text if answer.status_code == 200 else ""
