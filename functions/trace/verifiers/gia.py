"""GIA's Report Results API: GraphQL over POST with a key in the Authorization header.

Documented at https://gialaboratory.github.io/report-results/docs. A report that does not exist is an entry in `errors`
under HTTP 200; a key that is refused is a 403, too many requests are a 429 with Retry-After. Every look-up uses up quota,
so a report is asked for once for each change of its record, and a failure is not tried more than twice.
"""

from __future__ import annotations

import json
import time
from functools import cache
from typing import Any

import urllib3
from urllib3.util import Retry, Timeout

from parure.aws.logs import logger
from parure.aws.settings import settings
from parure.kernel.errors import Conflict, Unavailable
from trace.verifiers import Answer
from trace.verifiers.gia_words import report_of

_GRADES = (
    "shape_and_cutting_style measurements carat_weight color_grade clarity_grade cut_grade polish symmetry fluorescence"
)
QUERY = f"""query ReportQuery($ReportNumber: String!) {{
  getReport(report_number: $ReportNumber) {{
    report_number report_date_iso report_type info_message
    results {{
      __typename
      ... on DiamondGradingReportResults {{ {_GRADES} country_of_origin proportions {{ depth_pct table_pct }} }}
      ... on LabGrownDiamondGradingReportResults {{ {_GRADES} proportions {{ depth_pct table_pct }} }}
      ... on LabGrownQualityAssessmentResults {{ assessment_result carat_weight measurements shape_and_cutting_style }}
      ... on IdentificationReportResults {{ weight measurements shape color species variety geographic_origin treatment }}
      ... on PearlIdentReportResults {{ weight measurements shape bodycolor identification treatment }}
    }}
    quota {{ remaining }}
  }}
}}"""
_LOW_QUOTA = 100
_TIMEOUT = Timeout(connect=2, read=3)
# A query changes nothing, so it may be sent again; waiting as Retry-After asks is left to the queue.
_RETRY = Retry(
    total=1, status_forcelist={502, 503, 504}, allowed_methods={"POST"}, backoff_factor=0.2,
    respect_retry_after_header=False, raise_on_status=False,
)  # fmt: skip


class _Pause:
    """Asked to slow down, this process asks nothing until the time has passed."""

    until = 0.0


@cache
def _http() -> urllib3.PoolManager:
    return urllib3.PoolManager(timeout=_TIMEOUT, retries=_RETRY, maxsize=2)


class ReportResults:
    def look_up(self, number: str) -> Answer | None:
        document = self._ask(number)
        report = (document.get("data") or {}).get("getReport")
        if report is None:
            return self._refused(document.get("errors") or [])
        remaining = (report.get("quota") or {}).get("remaining")
        if remaining is not None and remaining < _LOW_QUOTA:
            logger.warning("GIA's quota of look-ups is nearly used up", remaining=remaining)
        if report["report_number"] != number:
            return Answer(None, f"GIA has replaced it by report {report['report_number']}.")
        return Answer(report_of(report))

    def _ask(self, number: str) -> dict[str, Any]:
        wait = _Pause.until - time.monotonic()
        if wait > 0:
            raise _later(wait)
        body = json.dumps({"query": QUERY, "variables": {"ReportNumber": number}})
        headers = {"Authorization": settings().secret("gia-key"), "Content-Type": "application/json"}
        try:
            response = _http().request("POST", settings().gia_api_url, body=body, headers=headers, redirect=False)
        except urllib3.exceptions.HTTPError as error:
            raise Unavailable("laboratory_unavailable", "GIA does not answer. Try again in a moment.") from error
        if response.status == 429:
            seconds = _seconds(response.headers.get("Retry-After"))
            _Pause.until = time.monotonic() + seconds
            raise _later(seconds)
        if response.status == 403:
            logger.error("GIA refuses our key")
            raise Unavailable("laboratory_unavailable", "GIA refuses the mall's key. Tell whoever runs the mall.")
        if response.status != 200:
            logger.error("GIA answers with an error", status=response.status)
            raise Unavailable("laboratory_unavailable", "GIA cannot answer at the moment. Try again later.")
        return _read(response.data)

    def _refused(self, errors: list[dict[str, Any]]) -> Answer:
        reasons = {str(error.get("errorInfo", "")).upper() for error in errors}
        if "REPORT NOT FOUND" in reasons:
            return Answer(None, "GIA knows no report of this number.")
        if "REPORT IN HOUSE" in reasons:
            raise Conflict(
                "report_in_service", "The stone is at GIA for service; its report can be asked for afterwards."
            )
        if "PLAN QUOTA MET" in reasons:
            raise Conflict(
                "quota_used_up", "The mall's look-ups at GIA are used up. Look the number up on its website."
            )
        logger.error("GIA gives an error that is not documented", reasons=sorted(reasons))
        raise Unavailable("laboratory_unavailable", "GIA cannot answer at the moment. Try again later.")


def _read(data: bytes) -> dict[str, Any]:
    try:
        document = json.loads(data)
    except ValueError as error:
        raise Unavailable("laboratory_unavailable", "GIA's answer could not be read. Try again later.") from error
    if not isinstance(document, dict):
        raise Unavailable("laboratory_unavailable", "GIA's answer could not be read. Try again later.")
    return document


def _seconds(retry_after: str | None) -> float:
    """Retry-After is a number of seconds here; at least one and at most five minutes."""
    try:
        return min(max(float(retry_after or 1), 1.0), 300.0)
    except ValueError:
        return 60.0


def _later(seconds: float) -> Unavailable:
    return Unavailable(
        "laboratory_busy", "GIA asks to be asked less often. Try again later.", retry_after_seconds=round(seconds)
    )
