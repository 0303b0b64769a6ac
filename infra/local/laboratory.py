"""A stand-in for GIA's Report Results API: one GraphQL address that knows a few reports, and fails on demand.

    POST /dev/laboratory   {"query": …, "variables": {"ReportNumber": "2141438171"}}, key in Authorization

Shapes of answers and errors are those of https://gialaboratory.github.io/report-results/docs. Numbers below ask for trouble.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from infra.local.blueprint import ROOT
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

Json = dict[str, Any]
IN_SERVICE, QUOTA_MET, TOO_MANY, AWAY, SLOW, GARBLED, REPLACED = (
    "1000000001", "1000000002", "1000000003", "1000000004", "1000000005", "1000000006", "1000000007",
)  # fmt: skip
REFUSED_KEY = "revoked"
_SLOW_SECONDS = 4.0
_PIECES = ROOT / "infra/local/demo/pieces.json"
_DIAMOND: Json = {
    "__typename": "DiamondGradingReportResults",
    "shape_and_cutting_style": "Round Brilliant",
    "measurements": "6.41 - 6.43 x 3.97 mm",
    "carat_weight": "1.01 carat",
    "color_grade": "G",
    "clarity_grade": "SI2",
    "cut_grade": "Excellent",
    "polish": "Excellent",
    "symmetry": "Very Good",
    "fluorescence": "Medium Blue",
    "country_of_origin": None,
    "proportions": {"depth_pct": "61.8", "table_pct": "57"},
}
SAMPLES: dict[str, tuple[str, str, Json]] = {
    "2141438171": (
        "Diamond Dossier",
        "2019-09-01",
        {
            **_DIAMOND,
            "shape_and_cutting_style": "Emerald Cut",
            "measurements": "5.29 x 3.88 x 2.61 mm",
            "carat_weight": "0.51 carat",
            "color_grade": "E",
            "clarity_grade": "VS2",
            "cut_grade": None,
            "polish": "Very Good",
            "symmetry": "Good",
            "fluorescence": "None",
            "proportions": {"depth_pct": "67.2", "table_pct": "63"},
        },
    ),
    "2141438172": ("Diamond Grading Report", "2019-09-01", _DIAMOND),
    "2141438173": ("Diamond Grading Report", "2019-09-02", _DIAMOND),
    "6204489200": (
        "Ruby Report",
        "2024-05-20",
        {
            "__typename": "IdentificationReportResults",
            "weight": "2.01 carats",
            "measurements": "7.90 x 6.51 x 4.32 mm",
            "shape": "Oval",
            "color": "Red",
            "species": "Natural Corundum",
            "variety": "Ruby",
            "geographic_origin": "Mozambique",
            "treatment": "Indications of heating.",
        },
    ),
    "5201436612": (
        "Laboratory-Grown Diamond Quality Assessment",
        "2026-02-02",
        {
            "__typename": "LabGrownQualityAssessmentResults",
            "assessment_result": "Premium",
            "carat_weight": "1.50 carat",
            "measurements": "7.35 - 7.38 x 4.55 mm",
            "shape_and_cutting_style": "Round Brilliant",
        },
    ),
}
"""Number → report type, issue date, results."""


async def answer_report(request: Request) -> Response:
    key = request.headers.get("authorization", "")
    if not key or key == REFUSED_KEY:
        return JSONResponse({"message": "Authorization denied."}, 403)
    body = await request.json()
    number = str(body["variables"]["ReportNumber"])
    match number:
        case _ if number == IN_SERVICE:
            return _refusal("REPORT UNAVAILABLE", "REPORT IN HOUSE")
        case _ if number == QUOTA_MET:
            return _refusal("QUOTA REACHED", "PLAN QUOTA MET")
        case _ if number == TOO_MANY:
            return JSONResponse({"message": "Too Many Requests"}, 429, headers={"Retry-After": "2"})
        case _ if number == AWAY:
            return JSONResponse({"message": "Service Unavailable"}, 503)
        case _ if number == GARBLED:
            return Response("<html>maintenance</html>", media_type="text/html")
        case _ if number == SLOW:
            await asyncio.sleep(_SLOW_SECONDS)
            number = "2141438171"
    given = "2141438172" if number == REPLACED else number
    found = SAMPLES.get(given) or _of_the_demo().get(given)
    if found is None:
        return _refusal("REPORT UNAVAILABLE", "REPORT NOT FOUND")
    return JSONResponse({"data": {"getReport": _report(given, *found)}})


def _report(number: str, report_type: str, issued_on: str, results: Json) -> Json:
    return {
        "report_number": number,
        "report_date_iso": issued_on,
        "report_type": report_type,
        "info_message": None,
        "results": results,
        "quota": {"remaining": 967},
    }


def _refusal(kind: str, info: str) -> Response:
    error = {"path": ["getReport"], "data": None, "errorType": kind, "errorInfo": info, "message": info.capitalize()}
    return JSONResponse({"data": {"getReport": None}, "errors": [error]})


@cache
def _of_the_demo() -> dict[str, tuple[str, str, Json]]:
    """The GIA reports that the demo's pieces name, saying what the pieces say."""
    return dict(_demo_reports(json.loads(_PIECES.read_text())))


def _demo_reports(pieces: list[Json]) -> Iterator[tuple[str, tuple[str, str, Json]]]:
    for piece in pieces:
        certificate = piece["attributes"].get("certificate")
        if certificate is None or certificate["laboratory"] != "GIA":
            continue
        main = next(stone for stone in piece["attributes"]["stones"] if stone["role"] == "main")
        graded = _graded(main)
        yield certificate["number"], (certificate["report_type"], certificate["issued_on"], graded)


def _graded(stone: Mapping[str, Any]) -> Json:
    shape = str(stone.get("shape", "round")).capitalize()
    if stone["kind"] == "lab_grown_diamond":
        return {
            **SAMPLES["5201436612"][2],
            "carat_weight": f"{stone['carat']} carat",
            "shape_and_cutting_style": shape,
            "measurements": None,
            "assessment_result": stone.get("grade", "Premium"),
        }
    return {
        **_DIAMOND,
        "shape_and_cutting_style": shape,
        "measurements": None,
        "proportions": None,
        "carat_weight": f"{stone['carat']} carat",
        "color_grade": stone["colour"],
        "clarity_grade": stone["clarity"],
        **{f"{name}": stone.get(name) for name in ("polish", "symmetry", "fluorescence")},
        "cut_grade": stone.get("cut"),
    }
