"""What other programs may ask of the storefront: the seed and `make deploy`, which publish without events."""

from storefront.service import publish_product

__all__ = ["publish_product"]
