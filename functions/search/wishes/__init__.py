"""Wishes in plain words, Chinese and English: filters that buyers see and can take off, and the text that is left."""

from search.wishes.understanding import LONGEST, understand
from search.wishes.wish import Facts, Problem, Understood, Wish

__all__ = ["LONGEST", "Facts", "Problem", "Understood", "Wish", "understand"]
