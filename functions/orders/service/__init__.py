"""The use cases of orders, one function per verb."""
