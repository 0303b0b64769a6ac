"""A postal address as people send it: each part checked by the rules of its country (`postal.py`)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from parure.kernel.postal import countries, is_phone, is_postal_code
from parure.kernel.schemas import Request


def _one_line(text: str) -> str:
    if not text.isprintable():
        raise ValueError("write it on one line, without control characters")
    return text


def _text(longest: int) -> Any:
    return Annotated[str, StringConstraints(min_length=1, max_length=longest), AfterValidator(_one_line)]


class PostalAddress(Request):
    """Parts that the country does not use may be left out; those that it needs may not."""

    # The country comes first: the other parts are checked by it.
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = Field(
        description="ISO 3166-1 alpha-2", examples=["CN"]
    )
    name: _text(80) = Field(examples=["林清"])  # type: ignore[valid-type]
    phone: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()./-]{4,23}$")] = Field(examples=["13800000000"])
    province: _text(80) | None = Field(None, validate_default=True, examples=["上海市"])  # type: ignore[valid-type]
    city: _text(80) = Field(examples=["上海市"])  # type: ignore[valid-type]
    district: _text(80) | None = Field(None, validate_default=True, examples=["黄浦区"])  # type: ignore[valid-type]
    line1: _text(200) = Field(examples=["南京东路 100 号 8 楼"])  # type: ignore[valid-type]
    line2: _text(200) | None = None  # type: ignore[valid-type]
    postal_code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9 -]{3,12}$")] | None = Field(
        None, validate_default=True, examples=["200001"]
    )

    @field_validator("phone")
    @classmethod
    def _phone_of_the_country(cls, phone: str, info: ValidationInfo) -> str:
        if not is_phone(phone, countries().get(info.data.get("country", ""))):
            raise PydanticCustomError(
                "bad_phone", "this number cannot be called there; begin with + for another country"
            )
        return phone

    @field_validator("province", "district")
    @classmethod
    def _needed_there(cls, text: str | None, info: ValidationInfo) -> str | None:
        country = countries().get(info.data.get("country", ""))
        if text is None and country is not None and info.field_name in country.needs:
            raise PydanticCustomError("required", "addresses in this country need it")
        return text

    @field_validator("postal_code")
    @classmethod
    def _postal_code_of_the_country(cls, code: str | None, info: ValidationInfo) -> str | None:
        country = countries().get(info.data.get("country", ""))
        if code is None and country is not None and country.postal_needed:
            raise PydanticCustomError("required", "addresses in this country need it")
        if code is not None and not is_postal_code(code, country):
            raise PydanticCustomError("bad_postal_code", "this is no postal code of the country")
        return code

    def parts(self) -> dict[str, Any]:
        """What was said of the address, nothing else that the request may hold."""
        said = self.model_dump(exclude_none=True)
        return {name: said[name] for name in PostalAddress.model_fields if name in said}
