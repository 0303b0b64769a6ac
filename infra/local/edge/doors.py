"""Home page and lists by their addresses, as the function `Pages` of infra/stacks/edge.yaml maps them."""

from __future__ import annotations

import re

from starlette.requests import Request

_DOOR = re.compile(r"(/en)?(/shop)?/?")
_CATEGORIES = re.compile("ring|necklace|pendant|bracelet|bangle|earrings|brooch|loose_stone|set|gold_bar")
_FIRST_LANGUAGE = re.compile(r"(?:^|,)\s*(zh|en)\b", re.IGNORECASE)


def door_of(request: Request) -> str | None:
    """The file in the site bucket, None for an address that is no door, or whose list is narrowed further."""
    found = _DOOR.fullmatch(request.url.path)
    if found is None:
        return None
    folder = "en/" if found[1] or _speaks_english(request) else ""
    if not found[2]:
        return f"{folder}home.html"
    asked = request.query_params.multi_items()
    if not asked:
        return f"{folder}shop.html"
    (name, category), *others = asked
    if others or name != "category" or not _CATEGORIES.fullmatch(category):
        return None
    return f"{folder}shop/{category}.html"


def _speaks_english(request: Request) -> bool:
    """Who chose a language by hand has it in a cookie, for the edge cannot see what the browser stores."""
    if chosen := request.cookies.get("parure_language"):
        return chosen == "en"
    first = _FIRST_LANGUAGE.search(request.headers.get("accept-language", ""))
    return first is not None and first[1].lower() == "en"
