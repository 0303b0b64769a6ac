"""The use cases of routing."""
