"""What a function is told by its environment. `template.yaml` Globals and this class name the same variables."""

from __future__ import annotations

import os
from functools import cache, cached_property


def _required(name: str) -> cached_property[str]:
    """Read on first use and kept, so that a function needs only the variables that it uses."""

    def read(_: Settings) -> str:
        try:
            return os.environ[name]
        except KeyError:
            raise RuntimeError(f"the environment variable {name} is not set; see Globals in template.yaml") from None

    return cached_property(read)


class Settings:
    stack = _required("STACK")
    """Prefix of every table, queue and bucket: the CloudFormation stack's name."""
    aws_region = _required("AWS_REGION")
    site_url = _required("SITE_URL")
    """Where people reach the mall, without a trailing slash."""
    user_pool_id = _required("USER_POOL_ID")
    user_pool_client_id = _required("USER_POOL_CLIENT_ID")
    jwks_url = _required("JWKS_URL")
    jwt_issuer = _required("JWT_ISSUER")
    event_bus = _required("EVENT_BUS")
    media_bucket = _required("MEDIA_BUCKET")
    private_bucket = _required("PRIVATE_BUCKET")
    """Takes uploads in and keeps documents; nothing in it is public."""
    site_bucket = _required("SITE_BUCKET")
    webhook_queue_url = _required("WEBHOOK_QUEUE_URL")
    rebuild_queue_url = _required("REBUILD_QUEUE_URL")
    bulk_queue_url = _required("BULK_QUEUE_URL")
    search_queue_url = _required("SEARCH_QUEUE_URL")
    field_key_arn = _required("FIELD_KEY_ARN")
    secrets_prefix = _required("SECRETS_PREFIX")
    """SSM path of the secrets: `/{stack}`."""
    stripe_api_url = _required("STRIPE_API_URL")
    """Empty for Stripe itself; the payment stand-in's address on a laptop."""
    gia_api_url = _required("GIA_API_URL")
    """GIA's Report Results API; empty: nobody asks it, people verify GIA's certificates."""

    def secret(self, name: str) -> str:
        """A SecureString of Parameter Store below `secrets_prefix`; kept for five minutes, so a rotation is seen."""
        from aws_lambda_powertools.utilities import parameters

        value = parameters.get_parameter(f"{self.secrets_prefix}/{name}", decrypt=True, max_age=300)
        return str(value)


@cache
def settings() -> Settings:
    return Settings()
