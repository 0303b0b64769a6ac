"""Colour and clarity of diamonds as the trade writes them: D-F, G+, D色/E色, VVS, VS1以上, H/SI; and sizes of rings: US 6, 12号, UK M½."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from parure.kernel.value import value
from search.wishes.vocabulary import grammar, skip, split, words

COLOURS = tuple("DEFGHIJKLMNOPQRSTUVWXYZ")
CLARITIES = ("FL", "IF", "LC", "VVS1", "VVS2", "VS1", "VS2", "SI1", "SI2", "I1", "I2", "I3", "P1", "P2", "P3")
_GROUPS = {"VVS": ("VVS1", "VVS2"), "VS": ("VS1", "VS2"), "SI": ("SI1", "SI2")}


@value
class Graded:
    """`sure` is False for letters that are a colour only beside a clarity or among diamonds."""

    end: int
    name: str
    values: tuple[str, ...]
    sure: bool
    of_rings: bool = False
    """A size that says ring itself."""


@cache
def _pattern(one: str, words_before: str) -> re.Pattern[str]:
    named = "|".join(re.escape(word) for word in sorted(split(grammar()[words_before]), key=len, reverse=True))
    better = "|".join(re.escape(word) for word in sorted(split(grammar()["better"]), key=len, reverse=True))
    return re.compile(
        rf"(?P<named>(?:{named})\s*[:：是为在]?\s*)?(?P<least>至少|最少|起码|at least\s*)?"
        rf"(?P<first>{one})(?P<hue>\s*色)?"
        rf"(?:\s*(?:-|~|–|—|到|至|to )\s*(?P<last>{one})|(?P<more>(?:\s*[/、,，]\s*{one}色?)+))?"
        rf"(?![a-z0-9])(?P<said>\s*(?:{named}|色级|色|级))?(?P<better>\s*(?:{better})(?![a-z]))?"
    )


def colour_at(text: str, original: str, start: int) -> Graded | None:
    found = _match(_pattern("[d-n](?![a-z])|[d-n]{2,3}", "colour_words"), text, start)
    if found is None:
        return None
    first, last = found["first"].upper(), (found["last"] or "").upper()
    run = len(first) > 1
    if any(letters not in "".join(COLOURS) for letters in (first, last)):
        return None
    picked = list(first) + re.findall("[D-N]", (found["more"] or "").upper())
    better = bool(found["better"] or found["least"]) and not last and not found["more"]
    values = (
        _span(COLOURS, picked[0], last[-1]) if last else COLOURS[: COLOURS.index(picked[-1]) + 1] if better else picked
    )
    named = bool(found["named"] or found["hue"] or found["said"])
    capital = original[found.start("first")].isupper()
    plus = better and (found["better"] or "").strip() == "+"
    if not values or (run and not (named or capital or found["better"])):
        return Graded(found.end(), "colour", tuple(values), False) if values else None
    return Graded(found.end(), "colour", tuple(values), named or bool(last and capital) or plus)


def fancy_at(text: str, start: int) -> Graded | None:
    """浓彩黄, fancy vivid pink; a strength alone is that of any hue."""
    strength = words("fancy").at(text, start)
    if strength is None:
        return None
    end = skip(text, strength[0])
    hue = words("hues").at(text, end)
    if hue is None and not text[start : strength[0]].startswith("fancy") and strength[0] - start < 2:
        return None
    hues = [hue[1]] if hue else list(grammar()["hues"])
    return Graded(hue[0] if hue else strength[0], "colour", tuple(f"{strength[1]} {one}" for one in hues), True)


def clarity_at(text: str, original: str, start: int) -> Graded | None:
    found = _match(_pattern("(?:fl|if|lc|vvs[12]?|vs[12]?|si[12]?|i[123]|p[123])", "clarity_words"), text, start)
    if found is None:
        return None
    first, last = found["first"].upper(), (found["last"] or "").upper()
    more = [one.upper() for one in re.findall("fl|if|lc|vvs[12]?|vs[12]?|si[12]?|i[123]|p[123]", found["more"] or "")]
    if last:
        values: Sequence[str] = _span(CLARITIES, _grades(first)[0], _grades(last)[-1])
    elif (found["better"] or found["least"]) and not more:
        values = CLARITIES[: CLARITIES.index(_grades(first)[-1]) + 1]
    else:
        values = [grade for one in (first, *more) for grade in _grades(one)]
    word = original[found.start("first") : found.end("first")]
    sure = (
        bool(found["named"] or found["better"] or last or more)
        or word.isupper()
        or any(char.isdigit() for char in word)
    )
    return Graded(found.end(), "clarity", tuple(values), sure) if values else None


def _match(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    before = text[start - 1 : start]
    return None if before.isascii() and before.isalnum() and text[start].isascii() else pattern.match(text, start)


def _grades(written: str) -> tuple[str, ...]:
    return _GROUPS.get(written, (written,))


def _span(scale: Sequence[str], first: str, last: str) -> tuple[str, ...]:
    low, high = sorted((scale.index(first), scale.index(last)))
    within = scale[low : high + 1]
    # LC is the Chinese scale's word for FL and IF: no range of the other scale passes through it.
    return tuple(within)


_KARATS = re.compile(
    r"(24|22|18|14|9)[ -]?(?:k|kt|kts|ct|cts|carat|carats|karat|karats)\b"
    r"(?:(?=[ -](?:solid )?(?:(?:yellow|white|rose|pink|red) )?gold\b)|(?P<apart>(?! ?(?:of |total|tw|diamond|lab|natural|stone|sapphire|rub|emerald|round|oval|princess|cushion))))",
    re.ASCII,
)
_GOLD = re.compile(r"\bgold\b")


def karats_at(text: str, start: int) -> tuple[int, str] | None:
    """18ct yellow gold; gold ring, 9 carat: beside gold these are karats. The concept of the lexicon that says so."""
    found = _match(_KARATS, text, start)
    if found is None or (found["apart"] is not None and not _GOLD.search(text, 0, start)):
        return None
    return found.end(), f"k{found[1]}"


@cache
def _ring_pattern() -> re.Pattern[str]:
    sized = "|".join(re.escape(word) for word in sorted(split(grammar()["size_words"]), key=len, reverse=True))
    tables = "|".join(
        re.escape(word)
        for word in sorted(
            (word for said in grammar()["tables"].values() for word in split(said)), key=len, reverse=True
        )
    )
    return re.compile(
        rf"(?:(?P<table>{tables})\s*(?:(?P<sized2>{sized}|码|号)\s*)?|(?P<sized>{sized})\s*[:：是为]?\s*(?P<table2>{tables})?\s*)?"
        r"(?:(?P<number>\d{1,2}(?:\.\d{1,2})?)(?P<half> ?1/2|½)?|(?P<letter>[a-z](?![a-z]))(?P<halfletter>\s*(?:half|½|1/2|\.5))?)(?![a-z0-9.]*\d)"
        rf"\s*(?P<mark>号|码)?(?P<later>半)?(?:\s*(?P<table3>{tables})(?![a-z]))?(?P<sized3>\s*(?:{sized}))?"
    )


def ring_size_at(text: str, start: int, *, english: bool) -> Graded | None:
    """Without a table the usual one of the language: China's table A, US for small numbers in English."""
    found = _match(_ring_pattern(), text, start)
    if found is None:
        return None
    said = found["table"] or found["table2"] or found["table3"]
    sized = found["sized"] or found["sized2"] or found["sized3"]
    if not (said or sized or found["mark"]) or _goes_on(text, found.end()):
        return None
    of_rings = any(word in (sized or "") for word in ("ring", "戒"))
    if found["letter"]:
        return _letter_size(found, said, sized, of_rings)
    number = found["number"] + (".5" if found["half"] or found["later"] else "")
    place = words("tables").at(said, 0) if said else None
    table = place[1] if place else _usual(float(number), english and not found["mark"])
    return Graded(found.end(), "ring_size", (f"{table}-{number.removesuffix('.0')}",), bool(said or sized), of_rings)


def _letter_size(found: re.Match[str], said: str | None, sized: str | None, of_rings: bool) -> Graded | None:
    """Only Britain's sizes are letters; "size a ring" is none."""
    if said:
        if words("tables").at(said, 0) != (len(said), "uk"):
            return None
    elif not (sized or "").strip().endswith("size") or (found["letter"] in "ai" and not of_rings):
        return None
    label = found["letter"].upper() + ("½" if found["halfletter"] else "")
    return Graded(found.end(), "ring_size", (f"uk-{label}",), bool(said), of_rings)


def _usual(number: float, english: bool) -> str:
    if not english:
        return "cn"
    return "us" if number <= 16 else "eu" if number >= 40 else "cn"


def _goes_on(text: str, end: int) -> bool:
    """A unit follows: it was no size."""
    at = skip(text, end)
    return words("units").at(text, at) is not None or words("money").at(text, at) is not None
