"""Bulk import and export of listings."""
