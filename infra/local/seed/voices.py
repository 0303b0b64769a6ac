"""What demo buyers say of the designed pieces and ask about them (infra/local/demo/voices.json)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from infra.local.blueprint import ROOT
from infra.local.seed.people import ORGANISATIONS

if TYPE_CHECKING:
    from feedback.contract import Answer, Question, Review

VOICES = ROOT / "infra" / "local" / "demo" / "voices.json"
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def seed_voices(pieces: Sequence[Mapping[str, Any]], product_ids: Sequence[str]) -> None:
    """Loaded again, what is there is left alone: ids follow from the place in the file."""
    from feedback.contract import import_feedback

    voices = json.loads(VOICES.read_text())
    of_piece = {piece["key"]: (piece, product) for piece, product in zip(pieces, product_ids, strict=True)}
    import_feedback(_reviews(voices["reviews"], of_piece))
    import_feedback(_questions(voices["questions"], of_piece))


def _reviews(rows: Sequence[Mapping[str, Any]], of_piece: Mapping[str, Any]) -> Iterator[Review]:
    from feedback.contract import Reply, Review, State

    for number, row in enumerate(rows):
        common = _common(number, row, of_piece)
        replied = row.get("reply")
        yield Review(
            **common,
            review_id=_id("rev", f"review {number}"),
            order_id=_id("ord", f"review {number}"),
            stars=row["stars"],
            title=row.get("title"),
            helpful=row["helpful"],
            state=State.SHOWN,
            reply=Reply(text=replied, at=_ago(row["days"] - 1)) if replied else None,
        )


def _questions(rows: Sequence[Mapping[str, Any]], of_piece: Mapping[str, Any]) -> Iterator[Question]:
    from feedback.contract import Question, State

    for number, row in enumerate(rows):
        answers = tuple(_answer(f"answer {number}.{at}", row, answer) for at, answer in enumerate(row["answers"]))
        question_id = _id("qst", f"question {number}")
        yield Question(
            **_common(number + 100, row, of_piece), question_id=question_id, state=State.SHOWN, answers=answers
        )


def _answer(key: str, row: Mapping[str, Any], answer: Mapping[str, Any]) -> Answer:
    from feedback.contract import Answer, Voice

    return Answer(
        answer_id=_id("ans", key),
        voice=Voice(answer["voice"]),
        author_id=_id("usr", key),
        name=answer.get("name"),
        text=answer["text"],
        at=_ago(row["days"] - 1),
    )


def _common(number: int, row: Mapping[str, Any], of_piece: Mapping[str, Any]) -> dict[str, Any]:
    from parure.kernel.text import Text

    piece, product_id = of_piece[row["piece"]]
    return {
        "product_id": product_id,
        "product_title": Text(**piece["title"]),
        "supplier_id": ORGANISATIONS[piece["supplier"]].org_id,
        "author_id": _id("usr", f"voice {number}"),
        "text": row["text"],
        "name": row["name"],
        "concerns": (),
        "created_at": _ago(row["days"]),
    }


def _ago(days: int) -> str:
    from parure.kernel.time import iso, now

    return iso(now() - timedelta(days=days, hours=days % 11, minutes=7 * days % 60))


def _id(prefix: str, key: str) -> str:
    """An id that is the same each time: 128 bits of the hash of its key, written as a ULID is."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:16], "big")
    return f"{prefix}_" + "".join(_ALPHABET[(number >> shift) & 31] for shift in range(125, -1, -5))
