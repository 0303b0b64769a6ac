from __future__ import annotations

import boto3
import pytest

from bulk import files
from bulk.service import queueing
from identity.contract import provision_organisation
from integration.bulk.desk import LUMIERE, Desk
from parure.aws.settings import settings


@pytest.fixture
def desk(aws: None, monkeypatch: pytest.MonkeyPatch) -> Desk:
    queue = boto3.client("sqs").create_queue(QueueName="parure-bulk-work")["QueueUrl"]
    monkeypatch.setenv("BULK_QUEUE_URL", queue)
    settings.cache_clear()
    files.s3.cache_clear()
    queueing._sqs.cache_clear()
    provision_organisation(LUMIERE, kind="supplier", name="Lumière 珠宝", region="CN-SH")
    return Desk()
