"""Catalog: products, their review, their shelves, and the SKUs that checkout reads."""
