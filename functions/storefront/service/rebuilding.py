"""Publish everything again, for a new build of the shop or after trouble: in steps and chunks through a queue.

A step lists a stretch of the shelf, writes its products down as chunks, one for each part of the register, and queues them and
the next step; the last one adds chunks for pages whose products are gone. A chunk publishes its products and is
ticked off. Everything is in the table before it is queued: a message that is lost is queued again by `resume_rebuild`, and one
that comes twice finds its work done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from catalog.contract import off_sale_among, on_sale_after
from parure.aws.auth import Caller
from parure.aws.logs import logger
from parure.aws.messages import queue_messages
from parure.aws.settings import settings
from parure.aws.tables import Transaction, find_done, read_at_once, timestamp
from parure.kernel.errors import Conflict, NotFound
from parure.kernel.ids import new_id
from parure.kernel.paging import Page
from storefront import store
from storefront.distribution import distribution
from storefront.events import RebuildFinished, RebuildResumed, RebuildStarted
from storefront.rules.address import EVERYTHING
from storefront.rules.register import PARTS, part_of
from storefront.service.publishing import TOGETHER, publish_part
from storefront.store import ChunkItem, RebuildItem, StepItem

STRETCH = 5_000
"""Products that one step lists: some seconds."""
_TIDY = 9999
"""The step under which the chunks of gone products stand."""
_TIDIED_TOGETHER = 16
"""Parts of the register that one of these looks through."""


def start_rebuild(*, by: str, idempotency_key: str) -> RebuildItem:
    """Queue the first step; the same key again shows the same rebuild.

    Raises:
        Conflict: `rebuild_running`: the one before is not finished; it can be resumed.
    """
    key = f"{by}#rebuilds#{idempotency_key}"
    if done := find_done(key):
        return find_rebuild(done["rebuild_id"])
    latest = next(iter(store.rebuilds(limit=1, cursor=None).items), None)
    if latest is not None and latest.finished_at is None:
        sentence = "All pages are being published already. Wait for it, or resume it if it stands still."
        raise Conflict("rebuild_running", sentence, rebuild_id=latest.pk)
    rebuild = store.new_rebuild(new_id("reb"), by)
    tx = Transaction()
    tx.put(rebuild, if_absent=True)
    tx.once(key, result={"rebuild_id": rebuild.pk})
    tx.publish(RebuildStarted(rebuild_id=rebuild.pk), by=by)
    tx.commit()
    return rebuild


def resume_rebuild(rebuild_id: str, *, by: Caller) -> RebuildItem:
    """Queue again what is left of it; harmless while it runs, nothing when it is finished."""
    rebuild = find_rebuild(rebuild_id)
    if rebuild.finished_at is None:
        tx = Transaction()
        tx.publish(RebuildResumed(rebuild_id=rebuild_id), by=by.id)
        tx.commit()
    return rebuild


def find_rebuild(rebuild_id: str) -> RebuildItem:
    rebuild = RebuildItem.find(rebuild_id, "rebuild")
    if rebuild is None:
        raise NotFound("rebuild_not_found", "There is no such rebuild.")
    return rebuild


def list_rebuilds(*, limit: int, cursor: str | None) -> Page[RebuildItem]:
    return store.rebuilds(limit=limit, cursor=cursor)


def queue_rest(rebuild_id: str) -> None:
    """Everything of it that is not done: open chunks, the step that was not listed yet, or only its end."""
    rebuild = find_rebuild(rebuild_id)
    if rebuild.finished_at is not None:
        return
    _queue_chunks(rebuild_id, None)
    if rebuild.listed_at is None:
        queue_messages(settings().rebuild_queue_url, [{"rebuild_id": rebuild_id, "step": store.steps_of(rebuild_id)}])
    else:
        _finish(rebuild_id)


def handle_message(message: Mapping[str, Any]) -> None:
    rebuild_id = message["rebuild_id"]
    if "step" in message:
        list_stretch(rebuild_id, int(message["step"]))
    else:
        publish_chunk(rebuild_id, message["chunk"])


def list_stretch(rebuild_id: str, number: int) -> None:
    """One step. A step that is listed already is queued once more and not listed again."""
    step = StepItem.find(rebuild_id, store.step_sk(number))
    if step is None:
        find_rebuild(rebuild_id)
        before = StepItem.find(rebuild_id, store.step_sk(number - 1)) if number else None
        ids, place = on_sale_after(before.next if before else None, STRETCH)
        chunks = _chunks_of(rebuild_id, number, ids, is_last=place is None)
        store.write_chunks(chunks)
        step = StepItem(rebuild_id, store.step_sk(number), next=place)
        _note_step(step, found=len(ids), chunks=len(chunks))
    _queue_chunks(rebuild_id, number)
    if step.next is None:
        _queue_chunks(rebuild_id, _TIDY)
    else:
        queue_messages(settings().rebuild_queue_url, [{"rebuild_id": rebuild_id, "step": number + 1}])


def publish_chunk(rebuild_id: str, sk: str) -> None:
    chunk = ChunkItem.find(rebuild_id, sk)
    if chunk is None:
        raise NotFound("chunk_not_found", f"{rebuild_id} has no {sk}.")
    if chunk.done_at is None:
        first = int(chunk.part)
        if chunk.product_ids is None:
            for number in range(first, first + _TIDIED_TOGETHER):
                _publish_all(number, _gone_from(number), forget=True)
        else:
            _publish_all(first, chunk.product_ids, forget=False)
        _tick_off(chunk)
    _finish(rebuild_id)


def _publish_all(number: int, ids: Sequence[str], *, forget: bool) -> None:
    for start in range(0, len(ids), TOGETHER):
        publish_part(number, ids[start : start + TOGETHER], {}, forget=forget)


def _queue_chunks(rebuild_id: str, step: int | None) -> None:
    chunks = store.open_chunks(rebuild_id, step=step)
    queue_messages(settings().rebuild_queue_url, ({"rebuild_id": rebuild_id, "chunk": chunk.sk} for chunk in chunks))


def _chunks_of(rebuild_id: str, step: int, ids: Iterable[str], *, is_last: bool) -> list[ChunkItem]:
    by_part: dict[int, list[str]] = defaultdict(list)
    for product_id in ids:
        by_part[part_of(product_id)].append(product_id)
    chunks = [
        ChunkItem(rebuild_id, store.chunk_sk(step, part), part=part, product_ids=found)
        for part, found in by_part.items()
    ]
    if is_last:
        chunks += [
            ChunkItem(rebuild_id, store.chunk_sk(_TIDY, part), part=part) for part in range(0, PARTS, _TIDIED_TOGETHER)
        ]
    return chunks


def _note_step(step: StepItem, *, found: int, chunks: int) -> None:
    """The step is listed, once: two that list the same stretch at once write the same chunks, and one of them is told."""
    at = timestamp()
    tx = Transaction()
    tx.put(step, if_absent=True)
    counted = [RebuildItem.found.add(found), RebuildItem.chunks.add(chunks), RebuildItem.updated_at.set(at)]
    if step.next is None:
        counted.append(RebuildItem.listed_at.set(at))
    tx.update(RebuildItem(step.pk, "rebuild"), actions=counted)
    tx.commit()


def _tick_off(chunk: ChunkItem) -> None:
    at, products = timestamp(), len(chunk.product_ids or ())
    tx = Transaction()
    done = Conflict("chunk_done", "Somebody else was faster.")
    tx.update(chunk, actions=[ChunkItem.done_at.set(at)], condition=ChunkItem.done_at.does_not_exist(), otherwise=done)
    counted = [RebuildItem.done.add(products), RebuildItem.chunks_done.add(1), RebuildItem.updated_at.set(at)]
    tx.update(RebuildItem(chunk.pk, "rebuild"), actions=counted)
    try:
        tx.commit()
    except Conflict as conflict:
        if conflict is not done:
            raise


def _finish(rebuild_id: str) -> None:
    """After the last chunk: the CDN forgets everything, and the rebuild is finished, once."""
    rebuild = find_rebuild(rebuild_id)
    if rebuild.finished_at is not None or rebuild.listed_at is None or rebuild.chunks_done < rebuild.chunks:
        return
    if any(store.open_chunks(rebuild_id)):
        # A stretch that was listed twice at once counts twice.
        return
    distribution().forget(EVERYTHING)
    tx = Transaction()
    finished = Conflict("rebuild_finished", "It is finished already.")
    tx.update(
        rebuild,
        actions=[RebuildItem.finished_at.set(timestamp())],
        condition=RebuildItem.finished_at.does_not_exist(),
        otherwise=finished,
    )
    tx.publish(RebuildFinished(rebuild_id=rebuild_id, pages=int(rebuild.done)), by=None)
    try:
        tx.commit()
    except Conflict as conflict:
        if conflict is not finished:
            raise
    logger.info("everything is published", rebuild_id=rebuild_id, pages=int(rebuild.done))


def _gone_from(number: int) -> list[str]:
    part = store.part_in(read_at_once(store.part_reads(number)), number)
    return sorted(off_sale_among(part.lines))
