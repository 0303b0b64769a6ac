"""An import from the file to the listings: what is written, what is said of each line, and what a repetition does."""

from __future__ import annotations

from catalog.store import ProductItem
from integration.bulk.desk import LUMIERE, Desk, csv_of

HEAD = [
    "款号",
    "中文名称",
    "英文名称",
    "品类",
    "材质",
    "货号",
    "一口价",
    "金属",
    "成色",
    "主石品种",
    "主石重量",
    "主石颜色",
]
RING = [
    "R-1",
    "晨光 铂金钻戒",
    "Dawn platinum diamond ring",
    "戒指",
    "钻石",
    "R-1-12",
    "12900.00",
    "铂金",
    "950",
    "钻石",
    "0.50",
    "D",
]


def products() -> list[ProductItem]:
    return list(ProductItem.by_supplier.query(LUMIERE))


def test_a_row_becomes_a_draft(desk: Desk) -> None:
    done = desk.run(csv_of(HEAD, RING))

    assert (done["status"], done["lines"], done["done"]) == ("done", 1, 1), done
    assert done["counts"]["created"] == 1
    (product,) = products()
    assert (product.status, product.supplier_key, product.supplier_name) == ("draft", "R-1", "Lumière 珠宝")
    assert product.content["attributes"]["metal"] == {"kind": "platinum", "fineness": 950}
    assert product.content["attributes"]["stones"][0]["carat"] == "0.50"
    assert product.content["skus"][0]["price_rule"]["amount"] == {"amount": 1_290_000, "currency": "CNY"}
