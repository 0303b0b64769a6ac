"""Refusals in the shape that the Stripe SDK turns into its own exception classes."""

from typing import Any


class StripeError(Exception):
    """An answer other than success.

    Attributes:
        remembered: whether the answer is kept under the request's idempotency key. Stripe keeps what the execution
            of a request came to, and forgets a request that never began (bad parameters, a conflict).
    """

    status = 400
    type = "invalid_request_error"
    remembered = True

    def __init__(self, message: str, *, code: str | None = None, param: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.param = param

    def body(self) -> dict[str, Any]:
        error = {"type": self.type, "message": self.message, "code": self.code, "param": self.param}
        return {"error": {name: value for name, value in error.items() if value is not None}}


class InvalidParameterError(StripeError):
    remembered = False


class NoSuchResourceError(InvalidParameterError):
    status = 404


class NotAuthenticatedError(StripeError):
    status = 401
    remembered = False


class KeyReusedError(StripeError):
    type = "idempotency_error"
    remembered = False


class KeyInUseError(StripeError):
    status = 409
    type = "idempotency_error"
    remembered = False


class FailureOnDemand(StripeError):
    """A breakdown that a test asked for."""

    type = "api_error"
    remembered = False

    def __init__(self, status: int) -> None:
        super().__init__(f"The stand-in was told to answer {status}.")
        self.status = status
