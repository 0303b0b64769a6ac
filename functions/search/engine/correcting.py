"""Words that were meant where hardly anything is found as typed."""

from __future__ import annotations

from collections.abc import Sequence

from parure.kernel.value import value
from search.engine import names
from search.engine.analysis import SOUND, bigrams, stem
from search.engine.folding import fold, is_han, reading_of
from search.engine.reading import Unit, Vocabulary, Way
from search.engine.segment import Segment
from search.engine.spelling import allowed, distance, grams, letters
from search.engine.tuning import Tuning
from search.engine.wording import at_least

MOST_MEASURED = 300
MOST_MEANT = 3


@value
class Meant:
    term: str
    distance: int
    products: int


def correct(unit: Unit, segments: Sequence[Segment], vocabulary: Vocabulary, tuning: Tuning) -> tuple[Unit, str | None]:
    """The unit with what else it may mean, and how that is written; None: nothing is near."""
    said = unit.said
    if is_han(said[:1] or " "):
        terms = _han(said, segments, vocabulary)
        meant = [Way(terms, tuning.typo)] if terms else []
    else:
        near = nearest(stem(said), segments, vocabulary) if said.isalpha() else []
        meant = [Way((one.term,), tuning.typo) for one in near]
    if not meant:
        return unit, None
    shown = "".join(written(term, segments) for term in meant[0].terms)
    return Unit(unit.said, unit.start, unit.end, (*unit.ways, *meant)), shown


def nearest(
    word: str, segments: Sequence[Segment], vocabulary: Vocabulary, *, sounds_only: bool = False
) -> list[Meant]:
    """Latin words and sounds of Chinese ones that are the fewest letters away, the most frequent first."""
    most = allowed(word)
    if most == 0:
        return []
    looked = [SOUND + word] if sounds_only else [word, SOUND + word]
    found: dict[str, int] = {}
    for segment in segments:
        for spelled in looked:
            for term in _candidates(segment, spelled, most):
                if term not in found:
                    found[term] = distance(word, letters(term), most)
    least = min(found.values(), default=most + 1)
    near = [Meant(term, away, vocabulary.products(term)) for term, away in found.items() if away == least <= most]
    return sorted(near, key=lambda one: (-one.products, one.term))[:MOST_MEANT]


def _candidates(segment: Segment, word: str, most: int) -> list[str]:
    """Words that share so many pairs of letters with this one that it can be meant: an edit breaks two pairs, a swap three."""
    pairs = sorted(grams(word))
    sets = [segment.set(names.gram(pair)) for pair in pairs]
    need = max(1, len(pairs) - 3 * most)
    found = at_least(need, sets)
    while len(found) > MOST_MEASURED and need < len(sets):
        need += 1
        found = at_least(need, sets)
    return [segment.word(number) for number in found[:MOST_MEASURED]]


def _han(word: str, segments: Sequence[Segment], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Pairs of characters that are found, and for the others pairs that sound nearly so (砖石: 钻石)."""
    terms = []
    for pair in bigrams(word):
        if vocabulary.products(pair):
            terms.append(pair)
            continue
        said = "".join(reading_of(char) for char in pair)
        near = nearest(said, segments, vocabulary, sounds_only=True)
        if not near:
            return ()
        terms.append(near[0].term)
    return tuple(terms)


def written(term: str, segments: Sequence[Segment]) -> str:
    """A term as a reader knows it: sounds are shown by the characters of the first title that has them."""
    if not term.startswith(SOUND):
        return term
    syllables = term[1:].split("'")
    for segment in segments:
        for place in segment.shelf.get(names.term(term)) or ():
            for ordinal in (place or ())[:20]:
                title = fold(segment.spoken(ordinal)[0])
                for pair in bigrams(title):
                    if [reading_of(char) for char in pair] == syllables:
                        return pair
    return "".join(syllables)
