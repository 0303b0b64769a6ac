"""Listing and certificate, field by field (domain.md §1, Certificates)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from parure.kernel.text import Text
from trace.rules.facts import FACTS, HEADER, Fact, FactGroup, agree, better, plain, shown
from trace.rules.report import Claim, Difference, DifferenceKind, Report


def compare(claims: Iterable[Claim], report: Report) -> tuple[Difference, ...]:
    """Every difference, in the order in which reports state their facts.

    A listing need not repeat its report. What it does say must be what the report says; what makes the price must stand
    on the report; a treatment must be told. Of a report without a single fact nothing can be said: no difference.

    `issued_on` (ISO date) and `report_type` may be claimed like facts. Of several claims of one fact (a gold ring with a
    diamond is of both kinds) one has to be right. Claims of names that no report knows are passed over.
    """
    made: dict[str, list[Claim]] = {}
    for claim in claims:
        made.setdefault(claim.name, []).append(claim)
    facts = FACTS.values() if report.facts else ()
    found = [
        *(_compare_header(fact, made.get(fact.name, []), report.header) for fact in HEADER.values()),
        *(_compare_fact(fact, made.get(fact.name, []), report.facts) for fact in facts),
    ]
    return tuple(difference for difference in found if difference is not None)


def _compare_header(fact: Fact, claims: list[Claim], header: Mapping[str, str]) -> Difference | None:
    reported = header.get(fact.name)
    return None if reported is None or not claims else _compare_claims(fact, claims, reported)


def _compare_fact(fact: Fact, claims: list[Claim], stated: Mapping[str, str]) -> Difference | None:
    reported = stated.get(fact.name)
    if claims and reported is not None:
        return _compare_claims(fact, claims, reported)
    if reported is not None:
        told = not fact.disclosed or plain(fact, reported) == "none"
        return None if told else _undisclosed(fact, reported)
    if claims and fact.weighty and _is_covered(fact, stated):
        # Who tells of a treatment that the report passes over does no harm.
        frank = fact.disclosed and plain(fact, claims[0].value) != "none"
        return None if frank else _unstated(fact, claims[0])
    return None


def _is_covered(fact: Fact, stated: Mapping[str, str]) -> bool:
    """A report of a loose stone says nothing of the setting's metal."""
    return fact.group is not FactGroup.METAL or any(
        FACTS[name].group is FactGroup.METAL for name in stated if name in FACTS
    )


def _compare_claims(fact: Fact, claims: list[Claim], reported: str) -> Difference | None:
    if any(agree(fact, claim.value, reported) for claim in claims):
        return None
    claim = claims[0]
    kind = {
        True: DifferenceKind.OVERSTATED,
        False: DifferenceKind.UNDERSTATED,
        None: DifferenceKind.DIFFERENT,
    }[better(fact, claim.value, reported)]
    return _differ(fact, kind, claim, reported)


def _differ(fact: Fact, kind: DifferenceKind, claim: Claim, reported: str) -> Difference:
    label = fact.label
    more_zh, more_en = {
        DifferenceKind.OVERSTATED: ("商品写得更好。", " The listing claims more."),
        DifferenceKind.UNDERSTATED: ("商品写得更低。", " The listing claims less."),
    }.get(kind, ("", ""))
    claimed, on_report = shown(fact, claim.value), shown(fact, reported)
    return Difference(
        fact.name,
        kind,
        claim.field,
        claim.value,
        reported,
        label,
        Text(
            f"{label.zh}：商品写“{claimed.zh}”，证书为“{on_report.zh}”。{more_zh}",
            f"{label.en}: the listing says “{claimed.en}”, the certificate “{on_report.en}”.{more_en}",
        ),
        Text(
            f"按证书改为“{on_report.zh}”；若证书录入有误，请更正证书。",
            f"Write “{on_report.en}”, as the certificate does; if the certificate was entered wrongly, correct it there.",
        ),
    )


def _unstated(fact: Fact, claim: Claim) -> Difference:
    claimed = shown(fact, claim.value)
    return Difference(
        fact.name,
        DifferenceKind.UNSTATED,
        claim.field,
        claim.value,
        None,
        fact.label,
        Text(
            f"{fact.label.zh}：商品写“{claimed.zh}”，证书没有写。",
            f"{fact.label.en}: the listing says “{claimed.en}”, the certificate does not state it.",
        ),
        Text(
            "删去这一项；若证书上有，请补录到证书。",
            "Leave it out; if the certificate does state it, enter it there.",
        ),
    )


def _undisclosed(fact: Fact, reported: str) -> Difference:
    on_report = shown(fact, reported)
    return Difference(
        fact.name,
        DifferenceKind.UNDISCLOSED,
        "",
        None,
        reported,
        fact.label,
        Text(
            f"{fact.label.zh}：证书写明“{on_report.zh}”，商品没有说明。",
            f"{fact.label.en}: the certificate states “{on_report.en}”, the listing does not say so.",
        ),
        Text(f"在商品中写明{fact.label.zh}。", f"State it in the listing: {fact.label.en.lower()}."),
    )
