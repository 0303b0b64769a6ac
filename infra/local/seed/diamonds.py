"""Real diamonds as loose stones: the 53,940 round brilliants of plotnine's `diamonds` data set."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infra.local.seed.goods import PICTURES, picture, place
from infra.local.seed.people import ORGANISATIONS

if TYPE_CHECKING:
    from catalog.contract import ProductImport

DEMO = 2000
# The data set grades cut by the words of its seller; GIA's scale has no Ideal and no Premium.
_CUTS = {"Ideal": "Excellent", "Premium": "Very Good", "Very Good": "Very Good", "Good": "Good", "Fair": "Fair"}
# Its prices are dollars; a stone is priced in whole ten yuan.
_FEN_PER_DOLLAR, _STEP = 710, 1000
_OLDEST = datetime(2026, 1, 1, tzinfo=UTC)
_PICTURES = {
    "loose-diamond-round.webp": ("圆形明亮式切割裸钻，台面朝上", "Loose round brilliant, table up"),
    "loose-diamond-round-side.webp": ("同一切工的侧面", "The same cut from the side"),
}


def read_diamonds() -> list[dict[str, str]]:
    """All rows. The file is read directly: importing plotnine takes seconds and pandas."""
    spec = find_spec("plotnine")
    if spec is None or spec.origin is None:
        raise RuntimeError("The package plotnine is missing; `make setup` installs it.")
    with (Path(spec.origin).parent / "data" / "diamonds.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def listing_rows(count: int) -> Iterator[list[str]]:
    """The first rows as a table of listings, header first: what a supplier of loose stones uploads (functions/bulk)."""
    yield [
        "款号", "货号", "中文名称", "英文名称", "品类", "材质", "一口价", "孤品", "主石品种", "主石粒数", "主石重量", "主石琢型", "主石颜色",
        "主石净度", "主石切工", "主石全深比", "主石台宽比", "主石长", "主石宽", "主石高",
    ]  # fmt: skip
    for number, row in enumerate(read_diamonds()[:count]):
        content = _content(number, row)
        stone, sku = content["attributes"]["stones"][0], content["skus"][0]
        sizes = stone.get("measurements", {})
        yield [
            f"D{number:05}", f"BULK-D{number:05}", content["title"]["zh"], content["title"]["en"], "裸石", "钻石",
            f"{sku['price_rule']['amount']['amount'] / 100:.2f}", "是", "钻石", "1", stone["carat"], "圆形", stone["colour"],
            stone["clarity"], stone["cut"], stone["depth_percent"], stone["table_percent"],
            *(sizes.get(side, "") for side in ("length_mm", "width_mm", "depth_mm")),
        ]  # fmt: skip


def in_order(count: int) -> list[int]:
    """Row numbers: first an even sample of DEMO rows through all sizes and prices, then the rest."""
    sample = [position * count // DEMO for position in range(DEMO)]
    chosen = set(sample)
    return [*sample, *(number for number in range(count) if number not in chosen)]


def seed_diamonds(rows: Sequence[dict[str, str]], numbers: Sequence[int]) -> int:
    """Import and stock these rows; returns how many. Repeating it writes the same again."""
    from catalog.contract import import_products
    from parure.kernel.text import Text
    from supply.bulk import BulkStock, receive_bulk

    supplier = ORGANISATIONS["lumiere"]
    titles = {f"diamond-{number:05}": _title(rows[number]) for number in numbers}
    imported = list(import_products(_imports(rows, numbers)))
    at = [(place(supplier), 1)]
    receive_bulk(
        BulkStock(sku, supplier.org_id, Text(**titles[one.key]), at, one_of_one=True)
        for one in imported
        for sku in one.skus
    )
    return len(imported)


def _imports(rows: Sequence[dict[str, str]], numbers: Sequence[int]) -> Iterator[ProductImport]:
    from catalog.contract import ProductImport

    supplier = ORGANISATIONS["lumiere"]
    for number in numbers:
        key = f"diamond-{number:05}"
        published_at = _OLDEST + timedelta(seconds=number)
        yield ProductImport(key, supplier.org_id, supplier.name, _content(number, rows[number]), published_at)


def _content(number: int, row: dict[str, str]) -> dict[str, Any]:
    amount = max(_STEP, round(int(row["price"]) * _FEN_PER_DOLLAR / _STEP) * _STEP)
    carat, cut = row["carat"], _CUTS[row["cut"]]
    return {
        "title": _title(row),
        "description": {
            "zh": f"天然圆形明亮式切割裸钻，{carat} 克拉，{row['color']} 色，{row['clarity']} 净度，切工 {cut}。可单独购买，也可用于定制镶嵌。",
            "en": f"A natural loose round brilliant of {carat} ct, colour {row['color']}, clarity {row['clarity']}, "
            f"cut {cut}. To be bought as it is, or to be set for you.",
        },
        "category": "loose_stone",
        "material": "diamond",
        "attributes": {"stones": [_stone(row)]},
        "skus": [
            {
                "code": f"LUM-D{number:05}",
                "price_rule": {"kind": "fixed", "amount": {"amount": amount, "currency": "CNY"}},
                "one_of_one": True,
            }
        ],
        "images": [
            {**picture(file), "alt": {"zh": zh, "en": en}}
            for file, (zh, en) in _PICTURES.items()
            if (PICTURES / file).exists()
        ],
    }


def _title(row: dict[str, str]) -> dict[str, str]:
    return {
        "zh": f"{row['carat']} 克拉圆形裸钻 {row['color']} 色 {row['clarity']}",
        "en": f"{row['carat']} ct round brilliant, {row['color']} {row['clarity']}",
    }


def _stone(row: dict[str, str]) -> dict[str, Any]:
    stone = {
        "kind": "diamond",
        "role": "main",
        "count": 1,
        "carat": row["carat"],
        "shape": "round",
        "colour": row["color"],
        "clarity": row["clarity"],
        "cut": _CUTS[row["cut"]],
        "depth_percent": row["depth"],
        "table_percent": row["table"],
    }
    # Twenty rows were never measured: their zeros are no sizes.
    if all(float(row[side]) > 0 for side in "xyz"):
        stone["measurements"] = {"length_mm": row["x"], "width_mm": row["y"], "depth_mm": row["z"]}
    return stone
