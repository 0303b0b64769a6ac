"""The payments table.

ord_…  / payment#pi_…   money that came in; there may be several of one order, all but one of which go back
ord_…  / refund#rfd_…   money that goes back
ord_…  / entry#<ulid>   double-entry ledger lines; written once, never changed
"""

from __future__ import annotations

from collections.abc import Iterable

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from parure.aws.tables import Table, Transaction, query_page, timestamp
from parure.kernel.errors import Conflict
from parure.kernel.ids import new_id
from parure.kernel.money import Money
from parure.kernel.paging import Page
from payments.rules import Entry, Paid, Refunded


class PaymentItem(Table):
    class Meta(Table.Meta):
        table = "payments"

    amount = NumberAttribute()
    currency = UnicodeAttribute()
    method = UnicodeAttribute(null=True)
    booked_at = UnicodeAttribute()


class RefundItem(Table):
    class Meta(Table.Meta):
        table = "payments"

    payment_id = UnicodeAttribute()
    provider_id = UnicodeAttribute()
    amount = NumberAttribute()
    currency = UnicodeAttribute()
    status = UnicodeAttribute()
    booked_at = UnicodeAttribute()


class EntryItem(Table):
    class Meta(Table.Meta):
        table = "payments"

    account = UnicodeAttribute()
    kind = UnicodeAttribute()
    amount = NumberAttribute()
    currency = UnicodeAttribute()
    reference = UnicodeAttribute()
    at = UnicodeAttribute()


class AlreadyBooked(Conflict):
    """The payment or refund is in the books: what tells of it again is acknowledged."""


def put_payment(tx: Transaction, paid: Paid) -> None:
    item = PaymentItem(
        paid.order_id,
        f"payment#{paid.payment_id}",
        amount=paid.amount.amount,
        currency=paid.amount.currency,
        method=paid.method,
        booked_at=timestamp(),
    )
    tx.put(item, if_absent=True, otherwise=_already_booked())


def check_unpaid(tx: Transaction, order_id: str, payment_id: str) -> None:
    """A failure that comes after the success of the same payment is old news."""
    absent = PaymentItem.pk.does_not_exist()
    tx.check(PaymentItem, order_id, f"payment#{payment_id}", condition=absent, otherwise=_already_booked())


def find_refund(order_id: str, refund_id: str) -> RefundItem | None:
    return RefundItem.find(order_id, f"refund#{refund_id}")


def put_refund(tx: Transaction, refunded: Refunded, *, before: RefundItem | None) -> None:
    """Write the refund's state, if it is still what it was when it was read."""
    item = RefundItem(
        refunded.order_id,
        f"refund#{refunded.refund_id}",
        payment_id=refunded.payment_id,
        provider_id=refunded.provider_id,
        amount=refunded.amount.amount,
        currency=refunded.amount.currency,
        status=refunded.status,
        booked_at=timestamp(),
    )
    condition = RefundItem.pk.does_not_exist() if before is None else RefundItem.status == before.status
    changed = Conflict("changed_meanwhile", "This refund was booked at the same time.")
    tx.put(item, condition=condition, otherwise=changed)


def put_entries(tx: Transaction, order_id: str, entries: Iterable[Entry]) -> None:
    at = timestamp()
    for entry in entries:
        item = EntryItem(
            order_id,
            f"entry#{new_id('ent').removeprefix('ent_')}",
            account=str(entry.account),
            kind=str(entry.kind),
            amount=entry.amount.amount,
            currency=entry.amount.currency,
            reference=entry.reference,
            at=at,
        )
        tx.put(item, if_absent=True)


def list_entries(order_id: str, *, limit: int, cursor: str | None) -> Page[EntryItem]:
    return query_page(
        EntryItem, order_id, range_condition=EntryItem.sk.startswith("entry#"), limit=limit, cursor=cursor
    )


def amount_of(item: EntryItem | RefundItem | PaymentItem) -> Money:
    return Money(int(item.amount), item.currency)


def _already_booked() -> AlreadyBooked:
    return AlreadyBooked("already_booked", "This is in the books.")
