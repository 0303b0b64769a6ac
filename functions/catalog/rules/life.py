"""A product's life: draft → submitted → published → taken down; a rejected one is a draft with a reason.

Approval and publication are one step here. A published product is edited as a revision, which goes through the same
states beside it while the published one stays on sale.
"""

from __future__ import annotations

from enum import StrEnum

from parure.kernel.errors import Conflict


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    REJECTED = "rejected"
    PUBLISHED = "published"
    TAKEN_DOWN = "taken_down"


EDITABLE = frozenset({Status.DRAFT, Status.REJECTED, Status.TAKEN_DOWN})
SUBMITTABLE = frozenset({Status.DRAFT, Status.REJECTED})


def refuse(status: Status, verb: str) -> Conflict:
    """Why `verb` is not possible in this state, and what is."""
    advice = {
        Status.DRAFT: "Submit it first.",
        Status.SUBMITTED: "It is being reviewed; wait for the decision.",
        Status.REJECTED: "Correct it and submit it again.",
        Status.PUBLISHED: "It is on sale and nothing waits for review.",
        Status.TAKEN_DOWN: "It is off the shelves; publish it again or edit it.",
    }[status]
    return Conflict(
        "wrong_status", f"A product that is {status} cannot be {verb}. {advice}", product_status=str(status)
    )
