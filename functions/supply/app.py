"""Routes of supply: the stock desk of suppliers and dealers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parure.aws.auth import Role
from parure.aws.http import PUBLIC, Api, Response
from parure.kernel.errors import Conflict, Forbidden, InvalidRequest, NotFound
from parure.kernel.lazy import lazy
from parure.kernel.schemas import Listing, PageQuery

if TYPE_CHECKING:
    from supply.schemas import counts, locations, stock, transfers, visiting
    from supply.service import counting, exporting, receiving
    from supply.service import locations as places
    from supply.service import stock as holdings
    from supply.service import transfers as moving
    from supply.service import visiting as visits
else:
    counts, locations = lazy("supply.schemas.counts"), lazy("supply.schemas.locations")
    stock, transfers = lazy("supply.schemas.stock"), lazy("supply.schemas.transfers")
    counting, exporting = lazy("supply.service.counting"), lazy("supply.service.exporting")
    receiving, places = lazy("supply.service.receiving"), lazy("supply.service.locations")
    holdings, moving = lazy("supply.service.stock"), lazy("supply.service.transfers")
    visiting, visits = lazy("supply.schemas.visiting"), lazy("supply.service.visiting")

app = Api("supply")
HOLDERS = [Role.SUPPLIER, Role.DEALER]
READ = {"roles": HOLDERS, "scope": "stock:read", "while_suspended": True}
WRITE = {"roles": HOLDERS, "scope": "stock:write"}
REFUSED = [InvalidRequest, NotFound, Conflict]


# Locations


@app.get("/api/v1/locations", **READ, summary="List your warehouses and shops")
def list_locations(query: PageQuery) -> Listing[locations.LocationView]:
    page = places.list_locations(app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[locations.LocationView].of(page.map(locations.LocationView.of))


@app.post("/api/v1/locations", **WRITE, status=201, summary="Add a warehouse or shop", errors=[InvalidRequest])
def create_location(body: locations.CreateLocation) -> locations.LocationView:
    key = app.idempotency_key
    item = places.create_location(body.name, body.kind, body.region, by=app.caller, idempotency_key=key)
    return locations.LocationView.of(item)


@app.patch(
    "/api/v1/locations/{location_id}",
    **WRITE,
    summary="Rename a location, or open a dealer's shop to consignment",
    errors=[*REFUSED, Forbidden],
)
def edit_location(location_id: locations.LocationId, body: locations.EditLocation) -> locations.LocationView:
    item = places.edit_location(location_id, name=body.name, kind=body.kind, takes_memo=body.takes_memo, by=app.caller)
    return locations.LocationView.of(item)


@app.post("/api/v1/locations/{location_id}/close", **WRITE, summary="Close an empty location", errors=REFUSED)
def close_location(location_id: locations.LocationId) -> locations.LocationView:
    return locations.LocationView.of(places.close_location(location_id, app.caller))


@app.post("/api/v1/locations/{location_id}/reopen", **WRITE, summary="Open a closed location again", errors=REFUSED)
def reopen_location(location_id: locations.LocationId) -> locations.LocationView:
    return locations.LocationView.of(places.reopen_location(location_id, app.caller))


@app.get("/api/v1/memo-shops", roles=[Role.SUPPLIER], scope="stock:read", summary="List shops that take goods on memo")
def list_memo_shops(query: PageQuery) -> Listing[locations.MemoShopView]:
    page = places.list_memo_shops(limit=query.limit, cursor=query.cursor)
    return Listing[locations.MemoShopView].of(page.map(locations.MemoShopView.of))


@app.put(
    "/api/v1/locations/{location_id}/visitors",
    roles=[Role.DEALER],
    scope="stock:write",
    summary="Say that a shop receives visitors, where and when",
    errors=REFUSED,
)
def receive_visitors(location_id: locations.LocationId, body: visiting.ReceiveVisitors) -> locations.LocationView:
    return locations.LocationView.of(visits.receive_visitors(location_id, body.document(), app.caller))


@app.get(
    "/api/v1/availability/{sku}",
    roles=PUBLIC,
    summary="Dealers' shops where a piece can be seen, the nearest first",
    errors=[NotFound],
)
def find_shops(sku: stock.SkuId, query: visiting.AvailabilityQuery) -> visiting.AvailabilityView:
    near = visits.shops_with(sku, province=query.province, city=query.city, buyer=query.position(), shop=query.shop)
    return visiting.AvailabilityView(items=[visiting.ShopNearView.of(one, app.language) for one in near])


# Balances and ledger


@app.get("/api/v1/stock", **READ, summary="List your stock by SKU and location")
def list_stock(query: stock.StockQuery) -> Listing[stock.StockView]:
    page = holdings.list_stock(query.wanted(), app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[stock.StockView].of(page.map(stock.StockView.of))


@app.get("/api/v1/stock/{sku}", **READ, summary="Read the stock of a SKU you may stock", errors=[NotFound])
def get_stock(sku: stock.SkuId) -> stock.StockView:
    return stock.StockView.of(holdings.get_stock(sku, app.caller))


@app.get("/api/v1/stock-serials/{serial}", **READ, summary="Find a piece by its serial", errors=[NotFound])
def find_serial(serial: stock.Serial) -> stock.StockView:
    return stock.StockView.of(holdings.find_serial(serial, app.caller))


@app.put("/api/v1/stock/{sku}/low-level", **WRITE, summary="Say at how many a SKU runs low", errors=REFUSED)
def set_low_level(sku: stock.SkuId, body: stock.SetLowLevel) -> stock.StockView:
    return stock.StockView.of(holdings.set_low_level(sku, body.low_at, app.caller))


@app.get(
    "/api/v1/stock/{sku}/entries",
    **READ,
    summary="Read the stock ledger of a SKU at your locations",
    errors=[NotFound],
)
def list_stock_entries(sku: stock.SkuId, query: stock.EntriesQuery) -> Listing[stock.StockEntryView]:
    page = holdings.list_stock_entries(sku, query.kind, app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[stock.StockEntryView].of(page.map(stock.StockEntryView.of))


@app.get("/api/v1/stock-export", **READ, summary="Stock as CSV, 500 SKUs at a time")
def export_stock(query: stock.ExportQuery) -> Response:
    """The header X-Next-Cursor names the next part; it is missing on the last. Append the parts to one file."""
    return _csv(*exporting.export_stock(app.caller, app.language, cursor=query.cursor))


@app.get(
    "/api/v1/stock/{sku}/entries/export",
    **READ,
    summary="The ledger of a SKU as CSV, 500 rows at a time",
    errors=[NotFound],
)
def export_stock_entries(sku: stock.SkuId, query: stock.ExportQuery) -> Response:
    """As GET /stock-export."""
    return _csv(*exporting.export_stock_entries(sku, app.caller, app.language, cursor=query.cursor))


def _csv(text: str, cursor: str | None) -> Response:
    headers = {"Content-Type": "text/csv; charset=utf-8"}
    if cursor is not None:
        headers["X-Next-Cursor"] = cursor
    return Response(body=text, status_code=200, headers=headers)


# Moves


@app.post("/api/v1/stock/receipts", **WRITE, status=201, summary="Receive goods at a location", errors=REFUSED)
def receive_stock(body: stock.ReceiveStock) -> stock.StockView:
    received = receiving.receive_stock(body.receipt(), by=app.caller, idempotency_key=app.idempotency_key)
    return stock.StockView.of(received)


@app.post("/api/v1/stock/adjustments", **WRITE, status=201, summary="Correct the count at a location", errors=REFUSED)
def adjust_stock(body: stock.AdjustStock) -> stock.StockView:
    adjusted = receiving.adjust_stock(body.correction(), by=app.caller, idempotency_key=app.idempotency_key)
    return stock.StockView.of(adjusted)


@app.post(
    "/api/v1/memo-sales",
    roles=[Role.DEALER],
    scope="stock:write",
    status=201,
    summary="Record that consigned goods were sold over the counter",
    errors=REFUSED,
)
def sell_consigned(body: stock.SellConsigned) -> stock.StockView:
    sold = receiving.sell_consigned(
        body.sku,
        body.location_id,
        body.quantity,
        body.reference,
        by=app.caller,
        idempotency_key=app.idempotency_key,
    )
    return stock.StockView.of(sold)


# Transfers and consignment


@app.get("/api/v1/transfers", **READ, summary="List goods on their way, sent and received")
def list_transfers(query: transfers.TransfersQuery) -> Listing[transfers.TransferView]:
    org_id = app.caller.org
    page = moving.list_transfers(query.status, app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[transfers.TransferView].of(page.map(lambda one: transfers.TransferView.of(one, org_id)))


@app.post(
    "/api/v1/transfers",
    **WRITE,
    status=201,
    summary="Send goods to another location, to a dealer on memo, or back",
    errors=REFUSED,
)
def send_transfer(body: transfers.SendTransfer) -> transfers.TransferView:
    shipment = moving.Shipment(
        from_location_id=body.from_location_id,
        to_location_id=body.to_location_id,
        lines=[(line.sku, line.quantity) for line in body.lines],
        note=body.note,
        due_back=body.due_back.isoformat() if body.due_back else None,
    )
    sent = moving.send_transfer(shipment, by=app.caller, idempotency_key=app.idempotency_key)
    return transfers.TransferView.of(sent, app.caller.org)


@app.get("/api/v1/transfers/{transfer_id}", **READ, summary="Read a transfer", errors=[NotFound])
def get_transfer(transfer_id: transfers.TransferId) -> transfers.TransferView:
    return transfers.TransferView.of(moving.get_transfer(transfer_id, app.caller), app.caller.org)


@app.post("/api/v1/transfers/{transfer_id}/receive", **WRITE, summary="Count goods in", errors=REFUSED)
def receive_transfer(transfer_id: transfers.TransferId, body: transfers.ReceiveTransfer) -> transfers.TransferView:
    received = {line.sku: line.received for line in body.lines}
    transfer = moving.receive_transfer(transfer_id, received, by=app.caller)
    return transfers.TransferView.of(transfer, app.caller.org)


@app.post(
    "/api/v1/transfers/{transfer_id}/recall", **WRITE, summary="Call goods back that nobody counted in", errors=REFUSED
)
def recall_transfer(transfer_id: transfers.TransferId) -> transfers.TransferView:
    return transfers.TransferView.of(moving.recall_transfer(transfer_id, by=app.caller), app.caller.org)


# Stocktaking


@app.get("/api/v1/stock-counts", **READ, summary="List your count sheets")
def list_counts(query: PageQuery) -> Listing[counts.CountView]:
    page = counting.list_counts(app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[counts.CountView].of(page.map(counts.CountView.of))


@app.post("/api/v1/stock-counts", **WRITE, status=201, summary="Open a count sheet for a location", errors=REFUSED)
def open_count(body: counts.OpenCount) -> counts.CountView:
    sheet = counting.open_count(body.location_id, body.note, by=app.caller, idempotency_key=app.idempotency_key)
    return counts.CountView.of(sheet)


@app.get("/api/v1/stock-counts/{count_id}", **READ, summary="Read a count sheet", errors=[NotFound])
def get_count(count_id: counts.CountId) -> counts.CountView:
    return counts.CountView.of(counting.get_count(count_id, app.caller))


@app.get("/api/v1/stock-counts/{count_id}/lines", **READ, summary="Read what was counted", errors=[NotFound])
def list_count_lines(count_id: counts.CountId, query: PageQuery) -> Listing[counts.CountLineView]:
    page = counting.list_count_lines(count_id, app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[counts.CountLineView].of(page.map(counts.CountLineView.of))


@app.put("/api/v1/stock-counts/{count_id}/lines", **WRITE, summary="Say how many lie there", errors=REFUSED)
def record_count(count_id: counts.CountId, body: counts.RecordCount) -> counts.CountLines:
    lines = counting.record_count(count_id, [(line.sku, line.counted) for line in body.lines], app.caller)
    return counts.CountLines(items=[counts.CountLineView.of(line) for line in lines])


@app.post("/api/v1/stock-counts/{count_id}/post", **WRITE, summary="Post the differences", errors=REFUSED)
def post_count(count_id: counts.CountId) -> counts.PostingView:
    """A hundred differences at a time: ask again while the sheet is `posting`."""
    return counts.PostingView.after(counting.post_count(count_id, app.caller))


@app.post("/api/v1/stock-counts/{count_id}/discard", **WRITE, summary="Throw a count sheet away", errors=REFUSED)
def discard_count(count_id: counts.CountId) -> counts.CountView:
    return counts.CountView.of(counting.discard_count(count_id, app.caller))
