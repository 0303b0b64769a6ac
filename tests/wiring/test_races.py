"""Many buyers at one moment, straight at the deployed API: nothing is sold twice and the books agree afterwards."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx
import pytest
from infra.local.mall import PASSWORD, Mall
from infra.local.people import ADDRESS, Json, Listed, Operator, Supplier, ring, yuan

from wiring.ledgers import assert_stock_balances

CONNECTIONS = 32
BUYERS = 1000
PRICE = yuan(66_000)


@pytest.fixture(scope="module")
def operator(mall: Mall) -> Iterator[Operator]:
    person = Operator(mall, "operator@parure.test")
    yield person
    person.close()


@pytest.fixture(scope="module")
def supplier(mall: Mall) -> Iterator[Supplier]:
    person = Supplier(mall, "supplier@parure.test")
    yield person
    person.close()


@pytest.fixture(scope="module")
def gateway(mall: Mall) -> Iterator[httpx.Client]:
    """The API itself, without the edge before it."""
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    with httpx.Client(base_url=f"{mall.cloud.api_url}/api/v1/", timeout=120, limits=limits) as client:
        yield client


@pytest.fixture(scope="module")
def tokens(mall: Mall, gateway: httpx.Client) -> list[str]:
    """Signed-in buyers. They join at the pool itself, confirmed by its administrator: sign-up has tests of its own.

    One after the other, for the emulator's pool cannot take two at once; then they sign in together, by the API.
    """
    pool, client = mall.cloud.outputs["UserPoolId"], mall.cloud.outputs["UserPoolClientId"]
    cognito = mall.client("cognito-idp")
    addresses = [f"crowd-{number}-{uuid.uuid4().hex[:6]}@example.com" for number in range(BUYERS)]
    for address in addresses:
        attributes = [{"Name": "email", "Value": address}]
        cognito.sign_up(ClientId=client, Username=address, Password=PASSWORD, UserAttributes=attributes)
        cognito.admin_confirm_sign_up(UserPoolId=pool, Username=address)

    def sign_in(address: str) -> str:
        session = gateway.post("sessions", json={"email": address, "password": PASSWORD})
        session.raise_for_status()
        token: str = session.json()["access_token"]
        return token

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        return list(threads.map(sign_in, addresses))


@dataclass(frozen=True)
class Outcome:
    status: int
    code: str | None
    order_id: str | None


def rush(gateway: httpx.Client, tokens: Sequence[str], sku: str) -> list[Outcome]:
    """Everybody orders one piece at once; what each was told."""
    body: Json = {"address": ADDRESS, "expected_total": PRICE, "lines": [{"sku": sku, "quantity": 1}]}

    def order(token: str) -> Outcome:
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": uuid.uuid4().hex}
        response = gateway.post("orders", json=body, headers=headers)
        answer = response.json()
        return Outcome(response.status_code, answer.get("code"), answer.get("order_id"))

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        return list(threads.map(order, tokens))


def for_sale(supplier: Supplier, operator: Operator, stock: int, *, one_of_one: bool = False) -> Listed:
    picture = supplier.upload_picture()
    return supplier.list_for_sale(operator, stock, ring(price=PRICE, one_of_one=one_of_one, images=[picture]))


def test_a_piece_is_sold_once_when_a_thousand_buyers_race(
    mall: Mall, gateway: httpx.Client, tokens: list[str], supplier: Supplier, operator: Operator
) -> None:
    piece = for_sale(supplier, operator, 1, one_of_one=True)

    told = rush(gateway, tokens, piece.sku)

    assert Counter((one.status, one.code) for one in told) == {(201, None): 1, (409, "out_of_stock"): 999}
    assert_stock_balances(mall, piece.sku, on_hand=1, allocated=0, held=1)


def test_two_hundred_buyers_get_fifty_pieces_between_them(
    mall: Mall, gateway: httpx.Client, tokens: list[str], supplier: Supplier, operator: Operator
) -> None:
    batch = for_sale(supplier, operator, 50)

    told = rush(gateway, tokens[:200], batch.sku)

    assert Counter((one.status, one.code) for one in told) == {(201, None): 50, (409, "out_of_stock"): 150}
    assert len({one.order_id for one in told if one.order_id}) == 50
    assert_stock_balances(mall, batch.sku, on_hand=50, allocated=0, held=50)


def test_one_key_sent_many_times_at_once_places_one_order(
    mall: Mall, gateway: httpx.Client, tokens: list[str], supplier: Supplier, operator: Operator
) -> None:
    listed = for_sale(supplier, operator, 20)
    body: Json = {"address": ADDRESS, "expected_total": PRICE, "lines": [{"sku": listed.sku, "quantity": 1}]}
    headers = {"Authorization": f"Bearer {tokens[0]}", "Idempotency-Key": uuid.uuid4().hex}

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        answers = list(threads.map(lambda _: gateway.post("orders", json=body, headers=headers), range(CONNECTIONS)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["order_id"] for answer in answers}) == 1
    assert_stock_balances(mall, listed.sku, on_hand=20, allocated=0, held=1)
