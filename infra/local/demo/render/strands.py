"""Necklaces, bracelets and chains."""

import math

import numpy as np
from gems import pear
from jade import red_cord
from materials import Material, jade, metal, pearl, stone
from mathutils import Matrix
from mesh import (
    Object,
    Points,
    at,
    ball,
    copy_of,
    dome,
    facing,
    loop,
    moved,
    size,
    slab,
    superellipse,
    sweep,
    turn,
    twins,
)
from mounts import along, bail, bezel, curve, halo, head

UP = np.array([0.0, 0.0, 1.0])


def oval_path(a: float, b: float, count: int = 400, droop: float = 0.0) -> Points:
    """A closed necklace lying on the ground; `droop` draws its front to a soft point towards the camera."""
    t = np.linspace(0, 2 * np.pi, count, endpoint=False) - np.pi / 2
    y = b * np.sin(t)
    x = a * np.cos(t) * (1 + droop * y / b * 0.5)
    return np.stack([x, y - droop * 0.35 * np.exp(-((x / a * 2.4) ** 2)) * (y < 0), np.zeros(count)], 1)


def vee(width: float, rise: float, z: float = 0.0) -> Points:
    """A chain that rises from a pendant at the origin and leaves the picture."""
    points = [
        (-width, rise, z),
        (-width * 0.62, rise * 0.52, z),
        (-width * 0.30, rise * 0.20, z),
        (0, 0, z),
        (width * 0.30, rise * 0.20, z),
        (width * 0.62, rise * 0.52, z),
        (width, rise, z),
    ]
    return curve(points, 300)


def link_shape(metal_: Material, long: float, wide: float, thick: float, power: float = 2.6) -> Object:
    outline = superellipse(long / 2, wide / 2, power, 40)
    path = np.column_stack([outline, np.zeros(40)])
    return sweep(metal_, path, superellipse(thick / 2, thick / 2, 2, 10), closed=True)


def _frame_along(place: Points, travel: Points, roll: float) -> Matrix:
    x = travel / np.linalg.norm(travel)
    y = np.cross(UP, x)
    y /= np.linalg.norm(y)
    z = np.cross(x, y)
    c, s = math.cos(math.radians(roll)), math.sin(math.radians(roll))
    y, z = y * c + z * s, z * c - y * s
    matrix = np.eye(4)
    matrix[:3, 0], matrix[:3, 1], matrix[:3, 2], matrix[:3, 3] = x, y, z, place
    return Matrix(matrix.tolist())


def chain(
    metal_: Material,
    path: Points,
    long: float,
    wide: float,
    thick: float,
    *,
    closed: bool = False,
    rolls: tuple[float, float] = (32, -58),
    power: float = 2.6,
    overlap: float = 0.78,
) -> list[Object]:
    """Links along a path, each turned against the one before."""
    first = link_shape(metal_, long, wide, thick, power)
    places, travels = along(path, (long - thick) * overlap, closed)
    out = [
        copy_of(first, _frame_along(p, t, rolls[i % 2])) for i, (p, t) in enumerate(zip(places, travels, strict=True))
    ]
    first.hide_render = True
    return out


def fine_chain(tone: str, path: Points, closed: bool = False) -> list[Object]:
    return chain(metal(tone), path, 0.19, 0.125, 0.034, closed=closed, power=2.0, overlap=0.8)


def beads(material: Material, path: Points, sizes: Points | float, *, closed: bool = True) -> list[Object]:
    """Balls touching each other along a path; `sizes` may give a diameter per share of the way."""
    mean = float(np.mean(sizes))
    places, _ = along(path, mean * 1.012, closed)
    first = ball(material, 0.5, rings=40)
    out = []
    for i, place in enumerate(places):
        share = i / len(places)
        diameter = (
            float(np.interp(share, np.linspace(0, 1, len(sizes)), sizes)) if isinstance(sizes, np.ndarray) else sizes
        )
        spin = turn("X", i * 47 % 360) @ turn("Z", i * 31 % 360)
        out.append(copy_of(first, at(*place) @ spin @ size(diameter)))
    first.hide_render = True
    return out


def _graduated(path_b: float, small: float, big: float) -> tuple[Points, Points]:
    """Path whose start (t=0) is the front: biggest there."""
    return oval_path(path_b * 0.88, path_b, droop=0.12), np.array(
        [big, (big + small) / 2 + 0.02, small, (big + small) / 2 + 0.02, big]
    )


def pearl_strand(name: str, small: float, big: float, around: float) -> list[Object]:
    path, sizes = _graduated(around, small, big)
    return beads(pearl(name), path, sizes if big > small else big)


def akoya() -> list[Object]:
    return pearl_strand("white", 0.72, 0.72, 5.6) + moved([ball(metal("yellow"), 0.3)], at(0, 5.6, 0) @ size(1.5, 1, 1))


def tahiti() -> list[Object]:
    return pearl_strand("tahiti", 0.92, 1.12, 6.0)


def jade_beads() -> list[Object]:
    path, sizes = _graduated(5.8, 0.66, 0.98)
    return beads(jade("green"), path, sizes)


def bracelet_beads(name: str) -> list[Object]:
    material = jade("celadon") if name == "nephrite" else stone("amethyst")
    diameter = 0.86 if name == "nephrite" else 1.0
    path = oval_path(2.75, 2.6)
    out = beads(material, path, diameter)
    spacer = loop(metal("gold"), 0.2, superellipse(0.10, 0.07, 2, 16), "XY", 48)
    for thing in (out[2], out[-2]):
        place = thing.matrix_world.translation * 1.0
        around = math.atan2(place.y, place.x) + math.pi / len(out)
        radius = math.hypot(place.x, place.y)
        normal = (-math.sin(around), math.cos(around), 0)
        out.append(copy_of(spacer, facing((radius * math.cos(around), radius * math.sin(around), 0), normal, 1.3)))
    spacer.hide_render = True
    return out


def tennis(material: Material, path: Points, stones: Points | float) -> list[Object]:
    """Round stones in four-prong boxes, one after another."""
    white, mean = metal("white"), float(np.mean(stones))
    places, travels = along(path, mean * 1.1, True)
    unit = head(white, material, "round", 1.0, depth=0.36)
    box = loop(white, 0.44, superellipse(0.05, 0.10, 4, 12), "XY", 32)
    moved([box], at(0, 0, -0.22))
    unit.append(box)
    out = []
    for i, (place, travel) in enumerate(zip(places, travels, strict=True)):
        share = i / len(places)
        width = (
            float(np.interp(share, np.linspace(0, 1, len(stones)), stones))
            if isinstance(stones, np.ndarray)
            else stones
        )
        out += twins(unit, _frame_along(place, travel, 0) @ size(width))
    for part in unit:
        part.hide_render = True
    return out


def tennis_necklace() -> list[Object]:
    return tennis(stone("diamond"), oval_path(4.6, 5.2, droop=0.14), np.array([0.46, 0.36, 0.28, 0.36, 0.46]))


def tennis_bracelet() -> list[Object]:
    return tennis(stone("diamond"), oval_path(2.9, 2.5), 0.34)


def paperclip() -> list[Object]:
    return chain(
        metal("yellow"),
        oval_path(4.0, 4.6, droop=0.1),
        1.0,
        0.40,
        0.105,
        closed=True,
        rolls=(4, 82),
        power=4.2,
        overlap=0.86,
    )


def curb() -> list[Object]:
    return chain(
        metal("gold"),
        oval_path(3.9, 4.5, droop=0.1),
        0.62,
        0.46,
        0.155,
        closed=True,
        rolls=(30, 30),
        power=2.4,
        overlap=0.60,
    )


def single_bezel() -> tuple[list[Object], list[Object]]:
    setting = moved(bezel(metal("yellow"), stone("diamond"), 0.62), at(0, 0, 0.18))
    left = curve([(-0.4, 0.02, 0.1), (-1.4, 0.6, 0.06), (-2.6, 2.2, 0.06), (-3.6, 5.2, 0.06)], 260)
    right = left * [-1, 1, 1]
    return setting, fine_chain("yellow", left) + fine_chain("yellow", right)


def stations() -> list[Object]:
    path = oval_path(3.0, 2.3)
    out = fine_chain("rose", path, closed=True)
    setting = bezel(metal("rose"), stone("diamond"), 0.40)
    places, travels = along(path, 17.0 / 7, True)
    for place, travel in zip(places, travels, strict=True):
        out += twins(setting, at(0, 0, 0.08) @ _frame_along(place, travel, 0))
    for part in setting:
        part.hide_render = True
    return out


def lucky_beads() -> list[Object]:
    path = oval_path(2.9, 2.45)
    out = red_cord(path, 0.10, closed=True)
    for i, x in enumerate((-0.98, 0.0, 0.98)):
        y = -2.45 * math.sqrt(1 - (x / 2.9) ** 2)
        big = 0.46 if i == 1 else 0.38
        out.append(ball(metal("gold" if i == 1 else "matt_gold"), big, (x, y, 0)))
        for side in (-1, 1):
            cap = loop(metal("gold"), 0.13, superellipse(0.05, 0.045, 2, 12), "XY", 40)
            cap.matrix_world = facing((x + side * big * 0.97, y, 0), (1, 0, 0))
            out.append(cap)
    return out


def hung(pendant: list[Object], tone: str, top: float, z: float = 0.06) -> tuple[list[Object], list[Object]]:
    """A pendant on a chain that leaves the picture; `top` is where the bail's loop is."""
    return pendant, moved(fine_chain(tone, vee(4.4, 8.0)), at(0, top, z))


def pear_pendant() -> list[Object]:
    outline = pear() * 0.98
    rim = outline + outline / np.linalg.norm(outline, axis=1, keepdims=True) * 0.10
    dense = curve([(x, y, 0) for x, y in np.vstack([rim, rim[:2]])], 200)[:-6, :2]
    body = head(metal("white"), stone("diamond"), "pear", 0.98, length=1.2, prongs=(215, 325, 90))
    body += halo(metal("white"), stone("diamond"), dense, 0.155)
    return moved(body, at(0, 0, 0.45)) + moved(bail(metal("white"), 0.2, 0.5), at(0, 1.03, 0.42))


def heart_curve(scale: float) -> Points:
    t = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    x = 16 * np.sin(t) ** 3
    y = 13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)
    return np.stack([x, y, np.zeros(200)], 1) * scale / 16


def open_heart() -> list[Object]:
    rose = metal("rose")
    out = [sweep(rose, heart_curve(1.0), superellipse(0.085, 0.085, 2, 20), closed=True)]
    out += moved(head(rose, stone("diamond"), "round", 0.62), at(0, 0.02, 0.22))
    return out + moved(bail(rose, 0.17, 0.42), at(0, 0.3, 0.06))


def gold_heart() -> list[Object]:
    outline = heart_curve(1.0)[:, :2]
    body = dome(metal("gold"), outline, lambda s: 0.52 * math.sqrt(max(0.0, 1 - s**2.2)), back=0.8, rings=40)
    return [body, *moved(bail(metal("gold"), 0.2, 0.48), at(0, 0.42, 0.18))]


def bar() -> list[Object]:
    rose = metal("rose")
    out = moved([slab(rose, 3.1, 0.36, 0.17, 0.06, 8)], at(0, 0, 0))
    for x, width in ((-1.05, 0.17), (-0.5, 0.2), (0.1, 0.17), (0.62, 0.22), (1.12, 0.17)):
        out += moved(bezel(rose, stone("diamond"), width), at(x, 0, 0.17))
    for side in (-1, 1):
        eye = loop(rose, 0.1, superellipse(0.024, 0.024, 2, 12), "XY", 40)
        out += moved([eye], at(side * 1.63, 0, 0.08))
    return out


def bar_chains() -> list[Object]:
    left = curve([(-1.7, 0.02, 0.08), (-2.3, 0.7, 0.05), (-3.0, 2.4, 0.05), (-3.4, 6.0, 0.05)], 220)
    return fine_chain("rose", left) + fine_chain("rose", left * [-1, 1, 1])


def emerald_drop() -> list[Object]:
    yellow = metal("yellow")
    out = moved(head(yellow, stone("emerald"), "pear", 1.0, length=1.2, prongs=(215, 325, 90)), at(0, 0, 0.5))
    for k, width in enumerate((0.2, 0.24, 0.2)):
        out += moved(bezel(yellow, stone("diamond"), width), at(0, 1.03 + k * 0.26, 0.42))
    return out + moved(bail(yellow, 0.18, 0.44), at(0, 1.68, 0.40))
