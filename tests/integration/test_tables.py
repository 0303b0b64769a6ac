"""The transaction, reads that go together, pages; on moto."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from botocore.exceptions import ClientError

from integration.conftest import Calls
from parure.aws import tables
from parure.aws.encryption import decrypt_fields, encrypt_fields, mask_phone
from parure.aws.tables import (
    AlreadyDone,
    Once,
    OutboxEvent,
    Read,
    Transaction,
    query_page,
    read_at_once,
    read_together,
)
from parure.kernel.errors import Conflict, InvalidRequest, Unavailable, Unprocessable
from parure.kernel.events import DomainEvent


@dataclass(frozen=True, kw_only=True)
class ThingHappened(DomainEvent):
    source: ClassVar[str] = "test"
    aggregate: ClassVar[str] = "thing_id"
    thing_id: str


def test_state_and_event_exist_together_or_not_at_all(aws: None) -> None:
    tx = Transaction()
    tx.publish(ThingHappened(thing_id="t1"), by="usr_1")
    tx.check(Once, "nothing", "once", condition=Once.pk.exists(), otherwise=Conflict("no_such", "No."))

    with pytest.raises(Conflict) as failed:
        tx.commit()

    assert failed.value.code == "no_such"
    assert list(OutboxEvent.query("t1")) == []


def test_the_outbox_holds_the_whole_envelope(aws: None) -> None:
    tx = Transaction()
    event_id = tx.publish(ThingHappened(thing_id="t1"), by="usr_1")
    tx.commit()

    envelope = json.loads(OutboxEvent.get("t1", event_id).envelope)

    assert (envelope["type"], envelope["data"], envelope["by"]) == ("ThingHappened", {"thing_id": "t1"}, "usr_1")


def test_what_was_done_once_is_told_with_its_result_and_not_done_again(aws: None) -> None:
    for attempt in range(2):
        tx = Transaction()
        tx.once("usr_1#orders#k1", request="hash", result={"order_id": "ord_1"})
        tx.publish(ThingHappened(thing_id="t1"), by=None)
        if attempt == 0:
            tx.commit()
        else:
            with pytest.raises(AlreadyDone) as done:
                tx.commit()

    assert done.value.result == {"order_id": "ord_1"}
    assert len(list(OutboxEvent.query("t1"))) == 1


def test_one_key_for_two_requests_is_refused(aws: None) -> None:
    first, second = Transaction(), Transaction()
    first.once("k", request="a")
    second.once("k", request="b")
    first.commit()

    with pytest.raises(Unprocessable, match="different request"):
        second.commit()


def test_an_item_is_touched_once_in_a_transaction(aws: None) -> None:
    tx = Transaction()
    tx.put(Once("k", "once", request="", result="{}"))

    with pytest.raises(ValueError, match="touch an item once"):
        tx.delete(Once("k", "once"))


def test_a_conflict_with_another_transaction_is_retried_and_then_told(
    aws: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_back_off", lambda _: None)
    busy = ClientError(
        {
            "Error": {"Code": "TransactionCanceledException", "Message": ""},
            "CancellationReasons": [{"Code": "TransactionConflict"}, {"Code": "None"}],
        },
        "TransactWriteItems",
    )
    left = iter([busy, busy, busy, None])

    def fail_three_times(**_: Any) -> None:
        error = next(left, busy)
        if error is not None:
            raise error

    monkeypatch.setattr(tables.dynamodb(), "transact_write_items", fail_three_times)
    tx = Transaction()
    tx.put(Once("k", "once", request="", result="{}"))

    tx.commit()
    with pytest.raises(Unavailable):
        tx.commit()


def test_items_of_several_tables_are_read_with_one_call(aws: None, calls: Calls) -> None:
    tx = Transaction()
    tx.once("k1", result={"a": 1})
    event_id = tx.publish(ThingHappened(thing_id="t1"), by=None)
    tx.commit()
    calls.clear()
    wanted = [Read(Once, "k1", "once"), Read(OutboxEvent, "t1", event_id), Read(Once, "k2", "once")]

    found = read_together(wanted)

    assert calls == ["dynamodb:BatchGetItem"]
    assert [wanted[0] in found, wanted[1] in found, wanted[2] in found] == [True, True, False]


def test_pages_follow_each_other_and_the_last_has_no_successor(aws: None, calls: Calls) -> None:
    for number in range(7):
        Once("list", f"{number}", request=str(number), result="{}").save()
    query_page(Once, "list", limit=1)
    calls.clear()

    first = query_page(Once, "list", limit=4)
    second = query_page(Once, "list", limit=4, cursor=first.next_cursor)
    exact = query_page(Once, "list", limit=7, newest_first=True)

    assert [item.sk for item in first.items + second.items] == list("0123456")
    assert (second.next_cursor, exact.next_cursor) == (None, None)
    assert [item.sk for item in exact.items] == list("6543210")
    assert calls == ["dynamodb:Query"] * 3
    with pytest.raises(InvalidRequest):
        query_page(Once, "other", cursor=first.next_cursor)


def test_a_page_of_large_items_ends_early_and_the_list_goes_on(aws: None) -> None:
    for number in range(4):
        Once("large", str(number), request="x" * 380_000, result="{}").save()

    first = query_page(Once, "large", limit=10)
    second = query_page(Once, "large", limit=10, cursor=first.next_cursor)

    assert 0 < len(first.items) < 4
    assert [item.sk for item in [*first.items, *second.items]] == ["0", "1", "2", "3"]
    assert second.next_cursor is None


def test_a_filtered_page_is_full_and_its_cursor_goes_on_where_it_ended(aws: None, calls: Calls) -> None:
    for number in range(40):
        Once("list", f"{number:02}", request="even" if number % 2 == 0 else "odd", result="{}").save()
    even = Once.request == "even"
    calls.clear()

    first = query_page(Once, "list", limit=5, filter_condition=even)
    second = query_page(Once, "list", limit=5, filter_condition=even, cursor=first.next_cursor)

    assert [item.sk for item in first.items + second.items] == [f"{n:02}" for n in range(0, 20, 2)]
    assert len(calls.of("dynamodb")) == 2


def test_personal_fields_come_back_and_a_warm_process_asks_kms_for_nothing(aws: None, calls: Calls) -> None:
    address = {"name": "王小明", "phone": "13800000000"}
    sealed = encrypt_fields("address", address)
    calls.clear()

    again = encrypt_fields("address", address)
    back = decrypt_fields("address", sealed)

    assert back == address
    assert "13800000000" not in sealed + again
    assert len(calls.of("kms")) <= 1
    assert mask_phone("13800000000") == "138****0000"


def test_items_are_read_at_one_moment_with_one_call(calls: Calls) -> None:
    for number in range(3):
        Once(f"k{number}", "once", request="", result=json.dumps({"n": number})).save()
    calls.clear()

    reads = [Read(Once, f"k{number}", "once") for number in (2, 0, 2, 7)]
    found = read_at_once(reads)

    assert calls == ["dynamodb:TransactGetItems"]
    assert [read.pk for read in found] == ["k2", "k0"]
    assert json.loads(found[reads[0]].result) == {"n": 2}
