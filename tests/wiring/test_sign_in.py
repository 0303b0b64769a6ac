"""The demo accounts can sign in through the whole chain: edge, API Gateway, function, Cognito, table."""

from __future__ import annotations

import pytest
from infra.local.mall import Mall


@pytest.mark.parametrize(
    ("who", "role"), [("buyer", "consumer"), ("supplier", "supplier"), ("dealer", "dealer"), ("operator", "operator")]
)
def test_every_role_signs_in_and_is_known_by_its_token(mall: Mall, who: str, role: str) -> None:
    with mall.person(who) as person:
        me = person.get("me").raise_for_status().json()

    assert me["email"] == f"{who}@parure.test"
    assert me["role"] == role


def test_a_guest_is_refused_where_a_role_is_asked_for(mall: Mall) -> None:
    with mall.person() as guest:
        answer = guest.get("me")

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
