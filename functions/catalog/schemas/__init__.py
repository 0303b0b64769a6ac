"""Requests and responses of the catalog; with the routes they are its OpenAPI document."""
