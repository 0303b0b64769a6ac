"""What happened, as the outbox keeps it: the application's events and its organisation's changes of standing, newest first."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Literal

from onboarding import store
from onboarding.service.records import read_application
from parure.aws.auth import Caller, Role
from parure.kernel.events import Envelope
from parure.kernel.value import record

Actor = Literal["applicant", "operator", "mall"]

_BY_APPLICANT = {
    "ApplicationStarted",
    "ApplicationSubmitted",
    "ApplicationWithdrawn",
    "QualificationFiled",
    "QualificationRemoved",
}
_STANDING = {"OrganisationSuspended", "OrganisationReinstated"}
_WHILE_VETTING = {"ApplicationChecked"}
"""The operator's working notes: the applicant gets them with the decision, not one by one."""


@record
class Step:
    """One thing that happened. `by_id` is for operators only."""

    at: datetime
    type: str
    by: Actor
    by_id: str | None
    note: str | None
    facts: dict[str, Any]


def list_steps(application_id: str, *, by: Caller) -> list[Step]:
    """Two queries: the newest two hundred of each; all of it stays in the outbox."""
    application = read_application(application_id, by=by)
    inside = by.role is Role.OPERATOR
    found = [e for e in store.steps_of(application_id) if inside or e.type not in _WHILE_VETTING]
    if application.org_id is not None:
        found += [e for e in store.steps_of(application.org_id) if e.type in _STANDING]
    return [_step(e, inside) for e in sorted(found, key=lambda e: (e.at, e.event_id), reverse=True)]


def _step(envelope: Envelope, inside: bool) -> Step:
    actor: Actor = "mall" if envelope.by is None else "applicant" if envelope.type in _BY_APPLICANT else "operator"
    facts = {name: value for name, value in envelope.data.items() if name in _FACTS and value is not None}
    return Step(
        at=envelope.at,
        type=re.sub(r"(?<!^)(?=[A-Z])", "_", envelope.type).lower(),
        by=actor,
        by_id=envelope.by if inside else None,
        note=envelope.data.get("note") or envelope.data.get("reason"),
        facts=facts,
    )


_FACTS = {"item", "passed", "qualification_id", "kind", "valid_until", "days_left", "required"}
