"""Who is asked whether a certificate is genuine.

`verifier_of(laboratory)` is asked when a certificate was recorded, and when an operator wants the laboratory's own word. The
default is a person: `Manual` answers nothing. An operator chooses per laboratory (PUT /laboratories/{code}, `verifier`).
"""

from __future__ import annotations

from typing import Protocol

from parure.aws.settings import settings
from parure.kernel.value import value
from trace.rules.laboratories import Laboratory, VerifierKind
from trace.rules.report import Report


@value
class Answer:
    """What a laboratory says of a number; no report: it knows none, `note` says more."""

    report: Report | None
    note: str | None = None


class CertificateVerifier(Protocol):
    def look_up(self, number: str) -> Answer | None:
        """None: nobody to ask, a person must look.

        Raises:
            Unavailable: no answer now; ask again.
            Conflict: no answer for as long as somebody changes something: the quota is used up, the stone is being serviced.
        """


class Manual:
    """The default: an operator compares, and says what was found by POST …/verify."""

    def look_up(self, number: str) -> Answer | None:  # noqa: ARG002 - the number is for those who can ask
        return None


def verifier_of(laboratory: Laboratory) -> CertificateVerifier:
    if laboratory.verifier is VerifierKind.GIA and settings().gia_api_url:
        from trace.verifiers.gia import ReportResults

        return ReportResults()
    return Manual()


__all__ = ["Answer", "CertificateVerifier", "Manual", "verifier_of"]
