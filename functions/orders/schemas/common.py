"""Parts that carts, orders and fulfilments share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, StringConstraints

from orders.rules.cart import MAX_QUANTITY
from parure.aws.encryption import mask_name, mask_phone
from parure.kernel.addresses import PostalAddress
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


class AddressIn(PostalAddress):
    """Where the order goes. Kept encrypted; a supplier sees it once it has accepted the order, to ship."""


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
