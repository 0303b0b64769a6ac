"""Orders: carts, checkout, the order's life and its fulfilments. See README.md."""
