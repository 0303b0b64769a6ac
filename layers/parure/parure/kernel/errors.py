"""Every failure that a caller can do something about, as one tree.

    MallError            code, status, a sentence that says what is wrong and what to do
    ├── InvalidRequest       400  the request cannot be read or breaks a rule; `field` names the place
    ├── Unauthenticated      401  nobody is signed in, or the token is no good
    ├── Forbidden            403  the caller's role or scope does not reach here
    ├── NotFound             404  there is none, or it is not the caller's
    ├── Conflict             409  the state of things forbids it now; read again and decide
    ├── Gone                 410  it was there and will not come back
    ├── PreconditionFailed   412  somebody changed it since it was read (If-Match)
    ├── TooLarge             413  the body is larger than allowed
    ├── Unprocessable        422  well-formed, but the idempotency key was used for another request
    ├── TooMany              429  slow down
    └── Unavailable          503  something we depend on does not answer; try again

`parure.aws.http` maps them once to `application/problem+json` (RFC 9457). What is not a MallError is a bug: it is
logged, answered with 500 without details and counted by the Lambda error metric.
"""

from __future__ import annotations

from typing import Any, ClassVar


class MallError(Exception):
    """`extra` becomes members of the problem document; money and times in it must be JSON-ready."""

    status: ClassVar[int] = 500
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, code: str, detail: str, *, field: str | None = None, **extra: Any) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.field = field
        self.extra = extra


class InvalidRequest(MallError):
    status = 400
    title = "The request is not valid"


class Unauthenticated(MallError):
    status = 401
    title = "Sign in first"


class Forbidden(MallError):
    status = 403
    title = "This is not open to you"


class NotFound(MallError):
    status = 404
    title = "Not found"


class Conflict(MallError):
    status = 409
    title = "Not possible as things stand"


class Gone(MallError):
    status = 410
    title = "No longer here"


class PreconditionFailed(MallError):
    status = 412
    title = "It has changed since you read it"


class TooLarge(MallError):
    status = 413
    title = "Too large"


class Unprocessable(MallError):
    status = 422
    title = "The request contradicts an earlier one"


class TooMany(MallError):
    status = 429
    title = "Too many requests"


class Unavailable(MallError):
    status = 503
    title = "Temporarily unavailable"
