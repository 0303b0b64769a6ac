"""Storefront: published product pages as files."""
