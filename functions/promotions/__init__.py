"""What takes something off a price: coupons."""
