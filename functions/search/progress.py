"""How far a rebuild of the index is: `reb_…` / rebuild, step#, chunk#, in the search table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from parure.aws.tables import Table, Transaction, index, query_page, timestamp
from parure.kernel.errors import Conflict
from parure.kernel.events import DomainEvent
from parure.kernel.paging import Page
from search.store import SHARDS, JsonText

_REBUILD = "rebuild"


class RebuildItem(Table):
    """`found` and `done` count documents; what was found grows until `listed_at`."""

    class Meta(Table.Meta):
        table = "search"

    by_mark = index("mark", "mark_at")

    mark = UnicodeAttribute()
    mark_at = UnicodeAttribute()
    by = UnicodeAttribute()
    started_at = UnicodeAttribute()
    updated_at = UnicodeAttribute()
    listed_at = UnicodeAttribute(null=True)
    finished_at = UnicodeAttribute(null=True)
    found = NumberAttribute()
    done = NumberAttribute()
    chunks = NumberAttribute()
    chunks_done = NumberAttribute()
    documents = NumberAttribute(null=True)
    """In the snapshot that came of it."""


class TurnItem(Table):
    """Whose turn it is: of two rebuilds that begin at once one is told. An index may lag behind, this does not."""

    class Meta(Table.Meta):
        table = "search"

    rebuild_id = UnicodeAttribute()


class StepItem(Table):
    class Meta(Table.Meta):
        table = "search"

    next = JsonText(null=True)
    """Where the next stretch begins; none after the last."""


class ChunkItem(Table):
    class Meta(Table.Meta):
        table = "search"

    shop = UnicodeAttribute(null=True)
    product_ids = JsonText(null=True)
    """None: whatever is held from `shard` on and is not on sale any more."""
    shard = NumberAttribute(null=True)
    done_at = UnicodeAttribute(null=True)


def new_rebuild(rebuild_id: str, by: str) -> RebuildItem:
    at = timestamp()
    return RebuildItem(
        rebuild_id,
        "rebuild",
        mark=_REBUILD,
        mark_at=rebuild_id,
        by=by,
        started_at=at,
        updated_at=at,
        found=0,
        done=0,
        chunks=0,
        chunks_done=0,
    )


def take_turn(tx: Transaction, rebuild: RebuildItem, *, after: RebuildItem | None, otherwise: Conflict) -> None:
    """Only if the latest one is still `after`."""
    mine = TurnItem("rebuild", "turn", rebuild_id=rebuild.pk)
    free = TurnItem.pk.does_not_exist()
    if after is not None:
        free = free | (TurnItem.rebuild_id == after.pk)
    tx.put(mine, condition=free, otherwise=otherwise)


def rebuilds(*, limit: int, cursor: str | None) -> Page[RebuildItem]:
    """The latest first."""
    return query_page(RebuildItem.by_mark, _REBUILD, limit=limit, cursor=cursor, newest_first=True)


def latest() -> RebuildItem | None:
    """One Query, and a read of it as it is now: an index may lag behind."""
    found = next(iter(RebuildItem.by_mark.query(_REBUILD, limit=1, scan_index_forward=False)), None)
    return None if found is None else RebuildItem.find(found.pk, "rebuild")


def step_sk(number: int) -> str:
    return f"step#{number:05d}"


def chunks_of(
    rebuild_id: str, step: int, product_ids: Iterable[str], size: int, *, shop: str | None = None
) -> list[ChunkItem]:
    ids = list(product_ids)
    return [
        ChunkItem(rebuild_id, f"chunk#{step:05d}#{start:07d}", product_ids=ids[start : start + size], shop=shop)
        for start in range(0, len(ids), size)
    ]


def tidy_chunks(rebuild_id: str, step: int, size: int) -> list[ChunkItem]:
    return [ChunkItem(rebuild_id, f"chunk#{step:05d}#tidy{shard:02x}", shard=shard) for shard in range(0, SHARDS, size)]


def write_chunks(chunks: list[ChunkItem]) -> None:
    with ChunkItem.batch_write() as batch:
        for chunk in chunks:
            batch.save(chunk)


def steps_of(rebuild_id: str) -> int:
    """How many steps are listed."""
    return StepItem.count(rebuild_id, StepItem.sk.startswith("step#"), consistent_read=True)


def open_chunks(rebuild_id: str, *, step: int | None = None) -> Iterator[ChunkItem]:
    """Of one step, or of all."""
    prefix = "chunk#" if step is None else f"chunk#{step:05d}#"
    chunks = ChunkItem.query(rebuild_id, ChunkItem.sk.startswith(prefix), consistent_read=True)
    return (chunk for chunk in chunks if chunk.done_at is None)


def note_step(step: StepItem, *, found: int, chunks: int) -> None:
    """The step is listed, once: of two that list the same stretch at once one is told, and tries again to find it done."""
    at = timestamp()
    tx = Transaction()
    tx.put(step, if_absent=True)
    counted = [RebuildItem.found.add(found), RebuildItem.chunks.add(chunks), RebuildItem.updated_at.set(at)]
    if step.next is None:
        counted.append(RebuildItem.listed_at.set(at))
    tx.update(RebuildItem(step.pk, "rebuild"), actions=counted)
    tx.commit()


def tick_off(chunk: ChunkItem) -> None:
    at, done = timestamp(), Conflict("chunk_done", "Somebody else was faster.")
    tx = Transaction()
    tx.update(chunk, actions=[ChunkItem.done_at.set(at)], condition=ChunkItem.done_at.does_not_exist(), otherwise=done)
    products = len(chunk.product_ids or ())
    counted = [RebuildItem.done.add(products), RebuildItem.chunks_done.add(1), RebuildItem.updated_at.set(at)]
    tx.update(RebuildItem(chunk.pk, "rebuild"), actions=counted)
    _commit_unless(tx, done)


def finish(rebuild: RebuildItem, documents: int, event: DomainEvent) -> None:
    """Once."""
    at, finished = timestamp(), Conflict("rebuild_finished", "It is finished already.")
    tx = Transaction()
    tx.update(
        rebuild,
        actions=[
            RebuildItem.finished_at.set(at),
            RebuildItem.updated_at.set(at),
            RebuildItem.documents.set(documents),
        ],
        condition=RebuildItem.finished_at.does_not_exist(),
        otherwise=finished,
    )
    tx.publish(event, by=None)
    _commit_unless(tx, finished)


def _commit_unless(tx: Transaction, expected: Conflict) -> None:
    try:
        tx.commit()
    except Conflict as conflict:
        if conflict is not expected:
            raise
