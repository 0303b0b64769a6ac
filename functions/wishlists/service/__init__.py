"""Use cases of wish lists."""
