"""Write the whole index down as an immutable file, and let everybody open that one from now on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from parure.aws.logs import logger
from parure.aws.tables import timestamp
from parure.kernel.errors import Unavailable
from parure.kernel.ids import new_id
from parure.kernel.time import iso, now
from search import files, store
from search.rules.packing import unpack
from search.rules.snapshots import FORMAT, kept, oldest_number
from search.store import Snapshot

if TYPE_CHECKING:
    from search.engine.document import Document

_LEASE = timedelta(minutes=15)
"""As long as a function may run."""
_SIDE_BY_SIDE = 8
_ROUNDS = 12


def build_snapshot(*, filled: bool = False) -> Snapshot | None:
    """The documents as the table has them, as a snapshot that is opened first from now on; None: somebody else builds one.
    `filled` says that the table holds every product now.

    It holds everything up to the entry of the log that was the last before the reading began. What was read may be newer than
    that, and what the log tells again does no harm.
    """
    try:
        lease = store.lease_building(store.find_snapshots(), timestamp(), iso(now() + _LEASE))
    except store.Overtaken:
        return None
    try:
        made = _make()
        _publish(made, filled)
        return made
    except BaseException:
        _release(lease)
        raise


def _make() -> Snapshot:
    from search.engine.index import build, open_index

    snapshot_id, number = new_id("snp"), store.head_number()
    with TemporaryDirectory(prefix="search-") as work:
        folder, file = Path(work) / "index", Path(work) / "snapshot.tar"
        folder.mkdir()
        build(folder, _documents())
        with open_index(folder) as index:
            count = len(index)
        size, checksum = files.pack_folder(folder, file)
        files.send(snapshot_id, file)
    return Snapshot(
        id=snapshot_id, format=FORMAT, number=number, documents=count, bytes=size, sha256=checksum, at=timestamp()
    )


def _documents() -> Iterator[Document]:
    """Shard by shard; only a few are read ahead, for they wait in memory."""
    shards = iter(range(store.SHARDS))
    with ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix="shards") as pool:
        ahead = deque(pool.submit(_packed, shard) for shard in islice(shards, _SIDE_BY_SIDE))
        while ahead:
            packed = ahead.popleft().result()
            ahead.extend(pool.submit(_packed, shard) for shard in islice(shards, 1))
            yield from map(unpack, packed)


def _packed(shard: int) -> list[bytes]:
    return list(store.documents_in(shard))


def _publish(made: Snapshot, filled: bool) -> None:
    for _ in range(_ROUNDS):
        item = store.find_snapshots()
        if item is None:
            raise Unavailable("snapshots_unknown", "Nobody knows of any snapshot; this will be tried again.")
        before = store.standing(item)
        after = kept(made, before)
        try:
            store.publish_snapshot(item, after, store.head_number(), filled=filled)
        except store.Overtaken:
            continue
        logger.info("snapshot stands", snapshot=made.id, documents=made.documents, bytes=made.bytes)
        _tidy(before, after)
        return
    raise Unavailable("index_restless", "The index moves all the time; this will be tried again.")


def _tidy(before: list[Snapshot], after: list[Snapshot]) -> None:
    """Files that nobody opens any more and the part of the log that all that stand have; whatever breaks off is left over for
    the next one, but for a file, which is lost to no harm."""
    for one in before:
        if one.id not in {other.id for other in after}:
            files.remove(one.id)
    store.forget_log(oldest_number(after))


def _release(lease: store.SnapshotsItem) -> None:
    try:
        store.release_building(lease)
    except store.Overtaken:
        logger.info("the lease is somebody else's by now")
