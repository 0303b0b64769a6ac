"""What may be said about a product, and what a supplier's unfinished words would become."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from catalog.rules.content import ProductContent
from catalog.rules.definition.errors import Refusal, path_of, refusals
from catalog.rules.definition.fields import Field, fields
from catalog.rules.definition.rows import Row, rows
from catalog.rules.findings import Finding, find
from catalog.rules.scales import Category, Material
from parure.kernel.value import value

_ATTEMPTS = 4
# What an empty page lacks that no attribute depends on.
_BLANK: dict[str, Any] = {
    "title": {"zh": "…", "en": "…"},
    "category": "ring",
    "material": "gold",
    "skus": [{"code": "PREVIEW", "price_rule": {"kind": "fixed", "amount": {"amount": 1, "currency": "CNY"}}}],
}


def form_fields(category: Category | None, material: Material | None) -> tuple[Field, ...]:
    """The fields of `attributes` and of a SKU's options that describe such goods, in their order.

    Stones of any kind may be set into anything: only the blocks of jade follow the material.
    """
    return tuple(
        field
        for field in fields()
        if field.path.startswith(("attributes.", "skus.*.options."))
        and (category is None or category in field.categories)
        and (material is None or field.materials is None or material in field.materials)
    )


@value
class Preview:
    refusals: tuple[Refusal, ...]
    findings: tuple[Finding, ...]
    rows: tuple[Row, ...]


def preview_product(document: Mapping[str, Any]) -> Preview:
    """What POST /products would refuse of it, what the automatic review would find, and the rows that buyers would read.

    Findings and rows are of what can be understood: a field that is refused is left out of them. No AWS call.
    """
    refused: tuple[Refusal, ...] = ()
    understood: Any = deepcopy(dict(document))
    for attempt in range(_ATTEMPTS):
        try:
            content = ProductContent.model_validate(understood)
            return Preview(refused, find(content) if not refused else (), rows(content))
        except ValidationError as error:
            if attempt == 0:
                refused = refusals(error, understood)
            _leave_out(understood, error)
    return Preview(refused, (), ())


def _leave_out(document: Any, error: ValidationError) -> None:
    # The last of a list first, so that the numbers of the others still hold.
    for found in sorted(
        error.errors(include_url=False), key=lambda one: [str(step) for step in one["loc"]], reverse=True
    ):
        path = path_of(found["loc"], document)
        if len(path) < 2 or path[0] in _BLANK:
            _fill(document, path)
        else:
            _drop(document, path)


def _fill(document: Any, path: list[str]) -> None:
    names = [path[0]] if path else list(_BLANK)
    for name in names:
        if name in _BLANK:
            document[name] = deepcopy(_BLANK[name])
        else:
            document.pop(name, None)


def _drop(document: Any, path: list[str]) -> None:
    here = document
    for step in path[:-1]:
        here = here[int(step)] if isinstance(here, list) else here.get(step)
        if not isinstance(here, dict | list):
            return
    if isinstance(here, list):
        if path[-1].isdecimal() and int(path[-1]) < len(here):
            here.pop(int(path[-1]))
    elif path[-1] in here:
        here.pop(path[-1])
    else:
        # A part that lacks what it needs: without it, the rest can be read.
        _drop(document, path[:-1])
