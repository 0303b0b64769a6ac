"""Which design each piece of `pieces.json` is, and how it is looked at."""

from collections.abc import Callable
from dataclasses import dataclass, field

import jade
import others
import rings
import strands
from mesh import Object
from studio import Shot

Built = list[Object] | tuple[list[Object], list[Object]]  # the subject, and what may run out of the picture


@dataclass(frozen=True)
class Design:
    build: Callable[[], Built]
    shot: Shot = field(default_factory=Shot)
    more: tuple[Shot, ...] = ()


RING = Shot(pitch=30, fill=0.74)
RING_CLOSE = Shot(pitch=52, yaw=-8, fill=1.02, shift=(0.0, -0.28))
FLAT = Shot(pitch=58, fill=0.80)
NECK = Shot(pitch=58, fill=1.12, shift=(0.0, 0.48))
LOW = Shot(pitch=38, fill=0.80)
PENDANT = Shot(pitch=62, fill=0.60, shift=(0.0, -0.12))
DROPS = Shot(pitch=62, fill=0.70)


def _hung(build: Callable[[], list[Object]], tone: str, top: float, z: float = 0.06) -> Callable[[], Built]:
    return lambda: strands.hung(build(), tone, top, z)


DESIGNS: dict[str, Design] = {
    "lum-r01": Design(rings.six_prong, RING, (RING_CLOSE,)),
    "lum-r02": Design(rings.oval_halo, RING),
    "lum-r03": Design(rings.pave_solitaire, RING),
    "lum-r04": Design(rings.eternity, RING),
    "lum-r05": Design(rings.three_stone, RING, (RING_CLOSE,)),
    "lum-r06": Design(rings.plain_men, RING),
    "lum-r07": Design(rings.sapphire_halo, RING),
    "lum-r08": Design(rings.plain_silver, RING),
    "lum-r09": Design(rings.twisted, RING),
    "lum-n01": Design(strands.tennis_necklace, NECK),
    "lum-n02": Design(strands.single_bezel, Shot(pitch=62, fill=0.30, shift=(0.0, -0.1))),
    "lum-n03": Design(strands.paperclip, NECK),
    "lum-p01": Design(_hung(strands.pear_pendant, "white", 1.5, 0.4), PENDANT),
    "lum-p02": Design(_hung(strands.open_heart, "rose", 0.68), PENDANT),
    "lum-p03": Design(lambda: (strands.bar(), strands.bar_chains()), Shot(pitch=60, fill=0.58, shift=(0.0, -0.1))),
    "lum-b01": Design(strands.tennis_bracelet, LOW),
    "lum-b02": Design(strands.stations, FLAT),
    "lum-g01": Design(jade.diamond_bangle, LOW),
    "lum-e01": Design(others.studs, LOW),
    "lum-e02": Design(others.pave_hoops, Shot(pitch=24, fill=0.70)),
    "lum-e03": Design(others.sapphire_drops, DROPS),
    "lum-e04": Design(others.flower_studs, LOW),
    "lum-x01": Design(others.camellia, Shot(pitch=58, fill=0.68)),
    "lum-x02": Design(others.snowflake, Shot(pitch=66, yaw=12, fill=0.70)),
    "lum-s01": Design(lambda: others.loose("cushion", "yellow_diamond"), Shot(pitch=42, fill=0.58)),
    "lum-t01": Design(others.diamond_set, FLAT),
    "yuy-r01": Design(rings.ancient_gold, RING),
    "yuy-r02": Design(rings.jade_cabochon, RING, (RING_CLOSE,)),
    "yuy-r03": Design(rings.ruby, RING),
    "yuy-r04": Design(rings.emerald, RING),
    "yuy-r05": Design(rings.signet, Shot(pitch=40, fill=0.66)),
    "yuy-g01": Design(jade.ice_bangle, LOW, (Shot(pitch=24, yaw=20, fill=1.25, shift=(0.2, 0.12)),)),
    "yuy-g02": Design(jade.nephrite_bangle, LOW),
    "yuy-g03": Design(jade.gold_bangle, LOW, (Shot(pitch=34, yaw=-8, fill=1.6, shift=(0.0, 0.72)),)),
    "yuy-g04": Design(jade.silver_bangle, LOW),
    "yuy-n01": Design(strands.akoya, NECK, (Shot(pitch=34, yaw=14, fill=1.9, shift=(0.0, 0.72)),)),
    "yuy-n02": Design(strands.curb, NECK),
    "yuy-n03": Design(strands.jade_beads, NECK),
    "yuy-n04": Design(strands.tahiti, NECK),
    "yuy-p01": Design(_hung(jade.disc, "yellow", 1.6), PENDANT),
    "yuy-p02": Design(lambda: (jade.tablet(), jade.tablet_cord()), PENDANT),
    "yuy-p03": Design(_hung(strands.gold_heart, "gold", 0.86, 0.2), PENDANT),
    "yuy-p04": Design(_hung(jade.ruyi, "yellow", 1.4), PENDANT),
    "yuy-p05": Design(_hung(jade.leaf, "yellow", 1.8), PENDANT),
    "yuy-p06": Design(_hung(strands.emerald_drop, "yellow", 2.08, 0.4), PENDANT),
    "yuy-b01": Design(strands.lucky_beads, Shot(pitch=50, fill=0.74)),
    "yuy-b02": Design(lambda: strands.bracelet_beads("nephrite"), Shot(pitch=46, fill=0.74)),
    "yuy-b03": Design(lambda: strands.bracelet_beads("amethyst"), Shot(pitch=46, fill=0.74)),
    "yuy-e01": Design(others.pearl_studs, LOW),
    "yuy-e02": Design(others.gold_hoops, Shot(pitch=24, fill=0.70)),
    "yuy-e03": Design(others.jade_drops, DROPS),
    "yuy-x01": Design(others.bough, Shot(pitch=62, fill=0.74)),
    "yuy-s01": Design(lambda: others.loose("oval", "ruby"), Shot(pitch=42, fill=0.58)),
    "yuy-t01": Design(others.wedding_set, Shot(pitch=34, fill=0.74)),
    "yuy-a01": Design(others.gold_bar, Shot(pitch=54, fill=0.70)),
    "yuy-a02": Design(others.blessing_bar, Shot(pitch=54, fill=0.70)),
}

LOOSE: dict[str, Design] = {
    "loose-diamond-round": Design(others.loose_top, Shot(pitch=82, fill=0.62)),
    "loose-diamond-round-side": Design(others.loose_side, Shot(pitch=23, fill=0.62)),
}
