"""Numbers as people write them: 5000, 1,000, 1.5w, 3万2, 一万二, 三五千, 8k, half, 1/2, 五千多, 几千."""

from __future__ import annotations

import re
from decimal import Decimal

from parure.kernel.value import value
from search.wishes.vocabulary import grammar, skip, table

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_STEPS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_LATIN = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?: \d{3})* 000(?!\d)|\d{1,12}(?:\.\d{1,4})?", re.ASCII)
_HAN = re.compile(r"[零〇一二两三四五六七八九十百千万]+")
_TWO = re.compile(r"([一二两三四五六七八九])([二两三四五六七八九])([十百千万]万?)")
_NEXT = re.compile(r"([一二两三四五六七八九]|\d{1,2})([百千万])([一二三四五六七八])([二三四五六七八九])(?![十百千万])")
_FEW = re.compile(r"(?:a )?(couple(?: of)?|few|several) (hundred|thousand|grand)\b", re.ASCII)
_TAIL = re.compile(r"(\d)(?![\d.万千百a-z])", re.ASCII)


@value
class Number:
    """`low` and `high` differ where people name two (三五千) or leave some open (五千多)."""

    end: int
    low: Decimal
    high: Decimal
    scale: Decimal
    """What the last digit stood for: in 3-5k the 3 is of the same."""
    how: str
    """digits, han, word; `k` for digits with a k, which may be karats."""


def number_at(text: str, start: int) -> Number | None:
    found = (
        _next_at(text, start)
        or _digits_at(text, start)
        or _word_at(text, start)
        or _han_at(text, start)
        or _few_at(text, start)
        or _nearly_at(text, start)
    )
    if found and found.how != "digits" and text.startswith(tuple(grammar()["roughly"].split()), found.end):
        return Number(found.end + 1, found.low, found.high, found.scale, found.how)
    if found and text.startswith(tuple(grammar()["more"].split()[:1]), found.end) and found.low == found.high:
        return Number(found.end + 1, found.low, found.low + _leading(found.low), found.scale, found.how)
    return found


def _leading(number: Decimal) -> Decimal:
    """The step of the first digit: 5000 → 1000, 20 → 10."""
    return Decimal(1).scaleb(number.adjusted())


def _digits_at(text: str, start: int) -> Number | None:
    found = _LATIN.match(text, start)
    if not found or (start and (text[start - 1].isdigit() or text[start - 1] == ".")):
        return None
    number, end, scale, how = _plain(found[0]), found.end(), Decimal(1), "digits"
    if (half := table("number_words").at(text, start)) and half[0] > end:
        return Number(half[0], Decimal(half[1]), Decimal(half[1]), scale, "word")
    if scaled := _scale_at(text, end):
        how = "k" if text[end : scaled[0]] == "k" else "scaled"
        end, scale = scaled
        number *= scale
        if tail := _TAIL.match(text, end):
            number, end = number + Decimal(tail[1]) * scale / 10, tail.end()
        elif (rest := _LATIN.match(text, end)) and (lower := _scale_at(text, rest.end())) and lower[1] < scale:
            number, end = number + _plain(rest[0]) * lower[1], lower[0]
    return Number(end, number, number, scale, how)


def _plain(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace(" ", ""))


def _next_at(text: str, start: int) -> Number | None:
    """一万五六, 3千七八: between two steps that follow each other."""
    found = _NEXT.match(text, start)
    if found is None or _DIGITS[found[4]] != _DIGITS[found[3]] + 1:
        return None
    scale = Decimal(_STEPS[found[2]])
    whole = (Decimal(found[1]) if found[1].isdigit() else _DIGITS[found[1]]) * scale
    low, high = (whole + _DIGITS[found[step]] * scale / 10 for step in (3, 4))
    return Number(found.end(), low, high, scale / 10, "scaled")


def _scale_at(text: str, at: int) -> tuple[int, Decimal] | None:
    for skipped in (at, skip(text, at)):
        for word, size in grammar()["scales"].items():
            joined = skipped == at or len(word) > 1
            if joined and text.startswith(word, skipped):
                end = skipped + len(word)
                if not (word.isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalpha()):
                    return end, Decimal(size)
    return None


def _word_at(text: str, start: int) -> Number | None:
    found = table("number_words").at(text, start)
    if not found:
        return None
    end, number = found[0], Decimal(found[1])
    if scaled := _scale_at(text, end):
        return Number(scaled[0], number * scaled[1], number * scaled[1], scaled[1], "word")
    return Number(end, number, number, Decimal(1), "word")


def _han_at(text: str, start: int) -> Number | None:
    if text.startswith("半", start):
        return Number(start + 1, Decimal("0.5"), Decimal("0.5"), Decimal(1), "han")
    if two := _TWO.match(text, start):
        scale = Decimal(1)
        for step in two[3]:
            scale *= _STEPS[step]
        low, high = _DIGITS[two[1]] * scale, _DIGITS[two[2]] * scale
        return Number(two.end(), low, high, scale, "scaled") if low < high else None
    found = _HAN.match(text, start)
    if not found:
        return None
    number, scale = han_number(found[0])
    return None if number is None else Number(found.end(), number, number, scale, "scaled" if scale >= 1000 else "han")


def han_number(written: str) -> tuple[Decimal | None, Decimal]:
    """一万二 → 12000 (the 二 is of the next step down), 五十 → 50; and the greatest step."""
    total, part, digit, last, greatest = 0, 0, None, 1, 1
    for char in written:
        if char in _DIGITS:
            if digit is not None and digit != 0:
                return None, Decimal(1)
            digit = _DIGITS[char]
            continue
        step = _STEPS[char]
        if step == 10_000:
            total, part = (total + part + (digit or 0) or 1) * step, 0
        else:
            part += (1 if digit is None else digit) * step
        digit, last, greatest = None, step, max(greatest, step)
    shortened = digit and last >= 100 and written[-2] not in "零〇"
    return Decimal(total + part + (digit or 0) * (last // 10 if shortened else 1)), Decimal(greatest)


def _few_at(text: str, start: int) -> Number | None:
    """几千, a few thousand: one to ten thousand; 大几千: from five; a couple of thousand: two."""
    if found := _FEW.match(text, start):
        scale = Decimal(grammar()["scales"][found[2]])
        low, high = (2, 2) if found[1].startswith("couple") else (1, 10)
        return Number(found.end(), low * scale, high * scale, scale, "scaled")
    large = text.startswith(grammar()["large"], start)
    at = start + 1 if large else start
    if not text.startswith(grammar()["few"], at):
        return None
    scaled = _scale_at(text, at + 1)
    return Number(scaled[0], scaled[1] * (5 if large else 1), scaled[1] * 10, scaled[1], "scaled") if scaled else None


def _nearly_at(text: str, start: int) -> Number | None:
    """小一万: somewhat less than ten thousand."""
    found = _HAN.match(text, start + 1) if text.startswith(grammar()["nearly"], start) else None
    number, scale = han_number(found[0]) if found else (None, Decimal(1))
    if found is None or number is None or number < 100:
        return None
    return Number(found.end(), number * Decimal("0.8"), number, scale, "scaled")
