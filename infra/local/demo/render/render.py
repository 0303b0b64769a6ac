"""Render the demo pictures: `python infra/local/demo/render/render.py [--only lum-r01 …] [--draft]`. See the README."""

import argparse
import os
import sys
import time
import traceback
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import studio  # noqa: E402
from catalogue import DESIGNS, LOOSE, Design  # noqa: E402
from heroes import HEROES  # noqa: E402

MEDIA = HERE.parent / "media"
SIZE = 1200
HERO = (1920, 1080)


def take(name: str, design: Design, shot: studio.Shot, quality: studio.Quality, folder: Path) -> None:
    started, spent = time.monotonic(), time.process_time()
    studio.new_scene()
    built = design.build()
    subject, beside = built if isinstance(built, tuple) else (built, [])
    picture = studio.shoot(subject, shot, quality, also_shown=beside)
    square = shot.width == shot.height
    weight = studio.finish(picture, folder / f"{name}.webp", (SIZE, SIZE) if square else HERO, level=square)
    say(
        f"{name}: {time.monotonic() - started:.0f} s, {time.process_time() - spent:.0f} s of CPU, {weight / 1000:.0f} KB"
    )


def say(line: str) -> None:
    os.write(3, f"{line}\n".encode())


def wanted(only: list[str]) -> list[tuple[str, Design, studio.Shot]]:
    every = [
        (f"{key}-{i}", design, shot)
        for key, design in DESIGNS.items()
        for i, shot in enumerate((design.shot, *design.more), 1)
    ]
    every += [(name, design, design.shot) for name, design in {**LOOSE, **HEROES}.items()]
    return [one for one in every if not only or any(one[0] == name or one[0].startswith(f"{name}-") for name in only)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", default=[], help="keys of pieces, or names of pictures")
    parser.add_argument("--draft", action="store_true", help="small and rough: seconds per picture")
    parser.add_argument("--samples", type=int, default=28)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--scale", type=float, default=0.8, help="share of 1000 pixels that is rendered; the picture is then enlarged"
    )
    parser.add_argument("--missing", action="store_true", help="only pictures that are not there yet")
    parser.add_argument("--out", type=Path, default=MEDIA)
    asked = parser.parse_args()
    # Blender talks on stdout from C; our own lines keep a clean way out.
    os.dup2(1, 3)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    quality = studio.Quality(samples=asked.samples, threads=asked.threads, scale=asked.scale)
    if asked.draft:
        quality = replace(quality, samples=10, scale=0.4)
    asked.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for name, design, shot in wanted(asked.only):
        if asked.missing and (asked.out / f"{name}.webp").exists():
            continue
        try:
            take(name, design, shot, quality, asked.out)
        except Exception:  # noqa: BLE001 - one broken design must not stop an hour's batch; it is counted and shown
            failed += 1
            say(f"{name}: FAILED\n{traceback.format_exc()}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
