"""Earrings, brooches, loose stones, sets and bars."""

import math

import numpy as np
from gems import gem, pear
from jade import leaf_outline
from materials import jade, metal, pearl, stone
from mesh import (
    Object,
    Points,
    at,
    ball,
    dome,
    lathe,
    letters,
    loop,
    moved,
    size,
    slab,
    superellipse,
    sweep,
    turn,
    twins,
)
from mounts import band, bezel, curve, d_section, halo, head, pave_arc, stand
from rings import CJK_BOLD
from strands import fine_chain, oval_path


def pair(left: list[Object], gap: float, *, lean: float = 0, spin: float = 14) -> list[Object]:
    """Two of a kind, turned a little towards each other."""
    right = twins(left, at())
    moved(left, at(-gap / 2, 0, 0) @ turn("Z", spin) @ turn("X", lean))
    moved(right, at(gap / 2, 0.25, 0) @ turn("Z", -spin) @ turn("X", lean))
    return left + right


def _post(tone: str, length: float = 1.0) -> Object:
    return sweep(metal(tone), np.array([[0, 0, -0.25], [0, 0, -0.25 - length]]), superellipse(0.04, 0.04, 2, 12))


def studs() -> list[Object]:
    one = [*head(metal("white"), stone("diamond"), "round", 0.9), _post("white")]
    return pair(one, 1.7, lean=62)


def pearl_studs() -> list[Object]:
    one = [ball(pearl("white"), 0.5), _post("yellow", 0.9)]
    cup = loop(metal("yellow"), 0.22, superellipse(0.04, 0.03, 2, 12), "XY", 48)
    one += moved([cup], at(0, 0, -0.45))
    return pair(one, 1.6, lean=66)


def pave_hoops() -> list[Object]:
    one = [loop(metal("yellow"), 0.78, d_section(0.13, 0.24, 3), "XZ", 180)]
    one += pave_arc(metal("yellow"), stone("diamond"), 0.78 + 0.122, 0.165, 0, 349, bed=metal("white"))
    return pair(one, 2.5, spin=-38)


def gold_hoops() -> list[Object]:
    return pair([loop(metal("gold"), 0.9, superellipse(0.13, 0.13, 2, 40), "XZ", 180)], 2.5, spin=-36)


def _laid(drop: list[Object], gap: float) -> list[Object]:
    """Drops lie on the ground, heads away from the camera."""
    right = twins(drop, at())
    return moved(drop, at(-gap / 2, 0, 0) @ turn("Z", 9)) + moved(right, at(gap / 2, -0.12, 0) @ turn("Z", -7))


def sapphire_drops() -> list[Object]:
    white, outline = metal("white"), pear() * 1.0
    rim = outline + outline / np.linalg.norm(outline, axis=1, keepdims=True) * 0.10
    dense = curve([(x, y, 0) for x, y in np.vstack([rim, rim[:2]])], 200)[:-6, :2]
    one = moved(
        head(white, stone("sapphire"), "pear", 1.0, length=1.2, prongs=(215, 325, 90))
        + halo(white, stone("diamond"), dense, 0.15),
        at(0, 0, 0.45),
    )
    one += moved(bezel(white, stone("diamond"), 0.22), at(0, 1.16, 0.42))
    one += moved(head(white, stone("diamond"), "round", 0.48), at(0, 1.55, 0.44))
    return _laid(one, 2.1)


def jade_drops() -> list[Object]:
    t = np.linspace(0, math.pi, 48)
    profile = np.stack(
        [0.52 * np.sin(t) * (1 - 0.46 * np.cos(t)) * np.sin(t / 1.02 + 0.03) ** 0.35, 0.86 * np.cos(t)], 1
    )
    profile[0, 0] = profile[-1, 0] = 0
    one = moved([lathe(jade("green"), profile)], turn("X", -90) @ at(0, 0, 0))
    one += moved(
        [lathe(metal("yellow"), np.array([(0.0, 0.16), (0.10, 0.13), (0.17, 0.0), (0.15, -0.04)]), 40)],
        at(0, 0.86, 0) @ turn("X", -90),
    )
    one += moved(bezel(metal("yellow"), stone("diamond"), 0.22), at(0, 1.12, 0.06))
    hook = curve(
        [(0, 1.25, 0), (0.0, 1.55, 0.02), (0.12, 2.0, 0.02), (0.42, 2.06, 0.02), (0.52, 1.7, 0.02), (0.5, 1.35, 0.02)],
        60,
    )
    one += [sweep(metal("yellow"), hook, superellipse(0.04, 0.04, 2, 12))]
    return _laid(one, 2.0)


def _cluster(tone: str, kind: str, width: float) -> list[Object]:
    out = head(metal(tone), stone(kind), "round", width)
    for k in range(6):
        a = math.radians(60 * k)
        out += moved(
            head(metal(tone), stone(kind), "round", width * 0.9, depth=0.4),
            at(math.cos(a) * width, math.sin(a) * width, -0.03) @ turn("Z", 60 * k),
        )
    return out


def flower_studs() -> list[Object]:
    return pair([*_cluster("white", "diamond", 0.44), _post("white", 0.8)], 2.1, lean=58)


def _petal(length: float, width: float, curl: float) -> list[Object]:
    """A satin petal with a bright rim, its foot at the origin, rising along +y."""

    def lift(x: Points, y: Points) -> Points:
        return curl * (y / length) ** 2 + 0.55 * x * x / width - 0.05 * np.cos(x / width * 14) * y / length

    outline = leaf_outline(length, width, 96) * [1, -1]
    skin = dome(metal("satin_white"), outline, lambda s: 0.05 * (1 - s), back=0.6, rings=20)
    for vertex in skin.data.vertices:
        vertex.co.y += length / 2
        vertex.co.z += lift(vertex.co.x, vertex.co.y)
    x, y = outline[:, 0], outline[:, 1] + length / 2
    return [
        skin,
        sweep(metal("white"), np.column_stack([x, y, lift(x, y)]), superellipse(0.028, 0.028, 2, 10), closed=True),
    ]


def camellia() -> list[Object]:
    out: list[Object] = []
    for count, length, curl, level, offset in (
        (6, 1.75, 0.35, 0.0, 0),
        (5, 1.35, 0.62, 0.14, 30),
        (4, 0.95, 0.80, 0.24, 12),
    ):
        both = _petal(length, length * 0.92, curl)
        for k in range(count):
            out += twins(both, at(0, 0, level) @ turn("Z", offset + 360 / count * k) @ turn("X", 8))
        for part in both:
            part.hide_render = True
    return out + moved(_cluster("yellow", "diamond", 0.22), at(0, 0, 0.52))


def snowflake() -> list[Object]:
    white, melee = metal("platinum"), stone("diamond")
    out = moved(head(white, melee, "round", 0.56), at(0, 0, 0.3))
    arm: list[Object] = [sweep(white, np.array([[0, 0.25, 0.1], [0, 1.75, 0.1]]), superellipse(0.06, 0.06, 2, 14))]
    for y, reach in ((0.75, 0.34), (1.2, 0.42)):
        for side in (-1, 1):
            tip = np.array([side * reach, y + reach * 0.75, 0.1])
            arm.append(sweep(white, np.array([[0, y, 0.1], tip]), superellipse(0.045, 0.045, 2, 12)))
            arm.append(ball(white, 0.065, tip, 14))
    for y, width in ((1.86, 0.34), (0.98, 0.24), (0.56, 0.22)):
        arm += moved(bezel(white, melee, width), at(0, y, 0.15))
    for k in range(6):
        out += twins(arm, turn("Z", 60 * k))
    for part in arm:
        part.hide_render = True
    return out


def bough() -> list[Object]:
    yellow = metal("yellow")
    stem = curve([(-2.3, -1.2, 0.15), (-1.0, -0.5, 0.28), (0.2, 0.25, 0.2), (1.2, 0.5, 0.32), (2.3, 1.3, 0.2)], 100)
    out = [sweep(yellow, stem, lambda t: superellipse(0.105 - 0.05 * t, 0.105 - 0.05 * t, 2, 16))]
    for x, y, radius in (
        (-1.25, -0.12, 0.40),
        (-0.35, -0.62, 0.46),
        (0.45, 0.72, 0.44),
        (1.3, 0.02, 0.38),
        (2.05, 0.75, 0.32),
    ):
        out.append(ball(pearl("white"), radius, (x, y, 0.42)))
    for x, y, angle, scale in (
        (-1.9, -0.55, 40, 0.9),
        (-0.55, 0.42, 15, 1.15),
        (0.62, -0.45, -150, 1.05),
        (1.55, 1.12, 10, 0.95),
        (2.75, 1.7, -55, 0.8),
        (-1.3, -1.25, -120, 0.8),
    ):
        blade = dome(
            metal("matt_gold"),
            leaf_outline(1.15, 0.52, 90),
            lambda s: 0.10 * math.sqrt(max(0.0, 1 - s * s)),
            back=0.4,
            rings=24,
            relief=lambda x, _y, s: -0.045 * math.exp(-((x / 0.03) ** 2)) * (1 - s),
        )
        out += moved([blade], at(x, y, 0.2) @ turn("Z", angle) @ turn("X", 14) @ size(scale))
    return out


def loose(kind: str, material: str, lean: float = 38, spin: float = 12) -> list[Object]:
    """A loose stone lying on its pavilion."""
    return moved([gem(kind, stone(material), size(1.0))], turn("Z", spin) @ turn("X", lean))


def loose_top() -> list[Object]:
    return [gem("round", stone("diamond"), at(0, 0, 0.5))]


def loose_side() -> list[Object]:
    return [gem("round", stone("diamond"), at(0, 0, 0.5) @ turn("X", 180) @ turn("Z", 11))]


def diamond_set() -> list[Object]:
    white = metal("platinum")
    out = fine_chain("platinum", oval_path(2.6, 3.0, droop=0.5), closed=True)
    out += moved(head(white, stone("diamond"), "round", 0.78), at(0, -3.35, 0.42))
    for side in (-1, 1):
        out += moved(
            [*head(white, stone("diamond"), "round", 0.62)], at(side * 0.62, -0.6, 0.36) @ turn("Z", 20 * side)
        )
    return out


def wedding_set() -> list[Object]:
    gold = metal("gold")
    bangle = loop(gold, 2.9, superellipse(0.30, 0.36, 2.4, 48), "XY", 220)
    ring = stand([band(gold, d_section(0.22, 0.55, 2.3), 0.95)], spin=30)
    lowest = 0.95 + 0.22
    return [*moved([bangle], at(0, 0, 0.36)), *moved(ring, at(0.15, -0.9, lowest))]


def gold_bar() -> list[Object]:
    gold = metal("gold")
    out = [slab(gold, 2.4, 4.0, 0.42, 0.10, 12)]
    frame = slab(metal("matt_gold"), 2.02, 3.6, 0.02, 0.01, 12)
    out += moved([frame], at(0, 0, 0.41))
    for text, y, height in (
        ("玉缘轩", 1.15, 0.46),
        ("足金", 0.35, 0.40),
        ("999.9", -0.22, 0.42),
        ("20 g", -0.85, 0.46),
        ("YY 0260318", -1.42, 0.20),
    ):
        out += moved([letters(gold, text, height, 0.022, CJK_BOLD)], at(0, y, 0.435))
    return moved(out, turn("Z", -18))


def blessing_bar() -> list[Object]:
    gold = metal("gold")
    out = [slab(gold, 2.2, 3.2, 0.34, 0.13, 5)]
    out += moved([slab(metal("matt_gold"), 1.86, 2.86, 0.02, 0.01, 5)], at(0, 0, 0.33))
    ring = loop(gold, 0.74, superellipse(0.035, 0.035, 2, 12), "XY", 96)
    out += moved([ring], at(0, 0.36, 0.35))
    out += moved([letters(gold, "福", 1.02, 0.03, CJK_BOLD)], at(0, 0.38, 0.36))
    out += moved([letters(gold, "足金 5g", 0.34, 0.02, CJK_BOLD)], at(0, -0.9, 0.36))
    return moved(out, turn("Z", -14))
