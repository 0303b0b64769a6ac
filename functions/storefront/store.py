"""The storefront table: the register of pages that stand (rules/register.py).

part#0f / revision   moves with every writing of files; small, so that a price that follows the board costs one unit
part#0f / lines      the part's pages, written when one comes, goes or says something else
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute

from parure.aws.tables import Read, Table, Transaction, index
from parure.kernel.errors import PreconditionFailed
from storefront.rules.register import PARTS, Line, Part, is_behind

_BEHIND = "yes"


class Document(JSONAttribute):
    """JSON without blanks."""

    def serialize(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class RevisionItem(Table):
    """`newest` is the day of the part's latest change, none while it has no page. `behind` is there while the sitemap's
    dates, or the index, have yet to follow."""

    class Meta(Table.Meta):
        table = "storefront"

    by_behind = index("behind", "pk")

    revision = NumberAttribute()
    newest = UnicodeAttribute(null=True)
    behind = UnicodeAttribute(null=True)


class LinesItem(Table):
    class Meta(Table.Meta):
        table = "storefront"

    lines = Document()
    """{product_id: [words, changed_on]}"""


class Overtaken(PreconditionFailed):
    """Somebody else wrote files of this part meanwhile: read again, write again."""

    def __init__(self) -> None:
        super().__init__("overtaken", "Somebody else published at the same time; this will be done again.")


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
        actions.append(RevisionItem.behind.set(_BEHIND))
    tx.update(revision, actions=actions, condition=unmoved, otherwise=Overtaken())
    if after.lines != before.lines:
        lines = {key: [line.words, line.changed_on] for key, line in after.lines.items()}
        tx.put(LinesItem(revision.pk, "lines", lines=lines))
    tx.commit()


def parts_behind() -> list[int]:
    """Numbers of the parts whose dates have yet to follow; one Query, for there are few parts."""
    return [int(item.pk.removeprefix("part#"), 16) for item in RevisionItem.by_behind.query(_BEHIND)]


def catch_up(part: Part) -> None:
    """The sitemap of what was read is written.

    Raises:
        Overtaken: it has moved on since.
    """
    tx = Transaction()
    tx.update(
        RevisionItem(f"part#{part.name}", "revision"),
        actions=[RevisionItem.revision.set(part.revision + 1), RevisionItem.behind.remove()],
        condition=RevisionItem.revision == part.revision,
        otherwise=Overtaken(),
    )
    tx.commit()


def revision_reads() -> list[Read]:
    return [part_reads(number)[0] for number in range(PARTS)]
