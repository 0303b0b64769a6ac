"""Onboarding 入驻: how a person becomes a supplier or a dealer, and how their papers are kept valid. See README.md."""
