"""What a vocabulary is: its words in both languages, and which word a near miss meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, ValidationError

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Scale:
    """`words` maps what the API writes to how it reads in (Chinese, English); `near` knows the usual near misses
    (`SI2|I1` where two words may be meant)."""

    __slots__ = ("name", "near", "words")

    def __init__(
        self, name: tuple[str, str], words: Mapping[str, tuple[str, str]], near: Mapping[str, str] = _NOTHING
    ) -> None:
        self.name, self.words, self.near = name, words, near

    def nearest(self, given: str) -> tuple[str, ...]:
        """The words that somebody who wrote `given` most likely meant: none, one or a few."""
        from difflib import get_close_matches

        given = given.strip()
        if given.upper() in self.near:
            return tuple(self.near[given.upper()].split("|"))
        said = {spelling.casefold(): word for word, read in self.words.items() for spelling in (word, *read)}
        found = get_close_matches(given.casefold(), said, n=1, cutoff=0.5)
        return (said[found[0]],) if found else ()


class OneOf:
    """Marks a field that holds one word of a scale; another is refused with the nearest word."""

    __slots__ = ("scale",)

    def __init__(self, scale: Scale) -> None:
        self.scale = scale

    def check(self, given: Any) -> Any:
        if isinstance(given, str) and given.strip() not in self.scale.words:
            raise not_in_scale(given, self.scale)
        return given

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        from pydantic_core.core_schema import no_info_before_validator_function

        return no_info_before_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Callable[[Any], dict[str, Any]]) -> Any:
        inner = handler(schema)
        return {**inner, "enum": list(self.scale.words)} if inner.get("type") == "string" else inner


def wrong(code: str, zh: str, en: str) -> PydanticCustomError:
    """An error that reads in English in a problem document; its context holds both languages, for suppliers' reports."""
    return PydanticCustomError(code, "{en}", {"zh": zh, "en": en})


def wrong_at(*found: tuple[tuple[str | int, ...], PydanticCustomError, Any]) -> ValidationError:
    """What a validator of a whole raises about its parts: (path below it, error, what was given)."""
    details = [InitErrorDetails(type=error, loc=path, input=given) for path, error, given in found]
    return ValidationError.from_exception_data("attributes", details)


def not_in_scale(given: str, scale: Scale) -> PydanticCustomError:
    zh, en = scale.name
    near = scale.nearest(given)
    hint = (f"是否要写 {' 或 '.join(near)}？", f"Did you mean {' or '.join(near)}? ") if near else ("", "")
    return wrong(
        "not_in_scale",
        f"“{given}”不是{zh}。{hint[0]}可用：{'、'.join(scale.words)}。",
        f"{given!r} is not a {en}. {hint[1]}Use one of {', '.join(scale.words)}.",
    )


def same(*words: str) -> dict[str, tuple[str, str]]:
    """Words that read alike in both languages."""
    return {word: (word, word) for word in words}
