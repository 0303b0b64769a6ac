"""The colours that a dealer may choose can be read, by day and by night (WCAG 2.2, 1.4.3: 4.5 to 1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from shops.rules.shop import Accent

STYLES = Path(__file__).parents[3] / "frontend/shared/src/styles"
RULE = re.compile(r"((?::root|\[data-accent)[^{\n]*)\{([^}]*)\}")
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\s*;")
THEMES = {"day": "", "night": '[data-theme="dark"]'}


def colours(file: str) -> dict[str, dict[str, str]]:
    """Selector → names of tokens with their colours."""
    found: dict[str, dict[str, str]] = {}
    for selector, rule in RULE.findall((STYLES / file).read_text()):
        found.setdefault(selector.strip(), {}).update(COLOUR.findall(rule))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("accent", sorted(Accent))
def test_an_accent_is_readable_on_every_ground_and_under_text(accent: Accent, theme: str) -> None:
    house = colours("tokens.css")
    shown = {**house[":root"], **(house[f":root{THEMES['night']}"] if theme == "night" else {})}
    if accent is not Accent.GARNET:
        shown |= colours("accents.css")[f'[data-accent="{accent}"]{THEMES[theme]}']

    for name in ("accent", "accent-deep"):
        for ground in ("ground", "paper", "sand", "accent-wash"):
            assert contrast(shown[name], shown[ground]) >= 4.5, (name, ground)


def test_no_colour_is_there_that_nobody_can_choose() -> None:
    named = {re.findall(r'data-accent="(\w+)"', selector)[0] for selector in colours("accents.css")}

    assert named == {str(accent) for accent in Accent} - {Accent.GARNET}
