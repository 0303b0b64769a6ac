"""Malware: asked about every file before anything opens it.

`Scanner` is what an operator swaps (ClamAV behind a Lambda, a vendor's API). The default knows signatures: the industry's
test file, programs, scripts in what should be a picture, and a second file behind the first.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Protocol

# EICAR's text, taken apart so that no scanner takes this file for it (eicar.org, "Download Anti Malware Testfile").
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_SCRIPT = re.compile(rb"<script[\s>]|<\?php|<html[\s>]|<!doctype html|javascript:", re.IGNORECASE)
# Text that a browser would read is looked for in the parts of a PDF that are not compressed, by rules.documents.
_BINARY = ("image/", "video/", "model/")


class Scanner(Protocol):
    def scan(self, data: bytes, content_type: str) -> str | None:
        """The name of what was found; None when the file is clean."""


class SignatureScanner:
    def scan(self, data: bytes, content_type: str) -> str | None:
        if EICAR in data:
            return "EICAR-Test-File"
        if content_type.startswith(_BINARY):
            found = _SCRIPT.search(data)
            if found:
                return found.group(0).decode("latin-1").strip()
        # A ZIP is read from its end, so it can hide behind any picture: a JAR, an Office document, an installer.
        return "ZIP" if zipfile.is_zipfile(io.BytesIO(data)) else None
