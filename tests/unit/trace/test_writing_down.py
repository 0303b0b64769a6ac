"""What may stand on a report, and what is refused with the word that was meant."""

from __future__ import annotations

from datetime import date

import pytest

from trace.rules.facts import FACTS
from trace.rules.writing import faults

BEFORE, SINCE = date(2025, 9, 30), date(2025, 10, 1)


def wrong(facts: dict[str, str], laboratory: str = "GIA", issued_on: date | None = None) -> dict[str, str]:
    found = faults(laboratory, issued_on, {"kind": "diamond", **facts})
    return {name: detail.en for name, detail in found}


@pytest.mark.parametrize(
    "facts",
    [
        {"carat": "1.01", "colour": "D", "clarity": "IF", "cut": "Excellent", "fluorescence": "None"},
        {"colour": "Fancy Intense Yellow", "clarity": "VS1"},
        {"measurements": "6.41 - 6.43 x 3.97", "depth_percent": "61.8", "table_percent": "57"},
        {"kind": "jadeite", "treatment": "none", "jade_hue": "bG", "jade_chroma": "Ch1", "jade_transparency": "T5"},
        {"kind": "pearl", "pearl_variety": "akoya", "size_mm": "8.5 - 9.0", "lustre": "A", "matching": "B"},
        {"kind": "gold", "metal": "gold", "fineness": "999.9", "grams": "10.25"},
        {"kind": "ruby", "origin": "Mozambique", "treatment": "Indications of heating", "colour": "Pigeon's Blood"},
    ],
)
def test_what_reports_say_is_taken(facts: dict[str, str]) -> None:
    assert wrong(facts) == {}


@pytest.mark.parametrize(
    ("name", "value", "meant"),
    [
        ("clarity", "SI3", "SI2 or I1"),
        ("clarity", "vs1", "VS1"),
        ("clarity", "Internally Flawless", "IF"),
        ("cut", "VG", "Very Good"),
        ("polish", "EX", "Excellent"),
        ("fluorescence", "NON", "None"),
        ("jade_chroma", "Ch6", "Ch1, Ch2"),
        ("jade_value", "V5", "V1, V2"),
        ("lustre", "AAA", "A, B"),
        ("metal", "足金", "gold"),
        ("carat", "one carat", "1.01"),
        ("carat", "1.0101", "3 decimals"),
        ("carat", "0", "above zero"),
        ("grams", "3.201", "2 decimals"),
        ("fineness", "1000", "less than 1000"),
        ("depth_percent", "100.0", "less than 100"),
        ("measurements", "6.41 x 3.97", "6.41 - 6.43 x 3.97"),
        ("size_mm", "small", "9.0 - 9.5"),
        ("colour", "D+", "one letter from D to Z"),
        ("sparkle", "much", "No report states"),
    ],
)
def test_a_near_miss_is_refused_with_what_to_write(name: str, value: str, meant: str) -> None:
    assert meant in wrong({name: value})[name]


def test_a_report_is_about_something() -> None:
    assert "kind" in dict(faults("GIA", None, {"carat": "1.01"}))


def test_the_scale_follows_the_laboratory() -> None:
    assert wrong({"clarity": "LC"}, "NGTC") == {}
    assert wrong({"clarity": "P1"}, "HRD") == {}
    assert "LC" in wrong({"clarity": "IF"}, "NGTC")["clarity"]
    assert "IF" in wrong({"clarity": "LC"}, "GIA")["clarity"]
    assert wrong({"clarity": "LC"}, "SOMEBODY") == {}
    assert wrong({"colour": "<N"}, "GTC") == {}
    assert "GB/T 16554" in wrong({"colour": "<N"}, "IGI")["colour"]


def test_gia_gives_laboratory_grown_diamonds_no_4cs_since_october_2025() -> None:
    grown = {"kind": "lab_grown_diamond", "colour": "D", "clarity": "VS1", "cut": "Excellent"}

    assert wrong(grown, "GIA", BEFORE) == {}
    assert set(wrong(grown, "GIA", SINCE)) == {"colour", "clarity", "cut"}
    assert wrong(grown, "IGI", SINCE) == {}
    assert wrong({"kind": "lab_grown_diamond", "grade": "Premium"}, "GIA", SINCE) == {}
    assert "laboratory-grown" in wrong({"grade": "Premium"})["grade"]


def test_forms_ask_for_what_such_a_report_states() -> None:
    groups = {name: fact.group.value for name, fact in FACTS.items()}

    assert {groups[name] for name in ("clarity", "cut", "grade")} == {"diamond"}
    assert {groups[name] for name in ("carat", "colour", "treatment", "origin")} == {"stone"}
    assert {group for name, group in groups.items() if name.startswith("jade_")} == {"jade"}
    assert {groups[name] for name in ("size_mm", "lustre")} == {"pearl"}
    assert {groups[name] for name in ("fineness", "grams")} == {"metal"}


def test_what_is_wrong_is_said_in_both_languages() -> None:
    ((_, detail),) = faults("GIA", None, {"kind": "diamond", "clarity": "SI3"})

    assert (detail.zh, detail.en) == ("“SI3”不是净度的级别。请写 SI2 或 I1。", "'SI3' is no grade. Write SI2 or I1.")
