"""The three wide pictures of the shop's home page: the same light, composed, with room for words."""

import bpy
import jade
import others
import rings
from catalogue import Built, Design
from materials import metal, travertine
from mesh import Object, at, loop, moved, size, slab, superellipse, turn
from mounts import band, d_section, stand
from studio import Shot, lowest

WIDE = {"width": 1280, "height": 720}


def diamond_on_stone() -> Built:
    """A diamond ring on a slab of warm stone, to the right; words go to the left."""
    ring = moved(rings.six_prong(), turn("Z", -6))
    block = moved([slab(travertine(), 3.6, 2.9, 0.55, 0.07, 9)], at(0.25, 0.1, 0) @ turn("Z", 14))
    lift(ring, 0.55)
    low = moved([slab(travertine(), 2.4, 2.0, 0.28, 0.06, 9)], at(-2.3, 0.9, 0) @ turn("Z", -9))
    pebble = moved(others.loose("round", "diamond", 42, 30), at(-2.0, 0.55, 0) @ size(0.62))
    lift(pebble, 0.28)
    return ring, [*block, *low, *pebble]


def lift(things: list[Object], height: float) -> None:
    """Stand things on a surface: their lowest point comes to `height`."""
    bpy.context.view_layer.update()
    moved(things, at(0, 0, height - lowest(things)))


def jade_in_soft_light() -> Built:
    """A jade bangle before a white one, to the right."""
    front = moved(jade.ice_bangle(), at(0, 0, 0.37))
    behind = moved(jade.nephrite_bangle(), at(1.5, 3.4, 0) @ turn("Z", -16) @ turn("X", 82))
    lift(behind, 0.0)
    return [*front, *behind], []


def gold_together() -> Built:
    """古法金 and bright gold: bangle, bands and hoops."""
    gold = metal("gold")
    bangle = moved(jade.gold_bangle(), at(0, 0, 0.36))
    second = moved(
        [loop(gold, 2.75, superellipse(0.20, 0.24, 2.4, 40), "XY", 220)], at(1.9, 1.0, 0.98) @ turn("Y", 12.5)
    )
    ring = stand([band(metal("matt_gold"), d_section(0.20, 0.50, 2.6), 0.92)], spin=30)
    lift(ring, 0.0)
    other = stand([band(gold, d_section(0.18, 0.34, 2.2), 0.9)], spin=-28)
    lift(other, 0.0)
    return [*bangle, *second, *moved(ring, at(-4.1, -0.6, 0)), *moved(other, at(-5.6, 0.7, 0))], []


HEROES: dict[str, Design] = {
    "hero-diamond": Design(diamond_on_stone, Shot(pitch=15, yaw=0, fill=0.60, shift=(0.34, 0.02), **WIDE)),
    "hero-jade": Design(jade_in_soft_light, Shot(pitch=24, fill=0.84, shift=(0.32, 0.0), **WIDE)),
    "hero-gold": Design(gold_together, Shot(pitch=30, fill=0.72, shift=(0.22, -0.02), **WIDE)),
}
