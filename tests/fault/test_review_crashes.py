"""A crash before and after every call of a reviewer's and a supplier's step, then the step again: decided once, told once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from catalog.review_store import ContestItem, PeersItem, ReviewItem
from catalog.store import CertificateItem, ProductItem
from fault.crashes import crash_everywhere
from integration.catalog.goods import OPERATOR, RING, RIVAL, SUPPLIER, ask, coded, draft, open_mall
from parure.aws.tables import OutboxEvent

NUMBERS = count(1)


@pytest.fixture(autouse=True)
def _mall(aws: None) -> None:
    open_mall()


def waiting(**changes: Any) -> tuple[str, str]:
    """A submitted product and its ETag."""
    product_id = draft(coded(f"R-{next(NUMBERS)}", **changes))
    assert ask("POST", f"/products/{product_id}/submit", by=SUPPLIER).status == 200
    return product_id, ask("GET", f"/listings/{product_id}", by=OPERATOR).json["etag"]


def told() -> Counter[tuple[str, str]]:
    envelopes = [json.loads(event.envelope) for event in OutboxEvent.scan()]
    return Counter((envelope["aggregate_id"], envelope["type"]) for envelope in envelopes)


def decided_once(events: set[str]) -> Callable[[], None]:
    """Every product has its decision once, its events once, and counts once among its peers if it is on sale."""

    def check() -> None:
        heard = told()
        products = list(ProductItem.scan(ProductItem.sk == "product"))
        decisions = Counter(item.pk for item in ReviewItem.scan(ReviewItem.sk.startswith("review#")))
        for item in products:
            assert decisions[item.pk] == 1, item.status
            assert {heard[(item.pk, event)] for event in events} == {1}, item.status
        on_sale = sum(item.status == "published" for item in products)
        assert sum(int(peers.pieces) for peers in PeersItem.scan(PeersItem.sk == "peers")) == on_sale

    return check


@pytest.mark.parametrize(
    ("verb", "events"),
    [
        ("approve", {"ProductSubmitted", "ProductApproved", "ProductPublished"}),
        ("return", {"ProductSubmitted", "ProductReturned"}),
        ("reject", {"ProductSubmitted", "ProductRejected"}),
    ],
)
def test_a_decision(verb: str, events: set[str]) -> None:
    def prepare() -> Callable[[], Any]:
        product_id, etag = waiting()

        def decide() -> None:
            answer = ask("POST", f"/products/{product_id}/{verb}", {"reason": "so"}, OPERATOR, if_match=etag)
            assert answer.status == 200, answer.text

        return decide

    crashed = crash_everywhere(prepare, decided_once(events))

    assert "after dynamodb:TransactWriteItems" in crashed


def test_the_submission_of_a_certificate_that_another_product_has() -> None:
    def prepare() -> Callable[[], Any]:
        number = f"C{next(NUMBERS):07}"
        attributes = {**RING["attributes"], "certificate": {"laboratory": "GIA", "number": number}}
        waiting(attributes=attributes)
        loser = draft(coded(f"L-{number}", attributes=attributes), RIVAL)

        def submit() -> None:
            assert ask("POST", f"/products/{loser}/submit", by=RIVAL).json["code"] == "certificate_taken"

        return submit

    def refused_once() -> None:
        heard = told()
        contests = list(ContestItem.scan(ContestItem.sk.startswith("contest#")))
        assert contests
        for contest in contests:
            loser = contest.challenger["product_id"]
            assert ProductItem.get(loser, "product").status == "draft"
            assert CertificateItem.get(contest.pk, "cert").product_id == contest.holder_id != loser
            assert heard[(loser, "CertificateContested")] == 1

    crashed = crash_everywhere(prepare, refused_once)

    assert crashed.count("before dynamodb:TransactWriteItems") == 2, "the refusal and what the reviewers are told"
