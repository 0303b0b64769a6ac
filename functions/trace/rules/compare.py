"""Listing and certificate, field by field (domain.md §1, Certificates)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from parure.kernel.text import Text
from trace.rules.facts import FACTS, HEADER, Fact, agree, better, plain
from trace.rules.report import Claim, Difference, DifferenceKind, Report


def compare(claims: Iterable[Claim], report: Report) -> tuple[Difference, ...]:
    """Every difference, in the order in which reports state their facts.

    A listing need not repeat its report. What it does say must be what the report says; what makes the price must stand
    on the report; a treatment must be told. Of a report without a single fact nothing can be said: no difference.

    `issued_on` (ISO date) and `report_type` may be claimed like facts. Claims of names that no report knows are passed over.
    """
    stated = {claim.name: claim for claim in claims}
    found = [*_compare_header(stated, report)]
    if report.facts:
        for fact in FACTS.values():
            difference = _compare_fact(fact, stated.get(fact.name), report.facts.get(fact.name))
            if difference is not None:
                found.append(difference)
    return tuple(found)


def _compare_header(stated: Mapping[str, Claim], report: Report) -> Iterable[Difference]:
    for name, reported in report.header.items():
        claim, fact = stated.get(name), HEADER[name]
        if claim is not None and not agree(fact, claim.value, reported):
            yield _differ(name, fact.label, DifferenceKind.DIFFERENT, claim, reported)


def _compare_fact(fact: Fact, claim: Claim | None, reported: str | None) -> Difference | None:
    if claim is None:
        if reported is None or not fact.disclosed or plain(fact, reported) == "none":
            return None
        return _undisclosed(fact, reported)
    if reported is None:
        harmless = not fact.weighty or (fact.disclosed and plain(fact, claim.value) != "none")
        return None if harmless else _unstated(fact, claim)
    if agree(fact, claim.value, reported):
        return None
    direction = better(fact, claim.value, reported)
    kind = {
        True: DifferenceKind.OVERSTATED,
        False: DifferenceKind.UNDERSTATED,
        None: DifferenceKind.DIFFERENT,
    }[direction]
    return _differ(fact.name, fact.label, kind, claim, reported, fact.unit)


def _differ(name: str, label: Text, kind: DifferenceKind, claim: Claim, reported: str, unit: str = "") -> Difference:
    more_zh, more_en = {
        DifferenceKind.OVERSTATED: ("商品写得更好。", " The listing claims more."),
        DifferenceKind.UNDERSTATED: ("商品写得更低。", " The listing claims less."),
    }.get(kind, ("", ""))
    claimed, on_report = _with_unit(claim.value, unit), _with_unit(reported, unit)
    return Difference(
        name,
        kind,
        claim.field,
        claim.value,
        reported,
        label,
        Text(
            f"{label.zh}：商品写“{claimed}”，证书为“{on_report}”。{more_zh}",
            f"{label.en}: the listing says “{claimed}”, the certificate “{on_report}”.{more_en}",
        ),
        Text(
            f"按证书改为“{on_report}”；若证书录入有误，请更正证书。",
            f"Write “{on_report}”, as the certificate does; if the certificate was entered wrongly, correct it there.",
        ),
    )


def _unstated(fact: Fact, claim: Claim) -> Difference:
    claimed = _with_unit(claim.value, fact.unit)
    return Difference(
        fact.name,
        DifferenceKind.UNSTATED,
        claim.field,
        claim.value,
        None,
        fact.label,
        Text(
            f"{fact.label.zh}：商品写“{claimed}”，证书没有写。",
            f"{fact.label.en}: the listing says “{claimed}”, the certificate does not state it.",
        ),
        Text(
            "删去这一项；若证书上有，请补录到证书。",
            "Leave it out; if the certificate does state it, enter it there.",
        ),
    )


def _undisclosed(fact: Fact, reported: str) -> Difference:
    return Difference(
        fact.name,
        DifferenceKind.UNDISCLOSED,
        "",
        None,
        reported,
        fact.label,
        Text(
            f"{fact.label.zh}：证书写明“{reported}”，商品没有说明。",
            f"{fact.label.en}: the certificate states “{reported}”, the listing does not say so.",
        ),
        Text("在商品中写明处理方式。", "State the treatment in the listing."),
    )


def _with_unit(value: str, unit: str) -> str:
    return f"{value}{'' if unit in ('', '%', '‰') else ' '}{unit}"
