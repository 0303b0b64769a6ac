"""Stripe's form encoding: `line_items[0][price_data][currency]=cny` becomes nested dicts and lists."""

import re
from typing import Any
from urllib.parse import parse_qsl

from infra.local.payments.errors import InvalidParameterError

Json = dict[str, Any]


def decode(encoded: str) -> Json:
    tree: Json = {}
    for name, value in parse_qsl(encoded, keep_blank_values=True):
        head, *rest = re.findall(r"[^\[\]]+|\[\]", name) or [name]
        node = tree
        for key, following in zip([head, *rest], rest, strict=False):
            node = _branch(node, _own_key(node, key), name, following)
        if isinstance(node.get(_own_key(node, (rest or [head])[-1])), dict):
            raise InvalidParameterError(f"Invalid parameter: {name}", param=name)
        node[_own_key(node, (rest or [head])[-1])] = value
    return {key: _lists(value) for key, value in tree.items()}


def _own_key(node: Json, key: str) -> str:
    """`a[]=x&a[]=y` are two items: each empty bracket gets the next free index."""
    return str(len(node)) if key == "[]" else key


def _branch(node: Json, key: str, name: str, following: str) -> Json:
    child = node.setdefault(key, {})
    if not isinstance(child, dict):
        raise InvalidParameterError(f"Invalid parameter: {name} has both a value and a member {following}", param=name)
    return child


def _lists(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if node and all(key.isdigit() for key in node):
        return [_lists(node[key]) for key in sorted(node, key=int)]
    return {key: _lists(value) for key, value in node.items()}


def text(params: Json, name: str, *, at: str | None = None) -> str | None:
    value = params.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InvalidParameterError(f"Invalid string: {at or name}", param=at or name)
    return value


def required(params: Json, name: str, *, at: str | None = None) -> str:
    value = text(params, name, at=at)
    if value is None:
        raise InvalidParameterError(
            f"Missing required param: {at or name}.", code="parameter_missing", param=at or name
        )
    return value


def integer(params: Json, name: str, *, at: str | None = None, least: int = 1) -> int | None:
    value = text(params, name, at=at)
    if value is None:
        return None
    param = at or name
    if not re.fullmatch(r"-?\d{1,18}", value):
        raise InvalidParameterError(f"Invalid integer: {value}", code="parameter_invalid_integer", param=param)
    if int(value) < least:
        raise InvalidParameterError(
            f"This value must be greater than or equal to {least}.", code="parameter_invalid_integer", param=param
        )
    return int(value)


def one_of(params: Json, name: str, allowed: tuple[str, ...], *, at: str | None = None) -> str | None:
    value = text(params, name, at=at)
    if value is not None and value not in allowed:
        raise InvalidParameterError(f"Invalid {at or name}: must be one of {', '.join(allowed)}", param=at or name)
    return value


def mapping(params: Json, name: str, *, at: str | None = None) -> Json:
    value = params.get(name) or {}
    if not isinstance(value, dict):
        raise InvalidParameterError(f"Invalid object: {at or name}", param=at or name)
    return value


def items(params: Json, name: str) -> list[Any]:
    value = params.get(name) or []
    if not isinstance(value, list):
        raise InvalidParameterError(f"Invalid array: {name}", param=name)
    return value


def metadata(params: Json, *, at: str = "metadata") -> dict[str, str]:
    """At most 50 keys of 40 characters with values of 500, as Stripe holds it."""
    given = mapping(params, "metadata", at=at)
    if len(given) > 50:
        raise InvalidParameterError("Metadata can have up to 50 keys", param=at)
    for key, value in given.items():
        if not isinstance(value, str) or len(key) > 40 or len(value) > 500:
            raise InvalidParameterError(
                "Metadata keys have up to 40 and values up to 500 characters", param=f"{at}[{key}]"
            )
    return given


def currency(params: Json, name: str = "currency", *, at: str | None = None) -> str:
    value = required(params, name, at=at).lower()
    if not re.fullmatch(r"[a-z]{3}", value):
        raise InvalidParameterError(f"Invalid currency: {value}", param=at or name)
    return value


def refuse_unknown(params: Json, known: frozenset[str]) -> None:
    for name in params:
        if name not in known:
            raise InvalidParameterError(f"Received unknown parameter: {name}", code="parameter_unknown", param=name)
