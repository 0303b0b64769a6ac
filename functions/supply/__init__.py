"""Supply: stock per location, its ledger, and holds."""
