"""What every route does alike: admission, reading the request, problem documents."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import Field

from integration.gateway import call
from parure.aws.auth import Caller, Role
from parure.aws.http import OPTIONAL, PUBLIC, Api
from parure.kernel.errors import Conflict
from parure.kernel.schemas import MoneyIn, MoneyView, Request, View, id_type

RingId = Annotated[str, id_type("rng")]
BUYER = Caller(role=Role.CONSUMER, user_id="usr_1")
SUPPLIER = Caller(role=Role.SUPPLIER, user_id="usr_2", org_id="org_1")
RING = "rng_01JD3N0E6S0V1G3N5W7X9Y2Z4B"


class Bid(Request):
    price: MoneyIn
    note: str = Field("", max_length=10)


class Filter(Request):
    colour: list[str] = Field(default_factory=list)
    limit: int = Field(10, ge=1, le=100)


class Seen(View):
    ring: str
    price: MoneyView | None = None
    colours: list[str] = Field(default_factory=list)
    by: str | None = None


@pytest.fixture
def app() -> Api:
    app = Api("rings")

    @app.post("/api/v1/rings/{ring_id}/bids", roles=[Role.CONSUMER], summary="Bid", status=201, scope="bids:write")
    def bid(ring_id: RingId, body: Bid) -> Seen:
        if body.price.amount == 13:
            raise Conflict("unlucky", "Not thirteen.", field="price", total={"amount": 14, "currency": "CNY"})
        if body.price.amount == 14:
            raise RuntimeError("the safe is open: secret")
        app.set_cookie("seen", "yes", max_age=60)
        return Seen(ring=ring_id, price=MoneyView.of(body.price.money()), by=app.caller.id)

    @app.get("/api/v1/rings/{ring_id}", roles=OPTIONAL, summary="Look")
    def look(ring_id: str, query: Filter) -> Seen:
        return Seen(ring=ring_id, colours=query.colour, by=app.caller.user_id)

    @app.delete("/api/v1/rings/{ring_id}", roles=PUBLIC, summary="Drop", idempotent=True)
    def drop(ring_id: str) -> None:
        return None

    return app


def bid_of(amount: object) -> dict[str, object]:
    return {"price": {"amount": amount, "currency": "CNY"}}


def test_a_route_without_roles_is_refused_when_it_is_declared() -> None:
    with pytest.raises(TypeError, match="does not declare who may call it"):
        Api("x").get("/api/v1/x", summary="x")


def test_a_good_request_is_answered_with_the_view(app: Api) -> None:
    answer = call(app, "POST", f"/api/v1/rings/{RING}/bids", bid_of(500), caller=BUYER)

    assert (answer.status, answer.json["price"], answer.json["by"]) == (201, bid_of(500)["price"], "usr_1")
    assert answer.cookies == {"seen": "yes"}
    assert answer.header("cache-control") == "no-store"


@pytest.mark.parametrize(
    ("raw", "field", "code"),
    [
        ("{", "body", "bad_json"),
        ("[]", "body", "model_type"),
        ('{"price": {"amount": "12", "currency": "CNY"}}', "price.amount", "int_type"),
        ('{"price": {"amount": 1.5, "currency": "CNY"}}', "price.amount", "int_type"),
        ('{"price": {"amount": -1, "currency": "CNY"}}', "price.amount", "too_small"),
        ('{"price": {"amount": 1, "currency": "XXX"}}', "price.currency", "not_allowed"),
        ('{"price": {"amount": 1, "currency": "CNY"}, "discount": 9}', "discount", "unknown_field"),
        ('{"price": {"amount": 1, "currency": "CNY"}, "note": "much too long a note"}', "note", "too_long"),
        ("{}", "price", "required"),
        ("", "price", "required"),
        ('{"price": {"amount": 1, "currency": "CNY"}, "note": "\\ud800"}', "body", "bad_json"),
    ],
)
def test_a_bad_body_is_a_400_that_names_the_field(app: Api, raw: str, field: str, code: str) -> None:
    answer = call(app, "POST", f"/api/v1/rings/{RING}/bids", caller=BUYER, raw=raw)

    assert answer.status == 400
    assert answer.header("content-type") == "application/problem+json"
    assert (answer.json["errors"][0]["field"], answer.json["errors"][0]["code"]) == (field, code)


def test_a_huge_body_is_413(app: Api) -> None:
    assert call(app, "POST", f"/api/v1/rings/{RING}/bids", caller=BUYER, raw="x" * 300_000).status == 413


def test_an_id_of_another_kind_is_404(app: Api) -> None:
    answer = call(app, "POST", "/api/v1/rings/ord_01JD3N0E6S0V1G3N5W7X9Y2Z4B/bids", bid_of(1), caller=BUYER)

    assert (answer.status, answer.json["code"]) == (404, "not_found")


def test_a_guest_is_401_and_the_wrong_role_403(app: Api) -> None:
    guest = call(app, "POST", f"/api/v1/rings/{RING}/bids", bid_of(1))
    supplier = call(app, "POST", f"/api/v1/rings/{RING}/bids", bid_of(1), caller=SUPPLIER)

    assert (guest.status, guest.header("www-authenticate")) == (401, "Bearer")
    assert (supplier.status, supplier.json["code"]) == (403, "role_not_allowed")


def test_an_api_key_needs_the_scope_of_the_route(app: Api) -> None:
    with_scope = Caller(role=Role.CONSUMER, user_id="key_1", scopes=frozenset({"bids:write"}))
    without = Caller(role=Role.CONSUMER, user_id="key_2", scopes=frozenset())

    assert call(app, "POST", f"/api/v1/rings/{RING}/bids", bid_of(1), caller=with_scope).status == 201
    refused = call(app, "POST", f"/api/v1/rings/{RING}/bids", bid_of(1), caller=without)
    assert (refused.status, refused.json["scope"]) == (403, "bids:write")
    assert call(app, "GET", f"/api/v1/rings/{RING}", caller=without).json["code"] == "not_for_api_keys"


def test_a_known_failure_becomes_a_problem_with_its_members(app: Api) -> None:
    headers = {"X-Correlation-Id": "browser-12345"}
    answer = call(app, "POST", f"/api/v1/rings/{RING}/bids", bid_of(13), caller=BUYER, headers=headers)

    assert answer.status == 409
    assert answer.json == {
        "type": "about:blank",
        "title": "Not possible as things stand",
        "status": 409,
        "code": "unlucky",
        "detail": "Not thirteen.",
        "field": "price",
        "total": {"amount": 14, "currency": "CNY"},
        "correlation_id": "browser-12345",
    }


def test_a_bug_is_raised_so_that_the_error_metric_sees_it(app: Api) -> None:
    with pytest.raises(RuntimeError, match="the safe is open"):
        call(app, "POST", f"/api/v1/rings/{RING}/bids", bid_of(14), caller=BUYER)

    assert call(app, "POST", f"/api/v1/rings/{RING}/bids", bid_of(1), caller=BUYER).status == 201


def test_path_values_are_decoded_and_lists_in_the_query_kept(app: Api) -> None:
    answer = call(app, "GET", "/api/v1/rings/%E6%88%92%2F1?colour=D&colour=E")

    assert answer.json == {"ring": "戒/1", "price": None, "colours": ["D", "E"], "by": None}


@pytest.mark.parametrize("query", ["limit=0", "limit=abc", "limit=1&limit=2", "size=3"])
def test_a_bad_query_is_400(app: Api, query: str) -> None:
    assert call(app, "GET", f"/api/v1/rings/x?{query}").status == 400


def test_an_idempotent_route_asks_for_its_key(app: Api) -> None:
    missing = call(app, "DELETE", "/api/v1/rings/x")

    assert (missing.status, missing.json["field"]) == (400, "Idempotency-Key")
    assert call(app, "DELETE", "/api/v1/rings/x", headers={"Idempotency-Key": "short"}).status == 400
    assert call(app, "DELETE", "/api/v1/rings/x", headers={"Idempotency-Key": "k" * 20}).status == 204
