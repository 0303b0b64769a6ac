"""Numbers that carry their own check."""

from __future__ import annotations

_CREDIT_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def is_credit_code(text: str) -> bool:
    """A unified social credit code 统一社会信用代码, which is a tax number too: 17 signs and a check digit (GB 32100-2015)."""
    if len(text) != 18 or any(sign not in _CREDIT_CODE for sign in text):
        return False
    total = sum(_CREDIT_CODE.index(sign) * pow(3, place, 31) for place, sign in enumerate(text[:17]))
    return _CREDIT_CODE[-total % 31] == text[17]
