"""The index that this instance holds: the newest snapshot that can be opened, and what the log has told since.

A search looks at the log at most every two seconds, with one Query; otherwise it makes no call. Who was asleep for longer than the
log is kept sees a gap in its numbers and opens the newest snapshot.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING

from parure.aws.logs import logger
from parure.kernel.errors import MallError, Unavailable
from search import files, store
from search.rules.packing import unpack_delta
from search.rules.snapshots import openable

if TYPE_CHECKING:
    from search.engine.query import Index
    from search.store import Snapshot

LOOKED_AT_EVERY = 2.0
"""Seconds between two looks at the log."""
_WORTH_REOPENING = 5_000
"""Documents from the log beyond which the next snapshot is opened instead of held beside."""


@dataclass
class Held:
    index: Index
    snapshot: Snapshot
    number: int
    """The log's entry that it has taken over last."""
    looked_at: float
    taken_over: int = 0
    """Documents from the log."""


class _Gap(Exception):
    """Entries that it needs are not in the log any more."""


_held: Held | None = None
_lock = Lock()


def index_now() -> Index:
    """
    Raises:
        Unavailable: `index_not_ready`: there is no snapshot that can be opened.
    """
    return hold().index


def hold() -> Held:
    global _held
    with _lock:
        if _held is None:
            _held = _open()
        elif time.monotonic() - _held.looked_at >= LOOKED_AT_EVERY:
            _held = _followed(_held)
        return _held


def let_go() -> None:
    """Forget what is held, for tests and for a seed that has just built."""
    global _held
    with _lock:
        if _held is not None:
            _held.index.close()
            _held = None


def _followed(held: Held) -> Held:
    """As the log is now. If it cannot be read, the index as it was is better than none."""
    try:
        newer = _take_over(held)
    except _Gap:
        return _replaced(held)
    except Exception:  # noqa: BLE001 - an index of some seconds ago is better than none
        logger.exception("the log cannot be read; answering from what is held")
        held.looked_at = time.monotonic()
        return held
    if newer and held.taken_over >= _WORTH_REOPENING:
        try:
            return _replaced(held)
        except Unavailable:
            logger.error("no newer snapshot can be opened; answering from what is held")
    return held


def _take_over(held: Held) -> bool:
    """One Query; whether a newer snapshot stands."""
    newer = False
    for entry in store.log_after(held.number):
        number = int(entry.sk)
        if number != held.number + 1:
            raise _Gap(f"the log goes on from {number}, not from {held.number + 1}")
        if entry.snapshot is not None:
            newer = True
        else:
            delta = unpack_delta(entry.delta)
            held.index.apply(delta.upserts, delta.deletes)
            held.taken_over += delta.size
        held.number = number
    held.looked_at = time.monotonic()
    return newer


def _replaced(held: Held) -> Held:
    fresh = _open()
    held.index.close()
    return fresh


def _open() -> Held:
    """The newest snapshot that is whole; one that is not is struck off, so that the next sweep builds another."""
    for snapshot in openable(store.standing(store.find_snapshots())):
        try:
            held = _opened(snapshot)
            _take_over(held)
            return held
        except (files.Damaged, _Gap) as damage:
            logger.error("snapshot rejected", snapshot=snapshot.id, reason=str(damage))
            _strike_off(snapshot)
    raise Unavailable("index_not_ready", "The search index is being built. Try again in a few seconds.")


def _opened(snapshot: Snapshot) -> Held:
    from search.engine.index import open_index
    from search.words import synonyms

    # What is mapped stays when its folder goes: an instance that is killed leaves nothing behind.
    with TemporaryDirectory(prefix="search-") as folder:
        files.fetch(snapshot.id, snapshot.bytes, snapshot.sha256, Path(folder))
        index = open_index(Path(folder), synonyms=synonyms())
    return Held(index, snapshot, snapshot.number, time.monotonic())


def _strike_off(snapshot: Snapshot) -> None:
    try:
        store.reject_snapshot(snapshot.id)
    except MallError:
        logger.info("somebody else was faster", snapshot=snapshot.id)
