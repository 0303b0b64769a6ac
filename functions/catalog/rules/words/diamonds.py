"""How diamonds are graded: GIA, GB/T 16554, and the words that both share."""

from __future__ import annotations

from catalog.rules.words.scale import Scale, same

_HALF_CLARITY = same("VVS1", "VVS2", "VS1", "VS2", "SI1", "SI2")
_CLARITY_NEAR = {
    "SI3": "SI2|I1",
    "VVS3": "VVS2",
    "VS3": "VS2",
    "VVS": "VVS1|VVS2",
    "VS": "VS1|VS2",
    "SI": "SI1|SI2",
    "I4": "I3",
    "P4": "P3",
    "LC1": "LC",
}
GIA_CLARITY = Scale(
    ("GIA 净度级别", "GIA clarity grade"),
    {**same("FL", "IF"), **_HALF_CLARITY, **same("I1", "I2", "I3")},
    _CLARITY_NEAR,
)
GB_CLARITY = Scale(
    ("国标 GB/T 16554 净度级别", "GB/T 16554 clarity grade"),
    {**same("LC"), **_HALF_CLARITY, **same("P1", "P2", "P3")},
    {
        **_CLARITY_NEAR,
        "SI3": "SI2|P1",
        "FL": "LC",
        "IF": "LC",
        "I1": "P1",
        "I2": "P2",
        "I3": "P3",
    },
)
CLARITY = Scale(
    ("GIA 或国标净度级别", "clarity grade of GIA or GB/T 16554"),
    {**GIA_CLARITY.words, **GB_CLARITY.words},
    _CLARITY_NEAR,
)
GIA_COLOURS = "DEFGHIJKLMNOPQRSTUVWXYZ"
GB_COLOURS = (*"DEFGHIJKLMN", "<N")

GRADE = Scale(
    ("切工、抛光或对称级别", "grade of cut, polish or symmetry"),
    {
        "Excellent": ("极好", "Excellent"),
        "Very Good": ("很好", "Very Good"),
        "Good": ("好", "Good"),
        "Fair": ("一般", "Fair"),
        "Poor": ("差", "Poor"),
    },
    {
        "EX": "Excellent", "3EX": "Excellent", "VG": "Very Good", "G": "Good",
        "F": "Fair", "P": "Poor", "IDEAL": "Excellent", "ID": "Excellent", "PREMIUM": "Very Good",
    },
)  # fmt: skip
FLUORESCENCE = Scale(
    ("荧光强度", "strength of fluorescence"),
    {
        "None": ("无", "None"),
        "Faint": ("弱", "Faint"),
        "Medium": ("中", "Medium"),
        "Strong": ("强", "Strong"),
        "Very Strong": ("极强", "Very Strong"),
    },
    {
        "NON": "None",
        "N": "None",
        "NIL": "None",
        "SLIGHT": "Faint",
        "MED": "Medium",
        "STG": "Strong",
        "VST": "Very Strong",
    },
)
LAB_GROWN_GRADE = Scale(
    ("GIA 合成钻石级别", "grade of GIA for laboratory-grown diamonds"),
    {"Premium": ("优级 Premium", "Premium"), "Standard": ("标准级 Standard", "Standard")},
)
GROWTH = Scale(
    ("合成方法", "method of growth"), {"HPHT": ("高温高压 HPHT", "HPHT"), "CVD": ("化学气相沉积 CVD", "CVD")}
)
DIAMOND_TREATMENT = Scale(
    ("钻石处理方法", "treatment of a diamond"),
    {
        "none": ("未经处理", "Untreated"),
        "hpht": ("高温高压处理", "HPHT treated"),
        "irradiated": ("辐照处理", "Irradiated"),
        "laser_drilled": ("激光打孔", "Laser drilled"),
        "fracture_filled": ("裂隙充填", "Fracture filled"),
        "coated": ("覆膜", "Coated"),
    },
)
SHAPE = Scale(
    ("琢型", "shape of a stone"),
    {
        "round": ("圆形", "Round"),
        "princess": ("公主方形", "Princess"),
        "cushion": ("垫形", "Cushion"),
        "oval": ("椭圆形", "Oval"),
        "emerald": ("祖母绿形", "Emerald cut"),
        "pear": ("梨形", "Pear"),
        "marquise": ("马眼形", "Marquise"),
        "heart": ("心形", "Heart"),
        "radiant": ("雷迪恩形", "Radiant"),
        "asscher": ("阿斯切形", "Asscher"),
        "baguette": ("长方阶梯形", "Baguette"),
        "trilliant": ("三角形", "Trilliant"),
        "rose": ("玫瑰形", "Rose cut"),
        "old_european": ("老欧洲形", "Old European cut"),
        "cabochon": ("素面", "Cabochon"),
        "bead": ("珠形", "Bead"),
        "carved": ("雕件", "Carved"),
        "other": ("其他", "Other"),
    },
    {
        "ROUND BRILLIANT": "round",
        "BRILLIANT": "round",
        "RB": "round",
        "SQUARE": "princess",
        "DROP": "pear",
        "TEARDROP": "pear",
    },
)
