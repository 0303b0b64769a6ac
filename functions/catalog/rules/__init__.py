"""The catalog's decisions: scales of the trade, what a product may say, findings, and its life."""
