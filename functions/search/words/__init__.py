"""The lexicon of the trade, in Chinese and English: synonyms, meanings, and what documents are to be found by besides."""

from search.words.leaning import joint_words, leaning
from search.words.lexicon import Found, Meaning, concepts, find, meanings, said, synonyms
from search.words.names import DERIVED, names
from search.words.values import canonical_number, derived_facets, filter_values

__all__ = [
    "DERIVED",
    "Found",
    "Meaning",
    "canonical_number",
    "concepts",
    "derived_facets",
    "filter_values",
    "find",
    "joint_words",
    "leaning",
    "meanings",
    "names",
    "said",
    "synonyms",
]
