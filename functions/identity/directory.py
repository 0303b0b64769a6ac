"""Cognito, where addresses and passwords live. The only file that talks to it, and the only one that knows its errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from secrets import token_urlsafe
from typing import TYPE_CHECKING

import boto3
import jwt
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from parure.aws.settings import settings
from parure.kernel.errors import Forbidden, InvalidRequest, MallError, TooMany, Unauthenticated, Unavailable
from parure.kernel.text import Language

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.type_defs import AttributeTypeTypeDef, AuthenticationResultTypeTypeDef

WITHOUT_PASSWORD = {"FORCE_CHANGE_PASSWORD", "UNCONFIRMED"}
"""Cognito's status of somebody who was invited and has not chosen a password, or whose address was never proved."""
_RESET_CODE = re.compile(r"^\d{6}$")


_VERIFIED: AttributeTypeTypeDef = {"Name": "email_verified", "Value": "true"}


@dataclass(frozen=True)
class Tokens:
    subject: str
    access_token: str
    expires_in: int
    refresh_token: str | None
    """None where the pool keeps the old one valid."""


@dataclass(frozen=True)
class Entry:
    """What Cognito holds about a person."""

    subject: str
    email: str
    name: str | None
    language: Language
    status: str


@cache
def _cognito() -> CognitoIdentityProviderClient:
    # No retry of our own for what a person waits for: botocore's standard mode repeats throttles and lost connections.
    config = Config(connect_timeout=2, read_timeout=5, retries={"mode": "standard", "total_max_attempts": 2})
    return boto3.client("cognito-idp", config=config)


def forget_client() -> None:
    """For tests that move to another account."""
    _cognito.cache_clear()


def sign_up(email: str, password: str, *, name: str | None, language: Language) -> None:
    """Start an account; where the address has one that was never confirmed, its code is sent again."""
    attributes = _attributes(email, name, language)
    try:
        _cognito().sign_up(ClientId=_client(), Username=email, Password=password, UserAttributes=attributes)
    except ClientError as error:
        if _code_of(error) != "UsernameExistsException":
            raise _translate(error) from error
        resend_code(email)


def confirm_sign_up(email: str, code: str) -> Entry:
    with _translated():
        _cognito().confirm_sign_up(ClientId=_client(), Username=email, ConfirmationCode=code)
    entry = find(email)
    if entry is None:
        raise _bad_code()
    return entry


def resend_code(email: str) -> None:
    """Says nothing about whether there was anybody to send it to."""
    with _silent():
        _cognito().resend_confirmation_code(ClientId=_client(), Username=email)


def sign_in(email: str, password: str) -> Tokens:
    with _translated():
        answer = _cognito().initiate_auth(
            ClientId=_client(),
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": email, "PASSWORD": password},
        )
    if answer.get("ChallengeName") == "NEW_PASSWORD_REQUIRED":
        raise Forbidden(
            "password_not_set", "Choose your own password first: the password in your invitation is the code for that."
        )
    return _tokens(answer["AuthenticationResult"])


def refresh(refresh_token: str) -> Tokens:
    try:
        answer = _cognito().get_tokens_from_refresh_token(ClientId=_client(), RefreshToken=refresh_token)
    except ClientError as error:
        if _code_of(error) in _ENDED:
            raise session_ended() from error
        raise _translate(error) from error
    return _tokens(answer["AuthenticationResult"])


def session_ended() -> Unauthenticated:
    return Unauthenticated("session_ended", "Your session has ended. Sign in again.")


def revoke(refresh_token: str) -> None:
    """A token that is none, or is revoked already, needs no answer."""
    with _silent():
        _cognito().revoke_token(ClientId=_client(), Token=refresh_token)


def start_reset(email: str) -> None:
    """Send a code, or the invitation again to somebody who never chose a password; never says which or whether."""
    try:
        _cognito().forgot_password(ClientId=_client(), Username=email)
    except ClientError as error:
        if _code_of(error) != "NotAuthorizedException":
            _pass_over(error)
            return
        # "User password cannot be reset in the current state": invited, or disabled.
        with _silent():
            _cognito().admin_create_user(UserPoolId=_pool(), Username=email, MessageAction="RESEND")


def finish_reset(email: str, code: str, password: str) -> None:
    """`code` is the six digits of a reset, or the one-time password of an invitation."""
    if _RESET_CODE.match(code):
        with _translated():
            _cognito().confirm_forgot_password(
                ClientId=_client(), Username=email, ConfirmationCode=code, Password=password
            )
        return
    _accept_invitation(email, code, password)


def _accept_invitation(email: str, one_time_password: str, password: str) -> None:
    try:
        answer = _cognito().initiate_auth(
            ClientId=_client(),
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": email, "PASSWORD": one_time_password},
        )
    except ClientError as error:
        if _code_of(error) in {"NotAuthorizedException", "UserNotConfirmedException"}:
            raise _bad_code() from error
        raise _translate(error) from error
    if answer.get("ChallengeName") != "NEW_PASSWORD_REQUIRED":
        raise _bad_code()
    with _translated():
        _cognito().respond_to_auth_challenge(
            ClientId=_client(),
            ChallengeName="NEW_PASSWORD_REQUIRED",
            Session=answer["Session"],
            ChallengeResponses={"USERNAME": email, "NEW_PASSWORD": password},
        )


def find(email: str) -> Entry | None:
    try:
        answer = _cognito().admin_get_user(UserPoolId=_pool(), Username=email)
    except ClientError as error:
        if _code_of(error) == "UserNotFoundException":
            return None
        raise _translate(error) from error
    return _entry(answer["UserAttributes"], answer.get("UserStatus", ""))


def invite(email: str, *, name: str | None, language: Language) -> tuple[Entry, bool]:
    """The entry of this address, and whether it is new: a new one gets the invitation by mail."""
    attributes = [*_attributes(email, name, language), _VERIFIED]
    try:
        answer = _cognito().admin_create_user(
            UserPoolId=_pool(),
            Username=email,
            UserAttributes=attributes,
            DesiredDeliveryMediums=["EMAIL"],
        )
    except ClientError as error:
        if _code_of(error) != "UsernameExistsException":
            raise _translate(error) from error
        entry = find(email)
        if entry is None:
            raise Unavailable("try_again", "The account is just being changed. Try again in a moment.") from error
        return entry, False
    user = answer["User"]
    return _entry(user["Attributes"], user.get("UserStatus", "")), True


def invite_again(email: str) -> None:
    """A new invitation to an address that nobody has proved to be theirs.

    Somebody may have signed up with it before its owner could: their password ends here, else confirming the address
    later would let them in as the person who was invited.
    """
    with _translated():
        _cognito().admin_set_user_password(
            UserPoolId=_pool(), Username=email, Password=f"Aa1!{token_urlsafe(24)}", Permanent=False
        )
        _cognito().admin_update_user_attributes(UserPoolId=_pool(), Username=email, UserAttributes=[_VERIFIED])
        _cognito().admin_create_user(UserPoolId=_pool(), Username=email, MessageAction="RESEND")


def enable(email: str) -> None:
    with _translated():
        _cognito().admin_enable_user(UserPoolId=_pool(), Username=email)


def disable(subject: str) -> None:
    """End all sessions of a person and let nobody sign in as them."""
    with _translated():
        _cognito().admin_user_global_sign_out(UserPoolId=_pool(), Username=subject)
        _cognito().admin_disable_user(UserPoolId=_pool(), Username=subject)


def provide(email: str, password: str, *, name: str | None, language: Language) -> Entry:
    """An account that is confirmed and has this password, made if it is missing; no mail is sent."""
    attributes = [*_attributes(email, name, language), _VERIFIED]
    try:
        _cognito().admin_create_user(
            UserPoolId=_pool(),
            Username=email,
            UserAttributes=attributes,
            MessageAction="SUPPRESS",
        )
    except ClientError as error:
        if _code_of(error) != "UsernameExistsException":
            raise
    _cognito().admin_set_user_password(UserPoolId=_pool(), Username=email, Password=password, Permanent=True)
    entry = find(email)
    if entry is None:
        raise RuntimeError(f"the pool lost {email} while it was being made")
    return entry


def _client() -> str:
    return settings().user_pool_client_id


def _pool() -> str:
    return settings().user_pool_id


def _attributes(email: str, name: str | None, language: Language) -> list[AttributeTypeTypeDef]:
    given = {"email": email, "name": name, "locale": language.value}
    return [{"Name": key, "Value": value} for key, value in given.items() if value]


def _entry(attributes: Iterable[AttributeTypeTypeDef], status: str) -> Entry:
    held = {attribute["Name"]: attribute.get("Value", "") for attribute in attributes}
    locale = held.get("locale")
    return Entry(
        subject=held["sub"],
        email=held.get("email", ""),
        name=held.get("name") or None,
        language=Language(locale) if locale in set(Language) else Language.ZH,
        status=status,
    )


def _tokens(result: AuthenticationResultTypeTypeDef) -> Tokens:
    access = result["AccessToken"]
    # It came from Cognito itself just now: its signature says nothing more.
    claims = jwt.decode(access, options={"verify_signature": False})
    return Tokens(claims["sub"], access, result.get("ExpiresIn", 0), result.get("RefreshToken"))


_ENDED = {"NotAuthorizedException", "RefreshTokenReuseException", "InvalidParameterException", "UserNotFoundException"}
_BAD_CODE = {"CodeMismatchException", "ExpiredCodeException", "UserNotFoundException"}
_SLOW_DOWN = {"TooManyRequestsException", "LimitExceededException", "TooManyFailedAttemptsException"}


def _code_of(error: ClientError) -> str:
    return error.response["Error"]["Code"]


def _bad_code() -> InvalidRequest:
    # One answer for wrong, expired and never sent: three would tell which addresses have an account.
    return InvalidRequest("bad_code", "The code is wrong or has expired. Ask for a new one.", field="code")


def _translate(error: ClientError) -> MallError | ClientError:
    """Cognito's error in the mall's words; one that says our own configuration is wrong stays what it is."""
    code, message = _code_of(error), error.response["Error"].get("Message", "")
    if code in _SLOW_DOWN or "attempts exceeded" in message:
        return TooMany("too_many_attempts", "Too many attempts. Wait a few minutes, then try again.")
    if code in _BAD_CODE or (code == "NotAuthorizedException" and "confirmed" in message):
        return _bad_code()
    if code == "NotAuthorizedException":
        return Unauthenticated("bad_credentials", "The address or the password is wrong.")
    if code == "UserNotConfirmedException":
        return Forbidden("not_confirmed", "Enter the code from your mail first.")
    if code == "PasswordResetRequiredException":
        return Forbidden("password_reset_required", "Choose a new password: ask for a code by mail.")
    if code in {"InvalidPasswordException", "PasswordHistoryPolicyViolationException"}:
        return InvalidRequest("weak_password", "The password does not meet the rules.", field="password")
    if code == "InvalidParameterException" and "email" in message.lower():
        return InvalidRequest("bad_email", "This is not an e-mail address that mail can reach.", field="email")
    if code in {"CodeDeliveryFailureException", "InternalErrorException"}:
        return Unavailable("identity_unavailable", "Accounts cannot be reached just now. Try again in a moment.")
    return error


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        raise _translate(error) from error
    except BotoCoreError as error:
        raise Unavailable("identity_unavailable", "Accounts cannot be reached just now. Try again.") from error


@contextmanager
def _silent() -> Iterator[None]:
    """For calls whose outcome would tell whether an address has an account."""
    try:
        yield
    except ClientError as error:
        _pass_over(error)


def _pass_over(error: ClientError) -> None:
    if _code_of(error) in {"TooManyRequestsException", "InternalErrorException", "ResourceNotFoundException"}:
        raise _translate(error) from error


__all__ = [
    "WITHOUT_PASSWORD",
    "Entry",
    "Tokens",
    "confirm_sign_up",
    "disable",
    "enable",
    "find",
    "finish_reset",
    "forget_client",
    "invite",
    "provide",
    "refresh",
    "resend_code",
    "revoke",
    "session_ended",
    "sign_in",
    "sign_up",
    "start_reset",
]
