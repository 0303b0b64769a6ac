"""The CDN before the site: what it has to forget when a page changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol

import botocore.session

from parure.aws.settings import settings
from parure.kernel.ids import new_id

NO_DISTRIBUTION = "none"
"""What the parameter `distribution-id` says where no CDN stands before the site: on a laptop."""


class Distribution(Protocol):
    """Asked after the files were written and before the register says so: a failure repeats both."""

    def forget(self, paths: Sequence[str]) -> None:
        """Serve none of these again without asking the site. A path may end in `*`."""
        ...


class CloudFront:
    """One CreateInvalidation for all paths."""

    def __init__(self, distribution_id: str) -> None:
        self.distribution_id = distribution_id

    def forget(self, paths: Sequence[str]) -> None:
        batch = {"Paths": {"Quantity": len(paths), "Items": list(paths)}, "CallerReference": new_id("inv")}
        _cloudfront().create_invalidation(DistributionId=self.distribution_id, InvalidationBatch=batch)


class NoDistribution:
    """The local edge asks the bucket each time."""

    def forget(self, paths: Sequence[str]) -> None:
        """There is nothing to forget."""


def distribution() -> Distribution:
    """As the parameter says: the stack of the edge writes it (infra/stacks/edge.yaml)."""
    distribution_id = settings().secret("distribution-id")
    return NoDistribution() if distribution_id == NO_DISTRIBUTION else CloudFront(distribution_id)


@cache
def _cloudfront() -> Any:
    return botocore.session.get_session().create_client("cloudfront", region_name="us-east-1")
