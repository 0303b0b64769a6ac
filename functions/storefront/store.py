"""The storefront table: the register of pages that stand (rules/register.py).

part#0f / revision   moves with every writing of files; small, so that a price that follows the board costs one unit
part#0f / lines      the part's pages, written when one comes, goes or says something else
front / digests      what home page and lists said when they were last written
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute

from parure.aws.tables import Read, Table, Transaction, index, query_page, timestamp
from parure.kernel.errors import PreconditionFailed
from parure.kernel.paging import Page
from storefront.rules.register import PARTS, Line, Part, is_behind

_BEHIND, _REBUILD = "behind", "rebuild"


class Document(JSONAttribute):
    """JSON without blanks."""

    def serialize(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class RevisionItem(Table):
    """`newest` is the day of the part's latest change, none while it has no page. `mark` is there while the sitemap's
    dates, or the index, have yet to follow."""

    class Meta(Table.Meta):
        table = "storefront"

    by_mark = index("mark", "pk")

    revision = NumberAttribute()
    newest = UnicodeAttribute(null=True)
    mark = UnicodeAttribute(null=True)


class LinesItem(Table):
    class Meta(Table.Meta):
        table = "storefront"

    lines = Document()
    """{product_id: [words, changed_on]}"""


class FrontItem(Table):
    """What home page and lists were when they were last written: the digest of each file."""

    class Meta(Table.Meta):
        table = "storefront"

    digests = Document()


class Overtaken(PreconditionFailed):
    """Somebody else wrote files of this part meanwhile: read again, write again."""

    def __init__(self) -> None:
        super().__init__("overtaken", "Somebody else published at the same time; this will be done again.")


def front_digests() -> dict[str, str]:
    item = FrontItem.find("front", "digests")
    return {} if item is None else dict(item.digests)


def keep_front_digests(digests: Mapping[str, str]) -> None:
    FrontItem("front", "digests", digests=dict(digests)).save()


def part_reads(number: int) -> list[Read]:
    pk = f"part#{number:02x}"
    return [Read(RevisionItem, pk, "revision"), Read(LinesItem, pk, "lines")]


def part_in(found: Mapping[Read, Any], number: int) -> Part:
    revision, lines = (found.get(read) for read in part_reads(number))
    return Part(
        number,
        int(revision.revision) if revision else 0,
        {key: Line(words, day) for key, (words, day) in lines.lines.items()} if lines else {},
    )


def move_on(before: Part, after: Part) -> None:
    """One call: the part says what `after` says, if it still is what was read.

    Raises:
        Overtaken: it is not.
    """
    tx = Transaction()
    unmoved = RevisionItem.revision == before.revision if before.revision else RevisionItem.pk.does_not_exist()
    revision = RevisionItem(f"part#{before.name}", "revision")
    actions = [RevisionItem.revision.set(before.revision + 1)]
    if after.newest != before.newest:
        actions.append(RevisionItem.newest.set(after.newest) if after.newest else RevisionItem.newest.remove())
    if is_behind(before, after):
        actions.append(RevisionItem.mark.set(_BEHIND))
    tx.update(revision, actions=actions, condition=unmoved, otherwise=Overtaken())
    if after.lines != before.lines:
        lines = {key: [line.words, line.changed_on] for key, line in after.lines.items()}
        tx.put(LinesItem(revision.pk, "lines", lines=lines))
    tx.commit()


def parts_behind() -> list[int]:
    """Numbers of the parts whose dates have yet to follow; one Query, for there are few parts."""
    return [int(item.pk.removeprefix("part#"), 16) for item in RevisionItem.by_mark.query(_BEHIND)]


def index_read() -> Read:
    return Read(RevisionItem, "index", "revision")


def newest_reads() -> list[Read]:
    """What the index of the sitemaps is made from."""
    return [index_read(), *(part_reads(number)[0] for number in range(PARTS))]


def newest_in(found: Mapping[Read, Any]) -> dict[str, str]:
    """The day of the latest change of each part that has pages."""
    items = (item for read, item in found.items() if read != index_read())
    return {item.pk.removeprefix("part#"): item.newest for item in items if item.newest}


def move_index_on(found: Mapping[Read, Any]) -> None:
    """
    Raises:
        Overtaken: somebody else wrote the index since `found` was read.
    """
    before = found.get(index_read())
    tx = Transaction()
    tx.update(
        RevisionItem("index", "revision"),
        actions=[RevisionItem.revision.set(int(before.revision) + 1 if before else 1)],
        condition=RevisionItem.revision == before.revision if before else RevisionItem.pk.does_not_exist(),
        otherwise=Overtaken(),
    )
    tx.commit()


def catch_up(part: Part) -> None:
    """The sitemap of what was read is written, and the index knows it.

    Raises:
        Overtaken: it has moved on since.
    """
    tx = Transaction()
    tx.update(
        RevisionItem(f"part#{part.name}", "revision"),
        actions=[RevisionItem.mark.remove()],
        condition=RevisionItem.revision == part.revision,
        otherwise=Overtaken(),
    )
    tx.commit()


class RebuildItem(Table):
    """`found` and `done` count products; what was found grows until `listed_at`."""

    class Meta(Table.Meta):
        table = "storefront"

    by_mark = index("mark", "pk")

    mark = UnicodeAttribute()
    by = UnicodeAttribute()
    started_at = UnicodeAttribute()
    updated_at = UnicodeAttribute()
    listed_at = UnicodeAttribute(null=True)
    finished_at = UnicodeAttribute(null=True)
    found = NumberAttribute()
    done = NumberAttribute()
    chunks = NumberAttribute()
    chunks_done = NumberAttribute()


class StepItem(Table):
    class Meta(Table.Meta):
        table = "storefront"

    next = Document(null=True)
    """Where the next stretch begins; none after the last."""


class ChunkItem(Table):
    class Meta(Table.Meta):
        table = "storefront"

    part = NumberAttribute()
    product_ids = Document(null=True)
    """None: whatever has a page there and is not on sale any more."""
    done_at = UnicodeAttribute(null=True)


def new_rebuild(rebuild_id: str, by: str) -> RebuildItem:
    at = timestamp()
    return RebuildItem(
        rebuild_id,
        "rebuild",
        mark=_REBUILD,
        by=by,
        started_at=at,
        updated_at=at,
        found=0,
        done=0,
        chunks=0,
        chunks_done=0,
    )


def rebuilds(*, limit: int, cursor: str | None) -> Page[RebuildItem]:
    """The latest first."""
    return query_page(RebuildItem.by_mark, _REBUILD, limit=limit, cursor=cursor, newest_first=True)


def step_sk(number: int) -> str:
    return f"step#{number:04d}"


def chunk_sk(step: int, part: int) -> str:
    return f"chunk#{step:04d}#{part:02x}"


def write_chunks(chunks: list[ChunkItem]) -> None:
    with ChunkItem.batch_write() as batch:
        for chunk in chunks:
            batch.save(chunk)


def steps_of(rebuild_id: str) -> int:
    """How many steps are listed."""
    return StepItem.count(rebuild_id, StepItem.sk.startswith("step#"), consistent_read=True)


def open_chunks(rebuild_id: str, *, step: int | None = None) -> Iterator[ChunkItem]:
    """Of one step, or of all."""
    prefix = "chunk#" if step is None else f"chunk#{step:04d}#"
    chunks = ChunkItem.query(rebuild_id, ChunkItem.sk.startswith(prefix), consistent_read=True)
    return (chunk for chunk in chunks if chunk.done_at is None)
