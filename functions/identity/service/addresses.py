"""A person's address book: one ciphertext; one call to read, two to change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from identity import address_book as rules
from identity import store
from identity.address_book import AddressBook, Label, SavedAddress
from identity.service.once import done_before, once_key
from parure.aws.auth import Caller
from parure.aws.tables import AlreadyDone, Transaction, fingerprint
from parure.kernel.errors import Conflict
from parure.kernel.ids import new_id

_TRIES = 4


def list_addresses(caller: Caller) -> AddressBook:
    return store.find_addresses(caller.id)


def add_address(
    parts: Mapping[str, Any], label: Label | None, *, default: bool, by: Caller, idempotency_key: str
) -> tuple[AddressBook, SavedAddress]:
    """The book and the new address in it; a repeated request gets the one that it made.

    Raises:
        Conflict: `address_book_full`. NotFound: `no_such_address`, what an earlier request made was removed.
    """
    made = SavedAddress(address_id=new_id("adr"), parts=dict(parts), label=label)
    key, request = once_key(by, "addresses", idempotency_key), fingerprint([made.parts, label, default])

    def remember(tx: Transaction) -> None:
        tx.once(key, request=request, result={"address_id": made.address_id})

    try:
        book = _change(by, lambda book: rules.add_address(book, made, default=default), remember)
    except AlreadyDone as done:
        return _made_before(by, done.result)
    except Conflict as conflict:
        # The request that filled the book may come again, too.
        before = done_before(key, request) if conflict.code == "address_book_full" else None
        if before is None:
            raise
        return _made_before(by, before)
    return book, made


def _made_before(by: Caller, result: Mapping[str, Any]) -> tuple[AddressBook, SavedAddress]:
    book = store.find_addresses(by.id)
    return book, rules.find_address(book, result["address_id"])


def change_address(
    address_id: str, parts: Mapping[str, Any], label: Label | None, *, default: bool, by: Caller
) -> tuple[AddressBook, SavedAddress]:
    """
    Raises:
        NotFound: `no_such_address`.
    """
    changed = SavedAddress(address_id=address_id, parts=dict(parts), label=label)

    def change(book: AddressBook) -> AddressBook:
        written = rules.change_address(book, changed)
        return rules.make_default(written, address_id) if default else written

    return _change(by, change), changed


def remove_address(address_id: str, *, by: Caller) -> None:
    _change(by, lambda book: rules.remove_address(book, address_id))


def make_default(address_id: str, *, by: Caller) -> AddressBook:
    """
    Raises:
        NotFound: `no_such_address`.
    """
    return _change(by, lambda book: rules.make_default(book, address_id))


def _change(
    by: Caller,
    change: Callable[[AddressBook], AddressBook],
    remember: Callable[[Transaction], None] | None = None,
) -> AddressBook:
    """Read, change, write if nobody else did meanwhile; else once more on what is there."""
    for attempt in range(_TRIES):
        book = store.find_addresses(by.id)
        changed = change(book)
        tx = Transaction()
        if changed.addresses != book.addresses:
            changed = store.put_addresses(tx, changed)
        if remember is not None:
            remember(tx)
        if not len(tx):
            return changed
        try:
            tx.commit()
        except Conflict as conflict:
            if conflict.code != "changed_meanwhile" or attempt == _TRIES - 1:
                raise
        else:
            return changed
    raise AssertionError("the last try returns or raises")
