"""Wishes in plain words, Chinese and English: filters that buyers see and can take off, and the text that is left."""

from search.wishes.likeness import Facts, liken
from search.wishes.understanding import LONGEST, understand
from search.wishes.wish import Problem, Understood, Wish

__all__ = ["LONGEST", "Facts", "Problem", "Understood", "Wish", "liken", "understand"]
