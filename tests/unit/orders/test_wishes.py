"""Engraving, invoice and guests: what may be asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orders.rules import guests
from orders.rules.engraving import Engraving, check_engraving, limits_for, undrawable, units
from orders.rules.guests import Recent, admit
from orders.rules.invoice import Form, Holder, Invoice, check_invoice
from parure.kernel.errors import Conflict, InvalidRequest, MallError, TooMany

AT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def refused(engraving: Engraving, category: str = "ring", material: str = "gold") -> MallError:
    with pytest.raises(MallError) as found:
        check_engraving(engraving, category, material)
    return found.value


@pytest.mark.parametrize("text", ["L & Q 2026", "Für immer", "永结同心", "永 ♥ 2026.5.20"])
def test_names_dates_and_vows_can_be_cut_into_a_ring(text: str) -> None:
    check_engraving(Engraving(text=text, font="kai"), "ring", "gold")


def test_what_has_no_room_or_no_metal_is_not_cut() -> None:
    wish = Engraving(text="L", font="serif")

    assert refused(wish, "earrings").code == "not_engravable"
    assert refused(wish, "bangle", "jadeite").code == "not_engravable"
    assert isinstance(refused(wish, "loose_stone"), Conflict)
    assert limits_for("ring", "platinum") is not None


def test_a_chinese_character_takes_the_room_of_two_letters() -> None:
    assert units("永结同心 26") == 11
    assert refused(Engraving(text="永" * 9, font="kai")).extra["max_units"] == 16
    check_engraving(Engraving(text="永" * 8, font="kai"), "ring", "gold")


def test_a_hand_draws_only_the_signs_it_has() -> None:
    assert refused(Engraving(text="爱 you 😀", font="script")).extra["signs"] == ["爱", "😀"]
    assert undrawable(Engraving(text="爱😀", font="kai")) == ["😀"]
    assert refused(Engraving(text="L", font="comic")).code == "unknown_font"
    assert refused(Engraving(text="  ", font="kai")).code == "engraving_empty"


@given(st.text(max_size=40))
def test_whatever_is_written_it_is_cut_or_refused_with_a_reason(text: str) -> None:
    wish = Engraving(text=text, font="kai")

    if text.strip() and units(text) <= 16 and not undrawable(wish):
        check_engraving(wish, "ring", "gold")
    else:
        assert refused(wish).code in ("engraving_empty", "engraving_too_long", "engraving_not_drawable")


COMPANY = Invoice(
    holder=Holder.COMPANY,
    form=Form.ORDINARY,
    title="上海珠联贸易有限公司",
    email="fapiao@example.com",
    tax_number="91350100M000100Y43",
)


def test_a_company_gives_a_tax_number_that_can_be_one() -> None:
    check_invoice(COMPANY)
    for number, code in ((None, "required"), ("91350100M000100Y44", "bad_tax_number"), ("123", "bad_tax_number")):
        with pytest.raises(InvalidRequest) as no:
            check_invoice(replace(COMPANY, tax_number=number))
        assert (no.value.code, no.value.field) == (code, "invoice.tax_number")


def test_a_special_invoice_is_a_companys_and_needs_address_and_bank() -> None:
    special = replace(COMPANY, form=Form.SPECIAL)
    with pytest.raises(InvalidRequest) as no:
        check_invoice(special)
    assert no.value.field == "invoice.address"
    check_invoice(replace(special, address="南京东路 1 号", phone="021-6321", bank="工商银行", account="1001"))
    with pytest.raises(InvalidRequest) as no:
        check_invoice(replace(special, holder=Holder.PERSONAL))
    assert no.value.code == "special_for_companies"


def test_a_person_needs_nothing_but_a_name() -> None:
    check_invoice(Invoice(holder=Holder.PERSONAL, form=Form.ORDINARY, title="林清", email="lin@example.com"))


def test_a_link_opens_its_own_order_for_its_own_buyer_only() -> None:
    key = guests.link_key("secret", "ord_1", "guest_1")

    assert guests.opens(key, "secret", "ord_1", "guest_1")
    assert not guests.opens(key, "secret", "ord_2", "guest_1")
    assert not guests.opens(key, "secret", "ord_1", "usr_1")
    assert not guests.opens(key, "another", "ord_1", "guest_1")
    assert not guests.opens("钥匙", "secret", "ord_1", "guest_1")


def test_an_address_is_the_same_however_it_is_written() -> None:
    assert guests.mail_key("s", " Li.Na@Example.com ") == guests.mail_key("s", "li.na@example.com")
    assert guests.mail_key("s", "li@example.com") != guests.mail_key("other", "li@example.com")


def test_a_sixth_order_waits_until_an_earlier_one_is_over() -> None:
    recent = Recent(owner="guest_1")
    for number in range(guests.OPEN_ORDERS):
        recent = admit(recent, f"ord_{number}", AT + timedelta(minutes=number + 1), AT)

    with pytest.raises(TooMany):
        admit(recent, "ord_x", AT + timedelta(minutes=9), AT)
    later = admit(recent, "ord_x", AT + timedelta(minutes=9), AT + timedelta(minutes=1))
    assert sorted(later.orders) == ["ord_1", "ord_2", "ord_3", "ord_4", "ord_x"]
