"""The decisions of orders: pure functions on frozen values; time and ids are arguments."""
