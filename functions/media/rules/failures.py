"""Why a file was not taken, in both languages: each says what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from parure.kernel.text import Text

TEXTS = {
    "empty": Text("文件是空的。请重新选择文件。", "The file is empty. Choose it again."),
    "too_large": Text("文件超过 {limit} MB。请压缩后再上传。", "The file is larger than {limit} MB. Make it smaller."),
    "type_unknown": Text(
        "认不出文件类型。图片请用 JPEG、PNG、WebP 或 AVIF，视频请用 MP4，三维模型请用 GLB，文件请用 PDF。",
        "This is no file type that we know. Use JPEG, PNG, WebP or AVIF for pictures, MP4 for films, GLB for models, PDF for documents.",
    ),
    "type_differs": Text(
        "文件自称 {declared}，实际是 {found}。请用原始文件，不要只改扩展名。",
        "It is said to be {declared} and is {found}. Export it anew; renaming a file does not convert it.",
    ),
    "type_not_accepted": Text(
        "这里不接受 {found}。请转换格式后再上传。", "{found} is not accepted here. Convert it and upload it again."
    ),
    "malware": Text(
        "文件含有可疑内容（{threat}），已删除。请换一台可信的电脑重新导出。",
        "The file holds something suspicious ({threat}) and was deleted. Export it anew on a computer that you trust.",
    ),
    "cannot_be_read": Text(
        "文件损坏或不完整，无法读取。请重新导出后上传。", "The file is damaged or cut off. Export it anew and upload it again."
    ),
    "too_many_pixels": Text(
        "图片为 {width} × {height}，超过 {limit} 万像素或边长 {side}。请缩小后上传。",
        "The picture is {width} × {height}: more than {limit}0,000 pixels, or a side over {side}. Make it smaller.",
    ),
    "too_small": Text(
        "图片为 {width} × {height}，每边至少 {least} 像素。", "The picture is {width} × {height}; each side needs {least} pixels at least."
    ),
    "animated": Text("不接受动图。请上传静态图片，或改用视频。", "Moving pictures are not accepted. Upload a still, or a film."),
    "frame_size_differs": Text(
        "这一帧为 {width} × {height}，其他帧为 {set_width} × {set_height}。同一组的每一帧尺寸必须相同。",
        "This frame is {width} × {height}, the others are {set_width} × {set_height}. All frames of a set have one size.",
    ),
    "video_too_long": Text("视频长 {seconds} 秒，最长 {limit} 秒。请剪短。", "The film lasts {seconds} s; {limit} s is the limit. Cut it."),
    "video_codec": Text(
        "视频编码为 {codec}，多数浏览器无法播放。请导出为 H.264 的 MP4。",
        "The film is coded as {codec}, which many browsers cannot play. Export it as MP4 with H.264.",
    ),
    "no_picture_in_video": Text("文件里没有视频画面。", "There is no film in this file."),
    "model_not_valid": Text("三维模型不符合 GLB 规范：{reason}", "The model is not a valid GLB: {reason}"),
    "model_external": Text(
        "三维模型引用了外部文件（{uri}）。请导出为自包含的单个 GLB。",
        "The model refers to another file ({uri}). Export it as one GLB with everything inside.",
    ),
    "model_too_heavy": Text("三维模型太复杂：{reason}", "The model is too heavy: {reason}"),
    "document_active": Text(
        "PDF 含有脚本或附件（{name}）。请“打印为 PDF”后再上传。",
        "The PDF holds a script or an attachment ({name}). Print it to a new PDF and upload that.",
    ),
    "document_locked": Text("PDF 设有密码。请去除密码后上传。", "The PDF is locked with a password. Remove it and upload it again."),
    "polyglot": Text(
        "文件里还藏着另一种文件（{found}）。请重新导出后上传。",
        "A second file hides in this one ({found}). Export it anew and upload it again.",
    ),
    "not_processed": Text(
        "处理这个文件多次失败。请重新导出后上传；如仍失败，请联系我们并提供编号。",
        "Processing this file failed several times. Export it anew; if it fails again, tell us its id.",
    ),
}  # fmt: skip


class Refused(Exception):
    """This file will never be taken; `code` is a key of TEXTS and `values` fill its words."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def explain(code: str, values: Mapping[str, Any]) -> Text:
    text = TEXTS[code]
    return Text(text.zh.format(**values), text.en.format(**values))
