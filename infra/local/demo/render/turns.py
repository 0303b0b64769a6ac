"""Render pieces on a turntable, as sets of 36 frames: `python infra/local/demo/render/turns.py [--only lum-r01] [--draft]`.

Light and camera stand still and the piece turns, as in a photographer's studio; camera and tone are found once for the whole
turn, so that nothing but the piece moves. See the README.
"""

import argparse
import math
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import bpy  # noqa: E402
import numpy as np  # noqa: E402
import studio  # noqa: E402
from catalogue import DESIGNS, Design  # noqa: E402
from mathutils import Matrix  # noqa: E402
from mesh import Object  # noqa: E402
from PIL import Image  # noqa: E402

MEDIA = HERE.parent / "media"
TURNED = ("lum-r01", "lum-r07")
FRAMES = 36
SIDE = 720
MAX_BYTES = 12_000


def turn(name: str, design: Design, quality: studio.Quality, folder: Path, frames: Sequence[int]) -> None:
    """Frame 1 is the piece as its first picture shows it."""
    studio.new_scene()
    built = design.build()
    subject = [thing for thing in (built[0] if isinstance(built, tuple) else built) if not thing.hide_render]
    studio.rest_on_ground(subject)
    bpy.context.view_layer.update()
    shot = replace(design.shot, fill=min(0.8, design.shot.fill * 1.04))
    distance = studio.frame_points(_swept(subject), shot)
    studio.lay_paper(distance * 2.2, shot.ground)
    studio.light_the_room()
    studio.prepare(quality, shot)
    still = {thing: thing.matrix_world.copy() for thing in subject}
    gain = None
    folder.mkdir(parents=True, exist_ok=True)
    for n in frames:
        started = time.monotonic()
        place = Matrix.Rotation(math.tau * (n - 1) / FRAMES, 4, "Z")
        for thing, matrix in still.items():
            thing.matrix_world = place @ matrix
        pixels = np.asarray(_rendered(), np.float32)
        gain = studio.gain_of(pixels) if gain is None else gain
        weight = studio.keep(studio.toned(pixels, gain), folder / f"{n:02d}.webp", (SIDE, SIDE), MAX_BYTES)
        os.write(3, f"{name} {n:02d}: {time.monotonic() - started:.0f} s, {weight / 1000:.1f} KB\n".encode())


def _swept(subject: Sequence[Object]) -> np.ndarray:
    """What the piece fills in a whole turn about the middle of the table, where it is put."""
    points = studio.corners(subject)
    middle = (points.max(0) + points.min(0)) / 2
    for thing in subject:
        thing.matrix_world.translation.x -= middle[0]
        thing.matrix_world.translation.y -= middle[1]
    bpy.context.view_layer.update()
    points = points - [middle[0], middle[1], 0]
    angles = np.linspace(0, math.tau, 24, endpoint=False)
    return np.concatenate([points @ np.array(Matrix.Rotation(angle, 3, "Z")).T for angle in angles])


def _rendered() -> Image.Image:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.png"
        bpy.context.scene.render.filepath = str(target)
        bpy.ops.render.render(write_still=True)
        return Image.open(target).convert("RGB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=TURNED, help="keys of pieces")
    parser.add_argument("--frames", nargs="*", type=int, default=range(1, FRAMES + 1))
    parser.add_argument("--draft", action="store_true", help="small and rough: seconds per frame")
    parser.add_argument("--samples", type=int, default=16)
    parser.add_argument("--scale", type=float, default=0.64)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=MEDIA)
    asked = parser.parse_args()
    # Blender talks on stdout from C; our own lines keep a clean way out.
    os.dup2(1, 3)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    quality = studio.Quality(samples=asked.samples, threads=asked.threads, scale=asked.scale)
    if asked.draft:
        quality = replace(quality, samples=8, scale=0.36)
    for name in asked.only:
        turn(name, DESIGNS[name], quality, asked.out / f"{name}-turn", asked.frames)


if __name__ == "__main__":
    main()
