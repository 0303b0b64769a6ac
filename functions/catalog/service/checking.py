"""From a product to its findings: the rules in force, and what the mall knows of it, in the reads of one use case.

found = read_together([*check_reads(content), ...])
checked = check(product_id, content, found)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog import store
from catalog.review_store import CURRENT_RULES, peers_read
from catalog.rules.claims import claims_of
from catalog.rules.content import ProductContent
from catalog.rules.findings import FIRST_RULES, Finding, RuleSet, find
from catalog.rules.findings.facts import (
    CertificateFacts,
    CertificateState,
    Facts,
    PeerFacts,
    PictureFacts,
    PictureState,
)
from catalog.rules.peers import middle_of, peer_price
from catalog.service.pictures import media_reads_of
from media.contract import Media, media_in
from parure.aws.tables import Read
from trace.contract import certificate_reads, certificates_in, compare

_STATES = {"ready": PictureState.READY, "waiting": PictureState.PROCESSING, "failed": PictureState.FAILED}


@dataclass(frozen=True)
class RulesInForce:
    version: int
    rules: RuleSet


@dataclass(frozen=True)
class Checked:
    findings: tuple[Finding, ...]
    version: int
    """Of the rules."""
    rules: RuleSet

    @property
    def worst(self) -> str:
        return worst_of(self.findings)

    def document(self) -> list[dict[str, Any]]:
        return [document_of(finding) for finding in self.findings]


def check_reads(content: ProductContent) -> list[Read]:
    return [CURRENT_RULES, *fact_reads(content)]


def fact_reads(content: ProductContent) -> list[Read]:
    """What is known of a listing elsewhere: its certificate, its pictures, its peers."""
    reads = media_reads_of(content)
    certificate, price = content.attributes.certificate, peer_price(content)
    if certificate is not None:
        reads.append(store.certificate_claim_read(certificate.laboratory, certificate.number))
        reads += certificate_reads([(certificate.laboratory, certificate.number)])
    if price is not None:
        reads.append(peers_read(price.key))
    return reads


def rules_in(found: Mapping[Read, Any]) -> RulesInForce:
    item = found.get(CURRENT_RULES)
    if item is None:
        return RulesInForce(0, FIRST_RULES)
    return RulesInForce(int(item.version), RuleSet.model_validate(item.rules))


def check(
    product_id: str, content: ProductContent, found: Mapping[Read, Any], *, supplier_id: str | None = None
) -> Checked:
    force = rules_in(found)
    facts = facts_in(product_id, content, found, supplier_id=supplier_id)
    findings = find(content, force.rules, facts, version=force.version)
    return Checked(findings, force.version, force.rules)


def facts_in(
    product_id: str, content: ProductContent, found: Mapping[Read, Any], *, supplier_id: str | None = None
) -> Facts:
    pictures = {key: _picture(medium) for key, medium in media_in(found).items()}
    return Facts(_certificate(product_id, supplier_id, content, found), pictures, _peers(content, found))


def _certificate(
    product_id: str, supplier_id: str | None, content: ProductContent, found: Mapping[Read, Any]
) -> CertificateFacts:
    stated = content.attributes.certificate
    if stated is None:
        return CertificateFacts()
    claim = found.get(store.certificate_claim_read(stated.laboratory, stated.number))
    recorded = certificates_in(found).get((stated.laboratory, stated.number))
    foreign = recorded is not None and supplier_id is not None and recorded.holder_id != supplier_id
    own = None if foreign else recorded
    return CertificateFacts(
        state=CertificateState(str(own.state)) if own else CertificateState.UNVERIFIED,
        differences=compare(claims_of(content), own.report) if own else (),
        recorded_by_another=foreign,
        held_by_another=claim is not None and claim.product_id != product_id,
        contested=claim is not None and claim.contested is not None,
    )


def _picture(medium: Media) -> PictureFacts:
    return PictureFacts(_STATES[str(medium.state)], medium.width, medium.height, medium.detail)


def _peers(content: ProductContent, found: Mapping[Read, Any]) -> PeerFacts | None:
    price = peer_price(content)
    item = found.get(peers_read(price.key)) if price else None
    if item is None or item.pieces < 1:
        return None
    return PeerFacts(int(item.pieces), middle_of(int(item.pieces), int(item.logarithms)))


def worst_of(findings: tuple[Finding, ...]) -> str:
    """`clean`, `warning` or `error`; findings come with errors first."""
    return str(findings[0].severity) if findings else "clean"


def document_of(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "field": finding.field,
        "detail": {"zh": finding.detail.zh, "en": finding.detail.en},
        "fix": {"zh": finding.fix.zh, "en": finding.fix.en},
        "version": finding.version,
    }
