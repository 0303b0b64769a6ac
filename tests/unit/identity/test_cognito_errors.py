"""What Cognito refuses, said in our words."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from identity.cognito_errors import in_our_words, silent, translated
from parure.kernel.errors import MallError, Unavailable

SAID = [
    ("TooManyRequestsException", "Rate exceeded", 429, "too_many_attempts"),
    ("LimitExceededException", "Attempt limit exceeded, please try after some time.", 429, "too_many_attempts"),
    ("TooManyFailedAttemptsException", "Too many failed attempts", 429, "too_many_attempts"),
    ("NotAuthorizedException", "Password attempts exceeded", 429, "too_many_attempts"),
    ("NotAuthorizedException", "Incorrect username or password.", 401, "bad_credentials"),
    ("NotAuthorizedException", "User is disabled.", 401, "bad_credentials"),
    ("UserNotFoundException", "User does not exist.", 401, "bad_credentials"),
    ("NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED", 400, "bad_code"),
    ("CodeMismatchException", "Invalid verification code provided, please try again.", 400, "bad_code"),
    ("ExpiredCodeException", "Invalid code provided, please request a code again.", 400, "bad_code"),
    ("UserNotConfirmedException", "User is not confirmed.", 403, "not_confirmed"),
    ("PasswordResetRequiredException", "Password reset required for the user", 403, "password_reset_required"),
    ("InvalidPasswordException", "Password did not conform with policy", 400, "weak_password"),
    ("InvalidParameterException", "Invalid email address format.", 400, "bad_email"),
    ("CodeDeliveryFailureException", "SES said no", 503, "identity_unavailable"),
    ("InternalErrorException", "Something went wrong", 503, "identity_unavailable"),
]


def refusal(code: str, message: str = "") -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": message}}, "InitiateAuth")


@pytest.mark.parametrize(("code", "message", "status", "ours"), SAID)
def test_a_refusal_is_said_in_our_words(code: str, message: str, status: int, ours: str) -> None:
    error = in_our_words(refusal(code, message))

    assert isinstance(error, MallError)
    assert (error.status, error.code) == (status, ours)


@pytest.mark.parametrize("code", ["ResourceNotFoundException", "InvalidUserPoolConfigurationException", "AccessDenied"])
def test_an_error_of_our_own_configuration_stays_what_it_is(code: str) -> None:
    error = refusal(code)

    assert in_our_words(error) is error


def test_a_pool_that_cannot_be_reached_is_unavailable() -> None:
    with pytest.raises(Unavailable), translated():
        raise EndpointConnectionError(endpoint_url="https://cognito-idp.us-east-1.amazonaws.com")


@pytest.mark.parametrize(
    "code",
    ["LimitExceededException", "UserNotFoundException", "InvalidParameterException", "UnsupportedUserStateException"],
)
def test_what_only_accounts_can_cause_is_not_told(code: str) -> None:
    told = True
    with silent():
        raise refusal(code)
    told = False

    assert not told


def test_a_throttled_mall_is_told_because_it_says_nothing_about_the_address() -> None:
    with pytest.raises(MallError, match="Too many attempts"), silent():
        raise refusal("TooManyRequestsException")
