"""A person's addresses as a value: at most twenty, one of them the default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from parure.kernel.errors import Conflict, NotFound
from parure.kernel.value import record

MAX_ADDRESSES = 20
Label = Literal["home", "work", "other"]


@record
class SavedAddress:
    """`parts` as `parure.kernel.addresses.PostalAddress` has them."""

    address_id: str
    parts: dict[str, Any]
    label: Label | None = None


@record
class AddressBook:
    """The default first, then in the order in which they were added; `version` is 0 for a book that is not stored."""

    user_id: str
    addresses: tuple[SavedAddress, ...] = ()
    version: int = 0

    def is_default(self, address_id: str) -> bool:
        return bool(self.addresses) and self.addresses[0].address_id == address_id


def add_address(book: AddressBook, address: SavedAddress, *, default: bool) -> AddressBook:
    """
    Raises:
        Conflict: `address_book_full`.
    """
    if len(book.addresses) >= MAX_ADDRESSES:
        said = f"An address book holds {MAX_ADDRESSES} addresses. Remove one first."
        raise Conflict("address_book_full", said, limit=MAX_ADDRESSES)
    added = (address, *book.addresses) if default else (*book.addresses, address)
    return replace(book, addresses=added)


def change_address(book: AddressBook, address: SavedAddress) -> AddressBook:
    """
    Raises:
        NotFound: `no_such_address`.
    """
    find_address(book, address.address_id)
    changed = (address if old.address_id == address.address_id else old for old in book.addresses)
    return replace(book, addresses=tuple(changed))


def remove_address(book: AddressBook, address_id: str) -> AddressBook:
    """Removing what is not there changes nothing; the next one becomes the default."""
    return replace(book, addresses=tuple(old for old in book.addresses if old.address_id != address_id))


def make_default(book: AddressBook, address_id: str) -> AddressBook:
    """
    Raises:
        NotFound: `no_such_address`.
    """
    chosen = find_address(book, address_id)
    return replace(book, addresses=(chosen, *(old for old in book.addresses if old.address_id != address_id)))


def find_address(book: AddressBook, address_id: str) -> SavedAddress:
    found = next((address for address in book.addresses if address.address_id == address_id), None)
    if found is None:
        raise NotFound("no_such_address", "There is no such address in your book.", field="address_id")
    return found


def book_of(user_id: str, stored: Mapping[str, Any], version: int) -> AddressBook:
    addresses = tuple(SavedAddress(**address) for address in stored["addresses"])
    return AddressBook(user_id=user_id, addresses=addresses, version=version)


def fields_of(book: AddressBook) -> dict[str, Any]:
    """As it is encrypted."""
    kept = [{"address_id": one.address_id, "parts": one.parts, "label": one.label} for one in book.addresses]
    return {"addresses": kept}
