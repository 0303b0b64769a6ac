"""Cognito, where addresses and passwords live. The only file that talks to it."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterable
from functools import cache
from secrets import token_urlsafe
from typing import TYPE_CHECKING, cast

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

from identity.cognito_errors import (
    SESSION_ENDED,
    bad_code,
    code_of,
    in_our_words,
    pass_over,
    session_ended,
    silent,
    translated,
)
from parure.aws.settings import settings
from parure.kernel.errors import Forbidden, Unavailable
from parure.kernel.text import Language
from parure.kernel.value import value

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.type_defs import AttributeTypeTypeDef, AuthenticationResultTypeTypeDef

WITHOUT_PASSWORD = {"FORCE_CHANGE_PASSWORD", "UNCONFIRMED"}
"""Cognito's status of somebody who was invited and has not chosen a password, or whose address was never proved."""
_RESET_CODE = re.compile(r"^\d{6}$")


_VERIFIED: AttributeTypeTypeDef = {"Name": "email_verified", "Value": "true"}


@value
class Tokens:
    """What Cognito gives somebody who may come in."""

    subject: str
    access_token: str
    expires_in: int
    refresh_token: str | None
    """None where the pool keeps the old one valid."""


@value
class Entry:
    """What Cognito holds about a person."""

    subject: str
    email: str
    name: str | None
    language: Language
    status: str


@cache
def _cognito() -> CognitoIdentityProviderClient:
    # One repetition only: somebody is waiting for the answer.
    config = Config(connect_timeout=2, read_timeout=5, retries={"mode": "standard", "total_max_attempts": 2})
    client = botocore.session.get_session().create_client(
        "cognito-idp", region_name=settings().aws_region, config=config
    )
    return cast("CognitoIdentityProviderClient", client)


def forget_client() -> None:
    """For tests that move to another account."""
    _cognito.cache_clear()


def sign_up(email: str, password: str, *, name: str | None, language: Language) -> None:
    """Start an account; where the address has one that was never confirmed, its code is sent again."""
    attributes = _attributes(email, name, language)
    try:
        _cognito().sign_up(ClientId=_client(), Username=email, Password=password, UserAttributes=attributes)
    except ClientError as error:
        if code_of(error) != "UsernameExistsException":
            raise in_our_words(error) from error
        resend_code(email)


def confirm_sign_up(email: str, code: str) -> Entry:
    with translated():
        _cognito().confirm_sign_up(ClientId=_client(), Username=email, ConfirmationCode=code)
    entry = find(email)
    if entry is None:
        raise bad_code()
    return entry


def resend_code(email: str) -> None:
    """Says nothing about whether there was anybody to send it to."""
    with silent():
        _cognito().resend_confirmation_code(ClientId=_client(), Username=email)


def sign_in(email: str, password: str) -> Tokens:
    with translated():
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
        if code_of(error) in SESSION_ENDED:
            raise session_ended() from error
        raise in_our_words(error) from error
    return _tokens(answer["AuthenticationResult"])


def revoke(refresh_token: str) -> None:
    """A token that is none, or is revoked already, needs no answer."""
    with silent():
        _cognito().revoke_token(ClientId=_client(), Token=refresh_token)


def start_reset(email: str) -> None:
    """Send a code, or the invitation again to somebody who never chose a password; never says which or whether."""
    try:
        _cognito().forgot_password(ClientId=_client(), Username=email)
    except ClientError as error:
        if code_of(error) != "NotAuthorizedException":
            pass_over(error)
            return
        # "User password cannot be reset in the current state": invited, or disabled.
        with silent():
            _cognito().admin_create_user(
                UserPoolId=_pool(), Username=email, MessageAction="RESEND", DesiredDeliveryMediums=["EMAIL"]
            )


def finish_reset(email: str, code: str, password: str) -> None:
    """`code` is the six digits of a reset, or the one-time password of an invitation."""
    if _RESET_CODE.match(code):
        with translated():
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
        if code_of(error) in {"NotAuthorizedException", "UserNotConfirmedException"}:
            raise bad_code() from error
        raise in_our_words(error) from error
    if answer.get("ChallengeName") != "NEW_PASSWORD_REQUIRED":
        raise bad_code()
    with translated():
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
        if code_of(error) == "UserNotFoundException":
            return None
        raise in_our_words(error) from error
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
        if code_of(error) != "UsernameExistsException":
            raise in_our_words(error) from error
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
    with translated():
        _cognito().admin_set_user_password(
            UserPoolId=_pool(), Username=email, Password=f"Aa1!{token_urlsafe(24)}", Permanent=False
        )
        _cognito().admin_update_user_attributes(UserPoolId=_pool(), Username=email, UserAttributes=[_VERIFIED])
        _cognito().admin_create_user(
            UserPoolId=_pool(), Username=email, MessageAction="RESEND", DesiredDeliveryMediums=["EMAIL"]
        )


def enable(email: str) -> None:
    with translated():
        _cognito().admin_enable_user(UserPoolId=_pool(), Username=email)


def disable(subject: str) -> None:
    """End all sessions of a person and let nobody sign in as them."""
    with translated():
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
        if code_of(error) != "UsernameExistsException":
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
    # It came from Cognito itself just now: its signature would say nothing more.
    claims = access.split(".")[1]
    subject = json.loads(urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))["sub"]
    return Tokens(subject, access, result.get("ExpiresIn", 0), result.get("RefreshToken"))


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
    "sign_in",
    "sign_up",
    "start_reset",
]
