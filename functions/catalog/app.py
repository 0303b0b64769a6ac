"""Routes and event handlers of the catalog."""

from __future__ import annotations

from catalog.rules.content import ProductContent
from catalog.rules.findings import find
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
    ReviewRow,
)
from catalog.service import browsing, editing, following, reviewing
from catalog.service.records import pending_of
from catalog.store import ProductItem
from identity.events import OrganisationReinstated, OrganisationSuspended
from parure.aws.auth import Role
from parure.aws.http import PUBLIC, Api
from parure.aws.queues import handle_events
from parure.kernel.errors import Conflict, Forbidden, InvalidRequest, NotFound, PreconditionFailed
from parure.kernel.events import Envelope
from parure.kernel.schemas import Listing, PageQuery
from pricing.events import BoardPricesPublished

app = Api("catalog")
SUPPLIER = [Role.SUPPLIER]
OPERATOR = [Role.OPERATOR]
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
    return ProductStatus.of(editing.submit_product(product_id, by=app.caller))


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
    summary="Put a product that was taken down back on the shelves",
    errors=[NotFound, Conflict],
)
def publish_product(product_id: ProductId) -> ProductStatus:
    return ProductStatus.of(editing.publish_product(product_id, by=app.caller))


@app.get("/api/v1/reviews", roles=OPERATOR, summary="List what waits for review, with findings")
def list_reviews(query: PageQuery) -> Listing[ReviewRow]:
    page = reviewing.list_reviews(limit=query.limit, cursor=query.cursor)
    return Listing[ReviewRow].of(page.map(lambda row: ReviewRow.of_review(*row, app.language)))


@app.post(
    "/api/v1/products/{product_id}/approve",
    roles=OPERATOR,
    summary="Approve a submitted product, which publishes it",
    errors=[InvalidRequest, NotFound, Conflict],
)
def approve_product(product_id: ProductId, body: Decision) -> ProductStatus:
    return ProductStatus.of(reviewing.approve_product(product_id, body.reason, by=app.caller))


@app.post(
    "/api/v1/products/{product_id}/reject",
    roles=OPERATOR,
    summary="Reject a submitted product, with the reason",
    errors=[InvalidRequest, NotFound, Conflict],
)
def reject_product(product_id: ProductId, body: Reason) -> ProductStatus:
    return ProductStatus.of(reviewing.reject_product(product_id, body.reason, by=app.caller))


def _listing(item: ProductItem) -> ListingView:
    app.etag(int(item.version))
    return ListingView.of(item, find(pending_of(item)), app.language)


def _on_board_prices_published(event: BoardPricesPublished, _: Envelope) -> None:
    following.reprice_shelves(event.keys)


def _on_organisation_changed(event: OrganisationSuspended | OrganisationReinstated, _: Envelope) -> None:
    following.follow_organisation(event.org_id)


on_events = handle_events(
    "catalog",
    {
        BoardPricesPublished: _on_board_prices_published,
        OrganisationSuspended: _on_organisation_changed,
        OrganisationReinstated: _on_organisation_changed,
    },
)
