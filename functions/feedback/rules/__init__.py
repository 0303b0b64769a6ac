"""What may be shown of what people write, and what becomes of it. Pure."""
