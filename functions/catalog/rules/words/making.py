"""How a piece is made and worn: metal, craft and setting, chain, fitting, form."""

from __future__ import annotations

from catalog.rules.words.scale import Scale

METAL_COLOUR = Scale(
    ("金属颜色", "colour of metal"),
    {
        "yellow": ("黄色", "Yellow"),
        "white": ("白色", "White"),
        "rose": ("玫瑰色", "Rose"),
        "two_tone": ("双色", "Two-tone"),
        "three_tone": ("三色", "Three-tone"),
    },
    {"RED": "rose", "PINK": "rose"},
)
PLATING = Scale(
    ("电镀", "plating"),
    {
        "none": ("无电镀", "None"),
        "rhodium": ("镀铑", "Rhodium"),
        "gold": ("镀金", "Gold"),
        "platinum": ("镀铂", "Platinum"),
    },
)
CRAFT = Scale(
    ("工艺", "craft or setting"),
    {
        "3d_hard_gold": ("3D硬金", "3D hard gold"),
        "ancient_method_gold": ("古法金", "Ancient-method gold"),
        "filigree": ("花丝", "Filigree"),
        "inlay": ("镶嵌", "Inlay"),
        "prong": ("爪镶", "Prong setting"),
        "bezel": ("包镶", "Bezel setting"),
        "pave": ("群镶", "Pavé setting"),
        "channel": ("槽镶", "Channel setting"),
        "flush": ("抹镶", "Flush setting"),
        "tension": ("卡镶", "Tension setting"),
        "enamel": ("珐琅", "Enamel"),
        "carving": ("雕刻", "Carving"),
        "engraving": ("錾刻", "Engraving"),
        "satin": ("拉丝", "Satin finish"),
        "sandblasted": ("喷砂", "Sandblasted"),
        "hammered": ("锤纹", "Hammered"),
        "mirror": ("镜面", "Mirror polish"),
    },
    {"3D HARD GOLD": "3d_hard_gold", "HARD GOLD": "3d_hard_gold", "PAVÉ": "pave", "CLAW": "prong", "TUBE": "bezel"},
)
STYLE = Scale(
    ("款式", "style"),
    {
        "solitaire": ("单石", "Solitaire"),
        "halo": ("光环", "Halo"),
        "three_stone": ("三石", "Three-stone"),
        "eternity": ("排钻", "Eternity"),
        "band": ("素圈", "Band"),
        "signet": ("印章", "Signet"),
        "statement": ("大件", "Statement"),
        "pair": ("对戒", "Pair"),
        "tennis": ("网球链", "Tennis"),
        "strand": ("串珠", "Strand"),
        "chain": ("素链", "Chain"),
        "charm": ("珠坠", "Charm"),
    },
)
CHAIN = Scale(
    ("链型", "kind of chain"),
    {
        "cable": ("O字链", "Cable"),
        "curb": ("侧身链", "Curb"),
        "box": ("盒仔链", "Box"),
        "snake": ("蛇骨链", "Snake"),
        "wheat": ("肖邦链", "Wheat"),
        "singapore": ("水波链", "Singapore"),
        "figaro": ("费加罗链", "Figaro"),
        "rope": ("麻花链", "Rope"),
        "bead": ("珠链", "Bead"),
    },
)
CLASP = Scale(
    ("链扣", "clasp"),
    {
        "lobster": ("龙虾扣", "Lobster"),
        "spring_ring": ("弹簧扣", "Spring ring"),
        "box": ("盒扣", "Box"),
        "toggle": ("OT扣", "Toggle"),
        "hook": ("钩扣", "Hook"),
        "slider": ("抽拉扣", "Slider"),
        "magnetic": ("磁扣", "Magnetic"),
    },
)
FITTING = Scale(
    ("耳饰佩戴方式", "fitting of an earring"),
    {
        "post": ("耳针", "Post"),
        "hook": ("耳钩", "Hook"),
        "hoop": ("耳圈", "Hoop"),
        "lever_back": ("耳拍", "Lever-back"),
        "clip": ("耳夹", "Clip"),
        "threader": ("耳线", "Threader"),
    },
    {"STUD": "post", "STUDS": "post"},
)
BANGLE_FORM = Scale(
    ("镯型", "form of a bangle"),
    {
        "round_bar": ("福镯（圆条）", "Round bar"),
        "flat_inside": ("平安镯（扁条）", "Flat inside"),
        "oval": ("贵妃镯", "Oval"),
        "square": ("方镯", "Square"),
        "open": ("开口镯", "Open cuff"),
        "hinged": ("活扣镯", "Hinged"),
    },
)
