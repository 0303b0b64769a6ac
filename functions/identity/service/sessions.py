"""Signing in and out, and staying signed in."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from identity import directory, store
from identity.cognito_errors import session_ended
from identity.rules import Organisation, Person, Standing, user_id_of
from identity.service.accounts import become_consumer, with_organisation
from parure.aws.tables import Transaction
from parure.kernel.errors import Conflict, Forbidden


@dataclass(frozen=True)
class Session:
    """What signing in gives."""

    tokens: directory.Tokens
    person: Person
    organisation: Organisation | None


def sign_in(email: str, password: str) -> Session:
    tokens = directory.sign_in(email, password)
    user = store.find_user(user_id_of(tokens.subject))
    if user is None:
        # Confirming was cut short after Cognito had heard of it: the record is made now.
        user = _recover(email, tokens.subject)
    return _session(user, tokens)


def refresh_session(refresh_token: str | None) -> Session:
    if not refresh_token:
        raise session_ended()
    tokens = directory.refresh(refresh_token)
    user = store.find_user(user_id_of(tokens.subject))
    if user is None:
        raise session_ended()
    return _session(user, tokens)


def sign_out(refresh_token: str | None) -> None:
    if refresh_token:
        directory.revoke(refresh_token)


def _recover(email: str, subject: str) -> store.UserItem:
    entry = directory.find(email)
    if entry is None or entry.subject != subject:
        raise session_ended()
    with suppress(Conflict):  # another sign-in was quicker
        become_consumer(entry)
    user = store.find_user(user_id_of(subject))
    if user is None:
        raise session_ended()
    return user


def _session(user: store.UserItem, tokens: directory.Tokens) -> Session:
    if user.status == Standing.REMOVED:
        raise Forbidden("account_closed", "This account is closed.")
    if user.status == Standing.INVITED:
        _join(user)
    return Session(tokens, *with_organisation(user))


def _join(user: store.UserItem) -> None:
    """The first sign-in: an invited person is staff from now on."""
    tx = Transaction()
    status = store.UserItem.status
    tx.update(user, actions=[status.set(Standing.ACTIVE)], condition=status == Standing.INVITED)
    try:
        tx.commit()
    except Conflict:
        raise session_ended() from None
    user.status = Standing.ACTIVE
