"""Starts ministack with the one correction that cannot be made from outside.

ministack's proxy mode hides an error that a handler raised behind "Proxy target returned HTTP 500: …". API Gateway must
see the error itself (an authorizer says "Unauthorized" to get 401), and so must logs and retries.
"""

from __future__ import annotations

import json
from typing import Any

from ministack.app import main
from ministack.services import lambda_svc

_WRAPPING = "Proxy target returned HTTP 500: "
_execute = lambda_svc._execute_function_proxy


def _execute_honestly(func: dict[str, Any], event: Any, url: str, request_id: str) -> dict[str, Any]:
    result: dict[str, Any] = _execute(func, event, url, request_id)
    message = str((result.get("body") or {}).get("errorMessage", "")) if result.get("error") else ""
    if message.startswith(_WRAPPING):
        result["body"] = json.loads(message.removeprefix(_WRAPPING))
    return result


if __name__ == "__main__":
    lambda_svc._execute_function_proxy = _execute_honestly
    main()
