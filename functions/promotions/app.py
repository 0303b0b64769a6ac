"""Routes of promotions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parure.aws.auth import Role
from parure.aws.http import Api
from parure.kernel.errors import Conflict, InvalidRequest, NotFound
from parure.kernel.lazy import lazy
from parure.kernel.schemas import Listing, PageQuery

if TYPE_CHECKING:
    from promotions import schemas, service
else:
    schemas, service = lazy("promotions.schemas"), lazy("promotions.service")

app = Api("promotions")
MAKERS = [Role.DEALER, Role.OPERATOR]


@app.get("/api/v1/coupons", roles=MAKERS, summary="List the coupons that you made, with what they took off")
def list_coupons(query: PageQuery) -> Listing[schemas.CouponPlanView]:
    page = service.list_coupons(app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[schemas.CouponPlanView].of(page.map(schemas.CouponPlanView.of))


@app.post(
    "/api/v1/coupons",
    roles=MAKERS,
    status=201,
    idempotent=True,
    summary="Make a coupon: an operator's holds in the mall, a dealer's in the dealer's shop",
    errors=[InvalidRequest, Conflict],
)
def make_coupon(body: schemas.MakeCoupon) -> schemas.CouponPlanView:
    made = service.make_coupon(body.plan(), by=app.caller, key=app.idempotency_key or "")
    return schemas.CouponPlanView.of(made)


@app.post("/api/v1/coupons/{code}/stop", roles=MAKERS, summary="End a coupon now", errors=[NotFound, Conflict])
def stop_coupon(code: schemas.CouponCode) -> schemas.CouponPlanView:
    return schemas.CouponPlanView.of(service.stop_coupon(code, by=app.caller))
