"""The local edge: what CloudFront is in an account. One origin for shop, portal, pages, pictures and API."""
