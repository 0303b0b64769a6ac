"""Wishes in plain words. No call but for a piece that a wish is like (one) and the rates of a foreign currency (now and then)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from parure.kernel.errors import InvalidRequest
from parure.kernel.money import EXPONENTS, Money
from parure.kernel.text import Language, Text
from pricing.contract import BASE
from search import store
from search.help_schemas import Parameter
from search.rules.labels import label_of as value_label
from search.rules.labels import name_of, unit_of
from search.rules.packing import unpack
from search.service.searching import rates_for
from search.store import DocumentItem
from search.wishes import Facts, Problem, Understood, Wish, liken, understand
from search.wishes.labels import label_of
from search.word_schemas import Kind, ProblemView, UnderstoodView, Value, WishAnswer

_KINDS: dict[str, Kind] = {"": "filter", "-": "exclude", "~": "prefer"}
_PROBLEMS = {
    "contradiction": Text("“{}”不能同时满足，请改一处。", "“{}” cannot both be: change one of them."),
    "like_what": Text("请先打开那件商品，再说“类似这款”。", "Open the piece that you mean, then say “like this”."),
    "no_rate": Text(
        "暂时无法换算这种货币，价格没有作为条件。", "There is no rate for this currency: the price is left out."
    ),
}


def understand_wish(q: str, product_id: str | None, currency: str, language: Language) -> WishAnswer:
    wish = understand(q)
    wish = liken(wish, _facts(product_id) if wish.like and product_id else None)
    wish, low, high = _priced(wish, currency)
    prices = {"min_price": low, "max_price": high}
    understood = [_shown(one, wish, prices, q, language) for one in wish.understood]
    return WishAnswer(
        text=wish.text,
        filters={
            **{one.filter: one.value for one in understood if one.kind in ("filter", "range", "sort")},
            **{name: edge for name, edge in prices.items() if edge is not None},
            **({"like": product_id} if wish.like and product_id else {}),
        },
        excluded={one.name: list(one.values) for one in wish.understood if one.how == "-"},
        preferred={one.name: list(one.values) for one in wish.understood if one.how == "~"},
        understood=understood,
        problems=[_problem(one, q, language) for one in wish.problems],
        currency=currency,
    )


def _facts(product_id: str) -> Facts | None:
    """What the index knows of the piece. One call."""
    read = store.document_read(product_id)
    item = DocumentItem.find(read.pk, read.sk, consistent=False)
    if item is None or item.document is None:
        return None
    document = unpack(item.document)
    own = {"category": (document.category,), "material": tuple(document.materials)}
    return {**{name: tuple(words) for name, words in document.facets.items()}, **own}


def _priced(wish: Wish, currency: str) -> tuple[Wish, int | None, int | None]:
    """Bounds of the price in minor units of the page's currency."""
    bounds = wish.ranges.get("price")
    if bounds is None:
        return wish, None, None
    said = wish.currency or currency
    try:
        low, high = (_minor(edge, said, currency) for edge in bounds)
    except InvalidRequest:
        spans = next(one.words for one in wish.understood if one.name == "price")
        without = tuple(one for one in wish.understood if one.name != "price")
        return (
            replace(wish, understood=without, problems=(*wish.problems, Problem("no_rate", ("price",), spans))),
            None,
            None,
        )
    return replace(wish, currency=said), low, high


def _minor(edge: Decimal | None, said: str, shown: str) -> int | None:
    if edge is None:
        return None
    amount = int(edge.scaleb(EXPONENTS[said]))
    if said == shown:
        return amount
    base = rates_for(said).to_base(amount, said)
    return rates_for(shown).present(Money(base, BASE), shown)[0].amount


def _shown(one: Understood, wish: Wish, prices: dict[str, int | None], q: str, language: Language) -> UnderstoodView:
    kind, value, params = _asked(one, prices)
    return UnderstoodView(
        filter=one.name,
        value=value,
        label=label_of(one, language, currency=wish.currency, unit=unit_of(one.name), name=name_of, label=value_label),
        words=_place(q, one.words[0]) if one.words else None,
        kind=kind,
        params=params,
    )


def _asked(one: Understood, prices: dict[str, int | None]) -> tuple[Kind, Value, list[Parameter]]:
    """How GET /search is asked for it."""
    if one.bounds is None:
        kind = "sort" if one.name == "sort" else _KINDS[one.how]
        value = one.values[0] if len(one.values) == 1 else list(one.values)
        return kind, value, [_parameter(one, kind, word) for word in one.values]
    if one.name == "price":
        params = [Parameter(name=name, value=str(edge)) for name, edge in prices.items() if edge is not None]
        return "price", {name.removesuffix("_price"): edge for name, edge in prices.items()}, params
    edges = {
        name: f"{edge.normalize():f}" for name, edge in zip(("min", "max"), one.bounds, strict=True) if edge is not None
    }
    between = f"{edges.get('min', '')}..{edges.get('max', '')}"
    return "range", dict(edges), [Parameter(name="range", value=f"{one.name}:{between}")]


def _parameter(one: Understood, kind: Kind, word: str) -> Parameter:
    """The order, a single category and a single material have parameters of their own."""
    if kind == "sort" or (kind == "filter" and one.name in ("category", "material") and len(one.values) == 1):
        return Parameter(name=one.name, value=word)
    return Parameter(name=kind, value=f"{one.name}:{word}")


def _place(q: str, span: tuple[int, int]) -> tuple[int, int]:
    """In UTF-16, as browsers count."""
    return tuple(len(q[:place].encode("utf-16-le")) // 2 for place in span)  # type: ignore[return-value]


def _problem(one: Problem, q: str, language: Language) -> ProblemView:
    said = " / ".join(q[start:end] for start, end in one.words)
    return ProblemView(
        code=one.code,
        filters=list(one.names),
        words=[_place(q, span) for span in one.words],
        message=_PROBLEMS[one.code].in_(language).format(said),
    )
