"""Signing up, proving an address, choosing a new password, one's own record."""

from __future__ import annotations

from identity import directory, store
from identity.events import AccountConfirmed
from identity.rules import Organisation, Person, Standing, missing_in_password, user_id_of
from parure.aws.auth import Caller, Role
from parure.aws.tables import Transaction
from parure.kernel.errors import Conflict, InvalidRequest, NotFound
from parure.kernel.text import Language


def sign_up(email: str, password: str, *, name: str | None, language: Language) -> None:
    _check_strength(password)
    directory.sign_up(email, password, name=name, language=language)


def confirm_account(email: str, code: str) -> None:
    become_consumer(directory.confirm_sign_up(email, code))


def become_consumer(entry: directory.Entry) -> None:
    """The record of a person who proved their address; theirs already if confirming was cut short before."""
    user = store.new_user(
        entry.subject,
        role=Role.CONSUMER,
        name=entry.name,
        email=entry.email,
        language=entry.language,
        status=Standing.ACTIVE,
    )
    known = Conflict("account_known", "This account is confirmed already. Sign in.")
    tx = Transaction()
    tx.put(user, if_absent=True, otherwise=known)
    tx.publish(AccountConfirmed(user_id=user_id_of(entry.subject)), by=user_id_of(entry.subject))
    tx.commit()


def resend_code(email: str) -> None:
    directory.resend_code(email)


def start_reset(email: str) -> None:
    directory.start_reset(email)


def confirm_reset(email: str, code: str, password: str) -> None:
    _check_strength(password)
    directory.finish_reset(email, code, password)


def me(caller: Caller) -> tuple[Person, Organisation | None]:
    return with_organisation(_own_record(caller))


def change_me(caller: Caller, *, name: str | None, language: Language | None) -> tuple[Person, Organisation | None]:
    user = _own_record(caller)
    person = user.person()
    user.personal = store.encrypt_person(name or person.name, person.email)
    user.language = language or person.language
    tx = Transaction()
    tx.update(
        user,
        actions=[store.UserItem.personal.set(user.personal), store.UserItem.language.set(user.language)],
        condition=store.UserItem.status == Standing.ACTIVE,
    )
    tx.commit()
    return with_organisation(user)


def with_organisation(user: store.UserItem) -> tuple[Person, Organisation | None]:
    found = store.find_organisation(user.org_id) if user.org_id else None
    return user.person(), found.organisation() if found else None


def _own_record(caller: Caller) -> store.UserItem:
    user = store.find_user(caller.id)
    if user is None:
        raise NotFound("not_found", "Your account is not here any more.")
    return user


def _check_strength(password: str) -> None:
    missing = missing_in_password(password)
    if missing:
        raise InvalidRequest("weak_password", f"The password needs {', '.join(missing)}.", field="password")
