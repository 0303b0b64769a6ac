"""DynamoDB: the base of all models, reads that go together, and the one transaction of a use case."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.connection import TableConnection
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, Index
from pynamodb.models import Model

from parure.aws.logs import correlation_id, logger
from parure.aws.settings import settings
from parure.kernel.errors import Conflict, MallError, Unavailable, Unprocessable
from parure.kernel.events import DomainEvent, Envelope
from parure.kernel.ids import new_id
from parure.kernel.paging import Page, open_cursor, seal_cursor
from parure.kernel.time import iso, now

M = TypeVar("M", bound="Table")

MAX_ACTIONS = 100
"""DynamoDB's limit on one transaction."""
_CONFLICT_TRIES = 8
_MOST_LOOKED_AT = 1000
"""Rows that one page of a filtered list reads at most; DynamoDB stops at 1 MB by itself."""
_KEEP_IDEMPOTENCY_SECONDS = 30 * 24 * 3600


@cache
def dynamodb() -> Any:
    """One client for the process: building a client costs more than a call."""
    config = Config(connect_timeout=2, read_timeout=5, retries={"mode": "standard", "total_max_attempts": 4})
    # botocore as PynamoDB uses it; boto3 on top would add its transfer manager to every cold start.
    return botocore.session.get_session().create_client("dynamodb", region_name=settings().aws_region, config=config)


class _TableName:
    """`Meta.table = "orders"` becomes `{stack}-orders` when it is first needed, not at import."""

    def __get__(self, _: object, meta: Any) -> str:
        return f"{settings().stack}-{meta.table}"


class _Region:
    def __get__(self, _: object, __: Any) -> str:
        return os.environ.get("AWS_REGION", "us-east-1")


class Table(Model):
    """Base of every stored item: `pk` and `sk`, and a table named after the stack."""

    class Meta:
        table: str
        table_name = _TableName()
        region = _Region()

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)

    @classmethod
    def _get_connection(cls) -> TableConnection:
        connection = super()._get_connection()
        # PynamoDB would build a botocore client for each model; they all share one.
        connection.connection._client = dynamodb()
        return connection

    @classmethod
    def find(cls: type[M], pk: str, sk: str, *, consistent: bool = True) -> M | None:
        try:
            return cls.get(pk, sk, consistent_read=consistent)
        except cls.DoesNotExist:
            return None

    @classmethod
    def from_item(cls: type[M], raw: Mapping[str, Any]) -> M:
        return cls.from_raw_data(dict(raw))


def index(hash_key: str, range_key: str, *, by_number: bool = False) -> GlobalSecondaryIndex[Any]:
    """A secondary index that projects everything, named after the attribute it is assigned to.

    class OrderItem(Table):
        by_buyer = index("buyer_id", "pk")
    """
    ranges = NumberAttribute if by_number else UnicodeAttribute
    meta = type("Meta", (), {"projection": AllProjection()})
    keys = {hash_key: UnicodeAttribute(hash_key=True), range_key: ranges(range_key=True)}
    made = type("TableIndex", (GlobalSecondaryIndex,), {"Meta": meta, **keys})
    return cast("GlobalSecondaryIndex[Any]", made())


@dataclass(frozen=True)
class Read:
    model: type[Table]
    pk: str
    sk: str


def read_together(reads: Sequence[Read], *, consistent: bool = True) -> dict[Read, Any]:
    """Read items of any tables with one BatchGetItem per hundred; a read that found nothing is not in the result."""
    found: dict[Read, Any] = {}
    wanted = list(dict.fromkeys(reads))
    for start in range(0, len(wanted), 100):
        chunk = {(r.model.Meta.table_name, r.pk, r.sk): r for r in wanted[start : start + 100]}
        request: dict[str, Any] = {}
        for table, pk, sk in chunk:
            keys = request.setdefault(table, {"Keys": [], "ConsistentRead": consistent})["Keys"]
            keys.append({"pk": {"S": pk}, "sk": {"S": sk}})
        for attempt in range(_CONFLICT_TRIES):
            answer = dynamodb().batch_get_item(RequestItems=request)
            for table, items in answer["Responses"].items():
                for item in items:
                    read = chunk[(table, item["pk"]["S"], item["sk"]["S"])]
                    found[read] = read.model.from_item(item)
            request = answer.get("UnprocessedKeys") or {}
            if not request:
                break
            _back_off(attempt)
        else:
            raise Unavailable("store_busy", "The store is busy. Try again in a moment.")
    return found


def read_at_once(reads: Sequence[Read]) -> dict[Read, Any]:
    """Read up to a hundred items of any tables as they stood at one moment (TransactGetItems); twice the price of
    `read_together`, for those who decide by how the items stand to each other."""
    wanted = list(dict.fromkeys(reads))
    parts = [
        {"Get": {"TableName": r.model.Meta.table_name, "Key": {"pk": {"S": r.pk}, "sk": {"S": r.sk}}}} for r in wanted
    ]
    for attempt in range(_CONFLICT_TRIES):
        try:
            answers = dynamodb().transact_get_items(TransactItems=parts)["Responses"]
        except ClientError as error:
            if not _is_passing(error, error.response.get("CancellationReasons") or []):
                raise
            _back_off(attempt)
            continue
        found = zip(wanted, answers, strict=True)
        return {read: read.model.from_item(answer["Item"]) for read, answer in found if answer.get("Item")}
    raise Unavailable("store_busy", "The store is busy. Try again in a moment.")


def query_page(
    source: type[M] | Index[M],
    hash_key: str,
    *,
    range_condition: Condition | None = None,
    filter_condition: Condition | None = None,
    limit: int = 24,
    cursor: str | None = None,
    newest_first: bool = False,
    scope: str = "",
) -> Page[M]:
    """One Query, one page. `scope` joins the list's name in the cursor's signature (filters, for instance).

    With a filter, or where items are large (DynamoDB stops at 1 MB), a page may be shorter than `limit` although more follow:
    cost stays one call per page.
    """
    model, index_name = _model_and_index(source)
    schema = model._get_schema()
    secret = settings().secret("cursor-key").encode()
    list_scope = f"{model.Meta.table_name}/{index_name}/{hash_key}/{scope}"
    start = open_cursor(cursor, scope=list_scope, secret=secret) if cursor else None
    # One more than asked tells whether there is a next page, so the last page never has an empty successor. A filter
    # drops rows after they are read, so more are looked at for a page that is not nearly empty.
    ask = limit + 1 if filter_condition is None else min(20 * limit, _MOST_LOOKED_AT)
    answer = model._get_connection().query(
        hash_key,
        range_key_condition=range_condition,
        filter_condition=filter_condition,
        exclusive_start_key=start,
        index_name=index_name,
        limit=ask,
        scan_index_forward=not newest_first,
    )
    raw = answer["Items"]
    last = answer.get("LastEvaluatedKey")
    if len(raw) > limit:
        raw = raw[:limit]
        keys = {"pk", "sk", *_index_keys(schema, index_name)}
        last = {name: raw[-1][name] for name in keys}
    next_cursor = seal_cursor(last, scope=list_scope, secret=secret) if last else None
    return Page([model.from_item(item) for item in raw], next_cursor)


def _model_and_index(source: type[M] | Index[M]) -> tuple[type[M], str | None]:
    if isinstance(source, Index):
        return cast("type[M]", source._model), source.Meta.index_name
    return source, None


def _index_keys(schema: Any, index_name: str | None) -> set[str]:
    indexes = [*schema["global_secondary_indexes"], *schema["local_secondary_indexes"]]
    return {k["AttributeName"] for i in indexes if i["index_name"] == index_name for k in i["key_schema"]}


class OutboxEvent(Table):
    """An event beside the state that it tells of; the table's stream carries it on (functions/relay)."""

    class Meta(Table.Meta):
        table = "events"

    envelope = UnicodeAttribute()


class Once(Table):
    """The trace of something that must happen once: an idempotency key or a handled event."""

    class Meta(Table.Meta):
        table = "idempotency"

    request = UnicodeAttribute()
    result = UnicodeAttribute()


class AlreadyDone(Exception):
    """The idempotency record exists: `result` is what was stored with it."""

    def __init__(self, result: dict[str, Any]) -> None:
        super().__init__("already done")
        self.result = result


def fingerprint(document: Any) -> str:
    """A short hash of a JSON-ready request, to tell a repeated request from a different one."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), default=str)
    return base64.b32encode(hashlib.sha256(canonical.encode()).digest()[:20]).decode()


class Transaction:
    """All writes of a use case and its events, as one TransactWriteItems.

    Each part may name the error to raise when its condition does not hold; of several, the first added wins, but an
    idempotency record that exists comes before all. Conflicts with a concurrent transaction and throttling are retried.

    >>> tx = Transaction()
    >>> tx.update(order, actions=[OrderItem.status.set("paid")], condition=OrderItem.status == "placed", otherwise=...)
    >>> tx.publish(OrderPaid(order_id=order.pk, ...), by=caller.user_id)
    >>> tx.commit()
    """

    def __init__(self) -> None:
        self._parts: list[dict[str, Any]] = []
        self._otherwise: list[MallError | None] = []
        self._once: dict[int, str] = {}
        self._targets: set[tuple[str, str, str]] = set()

    def put(
        self,
        item: Table,
        *,
        if_absent: bool = False,
        condition: Condition | None = None,
        otherwise: MallError | None = None,
    ) -> None:
        if if_absent:
            absent = type(item).pk.does_not_exist()
            condition = absent if condition is None else absent & condition
        self._add(item, "Put", item.get_save_kwargs_from_instance(condition=condition), otherwise)

    def update(
        self,
        item: Table,
        *,
        actions: Sequence[Action],
        condition: Condition | None = None,
        otherwise: MallError | None = None,
    ) -> None:
        part = item.get_update_kwargs_from_instance(actions=list(actions), condition=condition)
        self._add(item, "Update", part, otherwise)

    def delete(self, item: Table, *, condition: Condition | None = None, otherwise: MallError | None = None) -> None:
        self._add(item, "Delete", item.get_delete_kwargs_from_instance(condition=condition), otherwise)

    def check(
        self, model: type[Table], pk: str, sk: str, *, condition: Condition, otherwise: MallError | None = None
    ) -> None:
        part = model.get_operation_kwargs_from_class(pk, range_key=sk, condition=condition)
        self._add(model(pk, sk), "ConditionCheck", part, otherwise)

    def publish(self, event: DomainEvent, *, by: str | None) -> str:
        """Put the event into the outbox; returns its id."""
        event_id = new_id("evt")
        envelope = Envelope.wrap(event, event_id=event_id, at=now(), by=by, correlation_id=correlation_id())
        document = json.dumps(envelope.to_json(), ensure_ascii=False, separators=(",", ":"))
        self.put(OutboxEvent(event.aggregate_id, event_id, envelope=document))
        return event_id

    def once(self, key: str, *, request: str = "", result: Mapping[str, Any] | None = None) -> None:
        """Remember that this was done. If it was, `commit` raises AlreadyDone with the stored result, or
        Unprocessable `idempotency_key_reused` when the request's fingerprint differs."""
        record = Once(key, "once", request=request, result=json.dumps(dict(result or {})))
        part = record.get_save_kwargs_from_instance(condition=Once.pk.does_not_exist())
        part["Item"]["expires_at"] = {"N": str(int(now().timestamp()) + _KEEP_IDEMPOTENCY_SECONDS)}
        part["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
        self._once[len(self._parts)] = request
        self._add(record, "Put", part, None)

    def __len__(self) -> int:
        return len(self._parts)

    def commit(self) -> None:
        if len(self._parts) > MAX_ACTIONS:
            raise ValueError(f"a transaction of {len(self._parts)} actions; DynamoDB takes {MAX_ACTIONS}")
        token = new_id("tx")[-26:]
        for attempt in range(_CONFLICT_TRIES):
            try:
                dynamodb().transact_write_items(TransactItems=self._parts, ClientRequestToken=token)
                return
            except ClientError as error:
                reasons = error.response.get("CancellationReasons") or []
                self._raise_failed_condition(reasons, error)
                if not _is_passing(error, reasons):
                    raise
            _back_off(attempt)
        raise Unavailable("store_busy", "Too many people are doing this at once. Try again in a moment.")

    def _add(self, item: Table, kind: str, part: dict[str, Any], otherwise: MallError | None) -> None:
        target = (type(item).Meta.table_name, item.pk, item.sk)
        if target in self._targets:
            raise ValueError(f"a transaction may touch an item once: {target}")
        self._targets.add(target)
        self._parts.append({kind: part})
        self._otherwise.append(otherwise)

    def _raise_failed_condition(self, reasons: Sequence[Mapping[str, Any]], error: ClientError) -> None:
        failed = [i for i, reason in enumerate(reasons) if reason.get("Code") == "ConditionalCheckFailed"]
        for i in failed:
            if i in self._once:
                record = Once.from_item(reasons[i]["Item"])
                if record.request != self._once[i]:
                    raise Unprocessable(
                        "idempotency_key_reused",
                        "This Idempotency-Key was used for a different request. Use a new key.",
                        field="Idempotency-Key",
                    ) from error
                raise AlreadyDone(json.loads(record.result)) from error
        for i in failed:
            logger.debug("condition failed", part=i)
            changed = Conflict("changed_meanwhile", "Somebody changed this at the same time. Read it again.")
            raise (self._otherwise[i] or changed) from error


def find_done(key: str) -> dict[str, Any] | None:
    """What an idempotency record holds, for a handler that wants to know before it works."""
    record = Once.find(key, "once")
    return None if record is None else cast("dict[str, Any]", json.loads(record.result))


_PASSING = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}


def _is_passing(error: ClientError, reasons: Sequence[Mapping[str, Any]]) -> bool:
    if error.response["Error"]["Code"] == "TransactionInProgressException":
        return True
    return bool(reasons) and {r.get("Code", "None") for r in reasons} <= _PASSING | {"None"}


def _back_off(attempt: int) -> None:
    """Full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter"), at most 0.8 s."""
    time.sleep(random.uniform(0, min(0.8, 0.02 * 2**attempt)))  # noqa: S311 - not a secret


def timestamp() -> str:
    """The present as stored in items: RFC 3339, sortable."""
    return iso(now())
