"""What stands where on the published site: pages, sitemaps, their addresses and their register."""
