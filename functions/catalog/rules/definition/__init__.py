"""The one definition of what a product may say: what a field is comes from the schema, how it is called from `labels`.

Forms (`form`), rows on the product page (`rows`), facets (`facets`), before/after words and import columns (`fields`) are
read from it. Everything here is imported when it is needed: no cold start pays for it.
"""
