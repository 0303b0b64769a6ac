"""Answers that change nothing: one object, a page of a list, members expanded."""

from typing import Any

from infra.local.payments import checkout, forms
from infra.local.payments.books import public
from infra.local.payments.desk import Call, Desk, Operation
from infra.local.payments.errors import InvalidParameterError
from infra.local.payments.forms import Json

# The member that may be expanded, and the kind of object its id names.
EXPANDABLE = {
    "payment_intent": "payment_intent",
    "latest_charge": "charge",
    "charge": "charge",
    "source_transaction": "charge",
    "destination": "account",
}
BOUNDS = {
    "gt": lambda at, bound: at > bound,
    "gte": lambda at, bound: at >= bound,
    "lt": lambda at, bound: at < bound,
    "lte": lambda at, bound: at <= bound,
}


def finds(kind: str) -> Operation:
    def find(desk: Desk, call: Call) -> Json:
        return desk.books.find(kind, call.id)

    return find


def lists(kind: str, *filters: str) -> Operation:
    """Newest first, `limit` 1–100 at a time, going on `starting_after` an id."""

    def list_objects(desk: Desk, call: Call) -> Json:
        params = call.params
        forms.refuse_unknown(params, frozenset((*filters, "limit", "starting_after", "created")))
        limit = forms.integer(params, "limit") or 10
        if limit > 100:
            raise InvalidParameterError("Limit must be between 1 and 100", param="limit")
        wanted = {name: forms.text(params, name) for name in filters if name in params}
        rows = [one for one in reversed(desk.books.rows(kind)) if all(one[name] == wanted[name] for name in wanted)]
        rows = [one for one in rows if _within(one["created"], params)]
        after = forms.text(params, "starting_after")
        if after:
            desk.books.find(kind, after, status=400, param="starting_after")
            ids = [one["id"] for one in rows]
            rows = rows[ids.index(after) + 1 :] if after in ids else []
        url = f"/v1/{'checkout/sessions' if kind == 'checkout.session' else kind + 's'}"
        return {"object": "list", "url": url, "has_more": len(rows) > limit, "data": rows[:limit]}

    return list_objects


def expanded(desk: Desk, answer: Json, paths: list[Any]) -> Json:
    """A copy for the application with each of `paths` (`payment_intent.latest_charge`) replaced by its object."""
    seen: Json = public(answer)
    for path in paths:
        _expand(desk, seen, str(path).split("."), str(path))
    return seen


def _expand(desk: Desk, node: Any, names: list[str], path: str) -> None:
    if not names or node is None:
        return
    if isinstance(node, list):
        for item in node:
            _expand(desk, item, names, path)
        return
    name, *rest = names
    if name == "line_items" and node.get("object") == "checkout.session":
        node[name] = public(checkout.line_items(desk.books.find("checkout.session", node["id"])))
    elif name not in node or (name not in EXPANDABLE and isinstance(node[name], str)):
        raise InvalidParameterError(f"This property cannot be expanded ({path}).", param="expand")
    elif name in EXPANDABLE and isinstance(node[name], str):
        node[name] = public(desk.books.find(EXPANDABLE[name], node[name]))
    _expand(desk, node[name], rest, path)


def _within(created: int, params: Json) -> bool:
    if isinstance(params.get("created"), str):
        return created == forms.integer(params, "created")
    bounds = forms.mapping(params, "created")
    forms.refuse_unknown(bounds, frozenset(BOUNDS))
    return all(BOUNDS[name](created, forms.integer(bounds, name, least=0) or 0) for name in bounds)
