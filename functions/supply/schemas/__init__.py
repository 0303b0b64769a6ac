"""Requests and responses of supply; a cold start loads those of its request."""
