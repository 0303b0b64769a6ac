"""Errors as problem documents (RFC 9457)."""

from __future__ import annotations

from pydantic import ValidationError

from parure.kernel.errors import InvalidRequest, MallError
from parure.kernel.schemas import Problem, ProblemField

_MAX_ERRORS = 20
# Pydantic's type → our code, where the word is not already plain.
_CODES = {
    "extra_forbidden": "unknown_field",
    "json_invalid": "bad_json",
    "missing": "required",
    "string_too_long": "too_long",
    "string_too_short": "too_short",
    "too_long": "too_many",
    "too_short": "too_few",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
    "value_error": "not_allowed",
}


def problem_of(error: MallError) -> Problem:
    return Problem(
        title=error.title,
        status=error.status,
        code=error.code,
        detail=error.detail,
        field=error.field,
        **error.extra,
    )


def problem_of_validation(error: ValidationError) -> Problem:
    """Each place that is wrong, with what is wrong there; the input's own values are not repeated (they may be secret)."""
    errors = [
        ProblemField(
            field=".".join(str(part) for part in found["loc"]) or "body",
            code=_CODES.get(found["type"], found["type"]),
            detail=found["msg"].removeprefix("Value error, "),
        )
        for found in error.errors(include_url=False, include_context=False, include_input=False)[:_MAX_ERRORS]
    ]
    first = errors[0]
    return Problem(
        title=InvalidRequest.title,
        status=InvalidRequest.status,
        code="bad_json" if first.code == "bad_json" else "invalid_request",
        detail=f"{first.field}: {first.detail}",
        field=first.field,
        errors=errors,
    )
