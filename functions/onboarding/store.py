"""The onboarding table.

| pk | sk | item |
|---|---|---|
| `apl_…` | `application` | an application, later the organisation's papers: one JSON document |
| `usr_…`, `org_…` | `application` | which one is theirs: a person or an organisation has one open at a time |

`by_queue` is the operator's desk: what waits, the longest first; the approved by whose papers run out first. `by_due` is
sparse: whose papers the clock has to look at. History is the outbox, read by application.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cache

from pydantic import TypeAdapter
from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition

from onboarding.rules.application import Application, ApplicationStatus
from onboarding.rules.expiry import licensed_until, next_due
from parure.aws.auth import Role
from parure.aws.tables import OutboxEvent, Table, Transaction, index, query_page
from parure.kernel.errors import Conflict, PreconditionFailed
from parure.kernel.events import Envelope
from parure.kernel.paging import Page
from parure.kernel.time import iso

RENEWALS = "renewals"
"""The queue of approved organisations with a renewal to look at."""
DUE = "due"
_NEVER = "9999"
_STEPS = 200


@cache
def _adapter() -> TypeAdapter[Application]:
    # Built when first needed: an adapter costs a cold start several milliseconds.
    return TypeAdapter(Application)


class ApplicationItem(Table):
    class Meta(Table.Meta):
        table = "onboarding"

    by_queue = index("queue", "queue_at")
    by_due = index("due", "due_at")
    document = UnicodeAttribute()
    version = NumberAttribute()
    kind = UnicodeAttribute()
    queue = UnicodeAttribute(null=True)
    queue_at = UnicodeAttribute(null=True)
    due = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)

    def application(self) -> Application:
        return _adapter().validate_json(self.document)


class OwnItem(Table):
    """Leads from whom it belongs to to the application."""

    class Meta(Table.Meta):
        table = "onboarding"

    application_id = UnicodeAttribute()
    open = BooleanAttribute()


def find_application(application_id: str) -> Application | None:
    item = ApplicationItem.find(application_id, "application")
    return item.application() if item else None


def find_own(owner: str) -> Application | None:
    own = OwnItem.find(owner, "application")
    return find_application(own.application_id) if own else None


def put_application(tx: Transaction, application: Application) -> Application:
    """Write it if nobody else did since it was read; returns it as it will be stored."""
    stored = application.with_(version=application.version + 1)
    due_at = next_due(stored)
    queue, queue_at = _queue(stored)
    item = ApplicationItem(
        stored.application_id,
        "application",
        document=_adapter().dump_json(stored).decode(),
        version=stored.version,
        kind=str(stored.kind),
        queue=queue,
        queue_at=queue_at,
        due=DUE if due_at else None,
        due_at=iso(due_at) if due_at else None,
    )
    here = ApplicationItem.pk
    held: Condition = ApplicationItem.version == application.version if application.version else here.does_not_exist()
    tx.put(item, condition=held, otherwise=changed_meanwhile())
    return stored


def own_parts(tx: Transaction, owner: str, application: Application) -> None:
    """Make this the owner's application; one that is still open stands in the way."""
    free = OwnItem.pk.does_not_exist() | (OwnItem.open == False)  # noqa: E712 - a condition of DynamoDB
    same = OwnItem.application_id == application.application_id
    tx.put(
        OwnItem(owner, "application", application_id=application.application_id, open=application.open),
        condition=free | same,
        otherwise=Conflict("already_applied", "You have an application already. Go on with that one."),
    )


def list_queue(queue: str, kind: Role | None, *, limit: int, cursor: str | None) -> Page[Application]:
    only = ApplicationItem.kind == str(kind) if kind else None
    page = query_page(
        ApplicationItem.by_queue, queue, filter_condition=only, limit=limit, cursor=cursor, scope=kind or ""
    )
    return page.map(lambda item: item.application())


def list_due(at: datetime, cursor: str | None) -> Page[ApplicationItem]:
    return query_page(
        ApplicationItem.by_due, DUE, range_condition=ApplicationItem.due_at <= iso(at), limit=100, cursor=cursor
    )


def steps_of(aggregate_id: str) -> Iterator[Envelope]:
    """What happened to an application or an organisation, newest first, as the outbox keeps it."""
    newest = OutboxEvent.query(aggregate_id, scan_index_forward=False, limit=_STEPS)
    return (Envelope.from_json(json.loads(item.envelope)) for item in newest)


def changed_meanwhile() -> PreconditionFailed:
    return PreconditionFailed("changed_meanwhile", "Somebody changed this at the same time. Read it again.")


def _queue(application: Application) -> tuple[str | None, str | None]:
    """Under what the desk lists it, and by what it is sorted there."""
    status = application.status
    if status is ApplicationStatus.APPROVED:
        if application.pending:
            return RENEWALS, iso(min(paper.filed_at for paper in application.pending))
        until = licensed_until(application)
        return str(status), iso(until) if until else _NEVER
    if status is ApplicationStatus.SUBMITTED:
        return str(status), iso(application.submitted_at) if application.submitted_at else None
    if status in (ApplicationStatus.RETURNED, ApplicationStatus.DECLINED) and application.decided_at:
        return str(status), iso(application.decided_at)
    return None, None
