"""What a listing claims of the piece, in the words in which certificates are compared (`trace.contract.compare`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from catalog.rules.attributes import Attributes, Diamond, Gem, Measurements, Pearl
from catalog.rules.content import ProductContent
from trace.contract import Claim

if TYPE_CHECKING:
    from catalog.rules.attributes import Stone

_STONE = ("shape", "carat", "treatment", "colour", "origin")
_DIAMOND = (
    "clarity", "cut", "polish", "symmetry", "fluorescence", "grade", "growth", "depth_percent", "table_percent",
)  # fmt: skip
_PEARL = {"variety": "pearl_variety", "form": "pearl_form", "lustre": "lustre", "surface": "surface", "nacre": "nacre"}
_JADE = ("hue", "chroma", "value", "transparency", "texture", "clarity")


def claims_of(content: ProductContent) -> tuple[Claim, ...]:
    """The facts that a report could confirm: of the certificate itself, the main stone, jade and metal.

    A certificate speaks of one stone, or of the piece; of several main stones the first is taken. A piece may be of more
    than one kind (gold, with a diamond): any of them may be the report's.
    """
    attributes = content.attributes
    found = [Claim(name, _text(value), f"attributes.{field}") for name, value, field in _facts(attributes)]
    return (*found, Claim("kind", str(content.material), "material"))


def _facts(attributes: Attributes) -> Iterator[tuple[str, Any, str]]:
    certificate = attributes.certificate
    if certificate is not None:
        yield from _present(certificate, "certificate", ("report_type", "issued_on"))
    main = next(((i, stone) for i, stone in enumerate(attributes.stones) if stone.role == "main"), None)
    if main is not None:
        yield from _of_stone(main[1], f"stones.{main[0]}")
    yield from _of_jade(attributes)
    if attributes.nephrite is not None:
        yield from _present(attributes.nephrite, "nephrite", ("colour", "origin", "treatment"))
    if attributes.gross_grams is not None:
        yield "total_grams", attributes.gross_grams, "gross_grams"
    if attributes.metal is not None:
        yield "metal", attributes.metal.kind, "metal.kind"
        yield from _present(attributes.metal, "metal", ("fineness", "grams"))


def _of_stone(stone: Stone, at: str) -> Iterator[tuple[str, Any, str]]:
    yield "kind", stone.kind, f"{at}.kind"
    yield from _present(stone, at, _STONE)
    if stone.measurements is not None:
        yield "measurements", stone.measurements, f"{at}.measurements"
    match stone:
        case Diamond():
            yield from _present(stone, at, _DIAMOND)
        case Gem():
            yield from _present(stone, at, ("species",))
            if stone.laboratory_grown:
                yield "laboratory_grown", "yes", f"{at}.laboratory_grown"
        case Pearl():
            for field, name in _PEARL.items():
                if (value := getattr(stone, field)) is not None:
                    yield name, value, f"{at}.{field}"
            sizes = [size for size in (stone.size_min_mm, stone.size_max_mm) if size is not None]
            if sizes:
                yield "size_mm", " - ".join(map(str, dict.fromkeys(sizes))), f"{at}.size_min_mm"


def _of_jade(attributes: Attributes) -> Iterator[tuple[str, Any, str]]:
    jade = attributes.jade
    if jade is None:
        return
    yield "treatment", jade.treatment, "jade.treatment"
    for name in _JADE:
        if jade.grade is not None and (value := getattr(jade.grade, name)) is not None:
            yield f"jade_{name}", value, f"jade.grade.{name}"


def _present(model: Any, at: str, names: tuple[str, ...]) -> Iterator[tuple[str, Any, str]]:
    for name in names:
        value = getattr(model, name, None)
        if value is not None:
            yield name, value, f"{at}.{name}"


def _text(value: Any) -> str:
    if isinstance(value, Measurements):
        return f"{value.length_mm} x {value.width_mm} x {value.depth_mm}"
    return str(value)
