"""What reviewers read and write, and what suppliers read of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, StringConstraints

from catalog.rules.rulebook import RULE_NAMES, RuleSet
from catalog.schemas.shown import ProductId, SupplierView
from catalog.schemas.written import FindingView, ListingRow, NoteView, row_of
from parure.kernel.schemas import PageQuery, Request, TextView, Timestamp, View
from parure.kernel.text import Language
from parure.kernel.time import parse_time

if TYPE_CHECKING:
    from catalog.review_store import ContestItem, ReviewItem
    from catalog.rules.changes import Change
    from catalog.service.ruling import Changed, DryRun, Published
    from catalog.store import ProductItem

Kind = Literal["new", "change"]
Worst = Literal["clean", "warning", "error"]
Laboratory = Annotated[str, StringConstraints(to_upper=True, pattern=r"^[A-Za-z0-9 .&-]{2,20}$")]
CertificateNumber = Annotated[str, StringConstraints(to_upper=True, pattern=r"^[A-Za-z0-9-]{4,40}$")]

RulesNumber = Annotated[int, Field(ge=0, le=10**9)]


class ReviewsQuery(PageQuery):
    kind: Kind | None = Field(None, description="New products, or changes of what is on sale")
    findings: Worst | None = Field(None, description="The worst of its findings")
    supplier_id: str | None = Field(None, max_length=40)
    waiting_hours: int | None = Field(None, ge=0, le=10_000, description="Submitted at least so long ago")


class ReviewRow(ListingRow):
    supplier: SupplierView
    submitted_at: Timestamp
    kind: Kind
    worst: Worst
    findings: list[FindingView]
    etag: str = Field(description="Send it as If-Match with the decision")

    @classmethod
    def of_review(cls, item: ProductItem, language: Language) -> Self:
        return cls(
            **row_of(item),
            supplier=SupplierView(org_id=item.supplier_id, name=item.supplier_name),
            submitted_at=parse_time(item.submitted_at or item.updated_at),
            kind=item.review_kind or "new",
            worst=item.worst or "clean",
            findings=[FindingView.of_document(document, language) for document in item.findings or []],
            etag=str(int(item.version)),
        )


class FieldNote(Request):
    field: str = Field(
        pattern=r"^[a-z][a-z0-9_.]{0,119}$", description="As findings name it", examples=["attributes.stones.0.clarity"]
    )
    note: str = Field(min_length=1, max_length=1000)


class Return(Request):
    reason: str = Field(min_length=1, max_length=1000, description="What the supplier reads first")
    notes: tuple[FieldNote, ...] = Field((), max_length=50, description="What to correct, field by field")


class FindingRef(View):
    rule: str
    severity: Literal["error", "warning"]
    field: str


class ReviewDecision(View):
    """One decision about a product. `passed`: a change within the limits, which nobody had to look at."""

    decision: Literal["approved", "returned", "rejected", "passed"]
    reason: str | None
    notes: list[NoteView]
    findings: list[FindingRef] = Field(description="What it was decided on")
    rules_version: int | None
    at: Timestamp

    @classmethod
    def of(cls, item: ReviewItem, language: Language) -> Self:
        return cls(
            decision=item.decision,
            reason=item.reason,
            notes=[NoteView.of(note, language) for note in item.notes or []],
            findings=[FindingRef(rule=f[0], severity=f[1], field=f[2]) for f in item.findings or []],
            rules_version=None if item.rules_version is None else int(item.rules_version),
            at=parse_time(item.at),
        )


class FieldChange(View):
    """One field that differs from what is on sale."""

    field: str
    group: str
    label: str
    before: str | None = Field(description="null: it was not stated")
    after: str | None = Field(description="null: it is gone")
    percent: Decimal | None = Field(description="By how much an amount or a measure changed")

    @classmethod
    def of(cls, change: Change, language: Language) -> Self:
        return cls(
            field=change.field,
            group=change.group.in_(language),
            label=change.label.in_(language),
            before=change.before.in_(language) if change.before else None,
            after=change.after.in_(language) if change.after else None,
            percent=change.percent,
        )


class ChangesView(View):
    """What a supplier's edit changes of a product that is on sale; empty when nothing is pending."""

    changes: list[FieldChange]


class Challenger(View):
    product_id: ProductId
    title: TextView
    supplier_id: str
    supplier_name: str


class ContestView(View):
    """A product that was refused because its certificate stands on another one."""

    laboratory: str
    number: str
    holder_id: ProductId = Field(description="The product that has the certificate")
    challenger: Challenger
    since: Timestamp | None = Field(description="null once a reviewer has closed it")
    note: str | None

    @classmethod
    def of(cls, item: ContestItem) -> Self:
        return cls(
            laboratory=item.laboratory,
            number=item.number,
            holder_id=item.holder_id,
            challenger=Challenger(**item.challenger),
            since=parse_time(item.submitted_at) if item.submitted_at else None,
            note=item.note,
        )


class CloseContest(Request):
    product_id: ProductId = Field(description="The challenger's")
    note: str = Field(min_length=1, max_length=1000)


class RuleName(View):
    rule: str
    name: str


class RulesView(View):
    version: int = Field(description="0 came with the software")
    rules: RuleSet
    names: list[RuleName] = Field(description="Every rule there is, in the reader's language")
    note: str
    by: str | None
    at: Timestamp | None

    @classmethod
    def of(cls, published: Published, language: Language) -> Self:
        return cls(
            version=published.version,
            rules=published.rules,
            names=[RuleName(rule=rule, name=name.in_(language)) for rule, name in RULE_NAMES.items()],
            note=published.note,
            by=published.by,
            at=parse_time(published.at) if published.at else None,
        )


class RulesVersion(View):
    version: int
    note: str
    by: str | None
    at: Timestamp | None

    @classmethod
    def of(cls, published: Published) -> Self:
        at = parse_time(published.at) if published.at else None
        return cls(version=published.version, note=published.note, by=published.by, at=at)


class PublishRules(Request):
    rules: RuleSet
    note: str = Field(min_length=1, max_length=1000, description="What changed and why")


class TryRules(Request):
    rules: RuleSet
    limit: int = Field(50, ge=1, le=100)
    cursor: str | None = Field(None, max_length=1000)


class ChangedFindings(View):
    product_id: ProductId
    title: TextView
    supplier_name: str
    flagged: list[FindingView] = Field(description="Found by these rules and not by those in force")
    cleared: list[FindingView] = Field(description="Found by the rules in force and not by these")

    @classmethod
    def of(cls, changed: Changed, language: Language) -> Self:
        return cls(
            product_id=changed.product_id,
            title=TextView(**changed.name),
            supplier_name=changed.supplier_name,
            flagged=[FindingView.of(finding, language) for finding in changed.flagged],
            cleared=[FindingView.of(finding, language) for finding in changed.cleared],
        )


class DryRunView(View):
    """One page of it: go on with `next_cursor` until it is null, and add up."""

    looked_at: int
    changed: list[ChangedFindings]
    next_cursor: str | None

    @classmethod
    def of(cls, run: DryRun, language: Language) -> Self:
        changed = [ChangedFindings.of(one, language) for one in run.changed]
        return cls(looked_at=run.looked_at, changed=changed, next_cursor=run.next_cursor)
