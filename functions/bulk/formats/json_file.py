"""JSON: an array of products, or one product per line (JSON Lines). A product is the body of POST /products and its `key`."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from bulk.formats.lines import too_many_lines
from bulk.rules.limits import MAX_LINES
from bulk.rules.problems import Unreadable
from parure.kernel.text import Text

_BLOCK = 256 * 1024
_LARGEST = 2 * _BLOCK
"""Characters of one product: ten times the largest that the catalog takes."""


@dataclass(frozen=True, slots=True)
class Entry:
    number: int
    """The how-manyth product of the file, from 1."""
    document: Any


def read_json(path: Path) -> Iterator[Entry]:
    """
    Raises:
        Unreadable: `bad_encoding`, `bad_json`, `too_many_lines`
    """
    decoder = json.JSONDecoder(parse_constant=_refuse_constant)
    with path.open(encoding="utf-8-sig") as file:
        window = _Window(file)
        in_array = window.peek() == "["
        if in_array:
            window.take(1)
        number = 0
        while (head := window.peek()) and head != "]":
            number += 1
            if number > MAX_LINES:
                raise too_many_lines()
            yield Entry(number, window.document(decoder, number))
            if window.peek() == ",":
                window.take(1)
        if in_array and head != "]":
            raise _bad_json(number + 1)


class _Window:
    """The part of the file that is being looked at: a product is at most `_LARGEST` characters, whatever the file's size."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._text = ""
        self._at = 0

    def peek(self) -> str:
        """The next character that is no blank; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\r\n":
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, count: int) -> None:
        self._at += count

    def document(self, decoder: json.JSONDecoder, number: int) -> Any:
        while True:
            try:
                document, end = decoder.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise _bad_json(number) from error
            except ValueError as error:
                # Cut off at the window's edge, perhaps.
                if len(self._text) - self._at > _LARGEST or not self._more():
                    raise _bad_json(number) from error
            else:
                self._at = end
                return document

    def _more(self) -> bool:
        try:
            block = self._file.read(_BLOCK)
        except UnicodeDecodeError as error:
            raise Unreadable(
                "bad_encoding",
                Text("JSON 文件要用 UTF-8 编码。", "A JSON file is UTF-8."),
                Text("另存为 UTF-8 再上传。", "Save it as UTF-8 and upload it again."),
            ) from error
        self._text = self._text[self._at :] + block
        self._at = 0
        return bool(block)


def _bad_json(number: int) -> Unreadable:
    return Unreadable(
        "bad_json",
        Text(f"第 {number} 个商品处不是合法的 JSON。", f"It is not valid JSON at product {number}."),
        Text("用 JSON 校验工具检查括号、逗号和引号。", "Check brackets, commas and quotes with a JSON validator."),
    )


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def write_json_line(document: Any) -> bytes:
    return codecs.encode(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
