"""What a reviewer should look at: each rule looks at a listing and says what is wrong and how to put it right.

A finding does not decide. An `error` breaks a rule of the trade or the law, and an operator who approves in spite of it
gives a reason; a `warning` is worth a look. Which rule is on, how severe it is, its words, scales and bands are data
(`rulebook.RuleSet`) in versions; what the mall knows besides the listing comes as values (`facts.Facts`).
"""

from __future__ import annotations

from catalog.rules.content import ProductContent
from catalog.rules.findings.certificates import (
    certificate_contested,
    certificate_differs,
    certificate_foreign,
    certificate_modest,
    certificate_revoked,
    certificate_taken,
    certificate_unverified,
    piece_without_certificate,
)
from catalog.rules.findings.facts import NOTHING_KNOWN, Facts
from catalog.rules.findings.measures import fineness_scale, weights
from catalog.rules.findings.missing import missing_attribute, missing_size
from catalog.rules.findings.names import (
    barred_name,
    clarity_scale,
    synthetic_name,
    treatment_missing,
    treatment_name,
)
from catalog.rules.findings.pictures import no_picture, picture_failed, picture_small, picture_waiting
from catalog.rules.findings.prices import no_price, price_peers
from catalog.rules.findings.promises import forbidden_claim
from catalog.rules.findings.remarks import Finding, Look, Remark, Rule, Severity
from catalog.rules.rulebook import RuleSet

RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        barred_name,
        fineness_scale,
        clarity_scale,
        synthetic_name,
        treatment_name,
        treatment_missing,
        missing_attribute,
        missing_size,
        forbidden_claim,
        weights,
        no_price,
        price_peers,
        no_picture,
        picture_small,
        picture_waiting,
        picture_failed,
        piece_without_certificate,
        certificate_differs,
        certificate_modest,
        certificate_unverified,
        certificate_revoked,
        certificate_foreign,
        certificate_taken,
        certificate_contested,
    )
}
"""By id, in the order in which a reviewer reads them."""
FIRST_RULES = RuleSet()
"""Version 0: in force until an operator publishes a version."""


def find(
    content: ProductContent, rules: RuleSet = FIRST_RULES, facts: Facts = NOTHING_KNOWN, *, version: int = 0
) -> tuple[Finding, ...]:
    """All findings of the rules that are on, errors first, in the order of the rules."""
    look = Look(content, rules, facts)
    found = [
        Finding(name, Severity(rules.setting(name).severity), remark.field, remark.detail, remark.fix, version)
        for name, rule in RULES.items()
        if rules.setting(name).on
        for remark in rule(look)
    ]
    return tuple(sorted(found, key=lambda finding: finding.severity is Severity.WARNING))


def has_errors(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


__all__ = ["FIRST_RULES", "RULES", "Facts", "Finding", "Remark", "RuleSet", "Severity", "find", "has_errors"]
