"""What may follow within the minute: the dates in the sitemaps, and their index. Lines come and go with their pages."""

from __future__ import annotations

from parure.aws.logs import logger
from parure.aws.settings import settings
from parure.aws.tables import read_at_once, read_together
from storefront import files, store
from storefront.rules.sitemap import INDEX, ROBOTS, render_index, render_robots, render_sitemap, sitemap_key


def sweep_sitemaps() -> int:
    """How many parts were behind. One Query when none is.

    A mark goes last, and only from a part that has not moved on: whatever fails or is overtaken is done by the next sweep.
    """
    numbers = store.parts_behind()
    if not numbers:
        return 0
    site_url = settings().site_url
    parts = [store.part_in(read_at_once(store.part_reads(number)), number) for number in numbers]
    files.write_files({sitemap_key(part): render_sitemap(part, site_url) for part in parts if part.lines})
    found = read_together(store.newest_reads())
    newest = store.newest_in(found)
    files.write_files({INDEX: render_index(newest, site_url), ROBOTS: render_robots(site_url)})
    store.move_index_on(found)
    for part in parts:
        try:
            store.catch_up(part)
        except store.Overtaken:
            logger.info("part moved on", part=part.name)
    return len(parts)
