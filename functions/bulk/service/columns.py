"""The columns, made once per process."""

from __future__ import annotations

from functools import cache

from bulk.rules.columns import Column, columns_of
from catalog.contract import field_at, fields
from parure.kernel.text import Text


@cache
def columns() -> tuple[Column, ...]:
    return columns_of(fields())


@cache
def by_id() -> dict[str, Column]:
    return {column.id: column for column in columns()}


def label_of(path: str) -> Text | None:
    """What a column is called, or a field that has several columns or none (a ring size, the images)."""
    if column := by_id().get(path):
        return column.label
    field = field_at(path) or field_at(f"skus.0.{path}")
    return field.label if field else None
