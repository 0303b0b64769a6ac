"""Every route × role, by enumeration: who is let in is written down in roles.yaml and compared with the code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from infra import openapi

from parure.aws.auth import GUEST, Caller, Role
from parure.aws.http import Access, Api, Route
from parure.kernel.errors import Forbidden, Unauthenticated

EXPECTED: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("roles.yaml").read_text())
WHILE_SUSPENDED: list[str] = yaml.safe_load(Path(__file__).with_name("while_suspended.yaml").read_text())
CALLERS = {
    "guest": GUEST,
    **{role.value: Caller(role=role, user_id="usr_1", org_id="org_1") for role in Role},
}
ROUTES = [(capability, route) for capability, route in openapi.routes()]


def name_of(route: Route) -> str:
    return f"{route.method} {route.path.removeprefix('/api/v1')}"


def test_the_table_of_roles_lists_every_route_and_no_other() -> None:
    assert sorted(EXPECTED) == sorted(name_of(route) for _, route in ROUTES)


@pytest.mark.parametrize(("capability", "route"), ROUTES, ids=lambda v: name_of(v) if isinstance(v, Route) else "")
def test_a_route_lets_in_exactly_whom_the_table_names(
    capability: str, route: Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = dict(openapi.capabilities())[capability]
    let_in = [name for name, caller in CALLERS.items() if admits(app, route, caller, monkeypatch)]

    expected = EXPECTED[name_of(route)]
    assert let_in == (list(CALLERS) if expected == ["anybody"] else expected)


@pytest.mark.parametrize(("capability", "route"), ROUTES, ids=lambda v: name_of(v) if isinstance(v, Route) else "")
def test_a_key_without_the_scope_is_let_in_nowhere_but_on_public_routes(
    capability: str, route: Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = dict(openapi.capabilities())[capability]
    for role in (Role.SUPPLIER, Role.DEALER):
        key = Caller(role=role, user_id="key_1", org_id="org_1", scopes=frozenset({"nothing:at-all"}))
        assert admits(app, route, key, monkeypatch) == (route.roles is Access.PUBLIC)


def test_a_suspended_organisation_reaches_exactly_what_the_list_names() -> None:
    """Reading what is its own, finishing what it accepted, putting its papers right."""
    opened = [name_of(route) for _, route in ROUTES if route.while_suspended]

    assert sorted(opened) == sorted(WHILE_SUSPENDED)


def test_the_staff_of_a_suspended_organisation_are_let_in_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    apps = dict(openapi.capabilities())
    staff = Caller(role=Role.SUPPLIER, user_id="usr_1", org_id="org_1", suspended=True)

    let_in = [name_of(route) for capability, route in ROUTES if admits(apps[capability], route, staff, monkeypatch)]

    public = {name_of(route) for _, route in ROUTES if route.roles is Access.PUBLIC}
    assert set(let_in) - public <= set(WHILE_SUSPENDED)


def admits(app: Api, route: Route, caller: Caller, monkeypatch: pytest.MonkeyPatch) -> bool:
    asked: Any = type("Asked", (), {"context": {"authorizer": caller.to_context()}})()
    monkeypatch.setattr(app, "current_request", asked, raising=False)
    try:
        app._admit(route)
    except (Unauthenticated, Forbidden):
        return False
    return True
