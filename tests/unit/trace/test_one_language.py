"""Listings and certificates speak of the same things in the same words."""

from __future__ import annotations

import pytest

from catalog.rules.words import diamonds, gems
from catalog.rules.words.scale import Scale
from trace.rules.facts import FACTS, agree
from trace.rules.writing import faults

SAME_WORDS = {
    "cut": diamonds.GRADE,
    "polish": diamonds.GRADE,
    "symmetry": diamonds.GRADE,
    "fluorescence": diamonds.FLUORESCENCE,
    "clarity": diamonds.CLARITY,
    "growth": diamonds.GROWTH,
    "jade_hue": gems.JADE_HUE,
    "jade_chroma": gems.JADE_CHROMA,
    "jade_value": gems.JADE_VALUE,
    "jade_transparency": gems.JADE_TRANSPARENCY,
    "jade_texture": gems.JADE_TEXTURE,
    "jade_clarity": gems.JADE_CLARITY,
    "surface": gems.PEARL_SURFACE,
    "nacre": gems.PEARL_NACRE,
}


@pytest.mark.parametrize(("name", "scale"), SAME_WORDS.items())
def test_every_word_of_a_listing_can_stand_on_a_certificate(name: str, scale: Scale) -> None:
    for word in scale.words:
        assert dict(faults("SOMEBODY", None, {"kind": "diamond", name: word})) == {}, word
        assert agree(FACTS[name], word, word)


def test_treatments_and_shapes_are_offered_in_the_listings_words() -> None:
    treatments = {*gems.GEM_TREATMENT.words, *diamonds.DIAMOND_TREATMENT.words, *gems.JADE_TREATMENT.words} - {"A"}
    assert treatments <= set(FACTS["treatment"].choices)
    assert set(FACTS["shape"].choices) <= set(diamonds.SHAPE.words)
