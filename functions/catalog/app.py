"""Routes and event handlers of the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalog.events import CertificateContested
from identity.events import OrganisationReinstated, OrganisationSuspended
from parure.aws.auth import Role
from parure.aws.http import PUBLIC, Api
from parure.aws.queues import handle_events
from parure.kernel.errors import Conflict, Forbidden, Gone, InvalidRequest, NotFound, PreconditionFailed
from parure.kernel.events import Envelope
from parure.kernel.lazy import lazy
from parure.kernel.schemas import Listing, PageQuery
from pricing.events import BoardPricesPublished
from trace.events import CertificateHandedOver, CertificateRecorded, CertificateRevoked, CertificateVerified

if TYPE_CHECKING:
    from catalog.rules import content
    from catalog.schemas import described, reviewed, scheduled, shown, sized, vouched, written
    from catalog.service import (
        browsing,
        deciding,
        describing,
        editing,
        following,
        reviewing,
        ruling,
        scheduling,
        submitting,
        vouching,
    )
    from catalog.store import ProductItem
else:
    # A cold start loads what the route that it serves needs: 1.5 × boto3, against 2.2 with all of them (3.11, November 2026).
    content = lazy("catalog.rules.content")
    described, reviewed = lazy("catalog.schemas.described"), lazy("catalog.schemas.reviewed")
    scheduled, shown = lazy("catalog.schemas.scheduled"), lazy("catalog.schemas.shown")
    sized, vouched = lazy("catalog.schemas.sized"), lazy("catalog.schemas.vouched")
    written = lazy("catalog.schemas.written")
    browsing, deciding = lazy("catalog.service.browsing"), lazy("catalog.service.deciding")
    describing, editing = lazy("catalog.service.describing"), lazy("catalog.service.editing")
    following, reviewing = lazy("catalog.service.following"), lazy("catalog.service.reviewing")
    ruling, scheduling = lazy("catalog.service.ruling"), lazy("catalog.service.scheduling")
    submitting, vouching = lazy("catalog.service.submitting"), lazy("catalog.service.vouching")

app = Api("catalog")
SUPPLIER = [Role.SUPPLIER]
OPERATOR = [Role.OPERATOR]
CertificateNews = CertificateRecorded | CertificateVerified | CertificateRevoked | CertificateHandedOver
SUPPLIER_OR_OPERATOR = [Role.SUPPLIER, Role.OPERATOR]


@app.get("/api/v1/health", roles=PUBLIC, summary="Tell that a request reaches a function and its table")
def get_health() -> written.Health:
    from catalog.store import ProductItem

    ProductItem.find("health", "product", consistent=False)
    return written.Health(status="ok", table="ok")


@app.get("/api/v1/products", roles=PUBLIC, summary="List what is on sale", errors=[InvalidRequest])
def list_products(query: shown.ProductsQuery) -> Listing[shown.ProductCard]:
    shelf = browsing.Shelf(query.category, query.material, query.min_price, query.max_price, query.sort, query.currency)
    page = browsing.list_products(shelf, limit=query.limit, cursor=query.cursor)
    return Listing[shown.ProductCard].of(page.map(lambda row: shown.ProductCard.of(*row, app.language)))


@app.get(
    "/api/v1/products/{product_id}",
    roles=PUBLIC,
    summary="Read one product on sale, in the mall or in a dealer's shop",
    errors=[NotFound, Gone],
)
def get_product(product_id: shown.ProductId, query: shown.PriceQuery) -> shown.ProductView:
    return shown.ProductView.of(browsing.get_product(product_id, query.currency, shop=query.shop), app.language)


@app.get("/api/v1/attributes", roles=PUBLIC, summary="List what may be said about such goods, as fields of a form")
def list_attributes(query: described.AttributesQuery) -> described.AttributesView:
    app.set_header("Cache-Control", "public, max-age=3600")
    app.set_header("Vary", "Accept-Language")
    return described.AttributesView.of(describing.form_fields(query.category, query.material), app.language)


@app.get("/api/v1/size-guide", roles=PUBLIC, summary="Sizes of rings in every table, of bangles and of chains")
def get_size_guide() -> sized.SizeGuide:
    app.set_header("Cache-Control", "public, max-age=86400")
    app.set_header("Vary", "Accept-Language")
    return sized.SizeGuide.in_(app.language)


@app.get(
    "/api/v1/offers", roles=PUBLIC, summary="Live price and stock of SKUs", errors=[InvalidRequest, NotFound, Gone]
)
def get_offers(query: shown.OffersQuery) -> shown.Offers:
    found = browsing.get_offers(query.sku, query.currency, query.shop)
    return shown.Offers(items=[shown.OfferView.of(offer, app.language) for offer in found])


@app.get(
    "/api/v1/listings",
    roles=SUPPLIER,
    scope="products:read",
    summary="List your own products",
    while_suspended=True,
)
def list_listings(query: written.ListingsQuery) -> Listing[written.ListingRow]:
    page = editing.list_own_products(app.caller, status=query.status, limit=query.limit, cursor=query.cursor)
    return Listing[written.ListingRow].of(page.map(written.ListingRow.of))


@app.get(
    "/api/v1/listings/{product_id}",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:read",
    summary="Read one product in full, with its ETag",
    errors=[NotFound],
    while_suspended=True,
)
def get_listing(product_id: shown.ProductId) -> written.ListingView:
    return _listing(editing.own_product(product_id, app.caller))


@app.post(
    "/api/v1/products",
    roles=SUPPLIER,
    scope="products:write",
    status=201,
    summary="Write a new product, as a draft",
    errors=[InvalidRequest, Conflict, Forbidden],
)
def create_product(body: content.ProductContent) -> written.ProductStatus:
    item = editing.create_product(body, by=app.caller, idempotency_key=app.idempotency_key)
    app.etag(int(item.version))
    return written.ProductStatus.of(item)


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
def change_product(product_id: shown.ProductId, body: content.ProductContent) -> written.ListingView:
    return _listing(editing.change_product(product_id, body, if_match=app.if_match, by=app.caller))


@app.post(
    "/api/v1/products/{product_id}/submit",
    roles=SUPPLIER,
    scope="products:write",
    summary="Submit a product, or the change of one, for review",
    errors=[NotFound, Conflict],
)
def submit_product(product_id: shown.ProductId) -> written.ProductStatus:
    return written.ProductStatus.of(submitting.submit_product(product_id, by=app.caller))


@app.post(
    "/api/v1/products/{product_id}/take-down",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:write",
    summary="Take a product off the shelves",
    errors=[InvalidRequest, NotFound, Conflict],
)
def take_down_product(product_id: shown.ProductId, body: written.Reason) -> written.ProductStatus:
    return written.ProductStatus.of(editing.take_down_product(product_id, body.reason, by=app.caller))


@app.post(
    "/api/v1/products/{product_id}/publish",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:write",
    summary="Put a product on the shelves that was taken down, or is approved and waits for its moment",
    errors=[NotFound, Conflict],
)
def publish_product(product_id: shown.ProductId) -> written.ProductStatus:
    return written.ProductStatus.of(editing.publish_product(product_id, by=app.caller))


@app.post(
    "/api/v1/products/{product_id}/schedule",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:write",
    summary="Say when a product appears and when it goes, in place of what was said before",
    errors=[InvalidRequest, NotFound, Conflict],
)
def schedule_product(product_id: shown.ProductId, body: scheduled.ScheduleProduct) -> written.ProductStatus:
    return written.ProductStatus.of(scheduling.schedule_product(product_id, body.schedule(), by=app.caller))


@app.delete(
    "/api/v1/products/{product_id}/schedule",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:write",
    summary="Forget when a product was to appear and to go",
    errors=[NotFound, Conflict],
)
def unschedule_product(product_id: shown.ProductId) -> written.ProductStatus:
    return written.ProductStatus.of(scheduling.unschedule_product(product_id, by=app.caller))


@app.get("/api/v1/reviews", roles=OPERATOR, summary="List what waits for review, with findings")
def list_reviews(query: reviewed.ReviewsQuery) -> Listing[reviewed.ReviewRow]:
    queue = reviewing.Queue(query.kind, query.findings, query.supplier_id, query.waiting_hours)
    page = reviewing.list_reviews(queue, limit=query.limit, cursor=query.cursor)
    return Listing[reviewed.ReviewRow].of(page.map(lambda item: reviewed.ReviewRow.of_review(item, app.language)))


@app.post(
    "/api/v1/products/{product_id}/approve",
    roles=OPERATOR,
    summary="Approve a submitted product, which publishes it (If-Match: what was read)",
    errors=[InvalidRequest, NotFound, Conflict, PreconditionFailed],
)
def approve_product(product_id: shown.ProductId, body: written.Decision) -> written.ProductStatus:
    item = deciding.approve_product(product_id, body.reason, by=app.caller, if_match=app.if_match)
    return written.ProductStatus.of(item)


@app.post(
    "/api/v1/products/{product_id}/return",
    roles=OPERATOR,
    summary="reviewed.Return a submitted product to its supplier, with notes at its fields",
    errors=[InvalidRequest, NotFound, Conflict, PreconditionFailed],
)
def return_product(product_id: shown.ProductId, body: reviewed.Return) -> written.ProductStatus:
    notes = [(note.field, note.note) for note in body.notes]
    return written.ProductStatus.of(
        deciding.return_product(product_id, body.reason, notes, by=app.caller, if_match=app.if_match)
    )


@app.post(
    "/api/v1/products/{product_id}/reject",
    roles=OPERATOR,
    summary="Reject for good what was submitted, with the reason",
    errors=[InvalidRequest, NotFound, Conflict, PreconditionFailed],
)
def reject_product(product_id: shown.ProductId, body: written.Reason) -> written.ProductStatus:
    return written.ProductStatus.of(
        deciding.reject_product(product_id, body.reason, by=app.caller, if_match=app.if_match)
    )


@app.get(
    "/api/v1/products/{product_id}/changes",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:read",
    while_suspended=True,
    summary="Read what a pending edit changes of a product on sale",
    errors=[NotFound],
)
def list_changes(product_id: shown.ProductId) -> reviewed.ChangesView:
    found = reviewing.list_changes(product_id, app.caller)
    return reviewed.ChangesView(changes=[reviewed.FieldChange.of(change, app.language) for change in found])


@app.get(
    "/api/v1/products/{product_id}/decisions",
    roles=SUPPLIER_OR_OPERATOR,
    scope="products:read",
    while_suspended=True,
    summary="List what was decided about a product, latest first",
    errors=[NotFound],
)
def list_review_decisions(product_id: shown.ProductId, query: PageQuery) -> Listing[reviewed.ReviewDecision]:
    page = reviewing.list_decisions(product_id, app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[reviewed.ReviewDecision].of(page.map(lambda item: reviewed.ReviewDecision.of(item, app.language)))


@app.get("/api/v1/certificate-contests", roles=OPERATOR, summary="List certificates that a second product states")
def list_contests(query: PageQuery) -> Listing[reviewed.ContestView]:
    page = reviewing.list_contests(limit=query.limit, cursor=query.cursor)
    return Listing[reviewed.ContestView].of(page.map(reviewed.ContestView.of))


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
def close_contest(
    laboratory: reviewed.Laboratory, number: reviewed.CertificateNumber, body: reviewed.CloseContest
) -> reviewed.ContestView:
    return reviewed.ContestView.of(
        reviewing.close_contest(laboratory, number, body.product_id, body.note, by=app.caller)
    )


@app.get("/api/v1/review-rules", roles=OPERATOR, summary="Read the review rules in force, with their ETag")
def get_review_rules() -> reviewed.RulesView:
    return _rules(ruling.current_rules())


@app.post(
    "/api/v1/review-rules",
    roles=OPERATOR,
    status=201,
    idempotent=True,
    summary="Publish the next version of the review rules (If-Match: what was read)",
    errors=[InvalidRequest, PreconditionFailed],
)
def publish_review_rules(body: reviewed.PublishRules) -> reviewed.RulesView:
    key = app.idempotency_key or ""
    made = ruling.publish_rules(body.rules, body.note, if_match=app.if_match, by=app.caller, idempotency_key=key)
    return _rules(made)


@app.post(
    "/api/v1/review-rules/dry-run",
    roles=OPERATOR,
    summary="See what other rules would find in what is on sale, page by page; nothing is written",
    errors=[InvalidRequest],
)
def try_review_rules(body: reviewed.TryRules) -> reviewed.DryRunView:
    return reviewed.DryRunView.of(ruling.try_rules(body.rules, limit=body.limit, cursor=body.cursor), app.language)


@app.get("/api/v1/review-rules/versions", roles=OPERATOR, summary="List every version of the rules, latest first")
def list_review_rules(query: PageQuery) -> Listing[reviewed.RulesVersion]:
    page = ruling.list_rules(limit=query.limit, cursor=query.cursor)
    return Listing[reviewed.RulesVersion].of(page.map(reviewed.RulesVersion.of))


@app.get(
    "/api/v1/review-rules/versions/{version}",
    roles=OPERATOR,
    summary="Read one version of the rules",
    errors=[NotFound],
)
def get_rules_version(version: reviewed.RulesNumber) -> reviewed.RulesView:
    return reviewed.RulesView.of(ruling.rules_of_version(version), app.language)


def _rules(published: ruling.Published) -> reviewed.RulesView:
    app.etag(published.version)
    return reviewed.RulesView.of(published, app.language)


def _listing(item: ProductItem) -> written.ListingView:
    app.etag(int(item.version))
    return written.ListingView.of(item, reviewing.check_product(item).findings, app.language)


def _on_board_prices_published(event: BoardPricesPublished, _: Envelope) -> None:
    following.reprice_shelves(event.keys)


def _on_certificate_contested(event: CertificateContested, _: Envelope) -> None:
    reviewing.mark_contested(event.laboratory, event.number)


def _on_certificate_known(event: CertificateNews, _: Envelope) -> None:
    vouching.follow_certificate(event.laboratory, event.number)
    reviewing.refresh_findings_of(event.laboratory, event.number)


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
