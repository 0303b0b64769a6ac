"""The shop's index.html filled: a head that machines read, a body that people read before script runs, data for the script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape
from typing import Any

from parure.kernel.text import Language, Text

HEAD, BODY = "<!--parure:head-->", "<!--parure:body-->"
MALL = Text("珠联 Parure", "Parure")
_DESCRIPTION_LENGTH = 160
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_LANG = re.compile(r'<html lang="[^"]*"')


class ShellBroken(ValueError):
    """The shop's index.html lacks a marker: a build that nobody should publish pages from."""


def filled(shell: str, language: Language, *, head: Iterable[str], body: str, data: tuple[str, Any]) -> str:
    """`data` is the id of its script element, and what stands in it.

    Raises:
        ShellBroken: the shell has not both markers.
    """
    if HEAD not in shell or BODY not in shell:
        raise ShellBroken(f"index.html needs {HEAD} and {BODY}")
    page = _TITLE.sub("", shell, count=1)
    page = _LANG.sub(f'<html lang="{language}"', page, count=1)
    # Not re.sub: a title may hold a backslash.
    page = page.replace(HEAD, "\n    ".join(head), 1)
    page = page.replace(BODY, body, 1)
    name, document = data
    script = f'<script type="application/json" id="{name}" lang="{language}">{script_json(document)}</script>'
    before, closing, after = page.rpartition("</body>")
    return f"{before}{script}{closing}{after}"


def script_json(document: Any) -> str:
    """JSON that cannot end the script element it stands in, nor start a comment there."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}">'


def link(rel: str, href: str, hreflang: str | None = None) -> str:
    told = f' hreflang="{hreflang}"' if hreflang else ""
    return f'<link rel="{rel}"{told} href="{escape(href)}">'


def shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _DESCRIPTION_LENGTH else plain[: _DESCRIPTION_LENGTH - 1].rstrip() + "…"
