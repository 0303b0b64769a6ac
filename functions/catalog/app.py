"""Routes and event handlers of the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalog.events import CertificateContested
from catalog.rules.content import ProductContent
from catalog.schemas.reviewed import (
    CertificateNumber,
    ChangesView,
    CloseContest,
    ContestView,
    DryRunView,
    FieldChange,
    Laboratory,
    PublishRules,
    Return,
    ReviewDecision,
    ReviewRow,
    ReviewsQuery,
    RulesNumber,
    RulesVersion,
    RulesView,
    TryRules,
)
from catalog.schemas.scheduled import ScheduleProduct
from catalog.schemas.shown import (
    Offers,
    OffersQuery,
    OfferView,
    PriceQuery,
    ProductCard,
    ProductId,
    ProductsQuery,
    ProductView,
)
from catalog.schemas.written import (
    Decision,
    Health,
    ListingRow,
    ListingsQuery,
    ListingView,
    ProductStatus,
    Reason,
)
from catalog.service import browsing, editing, following, scheduling
from catalog.store import ProductItem
from identity.events import OrganisationReinstated, OrganisationSuspended
from parure.aws.auth import Role
from parure.aws.http import PUBLIC, Api
from parure.aws.queues import handle_events
from parure.kernel.errors import Conflict, Forbidden, InvalidRequest, NotFound, PreconditionFailed
from parure.kernel.events import Envelope
from parure.kernel.lazy import lazy
from parure.kernel.schemas import Listing, PageQuery
from pricing.events import BoardPricesPublished
from trace.events import CertificateHandedOver, CertificateRecorded, CertificateRevoked, CertificateVerified

if TYPE_CHECKING:
    from catalog.schemas import described, vouched
    from catalog.service import describing, vouching
    from catalog.service.ruling import Published
else:
    described, describing = lazy("catalog.schemas.described"), lazy("catalog.service.describing")
    vouched, vouching = lazy("catalog.schemas.vouched"), lazy("catalog.service.vouching")

app = Api("catalog")
SUPPLIER = [Role.SUPPLIER]
OPERATOR = [Role.OPERATOR]
CertificateNews = CertificateRecorded | CertificateVerified | CertificateRevoked | CertificateHandedOver
SUPPLIER_OR_OPERATOR = [Role.SUPPLIER, Role.OPERATOR]


@app.get("/api/v1/health", roles=PUBLIC, summary="Tell that a request reaches a function and its table")
def get_health() -> Health:
    ProductItem.find("health", "product", consistent=False)
    return Health(status="ok", table="ok")


@app.get("/api/v1/products", roles=PUBLIC, summary="List what is on sale", errors=[InvalidRequest])
def list_products(query: ProductsQuery) -> Listing[ProductCard]:
    shelf = browsing.Shelf(query.category, query.material, query.min_price, query.max_price, query.sort, query.currency)
    page = browsing.list_products(shelf, limit=query.limit, cursor=query.cursor)
    return Listing[ProductCard].of(page.map(lambda row: ProductCard.of(*row, app.language)))


@app.get("/api/v1/products/{product_id}", roles=PUBLIC, summary="Read one product on sale", errors=[NotFound])
def get_product(product_id: ProductId, query: PriceQuery) -> ProductView:
    return ProductView.of(browsing.get_product(product_id, query.currency), app.language)


@app.get("/api/v1/attributes", roles=PUBLIC, summary="List what may be said about such goods, as fields of a form")
def list_attributes(query: described.AttributesQuery) -> described.AttributesView:
    app.set_header("Cache-Control", "public, max-age=3600")
    app.set_header("Vary", "Accept-Language")
    return described.AttributesView.of(describing.form_fields(query.category, query.material), app.language)


@app.get("/api/v1/offers", roles=PUBLIC, summary="Live price and stock of SKUs", errors=[InvalidRequest])
def get_offers(query: OffersQuery) -> Offers:
    found = browsing.get_offers(query.sku, query.currency)
    return Offers(items=[OfferView.of(offer, app.language) for offer in found])


@app.get("/api/v1/listings", roles=SUPPLIER, scope="products:read", summary="List your own products")
def list_listings(query: ListingsQuery) -> Listing[ListingRow]:
    page = editing.list_own_products(app.caller, status=query.status, limit=query.limit, cursor=query.cursor)
    return Listing[ListingRow].of(page.map(ListingRow.of))


@app.get(
    "/api/v1/listings/{product_id}",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:read",
    summary="Read one product in full, with its ETag",
    errors=[NotFound],
)
def get_listing(product_id: ProductId) -> ListingView:
    return _listing(editing.own_product(product_id, app.caller))


@app.post(
    "/api/v1/products",
    roles=SUPPLIER,
    scope="products:write",
    status=201,
    summary="Write a new product, as a draft",
    errors=[InvalidRequest, Conflict, Forbidden],
)
def create_product(body: ProductContent) -> ProductStatus:
    item = editing.create_product(body, by=app.caller, idempotency_key=app.idempotency_key)
    app.etag(int(item.version))
    return ProductStatus.of(item)


@app.post(
    "/api/v1/products/preview",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:read",
    summary="Tell what is wrong with a product as far as it is written, and how buyers would read it",
)
def preview_product(body: described.PreviewRequest) -> described.PreviewView:
    return described.PreviewView.of(describing.preview_product(body.content), app.language, body.language)


@app.put(
    "/api/v1/products/{product_id}",
    roles=SUPPLIER,
    scope="products:write",
    summary="Write a product anew; a published one keeps selling until the change is approved",
    errors=[InvalidRequest, NotFound, Conflict, PreconditionFailed],
)
def change_product(product_id: ProductId, body: ProductContent) -> ListingView:
    return _listing(editing.change_product(product_id, body, if_match=app.if_match, by=app.caller))


@app.post(
    "/api/v1/products/{product_id}/submit",
    roles=SUPPLIER,
    scope="products:write",
    summary="Submit a product, or the change of one, for review",
    errors=[NotFound, Conflict],
)
def submit_product(product_id: ProductId) -> ProductStatus:
    from catalog.service.submitting import submit_product as submit

    return ProductStatus.of(submit(product_id, by=app.caller))


@app.post(
    "/api/v1/products/{product_id}/take-down",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:write",
    summary="Take a product off the shelves",
    errors=[InvalidRequest, NotFound, Conflict],
)
def take_down_product(product_id: ProductId, body: Reason) -> ProductStatus:
    return ProductStatus.of(editing.take_down_product(product_id, body.reason, by=app.caller))


@app.post(
    "/api/v1/products/{product_id}/publish",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:write",
    summary="Put a product on the shelves that was taken down, or is approved and waits for its moment",
    errors=[NotFound, Conflict],
)
def publish_product(product_id: ProductId) -> ProductStatus:
    return ProductStatus.of(editing.publish_product(product_id, by=app.caller))


@app.post(
    "/api/v1/products/{product_id}/schedule",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:write",
    summary="Say when a product appears and when it goes, in place of what was said before",
    errors=[InvalidRequest, NotFound, Conflict],
)
def schedule_product(product_id: ProductId, body: ScheduleProduct) -> ProductStatus:
    return ProductStatus.of(scheduling.schedule_product(product_id, body.schedule(), by=app.caller))


@app.delete(
    "/api/v1/products/{product_id}/schedule",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:write",
    summary="Forget when a product was to appear and to go",
    errors=[NotFound, Conflict],
)
def unschedule_product(product_id: ProductId) -> ProductStatus:
    return ProductStatus.of(scheduling.unschedule_product(product_id, by=app.caller))


@app.get("/api/v1/reviews", roles=OPERATOR, summary="List what waits for review, with findings")
def list_reviews(query: ReviewsQuery) -> Listing[ReviewRow]:
    from catalog.service import reviewing

    queue = reviewing.Queue(query.kind, query.findings, query.supplier_id, query.waiting_hours)
    page = reviewing.list_reviews(queue, limit=query.limit, cursor=query.cursor)
    return Listing[ReviewRow].of(page.map(lambda item: ReviewRow.of_review(item, app.language)))


@app.post(
    "/api/v1/products/{product_id}/approve",
    roles=OPERATOR,
    summary="Approve a submitted product, which publishes it (If-Match: what was read)",
    errors=[InvalidRequest, NotFound, Conflict, PreconditionFailed],
)
def approve_product(product_id: ProductId, body: Decision) -> ProductStatus:
    from catalog.service import deciding

    item = deciding.approve_product(product_id, body.reason, by=app.caller, if_match=app.if_match)
    return ProductStatus.of(item)


@app.post(
    "/api/v1/products/{product_id}/return",
    roles=OPERATOR,
    summary="Return a submitted product to its supplier, with notes at its fields",
    errors=[InvalidRequest, NotFound, Conflict, PreconditionFailed],
)
def return_product(product_id: ProductId, body: Return) -> ProductStatus:
    from catalog.service import deciding

    notes = [(note.field, note.note) for note in body.notes]
    return ProductStatus.of(
        deciding.return_product(product_id, body.reason, notes, by=app.caller, if_match=app.if_match)
    )


@app.post(
    "/api/v1/products/{product_id}/reject",
    roles=OPERATOR,
    summary="Reject for good what was submitted, with the reason",
    errors=[InvalidRequest, NotFound, Conflict, PreconditionFailed],
)
def reject_product(product_id: ProductId, body: Reason) -> ProductStatus:
    from catalog.service import deciding

    return ProductStatus.of(deciding.reject_product(product_id, body.reason, by=app.caller, if_match=app.if_match))


@app.get(
    "/api/v1/products/{product_id}/changes",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:read",
    summary="Read what a pending edit changes of a product on sale",
    errors=[NotFound],
)
def list_changes(product_id: ProductId) -> ChangesView:
    from catalog.service import reviewing

    found = reviewing.list_changes(product_id, app.caller)
    return ChangesView(changes=[FieldChange.of(change, app.language) for change in found])


@app.get(
    "/api/v1/products/{product_id}/decisions",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:read",
    summary="List what was decided about a product, latest first",
    errors=[NotFound],
)
def list_decisions(product_id: ProductId, query: PageQuery) -> Listing[ReviewDecision]:
    from catalog.service import reviewing

    page = reviewing.list_decisions(product_id, app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[ReviewDecision].of(page.map(ReviewDecision.of))


@app.get("/api/v1/certificate-contests", roles=OPERATOR, summary="List certificates that a second product states")
def list_contests(query: PageQuery) -> Listing[ContestView]:
    from catalog.service import reviewing

    page = reviewing.list_contests(limit=query.limit, cursor=query.cursor)
    return Listing[ContestView].of(page.map(ContestView.of))


@app.get(
    "/api/v1/certificate-doubts", roles=OPERATOR, summary="List what is on sale with a certificate not to be relied on"
)
def list_doubts(query: PageQuery) -> Listing[vouched.CertificateDoubt]:
    page = vouching.list_doubts(limit=query.limit, cursor=query.cursor)
    return Listing[vouched.CertificateDoubt].of(page.map(vouched.CertificateDoubt.of))


@app.post(
    "/api/v1/certificate-contests/{laboratory}/{number}/close",
    roles=OPERATOR,
    summary="Close a contest after looking at both products",
    errors=[InvalidRequest, NotFound, Conflict],
)
def close_contest(laboratory: Laboratory, number: CertificateNumber, body: CloseContest) -> ContestView:
    from catalog.service import reviewing

    return ContestView.of(reviewing.close_contest(laboratory, number, body.product_id, body.note, by=app.caller))


@app.get("/api/v1/review-rules", roles=OPERATOR, summary="Read the review rules in force, with their ETag")
def get_review_rules() -> RulesView:
    from catalog.service import ruling

    return _rules(ruling.current_rules())


@app.post(
    "/api/v1/review-rules",
    roles=OPERATOR,
    status=201,
    idempotent=True,
    summary="Publish the next version of the review rules (If-Match: what was read)",
    errors=[InvalidRequest, PreconditionFailed],
)
def publish_review_rules(body: PublishRules) -> RulesView:
    from catalog.service import ruling

    key = app.idempotency_key or ""
    made = ruling.publish_rules(body.rules, body.note, if_match=app.if_match, by=app.caller, idempotency_key=key)
    return _rules(made)


@app.post(
    "/api/v1/review-rules/dry-run",
    roles=OPERATOR,
    summary="See what other rules would find in what is on sale, page by page; nothing is written",
    errors=[InvalidRequest],
)
def try_review_rules(body: TryRules) -> DryRunView:
    from catalog.service import ruling

    return DryRunView.of(ruling.try_rules(body.rules, limit=body.limit, cursor=body.cursor), app.language)


@app.get("/api/v1/review-rules/versions", roles=OPERATOR, summary="List every version of the rules, latest first")
def list_review_rules(query: PageQuery) -> Listing[RulesVersion]:
    from catalog.service import ruling

    page = ruling.list_rules(limit=query.limit, cursor=query.cursor)
    return Listing[RulesVersion].of(page.map(RulesVersion.of))


@app.get(
    "/api/v1/review-rules/versions/{version}",
    roles=OPERATOR,
    summary="Read one version of the rules",
    errors=[NotFound],
)
def get_rules_version(version: RulesNumber) -> RulesView:
    from catalog.service import ruling

    return RulesView.of(ruling.rules_of_version(version), app.language)


def _rules(published: Published) -> RulesView:
    app.etag(published.version)
    return RulesView.of(published, app.language)


def _listing(item: ProductItem) -> ListingView:
    from catalog.service.reviewing import check_product

    app.etag(int(item.version))
    return ListingView.of(item, check_product(item).findings, app.language)


def _on_board_prices_published(event: BoardPricesPublished, _: Envelope) -> None:
    following.reprice_shelves(event.keys)


def _on_certificate_contested(event: CertificateContested, _: Envelope) -> None:
    from catalog.service.reviewing import mark_contested

    mark_contested(event.laboratory, event.number)


def _on_certificate_known(event: CertificateNews, _: Envelope) -> None:
    from catalog.service.reviewing import refresh_findings_of

    vouching.follow_certificate(event.laboratory, event.number)
    refresh_findings_of(event.laboratory, event.number)


def _on_organisation_changed(event: OrganisationSuspended | OrganisationReinstated, _: Envelope) -> None:
    following.follow_organisation(event.org_id)


on_events = handle_events(
    "catalog",
    {
        BoardPricesPublished: _on_board_prices_published,
        CertificateContested: _on_certificate_contested,
        CertificateRecorded: _on_certificate_known,
        CertificateVerified: _on_certificate_known,
        CertificateRevoked: _on_certificate_known,
        CertificateHandedOver: _on_certificate_known,
        OrganisationSuspended: _on_organisation_changed,
        OrganisationReinstated: _on_organisation_changed,
    },
)


def on_schedule(_: dict[str, Any], __: Any) -> dict[str, int]:
    """Every minute: what was to appear or to go by now."""
    return {"moved": scheduling.keep_appointments()}
