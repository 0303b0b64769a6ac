"""What is searched for: `heard#zh-CN#2026-W47` / query, and what comes of it: `popular` / zh-CN; in the search table.

A week has a partition per language, so that old weeks fade without being deleted one by one (they expire). Nobody is in it: a window
of a browser is a random word, of which a hash is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.exceptions import UpdateError
from pynamodb.expressions.condition import size

from parure.aws.tables import Read, Table
from parure.kernel.text import Language
from parure.kernel.time import iso
from search.store import JsonText

MOST_WINDOWS = 100
"""Of one query and week that are told apart; that many or more are equally popular."""
_EXPIRES_AFTER = timedelta(days=35)
_MOST_HEARD = 5_000
"""Queries of a week and language that are counted."""


class HeardItem(Table):
    class Meta(Table.Meta):
        table = "search"

    text = UnicodeAttribute()
    found = UnicodeSetAttribute(null=True)
    """Windows that found something by it."""
    missed = UnicodeSetAttribute(null=True)
    expires_at = NumberAttribute(null=True)


class PopularItem(Table):
    """`found` and `missed`: [[query, windows], …], the most popular first. `heard_at` is newer than `counted_at` while something is
    not counted."""

    class Meta(Table.Meta):
        table = "search"

    found = JsonText(null=True)
    missed = JsonText(null=True)
    heard_at = UnicodeAttribute(null=True)
    counted_at = UnicodeAttribute(null=True)


def week_of(at: datetime) -> str:
    return "{}-W{:02}".format(*at.isocalendar()[:2])


def hear(language: str, key: str, text: str, window: str, *, missed: bool, at: datetime) -> None:
    """The same window again changes nothing. One call."""
    item = HeardItem(f"heard#{language}#{week_of(at)}", key)
    windows = HeardItem.missed if missed else HeardItem.found
    expires = HeardItem.expires_at.set(int((at + _EXPIRES_AFTER).timestamp()))
    told = {hashlib.sha256(window.encode()).hexdigest()[:8]}
    try:
        item.update(
            actions=[HeardItem.text.set(text), windows.add(told), expires],
            condition=windows.does_not_exist() | (size(windows) < MOST_WINDOWS),  # type: ignore[no-untyped-call]
        )
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise


def mark_heard(language: str, at: datetime) -> None:
    PopularItem("popular", language).update(actions=[PopularItem.heard_at.set(iso(at))])


def heard_in(language: str, at: datetime) -> Iterator[HeardItem]:
    """Of this and the last week, the same query twice if it was in both."""
    for week in (week_of(at - timedelta(days=7)), week_of(at)):
        yield from HeardItem.query(f"heard#{language}#{week}", limit=_MOST_HEARD)


def popular_reads() -> list[Read]:
    return [Read(PopularItem, "popular", str(language)) for language in Language]


def write_popular(
    language: str, found: Sequence[tuple[str, int]], missed: Sequence[tuple[str, int]], at: datetime
) -> None:
    PopularItem("popular", language).update(
        actions=[
            PopularItem.found.set([list(one) for one in found]),
            PopularItem.missed.set([list(one) for one in missed]),
            PopularItem.counted_at.set(iso(at)),
        ]
    )
