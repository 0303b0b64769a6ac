"""What a piece is and what it is made of."""

from __future__ import annotations

from catalog.rules.scales import NAMES, Category, Material, MetalKind
from catalog.rules.sizes import TABLES
from catalog.rules.words.scale import Scale

_METAL_NEAR = {
    "18K": "k_gold", "18K金": "k_gold", "14K": "k_gold", "K金": "k_gold", "ROSE GOLD": "k_gold", "WHITE GOLD": "k_gold",
    "足金": "gold", "千足金": "gold", "24K": "gold", "PT950": "platinum", "PT": "platinum", "S925": "silver", "925": "silver",
}  # fmt: skip

CATEGORY = Scale(
    ("品类", "category"),
    {str(one): (NAMES[one].zh, NAMES[one].en) for one in Category},
    {
        "STUDS": "earrings",
        "耳环": "earrings",
        "耳钉": "earrings",
        "镯子": "bangle",
        "裸钻": "loose_stone",
        "BAR": "gold_bar",
    },
)
MATERIAL = Scale(
    ("材质", "material"),
    {str(one): (NAMES[one].zh, NAMES[one].en) for one in Material},
    {
        **_METAL_NEAR,
        "JADE": "jadeite|nephrite",
        "玉": "jadeite|nephrite",
        "培育钻石": "lab_grown_diamond",
        "LAB DIAMOND": "lab_grown_diamond",
    },
)
METAL_KIND = Scale(("贵金属", "precious metal"), {str(one): MATERIAL.words[str(one)] for one in MetalKind}, _METAL_NEAR)
RING_TABLE = Scale(("手寸表", "table of ring sizes"), {str(one): name for one, name in TABLES.items()})
