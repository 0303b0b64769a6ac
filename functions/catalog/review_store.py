"""What the review desk keeps in the catalog table; apart from store.py, which checkout loads.

prd_…        / review#<ulid>        one decision
cert#lab#n   / contest#prd_…        somebody else who tried to list a certificate
cert#lab#n   / doubt                a product is on sale with it, and it cannot be relied on
peers#…      / peers                what pieces of one kind cost, kept at approval
review-rules / current, <version>   the rules' data
"""

from __future__ import annotations

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from catalog.store import Document
from parure.aws.tables import Read, Table, index


class ContestItem(Table):
    """A product that was refused because its certificate stands on another one; a reviewer looks at both.

    It waits in the index of reviews under a status of its own."""

    class Meta(Table.Meta):
        table = "catalog"

    by_status = index("review_status", "submitted_at")

    laboratory = UnicodeAttribute()
    number = UnicodeAttribute()
    holder_id = UnicodeAttribute()
    challenger = Document()
    """{product_id, title, supplier_id, supplier_name}"""
    review_status = UnicodeAttribute(null=True)
    submitted_at = UnicodeAttribute(null=True)
    closed_by = UnicodeAttribute(null=True)
    note = UnicodeAttribute(null=True)


DOUBTED = "doubted"


class DoubtItem(Table):
    """A product on sale whose certificate is revoked or mismatched; it waits in the index of reviews under DOUBTED."""

    class Meta(Table.Meta):
        table = "catalog"

    by_status = index("review_status", "submitted_at")

    laboratory = UnicodeAttribute()
    number = UnicodeAttribute()
    state = UnicodeAttribute()
    product_id = UnicodeAttribute()
    title = Document()
    supplier_id = UnicodeAttribute()
    supplier_name = UnicodeAttribute()
    review_status = UnicodeAttribute()
    submitted_at = UnicodeAttribute()


class ReviewItem(Table):
    """One decision; written once."""

    class Meta(Table.Meta):
        table = "catalog"

    decision = UnicodeAttribute()
    reason = UnicodeAttribute(null=True)
    notes = Document(null=True)
    findings = Document(null=True)
    """[[rule, severity, field]] that the decision was made on."""
    rules_version = NumberAttribute(null=True)
    product_version = NumberAttribute(null=True)
    by = UnicodeAttribute()
    at = UnicodeAttribute()


class PeersItem(Table):
    """How many pieces of one kind were approved, and the sum of their prices' logarithms (rules/peers.py)."""

    class Meta(Table.Meta):
        table = "catalog"

    pieces = NumberAttribute()
    logarithms = NumberAttribute()


class RulesItem(Table):
    """One version of the review rules' data; `current` is a copy of the last."""

    class Meta(Table.Meta):
        table = "catalog"

    version = NumberAttribute()
    rules = Document()
    note = UnicodeAttribute()
    by = UnicodeAttribute()
    at = UnicodeAttribute()


def peers_read(key: str) -> Read:
    return Read(PeersItem, f"peers#{key}", "peers")


CURRENT_RULES = Read(RulesItem, "review-rules", "current")
