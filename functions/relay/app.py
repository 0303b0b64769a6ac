"""The stream's handler."""

from __future__ import annotations

from typing import Any

from relay import service


def on_stream(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Lambda goes back to the first sequence number that is named, and no further."""
    left = service.relay_records(event["Records"])
    return {"batchItemFailures": [{"itemIdentifier": sequence} for sequence in left]}
