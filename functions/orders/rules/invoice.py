"""发票: what an invoice needs to say before the tax office takes it."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum

from parure.kernel.codes import is_credit_code
from parure.kernel.errors import InvalidRequest
from parure.kernel.value import record


class Holder(StrEnum):
    PERSONAL = "personal"
    COMPANY = "company"


class Form(StrEnum):
    ORDINARY = "ordinary"
    """普通发票"""
    SPECIAL = "special"
    """增值税专用发票: its buyer deducts the tax, so the tax office wants address and bank too."""


@record
class Invoice:
    """To whom and in which form; sent as a file to `email`."""

    holder: Holder
    form: Form
    title: str
    email: str
    tax_number: str | None = None
    address: str | None = None
    phone: str | None = None
    bank: str | None = None
    account: str | None = None


def invoice_document(invoice: Invoice | None) -> dict[str, str | None] | None:
    """As it is kept with an order, encrypted."""
    if invoice is None:
        return None
    return {one.name: getattr(invoice, one.name) for one in fields(Invoice)}


def check_invoice(invoice: Invoice) -> None:
    """
    Raises:
        InvalidRequest: `special_for_companies`, `required` or `bad_tax_number`, with `field`.
    """
    if invoice.holder is Holder.PERSONAL:
        if invoice.form is Form.SPECIAL:
            said = "Only a company can deduct the tax: choose the ordinary form, or name your company."
            raise InvalidRequest("special_for_companies", said, field="invoice.form")
        return
    if not invoice.tax_number:
        raise _missing("tax_number")
    if not is_credit_code(invoice.tax_number):
        raise InvalidRequest(
            "bad_tax_number",
            "This is no unified social credit code: 18 signs, the last one a check sign (GB 32100-2015).",
            field="invoice.tax_number",
        )
    if invoice.form is Form.SPECIAL:
        for name in ("address", "phone", "bank", "account"):
            if not getattr(invoice, name):
                raise _missing(name)


def _missing(name: str) -> InvalidRequest:
    return InvalidRequest("required", "A company's invoice needs this.", field=f"invoice.{name}")
