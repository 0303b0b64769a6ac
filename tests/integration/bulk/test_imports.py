"""An import from the file to the listings: what is written, what is said of each line, and what a repetition does."""

from __future__ import annotations

import base64
import json
import tracemalloc
from collections import Counter
from typing import Any

import boto3
import pytest

from bulk.app import on_work
from bulk.service import writing
from catalog.contract import Draft, Drafted, DraftResult
from catalog.store import ProductItem
from identity.contract import provision_organisation
from identity.store import OrganisationItem
from integration.bulk.desk import LUMIERE, Desk, csv_of, give, receive, record
from integration.conftest import Calls
from integration.gateway import CONTEXT
from parure.aws.auth import Caller, Role
from parure.aws.settings import settings

HEAD = ["款号", "中文名称", "英文名称", "品类", "材质", "货号", "一口价", "金属", "成色", "主石重量", "主石颜色"]
RIVAL = Caller(Role.SUPPLIER, "usr_01JDBK3M8W5T7R9Q2N4P6V8X0F", "org_01JDBK3M8W5T7R9Q2N4P6V8X0C")


def ring(key: str, **changed: str) -> list[str]:
    cells = [
        key,
        "晨光 铂金钻戒",
        "Dawn platinum diamond ring",
        "戒指",
        "钻石",
        f"{key}-12",
        "12900.00",
        "铂金",
        "950",
        "0.50",
        "D",
    ]
    for name, cell in changed.items():
        cells[HEAD.index(name)] = cell
    return cells


def products(org_id: str = LUMIERE) -> dict[str, ProductItem]:
    return {item.supplier_key or item.pk: item for item in ProductItem.by_supplier.query(org_id)}


def counts(done: dict[str, Any]) -> dict[str, int]:
    return {name: count for name, count in done["counts"].items() if count and name != "doubtful"}


def test_a_row_becomes_a_draft(desk: Desk) -> None:
    done = desk.run(csv_of(HEAD, ring("R-1")))

    assert (done["status"], done["lines"], done["done"]) == ("done", 1, 1), done
    assert counts(done) == {"created": 1}
    product = products()["R-1"]
    assert (product.status, product.supplier_name) == ("draft", "Lumière 珠宝")
    assert product.content["attributes"]["metal"] == {"kind": "platinum", "fineness": 950}
    assert product.content["attributes"]["stones"][0]["carat"] == "0.50"
    assert product.content["skus"][0]["price_rule"]["amount"] == {"amount": 1_290_000, "currency": "CNY"}


def test_rows_next_to_each_other_with_one_key_are_one_product(desk: Desk) -> None:
    done = desk.run(csv_of(HEAD, ring("R-1"), ring("R-1", 货号="R-1-13", 一口价="13100"), ring("R-2")))

    assert (done["lines"], counts(done)) == (3, {"created": 3})
    assert [sku["code"] for sku in products()["R-1"].content["skus"]] == ["R-1-12", "R-1-13"]
    lines = desk.lines(done["import_id"])
    assert [(line["line"], line["key"], line["result"]) for line in lines] == [
        (2, "R-1", "created"),
        (3, "R-1", "created"),
        (4, "R-2", "created"),
    ]


def test_a_dry_run_says_what_would_happen_and_writes_nothing(desk: Desk) -> None:
    import_id = desk.upload(csv_of(HEAD, ring("R-1"), ring("R-2", 成色="18K")))
    desk.start(import_id, dry_run=True)
    desk.work()

    assert counts(desk.look(import_id)) == {"created": 1, "refused": 1}
    assert products() == {}

    desk.start(import_id)
    desk.work()

    looked = desk.look(import_id)
    assert (looked["run"], looked["dry_run"], counts(looked)) == (2, False, {"created": 1, "refused": 1})
    assert list(products()) == ["R-1"]


def test_the_same_file_twice_changes_nothing(desk: Desk) -> None:
    data = csv_of(HEAD, ring("R-1"), ring("R-2", 货号=""))
    desk.run(data)
    before = {key: (item.version, item.updated_at) for key, item in products().items()}

    again = desk.run(data)

    assert counts(again) == {"unchanged": 2}
    assert {key: (item.version, item.updated_at) for key, item in products().items()} == before


def test_a_changed_row_changes_that_listing_only(desk: Desk) -> None:
    desk.run(csv_of(HEAD, ring("R-1"), ring("R-2")))

    done = desk.run(csv_of(["款号", "货号", "一口价"], ["R-1", "R-1-12", "9900"], ["R-2", "R-2-12", "12900"]))

    assert counts(done) == {"changed": 1, "unchanged": 1}
    first = products()["R-1"].content
    assert first["skus"][0]["price_rule"]["amount"]["amount"] == 990_000
    assert first["attributes"]["metal"]["kind"] == "platinum"


def test_each_wrong_line_is_said_with_its_column_and_the_fix_in_the_readers_language(desk: Desk) -> None:
    done = desk.run(
        csv_of(
            HEAD, ring("R-1", 金属="铂 金"), ring("R-2", 金属="白金属", 主石颜色="D+"), ["", *ring("")[1:5], "", "x"]
        )
    )

    lines = desk.lines(done["import_id"], only="problems")
    assert [(line["line"], line["result"]) for line in lines if line["result"] == "refused"] == [
        (3, "refused"),
        (4, "refused"),
    ]
    metal = lines[-2]["problems"][0]
    assert (metal["code"], metal["column"], metal["label"], metal["severity"]) == (
        "unknown_word", "attributes.metal.kind", "金属", "error",
    )  # fmt: skip
    assert "白金属" in metal["detail"]
    assert "铂金" in metal["fix"]
    english = Desk(language="en").lines(done["import_id"], only="problems")[-2]["problems"][0]
    assert english["label"] == "Metal"
    assert "not one of the words" in english["detail"]
    assert {problem["code"] for problem in lines[-1]["problems"]} == {"no_key", "not_a_number"}


def test_what_the_catalog_refuses_is_said_at_its_column_with_the_word_that_was_meant(desk: Desk) -> None:
    done = desk.run(csv_of(HEAD, ring("R-1", 主石颜色="D+", 成色="18K")))

    problems = {one["column"]: one for one in desk.lines(done["import_id"])[0]["problems"]}
    assert set(problems) == {"attributes.stones.0.colour", "attributes.metal.fineness"}
    assert "D+" in problems["attributes.stones.0.colour"]["detail"]
    assert "是否要写 750" in problems["attributes.metal.fineness"]["detail"]


def test_what_a_reviewer_would_ask_about_is_written_and_said(desk: Desk) -> None:
    done = desk.run(csv_of(HEAD, ring("R-1", 中文名称="千足金 钻戒")))

    assert counts(done) == {"created": 1}
    (line,) = desk.lines(done["import_id"], only="problems")
    barred = next(one for one in line["problems"] if one["code"] == "barred_name")
    assert (barred["severity"], barred["column"]) == ("warning", "title.zh")
    assert "手寸" in [one["label"] for one in line["problems"]]
    assert line["product_id"] == products()["R-1"].pk


def test_a_key_that_comes_again_later_is_refused(desk: Desk) -> None:
    done = desk.run(csv_of(HEAD, ring("R-1"), ring("R-2"), ring("R-1", 货号="R-1-13")))

    assert counts(done) == {"created": 2, "refused": 1}
    assert [one["code"] for one in desk.lines(done["import_id"])[2]["problems"]] == ["key_twice"]


def test_a_code_that_another_product_has_is_refused_and_the_others_are_written(desk: Desk) -> None:
    desk.run(csv_of(HEAD, ring("R-1")))

    done = desk.run(csv_of(HEAD, ring("R-2", 货号="R-1-12"), ring("R-3"), ring("R-4", 货号="R-3-12")))

    assert counts(done) == {"created": 1, "refused": 2}
    assert sorted(products()) == ["R-1", "R-3"]
    codes = [line["problems"][0]["code"] for line in desk.lines(done["import_id"]) if line["result"] == "refused"]
    assert codes == ["sku_taken", "sku_taken"]


def test_what_was_written_can_be_submitted_at_once(desk: Desk) -> None:
    done = desk.run(csv_of(HEAD, ring("R-1")), submit=True)

    assert counts(done) == {"created": 1, "submitted": 1}
    assert products()["R-1"].status == "submitted"
    again = desk.run(csv_of(HEAD, ring("R-1", 一口价="1")), submit=True)
    assert counts(again) == {"refused": 1}
    assert desk.lines(again["import_id"])[0]["problems"][0]["code"] == "wrong_status"


def test_pictures_of_others_are_refused(desk: Desk) -> None:
    head, row = [*HEAD, "图片"], [*ring("R-1"), "media/demo/a.webp; media/org_01JDBK3M8W5T7R9Q2N4P6V8X0C/x/image.webp"]

    done = desk.run(csv_of(head, row))

    (problem,) = desk.lines(done["import_id"])[0]["problems"]
    assert (problem["code"], problem["column"]) == ("foreign_media", "images")


def test_json_says_a_product_in_full(desk: Desk) -> None:
    document = {
        "key": "B-1",
        "title": {"zh": "翡翠手镯", "en": "Jadeite bangle"},
        "category": "bangle",
        "material": "jadeite",
        "attributes": {"jade": {"treatment": "A"}},
        "skus": [
            {"price_rule": {"kind": "fixed", "amount": {"amount": 880_000, "currency": "CNY"}}, "one_of_one": True}
        ],
    }
    data = json.dumps([document, "no product", {**document, "key": "B-2", "colour": "green"}]).encode()

    done = desk.run(data, "listings.json")

    assert counts(done) == {"created": 1, "refused": 2}
    codes = [
        [one["code"] for one in line["problems"] if one["severity"] == "error"]
        for line in desk.lines(done["import_id"])
    ]
    assert codes == [[], ["not_a_product", "no_key"], ["extra_forbidden"]]
    assert counts(desk.run(data, "listings.json")) == {"unchanged": 1, "refused": 2}


def test_a_file_that_cannot_be_read_changes_nothing_and_says_why(desk: Desk) -> None:
    files = {
        "bad_encoding": (b"\xff\xfe\xff", "a.csv"),
        "not_xlsx": (b"PK\x03\x04", "a.xlsx"),
        "no_key_column": ("品名,价格\n戒指,1".encode(), "a.csv"),
        "empty_file": ("款号,中文名称\n".encode(), "a.csv"),
        "bad_json": (b"[", "a.json"),
    }
    for code, (data, filename) in files.items():
        done = desk.run(data, filename)

        assert (done["status"], done["problem"]["code"]) == ("failed", code)
        assert done["problem"]["fix"]
    assert products() == {}


def test_headers_that_mean_nothing_are_passed_over_and_named(desk: Desk) -> None:
    done = desk.run(csv_of([*HEAD, "库存", "中文描叙"], [*ring("R-1"), "5", "x"]))

    assert counts(done) == {"created": 1}
    assert done["unknown_headers"] == [{"header": "库存", "near": None}, {"header": "中文描叙", "near": "中文描述"}]


def test_a_file_that_never_arrived_cannot_be_started(desk: Desk) -> None:
    made = desk.ask("POST", "imports", {"filename": "a.csv", "bytes": 10}).json

    answer = desk.ask("POST", f"imports/{made['import_id']}/start", {})

    assert (answer.status, answer.json["code"]) == (409, "file_missing")


def test_a_file_of_sixty_megabytes_is_refused_by_the_form_and_before_it(desk: Desk) -> None:
    refused = desk.ask("POST", "imports", {"filename": "a.csv", "bytes": 60 * 2**20})
    made = desk.ask("POST", "imports", {"filename": "a.csv", "bytes": 10}).json

    assert (refused.status, refused.json["errors"][0]["field"]) == (400, "bytes")
    policy = json.loads(base64.b64decode(made["fields"]["policy"]))
    assert ["content-length-range", 1, 50 * 2**20] in policy["conditions"]


def test_what_is_not_ones_own_is_not_there(desk: Desk) -> None:
    done = desk.run(csv_of(HEAD, ring("R-1")))
    rival = Desk(caller=RIVAL)

    for path in (f"imports/{done['import_id']}", f"imports/{done['import_id']}/lines"):
        assert rival.ask("GET", path).status == 404
    assert rival.ask("POST", f"imports/{done['import_id']}/start", {}).status == 404
    assert rival.ask("GET", "imports").json["items"] == []


def test_anothers_product_cannot_be_named_by_its_id(desk: Desk) -> None:
    desk.run(csv_of(HEAD, ring("R-1")))
    provision_organisation(RIVAL.org, kind="supplier", name="对手", region="CN-GD")
    before = products()["R-1"].version

    done = Desk(caller=RIVAL).run(csv_of(HEAD, ring(products()["R-1"].pk, 货号="X-1")))

    assert counts(done) == {"refused": 1}
    assert products()["R-1"].version == before


def test_one_key_is_two_products_at_two_suppliers(desk: Desk) -> None:
    provision_organisation(RIVAL.org, kind="supplier", name="对手", region="CN-GD")
    desk.run(csv_of(HEAD, ring("R-1")))

    done = Desk(caller=RIVAL).run(csv_of(HEAD, ring("R-1", 货号="RIVAL-1")))

    assert counts(done) == {"created": 1}
    assert products(RIVAL.org)["R-1"].pk != products()["R-1"].pk


def test_a_repeated_request_makes_one_import(desk: Desk) -> None:
    key = {"idempotency-key": "import-once-1"}
    first, second = (desk.ask("POST", "imports", {"filename": "a.csv", "bytes": 9}, **key) for _ in range(2))

    assert first.json["import_id"] == second.json["import_id"]
    assert desk.ask("POST", "imports", {"filename": "b.csv", "bytes": 9}, **key).status == 422


@pytest.mark.usefixtures("small_pages")
def test_a_worker_that_dies_is_taken_over_and_nothing_is_said_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id = desk.upload(csv_of(HEAD, *(ring(f"R-{n}") for n in range(12))))
    desk.start(import_id)
    died: list[bool] = []
    note = writing._note

    def die_once(item: Any, page: int, number: int, report: Any) -> None:
        if number == 1 and not died:
            died.append(True)
            raise ConnectionError("the machine is gone")
        note(item, page, number, report)

    monkeypatch.setattr(writing, "_note", die_once)

    def again(message: dict[str, Any]) -> None:
        if on_work({"Records": [record(message)]}, CONTEXT)["batchItemFailures"]:
            give(message)

    desk.work(again)

    looked = desk.look(import_id)
    assert died
    assert (looked["status"], looked["done"], counts(looked)) == ("done", 12, {"created": 12})
    assert len(products()) == 12
    assert [line["line"] for line in desk.lines(import_id)] == list(range(2, 14))


@pytest.mark.usefixtures("small_pages")
def test_a_message_that_comes_again_and_again_changes_nothing(desk: Desk) -> None:
    import_id = desk.upload(csv_of(HEAD, *(ring(f"R-{n}") for n in range(12))))
    desk.start(import_id)

    def thrice(message: dict[str, Any]) -> None:
        for _ in range(3):
            give(message)

    desk.work(thrice)

    looked = desk.look(import_id)
    assert (looked["done"], counts(looked)) == (12, {"created": 12})


@pytest.mark.usefixtures("small_pages")
def test_an_import_that_stands_still_goes_on_when_it_is_started_again(desk: Desk) -> None:
    import_id = desk.upload(csv_of(HEAD, *(ring(f"R-{n}") for n in range(12))))
    desk.start(import_id)
    desk.work(lambda message: give(message) if "detail" in message else None)
    assert (desk.look(import_id)["status"], desk.look(import_id)["done"]) == ("running", 0)

    other = desk.ask("POST", f"imports/{import_id}/start", {"dry_run": True})
    desk.start(import_id)
    desk.work()

    assert (other.status, other.json["code"]) == (409, "other_run_under_way")
    looked = desk.look(import_id)
    assert (looked["status"], looked["run"], counts(looked)) == ("done", 1, {"created": 12})


def test_a_suspended_supplier_imports_nothing(desk: Desk) -> None:
    import_id = desk.upload(csv_of(HEAD, ring("R-1")))
    desk.start(import_id)
    item = OrganisationItem.get(LUMIERE, "org")
    item.status = "suspended"
    item.save()
    desk.work()

    looked = desk.look(import_id)
    assert (looked["status"], looked["problem"]["code"]) == ("failed", "organisation_suspended")


@pytest.mark.usefixtures("no_rollback")
def test_five_hundred_rows_cost_seventy_five_calls(desk: Desk, calls: Calls) -> None:
    import_id = desk.upload(csv_of(HEAD, *(ring(f"L-{n}") for n in range(500))))
    desk.start(import_id)
    calls.clear()

    desk.work()

    assert counts(desk.look(import_id)) == {"created": 500}
    ours = [call for call in calls if call not in ("sqs:ReceiveMessage", "sqs:DeleteMessage", "dynamodb:Scan")]
    assert len(ours) <= 75, Counter(ours)


def test_memory_stays_flat_however_long_the_file_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading and writing, the catalog's tables left out: what moto keeps of them is no memory of ours."""
    monkeypatch.setattr(writing, "write_drafts", lambda drafts, **_: [revised(one) for one in drafts])
    monkeypatch.setattr(writing, "_note", lambda *_: None)

    def revised(draft: Draft) -> Drafted:
        draft.revise(None)
        return Drafted(key=draft.key, result=DraftResult.CREATED)

    def peak(count: int) -> int:
        import_id = desk.upload(csv_of(HEAD, *(ring(f"{count}-{n}") for n in range(count))))
        desk.start(import_id)
        sizes = []

        def measured(message: dict[str, Any]) -> None:
            tracemalloc.start()
            give(message)
            sizes.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()

        desk.work(measured)
        # Beyond the file and its pages themselves, which moto's bucket holds in this process.
        return max(sizes) - 300 * count

    assert peak(1200) < 1.5 * peak(300)


@pytest.mark.usefixtures("small_pages")
def test_the_queue_is_empty_and_the_pages_are_in_the_bucket(desk: Desk) -> None:
    done = desk.run(csv_of(HEAD, *(ring(f"R-{n}") for n in range(11))))

    found = boto3.client("s3").list_objects_v2(Bucket=settings().private_bucket, Prefix=f"bulk/{LUMIERE}/")["Contents"]
    names = sorted(one["Key"].rpartition(done["import_id"])[2] for one in found)
    assert names == ["/0001/00000.jsonl", "/0001/00001.jsonl", "/file"]
    assert receive() == []
