"""What passes between the catalog and who writes many drafts for a supplier (bulk)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from parure.kernel.text import Text
from parure.kernel.value import record, value


@value
class Draft:
    """One product to write. `key` is the supplier's own, or the product's id; `revise` turns what the listing holds (None: there
    is none) into what it is to hold, as the body of POST /products."""

    key: str
    revise: Callable[[Mapping[str, Any] | None], Mapping[str, Any]]


class DraftResult(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@record
class Remark:
    """What is wrong with a draft, at which field of its content. One that `refuses` kept the draft from being written; the others
    are what a reviewer would find."""

    code: str
    field: str | None
    detail: Text
    fix: Text
    refuses: bool = True


@record
class Drafted:
    key: str
    result: DraftResult
    product_id: str | None = None
    submitted: bool = False
    remarks: tuple[Remark, ...] = ()


@value
class Held:
    """A listing as its supplier last wrote it."""

    key: str
    product_id: str
    status: str
    content: Mapping[str, Any]
