"""Routes of supply."""

from __future__ import annotations

from parure.aws.auth import Role
from parure.aws.http import Api
from parure.kernel.errors import Conflict, InvalidRequest, NotFound
from parure.kernel.schemas import Listing, PageQuery
from supply import service
from supply.schemas import (
    AdjustStock,
    CreateLocation,
    LocationView,
    ReceiveStock,
    SkuId,
    StockEntryView,
    StockView,
)

app = Api("supply")
HOLDERS = [Role.SUPPLIER, Role.DEALER]


@app.get("/api/v1/locations", roles=HOLDERS, scope="stock:read", summary="List your warehouses and shops")
def list_locations(query: PageQuery) -> Listing[LocationView]:
    page = service.list_locations(app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[LocationView].of(page.map(LocationView.of))


@app.post(
    "/api/v1/locations",
    roles=HOLDERS,
    scope="stock:write",
    status=201,
    summary="Add a warehouse or shop",
    errors=[InvalidRequest],
)
def create_location(body: CreateLocation) -> LocationView:
    key = app.idempotency_key
    item = service.create_location(body.name, body.kind, body.region, by=app.caller, idempotency_key=key)
    return LocationView.of(item)


@app.get("/api/v1/stock", roles=HOLDERS, scope="stock:read", summary="List your stock by SKU and location")
def list_stock(query: PageQuery) -> Listing[StockView]:
    page = service.list_stock(app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[StockView].of(page.map(StockView.of))


@app.get(
    "/api/v1/stock/{sku}/entries",
    roles=HOLDERS,
    scope="stock:read",
    summary="Read the stock ledger of a SKU at your locations",
    errors=[NotFound],
)
def list_stock_entries(sku: SkuId, query: PageQuery) -> Listing[StockEntryView]:
    page = service.list_stock_entries(sku, app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[StockEntryView].of(page.map(StockEntryView.of))


@app.post(
    "/api/v1/stock/receipts",
    roles=HOLDERS,
    scope="stock:write",
    status=201,
    summary="Receive goods at a location",
    errors=[InvalidRequest, NotFound, Conflict],
)
def receive_stock(body: ReceiveStock) -> StockView:
    stock = service.receive_stock(
        body.sku,
        body.location_id,
        body.quantity,
        body.reference,
        by=app.caller,
        idempotency_key=app.idempotency_key,
    )
    return StockView.of(stock)


@app.post(
    "/api/v1/stock/adjustments",
    roles=HOLDERS,
    scope="stock:write",
    status=201,
    summary="Correct the count at a location",
    errors=[InvalidRequest, NotFound, Conflict],
)
def adjust_stock(body: AdjustStock) -> StockView:
    stock = service.adjust_stock(
        body.sku,
        body.location_id,
        body.delta,
        body.reason,
        by=app.caller,
        idempotency_key=app.idempotency_key,
    )
    return StockView.of(stock)
