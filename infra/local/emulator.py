"""Starts ministack with the corrections that cannot be made from outside.

- Its proxy mode hides an error that a handler raised behind "Proxy target returned HTTP 500: …". API Gateway must see the
  error itself (an authorizer says "Unauthorized" to get 401), and so must logs and retries.
- Its proxy mode counts the time that an event waits for a free worker as the function's own. Lambda would start another
  instance; here events queue, and the worker keeps the function's time limit.
- Cognito walks through its users in one thread while another adds one: two sign-ups at a time answer 500.
"""

from __future__ import annotations

import json
from typing import Any

from ministack.app import main
from ministack.services import cognito, lambda_svc

_WRAPPING = "Proxy target returned HTTP 500: "
_TRIES = 50
_QUEUEING_SECONDS = 60
_execute = lambda_svc._execute_function_proxy
_resolve_user = cognito._resolve_user


def _execute_honestly(func: dict[str, Any], event: Any, url: str, request_id: str) -> dict[str, Any]:
    config = func.get("config") or func
    patient = {**config, "Timeout": int(config.get("Timeout") or 3) + _QUEUEING_SECONDS}
    result: dict[str, Any] = _execute({**func, "config": patient}, event, url, request_id)
    message = str((result.get("body") or {}).get("errorMessage", "")) if result.get("error") else ""
    if message.startswith(_WRAPPING):
        try:
            result["body"] = json.loads(message.removeprefix(_WRAPPING))
        except ValueError:
            # Cut off by the emulator: the wrapped message is all there is; the function's log has the rest.
            return result
    return result


def _resolve_user_while_others_sign_up(pool: Any, username: Any) -> Any:
    for _ in range(_TRIES):
        try:
            return _resolve_user(pool, username)
        except RuntimeError as error:
            if "changed size during iteration" not in str(error):
                raise
    return _resolve_user(pool, username)


if __name__ == "__main__":
    lambda_svc._execute_function_proxy = _execute_honestly
    cognito._resolve_user = _resolve_user_while_others_sign_up
    main()
