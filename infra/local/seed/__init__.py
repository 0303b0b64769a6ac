"""Demo data: accounts, organisations, pieces, real diamonds, prices. Only ever put into the local cloud."""

from __future__ import annotations

from infra.local.cloud import LocalCloud
from rich.console import Console


def seed_once(cloud: LocalCloud, console: Console) -> None:
    """Load the demo data unless this cloud has it."""


def seed_people_and_prices(cloud: LocalCloud) -> None:
    """Accounts, organisations, board prices and exchange rates, without goods: what tests start from."""
