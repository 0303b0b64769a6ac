"""The laboratories that the mall knows to begin with; operators change and add (domain.md §1)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from parure.kernel.text import Text
from parure.kernel.value import value


class VerifierKind(StrEnum):
    MANUAL = "manual"
    """A person looks."""
    GIA = "gia"
    """GIA's Report Results API; a person where it is not set up."""


@value
class Laboratory:
    """`website` is where a person looks a number up."""

    code: str
    name: Text
    website: str | None = None
    verifier: VerifierKind = VerifierKind.MANUAL
    active: bool = True
    version: int = 0
    """0: as below, never changed by an operator."""


KNOWN = (
    Laboratory("GIA", Text("美国宝石研究院 GIA", "GIA"), "https://www.gia.edu/report-check-landing", VerifierKind.GIA),
    Laboratory("IGI", Text("国际宝石学院 IGI", "IGI"), "https://www.igi.org/verify-your-report/"),
    Laboratory("HRD", Text("比利时钻石高阶层议会 HRD", "HRD Antwerp"), "https://my.hrdantwerp.com/"),
    Laboratory(
        "NGTC",
        Text("国家珠宝玉石首饰检验集团 国检 NGTC", "NGTC (National Gemstone Testing Center)"),
        "https://www.ngtc.com.cn/",
    ),
    Laboratory("GTC", Text("广东省珠宝玉石及贵金属检测中心 省检 GTC", "GTC (Guangdong)"), "http://www.gtcgems.com/"),
)


def laboratory_of(code: str) -> Laboratory:
    """As it is known to begin with; else by its code alone, and not active."""
    return next((one for one in KNOWN if one.code == code), Laboratory(code, Text(code, code), active=False))


def together(changed: Iterable[Laboratory]) -> tuple[Laboratory, ...]:
    """What operators wrote goes before what is known to begin with; the known ones first, then by code."""
    written = {laboratory.code: laboratory for laboratory in changed}
    first = [written.pop(known.code, known) for known in KNOWN]
    return (*first, *(written[code] for code in sorted(written)))
