"""Routes of pricing."""

from __future__ import annotations

from parure.aws.auth import Role
from parure.aws.http import PUBLIC, Api
from parure.kernel.errors import Conflict, InvalidRequest, NotFound
from parure.kernel.schemas import Listing, PageQuery
from pricing import service
from pricing.rules import in_scale
from pricing.schemas import (
    BoardPriceView,
    BoardView,
    FinenessValue,
    FxRatesView,
    MetalName,
    PublishBoardPrices,
    PublishFxRate,
)

app = Api("pricing")
OPERATOR = [Role.OPERATOR]


@app.get("/api/v1/board-prices", roles=PUBLIC, summary="Read the board: the price of a gram by metal and fineness")
def list_board_prices() -> BoardView:
    return BoardView.of(service.current_boards())


@app.post(
    "/api/v1/board-prices",
    roles=OPERATOR,
    status=201,
    summary="Publish board prices as the next version",
    errors=[InvalidRequest, Conflict],
)
def publish_board_prices(body: PublishBoardPrices) -> BoardView:
    prices = [(price.metal, price.fineness, price.price_per_gram.amount) for price in body.prices]
    boards = service.publish_board_prices(
        prices,
        valid_for_minutes=body.valid_for_minutes,
        by=app.caller.id,
        idempotency_key=app.idempotency_key,
    )
    return BoardView.of(boards)


@app.get(
    "/api/v1/board-prices/{metal}/{fineness}/history",
    roles=PUBLIC,
    summary="Read the earlier versions of one board price",
    errors=[NotFound],
)
def list_board_history(metal: MetalName, fineness: FinenessValue, query: PageQuery) -> Listing[BoardPriceView]:
    if not in_scale(metal, fineness):
        raise NotFound("fineness_scale", "There is no such fineness in the scale.")
    page = service.list_board_history(metal, fineness, limit=query.limit, cursor=query.cursor)
    return Listing[BoardPriceView].of(page.map(BoardPriceView.of))


@app.get("/api/v1/fx-rates", roles=PUBLIC, summary="Read the exchange rates")
def list_fx_rates() -> FxRatesView:
    return FxRatesView.of(service.current_rates())


@app.post(
    "/api/v1/fx-rates",
    roles=OPERATOR,
    status=201,
    summary="Publish the rate of one currency",
    errors=[InvalidRequest, Conflict],
)
def publish_fx_rate(body: PublishFxRate) -> FxRatesView:
    rates = service.publish_fx_rate(body.currency, body.rate, by=app.caller.id, idempotency_key=app.idempotency_key)
    return FxRatesView.of(rates)
