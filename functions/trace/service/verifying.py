"""Whether a certificate is what it is said to be: a person looks, or the laboratory itself is asked."""

from __future__ import annotations

from collections.abc import Mapping

from parure.aws.auth import Caller
from parure.aws.logs import logger
from parure.aws.tables import Transaction, read_together
from parure.kernel.errors import Conflict, InvalidRequest
from parure.kernel.time import now
from parure.kernel.value import value
from trace import store
from trace.events import CertificateRecorded, CertificateRevoked, CertificateVerified
from trace.rules.judging import Wrong, check_verification, verify_against
from trace.rules.life import Certificate, CertificateState, Method, Verification
from trace.service.records import any_certificate, check_unchanged, identity, remember, save
from trace.store import CertificateItem
from trace.verifiers import Answer, verifier_of


@value
class Judgement:
    """What an operator found."""

    method: Method
    confirmed: tuple[str, ...] = ()
    found: Mapping[str, str] | None = None
    unknown: bool = False
    note: str | None = None


def verify_certificate(
    laboratory: str, number: str, judgement: Judgement, *, if_match: str | None, by: Caller
) -> CertificateItem:
    """An operator says what was found; `method` laboratory asks the laboratory's own service now. The same again changes nothing.

    Raises:
        InvalidRequest: it does not fit what is recorded, or no ETag.
        Conflict: `no_service`: the laboratory has none, or it is not set up.
        Unavailable: the laboratory does not answer.
    """
    item = any_certificate(laboratory, number)
    certificate = store.certificate_of(item)
    if _is_said_already(certificate, judgement, by):
        return item
    check_unchanged(item, if_match)
    if judgement.method is Method.LABORATORY:
        answer = _ask(certificate)
        if answer is None:
            raise Conflict("no_service", "This laboratory cannot be asked by the mall. Look the number up yourself.")
        verification = _judge(certificate, answer, by)
        if certificate.state is CertificateState.REVOKED:
            raise Conflict(
                "certificate_revoked", "It was revoked. Look yourself, and say why it may be relied on again."
            )
    else:
        verification = Verification(
            judgement.method,
            now(),
            by.id,
            judgement.confirmed,
            dict(judgement.found or {}),
            judgement.unknown,
            judgement.note,
        )
    try:
        check_verification(certificate, verification)
    except Wrong as wrong:
        raise InvalidRequest("wrong_verification", wrong.detail, field=wrong.field) from wrong
    return _write(item, verification, by)


def verify_recorded(event: CertificateRecorded) -> None:
    """The laboratory's service is asked as soon as a certificate is recorded, if there is one; else a person will look.

    An event that comes late or twice finds another version, or a state, and asks nobody.
    """
    item = CertificateItem.find(store.certificate_pk(event.laboratory, event.number), "record")
    if item is None or int(item.version) != event.certificate_version or item.state != CertificateState.UNVERIFIED:
        return
    certificate = store.certificate_of(item)
    try:
        answer = _ask(certificate)
    except Conflict as refused:
        # Asking again by itself would not help.
        logger.info("the laboratory cannot be asked; a person will look", code=refused.code)
        return
    if answer is None:
        return
    verification = _judge(certificate, answer, None)
    if verification.confirmed or verification.found or verification.unknown:
        _write(item, verification, None)


def revoke_certificate(laboratory: str, number: str, reason: str, *, by: Caller) -> CertificateItem:
    """Not to be relied on any more, whatever was verified; revoking again changes nothing."""
    item = any_certificate(laboratory, number)
    if item.state == CertificateState.REVOKED:
        return item
    item.state = str(CertificateState.REVOKED)
    tx = Transaction()
    save(tx, item)
    remember(tx, item, "revoked", by, {"note": reason})
    tx.publish(CertificateRevoked(**identity(item), reason=reason), by=by.id)
    tx.commit()
    return item


def _write(item: CertificateItem, verification: Verification, by: Caller | None) -> CertificateItem:
    item.state = str(verification.outcome)
    item.verification = store.verification_document(verification)
    tx = Transaction()
    save(tx, item)
    remember(tx, item, "verified", by, {**item.verification, "state": item.state})
    event = CertificateVerified(**identity(item), state=item.state, method=str(verification.method))
    tx.publish(event, by=by.id if by else None)
    tx.commit()
    return item


def _ask(certificate: Certificate) -> Answer | None:
    found = read_together([store.laboratory_read(certificate.laboratory)])
    return verifier_of(store.laboratory_in(found, certificate.laboratory)).look_up(certificate.number)


def _judge(certificate: Certificate, answer: Answer, by: Caller | None) -> Verification:
    user = by.id if by else None
    if answer.report is None:
        return Verification(Method.LABORATORY, now(), user, unknown=True, note=answer.note)
    return verify_against(certificate, answer.report, now(), by=user)


def _is_said_already(certificate: Certificate, judgement: Judgement, by: Caller) -> bool:
    said = certificate.verification
    return (
        said is not None
        and certificate.state is said.outcome
        and judgement.method is not Method.LABORATORY
        and (said.method, said.by, said.confirmed) == (judgement.method, by.id, judgement.confirmed)
        and (dict(said.found), said.unknown, said.note)
        == (dict(judgement.found or {}), judgement.unknown, judgement.note)
    )
