"""Pictures: there is one, it is large enough, and it went through the mill."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.rules.findings.facts import PictureFacts, PictureState
from catalog.rules.findings.remarks import Look, Remark
from parure.kernel.text import Text


def no_picture(look: Look) -> Iterator[Remark]:
    if not look.content.images:
        yield Remark(
            "images",
            Text("没有图片。", "There is no picture."),
            Text("至少上传一张。", "Upload at least one."),
        )


def picture_small(look: Look) -> Iterator[Remark]:
    least = look.rules.pictures.least_side
    for i, image in enumerate(look.content.images):
        known = look.facts.pictures.get(image.key)
        width, height = (known.width, known.height) if known and known.width else (image.width, image.height)
        if width and height and min(width, height) < least:
            yield Remark(
                f"images.{i}",
                Text(
                    f"图片太小：{width}×{height} 像素，短边至少 {least}。",
                    f"The picture is too small: {width}×{height} pixels, the shorter side needs {least}.",
                ),
                Text("换一张更大的原图，不要放大。", "Upload a larger original; enlarging does not help."),
            )


def picture_waiting(look: Look) -> Iterator[Remark]:
    for field, known in _media(look):
        if known.state is PictureState.PROCESSING:
            yield Remark(
                field,
                Text("文件还在处理，处理完才会显示。", "The file is being processed and is not shown until then."),
                Text("稍等片刻再看。", "Wait a moment and look again."),
            )


def picture_failed(look: Look) -> Iterator[Remark]:
    for field, known in _media(look):
        if known.state is PictureState.FAILED:
            why = known.problem or Text("文件无法使用。", "The file cannot be used.")
            yield Remark(
                field,
                Text(f"文件处理失败：{why.zh}", f"The file could not be processed: {why.en}"),
                Text("删掉它，换一个文件上传。", "Remove it and upload another file."),
            )


def _media(look: Look) -> Iterator[tuple[str, PictureFacts]]:
    """What is known of the listing's pictures, films, 360° set and model."""
    content = look.content
    stated = [(f"images.{i}", image.key) for i, image in enumerate(content.images)]
    stated += [(f"videos.{i}", video.key) for i, video in enumerate(content.videos)]
    stated += [("spin", content.spin.key)] if content.spin else []
    stated += [("model", content.model.key)] if content.model else []
    for field, key in stated:
        known = look.facts.pictures.get(key)
        if known is not None:
            yield field, known
