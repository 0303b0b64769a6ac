"""The size guide says what the catalogue's own tables say."""

from __future__ import annotations

from decimal import Decimal

from catalog.app import app
from catalog.rules.sizes import RingTable, circumference_mm, step_mm
from integration.conftest import Calls
from integration.gateway import call


def test_every_ring_size_is_within_half_a_step_of_its_table_and_costs_no_call(calls: Calls) -> None:
    guide = call(app, "GET", "/api/v1/size-guide", headers={"Accept-Language": "en"}).json

    assert [table["label"] for table in guide["tables"][:2]] == ["EU", "IT"]
    for row in guide["rings"]:
        around = Decimal(row["circumference_mm"])
        for table, label in row["sizes"].items():
            named = circumference_mm(RingTable(table), label)
            assert named is not None
            assert abs(named - around) <= step_mm(RingTable(table)) / 2 + Decimal("0.06"), (table, label)
    assert calls == []


def test_bangles_and_chains_are_named_for_people() -> None:
    guide = call(app, "GET", "/api/v1/size-guide", headers={"Accept-Language": "zh-CN"}).json

    assert {row["name"] for row in guide["necklaces"]} >= {"公主型", "歌剧型"}
    assert all(Decimal(row["wrist_from_cm"]) < Decimal(row["wrist_to_cm"]) for row in guide["bangles"])
