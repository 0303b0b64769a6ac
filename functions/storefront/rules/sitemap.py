"""Sitemaps (sitemaps.org 0.9, with Google's xhtml:link for languages) and robots.txt."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from parure.kernel.text import Language
from storefront.rules.address import Address
from storefront.rules.register import Part

INDEX, ROBOTS = "sitemap.xml", "robots.txt"
FRONT = "sitemaps/front.xml"
"""Home page and lists."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NOT_FOR_ROBOTS = ("/api/", "/portal/", "/cart", "/checkout", "/orders")


def sitemap_key(part: Part) -> str:
    return f"sitemaps/{part.name}.xml"


def render_sitemap(part: Part, site_url: str) -> str:
    """Both languages of every page, each naming the other."""
    entries = [
        _entry(Address(site_url, product_id), language, line.changed_on)
        for product_id, line in sorted(part.lines.items())
        for language in Language
    ]
    body = "\n".join(entries)
    return f'{_HEAD}<urlset {_SITEMAPS} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{body}\n</urlset>\n'


def render_index(newest: Mapping[str, str], site_url: str) -> str:
    """`newest`: the day of the latest change by name of the part; empty parts are left out, for a sitemap needs a line.
    Before them the home page and the lists."""
    parts = [
        f"<sitemap><loc>{escape(site_url)}/sitemaps/{name}.xml</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in sorted(newest.items())
    ]
    body = "\n".join([f"<sitemap><loc>{escape(site_url)}/{FRONT}</loc></sitemap>", *parts])
    return f"{_HEAD}<sitemapindex {_SITEMAPS}>\n{body}\n</sitemapindex>\n"


def render_robots(site_url: str) -> str:
    closed = "\n".join(f"Disallow: {path}" for path in _NOT_FOR_ROBOTS)
    return f"User-agent: *\n{closed}\n\nSitemap: {site_url}/{INDEX}\n"


def _entry(address: Address, language: Language, changed_on: str) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{hreflang}" href="{escape(address.url(other))}"/>'
        for hreflang, other in [*((str(one), one) for one in Language), ("x-default", Language.ZH)]
    )
    return f"<url><loc>{escape(address.url(language))}</loc><lastmod>{changed_on}</lastmod>{links}</url>"
