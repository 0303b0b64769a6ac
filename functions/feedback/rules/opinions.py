"""Reviews, questions and answers as values, and what may become of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from feedback.rules.screening import concerns
from parure.kernel.errors import Conflict, InvalidRequest
from parure.kernel.text import Text
from parure.kernel.value import record

MOST_ANSWERS = 20
REPORTS_THAT_HIDE = 3
"""So many different people's word takes a text off the page until an operator has looked."""


class State(StrEnum):
    SHOWN = "shown"
    WAITING = "waiting"
    """For an operator: something in it should be read first, or people reported it."""
    HIDDEN = "hidden"


class Voice(StrEnum):
    """Who answers."""

    SUPPLIER = "supplier"
    OWNER = "owner"
    """Somebody who bought the piece."""
    OPERATOR = "operator"


@record
class Reply:
    """What the supplier says to a review, once; written anew it takes the place of the first."""

    text: str
    at: str


@record
class Review:
    """One person's word on one product that they bought. `name` is masked already, None where they would rather not say."""

    review_id: str
    product_id: str
    product_title: Text
    supplier_id: str
    author_id: str
    order_id: str
    stars: int
    title: str | None
    text: str
    name: str | None
    state: State
    concerns: tuple[str, ...]
    created_at: str
    edited_at: str | None = None
    reply: Reply | None = None
    helpful: int = 0
    reports: int = 0
    reason: str | None = None
    """Why an operator hid it."""
    version: int = 0


@record
class Answer:
    answer_id: str
    voice: Voice
    author_id: str
    name: str | None
    text: str
    at: str


@record
class Question:
    question_id: str
    product_id: str
    product_title: Text
    supplier_id: str
    author_id: str
    text: str
    name: str | None
    state: State
    concerns: tuple[str, ...]
    created_at: str
    answers: tuple[Answer, ...] = ()
    reports: int = 0
    reason: str | None = None
    version: int = 0


Item = Review | Question
Some = TypeVar("Some", bound=Review | Question)


@record
class Summary:
    """How many reviews of a product are shown, by stars."""

    stars: Mapping[int, int]

    @property
    def count(self) -> int:
        return sum(self.stars.values())

    @property
    def average(self) -> float | None:
        """To one decimal, halves up; None without a review."""
        if not self.count:
            return None
        tenths = 10 * sum(mark * number for mark, number in self.stars.items())
        return (2 * tenths + self.count) // (2 * self.count) / 10


def masked(name: str | None) -> str | None:
    """李娜 → 李**, Ada Lovelace → A**: enough to tell two people apart, too little to find one."""
    first = (name or "").strip()[:1]
    return f"{first}**" if first else None


def rewritten(before: Review | None, after: Review) -> Review:
    """`after` in the place of `before`: its date, its votes and what was replied stay; what an operator hid stays hidden."""
    found = concerns(after.title, after.text)
    screened = replace(after, concerns=found, state=State.WAITING if found else State.SHOWN)
    if before is None:
        return screened
    kept = replace(
        screened,
        review_id=before.review_id,
        created_at=before.created_at,
        edited_at=after.created_at,
        reply=before.reply,
        helpful=before.helpful,
        reports=before.reports,
        version=before.version,
    )
    return replace(kept, state=State.WAITING, reason=before.reason) if before.state is not State.SHOWN else kept


def screened(question: Question) -> Question:
    found = concerns(question.text)
    return replace(question, concerns=found, state=State.WAITING if found else State.SHOWN)


def reported(item: Some) -> Some:
    reports = item.reports + 1
    waits = item.state is State.SHOWN and reports >= REPORTS_THAT_HIDE
    return replace(item, reports=reports, state=State.WAITING if waits else item.state)


def decided(item: Some, *, show: bool, reason: str | None) -> Some:
    """An operator's word. Shown, its reports are forgotten.

    Raises:
        InvalidRequest: `reason_missing`: who hides says why; the author reads it.
    """
    if show:
        return replace(item, state=State.SHOWN, reason=None, reports=0)
    if not reason:
        raise InvalidRequest("reason_missing", "Say why it is hidden: its author reads this.", field="reason")
    return replace(item, state=State.HIDDEN, reason=reason)


def answered(question: Question, answer: Answer) -> Question:
    """
    Raises:
        Conflict: `question_hidden`, `enough_answers`.
        InvalidRequest: `answer_not_shown`: something in it that does not belong there; nothing waits here, for an answer
            comes from the trade or from an owner, who can put it otherwise.
    """
    if question.state is not State.SHOWN:
        raise Conflict("question_hidden", "This question is not shown at present.")
    if len(question.answers) >= MOST_ANSWERS:
        raise Conflict("enough_answers", f"A question has {MOST_ANSWERS} answers at most.")
    check_words(answer.text)
    return replace(question, answers=(*question.answers, answer))


def check_words(text: str) -> None:
    """
    Raises:
        InvalidRequest: `answer_not_shown`.
    """
    if found := concerns(text):
        raise InvalidRequest(
            "answer_not_shown",
            "Leave out contact details, links and strong words: buyers and the trade talk in the mall.",
            field="text",
            concerns=list(found),
        )
