"""The order that CloudFront gets, as its service model takes it."""

from __future__ import annotations

import pytest
from botocore.stub import ANY, Stubber

from integration.storefront.conftest import Site
from parure.aws.settings import settings
from storefront import distribution


def test_without_a_cdn_there_is_nobody_to_tell(site: Site) -> None:
    assert isinstance(distribution.distribution(), distribution.NoDistribution)


def test_cloudfront_forgets_all_paths_by_one_order(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "secret", lambda name: {"distribution-id": "E1PARURE"}[name], raising=False)
    paths = ["/p/prd_1*", "/en/p/prd_1*"]
    batch = {"Paths": {"Quantity": 2, "Items": paths}, "CallerReference": ANY}

    with Stubber(distribution._cloudfront()) as cloudfront:
        cloudfront.add_response("create_invalidation", {}, {"DistributionId": "E1PARURE", "InvalidationBatch": batch})
        distribution.distribution().forget(paths)
        cloudfront.assert_no_pending_responses()
