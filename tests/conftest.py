"""The environment that every test tier shares: the variables of template.yaml's Globals, with no way to a real account."""

from __future__ import annotations

import os

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_REGION": "us-east-1",
    "AWS_DEFAULT_REGION": "us-east-1",
    "STACK": "parure",
    "SITE_URL": "http://127.0.0.1:8000",
    "USER_POOL_ID": "us-east-1_test",
    "USER_POOL_CLIENT_ID": "client",
    "JWKS_URL": "http://127.0.0.1:1/jwks.json",
    "JWT_ISSUER": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_test",
    "EVENT_BUS": "parure",
    "MEDIA_BUCKET": "parure-media",
    "PRIVATE_BUCKET": "parure-private",
    "SITE_BUCKET": "parure-site",
    "WEBHOOK_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/parure-webhooks",
    "REBUILD_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/parure-storefront-rebuilds",
    "BULK_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/parure-bulk-work",
    "SEARCH_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/parure-search-rebuilds",
    "FIELD_KEY_ARN": "",
    "SECRETS_PREFIX": "/parure",
    "STRIPE_API_URL": "",
    "GIA_API_URL": "",
    "POWERTOOLS_TRACE_DISABLED": "true",
    "POWERTOOLS_METRICS_DISABLED": "true",
    "LOG_LEVEL": "WARNING",
}
# Set before any module of Parure is imported: PynamoDB and Powertools look at some of them at import.
os.environ.update(ENVIRONMENT)
