"""Pricing: board prices, exchange rates, and what a SKU costs now."""
