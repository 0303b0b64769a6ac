"""The review rules' data: read it, publish a new version of it, and see beforehand what it would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog import store
from catalog.review_store import CURRENT_RULES, RulesItem
from catalog.rules.content import ProductContent
from catalog.rules.findings import Finding, RuleSet, find
from catalog.service.checking import RulesInForce, fact_reads, facts_in, rules_in
from catalog.service.records import content_of
from catalog.store import CardItem, ProductItem
from parure.aws.auth import Caller
from parure.aws.tables import AlreadyDone, Read, Transaction, fingerprint, query_page, read_together, timestamp
from parure.kernel.errors import InvalidRequest, NotFound, PreconditionFailed
from parure.kernel.paging import Page

MAX_BYTES = 100_000
"""Of a rule set as stored; an item holds 400 KB."""


@dataclass(frozen=True)
class Published:
    """One version; version 0 is the one that came with the software."""

    version: int
    rules: RuleSet
    note: str
    by: str | None
    at: str | None


def current_rules() -> Published:
    item = RulesItem.find(CURRENT_RULES.pk, CURRENT_RULES.sk)
    return _first() if item is None else _published(item)


def rules_of_version(version: int) -> Published:
    if version == 0:
        return _first()
    item = RulesItem.find("review-rules", _sk(version))
    if item is None:
        raise NotFound("rules_unknown", "There is no such version of the rules.")
    return _published(item)


def list_rules(*, limit: int, cursor: str | None) -> Page[Published]:
    """Every version that was published, latest first."""
    page = query_page(
        RulesItem,
        "review-rules",
        range_condition=RulesItem.sk < "a",
        limit=limit,
        cursor=cursor,
        newest_first=True,
        scope="versions",
    )
    return page.map(_published)


def publish_rules(rules: RuleSet, note: str, *, if_match: str | None, by: Caller, idempotency_key: str) -> Published:
    """The next version, in force at once. Two operators cannot overwrite each other.

    Raises:
        PreconditionFailed: the rules are not the ones that were read.
    """
    if if_match is None or not if_match.isdecimal():
        raise InvalidRequest("if_match_missing", "Send the ETag that you read as If-Match.", field="If-Match")
    document = rules.document()
    if len(str(document).encode()) > MAX_BYTES:
        raise InvalidRequest("rules_too_large", "A rule set is 100 KB at most. Leave words out.", field="rules")
    before, at = int(if_match), timestamp()
    said: dict[str, Any] = {"version": before + 1, "rules": document, "note": note, "by": by.id, "at": at}
    same = RulesItem.version == before
    tx = Transaction()
    tx.put(
        RulesItem(CURRENT_RULES.pk, CURRENT_RULES.sk, **said),
        condition=same if before else RulesItem.pk.does_not_exist(),
        otherwise=PreconditionFailed("changed_meanwhile", "Somebody published rules meanwhile. Read them again."),
    )
    tx.put(RulesItem("review-rules", _sk(before + 1), **said), if_absent=True)
    tx.once(f"{by.id}#rules#{idempotency_key}", request=fingerprint([document, note]), result={"version": before + 1})
    try:
        tx.commit()
    except AlreadyDone as done:
        return rules_of_version(int(done.result["version"]))
    return Published(before + 1, rules, note, by.id, at)


@dataclass(frozen=True)
class Changed:
    """What another rule set would newly find in a product, and what it would find no more."""

    product_id: str
    name: Mapping[str, str]
    supplier_name: str
    flagged: tuple[Finding, ...]
    cleared: tuple[Finding, ...]


@dataclass(frozen=True)
class DryRun:
    looked_at: int
    changed: tuple[Changed, ...]
    next_cursor: str | None


def try_rules(rules: RuleSet, *, limit: int, cursor: str | None) -> DryRun:
    """One page of what is on sale, looked at with the rules in force and with these. Three calls, nothing is written."""
    page = query_page(CardItem.all_newest, "all", limit=limit, cursor=cursor, newest_first=True, scope="dry-run")
    found = read_together([CURRENT_RULES, *(store.product_read(card.pk) for card in page.items)], consistent=False)
    products = [found[read] for card in page.items if (read := store.product_read(card.pk)) in found]
    contents = [content_of(item) for item in products]
    facts = read_together(list({read: None for content in contents for read in fact_reads(content)}), consistent=False)
    force = rules_in(found)
    pairs = zip(products, contents, strict=True)
    changed = [_difference(item, content, force, rules, facts) for item, content in pairs]
    return DryRun(len(products), tuple(one for one in changed if one.flagged or one.cleared), page.next_cursor)


def _difference(
    item: ProductItem, content: ProductContent, force: RulesInForce, rules: RuleSet, found: Mapping[Read, Any]
) -> Changed:
    facts = facts_in(item.pk, content, found, supplier_id=item.supplier_id)
    now, then = find(content, force.rules, facts), find(content, rules, facts)
    return Changed(item.pk, item.content["title"], item.supplier_name, _only_in(then, now), _only_in(now, then))


def _only_in(these: Sequence[Finding], those: Sequence[Finding]) -> tuple[Finding, ...]:
    """A finding that became milder or graver counts as one of both."""
    known = {(finding.rule, finding.field, finding.severity) for finding in those}
    return tuple(finding for finding in these if (finding.rule, finding.field, finding.severity) not in known)


def _first() -> Published:
    return Published(0, RuleSet(), "", None, None)


def _published(item: RulesItem) -> Published:
    return Published(int(item.version), RuleSet.model_validate(item.rules), item.note, item.by, item.at)


def _sk(version: int) -> str:
    return f"{version:012d}"
