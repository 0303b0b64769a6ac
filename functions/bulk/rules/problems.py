"""What is wrong with a file or with one line of it, in both languages, with the way out."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from parure.kernel.text import Text
from parure.kernel.value import value


class Severity(StrEnum):
    ERROR = "error"
    """The line is not written."""
    WARNING = "warning"
    """It is written, and a reviewer would ask about it."""


@value
class Problem:
    code: str
    detail: Text
    fix: Text
    column: str | None = None
    """Id of the column, or the path of the field where it has no column of its own."""
    severity: Severity = Severity.ERROR

    def to_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {"code": self.code, "detail": [self.detail.zh, self.detail.en]}
        if self.fix.zh or self.fix.en:
            found["fix"] = [self.fix.zh, self.fix.en]
        if self.column:
            found["column"] = self.column
        if self.severity is not Severity.ERROR:
            found["severity"] = str(self.severity)
        return found

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> Self:
        return cls(
            code=found["code"],
            detail=Text(*found["detail"]),
            fix=Text(*found.get("fix", ("", ""))),
            column=found.get("column"),
            severity=Severity(found.get("severity", "error")),
        )


class Unreadable(Exception):
    """The file as a whole cannot be read; nothing of it was imported."""

    def __init__(self, code: str, detail: Text, fix: Text) -> None:
        super().__init__(detail.en)
        self.problem = Problem(code, detail, fix)
