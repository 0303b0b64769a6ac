"""Pictures: there is one, it is large enough, and it went through the mill."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.rules.findings.facts import PictureState
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
    for i, image in enumerate(look.content.images):
        known = look.facts.pictures.get(image.key)
        if known is not None and known.state is PictureState.PROCESSING:
            yield Remark(
                f"images.{i}",
                Text(
                    "图片还在处理，上架后要等处理完才会显示。",
                    "The picture is being processed and is not shown until then.",
                ),
                Text("稍等片刻再看。", "Wait a moment and look again."),
            )


def picture_failed(look: Look) -> Iterator[Remark]:
    for i, image in enumerate(look.content.images):
        known = look.facts.pictures.get(image.key)
        if known is not None and known.state is PictureState.FAILED:
            why = known.problem or Text("文件无法使用。", "The file cannot be used.")
            yield Remark(
                f"images.{i}",
                Text(f"图片处理失败：{why.zh}", f"The picture could not be processed: {why.en}"),
                Text("删掉它，换一个文件上传。", "Remove it and upload another file."),
            )
