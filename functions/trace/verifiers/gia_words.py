"""GIA's words in ours: its reports spell out what scales abbreviate, and put units behind numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from trace.rules.facts import FLUORESCENCE
from trace.rules.report import Report

_CLARITY = {"flawless": "FL", "internally flawless": "IF"}
_SHAPES = (
    ("cut-cornered", "radiant"), ("square modified", "princess"), ("square emerald", "asscher"), ("round", "round"),
    ("oval", "oval"), ("cushion", "cushion"), ("pear", "pear"), ("marquise", "marquise"), ("heart", "heart"),
    ("emerald", "emerald"), ("triangular", "trilliant"), ("baguette", "baguette"),
)  # fmt: skip
"""How GIA's shape and cutting style begins, and what the trade calls it."""
_VARIETIES = ("ruby", "sapphire", "emerald", "jadeite", "nephrite")
_SAME_NAME = {
    "cut_grade": "cut",
    "polish": "polish",
    "symmetry": "symmetry",
    "color_grade": "colour",
    "color": "colour",
    "bodycolor": "colour",
    "country_of_origin": "origin",
    "geographic_origin": "origin",
    "treatment": "treatment",
    "assessment_result": "grade",
}


def report_of(document: dict[str, Any]) -> Report:
    """A `getReport` answer as a report; fields that do not apply are null there and absent here."""
    issued = document.get("report_date_iso")
    results = document.get("results") or {}
    return Report(
        laboratory="GIA",
        number=document["report_number"],
        report_type=document.get("report_type"),
        issued_on=date.fromisoformat(issued) if issued else None,
        facts=dict(_facts(results)),
    )


def _facts(results: dict[str, Any]) -> Iterator[tuple[str, str]]:
    kind = _kind(results)
    yield from _species(kind, results)
    weight = _number(results.get("carat_weight") or results.get("weight"))
    if weight:
        yield "carat", weight
    shape = results.get("shape_and_cutting_style") or results.get("shape")
    if shape:
        yield "shape", _shape(shape)
    clarity = results.get("clarity_grade")
    if clarity:
        yield "clarity", _CLARITY.get(clarity.casefold(), clarity)
    fluorescence = results.get("fluorescence")
    if fluorescence:
        yield "fluorescence", _fluorescence(fluorescence)
    proportions = results.get("proportions") or {}
    for theirs, ours in (("depth_pct", "depth_percent"), ("table_pct", "table_percent")):
        if number := _number(proportions.get(theirs)):
            yield ours, number
    for theirs, ours in _SAME_NAME.items():
        if value := results.get(theirs):
            yield ours, _text(value)
    if measured := results.get("measurements"):
        yield ("size_mm" if kind == "pearl" else "measurements"), _text(measured)


def _species(kind: str | None, results: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if kind:
        yield "kind", kind
    if kind == "pearl" and results.get("identification"):
        yield "pearl_variety", _text(results["identification"])
    if kind == "other_gem" and results.get("variety"):
        yield "species", _text(results["variety"])
    if str(results.get("species") or "").casefold().startswith(("laboratory", "synthetic")):
        yield "laboratory_grown", "yes"


def _kind(results: dict[str, Any]) -> str | None:
    match results.get("__typename"):
        case "DiamondGradingReportResults":
            return "diamond"
        case "LabGrownDiamondGradingReportResults" | "LabGrownQualityAssessmentResults":
            return "lab_grown_diamond"
        case "PearlIdentReportResults":
            return "pearl"
        case "IdentificationReportResults":
            named = f"{results.get('variety') or ''} {results.get('species') or ''}".casefold()
            return next((variety for variety in _VARIETIES if variety in named), "other_gem")
    return None


def _shape(style: str) -> str:
    text = style.casefold()
    return next((ours for theirs, ours in _SHAPES if text.startswith(theirs)), text)


def _fluorescence(words: str) -> str:
    """`Medium Blue` is medium; the colour is no grade."""
    return next((grade for grade in sorted(FLUORESCENCE, key=len, reverse=True) if words.startswith(grade)), words)


def _number(text: Any) -> str | None:
    """`0.51 carat` → 0.51"""
    found = re.search(r"\d+(\.\d+)?", str(text or ""))
    return found.group() if found else None


def _text(value: Any) -> str:
    return " ".join(str(value).split()).rstrip(".")[:120]
