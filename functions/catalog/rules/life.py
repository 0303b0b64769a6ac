"""A product's life: draft → submitted → published → taken down.

A reviewer approves, returns (with notes; the supplier corrects and submits again) or rejects (final for what was written:
only something written anew can be submitted). An approved product with a moment to appear waits for it as `approved`.
A published product is edited as a revision, which goes through the same states beside it while the published one stays on
sale.
"""

from __future__ import annotations

from enum import StrEnum

from parure.kernel.errors import Conflict


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    REJECTED = "rejected"
    APPROVED = "approved"
    PUBLISHED = "published"
    TAKEN_DOWN = "taken_down"


EDITABLE = frozenset({Status.DRAFT, Status.RETURNED, Status.REJECTED, Status.APPROVED, Status.TAKEN_DOWN})
SUBMITTABLE = frozenset({Status.DRAFT, Status.RETURNED})

_ADVICE = {
    Status.DRAFT: "Submit it first.",
    Status.SUBMITTED: "It is being reviewed; wait for the decision.",
    Status.RETURNED: "Correct what is noted and submit it again.",
    Status.REJECTED: "What was written is refused for good; write it anew, then submit that.",
    Status.APPROVED: "It is approved and waits for its moment.",
    Status.PUBLISHED: "It is on sale and nothing waits for review.",
    Status.TAKEN_DOWN: "It is off the shelves; publish it again or edit it.",
}


def refuse(status: Status, verb: str) -> Conflict:
    """Why `verb` is not possible in this state, and what is."""
    sentence = f"A product that is {status} cannot be {verb}. {_ADVICE[status]}"
    return Conflict("wrong_status", sentence, product_status=str(status))
