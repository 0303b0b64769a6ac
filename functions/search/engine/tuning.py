"""What makes one product more relevant than another. Weights only: what is found does not depend on them."""

from __future__ import annotations

from parure.kernel.value import record


@record
class Tuning:
    """The score of a product is the sum, over what the text asks for, of where and how it was found; best sellers first among equals."""

    title: float = 1.0
    tags: float = 0.8
    brand: float = 0.7
    description: float = 0.25

    exact: float = 1.0
    pieces: float = 0.9
    """A long Chinese word found by its parts."""
    synonym: float = 0.85
    prefix: float = 0.7
    sound: float = 0.6
    initials: float = 0.5
    typo: float = 0.5
    code: float = 3.0
    preferred: float = 0.6
    rarity: float = 0.5
    """How much more a word counts that only few products have, against one that all have."""

    @property
    def places(self) -> tuple[float, float, float, float]:
        return (self.title, self.tags, self.brand, self.description)
