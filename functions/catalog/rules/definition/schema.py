"""What a field of the schema is: its kind, words, limits and parts, read from the Pydantic models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from catalog.rules.attributes import Diamond, Fineness, Gem, Pearl
from catalog.rules.content import Description, Title
from catalog.rules.definition.labels import LABELS
from catalog.rules.definition.said import said_words
from catalog.rules.words.scale import OneOf
from parure.kernel.schemas import MoneyIn
from parure.kernel.text import Text
from parure.kernel.value import record, value

Kind = Literal[
    "text", "texts", "bilingual", "integer", "decimal", "date", "boolean", "choice", "choices", "money", "part"
]


@value
class Part:
    """A model below a field; `stones` are the kinds of stone that it is for."""

    model: type[BaseModel]
    listed: bool
    stones: tuple[str, ...]


def parts_of(inner: Any) -> Iterator[Part]:
    listed = get_origin(inner) is tuple
    for model in _models(get_args(inner)[0] if listed else inner):
        if model in LABELS:
            yield Part(model, listed, _kinds(model) if model in (Diamond, Gem, Pearl) else ())


def _models(inner: Any) -> Iterator[type[BaseModel]]:
    bare = unwrapped(inner)
    for one in get_args(bare) if get_origin(bare) in (Union, UnionType) else (bare,):
        one = unwrapped(one)
        if isinstance(one, type) and issubclass(one, BaseModel):
            yield one


def _kinds(model: type[BaseModel]) -> tuple[str, ...]:
    return get_args(model.model_fields["kind"].annotation)


def unwrapped(annotation: Any) -> Any:
    """Without Optional and Annotated."""
    if get_origin(annotation) is Annotated:
        return unwrapped(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        some = [one for one in get_args(annotation) if one is not NoneType]
        return unwrapped(some[0]) if len(some) == 1 else Union[tuple(some)]  # noqa: UP007 (built at run time)
    return annotation


def marks_of(info: FieldInfo) -> Iterator[Any]:
    """Constraints of a field, wherever pydantic keeps them: on the field, inside Optional, or inside a list's item."""
    yield from _flat(info.metadata)
    yield from _marks_in(info.annotation)


def _marks_in(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        yield from _flat(marks)
        yield from _marks_in(inner)
    elif get_origin(annotation) in (Union, UnionType, tuple):
        for one in get_args(annotation):
            yield from _marks_in(one)


def _flat(marks: Iterable[Any]) -> Iterator[Any]:
    for mark in marks:
        if isinstance(mark, FieldInfo):
            yield from _flat(mark.metadata)
        else:
            yield mark


def kind_of(name: str, inner: Any, marks: list[Any]) -> tuple[Kind, Mapping[str, Text]]:
    listed = get_origin(inner) is tuple
    item = unwrapped(get_args(inner)[0]) if listed else inner
    scale = next((mark.scale for mark in marks if isinstance(mark, OneOf)), None)
    if scale is not None:
        return "choices" if listed else "choice", {word: Text(*read) for word, read in scale.words.items()}
    values = get_args(item) if get_origin(item) is Literal else _members(item)
    if values:
        return "choices" if listed else "choice", said_words(name, values)
    if item in (Title, Description):
        return "bilingual", {}
    if isinstance(item, type) and issubclass(item, MoneyIn):
        return "money", {}
    if next(_models(item), None) is not None:
        return "part", {}
    if is_fineness(marks):
        return "decimal", {}
    plain: dict[Any, Kind] = {Decimal: "decimal", int: "integer", bool: "boolean", date: "date"}
    return plain.get(item, "texts" if listed else "text"), {}


def _members(item: Any) -> tuple[str, ...]:
    return tuple(one.value for one in item) if isinstance(item, type) and issubclass(item, Enum) else ()


def is_fineness(marks: list[Any]) -> bool:
    return any(mark in marks for mark in get_args(Fineness)[1:2])


@record
class Limits:
    least: Decimal | None
    above: bool
    most: Decimal | None
    places: int | None
    longest: int | None


def limits_of(marks: list[Any]) -> Limits:
    def of(*names: str) -> Any:
        return next((got for mark in marks for name in names if (got := getattr(mark, name, None)) is not None), None)

    least, most = of("ge", "gt"), of("le")
    return Limits(
        least=None if least is None else Decimal(str(least)),
        above=of("gt") is not None,
        most=None if most is None else Decimal(str(most)),
        places=of("decimal_places"),
        longest=of("max_length"),
    )
