"""What may be said of a certificate, and what a laboratory's own word makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from trace.rules.judging import Wrong, check_verification, verify_against
from trace.rules.laboratories import KNOWN, Laboratory, VerifierKind, together
from trace.rules.life import Certificate, CertificateState, Method, Verification
from trace.rules.report import Report
from trace.verifiers.gia_words import report_of

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FACTS = {"kind": "diamond", "carat": "1.01", "colour": "G", "clarity": "SI2"}
RECORDED = Certificate(
    "GIA",
    "2141438172",
    "org_1",
    CertificateState.UNVERIFIED,
    1,
    "Diamond Grading Report",
    date(2019, 9, 1),
    FACTS,
    None,
    "med_1",
)


def verification(**said: Any) -> Verification:
    return Verification(**{"method": Method.WEBSITE, "at": NOON, "by": "usr_o", **said})


def test_what_was_found_otherwise_makes_a_mismatch() -> None:
    assert verification(confirmed=("carat",)).outcome is CertificateState.MATCHED
    assert verification(confirmed=("carat",), found={"colour": "H"}).outcome is CertificateState.MISMATCHED
    assert verification(unknown=True).outcome is CertificateState.MISMATCHED


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({}, "confirmed"),
        ({"confirmed": ("origin",)}, "confirmed"),
        ({"confirmed": ("carat",), "found": {"carat": "1.00"}}, "found"),
        ({"found": {"carat": "1.010"}}, "found"),
        ({"found": {"sparkle": "much"}}, "found"),
        ({"found": {"issued_on": "yesterday"}}, "found"),
        ({"found": {"colour": ""}}, "found"),
        ({"confirmed": ("carat",), "unknown": True}, "unknown"),
    ],
)
def test_a_verification_speaks_of_what_was_recorded(said: dict[str, Any], field: str) -> None:
    with pytest.raises(Wrong) as refused:
        check_verification(RECORDED, verification(**said))

    assert refused.value.field == field


def test_a_document_that_is_not_there_cannot_be_compared_with() -> None:
    with pytest.raises(Wrong, match="No document"):
        check_verification(replace(RECORDED, document=None), verification(method=Method.DOCUMENT, confirmed=("carat",)))


def test_who_relies_on_a_revoked_certificate_again_says_why() -> None:
    revoked = replace(RECORDED, state=CertificateState.REVOKED)

    with pytest.raises(Wrong, match="revoked"):
        check_verification(revoked, verification(confirmed=("carat",)))
    check_verification(revoked, verification(confirmed=("carat",), note="revoked by mistake: other number"))


def test_the_laboratory_confirms_what_it_states_and_says_nothing_of_the_rest() -> None:
    certificate = replace(RECORDED, facts={**FACTS, "origin": "Botswana"})
    stated = Report("GIA", "2141438172", "Diamond Grading Report", date(2019, 9, 1), {**FACTS, "polish": "Good"})

    said = verify_against(certificate, stated, NOON)

    assert said.outcome is CertificateState.MATCHED
    assert set(said.confirmed) == {*FACTS, "report_type", "issued_on"}
    judged = replace(certificate, state=said.outcome, verification=said)
    assert judged.unconfirmed == ("origin",)


def test_the_laboratory_corrects_what_was_written_down_wrongly_and_tells_what_was_left_out() -> None:
    certificate = replace(RECORDED, facts={"kind": "ruby", "carat": "2.10", "origin": "Mozambique"})
    stated = Report(
        "GIA",
        "2141438172",
        "Diamond Grading Report",
        date(2020, 1, 1),
        {"kind": "ruby", "carat": "2.01", "origin": "mozambique", "treatment": "Indications of heating"},
    )

    said = verify_against(certificate, stated, NOON)

    assert said.outcome is CertificateState.MISMATCHED
    assert said.found == {"issued_on": "2020-01-01", "carat": "2.01", "treatment": "Indications of heating"}
    best = replace(certificate, verification=said).report
    assert (best.facts["carat"], best.facts["treatment"]) == ("2.01", "Indications of heating")
    assert best.issued_on == date(2020, 1, 1)


def test_a_mismatched_certificate_confirms_nothing() -> None:
    said = verification(confirmed=("carat",), found={"colour": "H"})

    assert replace(RECORDED, state=CertificateState.MISMATCHED, verification=said).confirmed == ()


def test_gias_words_become_ours() -> None:
    report = report_of(
        {
            "report_number": "2141438171",
            "report_date_iso": "2019-09-01",
            "report_type": "Diamond Dossier",
            "results": {
                "__typename": "DiamondGradingReportResults",
                "shape_and_cutting_style": "Cut-Cornered Rectangular Modified Brilliant",
                "measurements": "5.29 x 3.88 x 2.61 mm",
                "carat_weight": "0.51 carat",
                "color_grade": "E",
                "clarity_grade": "Internally Flawless",
                "cut_grade": None,
                "fluorescence": "Very Strong Blue",
                "proportions": {"depth_pct": "67.2", "table_pct": None},
            },
        }
    )

    assert report.issued_on == date(2019, 9, 1)
    assert report.facts == {
        "kind": "diamond",
        "carat": "0.51",
        "shape": "radiant",
        "clarity": "IF",
        "fluorescence": "Very Strong",
        "depth_percent": "67.2",
        "colour": "E",
        "measurements": "5.29 x 3.88 x 2.61 mm",
    }


def test_a_stone_that_was_grown_says_so() -> None:
    results = {"__typename": "IdentificationReportResults", "species": "Synthetic Corundum", "variety": "Sapphire"}

    facts = report_of({"report_number": "1", "report_date_iso": None, "results": results}).facts

    assert (facts["kind"], facts["laboratory_grown"]) == ("sapphire", "yes")


def test_what_operators_write_of_a_laboratory_goes_before_what_is_known() -> None:
    from parure.kernel.text import Text

    igi = Laboratory("IGI", Text("IGI", "IGI"), None, VerifierKind.MANUAL, False, 1)
    new = Laboratory("SSEF", Text("瑞士 SSEF", "SSEF"), None, VerifierKind.MANUAL, True, 1)

    listed = together([new, igi])

    assert [one.code for one in listed] == [*(known.code for known in KNOWN), "SSEF"]
    assert listed[1].active is False
