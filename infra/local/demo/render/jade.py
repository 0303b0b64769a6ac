"""Bangles, discs, tablets and leaves: what is carved from one stone or bent from one bar."""

import math

import numpy as np
from materials import Material, cloth, jade, metal, stone
from mesh import Object, at, ball, circle, dome, loop, moved, size, superellipse, sweep, turn
from mounts import bail, curve, d_section, pave_arc

BANGLE = 2.8


def jade_bangle(name: str, thick: float = 0.46, wide: float = 0.62) -> list[Object]:
    body = loop(jade(name), BANGLE + thick / 2, superellipse(thick / 2, wide / 2, 2.2, 64), "XY", 220)
    return [body]


def ice_bangle() -> list[Object]:
    return jade_bangle("ice", 0.50, 0.74)


def nephrite_bangle() -> list[Object]:
    return jade_bangle("mutton_fat", 0.66, 0.66)


def _open_arc(radius: float, gap: float, count: int = 200) -> np.ndarray:
    """An open bangle lying flat, its gap towards the camera."""
    half = math.radians(gap / 2)
    return circle(radius, count, "XY", -math.pi / 2 + half, 1.5 * math.pi - half)


def _twist(
    material: Material, path: np.ndarray, strands: int, reach: float, radius: float, turns: float
) -> list[Object]:
    """Strands wound around a path in the plane z = 0."""
    t = np.linspace(0, 1, len(path))
    travel = np.gradient(path, axis=0)
    travel /= np.linalg.norm(travel, axis=1, keepdims=True)
    side = np.cross(travel, [0, 0, 1])
    out = []
    for k in range(strands):
        angle = 2 * np.pi * (turns * t + k / strands)
        line = path + reach * (side * np.cos(angle)[:, None] + np.array([0, 0, 1]) * np.sin(angle)[:, None])
        out.append(sweep(material, line, superellipse(radius, radius, 2, 14)))
    return out


def gold_bangle() -> list[Object]:
    matt, bright = metal("matt_gold"), metal("gold")
    path = _open_arc(BANGLE + 0.2, 12)
    body = sweep(
        matt, path, superellipse(0.20, 0.36, 3, 40), normals=path / np.linalg.norm(path, axis=1, keepdims=True)
    )
    out = [body]
    for end in (path[:34], path[::-1][:34]):
        middle = curve(end[::3], 90)
        for level in (-0.30, 0.30):
            out += moved(_twist(bright, middle, 2, 0.035, 0.035, 12), at(0, 0, level) @ size(1.066, 1.066, 1))
        out += _twist(bright, end[3] * 1.075 + np.array([[0, 0, -0.3], [0, 0, 0.3]]), 1, 0.0, 0.03, 0)
        out.append(ball(bright, 0.24, end[0]))
    return out


def silver_bangle() -> list[Object]:
    silver = metal("silver")
    path = _open_arc(BANGLE, 22, 420)
    out = _twist(silver, path, 3, 0.13, 0.13, 17)
    out += [ball(silver, 0.30, path[0]), ball(silver, 0.30, path[-1])]
    return out


def diamond_bangle() -> list[Object]:
    yellow = metal("yellow")
    out = [loop(yellow, BANGLE, d_section(0.20, 0.36, 3), "XZ", 220)]
    out += pave_arc(yellow, stone("diamond"), BANGLE + 0.19, 0.27, 8, 172, bed=metal("white"))
    return moved(out, turn("Z", 30) @ turn("X", 62))


def disc() -> list[Object]:
    """平安扣: outside one, hole a fifth."""
    outer, hole, thick = 1.15, 0.24, 0.40
    middle, half = (outer + hole) / 2, (outer - hole) / 2
    stone_ = loop(jade("pale"), middle, superellipse(half, thick / 2, 2.3, 64), "XY", 160)
    link = loop(metal("yellow"), 0.52, superellipse(0.03, 0.05, 2, 16), "XZ", 96)
    moved([link], at(0, outer - 0.38, 0) @ turn("Z", 90) @ size(0.82, 1, 0.62))
    return [stone_, link, *_bail_at(outer + 0.02)]


def _bail_at(y: float, tone: str = "yellow", width: float = 0.22, height: float = 0.52) -> list[Object]:
    return moved(bail(metal(tone), width, height), at(0, y, 0.02))


def tablet() -> list[Object]:
    """无事牌: a soft-edged tablet on a braided cord."""
    outline = superellipse(0.95, 1.42, 7, 160)

    def height(s: float) -> float:
        return 0.26 * (1 - max(0.0, (s - 0.55) / 0.45) ** 2.6 * 0.96) if s < 1 else 0.0

    body = dome(jade("mutton_fat"), outline, height, back=1.0, rings=36)
    knot = ball(metal("gold"), 0.17, (0, 1.62, 0))
    return [body, knot]


CLOUD = ((-0.66, 0.02, 0.50), (0.66, 0.02, 0.50), (0.0, 0.42, 0.62), (0.0, -0.30, 0.34))  # x, y, radius of each curl


def _cloud(count: int = 260) -> np.ndarray:
    """The outline of overlapping curls, seen from the middle."""
    t = np.linspace(0, 2 * np.pi, count, endpoint=False)
    ray = np.stack([np.cos(t), np.sin(t)], 1)
    reach = np.zeros(count)
    for x, y, radius in CLOUD:
        ahead = ray @ [x, y]
        inside = radius**2 - (x * x + y * y - ahead**2)
        reach = np.maximum(reach, np.where(inside >= 0, ahead + np.sqrt(np.maximum(inside, 0)), 0))
    soft = np.convolve(np.concatenate([reach[-4:], reach, reach[:4]]), np.ones(9) / 9, "valid")
    return ray * soft[:, None]


def ruyi() -> list[Object]:
    """如意云头: a cloud of three curls over a waist."""

    def relief(x: float, y: float, s: float) -> float:
        curls = sum(
            math.exp(-(((math.hypot(x - a, y - b) - r * 0.52) / 0.045) ** 2)) * (y > b - r * 0.45)
            for a, b, r in CLOUD[:3]
        )
        return -0.06 * min(1.0, curls) * (s < 0.9)

    body = dome(
        jade("lavender"),
        _cloud(),
        lambda s: 0.34 * math.sqrt(max(0.0, 1 - s**2.6)),
        back=0.6,
        rings=72,
        relief=relief,
    )
    return [body, *_bail_at(0.96)]


def leaf_outline(length: float, width: float, count: int = 160) -> np.ndarray:
    t = np.linspace(0, 2 * np.pi, count, endpoint=False)
    y = -np.cos(t)
    x = np.sin(t) * (1 - 0.42 * y) * np.abs(np.sin(t)) ** 0.35
    return np.stack([x * width / 2, y * length / 2], 1)


def leaf() -> list[Object]:
    outline = leaf_outline(2.7, 1.35)

    def relief(x: float, y: float, s: float) -> float:
        rib = math.exp(-((x / 0.035) ** 2)) * 0.07
        veins = math.exp(-(((y - abs(x) * 0.75 + 3) % 0.36 - 0.18) ** 2) / 0.0009) * 0.035
        return -(rib + veins) * (1 - s**4)

    body = dome(
        jade("dyed"), outline, lambda s: 0.24 * math.sqrt(max(0.0, 1 - s * s)), back=0.5, rings=72, relief=relief
    )
    return [body, *_bail_at(1.32)]


def red_cord(path: np.ndarray, radius: float = 0.07, closed: bool = False) -> list[Object]:
    """A braid: three strands, of which a fourth part of a turn shows per bead."""
    return [
        sweep(
            cloth("red cord", (0.42, 0.012, 0.016)),
            path,
            lambda t: superellipse(radius * (1 + 0.12 * math.sin(t * 900)), radius, 2, 12),
            closed=closed,
        )
    ]


def tablet_cord() -> list[Object]:
    left = curve([(-0.05, 1.7, 0.05), (-0.35, 2.6, 0.08), (-1.3, 4.6, 0.08), (-2.4, 8.0, 0.08)], 220)
    return red_cord(left) + red_cord(left * [-1, 1, 1])
