"""Keeping the index, opening it, asking it."""
