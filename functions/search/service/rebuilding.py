"""Make the whole index anew from the catalog: in steps and chunks through a queue, and one snapshot at the end.

A step lists a stretch of the mall's shelf, or of the shops' assortments, writes it down as chunks and queues them and the next step; the
last one adds chunks for documents whose products are gone. A chunk brings its documents up to date and is ticked off. Buyers search the
index as it was meanwhile, and see each correction at once; when all is done the next sweep writes the snapshot that everybody opens.
Everything is in the table before it is queued: a message that is lost is queued again by `resume_rebuild`, and one that comes twice
finds its work done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from catalog.contract import live_product_ids, off_sale_among, on_sale_after
from parure.aws.logs import logger
from parure.aws.messages import queue_messages
from parure.aws.settings import settings
from parure.aws.tables import Transaction, find_done
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.ids import new_id
from parure.kernel.paging import Page
from search import progress, store
from search.events import IndexRebuildFinished, IndexRebuildResumed, IndexRebuildStarted
from search.progress import ChunkItem, RebuildItem, StepItem
from search.service.building import build_snapshot
from search.service.indexing import TOGETHER, Place, index_places, index_products
from shops.contract import listing_page, open_shops

STRETCH = 2_000
"""Products that one step lists."""
_CHUNK = 5 * TOGETHER
_SHARDS_TIDIED = 4
_AT_ONCE = 500


def rebuild_at_once() -> int:
    """Here and now, for a mall that was filled without events; how many documents there are."""
    index_products(live_product_ids())
    for slug in _open_slugs():
        index_places(Place(product_id, slug) for product_id in _assortment(slug))
    for shard in range(store.SHARDS):
        _tidy(shard)
    made = build_snapshot(filled=True)
    return made.documents if made else 0


def start_rebuild(*, by: str, idempotency_key: str) -> RebuildItem:
    """Queue the first step; the same key again shows the same rebuild.

    Raises:
        Conflict: `rebuild_running`: the one before is not finished; it can be resumed.
    """
    key = f"{by}#index-rebuilds#{idempotency_key}"
    if done := find_done(key):
        return find_rebuild(done["rebuild_id"])
    latest = progress.latest()
    if latest is not None and latest.finished_at is None:
        raise _running(latest.pk)
    rebuild = progress.new_rebuild(new_id("reb"), by)
    tx = Transaction()
    tx.put(rebuild, if_absent=True)
    progress.take_turn(tx, rebuild, after=latest, otherwise=_running(None))
    tx.once(key, result={"rebuild_id": rebuild.pk})
    tx.publish(IndexRebuildStarted(rebuild_id=rebuild.pk), by=by)
    tx.commit()
    return rebuild


def _running(rebuild_id: str | None) -> Conflict:
    sentence = "The index is being made anew already. Wait for it, or resume it if it stands still."
    return Conflict("rebuild_running", sentence, **({"rebuild_id": rebuild_id} if rebuild_id else {}))


def resume_rebuild(rebuild_id: str, *, by: str) -> RebuildItem:
    """Queue again what is left of it; harmless while it runs, nothing when it is finished."""
    rebuild = find_rebuild(rebuild_id)
    if rebuild.finished_at is None:
        tx = Transaction()
        tx.publish(IndexRebuildResumed(rebuild_id=rebuild_id), by=by)
        tx.commit()
    return rebuild


def find_rebuild(rebuild_id: str) -> RebuildItem:
    rebuild = RebuildItem.find(rebuild_id, "rebuild")
    if rebuild is None:
        raise NotFound("rebuild_not_found", "There is no such rebuild.")
    return rebuild


def list_rebuilds(*, limit: int, cursor: str | None) -> Page[RebuildItem]:
    return progress.rebuilds(limit=limit, cursor=cursor)


def queue_rest(rebuild_id: str) -> None:
    """Everything of it that is not done: open chunks, and the step that was not listed yet. Chunks of that step may lie there
    already; it writes them again, so nobody works on them before it is listed."""
    rebuild = find_rebuild(rebuild_id)
    if rebuild.finished_at is not None:
        return
    listed = progress.steps_of(rebuild_id)
    for number in range(listed):
        _queue_chunks(rebuild_id, number)
    if rebuild.listed_at is None:
        queue_messages(settings().search_queue_url, [{"rebuild_id": rebuild_id, "step": listed}])


def handle_message(message: Mapping[str, Any]) -> None:
    if "scope" in message:
        index_places(Place(product_id, message["scope"]) for product_id in message["product_ids"])
    elif "step" in message:
        list_stretch(message["rebuild_id"], int(message["step"]))
    else:
        work_chunk(message["rebuild_id"], message["chunk"])


def queue_places(scope: str, product_ids: Sequence[str]) -> None:
    """To be looked at, chunk by chunk: a whole assortment when a shop opens, closes or has other prices; what is due."""
    starts = range(0, len(product_ids), _CHUNK)
    queue_messages(
        settings().search_queue_url,
        ({"scope": scope, "product_ids": list(product_ids[n : n + _CHUNK])} for n in starts),
    )


def products_in_shop(slug: str) -> list[str]:
    """Of its assortment, and whatever its index holds besides."""
    return list(dict.fromkeys([*_assortment(slug), *store.products_of_shop(slug)]))


def list_stretch(rebuild_id: str, number: int) -> None:
    """One step. A step that is listed already is queued once more and not listed again."""
    step = StepItem.find(rebuild_id, progress.step_sk(number))
    if step is None:
        find_rebuild(rebuild_id)
        before = StepItem.find(rebuild_id, progress.step_sk(number - 1)) if number else None
        chunks, place = _stretch(rebuild_id, number, (before.next if before else None) or {"of": "mall"})
        progress.write_chunks(chunks)
        step = StepItem(rebuild_id, progress.step_sk(number), next=place)
        progress.note_step(step, found=sum(len(one.product_ids or ()) for one in chunks), chunks=len(chunks))
    _queue_chunks(rebuild_id, number)
    if step.next is not None:
        queue_messages(settings().search_queue_url, [{"rebuild_id": rebuild_id, "step": number + 1}])


def _stretch(rebuild_id: str, number: int, place: Mapping[str, Any]) -> tuple[list[ChunkItem], dict[str, Any] | None]:
    """Chunks from this place on, and where the next step begins: the mall first, then one shop after the other."""
    if place["of"] == "mall":
        ids, following = on_sale_after(place.get("at"), STRETCH)
        chunks = progress.chunks_of(rebuild_id, number, ids, _CHUNK)
        return chunks, {"of": "mall", "at": following} if following else {"of": "shops"}
    shops = open_shops(place.get("cursor"), limit=1)
    chunks = [
        chunk
        for shop in shops.items
        for chunk in progress.chunks_of(rebuild_id, number, _assortment(shop.slug), _CHUNK, shop=shop.slug)
    ]
    if shops.next_cursor is not None:
        return chunks, {"of": "shops", "cursor": shops.next_cursor}
    return [*chunks, *progress.tidy_chunks(rebuild_id, number, _SHARDS_TIDIED)], None


def work_chunk(rebuild_id: str, sk: str) -> None:
    chunk = ChunkItem.find(rebuild_id, sk)
    if chunk is None:
        raise NotFound("chunk_not_found", f"{rebuild_id} has no {sk}.")
    if chunk.done_at is not None:
        return
    if chunk.product_ids is None:
        first = int(chunk.shard or 0)
        for shard in range(first, min(first + _SHARDS_TIDIED, store.SHARDS)):
            _tidy(shard)
    else:
        index_places(Place(product_id, chunk.shop or "") for product_id in chunk.product_ids)
    progress.tick_off(chunk)


def finish_rebuild() -> bool:
    """The latest one, if all its chunks are done: a snapshot of it, and it is finished; whether that was so."""
    rebuild = progress.latest()
    if rebuild is None or rebuild.finished_at is not None or rebuild.listed_at is None:
        return False
    if any(progress.open_chunks(rebuild.pk)):
        return False
    made = build_snapshot(filled=True)
    if made is None:
        return False
    progress.finish(rebuild, made.documents, IndexRebuildFinished(rebuild_id=rebuild.pk, documents=made.documents))
    logger.info("the index is made anew", rebuild_id=rebuild.pk, documents=made.documents)
    return True


def _queue_chunks(rebuild_id: str, step: int) -> None:
    chunks = progress.open_chunks(rebuild_id, step=step)
    queue_messages(settings().search_queue_url, ({"rebuild_id": rebuild_id, "chunk": chunk.sk} for chunk in chunks))


def _tidy(shard: int) -> None:
    """Documents of this shard whose products are not on sale any more."""
    held = [Place(product_id, scope) for product_id, scope in store.places_in(shard)]
    for start in range(0, len(held), _AT_ONCE):
        some = held[start : start + _AT_ONCE]
        gone = off_sale_among({place.product_id for place in some})
        index_places(place for place in some if place.product_id in gone)


def _open_slugs() -> Iterable[str]:
    cursor: str | None = None
    while True:
        page = open_shops(cursor)
        yield from (shop.slug for shop in page.items)
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def _assortment(slug: str) -> Iterable[str]:
    cursor: str | None = None
    while True:
        page = listing_page(slug, cursor)
        yield from (listed.product_id for listed in page.items)
        if page.next_cursor is None:
            return
        cursor = page.next_cursor
