"""What holds stones: bands, heads, halos, bezels, pavé, bails."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import bpy
import numpy as np
from gems import gem
from mesh import (
    Object,
    Points,
    Section,
    at,
    ball,
    circle,
    facing,
    loop,
    moved,
    size,
    superellipse,
    sweep,
    turn,
    twins,
    wire,
)

Material = bpy.types.Material
INNER = 0.85  # inner radius of a ring, cm


def band(metal: Material, section: Section, radius: float = INNER) -> Object:
    """A ring standing upright, its axis along y, its top at azimuth 90° (share 0.25 of the way)."""
    return loop(metal, radius, section, "XZ", 220)


def d_section(thick: float, wide: float, power: float = 2.4) -> Points:
    """Comfort fit: soft outside, softer inside; the inner face lies on the path."""
    shape = superellipse(thick / 2, wide / 2, power, 36)
    shape[:, 0] += thick / 2
    return shape


def tapered(thick: float, wide: float, top: float, power: float = 2.4) -> Callable[[float], Points]:
    """The section narrows towards the stone: `top` is the share of the width left there."""

    def section(t: float) -> Points:
        near = (1 + math.sin(math.tau * t)) / 2
        return d_section(thick * (1 - 0.12 * near), wide * (1 - (1 - top) * near**2), power)

    return section


def head(
    metal: Material,
    stone: Material,
    kind: str,
    width: float,
    *,
    length: float = 1.0,
    prongs: Sequence[float] = (45, 135, 225, 315),
    depth: float = 0.5,
) -> list[Object]:
    """A stone in a basket, girdle at z = 0; `length` is the girdle's length in widths, angles of the prongs in degrees."""
    thick = max(0.045, width * 0.075)
    out = [gem(kind, stone, size(width))]
    for angle in prongs:
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        rim = np.array([c, s * length]) * width / 2
        if kind in ("emerald", "baguette"):
            rim = np.array([math.copysign(0.46, c), math.copysign(0.5 * length - 0.045, s)]) * width
        heights = [
            (-depth * width * 1.05, 0.42),
            (-depth * width * 0.45, 0.78),
            (-0.02 * width, 1.03),
            (0.06 * width, 1.03),
            (0.105 * width, 0.93),
        ]
        path = _smooth(np.array([[*(rim * share), z] for z, share in heights]))
        out.append(wire(metal, path, thick / 2, tip=0.95, sides=14))
        out.append(ball(metal, thick * 0.5, path[-1], 12))
    gallery = superellipse(width / 2 * 0.54, width / 2 * 0.54 * length, 3, 64)
    ring = np.column_stack([gallery, np.full(64, -depth * width * 0.86)])
    out.append(wire(metal, ring, thick * 0.42, closed=True, sides=12))
    return out


def _smooth(points: Points, count: int = 24) -> Points:
    """Catmull-Rom through the points."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    out = []
    for u in np.linspace(0, len(points) - 1 - 1e-6, count):
        i, t = int(u), u - int(u)
        a, b, c, d = padded[i : i + 4]
        out.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.array(out)


def curve(points: Sequence[Sequence[float]], count: int = 48) -> Points:
    return _smooth(np.array(points, float), count)


def along(path: Points, spacing: float, closed: bool = False) -> tuple[Points, Points]:
    """Evenly spaced places on a path, and the direction of travel there."""
    line = np.vstack([path, path[:1]]) if closed else path
    lengths = np.linalg.norm(np.diff(line, axis=0), axis=1)
    walked = np.concatenate([[0], np.cumsum(lengths)])
    count = max(2, round(walked[-1] / spacing))
    stops = np.linspace(0, walked[-1], count, endpoint=not closed)
    places = np.stack([np.interp(stops, walked, line[:, k]) for k in range(3)], 1)
    ahead = np.stack([np.interp(np.minimum(stops + 1e-3, walked[-1]), walked, line[:, k]) for k in range(3)], 1)
    behind = np.stack([np.interp(np.maximum(stops - 1e-3, 0), walked, line[:, k]) for k in range(3)], 1)
    travel = ahead - behind
    return places, travel / np.maximum(np.linalg.norm(travel, axis=1, keepdims=True), 1e-9)


def halo(metal: Material, stone: Material, outline: Points, stone_size: float) -> list[Object]:
    """Small stones around an outline (z = 0), in a fine seat with a bead between each two."""
    path = np.column_stack([outline, np.zeros(len(outline))])
    out = [wire(metal, path - [0, 0, stone_size * 0.42], stone_size * 0.46, closed=True, sides=20)]
    places, _ = along(path, stone_size * 1.03, closed=True)
    out += [gem("round", stone, at(*place) @ size(stone_size * 0.96)) for place in places]
    outward = np.column_stack([outline, np.zeros(len(outline))])
    edge = outward * (1 + stone_size * 0.47 / np.maximum(np.linalg.norm(outline, axis=1, keepdims=True), 1e-6))
    inner = outward * (1 - stone_size * 0.47 / np.maximum(np.linalg.norm(outline, axis=1, keepdims=True), 1e-6))
    out += [
        wire(metal, ring + np.array([0, 0, -0.004]), stone_size * 0.075, closed=True, sides=10)
        for ring in (edge, inner)
    ]
    return out


def pave_arc(
    metal: Material,
    stone: Material,
    radius: float,
    stone_size: float,
    start: float,
    end: float,
    *,
    bed: Material | None = None,
) -> list[Object]:
    """Stones on the outside of an upright ring, from `start` to `end` degrees (90 is the top).

    Jewellers set white stones into white metal even on yellow gold, else they look brown: that is the `bed`.
    """
    step = math.degrees(stone_size * 1.02 / radius)
    count = max(1, round((end - start) / step))
    out: list[Object] = []
    bead = ball(metal, stone_size * 0.12, rings=10)
    if bed is not None:
        path = circle(radius + 0.006, 90, "XZ", math.radians(start - 1), math.radians(end + 1))
        normals = path / (radius + 0.006)
        out.append(sweep(bed, path, superellipse(0.014, stone_size * 0.44, 4, 20), normals=normals))
    for i in range(count + 1):
        angle = math.radians(start + (end - start) * i / count)
        normal = (math.cos(angle), 0.0, math.sin(angle))
        out.append(gem("round", stone, facing([n * radius for n in normal], normal, stone_size * 0.95)))
        if i < count:
            middle = angle + math.radians((end - start) / count / 2)
            for side in (-0.44, 0.44):
                place = (math.cos(middle) * radius, side * stone_size, math.sin(middle) * radius)
                out += twins([bead], at(*place))
    bpy.data.objects.remove(bead)
    return out


def bezel(metal: Material, stone: Material, width: float, kind: str = "round") -> list[Object]:
    """包镶: a smooth collar up to just over the girdle at z = 0."""
    inner, outer = width * 0.485, width * 0.60
    profile = np.array(
        [
            (inner, -0.30 * width),
            (outer * 0.94, -0.30 * width),
            (outer, -0.2 * width),
            (outer, 0.02 * width),
            (outer - 0.03 * width, 0.075 * width),
            (inner + 0.02 * width, 0.075 * width),
            (inner, 0.045 * width),
            (inner, -0.30 * width),
        ]
    )
    dense = np.concatenate([np.linspace(a, b, 5)[:-1] for a, b in pairwise(profile)] + [profile[-1:]])
    collar = sweep(metal, circle(1.0, 96), lambda _: dense - [1.0, 0], normals=circle(1.0, 96), closed=True)
    return [gem(kind, stone, size(width)), collar]


def bail(metal: Material, width: float = 0.16, height: float = 0.42) -> list[Object]:
    """瓜子扣: a leaf-shaped loop; its foot is at the origin, it stands along +y and lies flat."""
    angle = np.linspace(0, math.tau, 48, endpoint=False)
    path = np.stack([np.zeros(48), height / 2 * (1 - np.cos(angle)), 0.11 * np.sin(angle)], 1)
    wide = [width * (0.35 + 0.65 * (1 - math.cos(a)) / 2) for a in angle]
    normals = np.stack([np.zeros(48), -np.cos(angle), np.sin(angle)], 1)
    return [
        sweep(
            metal,
            path,
            lambda t: superellipse(0.016, wide[min(47, round(t * 48))] / 2, 4, 20),
            normals=normals,
            closed=True,
        )
    ]


def stand(things: list[Object], lean: float = 0, spin: float = 0) -> list[Object]:
    """Turn an upright ring about the vertical and lean it back."""
    return moved(things, turn("Z", spin) @ turn("X", lean))


def lifted(things: list[Object], height: float) -> list[Object]:
    return moved(things, at(0, 0, height))
