"""Prefixed ULIDs: `ord_01JD3…`; they sort by the time they were made, within one process strictly."""

from __future__ import annotations

import re
import secrets
import threading

from parure.kernel.time import now

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SHAPE = re.compile(r"^([a-z]{2,5})_([0-7][0-9A-HJKMNP-TV-Z]{25})$")
_lock = threading.Lock()
_last: tuple[int, int] = (0, 0)


def new_ulid() -> str:
    global _last
    with _lock:
        millis = int(now().timestamp() * 1000)
        # Two ids of one millisecond: count up, so that the later one sorts later.
        random = _last[1] + 1 if millis == _last[0] else secrets.randbits(79)
        _last = (millis, random)
    number = (millis << 80) | random
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(125, -1, -5))


def new_id(prefix: str) -> str:
    return f"{prefix}_{new_ulid()}"


def is_id(text: str, prefix: str | None = None) -> bool:
    found = _SHAPE.match(text)
    return bool(found) and (prefix is None or (found is not None and found.group(1) == prefix))
