"""A crash before and after every single call of what happens to a certificate, then a retry: each step is taken once."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from fault.crashes import crash_everywhere
from integration.trace.papers import FACTS, OPERATOR, SUPPLIER
from parure.aws.tables import OutboxEvent
from trace.rules.life import CertificateState, Method
from trace.service.recording import Statement, record_certificate
from trace.service.records import any_certificate
from trace.service.verifying import Judgement, revoke_certificate, verify_certificate
from trace.store import HistoryItem

pytestmark = pytest.mark.usefixtures("aws")
SAID = Statement(None, None, FACTS, None)


class Papers:
    """A new number for every crash."""

    def __init__(self) -> None:
        self._numbers = itertools.count(10_000_000)
        self.number = ""

    def new(self) -> str:
        self.number = str(next(self._numbers))
        return self.number

    def recorded(self) -> str:
        record_certificate("IGI", self.new(), SAID, if_match=None, by=SUPPLIER)
        return self.number

    def check(self, state: CertificateState, *kinds: str) -> None:
        item = any_certificate("IGI", self.number)
        assert (item.state, int(item.version)) == (state, len(kinds))
        assert [step.kind for step in self._history()] == list(kinds)
        told = [json.loads(one.envelope)["data"] for one in OutboxEvent.query(f"IGI/{self.number}")]
        assert [one["certificate_version"] for one in told] == list(range(1, len(kinds) + 1))

    def _history(self) -> Iterator[HistoryItem]:
        return HistoryItem.query(f"cert#IGI#{self.number}", HistoryItem.sk.startswith("history#"))


def test_recording_verifying_and_revoking_survive_a_crash_anywhere() -> None:
    papers = Papers()

    def recording() -> Callable[[], Any]:
        number = papers.new()
        return lambda: record_certificate("IGI", number, SAID, if_match=None, by=SUPPLIER)

    def verifying() -> Callable[[], Any]:
        number, judgement = papers.recorded(), Judgement(Method.WEBSITE, ("carat",))
        return lambda: verify_certificate("IGI", number, judgement, if_match="1", by=OPERATOR)

    def revoking() -> Callable[[], Any]:
        number = papers.recorded()
        return lambda: revoke_certificate("IGI", number, "lost", by=OPERATOR)

    crashes = [
        *crash_everywhere(recording, lambda: papers.check(CertificateState.UNVERIFIED, "recorded")),
        *crash_everywhere(verifying, lambda: papers.check(CertificateState.MATCHED, "recorded", "verified")),
        *crash_everywhere(revoking, lambda: papers.check(CertificateState.REVOKED, "recorded", "revoked")),
    ]

    assert {crash.split()[0] for crash in crashes} == {"before", "after"}
    assert any("TransactWriteItems" in crash for crash in crashes)
