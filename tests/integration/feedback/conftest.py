from integration.orders.mall import mall, stripe_url

__all__ = ["mall", "stripe_url"]
