"""The clock: papers that run out are told of ahead, and end the right to trade when they do.

Nothing relies on it for correctness: identity tests the licence's end whenever it reads an organisation.
"""

from __future__ import annotations

from identity.contract import licence_parts, organisation_reads, organisations_in
from onboarding import store
from onboarding.rules.expiry import licensed_until, tell_of_expiry
from onboarding.service.records import on_fresh
from parure.aws.logs import logger
from parure.aws.tables import Transaction, read_together
from parure.kernel.time import now


def sweep() -> int:
    """Tell what is due; returns how many were looked at. One that fails does not stop the rest."""
    at = now()
    seen = 0
    failures: list[Exception] = []
    cursor: str | None = None
    while True:
        page = store.list_due(at, cursor)
        for item in page.items:
            seen += 1
            application_id = item.pk
            try:
                on_fresh(lambda: tell(application_id))  # noqa: B023 - called at once
            except Exception as failure:  # noqa: BLE001 - raised again below
                logger.exception("expiry not told", application_id=application_id)
                failures.append(failure)
        cursor = page.next_cursor
        if cursor is None:
            break
    if failures:
        raise ExceptionGroup("some papers could not be told of", failures)
    return seen


def tell(application_id: str) -> None:
    """Passes over what is not due after all: the index may be a moment behind."""
    application = store.find_application(application_id)
    if application is None:
        return
    at = now()
    told, events = tell_of_expiry(application, at)
    if not events:
        return
    tx = Transaction()
    store.put_application(tx, told)
    for event in events:
        tx.publish(event, by=None)
    until = licensed_until(told)
    if told.org_id is not None and until is not None and until <= at:
        found = read_together(organisation_reads([told.org_id]))
        if told.org_id in organisations_in(found):
            licence_parts(tx, found, told.org_id, until, by=None)
    tx.commit()
