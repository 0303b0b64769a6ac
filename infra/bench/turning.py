"""How smoothly a piece turns under a finger, on a phone of the middle class: python -m infra.bench.turning [--slower 4]

A turn is dragged to and fro for some seconds in Chromium with a phone's screen and a processor made slower; the browser says when it
drew. Reported, never asserted: a machine that does something else at the same time draws less.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from itertools import pairwise
from typing import Any

from infra.local.mall import Mall
from infra.local.people import Buyer
from infra.local.running import running_cloud
from playwright.sync_api import Locator, Page, ViewportSize, sync_playwright

PHONE: ViewportSize = {"width": 390, "height": 844}
DENSITY = 3
SLOWER = 4
SECONDS = 4.0
LATE_MS = 1000 / 60 * 1.5
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
_BEGIN = """() => {
  const beats = (window.beats = []), drawn = (window.drawn = []);
  const pen = CanvasRenderingContext2D.prototype, draw = pen.drawImage;
  pen.drawImage = function (...given) { drawn.push(performance.now()); return draw.apply(this, given); };
  const beat = (time) => { beats.push(time); window.beating = requestAnimationFrame(beat); };
  requestAnimationFrame(beat);
}"""


def measure(mall: Mall, slower: float = SLOWER) -> dict[str, Any]:
    """Pictures a second while it turns, how long the slow ones took, and how often a picture came late."""
    piece = turning_piece(mall)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        context = browser.new_context(
            locale="zh-CN",
            viewport=PHONE,
            device_scale_factor=DENSITY,
            has_touch=True,
            is_mobile=True,
            service_workers="block",
        )
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(f"{mall.url}/p/{piece}", wait_until="networkidle")
        turn = page.get_by_role("slider")
        page.get_by_role("button", name="360° 展示").click()
        turn.locator("progress").wait_for(state="attached")
        turn.locator("progress").wait_for(state="detached")
        page.evaluate(_BEGIN)
        drag(page, turn, SECONDS)
        beats, drawn = page.evaluate("[window.beats, window.drawn]")
        browser.close()
    gaps = sorted(later - earlier for earlier, later in pairwise(beats))
    return {
        "slower": slower,
        "frames_per_second": round(1000 * len(gaps) / (beats[-1] - beats[0]), 1),
        "drawn_per_second": round(1000 * len(drawn) / (beats[-1] - beats[0]), 1),
        "gap_p50_ms": round(statistics.median(gaps), 1),
        "gap_p95_ms": round(gaps[int(0.95 * len(gaps))], 1),
        "late_share": round(sum(gap > LATE_MS for gap in gaps) / len(gaps), 3),
    }


def turning_piece(mall: Mall) -> str:
    guest = Buyer(mall)
    for card in guest.get("products", limit=100)["items"]:
        if guest.get(f"products/{card['product_id']}")["spin"]:
            return str(card["product_id"])
    raise LookupError("no piece has a 360° set")


def drag(page: Page, turn: Locator, seconds: float) -> None:
    """To and fro over the whole width, as fast as this machine moves the finger."""
    turn.hover()  # waits until the strip has come to rest
    box = turn.bounding_box()
    if box is None:
        raise LookupError("the turn is not on the screen")
    middle, far = box["y"] + box["height"] / 2, box["width"] * 0.8
    page.mouse.move(box["x"] + box["width"] * 0.1, middle)
    page.mouse.down()
    ends = time.monotonic() + seconds
    at = 0.0
    while time.monotonic() < ends:
        at += 0.02
        share = 1 - abs(at % 2 - 1)
        page.mouse.move(box["x"] + box["width"] * 0.1 + far * share, middle)
    page.mouse.up()


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m infra.bench.turning", description=__doc__)
    arguments.add_argument("--slower", type=float, default=SLOWER, help="how much slower than this machine's processor")
    given = arguments.parse_args()
    print(json.dumps(measure(Mall(running_cloud()), given.slower), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
