"""Where the files of one product stand, and what the CDN calls them."""

from __future__ import annotations

from collections.abc import Iterable

from parure.kernel.text import Language
from parure.kernel.value import value

EVERYTHING = ("/p/*", "/en/p/*", "/products/*")
"""Every published page, as the CDN is told to forget it."""
_MANY = 15


@value
class Address:
    site_url: str
    product_id: str

    def key(self, language: Language) -> str:
        return f"{_prefix(language)}p/{self.product_id}.html"

    @property
    def data_key(self) -> str:
        return f"products/{self.product_id}.json"

    def url(self, language: Language) -> str:
        return f"{self.site_url}/{_prefix(language)}p/{self.product_id}"

    @property
    def keys(self) -> list[str]:
        return [*(self.key(language) for language in Language), self.data_key]


def paths_of(product_ids: Iterable[str]) -> list[str]:
    """What the CDN is to forget. The wildcard covers the address that people ask for and the file behind it; it counts as
    one path, and so does that for all pages, which is why many products are forgotten together with all others."""
    ids = sorted(set(product_ids))
    if len(ids) > _MANY:
        return list(EVERYTHING)
    return [f"/{kind}/{product_id}*" for product_id in ids for kind in ("p", "en/p", "products")]


def _prefix(language: Language) -> str:
    return "en/" if language is Language.EN else ""
