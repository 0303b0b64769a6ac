"""What a rule says, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from catalog.rules.content import ProductContent
from catalog.rules.findings.facts import Facts
from catalog.rules.rulebook import RuleSet
from parure.kernel.text import Text


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule saw at a field, and how to put it right."""

    field: str
    detail: Text
    fix: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark under its rule's name, as severe as the rule set of this version makes it."""

    rule: str
    severity: Severity
    field: str
    detail: Text
    fix: Text
    version: int


@dataclass(frozen=True, slots=True)
class Look:
    """All that a rule may look at: what the supplier wrote, the rules' data, and what the mall knows besides."""

    content: ProductContent
    rules: RuleSet
    facts: Facts

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """Every free text with its field."""
        content = self.content
        yield "title.zh", content.title.zh
        yield "title.en", content.title.en
        yield "description.zh", content.description.zh
        yield "description.en", content.description.en
        yield from ((f"tags.{i}", tag) for i, tag in enumerate(content.tags))


Rule = Callable[[Look], Iterator[Remark]]
