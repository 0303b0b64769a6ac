from __future__ import annotations

import copy
from typing import Any

import boto3
import pytest
from moto.dynamodb import models as moto_tables

from bulk import files
from bulk.service import reading, writing
from identity.contract import provision_organisation
from integration.bulk.desk import LUMIERE, Desk
from parure.aws import messages
from parure.aws.settings import settings


@pytest.fixture
def desk(aws: None, monkeypatch: pytest.MonkeyPatch) -> Desk:
    queue = boto3.client("sqs").create_queue(QueueName="parure-bulk-work")["QueueUrl"]
    monkeypatch.setenv("BULK_QUEUE_URL", queue)
    settings.cache_clear()
    files.s3.cache_clear()
    messages.sqs.cache_clear()
    provision_organisation(LUMIERE, kind="supplier", name="Lumière 珠宝", region="CN-SH")
    return Desk()


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten products to a page, four to a chunk: a few rows go the way of thousands."""
    monkeypatch.setattr(reading, "PAGE_PRODUCTS", 10)
    monkeypatch.setattr(writing, "CHUNK_PRODUCTS", 4)


@pytest.fixture
def no_rollback(monkeypatch: pytest.MonkeyPatch) -> None:
    """moto copies a whole table for each part of a transaction, to put it back when one fails: minutes for hundreds of rows, and
    needless where none does."""

    class Shallow:
        @staticmethod
        def deepcopy(value: Any) -> Any:
            return value if type(value).__name__ == "Table" else copy.deepcopy(value)

    monkeypatch.setattr(moto_tables, "copy", Shallow)
