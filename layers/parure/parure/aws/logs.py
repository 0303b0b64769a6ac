"""Structured logs that carry one correlation id from the browser to the last handler."""

from __future__ import annotations

from contextvars import ContextVar

from aws_lambda_powertools import Logger

logger = Logger(service="parure", use_rfc3339=True, utc=True)
_correlation: ContextVar[str | None] = ContextVar("correlation", default=None)


def correlation_id() -> str | None:
    return _correlation.get()


def correlate(identifier: str | None) -> None:
    """Take over the id of the request or event that is being handled."""
    _correlation.set(identifier)
    logger.set_correlation_id(identifier)
