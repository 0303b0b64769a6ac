"""The search table.

docs#0f  / prd_…#        what the mall's index holds of a product; stays when it leaves, for its prices and its sales
docs#0f  / prd_…#slug    the same of a dealer's shop
head     / head          number of the log's latest entry: who moves it has read everything that it writes after it
log      / 000000000042  documents that came, changed or went, as every instance takes them over
snapshot / current       the snapshots that stand, the best first, and who is building another
reb_…    / rebuild, step#, chunk#   the index made anew from the catalog
rebuild  / turn          whose turn that is
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pynamodb.attributes import BinaryAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from parure.aws.tables import Read, Table, Transaction, index, timestamp
from parure.kernel.errors import PreconditionFailed
from parure.kernel.events import DomainEvent
from parure.kernel.value import value

SHARDS = 64
"""A builder reads them side by side; one partition gives 3,000 units a second."""
_KEPT_DIGITS = 12
REDUCTION = "reduction"
"""What a document is due for."""


class JsonText(JSONAttribute):
    """JSON without blanks."""

    def serialize(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class DocumentItem(Table):
    """`document` is packed (rules/packing.py), none while it is not sold there; `prices` is what its SKUs have cost."""

    class Meta(Table.Meta):
        table = "search"

    by_mark = index("mark", "mark_at")
    by_due = index("due", "due_at")

    document = BinaryAttribute(legacy_encoding=False, null=True)
    digest = UnicodeAttribute(null=True)
    prices = JsonText(null=True)
    """{sku: Prices.to_json()}"""
    gone = JsonText(null=True)
    """SKUs of which there was nothing left."""
    sold = NumberAttribute(default=0)
    shops = JsonText(null=True)
    """Of the mall's own: the dealer shops that have one too."""
    mark = UnicodeAttribute(null=True)
    """`shop#slug` for a dealer shop's."""
    mark_at = UnicodeAttribute(null=True)
    due = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    """When a price before a reduction is not shown any more."""


class HeadItem(Table):
    class Meta(Table.Meta):
        table = "search"

    number = NumberAttribute()


class LogItem(Table):
    class Meta(Table.Meta):
        table = "search"

    at = UnicodeAttribute()
    delta = BinaryAttribute(legacy_encoding=False)
    size = NumberAttribute()
    snapshot = UnicodeAttribute(null=True)
    """A snapshot that stands from here on; `delta` is empty then."""


class SnapshotsItem(Table):
    """`standing`: [{id, format, number, documents, bytes, sha256, at}], the newest first."""

    class Meta(Table.Meta):
        table = "search"

    revision = NumberAttribute()
    standing = JsonText()
    building_until = UnicodeAttribute(null=True)
    filled_at = UnicodeAttribute(null=True)
    """When the table held every product for the first time; before that a snapshot of it would be a lie."""


class Overtaken(PreconditionFailed):
    """Somebody else wrote to the log meanwhile: read again, write again."""

    def __init__(self) -> None:
        super().__init__("overtaken", "Somebody else indexed at the same time; this will be done again.")


# Documents


def shard_of(product_id: str) -> int:
    return hashlib.sha256(product_id.encode()).digest()[0] % SHARDS


def document_read(product_id: str, scope: str = "") -> Read:
    return Read(DocumentItem, f"docs#{shard_of(product_id):02x}", f"{product_id}#{scope}")


def new_document(product_id: str, scope: str = "") -> DocumentItem:
    read = document_read(product_id, scope)
    item = DocumentItem(read.pk, read.sk, sold=0)
    if scope:
        item.mark, item.mark_at = f"shop#{scope}", product_id
    return item


def documents_in(shard: int) -> Iterator[bytes]:
    """Packed, every one that is sold somewhere."""
    items = DocumentItem.query(f"docs#{shard:02x}", consistent_read=True, attributes_to_get=["document"])
    return (item.document for item in items if item.document is not None)


def places_in(shard: int) -> Iterator[tuple[str, str]]:
    """(product, scope) of every document that is held."""
    items = DocumentItem.query(f"docs#{shard:02x}", consistent_read=True, attributes_to_get=["sk", "digest"])
    return ((product, scope) for product, _, scope in (item.sk.partition("#") for item in items if item.digest))


def products_of_shop(slug: str) -> Iterator[str]:
    """Products that a shop's index holds, or held."""
    marked = DocumentItem.by_mark.query(f"shop#{slug}", attributes_to_get=["mark_at"])
    return (item.mark_at for item in marked if item.mark_at)


def reductions_over(at: str, limit: int) -> list[tuple[str, str]]:
    """(product, scope) whose price before a reduction is shown too long."""
    due = DocumentItem.by_due.query(REDUCTION, DocumentItem.due_at <= at, limit=limit)
    return [(product, scope) for product, _, scope in (item.sk.partition("#") for item in due)]


# The log


def head_number() -> int:
    head = HeadItem.find("head", "head")
    return int(head.number) if head else 0


def log_sk(number: int) -> str:
    return f"{number:0{_KEPT_DIGITS}}"


def append(
    number: int,
    delta: bytes,
    size: int,
    *,
    items: Sequence[Table] = (),
    events: Iterable[DomainEvent] = (),
    once: Iterable[str] = (),
) -> int:
    """One call: the entry after `number`, the documents that it tells of, and its events, if the log still ends there.

    Raises:
        Overtaken: it does not.
        AlreadyDone: one of `once` was done before.
    """
    tx = Transaction()
    for key in once:
        tx.once(key)
    _move_head(tx, number)
    tx.put(LogItem("log", log_sk(number + 1), at=timestamp(), delta=delta, size=size))
    for item in items:
        tx.put(item)
    for event in events:
        tx.publish(event, by=None)
    tx.commit()
    return number + 1


def log_after(number: int) -> Iterator[LogItem]:
    """One Query for each megabyte."""
    return iter(LogItem.query("log", LogItem.sk > log_sk(number), consistent_read=True))


@value
class Since:
    """What a snapshot lacks; notes of other snapshots do not count."""

    documents: int
    entries: int
    latest: str | None


def log_since(number: int) -> Since:
    wanted = ["sk", "size", "at"]
    found = LogItem.query("log", LogItem.sk > log_sk(number), attributes_to_get=wanted, consistent_read=True)
    told = [entry for entry in found if entry.size]
    return Since(sum(int(entry.size) for entry in told), len(told), told[-1].at if told else None)


def forget_log(up_to: int) -> int:
    """Drop the entries that every standing snapshot holds; how many."""
    old = [item.sk for item in LogItem.query("log", LogItem.sk <= log_sk(up_to), attributes_to_get=["sk"])]
    with LogItem.batch_write() as batch:
        for sk in old:
            batch.delete(LogItem("log", sk))
    return len(old)


def _move_head(tx: Transaction, number: int) -> None:
    unmoved = HeadItem.number == number if number else HeadItem.pk.does_not_exist()
    head = HeadItem("head", "head")
    tx.update(head, actions=[HeadItem.number.set(number + 1)], condition=unmoved, otherwise=Overtaken())


# Snapshots


@value
class Snapshot:
    """A file of the whole index as it was at one entry of the log."""

    id: str
    format: int
    number: int
    documents: int
    bytes: int
    sha256: str
    at: str


def find_snapshots() -> SnapshotsItem | None:
    return SnapshotsItem.find("snapshot", "current")


def standing(item: SnapshotsItem | None) -> list[Snapshot]:
    return [Snapshot(**said) for said in item.standing] if item else []


def lease_building(item: SnapshotsItem | None, at: str, until: str) -> SnapshotsItem:
    """
    Raises:
        Overtaken: somebody else took it.
    """
    if item is None:
        made = SnapshotsItem("snapshot", "current", revision=1, standing=[], building_until=until)
        tx = Transaction()
        tx.put(made, if_absent=True, otherwise=Overtaken())
        tx.commit()
        return made
    free = SnapshotsItem.building_until.does_not_exist() | (SnapshotsItem.building_until <= at)
    return _replace_snapshots(item, item.standing, until, free)


def release_building(item: SnapshotsItem) -> None:
    _replace_snapshots(item, item.standing, None)


def publish_snapshot(item: SnapshotsItem, kept: Sequence[Snapshot], number: int, *, filled: bool) -> None:
    """The first of `kept` is the one that is opened from now on; the log tells everybody who holds an older one.

    Raises:
        Overtaken: the log has moved, or somebody else published.
    """
    tx = Transaction()
    _move_head(tx, number)
    tx.put(LogItem("log", log_sk(number + 1), at=timestamp(), delta=b"", size=0, snapshot=kept[0].id))
    after = _next_snapshots(item, [vars(one) for one in kept], None)
    after.filled_at = item.filled_at or (timestamp() if filled else None)
    tx.put(after, condition=SnapshotsItem.revision == item.revision, otherwise=Overtaken())
    tx.commit()


def reject_snapshot(snapshot_id: str) -> None:
    """It cannot be opened: nobody tries it again, and the next sweep builds another."""
    item = find_snapshots()
    if item is not None and any(said["id"] == snapshot_id for said in item.standing):
        left = [said for said in item.standing if said["id"] != snapshot_id]
        _replace_snapshots(item, left, item.building_until)


def _replace_snapshots(
    item: SnapshotsItem, standing: Sequence[Mapping[str, Any]], until: str | None, besides: Any = None
) -> SnapshotsItem:
    after = _next_snapshots(item, standing, until)
    unmoved = SnapshotsItem.revision == item.revision
    tx = Transaction()
    tx.put(after, condition=unmoved if besides is None else unmoved & besides, otherwise=Overtaken())
    tx.commit()
    return after


def _next_snapshots(item: SnapshotsItem, standing: Sequence[Mapping[str, Any]], until: str | None) -> SnapshotsItem:
    return SnapshotsItem(
        item.pk,
        item.sk,
        revision=int(item.revision) + 1,
        standing=list(standing),
        building_until=until,
        filled_at=item.filled_at,
    )
