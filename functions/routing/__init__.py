"""Routing 派单: which source sends what of a paid order, and why. See README.md."""
