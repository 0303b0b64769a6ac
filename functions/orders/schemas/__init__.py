"""Requests and responses of orders; they become the OpenAPI document."""
