"""A published page is seen before its script is here: then script takes its place, and nothing moves."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from infra.local.mall import Mall
from infra.local.people import Buyer
from playwright.sync_api import Page, Route, expect

from e2e.conftest import Visits
from e2e.visitor import DESKTOP, PHONE, Language, Size, Visitor
from e2e.watch import barriers

LOOKS: dict[str, tuple[Language, Size]] = {
    "zh-phone": ("zh-CN", PHONE),
    "zh-desktop": ("zh-CN", DESKTOP),
    "en-phone": ("en", PHONE),
    "en-desktop": ("en", DESKTOP),
}
SHOWN = [("sizes", "zh-phone"), ("sizes", "en-desktop"), ("certified", "zh-desktop"), ("weighed", "en-phone")]
DOORS = [
    ("/", "zh-phone"),
    ("/", "en-desktop"),
    ("/shop?category=ring", "zh-desktop"),
    ("/shop?category=ring", "en-phone"),
]
MOST = 0.01
# Of the parts of a product's page from above to the first one that is asked for when the page is here.
_PLACES = """() => Object.fromEntries(
  ['.trail', '.gallery-stage', '.product-head', 'h1', '.buy-price', '.sizes', '.stock', '.buy-bar .button', '.buy-visit']
    .map((name) => [name, document.querySelector(`main ${name}`)?.getBoundingClientRect()])
    .filter(([, box]) => box)
    .map(([name, box]) => [name, [box.x, box.y + scrollY, box.width, box.height].map(Math.round)]))"""
_SEEN = """(type) => new Promise((done) => {
  const found = [];
  new PerformanceObserver((list) => found.push(...list.getEntries().map((one) => ({
    at: one.startTime, value: one.value ?? 0, late: !one.hadRecentInput, picture: one.url ?? '',
    moved: (one.sources ?? []).map(({ node, previousRect, currentRect }) =>
      `${node?.className || node?.nodeName} ${previousRect.y}→${currentRect.y}`),
  })))).observe({ type, buffered: true });
  setTimeout(() => done(found), 300);
})"""


@pytest.fixture(scope="module")
def pieces(mall: Mall) -> dict[str, dict[str, Any]]:
    """A ring with sizes and, in the demo, a turn; a single piece with a certificate; one that is priced by weight.

    Of the demo only: what other tests upload is one plain colour, which no browser takes for the page's main content.
    """
    guest = Buyer(mall)
    cards = [one for one in guest.get("products", limit=60)["items"] if "/media/demo/" in one["image"]["url"]]
    every = [guest.get(f"products/{card['product_id']}") for card in cards]
    return {
        "sizes": next(one for one in every if one["spin"] and len(one["skus"]) > 2),
        "certified": next(one for one in every if one["certificate"]),
        "weighed": next(one for one in every if one["skus"][0]["price_breakdown"]),
    }


@contextmanager
def without_script_yet(page: Page) -> Iterator[None]:
    """In this block the shop's script and its letters are on their way; at the end they arrive."""
    waiting: list[Route] = []
    arrived = False

    def hold(route: Route) -> None:
        if arrived:
            route.continue_()
        else:
            waiting.append(route)

    for files in ("**/assets/*.js", "**/*.woff2"):
        page.route(files, hold)
    yield
    arrived = True
    for one in waiting:
        one.continue_()


def seen(page: Page, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(_SEEN, kind)
    return found


def moved(page: Page) -> tuple[float, list[Any]]:
    """How much was shifted without anybody's doing, and what."""
    shifts = [one for one in seen(page, "layout-shift") if one["late"]]
    return sum(one["value"] for one in shifts), [one["moved"] for one in shifts]


def keep_picture(me: Visitor, path: Path) -> None:
    """Playwright's own picture would wait for the letters."""
    devtools = me.page.context.new_cdp_session(me.page)
    taken = devtools.send("Page.captureScreenshot", {"captureBeyondViewport": True})
    path.write_bytes(base64.b64decode(taken["data"]))


def open_published(me: Visitor, path: str) -> None:
    me.page.goto(f"{me.mall.url}{path}", wait_until="commit")
    expect(me.page.get_by_role("heading", level=1)).to_be_visible()
    picture = me.page.locator("main picture img").first
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0


@pytest.mark.parametrize(("kind", "look"), SHOWN)
def test_script_takes_over_a_product_page_and_nothing_moves(
    visit: Visits, pieces: dict[str, dict[str, Any]], kind: str, look: str
) -> None:
    piece = pieces[kind]
    me = visit(*LOOKS[look])

    with without_script_yet(me.page):
        open_published(me, f"{me.say('', '/en')}/p/{piece['product_id']}")
        me.watch.troubles += barriers(me.page)
        first = me.page.locator("main picture img").first.evaluate("(image) => image.currentSrc")
        before = me.page.evaluate(_PLACES)
        taken_over_at = me.page.evaluate("performance.now()")
        if me.pictures is not None:
            keep_picture(me, me.pictures / f"published-{kind}-{look}.png")
    expect(me.page.get_by_role("contentinfo")).to_be_attached()
    me.look(f"living-{kind}")

    after = me.page.evaluate(_PLACES)
    largest = seen(me.page, "largest-contentful-paint")[-1]
    total, what = moved(me.page)
    print(f"shifted {total:.4f}")
    assert before.keys() == after.keys()
    assert {
        name: (before[name], after[name]) for name in before if name != ".buy-visit" and before[name] != after[name]
    } == {}
    assert total <= MOST, what
    assert (largest["picture"], largest["at"] < taken_over_at) == (first, True)


@pytest.mark.parametrize(("path", "look"), DOORS)
def test_script_takes_over_home_and_list_and_nothing_moves(visit: Visits, path: str, look: str) -> None:
    me = visit(*LOOKS[look])

    with without_script_yet(me.page):
        open_published(me, path)
    expect(me.page.get_by_role("contentinfo")).to_be_attached()
    me.watch.wait_until_calm(me.page)

    total, what = moved(me.page)
    print(f"shifted {total:.4f}")
    assert total <= MOST, what


def test_what_is_chosen_and_pressed_before_script_is_here_is_not_lost(
    visit: Visits, pieces: dict[str, dict[str, Any]]
) -> None:
    piece = pieces["sizes"]
    me = visit("zh-CN", PHONE)
    size = piece["skus"][-1]

    with without_script_yet(me.page):
        open_published(me, f"/p/{piece['product_id']}")
        me.page.locator(f'input[value="{size["sku"]}"]').check()
        me.button("加入购物袋", "Add to bag").click()
    me.sees("已加入购物袋", "Added to your bag")

    expect(me.page.locator(f'input[value="{size["sku"]}"]')).to_be_checked()


def test_without_script_all_that_can_be_read_is_there_and_nothing_that_does_nothing(
    visit: Visits, pieces: dict[str, dict[str, Any]]
) -> None:
    piece = pieces["certified"]
    me = visit("en", PHONE, script=False)

    me.open(f"/en/p/{piece['product_id']}")

    expect(me.page.get_by_text(piece["certificate"]["number"])).to_be_visible()
    expect(me.page.get_by_role("heading", name="Where it comes from")).to_be_visible()
    expect(me.page.get_by_role("main").locator("picture img")).to_have_count(len(piece["images"]))
    expect(me.page.get_by_role("main").get_by_role("button").filter(visible=True)).to_have_count(0)
    expect(me.page.locator("main input").filter(visible=True)).to_have_count(len(piece["skus"]))
