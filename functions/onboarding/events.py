"""What onboarding tells the others; read back by application, the history of an application and of its papers."""

from __future__ import annotations

from typing import ClassVar

from parure.kernel.events import DomainEvent
from parure.kernel.value import record


@record
class _OfApplication:
    """What all events here have; no event itself."""

    source: ClassVar[str] = "onboarding"
    aggregate: ClassVar[str] = "application_id"
    application_id: str


@record
class ApplicationStarted(_OfApplication, DomainEvent):
    """Somebody wants to join; `org_id` when their organisation is there already and files its papers."""

    kind: str
    applicant_id: str
    org_id: str | None


@record
class ApplicationSubmitted(_OfApplication, DomainEvent):
    """It waits for an operator."""

    kind: str


@record
class ApplicationWithdrawn(_OfApplication, DomainEvent):
    """The applicant does not want to any more; their contact is erased."""


@record
class ApplicationChecked(_OfApplication, DomainEvent):
    """An operator ticked an item of the checklist, or found it wanting."""

    item: str
    passed: bool
    note: str | None


@record
class ApplicationReturned(_OfApplication, DomainEvent):
    """The applicant is asked for more."""

    note: str


@record
class ApplicationApproved(_OfApplication, DomainEvent):
    """The organisation trades from now on."""

    kind: str
    org_id: str


@record
class ApplicationDeclined(_OfApplication, DomainEvent):
    """Not this time; a new application may be made."""

    reason: str


@record
class ContactRead(_OfApplication, DomainEvent):
    """An operator read the applicant's contact unmasked."""


@record
class QualificationFiled(_OfApplication, DomainEvent):
    """A paper was handed in, the first of its kind or a renewal."""

    qualification_id: str
    kind: str
    valid_until: str | None


@record
class QualificationRemoved(_OfApplication, DomainEvent):
    """The applicant took a paper back before it was decided on."""

    qualification_id: str
    kind: str


@record
class QualificationAccepted(_OfApplication, DomainEvent):
    """A renewal holds, and what it renews does not count any more."""

    qualification_id: str
    kind: str
    valid_until: str | None


@record
class QualificationRefused(_OfApplication, DomainEvent):
    """A renewal is no good; the paper before it stays."""

    qualification_id: str
    kind: str
    reason: str


@record
class LicenceExpiring(_OfApplication, DomainEvent):
    """A paper runs out in so many days: told at 30, 7 and 1."""

    org_id: str | None
    qualification_id: str
    kind: str
    valid_until: str
    days_left: int


@record
class LicenceExpired(_OfApplication, DomainEvent):
    """A paper ran out; `required`: the organisation is suspended by that."""

    org_id: str | None
    qualification_id: str
    kind: str
    valid_until: str
    required: bool
