"""A stand-in for Stripe on a laptop: what the official SDK speaks to when `STRIPE_API_URL` points here. See README.md."""

from infra.local.payments.app import create_app

__all__ = ["create_app"]
