"""What a turning piece costs a phone: counted, because times are for `make bench` (infra/bench/turning.py)."""

from __future__ import annotations

from typing import Any

from infra.bench.turning import turning_piece
from infra.local.mall import Mall
from playwright.sync_api import expect

from e2e import shop
from e2e.conftest import Visits
from e2e.visitor import PHONE

MOVES = 60
_WATCH = """() => {
  const seen = (window.seen = { beats: 0, draws: 0, most: 0, changes: 0 });
  let now = 0;
  const pen = CanvasRenderingContext2D.prototype, draw = pen.drawImage;
  pen.drawImage = function (...given) { seen.draws += 1; now += 1; return draw.apply(this, given); };
  const beat = () => { seen.beats += 1; seen.most = Math.max(seen.most, now); now = 0; requestAnimationFrame(beat); };
  requestAnimationFrame(beat);
  new MutationObserver((changes) => (seen.changes += changes.length)).observe(document.querySelector('main'), {
    attributes: true, childList: true, characterData: true, subtree: true });
}"""


def test_a_turning_piece_draws_once_a_picture_and_asks_lays_out_and_renders_nothing(visit: Visits, mall: Mall) -> None:
    me = visit("zh-CN", PHONE)
    shop.open_product(me, turning_piece(mall))
    me.button("360° 展示", "360° view").click()
    turn = me.page.get_by_role("slider")
    turn.press("ArrowRight")
    expect(turn).to_have_attribute("aria-valuenow", "2")
    me.watch.wait_until_calm(me.page)
    expect(turn.locator("progress")).to_have_count(0)
    asked: list[str] = []
    # Its own requests: the page fetches the code of the search panel whenever it finds the time.
    me.page.on("request", lambda request: None if "/assets/" in request.url else asked.append(request.url))
    devtools = me.page.context.new_cdp_session(me.page)
    devtools.send("Performance.enable")
    turn.hover()  # waits until the strip has come to rest
    box = turn.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    me.page.mouse.move(box["x"] + 20, middle)
    me.page.mouse.down()
    me.page.mouse.move(box["x"] + 40, middle)
    me.page.wait_for_timeout(100)
    me.page.evaluate(_WATCH)
    before = _metrics(devtools)

    for step in range(MOVES):
        me.page.mouse.move(box["x"] + 40 + step * 5, middle)
    after = _metrics(devtools)
    seen = me.page.evaluate("window.seen")
    me.page.mouse.up()

    assert 18 < seen["draws"] <= seen["beats"]
    assert seen["most"] == 1
    assert (asked, seen["changes"]) == ([], 0)
    assert after["LayoutCount"] == before["LayoutCount"]
    expect(turn).not_to_have_attribute("aria-valuenow", "2")


def _metrics(devtools: Any) -> dict[str, float]:
    return {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
