"""Parts that carts, orders and fulfilments share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, StringConstraints

from orders.rules.cart import MAX_QUANTITY
from parure.aws.encryption import mask_name, mask_phone
from parure.kernel.schemas import Currency, Request, View, id_type
from parure.kernel.text import Language

OrderId = Annotated[str, id_type("ord")]
FulfilmentId = Annotated[str, id_type("ful")]


def _sku(text: str) -> str:
    if not text.isprintable() or "#" in text:
        raise ValueError("a SKU has visible characters and no #")
    return text


SkuCode = Annotated[str, StringConstraints(min_length=1, max_length=80), AfterValidator(_sku)]
Quantity = Annotated[int, Field(ge=1, le=MAX_QUANTITY, strict=True, examples=[1])]


class CurrencyQuery(Request):
    currency: Currency = Field("CNY", description="Prices are shown and charged in this currency")


class Picture(View):
    url: str = Field(examples=["/media/demo/r01-1.webp"])
    alt: str
    width: int | None = None
    height: int | None = None

    @classmethod
    def of(cls, image: Mapping[str, Any] | None, language: Language) -> Self | None:
        if not image:
            return None
        alt = image.get("alt") or {}
        zh, en = alt.get("zh", ""), alt.get("en", "")
        said = (en or zh) if language is Language.EN else (zh or en)
        url = image.get("url") or f"/{image.get('key', '')}"
        return cls(url=url, alt=said, width=image.get("width"), height=image.get("height"))


def _one_line(text: str) -> str:
    if not text.isprintable():
        raise ValueError("write it on one line, without control characters")
    return text


def _text(longest: int) -> Any:
    return Annotated[str, StringConstraints(min_length=1, max_length=longest), AfterValidator(_one_line)]


class AddressIn(Request):
    """Where the order goes. Kept encrypted; a supplier sees it once it has accepted the order, to ship."""

    name: _text(80) = Field(examples=["林清"])  # type: ignore[valid-type]
    phone: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()-]{4,23}$")] = Field(examples=["13800000000"])
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = Field(
        description="ISO 3166-1 alpha-2", examples=["CN"]
    )
    province: _text(80) | None = Field(None, examples=["上海市"])  # type: ignore[valid-type]
    city: _text(80) = Field(examples=["上海市"])  # type: ignore[valid-type]
    district: _text(80) | None = Field(None, examples=["黄浦区"])  # type: ignore[valid-type]
    line1: _text(200) = Field(examples=["南京东路 100 号 8 楼"])  # type: ignore[valid-type]
    line2: _text(200) | None = None  # type: ignore[valid-type]
    postal_code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9 -]{3,12}$")] | None = Field(
        None, examples=["200001"]
    )


class AddressView(View):
    name: str = Field(examples=["林清"])
    phone: str = Field(examples=["138****0000"])
    country: str
    province: str | None = None
    city: str
    district: str | None = None
    line1: str
    line2: str | None = None
    postal_code: str | None = None

    @classmethod
    def masked(cls, fields: Mapping[str, Any]) -> Self:
        """What somebody may see who need not ship: the region stays, the person does not."""
        hidden = {"name": mask_name(fields["name"]), "phone": mask_phone(fields["phone"]), "line1": "****"}
        return cls.model_validate({**fields, **hidden, "line2": None})
