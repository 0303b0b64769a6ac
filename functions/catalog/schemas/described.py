"""The form of a product: which fields there are for such goods, and a preview of what is written so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any, Self

from pydantic import Field

from catalog.rules.scales import Category, Material
from catalog.schemas.shown import SpecificationView
from catalog.schemas.written import FindingView
from parure.kernel.schemas import ProblemField, Request, View
from parure.kernel.text import Language, Text

if TYPE_CHECKING:
    from catalog.rules.definition import fields as definition
    from catalog.service.describing import Preview


class AttributesQuery(Request):
    category: Category | None = None
    material: Material | None = None


class WordView(View):
    value: str
    label: str


class AttributeView(View):
    path: str = Field(
        description="In the body of POST /products; `*` is a number", examples=["attributes.stones.*.carat"]
    )
    kind: str = Field(
        description="text, texts, integer, decimal, date, boolean, choice, choices; part: its fields follow"
    )
    label: str
    help: str | None
    unit: str | None = Field(examples=["ct"])
    required: bool = Field(description="Drafts may lack it; the automatic review asks for it")
    facet: str = Field(description="none, choice or range: how buyers filter by it", examples=["range"])
    words: list[WordView] = Field(description="All that a choice may be")
    suggestions: list[WordView] = Field(description="Offered for a text; another is allowed")
    stones: list[str] = Field(description="Kinds of stone that it is for; empty: no field of a stone")
    materials: list[Material] | None = Field(description="Materials that it describes; null: any")
    min: Decimal | None
    above: bool = Field(description="`min` itself is too small")
    max: Decimal | None
    decimals: int | None
    max_length: int | None = Field(description="Characters of a text, items of a list")

    @classmethod
    def of(cls, field: definition.Field, language: Language) -> Self:
        return cls(
            path=field.path,
            kind=field.kind,
            label=field.label.in_(language),
            help=field.help.in_(language) if field.help else None,
            unit=field.unit,
            required=field.required,
            facet=field.facet,
            words=_words(field.words, language),
            suggestions=_words(field.suggestions, language),
            stones=list(field.stones),
            materials=None if field.materials is None else sorted(field.materials),
            min=field.least,
            above=field.above,
            max=field.most,
            decimals=field.places,
            max_length=field.longest,
        )


class AttributeGroup(View):
    id: str = Field(examples=["stones"])
    label: str
    fields: list[AttributeView]


class AttributesView(View):
    """Fields for the goods that were asked for, in the language asked for; without a question, of all goods."""

    groups: list[AttributeGroup]

    @classmethod
    def of(cls, found: Iterable[definition.Field], language: Language) -> Self:
        return cls(
            groups=[
                AttributeGroup(
                    id=group,
                    label=own[0].group_name.in_(language),
                    fields=[AttributeView.of(field, language) for field in own],
                )
                for group, of_group in groupby(sorted(found, key=_place), key=lambda field: field.group)
                for own in [list(of_group)]
            ]
        )


class PreviewRequest(Request):
    content: dict[str, Any] = Field(description="A body of POST /products, finished or not")
    language: Language | None = Field(None, description="Of the specifications; left out, the reader's own")


class PreviewView(View):
    errors: list[ProblemField] = Field(description="What POST /products would refuse, in the language asked for")
    findings: list[FindingView] = Field(
        description="What the automatic review would find; empty while there are errors"
    )
    specifications: list[SpecificationView]

    @classmethod
    def of(cls, preview: Preview, language: Language, shown_in: Language | None) -> Self:
        return cls(
            errors=[
                ProblemField(field=one.path, code=one.code, detail=one.detail.in_(language)) for one in preview.refusals
            ],
            findings=[FindingView.of(finding, language) for finding in preview.findings],
            specifications=[SpecificationView.of(row, shown_in or language) for row in preview.rows],
        )


def _words(words: Mapping[str, Text], language: Language) -> list[WordView]:
    return [WordView(value=value, label=text.in_(language)) for value, text in words.items()]


def _place(field: definition.Field) -> int:
    return _GROUPS.index(field.group)


_GROUPS = ("metal", "stones", "jade", "nephrite", "making", "form", "certificate", "options")
