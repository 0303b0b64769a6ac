"""The columns, made once per process."""

from __future__ import annotations

from functools import cache

from bulk.rules.columns import Column, columns_of
from catalog.contract import fields


@cache
def columns() -> tuple[Column, ...]:
    return columns_of(fields())


@cache
def by_id() -> dict[str, Column]:
    return {column.id: column for column in columns()}
