"""When a paper's end is spoken of: 30, 7 and 1 days ahead, and when it is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from onboarding.events import LicenceExpired, LicenceExpiring
from onboarding.rules.application import Application, ApplicationStatus
from onboarding.rules.papers import PaperState, Qualification, needed_papers

DAYS_AHEAD = (30, 7, 1, 0)
"""0: it has run out."""


def next_due(application: Application) -> datetime | None:
    """When the clock has to look at these papers again."""
    if application.status is not ApplicationStatus.APPROVED:
        return None
    moments = [
        paper.ends - timedelta(days=days)
        for paper in application.qualifications
        if paper.state is PaperState.ACCEPTED and paper.ends is not None
        for days in DAYS_AHEAD
        if _untold(paper, days)
    ]
    return min(moments, default=None)


def tell_of_expiry(
    application: Application, at: datetime
) -> tuple[Application, tuple[LicenceExpiring | LicenceExpired, ...]]:
    """What has to be told by now, each once. Who comes late tells the nearest only: 7 days, not 30 and 7."""
    if application.status is not ApplicationStatus.APPROVED:
        return application, ()
    told: list[LicenceExpiring | LicenceExpired] = []
    papers: list[Qualification] = []
    for paper in application.qualifications:
        days = _days_to_tell(paper, at)
        if days is not None:
            told.append(_event(application, paper, days))
            paper = replace(paper, warned=days)
        papers.append(paper)
    return application.with_(qualifications=tuple(papers)), tuple(told)


def licensed_until(application: Application) -> datetime | None:
    """When the first paper that is needed runs out; None when all that are needed hold for ever."""
    ends = []
    for kind in needed_papers(application.kind, application.goods):
        held = [q for q in application.qualifications if q.kind is kind and q.state is PaperState.ACCEPTED]
        if held and all(q.ends is not None for q in held):
            ends.append(max(q.ends for q in held if q.ends is not None))
    return min(ends, default=None)


def _untold(paper: Qualification, days: int) -> bool:
    return paper.warned is None or days < paper.warned


def _days_to_tell(paper: Qualification, at: datetime) -> int | None:
    if paper.state is not PaperState.ACCEPTED or paper.ends is None:
        return None
    reached = [days for days in DAYS_AHEAD if at >= paper.ends - timedelta(days=days)]
    return min(reached) if reached and _untold(paper, min(reached)) else None


def _event(application: Application, paper: Qualification, days: int) -> LicenceExpiring | LicenceExpired:
    where = {
        "application_id": application.application_id,
        "org_id": application.org_id,
        "qualification_id": paper.qualification_id,
        "kind": str(paper.kind),
        "valid_until": str(paper.valid_until),
    }
    if days:
        return LicenceExpiring(**where, days_left=days)  # type: ignore[arg-type]
    required = paper.kind in needed_papers(application.kind, application.goods)
    return LicenceExpired(**where, required=required)  # type: ignore[arg-type]
