"""The pages that people come in by: the home page, the list of everything, and the list of each category."""

from __future__ import annotations

from catalog.contract import Category
from parure.kernel.text import Language
from parure.kernel.value import value

MAIN_CATEGORIES = (
    Category.RING,
    Category.NECKLACE,
    Category.PENDANT,
    Category.EARRINGS,
    Category.BANGLE,
    Category.BRACELET,
)
"""In the order of the shop's own navigation."""


@value
class Door:
    """`page` is home or shop; `category` None is the list of everything."""

    page: str
    category: Category | None = None

    def key(self, language: Language) -> str:
        """Its file: `home.html`, `en/shop/ring.html`. `index.html` is the bare shell, which all other addresses get."""
        folder = "en/" if language is Language.EN else ""
        return f"{folder}{self.page}{f'/{self.category}' if self.category else ''}.html"

    def path(self, language: Language) -> str:
        """As people and search engines call it; the edge finds the file."""
        folder = "/en" if language is Language.EN else ""
        name = "/" if self == HOME else "/shop"
        return f"{folder}{name}{f'?category={self.category}' if self.category else ''}"


HOME = Door("home")
DOORS = (HOME, Door("shop"), *(Door("shop", category) for category in Category))
