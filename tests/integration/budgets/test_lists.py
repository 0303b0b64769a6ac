"""Every list of the mall, as the routes declare them: a page is one Query, and nothing scans a table."""

from __future__ import annotations

import importlib

import pytest
from infra import openapi

from integration.conftest import Calls
from integration.gateway import call
from parure.aws.auth import Caller, Role
from parure.aws.http import Access, Route

ORG = "org_01JD3N0E6S0V1G3N5W7X9Y2Z4A"
OWNED = {Role.SUPPLIER, Role.DEALER}
BY_OWNERS = {"/api/v1/api-keys"}
"""Only for whoever is an owner in the table, which costs a read before."""
BY_MEMORY = {"/api/v1/search"}
"""An index in memory: no Query at all, as tests/integration/search counts."""


def is_list(route: Route) -> bool:
    """A page of things, by its answer; those below one thing are read with it."""
    answer = route.hints.get("return")
    paged = "next_cursor" in getattr(answer, "model_fields", {})
    return route.method == "GET" and paged and not route.path_parameters and route.path not in BY_OWNERS | BY_MEMORY


LISTS = {
    f"{route.method} {route.path}": (capability, route) for capability, route in openapi.routes() if is_list(route)
}


def somebody_who_may(route: Route) -> Caller:
    if isinstance(route.roles, Access):
        return Caller()
    role = route.roles[0]
    return Caller(role, "usr_01JD3N0E6S0V1G3N5W7X9Y2Z4B", ORG if role in OWNED else None)


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_page_of_any_list_is_one_query(name: str, aws: None, calls: Calls) -> None:
    capability, route = LISTS[name]
    app = importlib.import_module(f"{capability}.app").app

    answer = call(app, "GET", route.path, caller=somebody_who_may(route))

    assert answer.status == 200, answer.text
    reads = calls.of("dynamodb")
    assert "dynamodb:Scan" not in reads
    # Beside the page itself at most one read of what its rows name.
    assert reads.count("dynamodb:Query") <= 1, reads
    assert len(reads) <= 2, reads
