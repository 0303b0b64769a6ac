"""Listings as a file, and the file as listings again: nothing is lost on the way, and nothing runs in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest

from bulk.formats.xlsx_reader import read_xlsx
from integration.bulk.desk import Desk
from integration.bulk.test_imports import RIVAL, counts, products
from parure.aws.settings import settings

EVIL = '=HYPERLINK("http://evil","click")'
LISTINGS: list[dict[str, Any]] = [
    {
        "key": "R-1",
        "title": {"zh": EVIL, "en": "+Dawn \"platinum\", ring"},
        "description": {"zh": "一\n二", "en": ""},
        "category": "ring",
        "material": "diamond",
        "attributes": {
            "metal": {"kind": "platinum", "fineness": 950, "grams": "3.60"},
            "stones": [
                {"kind": "diamond", "carat": "0.50", "colour": "D", "clarity": "VS1", "cut": "Excellent", "shape": "round"},
                {"kind": "ruby", "role": "accent", "count": 12, "carat": "0.24"},
            ],
            "craft": ["prong", "pave"],
            "certificate": {"laboratory": "GIA", "number": "2141438171", "issued_on": "2025-03-05"},
        },
        "skus": [
            {"code": f"R-1-{n}", "options": {"ring_size": {"table": "eu", "label": str(n)}}, "price_rule": {"kind": "fixed", "amount": {"amount": 1_290_000 + n, "currency": "CNY"}}}
            for n in (52, 53)
        ],
        "images": [{"key": "media/demo/a.webp", "alt": {"zh": "图", "en": "A"}}],
        "tags": ["@求婚", "经典"],
    },
    {
        "key": "G-1",
        "title": {"zh": "古法足金手镯", "en": "Ancient-method gold bangle"},
        "category": "bangle",
        "material": "gold",
        "attributes": {"metal": {"kind": "gold", "fineness": 999.9, "grams": "10.20"}},
        "skus": [
            {
                "code": "G-1",
                "price_rule": {
                    "kind": "by_weight",
                    "metal": "gold",
                    "fineness": 999.9,
                    "net_grams": "10.20",
                    "labour": {"per": "gram", "amount": {"amount": 2500, "currency": "CNY"}},
                    "certificate_fee": {"amount": 6000, "currency": "CNY"},
                },
            }
        ],
    },
]  # fmt: skip


def imported(desk: Desk) -> None:
    data = "\n".join(json.dumps(one, ensure_ascii=False) for one in LISTINGS).encode()
    done = desk.run(data, "listings.jsonl")
    assert counts(done) == {"created": 2}, desk.lines(done["import_id"])


def exported(desk: Desk, **wanted: str) -> tuple[dict[str, Any], bytes]:
    asked = desk.ask("POST", "exports", wanted)
    assert (asked.status, asked.json["status"], asked.json["url"]) == (202, "running", None), asked.text
    desk.work()
    done = desk.ask("GET", f"exports/{asked.json['export_id']}").json
    key = urlsplit(done["url"]).path.partition("bulk/")
    body = boto3.client("s3").get_object(Bucket=settings().private_bucket, Key="bulk/" + key[2])["Body"].read()
    return done, body


@pytest.mark.parametrize(("format", "language"), [("csv", "zh-CN"), ("xlsx", "en"), ("json", "zh-CN")])
def test_an_export_imported_again_changes_nothing(desk: Desk, format: str, language: str) -> None:
    imported(desk)
    reader = Desk(language=language)
    done, body = exported(reader, format=format)
    before = {key: item.version for key, item in products().items()}

    again = reader.run(body, done["filename"])

    assert (done["products"], counts(again)) == (2, {"unchanged": again["lines"]}), reader.lines(again["import_id"])
    assert {key: item.version for key, item in products().items()} == before


def test_what_a_spreadsheet_would_run_is_text_in_the_export(desk: Desk, tmp_path: Path) -> None:
    imported(desk)

    rows = list(csv.reader(io.StringIO(exported(desk, format="csv")[1].decode("utf-8-sig"))))
    (tmp_path / "x").write_bytes(exported(desk, format="xlsx")[1])
    sheet = [line.cells for line in read_xlsx(tmp_path / "x")]

    cells = [cell for row in [*rows, *sheet] for cell in row]
    assert f"'{EVIL}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert b"<f>" not in zipfile.ZipFile(tmp_path / "x").read("xl/worksheets/sheet1.xml")


def test_an_export_has_the_columns_that_something_is_in_and_names_products_by_their_key(desk: Desk) -> None:
    imported(desk)

    rows = list(csv.reader(io.StringIO(exported(desk, format="csv", category="bangle")[1].decode("utf-8-sig"))))

    assert rows[0][:3] == ["款号", "货号", "中文名称"]
    assert "金属重量 (g)" in rows[0]
    assert not [name for name in rows[0] if name.startswith(("主石", "翡翠"))]
    assert [row[0] for row in rows[1:]] == ["G-1"]


def test_an_export_is_its_owners(desk: Desk) -> None:
    imported(desk)
    done, _ = exported(desk, format="json", status="draft")

    assert Desk(caller=RIVAL).ask("GET", f"exports/{done['export_id']}").status == 404
    assert exported(Desk(caller=RIVAL), format="json")[0]["products"] == 0


@pytest.mark.parametrize(("format", "language"), [("csv", "zh-CN"), ("xlsx", "en"), ("json", "zh-CN")])
def test_a_template_can_be_filled_in_and_imported(desk: Desk, format: str, language: str) -> None:
    reader = Desk(language=language)
    answer = reader.ask("GET", f"imports/template?format={format}&category=ring&material=diamond").json
    key = "bulk/" + urlsplit(answer["url"]).path.partition("bulk/")[2]
    body = boto3.client("s3").get_object(Bucket=settings().private_bucket, Key=key)["Body"].read()

    done = reader.run(body, answer["filename"])

    assert counts(done) == {"created": 1}, reader.lines(done["import_id"])
    assert done["unknown_headers"] == []
