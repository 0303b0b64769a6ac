"""Built front ends from disk and objects from the buckets, with ETag, compression and cache times."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError
from starlette.requests import Request
from starlette.responses import Response

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml", "application/wasm", "model/")
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, max-age=0, must-revalidate"
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")
mimetypes.add_type("model/gltf-binary", ".glb")


@dataclass(frozen=True)
class Content:
    body: bytes
    compressed: bytes | None
    content_type: str
    etag: str
    cache_control: str | None = None
    """As the bucket keeps it with the object."""

    @classmethod
    def of(cls, body: bytes, name: str, content_type: str | None = None, cache_control: str | None = None) -> Content:
        kind = content_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        worth = len(body) > 800 and kind.startswith(_COMPRESSIBLE)
        if kind.startswith("text/") and "charset" not in kind:
            kind += "; charset=utf-8"
        etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        return cls(body, gzip.compress(body, 6, mtime=0) if worth else None, kind, etag, cache_control)

    def response(self, request: Request, cache_control: str, status: int = 200) -> Response:
        kept = self.cache_control or cache_control
        headers = {"ETag": self.etag, "Cache-Control": kept, "Content-Type": self.content_type}
        if self.compressed is not None:
            headers["Vary"] = "Accept-Encoding"
        if status == 200 and request.headers.get("if-none-match") == self.etag:
            return Response(status_code=304, headers=headers)
        part = self._part(request)
        if status == 200 and part is not None:
            headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(self.body)}"
            return Response(self.body[part.start : part.stop], status_code=206, headers=headers)
        body = self.body
        if self.compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            body = self.compressed
        return Response(body, status_code=status, headers=headers)

    def _part(self, request: Request) -> range | None:
        """One range of bytes, which a browser asks for to wind a film (RFC 9110, 14.2); others get the whole."""
        found = re.fullmatch(r"bytes=(\d+)-(\d*)", request.headers.get("range", ""))
        if found is None or int(found[1]) >= len(self.body):
            return None
        last = int(found[2]) if found[2] else len(self.body) - 1
        return range(int(found[1]), min(last + 1, len(self.body)))


class Folder:
    """A built front end; read again when a file changes, so a rebuild shows at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._kept: dict[Path, tuple[int, Content]] = {}

    def find(self, name: str) -> Content | None:
        path = (self.root / name.lstrip("/")).resolve()
        if not path.is_relative_to(self.root.resolve()) or not path.is_file():
            return None
        changed = path.stat().st_mtime_ns
        kept = self._kept.get(path)
        if kept is None or kept[0] != changed:
            kept = (changed, Content.of(path.read_bytes(), path.name))
            self._kept[path] = kept
        return kept[1]

    def respond(self, request: Request, name: str, *, shell: str = "index.html") -> Response | None:
        """The file, or the single page's shell for an address that names no file."""
        found = self.find(name) if name else None
        if found is not None:
            hashed = "assets/" in name
            return found.response(request, _FOREVER if hashed else _ASK_AGAIN)
        if "." in name.rsplit("/", 1)[-1]:
            return None
        page = self.find(shell)
        return page.response(request, _ASK_AGAIN) if page else None


class Bucket:
    """Objects of one bucket; what is asked for often is kept in memory by its ETag."""

    def __init__(self, storage: S3Client, name: str, *, limit: int = 64_000_000) -> None:
        self.storage = storage
        self.name = name
        self.limit = limit
        self._kept: dict[str, tuple[str, Content]] = {}
        self._size = 0

    def find(self, key: str) -> Content | None:
        """Asks the bucket each time whether the object has changed; only the bytes are kept."""
        tag, kept = self._kept.get(key, ("", None))
        try:
            if kept is None:
                found = self.storage.get_object(Bucket=self.name, Key=key)
            else:
                found = self.storage.get_object(Bucket=self.name, Key=key, IfNoneMatch=tag)
        except ClientError as error:
            status = error.response["ResponseMetadata"]["HTTPStatusCode"]
            if status == 304:
                return kept
            if status in (403, 404):
                return None
            raise
        content = Content.of(found["Body"].read(), key, found.get("ContentType"), found.get("CacheControl"))
        self._keep(key, found["ETag"], content)
        return content

    def _keep(self, key: str, tag: str, content: Content) -> None:
        if self._size > self.limit:
            self._kept.clear()
            self._size = 0
        self._kept[key] = (tag, content)
        self._size += len(content.body)
