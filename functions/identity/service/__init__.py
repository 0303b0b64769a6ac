"""Use cases of identity, by what they are about."""
