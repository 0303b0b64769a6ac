"""Jadeite (GB/T 23885), nephrite, pearls (GB/T 18781) and coloured stones (GB/T 16552)."""

from __future__ import annotations

from catalog.rules.words.scale import Scale

JADE_HUE = Scale(
    ("翡翠色调（GB/T 23885）", "hue of GB/T 23885"),
    {
        "G": ("绿 G", "Green (G)"),
        "yG": ("绿（微黄）yG", "Yellowish green (yG)"),
        "bG": ("绿（微蓝）bG", "Bluish green (bG)"),
    },
    {"GREEN": "G"},
)


def _steps(letters: str, words: str, english: str) -> dict[str, tuple[str, str]]:
    pairs = zip(words.split(), english.split(" / "), strict=True)
    return {f"{letters}{n}": (f"{zh} {letters}{n}", f"{en} ({letters}{n})") for n, (zh, en) in enumerate(pairs, 1)}


JADE_CHROMA = Scale(
    ("翡翠彩度（GB/T 23885）", "chroma of GB/T 23885"),
    _steps("Ch", "极浓 浓 较浓 较淡 淡", "Very strong / Strong / Fairly strong / Fairly light / Light"),
    {"CH0": "Ch1", "CH6": "Ch5"},
)
JADE_VALUE = Scale(
    ("翡翠明度（GB/T 23885）", "value of GB/T 23885"),
    _steps("V", "明亮 较明亮 较暗 暗", "Bright / Fairly bright / Fairly dark / Dark"),
    {"V0": "V1", "V5": "V4"},
)
JADE_TRANSPARENCY = Scale(
    ("翡翠透明度（GB/T 23885）", "transparency of GB/T 23885"),
    _steps(
        "T", "透明 亚透明 半透明 微透明 不透明",
        "Transparent / Sub-transparent / Semi-transparent / Slightly transparent / Opaque",
    ),
    {"T0": "T1", "T6": "T5"},
)  # fmt: skip
JADE_TEXTURE = Scale(
    ("翡翠质地（GB/T 23885）", "texture of GB/T 23885"),
    _steps("Te", "极细 细 较细 较粗 粗", "Very fine / Fine / Fairly fine / Fairly coarse / Coarse"),
    {"TE0": "Te1", "TE6": "Te5"},
)
JADE_CLARITY = Scale(
    ("翡翠净度（GB/T 23885）", "clarity of GB/T 23885"),
    _steps("C", "极纯净 纯净 较纯净 尚纯净 不纯净", "Very clean / Clean / Fairly clean / Slightly impure / Impure"),
    {"C0": "C1", "C6": "C5"},
)
JADE_TREATMENT = Scale(
    ("翡翠处理类别", "type of jadeite"),
    {
        "A": ("A 货（未经处理）", "A, untreated"),
        "B": ("B 货（漂白充填）", "B, bleached and filled"),
        "C": ("C 货（染色）", "C, dyed"),
        "B+C": ("B+C 货（漂白充填并染色）", "B+C, filled and dyed"),
    },
    {
        "TYPE A": "A",
        "A货": "A",
        "B货": "B",
        "C货": "C",
        "BC": "B+C",
        "C+B": "B+C",
        "B&C": "B+C",
        "NONE": "A",
        "D": "B|C|B+C",
    },
)
JADE_COLOUR = Scale(
    ("翡翠颜色", "colour of jadeite"),
    {
        "green": ("绿色", "Green"),
        "lavender": ("紫罗兰", "Lavender"),
        "red": ("红翡", "Red"),
        "yellow": ("黄翡", "Yellow"),
        "white": ("白色", "White"),
        "colourless": ("无色", "Colourless"),
        "black": ("墨翠", "Black (mo cui)"),
        "floating": ("飘花", "Floating flowers"),
        "multicolour": ("多彩", "Multicoloured"),
    },
)

NEPHRITE_COLOUR = Scale(
    ("和田玉颜色类别", "colour kind of nephrite"),
    {
        "white": ("白玉", "White"),
        "greenish_white": ("青白玉", "Greenish white"),
        "celadon": ("青玉", "Celadon"),
        "spinach": ("碧玉", "Spinach green"),
        "black": ("墨玉", "Black"),
        "sugar": ("糖玉", "Sugar brown"),
        "yellow": ("黄玉", "Yellow"),
        "smoky": ("烟青玉", "Smoky celadon"),
    },
    {"GREEN": "spinach|celadon", "BROWN": "sugar", "羊脂白玉": "white"},
)
NEPHRITE_ORIGIN = Scale(
    ("和田玉产地", "origin of nephrite"),
    {
        "xinjiang": ("新疆", "Xinjiang"),
        "qinghai": ("青海", "Qinghai"),
        "russia": ("俄罗斯", "Russia"),
        "korea": ("韩国", "Korea"),
        "canada": ("加拿大", "Canada"),
        "other": ("其他", "Other"),
    },
    {"HETIAN": "xinjiang", "HOTAN": "xinjiang", "和田": "xinjiang", "SIBERIA": "russia"},
)
NEPHRITE_SOURCE = Scale(
    ("和田玉产状", "occurrence of nephrite"),
    {
        "seed": ("籽料", "River pebble"),
        "mountain_stream": ("山流水", "Mountain stream"),
        "mountain": ("山料", "Mountain"),
        "gobi": ("戈壁料", "Gobi"),
    },
)

PEARL_VARIETY = Scale(
    ("珍珠品种", "variety of pearl"),
    {
        "akoya": ("Akoya 海水珍珠", "Akoya"),
        "south_sea_white": ("南洋白珠", "White South Sea"),
        "south_sea_golden": ("南洋金珠", "Golden South Sea"),
        "tahitian": ("大溪地黑珍珠", "Tahitian"),
        "freshwater": ("淡水珍珠", "Freshwater"),
        "mabe": ("马贝珠", "Mabe"),
        "conch": ("海螺珠", "Conch"),
        "natural": ("天然珍珠", "Natural"),
    },
    {"SOUTH SEA": "south_sea_white|south_sea_golden", "BLACK": "tahitian", "GOLDEN": "south_sea_golden"},
)
PEARL_SHAPE = Scale(
    ("珍珠形状", "shape of a pearl"),
    {
        "perfectly_round": ("正圆", "Perfectly round"),
        "round": ("圆", "Round"),
        "near_round": ("近圆", "Near round"),
        "oval": ("椭圆", "Oval"),
        "drop": ("水滴", "Drop"),
        "button": ("扁平", "Button"),
        "baroque": ("异形", "Baroque"),
    },
    {"IRREGULAR": "baroque", "FLAT": "button"},
)


def _letters(words: str, english: str) -> dict[str, tuple[str, str]]:
    pairs = zip("ABCDE", words.split(), english.split(" / "), strict=False)
    return {letter: (f"{zh} {letter}", f"{en} ({letter})") for letter, zh, en in pairs}


_PEARL_NEAR = {"AAA": "A", "AA": "A", "A+": "A", "B+": "B"}
PEARL_LUSTRE = Scale(
    ("珍珠光泽级别（GB/T 18781）", "lustre grade of GB/T 18781"),
    _letters("极强 强 中 弱", "Very strong / Strong / Medium / Weak"),
    _PEARL_NEAR,
)
PEARL_SURFACE = Scale(
    ("珍珠光洁度级别（GB/T 18781）", "surface grade of GB/T 18781"),
    _letters("无瑕 微瑕 小瑕 瑕疵 重瑕", "Flawless / Slightly spotted / Lightly spotted / Spotted / Heavily spotted"),
    _PEARL_NEAR,
)
PEARL_NACRE = Scale(
    ("珠层厚度级别（GB/T 18781）", "nacre grade of GB/T 18781"),
    _letters("特厚 厚 中 薄 极薄", "Very thick / Thick / Medium / Thin / Very thin"),
    _PEARL_NEAR,
)
PEARL_MATCHING = Scale(
    ("珍珠匹配性级别（GB/T 18781）", "matching grade of GB/T 18781"),
    _letters("很好 好 一般", "Very good / Good / Fair"),
    {**_PEARL_NEAR, "D": "C"},
)

GEM_SPECIES = Scale(
    ("宝石品种", "species of gem"),
    {
        "ruby": ("红宝石", "Ruby"),
        "sapphire": ("蓝宝石", "Sapphire"),
        "emerald": ("祖母绿", "Emerald"),
        "spinel": ("尖晶石", "Spinel"),
        "tourmaline": ("碧玺", "Tourmaline"),
        "paraiba_tourmaline": ("帕拉伊巴碧玺", "Paraíba tourmaline"),
        "garnet": ("石榴石", "Garnet"),
        "tsavorite": ("沙弗莱", "Tsavorite"),
        "aquamarine": ("海蓝宝石", "Aquamarine"),
        "morganite": ("摩根石", "Morganite"),
        "topaz": ("托帕石", "Topaz"),
        "tanzanite": ("坦桑石", "Tanzanite"),
        "alexandrite": ("变石", "Alexandrite"),
        "cats_eye": ("猫眼", "Cat's-eye"),
        "peridot": ("橄榄石", "Peridot"),
        "zircon": ("锆石", "Zircon"),
        "opal": ("欧泊", "Opal"),
        "moonstone": ("月光石", "Moonstone"),
        "amethyst": ("紫晶", "Amethyst"),
        "citrine": ("黄晶", "Citrine"),
        "rose_quartz": ("粉晶", "Rose quartz"),
        "rock_crystal": ("水晶", "Rock crystal"),
        "agate": ("玛瑙", "Agate"),
        "turquoise": ("绿松石", "Turquoise"),
        "lapis_lazuli": ("青金石", "Lapis lazuli"),
        "coral": ("珊瑚", "Coral"),
        "amber": ("琥珀", "Amber"),
        "other": ("其他", "Other"),
    },
)
GEM_TREATMENT = Scale(
    ("宝石优化处理", "treatment of a gem"),
    {
        "none": ("未经优化处理", "No indications of treatment"),
        "heated": ("热处理", "Heated"),
        "oil_minor": ("微量净度优化（油）", "Minor oil"),
        "oil_moderate": ("中度净度优化（油）", "Moderate oil"),
        "oil_significant": ("明显净度优化（油）", "Significant oil"),
        "waxed": ("浸蜡", "Waxed"),
        "bleached": ("漂白", "Bleached"),
        "filled": ("充填处理", "Filled"),
        "glass_filled": ("铅玻璃充填处理", "Lead-glass filled"),
        "diffused": ("扩散处理", "Diffused"),
        "dyed": ("染色处理", "Dyed"),
        "irradiated": ("辐照处理", "Irradiated"),
        "coated": ("覆膜处理", "Coated"),
    },
    {
        "NO HEAT": "none",
        "UNHEATED": "none",
        "NATURAL": "none",
        "无烧": "none",
        "有烧": "heated",
        "OIL": "oil_minor|oil_moderate|oil_significant",
    },
)
"""GB/T 16552: `TREATED` are 处理 and belong into the name; the others are 优化 and need not."""
TREATED = frozenset({"filled", "glass_filled", "diffused", "dyed", "irradiated", "coated"})

ORIGINS = {
    "Myanmar": "缅甸", "Mozambique": "莫桑比克", "Thailand": "泰国", "Sri Lanka": "斯里兰卡", "Kashmir": "克什米尔",
    "Madagascar": "马达加斯加", "Australia": "澳大利亚", "Colombia": "哥伦比亚", "Zambia": "赞比亚", "Brazil": "巴西",
    "Afghanistan": "阿富汗", "Tajikistan": "塔吉克斯坦", "Vietnam": "越南", "Ethiopia": "埃塞俄比亚", "Tanzania": "坦桑尼亚",
    "Japan": "日本", "French Polynesia": "法属波利尼西亚", "Philippines": "菲律宾", "Indonesia": "印度尼西亚", "China": "中国",
    "Guatemala": "危地马拉", "Russia": "俄罗斯",
}  # fmt: skip
"""Where gems come from, offered in forms; a report may name another place."""
COLOUR_WORDS = {
    "Pigeon's Blood": "鸽血红", "Vivid Red": "艳红", "Red": "红色", "Pinkish Red": "粉红红", "Royal Blue": "皇家蓝",
    "Vivid Blue": "艳蓝", "Cornflower Blue": "矢车菊蓝", "Blue": "蓝色", "Padparadscha": "帕帕拉恰", "Pink": "粉色",
    "Yellow": "黄色", "Orange": "橙色", "Purple": "紫色", "Green": "绿色", "Vivid Green": "艳绿", "Muzo Green": "木佐绿",
    "White": "白色", "White Rose": "白色带粉", "Cream": "奶油色", "Silver": "银色", "Golden": "金色", "Black": "黑色",
    "Peacock": "孔雀绿", "Aubergine": "茄紫", "Lavender": "淡紫",
}  # fmt: skip
"""Colour words of gems and pearls, offered in forms; a report may use another."""
