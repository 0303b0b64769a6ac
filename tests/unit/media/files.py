"""Real bytes of good and hostile files, made here so that nothing dangerous lies in the repository."""

from __future__ import annotations

import io
import json
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Any

import av
from PIL import Image

PDF_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def picture(kind: str = "JPEG", size: tuple[int, int] = (640, 480), **options: Any) -> bytes:
    """Diagonal colours, so that turning and cutting are seen."""
    image = Image.linear_gradient("L").resize(size)
    coloured = Image.merge("RGB", (image, image.transpose(Image.Transpose.FLIP_LEFT_RIGHT), image))
    buffer = io.BytesIO()
    coloured.save(buffer, kind, **options)
    return buffer.getvalue()


def located_jpeg() -> bytes:
    """As a telephone takes it: lying on its side (orientation 6), with place and device."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Parure Phone"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (31.0, 13.0, 49.0)
    return picture(size=(640, 480), exif=exif, comment=b"taken at home")


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue", "green")]
    buffer = io.BytesIO()
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], duration=100)
    return buffer.getvalue()


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb(side: int = 50_000) -> bytes:
    """A picture of 2.5 billion pixels in a few kilobytes: every row is zero."""
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    packer = zlib.compressobj(9)
    rows = packer.compress(bytes((side // 8 + 1) * 100)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", rows) + png_chunk(b"IEND", b"")


def png_text_bomb() -> bytes:
    """One good pixel, and a comment of 100 MB in a few kilobytes."""
    comment = b"Comment\x00\x00" + zlib.compress(bytes(100_000_000), 9)
    whole = picture("PNG", (1, 1))
    end_of_head = 8 + 25
    return whole[:end_of_head] + png_chunk(b"zTXt", comment) + whole[end_of_head:]


def webp_of_size(width: int, height: int) -> bytes:
    """A WebP whose header promises a canvas; Pillow would reserve its memory before it looks further."""
    head = b"\x00\x00\x00\x00" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", len(head)) + head
    return b"RIFF" + struct.pack("<I", len(body)) + body


def zip_of(name: str = "payload.class", data: bytes = b"\xca\xfe\xba\xbe") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def gif_javascript() -> bytes:
    """Valid as GIF and as JavaScript (the known GIF89a/*…*/=1 trick)."""
    return b"GIF89a/*\x00\x01\x00\x00\x00\x00*/=1;alert(document.domain);//" + b"\x00" * 20


def pdf(*objects: bytes, tail: bytes = b"") -> bytes:
    """A document of one page, with further objects."""
    parts = (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
    body = PDF_HEAD
    for number, content in enumerate((*parts, page, *objects), start=1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return body + b"trailer\n<< /Root 1 0 R /Size %d >>\n%%%%EOF\n" % (4 + len(objects)) + tail


def stream(dictionary: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (dictionary, len(data), data)


def triangle(**changes: Any) -> dict[str, Any]:
    """The smallest glTF with a mesh."""
    document: dict[str, Any] = {
        "asset": {"version": "2.0"},
        "buffers": [{"byteLength": 36}],
        "bufferViews": [{"buffer": 0, "byteOffset": 0, "byteLength": 36}],
        "accessors": [
            {
                "bufferView": 0,
                "componentType": 5126,
                "count": 3,
                "type": "VEC3",
                "min": [0, 0, 0],
                "max": [0.02, 0.02, 0],
            }
        ],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "nodes": [{"mesh": 0}],
        "scenes": [{"nodes": [0]}],
    }
    return {**document, **changes}


def glb(document: dict[str, Any] | None = None, binary: bytes | None = None) -> bytes:
    text = json.dumps(document or triangle()).encode()
    text += b" " * (-len(text) % 4)
    data = struct.pack("<9f", 0, 0, 0, 0.02, 0, 0, 0, 0.02, 0) if binary is None else binary
    data += b"\x00" * (-len(data) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text + struct.pack("<II", len(data), 0x004E4942) + data
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def film(
    seconds: float = 1.0,
    codec: str = "libx264",
    size: tuple[int, int] = (320, 240),
    rate: int = 10,
    still: Image.Image | None = None,
) -> bytes:
    """A film that brightens, or shows one still, with a place in its metadata as telephones write it."""
    frames: Any = av.VideoFrame
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "film.mp4")
        with av.open(str(path), "w", options={"movflags": "use_metadata_tags"}) as out:
            out.metadata["location"] = "+31.2304+121.4737/"
            out.metadata["comment"] = "taken at home"
            track: Any = out.add_stream(codec, rate=rate)
            track.width, track.height, track.pix_fmt = *size, "yuv420p"
            for number in range(max(1, int(seconds * rate))):
                shade = min(255, 60 + number * 10)
                frame = frames.from_image(still or Image.new("RGB", size, (shade, shade, shade)))
                for packet in track.encode(frame):
                    out.mux(packet)
            for packet in track.encode():
                out.mux(packet)
        return path.read_bytes()


def half_lit() -> Image.Image:
    """Bright above, dark below."""
    image = Image.new("RGB", (320, 240), "black")
    image.paste("white", (0, 0, 320, 120))
    return image


def lying(film: bytes) -> bytes:
    """The film as a telephone held upright writes it: to be turned by 90° clockwise (the matrix of its track header)."""
    # ISO/IEC 14496-12, 8.3.2: version 0 of `tkhd` has its matrix 40 bytes behind the name.
    at = film.find(b"tkhd") + 44
    return film[:at] + struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30) + film[at + 36 :]
