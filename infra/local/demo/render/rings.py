"""The rings of the demo shop. Each function builds one design, standing upright on the ground."""

import numpy as np
from gems import cabochon, gem
from materials import jade, metal, stone
from mesh import Object, at, dome, letters, loop, moved, size, superellipse, sweep, turn
from mounts import INNER, band, d_section, halo, head, lifted, pave_arc, stand, tapered

SPIN = 24
CJK_BOLD = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"


def six_prong() -> list[Object]:
    white = metal("platinum")
    out = [band(white, tapered(0.15, 0.24, 0.62))]
    out += lifted(head(white, stone("diamond"), "round", 0.58, prongs=range(30, 390, 60)), INNER + 0.40)
    return stand(out, spin=SPIN)


def oval_halo() -> list[Object]:
    white, melee = metal("white"), stone("diamond")
    out = [band(white, d_section(0.13, 0.19))]
    top = head(white, stone("diamond"), "oval", 0.54, length=1.32)
    top += halo(white, melee, superellipse(0.36, 0.45, 2, 96), 0.125)
    out += lifted(top, INNER + 0.40)
    for start, end in ((22, 66), (114, 158)):
        out += pave_arc(white, melee, INNER + 0.125, 0.13, start, end)
    return stand(out, spin=SPIN)


def pave_solitaire() -> list[Object]:
    white, melee = metal("white"), stone("diamond")
    out = [band(white, d_section(0.13, 0.19))]
    out += lifted(head(white, stone("diamond"), "round", 0.66), INNER + 0.44)
    for start, end in ((15, 74), (106, 165)):
        out += pave_arc(white, melee, INNER + 0.125, 0.13, start, end)
    return stand(out, spin=SPIN)


def eternity() -> list[Object]:
    white = metal("platinum")
    out = [band(white, d_section(0.10, 0.25, 4))]
    out += pave_arc(white, stone("diamond"), INNER + 0.135, 0.245, 0, 345)
    for side in (-0.118, 0.118):
        rim = loop(white, INNER + 0.10, superellipse(0.018, 0.014, 2, 12), "XZ")
        out += moved([rim], at(0, side, 0))
    return stand(out, spin=30)


def three_stone() -> list[Object]:
    white = metal("platinum")
    out = [band(white, tapered(0.16, 0.26, 0.75))]
    out += lifted(moved(head(white, stone("diamond"), "emerald", 0.58, length=1.38), turn("Z", 0)), INNER + 0.42)
    for side in (-1, 1):
        beside = head(white, stone("diamond"), "baguette", 0.25, length=1.6)
        out += moved(beside, at(side * 0.455, 0, INNER + 0.23) @ turn("Y", side * 24))
    return stand(out, spin=SPIN)


def plain_men() -> list[Object]:
    out = [band(metal("platinum"), d_section(0.15, 0.50, 5), 0.98)]
    out += [loop(metal("brushed_platinum"), 0.98 + 0.143, superellipse(0.014, 0.165, 6, 24), "XZ")]
    return stand(out, spin=38)


def sapphire_halo() -> list[Object]:
    white, melee = metal("white"), stone("diamond")
    out = [band(white, tapered(0.14, 0.24, 0.7))]
    top = head(white, stone("sapphire"), "oval", 0.62, length=1.32)
    top += halo(white, melee, superellipse(0.41, 0.51, 2, 96), 0.15)
    return stand(out + lifted(top, INNER + 0.42), spin=SPIN)


def plain_silver() -> list[Object]:
    return stand([band(metal("silver"), d_section(0.17, 0.34, 2.1))], spin=36)


def twisted() -> list[Object]:
    angle = np.linspace(0, 2 * np.pi, 260, endpoint=False)
    out = []
    for phase in (0, np.pi):
        twist = angle * 7 + phase
        radius = INNER + 0.10 + 0.06 * np.cos(twist)
        path = np.stack([radius * np.cos(angle), 0.085 * np.sin(twist), radius * np.sin(angle)], 1)
        out.append(sweep(metal("rose"), path, superellipse(0.07, 0.07, 2, 20), closed=True))
    return stand(out, spin=34)


def ancient_gold() -> list[Object]:
    return stand([band(metal("matt_gold"), d_section(0.20, 0.50, 2.6), 0.92)], spin=38)


def jade_cabochon() -> list[Object]:
    white, melee = metal("white"), stone("diamond")
    out = [band(white, tapered(0.15, 0.30, 0.8))]
    egg = superellipse(0.50, 0.62, 2, 96)
    top = [cabochon(jade("imperial"), 0.49, 0.61, 0.36)]
    seat = np.column_stack([egg, np.full(96, 0.0)])
    top += [sweep(white, seat, superellipse(0.035, 0.05, 2, 14), closed=True)]
    top += halo(white, melee, egg * 1.2, 0.13)
    top += [dome(white, egg * 0.98, lambda s: -0.16 - 0.06 * s, back=-0.9)]
    return stand(out + lifted(top, INNER + 0.36), spin=SPIN)


def ruby() -> list[Object]:
    yellow = metal("yellow")
    out = [band(yellow, tapered(0.14, 0.24, 0.7))]
    out += lifted(head(yellow, stone("ruby"), "oval", 0.58, length=1.32), INNER + 0.40)
    for side in (-1, 1):
        for k in range(3):
            turned = turn("Y", side * (25 + k * 9))
            out.append(gem("round", stone("diamond"), turned @ at(0, 0, INNER + 0.142) @ size(0.125 - 0.012 * k)))
    return stand(out, spin=SPIN)


def emerald() -> list[Object]:
    yellow = metal("yellow")
    out = [band(yellow, tapered(0.15, 0.25, 0.75))]
    out += lifted(head(yellow, stone("emerald"), "emerald", 0.60, length=1.38), INNER + 0.42)
    for side in (-1, 1):
        beside = head(yellow, stone("diamond"), "round", 0.30)
        out += moved(beside, at(side * 0.49, 0, INNER + 0.19) @ turn("Y", side * 24))
    return stand(out, spin=SPIN)


def signet() -> list[Object]:
    gold = metal("gold")

    def shank(t: float) -> np.ndarray:
        near = max(0.0, np.sin(2 * np.pi * t)) ** 3
        return d_section(0.17 + 0.10 * near, 0.34 + 0.62 * near, 3)

    out = [band(gold, shank, 0.95)]
    face = superellipse(0.56, 0.56, 7, 120)
    plate = dome(gold, face, lambda s: 0.11 if s < 0.86 else 0.11 * (1 - ((s - 0.86) / 0.14) ** 2), back=0.6, rings=40)
    out += moved([plate], at(0, 0, 1.16))
    word = letters(metal("matt_gold"), "福", 0.74, 0.02, CJK_BOLD)
    out += moved([word], at(0, 0, 1.275))
    return stand(out, lean=0, spin=SPIN)


def gold_band(radius: float = 0.9) -> list[Object]:
    return [band(metal("gold"), d_section(0.18, 0.42, 2.2), radius)]
