"""Payments: the provider's checkout, its webhooks, refunds and the ledger. See README.md."""
