"""The edge in an account and the one on a laptop lead to the same files; CloudFront's function runs as it is in the template."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import yaml
from infra.local.blueprint import ROOT
from infra.local.edge.doors import door_of
from infra.local.frontends import node_environment
from starlette.requests import Request

from catalog.contract import Category
from parure.kernel.text import Language
from storefront.rules.doors import DOORS

ZH, EN = "zh-CN,zh;q=0.9,en;q=0.8", "en-GB,en;q=0.9,zh;q=0.5"
ASKED = [
    (path, query, accept, cookie)
    for path in ("/", "/en", "/en/", "/shop", "/shop/", "/en/shop", "/cart", "/shop/ring", "/s/lin/shop")
    for query in ("", "category=ring", "category=shoes", "category=ring&min=5", "category=ring&category=set", "q=x")
    for accept, cookie in ((ZH, ""), (EN, ""), (EN, "zh-CN"), (ZH, "en"), ("", ""), ("fr", ""))
]


def local(path: str, query: str, accept: str, cookie: str) -> str:
    headers = [(b"accept-language", accept.encode())] if accept else []
    headers += [(b"cookie", f"parure_language={cookie}".encode())] if cookie else []
    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": path, "query_string": query.encode()}
    request = Request({**scope, "headers": headers, "server": ("mall", 80), "scheme": "http"})
    return f"/{door_of(request) or 'index.html'}"


def at_cloudfront(asked: list[tuple[str, str, str, str]]) -> list[str]:
    stack = yaml.load((ROOT / "infra/stacks/edge.yaml").read_text(), Loader=_Loader)
    code = stack["Resources"]["Pages"]["Properties"]["FunctionCode"]
    events = [_event(*one) for one in asked]
    script = (
        f"{code}\nconst events = {json.dumps(events)};\nconsole.log(JSON.stringify(events.map((e) => handler(e).uri)))"
    )
    done = subprocess.run(["node", "-e", script], env=node_environment(), capture_output=True, text=True, check=True)
    return [str(uri) for uri in json.loads(done.stdout)]


def _event(path: str, query: str, accept: str, cookie: str) -> dict[str, Any]:
    """As CloudFront hands a request to a function (cloudfront-js-2.0, event structure)."""
    asked: dict[str, Any] = {}
    for pair in filter(None, query.split("&")):
        name, _, value = pair.partition("=")
        if name in asked:
            asked[name].setdefault("multiValue", [{"value": asked[name]["value"]}]).append({"value": value})
        else:
            asked[name] = {"value": value}
    request = {
        "uri": path,
        "querystring": asked,
        "headers": {"accept-language": {"value": accept}} if accept else {},
        "cookies": {"parure_language": {"value": cookie}} if cookie else {},
    }
    return {"request": request}


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's short functions as what they hold."""


_Loader.add_multi_constructor("!", lambda loader, _, node: getattr(node, "value", None))


def test_both_edges_lead_to_the_same_files() -> None:
    found = at_cloudfront(ASKED)

    wrong = [(one, there, local(*one)) for one, there in zip(ASKED, found, strict=True) if there != local(*one)]
    assert wrong == []


def test_every_door_is_where_the_storefront_puts_it() -> None:
    for door in DOORS:
        for language in Language:
            path, _, query = door.path(language).partition("?")
            assert local(path, query, ZH, "") == f"/{door.key(language)}"
    assert {door.category for door in DOORS if door.category} == set(Category)


def test_a_narrowed_list_and_every_other_address_get_the_bare_shell() -> None:
    for path, query in (("/shop", "category=ring&min=5"), ("/shop", "q=x"), ("/cart", ""), ("/shop/ring", "")):
        assert local(path, query, EN, "") == "/index.html"
