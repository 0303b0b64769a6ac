"""Goods to search: the 53,940 real diamonds of plotnine first, then generated jewellery; the same for the same number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from random import Random

from search.engine.document import Document, Spoken, Texts, Variant

DIAMONDS = 53_940
CUTS = {"Fair": "一般", "Good": "良好", "Very Good": "很好", "Premium": "优质", "Ideal": "理想"}
METALS = {
    "18k_yellow": ("18K黄金", "18K yellow gold", "gold", 1.0),
    "18k_white": ("18K白金", "18K white gold", "gold", 1.05),
    "18k_rose": ("18K玫瑰金", "18K rose gold", "gold", 1.0),
    "pt950": ("铂金Pt950", "platinum", "platinum", 1.3),
    "s925": ("925银", "sterling silver", "silver", 0.2),
}
STONES = {
    "diamond": ("钻石", "diamond", 9),
    "ruby": ("红宝石", "ruby", 7),
    "sapphire": ("蓝宝石", "sapphire", 6),
    "emerald": ("祖母绿", "emerald", 7),
    "pearl": ("珍珠", "pearl", 2),
    "jade": ("翡翠", "jade", 5),
    "none": ("素面", "plain", 1),
}
KINDS = {
    "ring": ("戒指", "ring", ("50.0", "52.0", "54.0", "56.0")),
    "necklace": ("项链", "necklace", ("400", "450")),
    "earrings": ("耳环", "earrings", ("",)),
    "bracelet": ("手链", "bracelet", ("160", "180")),
    "bangle": ("手镯", "bangle", ("",)),
    "pendant": ("吊坠", "pendant", ("",)),
}
STYLES = {
    "classic": ("经典", "classic"),
    "vintage": ("复古", "vintage"),
    "minimal": ("简约", "minimal"),
    "floral": ("花卉", "floral"),
}
OCCASIONS = {"proposal": "求婚", "wedding": "结婚", "birthday": "生日", "anniversary": "纪念日", "mother": "送妈妈"}
LONG = ("手工镶嵌，附证书与保养说明。", "Set by hand, with certificate and care instructions.")


def corpus(size: int) -> Iterator[Document]:
    real = diamonds(min(size, DIAMONDS))
    yield from real
    yield from generated(max(0, size - DIAMONDS))


def diamonds(most: int) -> Iterator[Document]:
    # The data file only: plotnine itself brings matplotlib.
    from plotnine.data import diamonds as frame

    rows = zip(
        *(frame[name].tolist() for name in ("carat", "cut", "color", "clarity", "depth", "table", "price")), strict=True
    )
    chance = Random(1)  # noqa: S311 - goods, not secrets
    for number, (carat, cut, colour, clarity, depth, table, dollars) in enumerate(rows):
        if number == most:
            return
        price = int(dollars) * 710
        yield Document(
            product_id=f"prd_d{number:07d}",
            texts=Texts(
                title=Spoken(
                    zh=f"{carat}克拉圆形钻石 {colour}色 {clarity} {CUTS[cut]}切工",
                    en=f"{carat} ct round diamond {colour} {clarity} {cut}",
                ),
                tags=("裸钻", "loose diamond"),
                codes=(f"GIA{2_000_000_000 + number}",),
            ),
            variants=(_variant(f"DIA-{number:07d}", price, {}, {}, chance),),
            category="loose_stone",
            materials=("diamond",),
            facets={
                "stone": ("diamond",),
                "cut": (cut.lower().replace(" ", "_"),),
                "colour": (colour,),
                "clarity": (clarity,),
            },
            ranges={"carat": Decimal(str(carat)), "depth": Decimal(str(depth)), "table": Decimal(str(table))},
            sold=int(chance.paretovariate(1.2)) - 1,
            published_at=_moment(chance),
            card=json.dumps({"title": f"{carat} ct {colour} {clarity}", "price": price}).encode(),
        )


def generated(most: int) -> Iterator[Document]:
    chance = Random(2)  # noqa: S311
    for number in range(most):
        yield _piece(number, chance)


def _piece(number: int, chance: Random) -> Document:
    kind, stone = chance.choice(list(KINDS)), chance.choice(list(STONES))
    style, occasion = chance.choice(list(STYLES)), chance.choice(list(OCCASIONS))
    metals = chance.sample(list(METALS), chance.randint(1, 3))
    kind_zh, kind_en, sizes = KINDS[kind]
    stone_zh, stone_en, worth = STONES[stone]
    metal_zh, metal_en, *_ = METALS[metals[0]]
    style_zh, style_en = STYLES[style]
    carat = Decimal(chance.randint(10, 300)) / 100
    base = int((80_000 + worth * 90_000 * float(carat)) * chance.uniform(0.6, 1.8))
    variants = []
    for at, (metal, size) in enumerate(product(metals, sizes)):
        facets: dict[str, tuple[str, ...]] = {"metal": (metal,), **({"size": (size,)} if size else {})}
        grams = Decimal(chance.randint(15, 90)) / 10
        variants.append(
            _variant(f"GEN-{number:07d}-{at:02d}", int(base * METALS[metal][3]), facets, {"grams": grams}, chance)
        )
    return Document(
        product_id=f"prd_g{number:07d}",
        texts=Texts(
            title=Spoken(
                zh=f"{style_zh}{metal_zh}{stone_zh}{kind_zh}", en=f"{style_en.title()} {metal_en} {stone_en} {kind_en}"
            ),
            tags=(OCCASIONS[occasion], f"{stone_zh}{kind_zh}"),
            brand=f"Maison {chance.randint(1, 200)}",
            description=Spoken(zh=LONG[0], en=LONG[1]),
        ),
        variants=variants,
        category=kind,
        materials=sorted({METALS[metal][2] for metal in metals}),
        facets={"stone": (stone,), "style": (style,), "occasion": (occasion,), "colour": (chance.choice("DEFGHIJ"),)},
        ranges={"carat": carat} if stone != "none" else {},
        sold=int(chance.paretovariate(1.2)) - 1,
        published_at=_moment(chance),
        card=json.dumps({"title": f"{style_zh}{stone_zh}{kind_zh}", "price": base}).encode(),
    )


def _variant(
    sku: str, price: int, facets: dict[str, tuple[str, ...]], ranges: dict[str, Decimal], chance: Random
) -> Variant:
    was = price * 5 // 4 if chance.random() < 0.1 else None
    return Variant(sku=sku, price=price, facets=facets, ranges=ranges, in_stock=chance.random() < 0.8, was_price=was)


def _moment(chance: Random) -> str:
    return f"2026-{chance.randint(1, 11):02d}-{chance.randint(1, 28):02d}T{chance.randint(0, 23):02d}:{chance.randint(0, 59):02d}:00Z"
