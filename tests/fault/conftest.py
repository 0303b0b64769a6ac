from integration.conftest import aws, calls
from integration.orders.mall import mall, stripe_url

__all__ = ["aws", "calls", "mall", "stripe_url"]
