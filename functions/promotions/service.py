"""Coupons as operators and dealers make them: in the mall, and in one's own shop."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from parure.aws.auth import Caller, Role
from parure.aws.tables import AlreadyDone, Transaction, fingerprint, query_page, read_together
from parure.kernel.errors import Conflict, InvalidRequest, NotFound
from parure.kernel.ids import new_id
from parure.kernel.paging import Page
from parure.kernel.time import now
from parure.kernel.value import record
from promotions import store
from promotions.events import CouponMade, CouponStopped
from promotions.rules import MALL, Coupon, Kind
from promotions.store import CouponItem
from shops.contract import own_slug

PLATFORM = "platform"


@record
class Plan:
    code: str
    kind: Kind
    value: int
    minimum: int
    categories: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    uses: int | None
    budget: int | None
    per_person: int
    most: int | None


def make_coupon(plan: Plan, *, by: Caller, key: str) -> Coupon:
    """
    Raises:
        Conflict: `code_taken`; `no_shop`: a dealer's coupons hold in a shop. InvalidRequest: `ends_before_it_starts`.
    """
    if plan.ends_at <= max(plan.starts_at, now()):
        raise InvalidRequest("ends_before_it_starts", "It must end after it starts, and after now.", field="ends_at")
    scope, bearer = _scope(by), by.org if by.role is Role.DEALER else PLATFORM
    coupon = Coupon(coupon_id=new_id("cpn"), scope=scope, bearer=bearer, created_at=now(), **_fields(plan))
    tx = Transaction()
    wanted = fingerprint([scope, {name: str(value) for name, value in _fields(plan).items()}])
    tx.once(f"promotions#{by.id}#{key}", request=wanted, result={"code": plan.code})
    taken = Conflict("code_taken", "There is a coupon with this code already. Choose another code.", field="code")
    tx.put(store.new_item(coupon), if_absent=True, otherwise=taken)
    tx.publish(CouponMade(coupon_id=coupon.coupon_id, scope=scope, code=plan.code, bearer=bearer), by=by.id)
    try:
        tx.commit()
    except AlreadyDone as done:
        return _own(done.result["code"], by).coupon()
    return coupon


def stop_coupon(code: str, *, by: Caller) -> Coupon:
    """It holds no more from now on; orders that used it keep what it took off."""
    item = _own(code, by)
    coupon = item.coupon()
    if coupon.stopped:
        return coupon
    stopped = replace(coupon, stopped=True)
    tx = Transaction()
    # Uses are counted beside the document, so nobody's use is lost.
    tx.update(item, actions=[CouponItem.document.set(store.document_of(stopped))])
    tx.publish(CouponStopped(coupon_id=coupon.coupon_id, scope=coupon.scope, code=code), by=by.id)
    tx.commit()
    return stopped


def list_coupons(by: Caller, *, limit: int, cursor: str | None) -> Page[Coupon]:
    """The newest first; one Query."""
    bearer = by.org if by.role is Role.DEALER else PLATFORM
    page = query_page(CouponItem.by_bearer, bearer, limit=limit, cursor=cursor, newest_first=True)
    return page.map(lambda item: item.coupon())


def _own(code: str, by: Caller) -> CouponItem:
    read = store.coupon_read(_scope(by), code)
    item: CouponItem | None = read_together([read]).get(read)
    if item is None:
        raise NotFound("no_such_coupon", "There is no such coupon.")
    return item


def _scope(by: Caller) -> str:
    if by.role is not Role.DEALER:
        return MALL
    slug = own_slug(by.org)
    if slug is None:
        raise Conflict("no_shop", "Open your shop first: a dealer's coupon holds there.")
    return slug


def _fields(plan: Plan) -> dict[str, Any]:
    return {one.name: getattr(plan, one.name) for one in fields(plan)}
