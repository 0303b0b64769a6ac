"""Certificates of a local mall's seed, by the same verbs as everybody's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from parure.aws.auth import Caller, Role
from trace.rules.life import CertificateState, Method
from trace.service.recording import Statement, record_certificate
from trace.service.records import find_certificate
from trace.service.verifying import Judgement, verify_certificate

_NOBODY = "usr_00000000000000000000000000"


def provision_certificate(
    laboratory: str,
    number: str,
    holder_id: str,
    report_type: str | None,
    issued_on: date | None,
    facts: Mapping[str, str],
    *,
    confirmed: tuple[str, ...],
) -> None:
    if find_certificate(laboratory, number) is None:
        statement = Statement(report_type, issued_on, dict(facts), None)
        record_certificate(laboratory, number, statement, if_match=None, by=Caller(Role.SUPPLIER, _NOBODY, holder_id))
    item = find_certificate(laboratory, number)
    if confirmed and item is not None and item.state == CertificateState.UNVERIFIED:
        judgement = Judgement(Method.WEBSITE, confirmed)
        by = Caller(Role.OPERATOR, _NOBODY)
        verify_certificate(laboratory, number, judgement, if_match=str(int(item.version)), by=by)
