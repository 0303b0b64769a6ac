"""GLB (glTF 2.0, Khronos; ISO/IEC 12113): one self-contained model of a size that a phone can show."""

from __future__ import annotations

import json
import math
import struct
from typing import Any

from media.rules.failures import Refused

MAX_VERTICES = 500_000
MAX_TEXTURES = 32
MAX_METRES = 10.0
_JSON, _BIN = 0x4E4F534A, 0x004E4942
# What the shop's viewer can do (three.js GLTFLoader without decoders); a model may use others if it does not require them.
_EXTENSIONS = {
    "KHR_materials_unlit", "KHR_materials_transmission", "KHR_materials_ior", "KHR_materials_volume", "KHR_materials_dispersion",
    "KHR_materials_clearcoat", "KHR_materials_specular", "KHR_materials_iridescence", "KHR_materials_anisotropy", "KHR_materials_sheen",
    "KHR_materials_emissive_strength", "KHR_texture_transform", "KHR_mesh_quantization", "KHR_lights_punctual", "EXT_texture_webp",
}  # fmt: skip
_COMPONENT_BYTES = {5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4}
_COMPONENTS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}


def check_glb(data: bytes) -> list[tuple[str, bytes]]:
    """The pictures inside, (type, bytes), which are for the caller to check.

    Raises:
        Refused: model_not_valid, model_external, model_too_heavy.
    """
    document, binary = _chunks(data)
    try:
        if document["asset"]["version"] != "2.0":
            raise _invalid("no glTF 2.0")
        _check_extensions(document)
        _check_references(document)
        _check_buffers(document, binary)
        _check_accessors(document)
        _check_meshes(document)
        return _pictures(document, binary)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise Refused("model_not_valid", reason=f"{type(error).__name__}: {error}"[:80]) from None


def _chunks(data: bytes) -> tuple[dict[str, Any], bytes]:
    if len(data) < 20:
        raise _invalid("cut off")
    _, version, length = struct.unpack_from("<4sII", data, 0)
    if version != 2 or length != len(data):
        raise _invalid(f"version {version}, {length} bytes stated and {len(data)} there")
    size, kind = struct.unpack_from("<II", data, 12)
    if kind != _JSON or 20 + size > len(data):
        raise _invalid("no JSON chunk")
    try:
        document = json.loads(data[20 : 20 + size])
    except (ValueError, RecursionError):
        raise _invalid("its JSON cannot be read") from None
    if not isinstance(document, dict):
        raise _invalid("its JSON is no object")
    at = 20 + size
    if at == len(data):
        return document, b""
    if at + 8 > len(data):
        raise _invalid("data after the end")
    size, kind = struct.unpack_from("<II", data, at)
    if kind != _BIN or at + 8 + size != len(data):
        raise _invalid("its second chunk is not its binary data")
    return document, data[at + 8 :]


def _check_extensions(document: dict[str, Any]) -> None:
    unknown = set(document.get("extensionsRequired", [])) - _EXTENSIONS
    if unknown:
        raise _invalid(f"requires {', '.join(sorted(map(str, unknown)))}")


def _check_references(document: dict[str, Any]) -> None:
    """No `uri` anywhere, not even data: everything lies in the binary chunk."""
    waiting: list[Any] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(value.get("uri"), str):
                raise Refused("model_external", uri=value["uri"][:60])
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _check_buffers(document: dict[str, Any], binary: bytes) -> None:
    buffers = document.get("buffers", [])
    # The chunk is padded to four bytes (glTF 2.0, 4.4.3.3).
    if len(buffers) > 1 or any(not 0 <= len(binary) - buffer["byteLength"] <= 3 for buffer in buffers):
        raise _invalid("its buffer is not its binary chunk")
    for view in document.get("bufferViews", []):
        end = _natural(view.get("byteOffset", 0)) + _natural(view["byteLength"])
        if view["buffer"] != 0 or end > len(binary):
            raise _invalid("a view reaches beyond the buffer")


def _check_accessors(document: dict[str, Any]) -> None:
    views = document.get("bufferViews", [])
    for accessor in document.get("accessors", []):
        element = _COMPONENT_BYTES[accessor["componentType"]] * _COMPONENTS[accessor["type"]]
        count = _natural(accessor["count"])
        if count > 4 * MAX_VERTICES:
            raise Refused("model_too_heavy", reason=f"{count} > {4 * MAX_VERTICES}")
        if "bufferView" not in accessor:
            continue
        view = views[_natural(accessor["bufferView"])]
        stride = _natural(view.get("byteStride", element))
        needed = _natural(accessor.get("byteOffset", 0)) + (stride * (count - 1) + element if count else 0)
        if needed > view["byteLength"]:
            raise _invalid("an accessor reaches beyond its view")


def _check_meshes(document: dict[str, Any]) -> None:
    accessors = document.get("accessors", [])
    primitives = [primitive for mesh in document.get("meshes", []) for primitive in mesh["primitives"]]
    if not primitives:
        raise _invalid("it has no mesh")
    positions = [accessors[_natural(primitive["attributes"]["POSITION"])] for primitive in primitives]
    vertices = sum(position["count"] for position in positions)
    if vertices > MAX_VERTICES:
        raise Refused("model_too_heavy", reason=f"{vertices} > {MAX_VERTICES} vertices")
    for position in positions:
        corners = [*position["min"], *position["max"]]
        if len(corners) != 6 or not all(math.isfinite(corner) for corner in corners):
            raise _invalid("a mesh does not state its bounds")
        # Quantized positions are integers that a node scales.
        if position["componentType"] == 5126 and max(map(abs, corners)) > MAX_METRES:
            raise _invalid(f"it is larger than {MAX_METRES:.0f} m; glTF counts in metres")


def _pictures(document: dict[str, Any], binary: bytes) -> list[tuple[str, bytes]]:
    found = []
    images = document.get("images", [])
    if len(images) > MAX_TEXTURES:
        raise Refused("model_too_heavy", reason=f"{len(images)} > {MAX_TEXTURES} textures")
    for image in images:
        view = document["bufferViews"][_natural(image["bufferView"])]
        start = _natural(view.get("byteOffset", 0))
        found.append((str(image["mimeType"]), binary[start : start + view["byteLength"]]))
    return found


def _natural(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{value!r} is no index or length")
    return value


def _invalid(reason: str) -> Refused:
    return Refused("model_not_valid", reason=reason)
