"""What a phone must load before anything is touched, what may not move, the dark shop, and the shop without a network."""

from __future__ import annotations

from typing import Any

import pytest
from infra.local.mall import Mall
from playwright.sync_api import Page, expect

from e2e import shop
from e2e.conftest import Visits
from e2e.visitor import DESKTOP, PHONE, Language, Visitor

KB = 1024
NIGHT = {
    "bag": "/cart",
    "sign-in": "/sign-in",
    "wishes": "/wishlist",
    "sizer": "/ring-sizer",
    "dealers-shop": "/s/hanghui",
    "dealers-list": "/s/maison-aube/shop",
}
# Buffered entries are handed to an observer soon after it is made, never to `performance.getEntriesByType`.
_SEEN = """(type) => new Promise((done) => {
  const found = [];
  new PerformanceObserver((list) => found.push(...list.getEntries().map((one) => ({
    value: one.value ?? 0, late: !one.hadRecentInput, picture: one.url ?? '', moved: (one.sources ?? []).map((source) => source.node?.className ?? source.node?.nodeName),
  })))).observe({ type, buffered: true });
  setTimeout(() => done(found), 300);
})"""


@pytest.fixture(scope="module")
def addresses(mall: Mall) -> dict[str, str]:
    ring = shop.piece_for_sale(mall, category="ring", material="diamond")
    return {"home": "/", "list": "/shop?category=ring", "product": f"/p/{ring['product_id']}"}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_phone_loads_little_script_before_anything_is_touched(
    visit: Visits, addresses: dict[str, str], language: Language
) -> None:
    limits = {"home": 45 * KB, "list": 45 * KB, "product": 60 * KB}

    loaded = {name: _script_bytes(_opened(visit(language, PHONE), path)) for name, path in addresses.items()}

    print({name: f"{size / KB:.1f} KB" for name, size in loaded.items()})
    assert {name: size for name, size in loaded.items() if not 0 < size <= limits[name]} == {}


@pytest.mark.parametrize("page", ["home", "list", "product"])
def test_nothing_moves_and_the_largest_thing_is_the_first_picture(
    visit: Visits, addresses: dict[str, str], page: str
) -> None:
    guest = _opened(visit("zh-CN", PHONE), addresses[page])

    moved = [one for one in _seen(guest.page, "layout-shift") if one["late"]]
    largest = _seen(guest.page, "largest-contentful-paint")[-1]

    assert sum(one["value"] for one in moved) < 0.005, moved
    # The pictures of a list's first rows are as large as each other: whichever is there first.
    first = (
        guest.page.get_by_role("main")
        .locator("picture img[loading=eager]")
        .evaluate_all("(images) => images.map((image) => image.currentSrc)")
    )
    assert largest["picture"] in (first if page == "list" else first[:1])


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_shop_at_night_can_be_read_by_everybody(visit: Visits, addresses: dict[str, str], size: Any) -> None:
    guest = visit("zh-CN", size, theme="dark")

    for name, path in [*addresses.items(), *NIGHT.items()]:
        guest.open(path)
        guest.look(f"{name}-dark")

    ground = guest.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(21, 18, 16)"


def test_the_chosen_theme_outlives_a_reload(visit: Visits) -> None:
    guest = visit("en", DESKTOP)
    guest.open("/sign-in")
    guest.page.get_by_role("contentinfo").get_by_role("button", name="Dark").click()
    guest.page.reload()

    assert guest.page.locator("html").get_attribute("data-theme") == "dark"
    expect(guest.page.get_by_role("contentinfo").get_by_role("button", name="Dark")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_what_was_seen_can_be_seen_again_in_a_tunnel(visit: Visits, mall: Mall, addresses: dict[str, str]) -> None:
    guest = visit("zh-CN", PHONE, offline_too=True)
    title = shop.piece_for_sale(mall, category="ring", material="diamond")["title"]
    for path in (addresses["home"], addresses["product"], addresses["list"], addresses["product"]):
        _opened(guest, path)
        _wait_for_worker(guest.page)

    with guest.watch.without_network(guest.page.context):
        guest.page.reload()
        expect(guest.page.get_by_role("heading", level=1, name=title)).to_be_visible()
        guest.sees("当前处于离线状态", "You are offline")
        picture = guest.page.get_by_role("main").get_by_role("img").first
        assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0
        guest.open(addresses["list"])
        expect(guest.page.get_by_role("main").get_by_role("listitem").first).to_be_visible()
        guest.open("/wishlist/never-seen")
        guest.sees("当前处于离线状态", "You are offline")


def _opened(guest: Visitor, path: str) -> Visitor:
    guest.open(path)
    guest.watch.wait_until_calm(guest.page)
    return guest


def _script_bytes(guest: Visitor) -> int:
    entries: list[dict[str, Any]] = guest.page.evaluate(
        "performance.getEntriesByType('resource').map((one) => ({name: one.name, bytes: one.encodedBodySize}))"
    )
    return sum(one["bytes"] for one in entries if one["name"].split("?")[0].endswith(".js"))


def _seen(page: Page, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(_SEEN, kind)
    return found


def _wait_for_worker(page: Page) -> None:
    """Until the worker has this page: it is registered when the page has settled."""
    for _ in range(150):
        kept = page.evaluate("caches.match(location.pathname, {cacheName: 'pages-1'}).then((found) => Boolean(found))")
        if kept:
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"the worker never kept {page.url}")
