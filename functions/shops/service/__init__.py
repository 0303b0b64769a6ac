"""Use cases of dealers' shops."""
