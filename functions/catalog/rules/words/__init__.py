"""The trade's vocabularies. A scale is data, not a type: forms, facets, rows, OpenAPI and refusals all read it here."""
