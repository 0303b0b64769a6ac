"""Qualifications 资质: which an organisation needs, what a number must look like, and until when a paper holds."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

from parure.aws.auth import Role
from parure.kernel.value import record

BUSINESS_DAY = timezone(timedelta(hours=8))
"""A paper holds through its last day in China, wherever its holder is."""


class PaperKind(StrEnum):
    BUSINESS_LICENCE = "business_licence"
    """营业执照"""
    PRECIOUS_METAL_LICENCE = "precious_metal_licence"
    """贵金属经营资质"""
    DIAMOND_LICENCE = "diamond_licence"
    """钻石经营资质"""
    AUTHORISATION = "authorisation"
    """品牌授权书"""
    OTHER = "other"


class Goods(StrEnum):
    """What somebody wants to sell, as coarse as the papers that it needs."""

    PRECIOUS_METAL = "precious_metal"
    DIAMOND = "diamond"
    JADE = "jade"
    PEARL = "pearl"
    COLOURED_STONE = "coloured_stone"


class PaperState(StrEnum):
    FILED = "filed"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    REPLACED = "replaced"


@record
class Qualification:
    """One paper. `valid_until` is its last day, None when it has none 长期; `warned` the last count of days told."""

    qualification_id: str
    kind: PaperKind
    number: str
    issuer: str
    valid_until: date | None
    document_id: str
    filed_at: datetime
    filed_by: str
    state: PaperState = PaperState.FILED
    replaces: str | None = None
    note: str | None = None
    decided_at: datetime | None = None
    decided_by: str | None = None
    warned: int | None = None

    @property
    def ends(self) -> datetime | None:
        return None if self.valid_until is None else end_of(self.valid_until)

    def holds_at(self, at: datetime) -> bool:
        return self.ends is None or at < self.ends


# Which papers which goods ask for: the law's, and the mall's own (domain.md §10: data, to be checked by the operator's lawyer).
NEEDED_FOR: dict[Goods, PaperKind] = {
    Goods.PRECIOUS_METAL: PaperKind.PRECIOUS_METAL_LICENCE,
    Goods.DIAMOND: PaperKind.DIAMOND_LICENCE,
}


def needed_papers(kind: Role, goods: tuple[Goods, ...]) -> tuple[PaperKind, ...]:
    """A dealer sells what suppliers answer for, so a business licence is enough; a supplier needs those of its goods."""
    if kind is not Role.SUPPLIER:
        return (PaperKind.BUSINESS_LICENCE,)
    return (PaperKind.BUSINESS_LICENCE, *(paper for wanted, paper in NEEDED_FOR.items() if wanted in goods))


def end_of(last_day: date) -> datetime:
    """The moment after a paper's last day."""
    return datetime.combine(last_day + timedelta(days=1), time(), BUSINESS_DAY)
