"""Cognito's errors in the mall's words.

One answer for what would otherwise tell who has an account: a wrong, an expired and a never sent code are the same, so are a
wrong password and an unknown address (the pool's client has PreventUserExistenceErrors for its part of this).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError

from parure.kernel.errors import Forbidden, InvalidRequest, MallError, TooMany, Unauthenticated, Unavailable

SESSION_ENDED = {
    "InvalidParameterException",
    "NotAuthorizedException",
    "RefreshTokenReuseException",
    "UserNotFoundException",
}
"""What refreshing answers to a token that is forged, expired, revoked, used up or nobody's any more."""
_SLOW_DOWN = {"TooManyRequestsException", "LimitExceededException", "TooManyFailedAttemptsException"}
_WEAK = {"InvalidPasswordException", "PasswordHistoryPolicyViolationException"}
_OUT_OF_ORDER = {"CodeDeliveryFailureException", "InternalErrorException"}


def code_of(error: ClientError) -> str:
    return error.response["Error"]["Code"]


def in_our_words(error: ClientError) -> MallError | ClientError:
    """The refusal to answer with; an error that says our own configuration is wrong stays what it is."""
    code, message = code_of(error), error.response["Error"].get("Message", "")
    if code in _SLOW_DOWN or "attempts exceeded" in message:
        return TooMany("too_many_attempts", "Too many attempts. Wait a few minutes, then try again.")
    if code in {"CodeMismatchException", "ExpiredCodeException"}:
        return bad_code()
    if code in {"NotAuthorizedException", "UserNotFoundException"}:
        # "User cannot be confirmed. Current status is CONFIRMED"
        return bad_code() if "confirmed" in message else bad_credentials()
    if code == "UserNotConfirmedException":
        return Forbidden("not_confirmed", "Enter the code from your mail first.")
    if code == "PasswordResetRequiredException":
        return Forbidden("password_reset_required", "Choose a new password: ask for a code by mail.")
    if code in _WEAK:
        return InvalidRequest("weak_password", "The password does not meet the rules.", field="password")
    if code == "InvalidParameterException" and "email" in message.lower():
        return InvalidRequest("bad_email", "This is not an e-mail address that mail can reach.", field="email")
    return unavailable() if code in _OUT_OF_ORDER else error


def bad_code() -> InvalidRequest:
    return InvalidRequest("bad_code", "The code is wrong or has expired. Ask for a new one.", field="code")


def bad_credentials() -> Unauthenticated:
    return Unauthenticated("bad_credentials", "The address or the password is wrong.")


def session_ended() -> Unauthenticated:
    return Unauthenticated("session_ended", "Your session has ended. Sign in again.")


def unavailable() -> Unavailable:
    return Unavailable("identity_unavailable", "Accounts cannot be reached just now. Try again in a moment.")


@contextmanager
def translated() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        raise in_our_words(error) from error
    except BotoCoreError as error:
        raise unavailable() from error


@contextmanager
def silent() -> Iterator[None]:
    """For calls whose outcome would tell whether an address has an account."""
    try:
        yield
    except ClientError as error:
        pass_over(error)
    except BotoCoreError as error:
        raise unavailable() from error


def pass_over(error: ClientError) -> None:
    """Only what says nothing about the address may be heard: the whole mall is too fast, or something is broken."""
    if code_of(error) in {"TooManyRequestsException", "InternalErrorException", "ResourceNotFoundException"}:
        raise in_our_words(error) from error
