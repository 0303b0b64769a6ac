"""Postal codes and telephone numbers, by country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from parure.kernel.addresses import PostalAddress
from parure.kernel.postal import countries, is_phone, is_postal_code

NUMBERS = {
    "CN": ("13812345678", "+86 138 1234 5678", "021-6329 0000", "400 820 8820"),
    "HK": ("9123 4567", "+852 9123 4567"),
    "TW": ("0912 345 678", "+886 912 345 678"),
    "SG": ("8123 4567", "+65 8123 4567"),
    "JP": ("03-1234-5678", "+81 90 1234 5678"),
    "US": ("(212) 555-0199", "+1 212 555 0199"),
    "GB": ("020 7946 0000", "0044 20 7946 0000"),
    "FR": ("01 23 45 67 89", "+33 1 23 45 67 89"),
    "IT": ("02 1234 5678", "+39 348 123 4567"),
    "AU": ("0412 345 678", "+61 412 345 678"),
}
CODES = {"CN": "200001", "SG": "238801", "JP": "104-0061", "US": "10022-1234", "CA": "M5V 3L9", "GB": "SW1A 1AA", "FR": "75001", "TW": "110"}  # fmt: skip


@pytest.mark.parametrize(("country", "number"), [(code, one) for code, many in NUMBERS.items() for one in many])
def test_a_number_is_known_at_home_and_from_abroad(country: str, number: str) -> None:
    assert is_phone(number, countries()[country])


@pytest.mark.parametrize(
    ("country", "number"), [("CN", "1381234567"), ("CN", "23812345678"), ("HK", "12345678"), ("US", "112-555-0199"), ("GB", "7946")]
)  # fmt: skip
def test_a_number_that_nobody_can_call_is_refused(country: str, number: str) -> None:
    assert not is_phone(number, countries()[country])


def test_a_number_of_another_country_is_known_by_its_plus() -> None:
    assert is_phone("+33 1 23 45 67 89", countries()["CN"])
    assert not is_phone("+331", countries()["CN"])


@pytest.mark.parametrize(("country", "code"), CODES.items())
def test_a_postal_code_has_the_form_of_its_country(country: str, code: str) -> None:
    assert is_postal_code(code, countries()[country])
    assert is_postal_code(code.lower(), countries()[country])
    assert not is_postal_code(f"{code}9Z", countries()[country])


@given(st.text(max_size=30), st.sampled_from([None, *countries()]))
def test_whatever_is_written_is_answered(text: str, code: str | None) -> None:
    country = countries().get(code or "")

    assert is_phone(text, country) in (True, False)
    assert is_postal_code(text, country) in (True, False)


def test_an_address_says_at_every_part_what_is_wrong_with_it() -> None:
    with pytest.raises(ValidationError) as refused:
        PostalAddress.model_validate(
            {"country": "CN", "name": "林清", "phone": "1", "city": "上海市", "line1": "南京东路 1"}
        )

    told = {error["loc"][0]: error["type"] for error in refused.value.errors()}
    assert told == {"phone": "string_pattern_mismatch", "province": "required", "district": "required"}


def test_a_country_without_rules_of_its_own_takes_what_people_write() -> None:
    address = {"country": "IS", "name": "Anna", "phone": "+354 555 1234", "city": "Reykjavík", "line1": "Laugavegur 1"}

    assert PostalAddress.model_validate(address).parts() == address
