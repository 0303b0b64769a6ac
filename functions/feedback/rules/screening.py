"""What a person should read before others do: contact details, abuse, noise. Pure; the words are data (`words.json`).

Nothing is refused for its opinion: bad marks are shown like good ones.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

_DIGITS = str.maketrans("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖", "00123456789123456789")
_PHONE = re.compile(r"(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)|(?<!\d)\+\d{9,14}(?!\d)")
_ADDRESS = re.compile(
    r"https?://|www\.|[a-z0-9-]+\.(?:com|cn|net|org|shop|top|xyz|vip)\b|[\w.+-]+@[\w-]+\.\w+", re.IGNORECASE
)
_MESSENGER = re.compile(
    r"(?:微\s*信|威\s*信|薇\s*信|v\s*[xX]|wechat|weixin|whatsapp|telegram|qq|扣扣)\s*(?:号|群|id)?\s*[:：]?\s*[a-z0-9_-]{5,20}"
    r"|加\s*(?:我|个)?\s*(?:微\s*信|v\s*x|qq)",
    re.IGNORECASE,
)
_SAME = re.compile(r"(.)\1{9,}", re.DOTALL)


def concerns(*texts: str | None) -> tuple[str, ...]:
    """Codes of what was found, each once: `contact`, `link`, `abuse`, `noise`; empty: it may be shown at once."""
    joined = " ".join(text for text in texts if text)
    folded = unicodedata.normalize("NFKC", joined).lower()
    # 一三八 0013 8000 and 138-0013-8000 are one number to who wants to be called.
    digits = re.sub(r"(?<=\d)[\s.·_-]+(?=\d)", "", folded.translate(_DIGITS))
    found = {
        "contact": bool(_PHONE.search(digits) or _MESSENGER.search(folded)),
        "link": bool(_ADDRESS.search(folded)),
        "abuse": any(word in folded for word in _abuse()),
        "noise": bool(_SAME.search(folded)),
    }
    return tuple(code for code, is_so in found.items() if is_so)


@cache
def _abuse() -> tuple[str, ...]:
    words: dict[str, list[str]] = json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))
    return tuple(words["abuse"])
