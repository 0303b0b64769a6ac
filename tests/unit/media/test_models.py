"""3D models: one valid, self-contained GLB of a size that a phone can show."""

from __future__ import annotations

import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.rules.kinds import MediaKind
from media.rules.models import check_glb
from media.service.processing import make
from unit.media import files
from unit.media.files import glb, triangle
from unit.media.test_pictures import code_of, refusal

GLB = "model/gltf-binary"


def test_a_good_model_is_kept_as_it_is() -> None:
    model = glb()

    made = make(MediaKind.MODEL, model, GLB)

    assert [(file.name, file.body) for file in made.files] == [("model.glb", model)]


def accessor(**changes: Any) -> dict[str, Any]:
    return triangle(accessors=[{**triangle()["accessors"][0], **changes}])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (glb(triangle(buffers=[{"byteLength": 36, "uri": "https://evil.test/mesh.bin"}])), "model_external"),
        (glb(triangle(images=[{"uri": "texture.png"}])), "model_external"),
        (glb(triangle(images=[{"uri": "data:image/png;base64,AAAA"}])), "model_external"),
        (glb(triangle(extensions={"X": {"source": {"uri": "file:///etc/passwd"}}})), "model_external"),
        (glb(triangle(extensionsRequired=["KHR_draco_mesh_compression"])), "model_not_valid"),
        (glb(triangle(asset={"version": "1.0"})), "model_not_valid"),
        (glb(triangle(meshes=[])), "model_not_valid"),
        (glb(triangle(buffers=[{"byteLength": 4_000_000_000}])), "model_not_valid"),
        (glb(triangle(bufferViews=[{"buffer": 0, "byteLength": 400}])), "model_not_valid"),
        (glb(triangle(bufferViews=[{"buffer": 0, "byteOffset": -8, "byteLength": 36}])), "model_not_valid"),
        (glb(accessor(count=4)), "model_not_valid"),
        (glb(accessor(count=400_000_000)), "model_too_heavy"),
        (glb(accessor(count=600_000, bufferView=None)), "model_not_valid"),
        (glb(triangle(images=[{"bufferView": 0, "mimeType": "image/png"}] * 33)), "model_too_heavy"),
        (glb(accessor(max=[500, 1, 1])), "model_not_valid"),
        (glb(accessor(max=[float("nan"), 1, 1])), "model_not_valid"),
        (glb(accessor(min=None)), "model_not_valid"),
        (glb() + b"PAYLOAD!", "model_not_valid"),
        (glb()[:-8], "model_not_valid"),
        (glb()[:16], "model_not_valid"),
        (b"glTF" + struct.pack("<II", 2, 28) + struct.pack("<II", 8, 0x4E4F534A) + b"[[[[[[[[", "model_not_valid"),
        (glb(triangle(extras="<script>alert(1)</script>")), "malware"),
        (b"{\"asset\": {\"version\": \"2.0\"}}", "type_unknown"),
    ],
)  # fmt: skip
def test_a_model_that_is_broken_heavy_or_reaches_out_is_refused(data: bytes, code: str) -> None:
    assert refusal(data, GLB, MediaKind.MODEL).code == code


def with_texture(texture: bytes, content_type: str) -> bytes:
    mesh = struct.pack("<9f", 0, 0, 0, 0.02, 0, 0, 0, 0.02, 0)
    views = [*triangle()["bufferViews"], {"buffer": 0, "byteOffset": 36, "byteLength": len(texture)}]
    images = [{"bufferView": 1, "mimeType": content_type}]
    document = triangle(bufferViews=views, images=images, buffers=[{"byteLength": 36 + len(texture)}])
    return glb(document, mesh + texture)


def test_its_textures_are_looked_at_like_any_picture() -> None:
    assert make(MediaKind.MODEL, with_texture(files.picture("PNG", (64, 64)), "image/png"), GLB).files
    assert refusal(with_texture(files.png_bomb(), "image/png"), GLB, MediaKind.MODEL).code == "too_many_pixels"
    assert refusal(with_texture(files.picture("PNG"), "image/jpeg"), GLB, MediaKind.MODEL).code == "type_differs"
    assert (
        refusal(with_texture(b"\xabKTX 20\xbb\r\n\x1a\n", "image/ktx2"), GLB, MediaKind.MODEL).code == "model_not_valid"
    )


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(triangle())), json_values)
def test_no_nonsense_breaks_the_check(key: str, nonsense: Any) -> None:
    code = code_of(lambda: check_glb(glb(triangle(**{key: nonsense}))))

    assert code in {None, "model_not_valid", "model_external", "model_too_heavy"}
