"""Keep home page and lists as the shelves are, within the minute.

All of them are rendered anew each minute, from one Query for each list, and only what says something else is written: a
price, a take-down or a new build of the shop needs no event of its own. Who is overtaken by a slower one is put right by the
next minute. The CDN asks again within seconds (files.py), so it is not told to forget.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from catalog.contract import newest_cards
from parure.aws.logs import logger
from parure.aws.settings import settings
from parure.kernel.text import Language
from storefront import files, store
from storefront.rules.doors import DOORS, HOME, MAIN_CATEGORIES
from storefront.rules.front import render_doors, render_home, render_list
from storefront.rules.home import OF_EACH
from storefront.rules.listing import SHOWN
from storefront.rules.sitemap import FRONT

if TYPE_CHECKING:
    from catalog.contract import Category, ProductCard

    Shelves = dict[Category | None, dict[Language, list[ProductCard]]]


def publish_front() -> int:
    """How many files had to be written."""
    shelves: Shelves = {door.category: newest_cards(door.category, SHOWN) for door in DOORS if door != HOME}
    pages = _pages(files.read_shell(), shelves)
    digests = {key: hashlib.sha256(text.encode()).hexdigest()[:16] for key, text in pages.items()}
    before = store.front_digests()
    changed = {key: text for key, text in pages.items() if before.get(key) != digests[key]}
    if changed:
        files.write_files(changed)
        store.keep_front_digests(digests)
        logger.info("front pages follow the shelves", written=len(changed))
    return len(changed)


def _pages(shell: str, shelves: Shelves) -> dict[str, str]:
    site_url = settings().site_url
    pages = {FRONT: render_doors(site_url)}
    for language in Language:
        pieces = {name: shelves[name][language][:OF_EACH] for name in MAIN_CATEGORIES}
        pages[HOME.key(language)] = render_home(shell, pieces, language, site_url)
        for door in DOORS:
            if door != HOME:
                pages[door.key(language)] = render_list(
                    shell, door, shelves[door.category][language], language, site_url
                )
    return pages
