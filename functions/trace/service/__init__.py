"""Use cases of trace."""
