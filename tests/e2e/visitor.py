"""Somebody at a browser: one context, one page, one language; finds things by the names that people see or hear."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypedDict

from infra.local.mall import Mall
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from e2e.watch import Watch, barriers

Language = Literal["zh-CN", "en"]
Theme = Literal["light", "dark"]


class Size(TypedDict):
    width: int
    height: int


DESKTOP: Size = {"width": 1440, "height": 900}
PHONE: Size = {"width": 390, "height": 844}
PATIENCE_MS = 60_000


@dataclass
class Visitor:
    mall: Mall
    page: Page
    watch: Watch
    language: Language
    size: Size
    pictures: Path | None = None
    """Where a picture of every page that is looked at is put."""

    @property
    def on_phone(self) -> bool:
        return self.size["width"] < 768

    def say(self, zh: str, en: str) -> str:
        """The name in this visitor's language."""
        return zh if self.language == "zh-CN" else en

    def open(self, path: str) -> None:
        self.page.goto(f"{self.mall.url}{path}")

    def is_at(self, path: str) -> None:
        """Waits for the address; a path without query means any query."""
        self.page.wait_for_url(lambda url: _below(url, self.mall.url, "?" in path) == path)

    def look(self, name: str) -> None:
        """Looks closely at the page as it stands: what shuts people out or does not fit the screen is written down."""
        self.watch.wait_until_calm(self.page)
        if self.pictures is not None:
            kind = f"{self.language[:2]}-{self.size['width']}"
            self.page.screenshot(path=self.pictures / f"{name}-{kind}.png", full_page=True)
        self.watch.troubles += barriers(self.page)
        too_wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if too_wide > 0:
            self.watch.troubles.append(f"{self.page.url} is {too_wide} px wider than the screen")

    # By name

    def button(self, zh: str, en: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("button", name=self.say(zh, en), exact=True)

    def link(self, zh: str, en: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("link", name=self.say(zh, en), exact=True)

    def heading(self, zh: str, en: str) -> Locator:
        return self.page.get_by_role("heading", name=self.say(zh, en), exact=True)

    def field(self, zh: str, en: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_label(self.say(zh, en), exact=True)

    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog").filter(visible=True)

    def sees(self, zh: str, en: str) -> None:
        """The words are there to be read."""
        expect(self.page.get_by_text(self.say(zh, en)).filter(visible=True).first).to_be_visible()

    def sees_heading(self, zh: str, en: str) -> None:
        expect(self.heading(zh, en)).to_be_visible()


def new_visitor(
    browser: Browser,
    mall: Mall,
    language: Language,
    size: Size,
    *,
    pictures: Path | None = None,
    script: bool = True,
    theme: Theme = "light",
    offline_too: bool = False,
) -> tuple[BrowserContext, Visitor]:
    """A context of its own: no cookie, no storage, nothing shared with the others."""
    context = browser.new_context(
        locale="zh-CN" if language == "zh-CN" else "en-US",
        timezone_id="Asia/Shanghai",
        viewport={"width": size["width"], "height": size["height"]},
        has_touch=size["width"] < 768,
        java_script_enabled=script,
        # What fades in has no colour contrast yet; without motion every page stands still when axe looks.
        reduced_motion="reduce",
        color_scheme=theme,
        # What a worker fetches no watch sees, and what it keeps no other test should meet.
        service_workers="allow" if offline_too else "block",
    )
    context.set_default_timeout(PATIENCE_MS)
    watch = Watch(frozenset({mall.url, mall.cloud.payments_url, mall.cloud.endpoint}))
    watch.over(context)
    return context, Visitor(mall, context.new_page(), watch, language, size, pictures)


def _below(url: str, origin: str, with_query: bool) -> str:
    path = url.removeprefix(origin).split("#")[0]
    return path if with_query else path.split("?")[0]
