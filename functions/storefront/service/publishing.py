"""Keep the published pages of products as the catalog has them now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from catalog.contract import live_page, missing_page_reads, page_reads, show_product
from feedback.contract import Summary, rating_in, rating_reads
from parure.aws.logs import logger
from parure.aws.settings import settings
from parure.aws.tables import Read, read_at_once, read_together
from parure.kernel.errors import Unavailable
from parure.kernel.text import Language
from parure.kernel.time import now
from storefront import files, store
from storefront.distribution import distribution
from storefront.rules.address import Address, paths_of
from storefront.rules.page import product_document, render_page
from storefront.rules.register import Part, names_differ, part_of
from storefront.rules.sitemap import render_sitemap, sitemap_key

if TYPE_CHECKING:
    from catalog.contract import LivePage

_ROUNDS = 8
_again: ContextVar[bool] = ContextVar("again", default=False)
TOGETHER = 30
"""Products of one part that are read and written together: DynamoDB reads a hundred items, 4 MB, at one moment."""


@contextmanager
def trying_again(is_so: bool) -> Iterator[None]:
    """Inside, work may have been begun before and broken off anywhere."""
    token = _again.set(is_so)
    try:
        yield
    finally:
        _again.reset(token)


def publish_product(product_id: str, certificate: str | None = None) -> bool:
    """Write the pages of a product that is on sale, remove those of one that is not; tells which.

    What an event says does not matter, only what the catalog holds: so events may come twice, late and in any order.
    `certificate` says which certificate is read along with the product; a wrong word costs one more call.
    """
    return publish_part(part_of(product_id), [product_id], {product_id: certificate}) == 1


def publish_part(
    number: int, product_ids: Sequence[str], certificates: Mapping[str, str | None], *, forget: bool = True
) -> int:
    """The same for up to `TOGETHER` products of one part; how many are on sale.

    One read, three files for each product on sale, one deletion for all others, the sitemap when a page comes or goes, one
    order to the CDN when something it may hold is no longer so, and the register. Files first and the register last, on
    condition that nobody else moved it: who is overtaken starts over (rules/register.py says why that is enough).
    """
    asked = [*store.part_reads(number), *_page_reads(product_ids, certificates)]
    again = _again.get()
    for _ in range(_ROUNDS):
        found = read_at_once(asked)
        if missing := missing_page_reads(found, product_ids, asked):
            found |= read_together(missing)
        before = store.part_in(found, number)
        live = {product_id: live_page(found, product_id) for product_id in product_ids}
        ratings = {product_id: rating_in(found, product_id) for product_id in product_ids}
        after = _write(before, live, ratings, again=again)
        stale = [product_id for product_id in product_ids if _may_be_stale(before, after, product_id)]
        if forget and stale:
            distribution().forget(paths_of(stale))
        try:
            store.move_on(before, after)
        except store.Overtaken:
            logger.info("overtaken", part=before.name)
            again = True
            continue
        on_sale = sum(page is not None for page in live.values())
        logger.info("pages follow the catalog", part=before.name, products=len(live), on_sale=on_sale)
        return on_sale
    raise Unavailable("part_restless", f"Part {number} of the register moves all the time; this will be tried again.")


def _page_reads(product_ids: Sequence[str], certificates: Mapping[str, str | None]) -> list[Read]:
    return [
        *rating_reads(product_ids),
        *(read for key in product_ids for read in page_reads(key, certificates.get(key))),
    ]


def _write(before: Part, live: Mapping[str, LivePage | None], ratings: Mapping[str, Summary], *, again: bool) -> Part:
    """All files of these products, and the sitemap of their part when it has other lines; the part as it is then.

    Who does it `again` may have left a sitemap that the register never heard of, so it is written in any case.
    """
    site_url, today = settings().site_url, now().date().isoformat()
    written: dict[str, str] = {}
    removed: list[str] = []
    after = before
    for product_id, page in live.items():
        address = Address(site_url, product_id)
        if page is None:
            removed += address.keys
            after = after.without_page(product_id)
        else:
            written |= _files_of(page, ratings[product_id], address)
            after = after.with_page(product_id, page.words, today)
    if again or names_differ(before, after):
        written[sitemap_key(after)] = render_sitemap(after, site_url)
    if removed:
        files.remove_files(removed)
    if written:
        files.write_files(written)
    return after


def _files_of(page: LivePage, rating: Summary, address: Address) -> dict[str, str]:
    shell = files.read_shell()
    shown: dict[Language, Any] = {language: show_product(page.product, language) for language in Language}
    pages = {
        address.key(language): render_page(shell, shown[language], language, address, rating) for language in Language
    }
    return {**pages, address.data_key: product_document(shown)}


def _may_be_stale(before: Part, after: Part, product_id: str) -> bool:
    """A first page is nowhere yet, and the CDN keeps no answer that there is none. A price alone is not worth an order: the
    CDN asks again within seconds, and a board price may move thousands of pages at once."""
    page = after.lines.get(product_id)
    return page is None or (product_id in before.lines and before.lines[product_id] != page)
