"""The corpus of listings: every rule finds what it should and nothing else."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.rules.claims import claims_of
from catalog.rules.content import ProductContent
from catalog.rules.findings import RULES, find
from catalog.rules.findings.facts import (
    CertificateFacts,
    CertificateState,
    Facts,
    PeerFacts,
    PictureFacts,
    PictureState,
)
from parure.kernel.text import Text
from trace.contract import Report, compare

FOLDER = Path(__file__).parent / "listings"
Expected = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Listing:
    name: str
    content: ProductContent
    facts: Facts
    expected: Expected

    @property
    def found(self) -> Expected:
        return Counter((finding.rule, finding.field) for finding in find(self.content, facts=self.facts))


def read_corpus() -> list[Listing]:
    bases = yaml.safe_load((FOLDER / "bases.yaml").read_text())
    entries = [
        entry
        for path in sorted(FOLDER.glob("*.yaml"))
        if path.name != "bases.yaml"
        for entry in yaml.safe_load(path.read_text())
    ]
    return [listing_of(entry, deepcopy(bases[entry["like"]])) for entry in entries]


def listing_of(entry: dict[str, Any], document: dict[str, Any]) -> Listing:
    for path, value in entry.get("with", {}).items():
        put(document, path.split("."), value)
    content = ProductContent.model_validate(document)
    expected = Counter((rule, field) for rule, field in (line.split() for line in entry.get("expect", ())))
    return Listing(entry["name"], content, facts_of(entry.get("knows", {}), content), expected)


def put(document: Any, path: list[str], value: Any) -> None:
    *above, last = path
    for step in above:
        document = document[int(step)] if isinstance(document, list) else document.setdefault(step, {})
    if isinstance(document, list):
        document[int(last) : int(last) + 1] = [value]
    elif value is None:
        document.pop(last, None)
    else:
        document[last] = value


def facts_of(knows: dict[str, Any], content: ProductContent) -> Facts:
    pictures = {
        key: PictureFacts(PictureState(one["state"]), one.get("width"), one.get("height"), Text("损坏。", "Broken."))
        for key, one in knows.get("pictures", {}).items()
    }
    peers = PeerFacts(**knows["peers"]) if "peers" in knows else None
    return Facts(certificate_of(knows.get("certificate", {}), content), pictures, peers)


def certificate_of(known: dict[str, Any], content: ProductContent) -> CertificateFacts:
    stated = content.attributes.certificate
    if stated is None or not known:
        return CertificateFacts()
    report = Report(
        stated.laboratory,
        stated.number,
        report_type=known.get("report_type"),
        issued_on=known.get("issued_on"),
        facts=known.get("facts", {}),
    )
    return CertificateFacts(
        state=CertificateState(known["state"]),
        differences=compare(claims_of(content), report),
        recorded_by_another=known.get("recorded_by_another", False),
        held_by_another=known.get("held_by_another", False),
        contested=known.get("contested", False),
    )


CORPUS = read_corpus()


def test_the_corpus_is_large_and_holds_something_for_every_rule() -> None:
    assert len(CORPUS) >= 120
    assert len({listing.name for listing in CORPUS}) >= len(CORPUS) - 3
    assert sum(not listing.expected for listing in CORPUS) >= 40
    assert {rule for listing in CORPUS for rule, _ in listing.expected} == set(RULES)


def test_precision_and_recall_of_every_rule_are_one(capsys: pytest.CaptureFixture[str]) -> None:
    lines, wrong = [], []
    for rule in RULES:
        right = expected = found = 0
        for listing in CORPUS:
            wanted = Counter({key: count for key, count in listing.expected.items() if key[0] == rule})
            told = Counter({key: count for key, count in listing.found.items() if key[0] == rule})
            right, expected, found = right + (wanted & told).total(), expected + wanted.total(), found + told.total()
            if wanted != told:
                wrong.append(f"{listing.name}: expected {dict(wanted)}, found {dict(told)}")
        precision, recall = right / found if found else 0.0, right / expected if expected else 0.0
        lines.append(f"{rule:28} {expected:4} expected  precision {precision:.3f}  recall {recall:.3f}")

    with capsys.disabled():
        print(f"\n{len(CORPUS)} listings, {sum(not one.expected for one in CORPUS)} of them sound", *lines, sep="\n")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("listing", [one for one in CORPUS if one.expected], ids=lambda one: one.name)
def test_every_finding_says_what_is_wrong_and_how_to_put_it_right_in_both_languages(listing: Listing) -> None:
    for finding in find(listing.content, facts=listing.facts):
        assert all((finding.detail.zh, finding.detail.en, finding.fix.zh, finding.fix.en)), finding
