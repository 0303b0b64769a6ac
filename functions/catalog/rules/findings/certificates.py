"""Certificates: one per piece of its own, vouched for, saying what the listing says, and on no other product."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.rules.findings.facts import CertificateState
from catalog.rules.findings.remarks import Look, Remark
from parure.kernel.text import Text

_NUMBER = "attributes.certificate.number"
_GRAVE = frozenset({"overstated", "different", "undisclosed"})


def piece_without_certificate(look: Look) -> Iterator[Remark]:
    """A one-of-one has its own certificate (domain.md §1)."""
    if look.content.attributes.certificate is None and any(sku.one_of_one for sku in look.content.skus):
        yield Remark(
            "attributes.certificate",
            Text("孤品没有证书。", "A one-of-one has no certificate."),
            Text("填写鉴定证书。", "State its certificate."),
        )


def certificate_differs(look: Look) -> Iterator[Remark]:
    """The listing says more than the report, or something else."""
    told = list(_differences(look, grave=True))
    yield from told
    if not told and look.facts.certificate.state is CertificateState.MISMATCHED and look.content.attributes.certificate:
        yield Remark(
            _NUMBER,
            Text(
                "核验结果与登记的证书内容不符。",
                "The laboratory does not confirm what was recorded of this certificate.",
            ),
            Text("按证书原件更正，或更换证书。", "Correct it after the original, or state another certificate."),
        )


def certificate_modest(look: Look) -> Iterator[Remark]:
    """The listing says less than the report, or what the report does not state."""
    yield from _differences(look, grave=False)


def _differences(look: Look, *, grave: bool) -> Iterator[Remark]:
    if look.content.attributes.certificate is None:
        return
    for difference in look.facts.certificate.differences:
        if (str(difference.kind) in _GRAVE) is grave:
            yield Remark(difference.field or "attributes.certificate", difference.detail, difference.fix)


def certificate_unverified(look: Look) -> Iterator[Remark]:
    certificate = look.content.attributes.certificate
    if certificate is not None and look.facts.certificate.state is CertificateState.UNVERIFIED:
        yield Remark(
            _NUMBER,
            Text(
                f"{certificate.laboratory} {certificate.number} 还没有核验。",
                f"{certificate.laboratory} {certificate.number} is not verified yet.",
            ),
            Text("上传证书文件，等待核验。", "Upload its document; an operator verifies it."),
        )


def certificate_revoked(look: Look) -> Iterator[Remark]:
    certificate = look.content.attributes.certificate
    if certificate is not None and look.facts.certificate.state is CertificateState.REVOKED:
        yield Remark(
            _NUMBER,
            Text(
                f"{certificate.laboratory} {certificate.number} 已被撤销。",
                f"{certificate.laboratory} {certificate.number} was revoked.",
            ),
            Text(
                "换用有效的证书，或不再以它出售。", "State a valid certificate, or do not sell the piece by this one."
            ),
        )


def certificate_foreign(look: Look) -> Iterator[Remark]:
    """Who recorded the certificate, with its document, is another supplier."""
    if look.content.attributes.certificate is not None and look.facts.certificate.recorded_by_another:
        yield Remark(
            _NUMBER,
            Text("这份证书由另一商家登记。", "This certificate was recorded by another supplier."),
            Text(
                "核对编号；若证书已转到你手中，请让原商家移交登记。",
                "Check the number. If the piece came to you, have its record handed over to you.",
            ),
        )


def certificate_taken(look: Look) -> Iterator[Remark]:
    """(laboratory, number) is unique over the whole mall: the other product has it."""
    if look.content.attributes.certificate is not None and look.facts.certificate.held_by_another:
        yield Remark(
            _NUMBER,
            Text("这个证书编号已用在另一件商品上。", "This certificate number stands on another product."),
            Text(
                "核对编号；若证书确实属于你，请联系平台，审核员已收到通知。",
                "Check the number. If the certificate is yours, write to the operator: the reviewers know of it.",
            ),
        )


def certificate_contested(look: Look) -> Iterator[Remark]:
    """The other side of the same: this product has it, and somebody else states it, too."""
    facts = look.facts.certificate
    if look.content.attributes.certificate is not None and facts.contested and not facts.held_by_another:
        yield Remark(
            _NUMBER,
            Text("另有商家填写了同一证书编号。", "Somebody else states the same certificate number."),
            Text(
                "准备好证书原件，审核员会核对证书属于谁。",
                "Have the original at hand: a reviewer will check whose certificate it is.",
            ),
        )
