"""Many drafts of one supplier at once: written by the same rules as one by one, in as few calls as DynamoDB allows.

What is new goes into one transaction per forty products or so; what changes or is submitted takes the way of
`service.editing`, because it depends on what waits, what is live and who else holds a certificate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from catalog import store
from catalog.drafts import Draft, Drafted, DraftResult, Held, Remark
from catalog.rules.content import ProductContent
from catalog.rules.definition.errors import refusals
from catalog.rules.life import EDITABLE, SUBMITTABLE, Status, refuse
from catalog.service import editing
from catalog.service.checking import check, check_reads
from catalog.service.importing import derived_code, derived_id
from catalog.service.pictures import check_media
from catalog.service.records import snapshots
from catalog.service.submitting import submit_product
from catalog.snapshot import SkuStatus
from catalog.store import ProductItem
from identity.contract import organisation_reads, organisations_in
from parure.aws.tables import MAX_ACTIONS, Transaction, query_page, read_together, timestamp
from parure.kernel.errors import Conflict, Forbidden, MallError, PreconditionFailed, Unavailable
from parure.kernel.ids import is_id
from parure.kernel.text import Text
from parure.kernel.time import parse_time

if TYPE_CHECKING:
    from parure.aws.auth import Caller

_REMARKS = 5
"""Of one draft: who mends these sees the next ones at the next try."""
_ROUNDS = 4
_NOTHING = Text("", "")
# Errors that a supplier meets while drafts are written; the kernel's errors speak English.
_ZH = {
    "wrong_status": "这个商品正在审核或已下架，现在不能修改。",
    "sku_taken": "这个 SKU 编码已被使用，请换一个。",
    "certificate_taken": "这个证书编号已用于另一个商品，请核对编号。",
    "foreign_media": "图片 key 不是您上传得到的。",
    "changed_meanwhile": "同时有人修改了这个商品，请再导入一次。",
    "product_not_found": "您没有这个商品编号。自己的款号不要以 prd_ 开头。",
}


@dataclass
class _Plan:
    """What is to become of one draft."""

    key: str
    product_id: str
    item: ProductItem | None = None
    content: ProductContent | None = None
    result: DraftResult = DraftResult.REFUSED
    is_out: bool = False
    """Refused for good, while others are still being decided."""
    submitted: bool = False
    remarks: tuple[Remark, ...] = ()

    @property
    def is_refused(self) -> bool:
        return self.result is DraftResult.REFUSED

    def refuse(self, *remarks: Remark) -> None:
        self.result, self.remarks, self.is_out = DraftResult.REFUSED, remarks[:_REMARKS], True

    def outcome(self) -> Drafted:
        product_id = None if self.is_refused and self.item is None else self.product_id
        return Drafted(
            key=self.key, result=self.result, product_id=product_id, submitted=self.submitted, remarks=self.remarks
        )


def write_drafts(drafts: Sequence[Draft], *, by: Caller, submit: bool, dry_run: bool, since: datetime) -> list[Drafted]:
    """Write each as a draft, or as the next revision of what is on sale; one that is refused keeps no other from it.

    Repeating it writes nothing: a listing that holds what it is to hold is `unchanged`, or, when it was written after `since`
    (the beginning of the caller's work, of which this is a repetition), still what it was called then.

    Raises:
        Forbidden: `organisation_suspended`
    """
    plans = [_Plan(draft.key, _product_id(by.org, draft.key)) for draft in drafts]
    supplier_name = _read(plans, by)
    for plan, draft in zip(plans, drafts, strict=True):
        _revise(plan, draft.revise, by)
    _check(plans, by)
    for plan in plans:
        if not plan.is_out:
            _decide(plan, since)
    _refuse_twins(plans)
    if dry_run:
        _refuse_taken(plans, certificates=submit)
    else:
        _write(plans, by, supplier_name, submit=submit)
    return [plan.outcome() for plan in plans]


def _write(plans: Sequence[_Plan], by: Caller, supplier_name: str, *, submit: bool) -> None:
    for batch in _batches([plan for plan in plans if plan.item is None and not plan.is_refused]):
        _create(batch, by, supplier_name)
    for plan in plans:
        if plan.result is DraftResult.CHANGED and _is_unwritten(plan):
            _attempt(plan, _change, by)
    if submit:
        for plan in plans:
            if not plan.is_refused:
                _attempt(plan, _submit, by)


def held_listings(supplier_id: str) -> Iterator[Held]:
    """Every listing of a supplier, the latest changed first; one Query per hundred."""
    cursor: str | None = None
    while True:
        page = query_page(ProductItem.by_supplier, supplier_id, limit=100, cursor=cursor, newest_first=True)
        for item in page.items:
            key = item.supplier_key or item.pk
            yield Held(key, item.pk, str(item.revision_status or item.status), item.revision or item.content)
        cursor = page.next_cursor
        if cursor is None:
            return


def _product_id(supplier_id: str, key: str) -> str:
    return key if is_id(key, "prd") else derived_id(supplier_id, key)


def _read(plans: Sequence[_Plan], by: Caller) -> str:
    """What is there of each, and the supplier's name; one call per hundred."""
    found = read_together(
        [*organisation_reads([by.org]), *(store.product_read(plan.product_id) for plan in plans)], consistent=True
    )
    organisation = organisations_in(found).get(by.org)
    if organisation is not None and not organisation.is_live:
        raise Forbidden("organisation_suspended", "Your organisation is suspended.")
    for plan in plans:
        plan.item = found.get(store.product_read(plan.product_id))
    return organisation.name if organisation else by.org


def _revise(plan: _Plan, revise: Callable[[Mapping[str, Any] | None], Mapping[str, Any]], by: Caller) -> None:
    foreign = plan.item is not None and plan.item.supplier_id != by.org
    if foreign or (plan.item is None and is_id(plan.key, "prd")):
        plan.item = None
        plan.refuse(_remark("product_not_found", "There is no such product of yours.", "key"))
        return
    present = None if plan.item is None else (plan.item.revision or plan.item.content)
    document = revise(present)
    try:
        plan.content = _with_codes(ProductContent.model_validate(document), plan.product_id, present)
    except ValidationError as error:
        found = refusals(error, document)
        plan.refuse(*(Remark(code=one.code, field=one.path, detail=one.detail, fix=_NOTHING) for one in found))


def _check(plans: Sequence[_Plan], by: Caller) -> None:
    """Whose the pictures are, what the server knows of them, and what a reviewer would find; a call per hundred items."""
    written = [plan for plan in plans if not plan.is_out]
    found = read_together([read for plan in written for read in check_reads(_content(plan))])
    for plan in written:
        try:
            plan.content = check_media(_content(plan), by.org, found)
        except MallError as error:
            plan.refuse(_remark_of(error))
            continue
        plan.remarks = tuple(
            Remark(code=one.rule, field=one.field, detail=one.detail, fix=one.fix, refuses=False)
            for one in check(plan.product_id, plan.content, found, supplier_id=by.org).findings[:_REMARKS]
        )


def _decide(plan: _Plan, since: datetime) -> None:
    if plan.item is None:
        plan.result = DraftResult.CREATED
    elif _says_the_same(plan.item, _content(plan)):
        plan.result = _result_before(plan.item, since)
    elif error := _locked(plan.item):
        plan.refuse(_remark_of(error))
    else:
        plan.result = DraftResult.CHANGED


def _with_codes(content: ProductContent, product_id: str, present: Mapping[str, Any] | None) -> ProductContent:
    """A SKU without a code gets one that follows from product and place, so that a repetition makes the same."""
    taken = {sku["code"] for sku in (present or {}).get("skus", [])} | {sku.code for sku in content.skus}
    skus = []
    for position, sku in enumerate(content.skus):
        if not sku.code:
            code = next(code for n in range(position, 1000) if (code := derived_code(product_id, n)) not in taken)
            taken.add(code)
            sku = sku.model_copy(update={"code": code})
        skus.append(sku)
    return content.model_copy(update={"skus": tuple(skus)})


def _says_the_same(item: ProductItem, content: ProductContent) -> bool:
    document = content.document()
    present = item.revision or item.content
    # What was stored under an older form of the attributes is compared as it would be stored today.
    return bool(present == document) or ProductContent.model_validate(present).document() == document


def _result_before(item: ProductItem, since: datetime) -> DraftResult:
    if parse_time(item.created_at) >= since:
        return DraftResult.CREATED
    # Review and prices touch a product, too; only a draft is what an import leaves behind.
    is_draft = Status.DRAFT in (item.revision_status or item.status, item.status)
    return DraftResult.CHANGED if is_draft and parse_time(item.updated_at) >= since else DraftResult.UNCHANGED


def _is_unwritten(plan: _Plan) -> bool:
    """Whether the change is still to be written; a repetition finds it written."""
    return plan.item is not None and plan.content is not None and not _says_the_same(plan.item, plan.content)


def _locked(item: ProductItem) -> Conflict | None:
    status = Status(item.status)
    if Status.SUBMITTED in (status, item.revision_status) or not (status is Status.PUBLISHED or status in EDITABLE):
        return refuse(Status.SUBMITTED, "changed")
    return None


def _batches(plans: Sequence[_Plan]) -> Iterator[list[_Plan]]:
    """As many as one transaction takes: a product and its SKUs stay together."""
    batch: list[_Plan] = []
    actions = 0
    for plan in plans:
        needed = 1 + len(_content(plan).skus)
        if actions + needed > MAX_ACTIONS:
            yield batch
            batch, actions = [], 0
        batch.append(plan)
        actions += needed
    if batch:
        yield batch


def _create(batch: Sequence[_Plan], by: Caller, supplier_name: str) -> None:
    """All in one transaction; when it fails, those whose codes are taken are refused and the others tried again."""
    for _ in range(_ROUNDS):
        batch = [plan for plan in batch if not plan.is_refused]
        if not batch:
            return
        tx = Transaction()
        for plan in batch:
            tx.put(_new_item(plan, by, supplier_name), if_absent=True)
            for sku in snapshots(plan.product_id, by.org, _content(plan), SkuStatus.DRAFT):
                tx.put(store.sku_item(sku), if_absent=True)
        try:
            tx.commit()
        except Conflict:
            _refuse_taken(batch, certificates=False)
        else:
            return
    raise Unavailable("store_busy", "Others are writing the same products at this moment. Try again.")


def _new_item(plan: _Plan, by: Caller, supplier_name: str) -> ProductItem:
    at = timestamp()
    return ProductItem(
        plan.product_id,
        "product",
        supplier_id=by.org,
        supplier_name=supplier_name,
        supplier_key=plan.key,
        status=str(Status.DRAFT),
        content=_content(plan).document(),
        version=1,
        created_at=at,
        updated_at=at,
    )


def _refuse_twins(plans: Iterable[_Plan]) -> None:
    """Two drafts may not state one SKU code: the first has it."""
    holders: dict[str, str] = {}
    for plan in plans:
        if plan.is_refused:
            continue
        for position, sku in enumerate(_content(plan).skus):
            if holders.setdefault(sku.sku, plan.product_id) != plan.product_id:
                plan.refuse(_remark_of(_sku_taken(position, sku.sku)))
                break


def _sku_taken(position: int, code: str) -> Conflict:
    return Conflict("sku_taken", f"The code {code} is in use. Choose another.", field=f"skus.{position}.code")


def _refuse_taken(plans: Iterable[_Plan], *, certificates: bool) -> None:
    """Refuse what another product has: a SKU code or, to be submitted, a certificate (of this batch, too)."""
    live = [plan for plan in plans if not plan.is_refused]
    claims = {plan.product_id: list(_claims(plan, certificates)) for plan in live}
    found = read_together([read for claim in claims.values() for read, _ in claim])
    held: dict[Any, str] = {read: item.product_id for read, item in found.items()}
    for plan in live:
        for read, error in claims[plan.product_id]:
            if held.setdefault(read, plan.product_id) != plan.product_id:
                plan.refuse(_remark_of(error))
                break


def _claims(plan: _Plan, certificates: bool) -> Iterator[tuple[Any, MallError]]:
    content = _content(plan)
    for position, sku in enumerate(content.skus):
        yield store.sku_read(sku.sku), _sku_taken(position, sku.sku)
    certificate = content.attributes.certificate
    if certificates and certificate is not None:
        taken = Conflict(
            "certificate_taken",
            "This certificate number is on another product. Check the number.",
            field="attributes.certificate.number",
        )
        yield store.certificate_claim_read(certificate.laboratory, certificate.number), taken


def _change(plan: _Plan, by: Caller) -> None:
    if plan.item is not None:
        version = str(int(plan.item.version))
        plan.item = editing.change_product(plan.product_id, _content(plan), if_match=version, by=by)


def _submit(plan: _Plan, by: Caller) -> None:
    """What waits to be submitted is; what is on sale without a change, or in review, is left alone."""
    if plan.item is not None:
        waiting = Status(plan.item.revision_status or plan.item.status)
        if waiting not in SUBMITTABLE:
            return
    submit_product(plan.product_id, by=by)
    plan.submitted = True


def _attempt(plan: _Plan, write: Callable[[_Plan, Caller], None], by: Caller) -> None:
    try:
        write(plan, by)
    except (Conflict, PreconditionFailed) as error:
        if plan.result is DraftResult.CREATED:
            # It is written; it only could not be submitted.
            plan.remarks = (replace(_remark_of(error), refuses=False), *plan.remarks)[:_REMARKS]
        else:
            plan.refuse(_remark_of(error))


def _content(plan: _Plan) -> ProductContent:
    if plan.content is None:
        raise ValueError(f"{plan.key} was refused and has no content")
    return plan.content


def _remark_of(error: MallError) -> Remark:
    return _remark(error.code, error.detail, error.field)


def _remark(code: str, detail: str, field: str | None) -> Remark:
    return Remark(code=code, field=field, detail=Text(_ZH.get(code, detail), detail), fix=_NOTHING)
