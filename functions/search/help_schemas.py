"""Ways out of an empty list."""

from __future__ import annotations

from pydantic import Field

from parure.kernel.schemas import MoneyView, View


class Parameter(View):
    name: str = Field(examples=["filter"])
    value: str = Field(examples=["clarity:VS1"])


class WayOut(View):
    label: str
    total: int = Field(description="Products that there are without it")
    without: list[Parameter]


class HelpView(View):
    """Where nothing was found."""

    relax: list[WayOut] = Field(description="What to leave out, the most products first")
    nearest_price: MoneyView | None = Field(description="Of the piece that is nearest to the wished price")
    corrected: str | None
    adviser: bool = Field(description="Somebody can be asked")
