"""Routes and event handlers of dealers' shops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalog.events import ProductChanged, ProductPublished
from identity.events import OrganisationReinstated, OrganisationSuspended
from parure.aws.auth import Role
from parure.aws.http import PUBLIC, Api
from parure.aws.queues import handle_events
from parure.kernel.errors import Conflict, Gone, InvalidRequest, NotFound, PreconditionFailed, Unprocessable
from parure.kernel.events import Envelope
from parure.kernel.lazy import lazy
from parure.kernel.schemas import Listing, PageQuery
from shops import schemas
from shops.contract import open_shops
from shops.service.records import OwnShop, own_shop

if TYPE_CHECKING:
    from shops.service import assortment, following, fronts, settings
else:
    assortment, following = lazy("shops.service.assortment"), lazy("shops.service.following")
    fronts, settings = lazy("shops.service.fronts"), lazy("shops.service.settings")

app = Api("shops")
DEALER = [Role.DEALER]


@app.get("/api/v1/shops", roles=PUBLIC, summary="List the dealers' shops that are open", errors=[InvalidRequest])
def list_fronts(query: PageQuery) -> Listing[schemas.FrontView]:
    page = open_shops(query.cursor, limit=query.limit)
    return Listing[schemas.FrontView].of(page.map(schemas.FrontView.of))


@app.get("/api/v1/shops/{slug}", roles=PUBLIC, summary="Read how a dealer's shop looks", errors=[NotFound, Gone])
def get_front(slug: schemas.Slug) -> schemas.FrontView:
    return schemas.FrontView.of(fronts.get_front(slug))


@app.get(
    "/api/v1/shops/{slug}/products",
    roles=PUBLIC,
    summary="List what a dealer's shop sells, in its dealer's order",
    errors=[InvalidRequest, NotFound, Gone],
)
def list_shop_products(slug: schemas.Slug, query: schemas.CardsQuery) -> Listing[schemas.ShopCard]:
    if query.featured:
        found = fronts.featured_products(slug, query.currency)
        return Listing[schemas.ShopCard](
            items=[schemas.ShopCard.of(card, app.language) for card in found], next_cursor=None
        )
    page = fronts.list_products(slug, query.currency, limit=query.limit, cursor=query.cursor)
    return Listing[schemas.ShopCard].of(page.map(lambda card: schemas.ShopCard.of(card, app.language)))


@app.post(
    "/api/v1/shops",
    roles=DEALER,
    status=201,
    idempotent=True,
    summary="Open a shop at an address of its own; buyers see nothing of it yet",
    errors=[InvalidRequest, Conflict, Unprocessable],
)
def create_shop(body: schemas.CreateShop) -> schemas.ShopView:
    key = app.idempotency_key or ""
    return _own(settings.create_shop(body.slug, body.name.text(), by=app.caller, idempotency_key=key))


@app.get(
    "/api/v1/shop",
    roles=DEALER,
    summary="Read your own shop, with its ETag",
    errors=[NotFound],
    while_suspended=True,
)
def get_shop() -> schemas.ShopView:
    return _own(own_shop(app.caller))


@app.put(
    "/api/v1/shop",
    roles=DEALER,
    summary="Say how your shop is called, looks and is reached (If-Match: what was read)",
    errors=[InvalidRequest, NotFound, PreconditionFailed],
)
def change_shop(body: schemas.ChangeShop) -> schemas.ShopView:
    return _own(settings.change_shop(body.settings(), if_match=app.if_match, by=app.caller))


@app.put(
    "/api/v1/shop/prices",
    roles=DEALER,
    summary="Set the price list of your shop (If-Match: what was read)",
    errors=[InvalidRequest, NotFound, PreconditionFailed],
)
def change_prices(body: schemas.PriceListIn) -> schemas.ShopView:
    return _own(settings.change_prices(body.price_list(), if_match=app.if_match, by=app.caller))


@app.post(
    "/api/v1/shop/prices/preview",
    roles=DEALER,
    summary="See what another price list would make of your assortment, page by page; nothing is written",
    errors=[InvalidRequest, NotFound],
)
def try_prices(body: schemas.TryPrices) -> Listing[schemas.DeskRowView]:
    page = fronts.list_assortment(by=app.caller, limit=body.limit, cursor=body.cursor, prices=body.prices.price_list())
    return Listing[schemas.DeskRowView].of(page.map(lambda row: schemas.DeskRowView.of(row, app.language)))


@app.put(
    "/api/v1/shop/featured",
    roles=DEALER,
    summary="Say what stands first in your shop (If-Match: what was read)",
    errors=[InvalidRequest, NotFound, PreconditionFailed],
)
def feature_products(body: schemas.FeatureProducts) -> schemas.ShopView:
    return _own(settings.feature_products(body.product_ids, if_match=app.if_match, by=app.caller))


@app.post("/api/v1/shop/open", roles=DEALER, summary="Let buyers into your shop", errors=[NotFound, Conflict])
def open_shop() -> schemas.ShopView:
    return _own(settings.open_shop(by=app.caller))


@app.post("/api/v1/shop/close", roles=DEALER, summary="Close your shop for as long as you like", errors=[NotFound])
def close_shop() -> schemas.ShopView:
    return _own(settings.close_shop(by=app.caller))


@app.get(
    "/api/v1/shop/assortment",
    roles=DEALER,
    summary="List what your shop holds, with its prices",
    while_suspended=True,
)
def list_assortment(query: schemas.AssortmentQuery) -> Listing[schemas.DeskRowView]:
    if query.product_id is not None:
        rows = [schemas.DeskRowView.of(row, app.language) for row in fronts.own_rows(query.product_id, by=app.caller)]
        return Listing[schemas.DeskRowView](items=rows, next_cursor=None)
    page = fronts.list_assortment(by=app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[schemas.DeskRowView].of(page.map(lambda row: schemas.DeskRowView.of(row, app.language)))


@app.get(
    "/api/v1/shop/assortment/held",
    roles=DEALER,
    summary="Tell which of these products your shop holds",
    errors=[NotFound],
    while_suspended=True,
)
def list_held(query: schemas.HeldQuery) -> schemas.ProductIdsView:
    return schemas.ProductIdsView(product_ids=list(assortment.held_among(query.product_id, by=app.caller)))


@app.post(
    "/api/v1/shop/assortment",
    roles=DEALER,
    summary="Put products of the mall into your shop; those that are there stay as they are",
    errors=[NotFound, Conflict],
)
def add_products(body: schemas.ChooseProducts) -> schemas.AddedView:
    return schemas.AddedView.of(assortment.add_products(body.product_ids, by=app.caller))


@app.post(
    "/api/v1/shop/assortment/removals",
    roles=DEALER,
    summary="Take products out of your shop",
    errors=[NotFound],
)
def remove_products(body: schemas.ChooseProducts) -> schemas.ProductIdsView:
    return schemas.ProductIdsView(product_ids=list(assortment.remove_products(body.product_ids, by=app.caller)))


@app.put(
    "/api/v1/shop/assortment/{product_id}/prices",
    roles=DEALER,
    summary="Write own prices of a product's SKUs, or give them back to the price list",
    errors=[InvalidRequest, NotFound, PreconditionFailed],
)
def price_product(product_id: schemas.ProductId, body: schemas.PriceProduct) -> schemas.DeskRowView:
    row = assortment.price_product(product_id, body.prices, by=app.caller)
    return schemas.DeskRowView.of(fronts.describe_one(row), app.language)


@app.post(
    "/api/v1/shop/assortment/{product_id}/move",
    roles=DEALER,
    summary="Stand a product behind another one of your shop, or first",
    errors=[InvalidRequest, NotFound, PreconditionFailed],
)
def move_product(product_id: schemas.ProductId, body: schemas.MoveProduct) -> None:
    assortment.move_product(product_id, body.after, by=app.caller)


def _own(own: OwnShop) -> schemas.ShopView:
    app.etag(own.shop.version)
    return schemas.ShopView.of_own(own)


def _on_product_changed(event: ProductChanged | ProductPublished, _: Envelope) -> None:
    following.follow_product(event.product_id)


def _on_organisation_changed(event: OrganisationSuspended | OrganisationReinstated, _: Envelope) -> None:
    following.follow_dealer(event.org_id)


on_events = handle_events(
    "shops",
    {
        ProductChanged: _on_product_changed,
        ProductPublished: _on_product_changed,
        OrganisationSuspended: _on_organisation_changed,
        OrganisationReinstated: _on_organisation_changed,
    },
)
