"""Decisions of onboarding: which papers are needed, what may happen to an application, when a licence is spoken of."""
