"""How smoothly a piece turns on a phone of the middle class: python -m infra.bench.turning [--slower 4]

The piece is turned by one frame for every picture of the screen, in Chromium with a phone's screen and a processor made slower.
Reported, never asserted: a machine that does something else at the same time draws less; without a graphics processor, as here,
the processor also does what a phone leaves to that.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from itertools import pairwise
from typing import Any

from infra.local.mall import Mall
from infra.local.people import Buyer
from infra.local.running import running_cloud
from playwright.sync_api import ViewportSize, sync_playwright

PHONE: ViewportSize = {"width": 390, "height": 844}
DENSITY = 3
SLOWER = 4
SECONDS = 4.0
LATE_MS = 1000 / 60 * 1.5
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
# One turn of the wheel for each picture of the screen: more than a hand does.
_TURN = """(ms) => new Promise((done) => {
  const turn = document.querySelector('.turn'), beats = [];
  let draws = 0;
  const pen = CanvasRenderingContext2D.prototype, draw = pen.drawImage;
  pen.drawImage = function (...given) { draws += 1; return draw.apply(this, given); };
  const beat = (time) => {
    beats.push(time);
    if (time - beats[0] > ms) return done([beats, draws]);
    turn.dispatchEvent(new WheelEvent('wheel', { deltaX: 40, bubbles: true, cancelable: true }));
    requestAnimationFrame(beat);
  };
  requestAnimationFrame(beat);
})"""


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
        turn.hover()  # waits until the strip has come to rest
        beats, draws = page.evaluate(_TURN, SECONDS * 1000)
        browser.close()
    gaps = sorted(later - earlier for earlier, later in pairwise(beats))
    return {
        "slower": slower,
        "frames_per_second": round(1000 * len(gaps) / (beats[-1] - beats[0]), 1),
        "drawn_per_second": round(1000 * draws / (beats[-1] - beats[0]), 1),
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


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m infra.bench.turning", description=__doc__)
    arguments.add_argument("--slower", type=float, default=SLOWER, help="how much slower than this machine's processor")
    given = arguments.parse_args()
    print(json.dumps(measure(Mall(running_cloud()), given.slower), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
