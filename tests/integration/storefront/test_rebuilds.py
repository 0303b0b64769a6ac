"""Everything is published again, with progress, whatever breaks off in between; on moto."""

from __future__ import annotations

import json
import os
from typing import Any

import boto3
import pytest

from catalog.events import ProductPublished
from integration.catalog import goods
from integration.catalog.goods import OPERATOR, SUPPLIER, on_sale
from integration.gateway import CONTEXT, Answer, call
from integration.storefront.conftest import SHELL, Forgotten, Site
from integration.storefront.test_publishing import take_down
from storefront import app, store
from storefront.contract import begin_rebuild
from storefront.events import RebuildResumed, RebuildStarted
from storefront.rules.address import EVERYTHING
from storefront.service import publishing, rebuilding

NEW_SHELL = SHELL.replace("index-D.js", "index-E.js")


def ask(method: str, path: str = "", key: str = "rebuild-1") -> Answer:
    return call(
        app.app, method, f"/api/v1/storefront/rebuilds{path}", caller=OPERATOR, headers={"idempotency-key": key}
    )


def take_messages() -> list[str]:
    sqs, url = boto3.client("sqs"), os.environ["REBUILD_QUEUE_URL"]
    found: list[str] = []
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            found.append(message["Body"])
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return found


def work(*bodies: str) -> list[str]:
    """What the function does with these messages; those that it could not do."""
    records = [{"messageId": str(n), "body": body} for n, body in enumerate(bodies)]
    failures = app.on_rebuilds({"Records": records}, CONTEXT)["batchItemFailures"]
    return [bodies[int(failure["itemIdentifier"])] for failure in failures]


def work_until_empty() -> None:
    while bodies := take_messages():
        assert work(*bodies) == []


def begin(site: Site) -> str:
    rebuild_id: str = ask("POST").json["rebuild_id"]
    site.tell(RebuildStarted(rebuild_id=rebuild_id))
    return rebuild_id


@pytest.fixture
def shelf(site: Site) -> list[str]:
    return [on_sale(goods.coded(f"R-{number}")) for number in range(6)]


def test_all_pages_name_the_new_build_when_it_is_finished(site: Site, shelf: list[str], forgotten: Forgotten) -> None:
    for product_id in shelf[:3]:
        site.tell(ProductPublished(product_id=product_id, product_version=1, supplier_id=goods.ORG))
    site.put_shell(NEW_SHELL)

    rebuild_id = begin(site)
    work_until_empty()

    shown = ask("GET", f"/{rebuild_id}").json
    assert (shown["status"], shown["products"], shown["published"]) == ("finished", 6, 6)
    pages = [site.read(f"{prefix}p/{product_id}.html") or "" for product_id in shelf for prefix in ("", "en/")]
    assert all("index-E.js" in page for page in pages)
    assert forgotten == list(EVERYTHING)


def test_progress_is_shown_on_the_way(site: Site, shelf: list[str]) -> None:
    rebuild_id = begin(site)
    assert ask("GET", f"/{rebuild_id}").json["status"] == "listing"

    work(*take_messages())
    first, *rest = take_messages()
    work(first)
    shown = ask("GET", f"/{rebuild_id}").json
    assert (shown["status"], shown["products"]) == ("publishing", 6)

    work(*rest)
    assert ask("GET").json["items"][0]["status"] == "finished"


def test_a_long_shelf_is_listed_in_stretches(site: Site, shelf: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "STRETCH", 2)

    rebuild_id = begin(site)
    work_until_empty()

    assert ask("GET", f"/{rebuild_id}").json["published"] == 6
    assert len(site.keys("p/")) == 6


def test_a_page_whose_product_is_gone_is_removed(site: Site, shelf: list[str]) -> None:
    site.tell(ProductPublished(product_id=shelf[0], product_version=1, supplier_id=goods.ORG))
    take_down(shelf[0])

    begin(site)
    work_until_empty()

    assert site.keys("p/") == sorted(f"p/{product_id}.html" for product_id in shelf[1:])


def test_lost_messages_are_queued_again_by_resuming(site: Site, shelf: list[str]) -> None:
    rebuild_id = begin(site)
    work(*take_messages())
    first, *_lost = take_messages()
    work(first)

    assert ask("POST", f"/{rebuild_id}/resume").status == 200
    site.tell(RebuildResumed(rebuild_id=rebuild_id))
    work_until_empty()

    shown = ask("GET", f"/{rebuild_id}").json
    assert (shown["status"], shown["published"]) == ("finished", 6)


def test_a_first_step_that_was_lost_is_queued_again_by_resuming(site: Site, shelf: list[str]) -> None:
    rebuild_id = begin(site)
    take_messages()

    site.tell(RebuildResumed(rebuild_id=rebuild_id))
    work_until_empty()

    assert ask("GET", f"/{rebuild_id}").json["status"] == "finished"


def test_messages_that_come_twice_find_their_work_done(
    site: Site, shelf: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild_id = begin(site)
    step = take_messages()
    work(*step, *step)
    chunks = take_messages()
    work(*chunks)
    monkeypatch.setattr(publishing, "files", None)

    assert work(*chunks) == []

    shown = ask("GET", f"/{rebuild_id}").json
    assert (shown["status"], shown["published"]) == ("finished", 6)


def test_a_stretch_that_was_listed_twice_at_once_does_not_end_the_rebuild_too_early(
    site: Site, shelf: list[str]
) -> None:
    """The slower one wrote its chunks again over those that were done."""
    rebuild_id = begin(site)
    work(*take_messages())
    chunks = take_messages()
    work(chunks[0])
    done = json.loads(chunks[0])["chunk"]
    chunk = store.ChunkItem.get(rebuild_id, done)
    chunk.done_at = None
    chunk.save()

    work(chunks[0], *chunks[1:-1])
    assert ask("GET", f"/{rebuild_id}").json["status"] == "publishing"
    work(chunks[-1])

    assert ask("GET", f"/{rebuild_id}").json["status"] == "finished"


def test_a_chunk_that_fails_is_done_by_its_next_try(
    site: Site, shelf: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild_id = begin(site)
    work(*take_messages())
    chunks = take_messages()
    with monkeypatch.context() as broken:
        broken.setattr(store, "move_on", _fail)
        failed = work(*chunks)
    assert failed

    assert work(*failed) == []

    assert ask("GET", f"/{rebuild_id}").json["status"] == "finished"


def test_one_rebuild_at_a_time_and_the_same_key_shows_the_same(site: Site, shelf: list[str]) -> None:
    first = ask("POST")

    assert ask("POST").json == first.json
    refused = ask("POST", key="rebuild-2")
    assert (refused.status, refused.json["code"]) == (409, "rebuild_running")

    site.tell(RebuildStarted(rebuild_id=first.json["rebuild_id"]))
    work_until_empty()
    assert ask("POST", key="rebuild-3").status == 201


def test_a_mall_without_goods_is_finished_at_once(site: Site) -> None:
    rebuild_id = begin(site)
    work_until_empty()

    assert ask("GET", f"/{rebuild_id}").json["status"] == "finished"


def test_a_deployment_begins_one_rebuild_for_each_build(site: Site, shelf: list[str]) -> None:
    first = begin_rebuild("build-1")
    assert begin_rebuild("build-1") == first
    assert begin_rebuild("build-2") is None

    site.tell(RebuildStarted(rebuild_id=str(first)))
    work_until_empty()
    assert begin_rebuild("build-2") not in (None, first)


def test_a_rebuild_that_is_not_there_is_not_found(site: Site) -> None:
    assert ask("GET", "/reb_01JD3N0E6S0V1G3N5W7X9Y2Z4B").status == 404
    assert call(app.app, "POST", "/api/v1/storefront/rebuilds", caller=SUPPLIER).status == 403


def _fail(*_: Any) -> None:
    raise RuntimeError("the machine is gone")
