"""What there is to choose of a piece and what it costs, as the shop's panel shows it before anybody asked what is in stock."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from parure.kernel.text import Language, Text
from parure.kernel.value import value
from storefront.rules.icons import icon
from storefront.rules.prices import price_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.contract import PricePart, SkuOptions, SkuView

WORDS = {
    "ring_size": Text("手寸", "Ring size"),
    "length": Text("长度", "Length"),
    "diameter": Text("内径", "Inner diameter"),
    "weight": Text("重量", "Weight"),
    "same": Text("其他手寸表中：{same}", "The same size elsewhere: {same}"),
    "guide": Text("尺寸指南", "Size guide"),
    "once": Text("孤品：仅此一件", "One of one: this piece exists once"),
    "asked": Text("是否有货，以下单时为准", "Availability is confirmed when you order"),
    "add": Text("加入购物袋", "Add to bag"),
    "arrival": Text(
        "送达日期视地址而定，结算时确认", "The day of arrival depends on your address; checkout confirms it"
    ),
    "returns": Text(
        "七天无理由退货，刻字与定制除外", "Seven days to return it, unless it was engraved or made to order"
    ),
    "made": Text("价格如何构成", "How this price is made"),
    "price": Text("价格", "Price"),
    "gold": Text("贵金属", "Precious metal"),
    "labour": Text("工费", "Labour"),
    "stones": Text("宝石", "Stones"),
    "certificate": Text("证书", "Certificate"),
    "board": Text(
        "按今日金价（第 {board} 版）计算。下单前如有变动，会先征得您的同意。",
        "Today's board price, version {board}. If it changes before you order, we ask you first.",
    ),
}
_UNITS = (("length_cm", "length", "cm"), ("inner_diameter_mm", "diameter", "mm"), ("weight_g", "weight", "g"))


def buying(skus: Sequence[SkuView], language: Language) -> str:
    """Price, sizes, stock, the bar at the bottom of a phone, delivery, how the price is made."""
    chosen = first_choice(skus)
    said = {name: escape(text.in_(language)) for name, text in WORDS.items()}
    price = f'<span class="price">{escape(price_text(chosen.price, language))}</span>' if chosen.price else ""
    return (
        f'<div class="buy"><p class="buy-price">{price}</p>{_sizes(skus, chosen, language)}'
        f'<p class="stock {"stock-one" if chosen.one_of_one else "stock-asked"}">'
        f"{said['once' if chosen.one_of_one else 'asked']}</p>"
        f'<div class="buy-bar scripted"><span class="buy-bar-price" aria-hidden="true">{price}</span>'
        f'<button type="button" class="button button-wide" data-press="{said["add"]}">{said["add"]}</button></div>'
        f'<div class="buy-visit"><div class="visit"><p class="visit-row">{icon("parcel")}<span>{said["arrival"]}</span></p>'
        f'</div></div><p class="visit-row buy-returns">{icon("return")}<span>{said["returns"]}</span></p>{_breakdown(chosen, language)}</div>'
    )


def first_choice(skus: Sequence[SkuView]) -> SkuView:
    """The middle one, as the shop's `firstChoice` while nothing is known of stock."""
    return skus[(len(skus) - 1) // 2]


@value
class _Label:
    kind: str
    text: str
    note: str = ""
    same: str = ""


def _label_of(options: SkuOptions) -> _Label | None:
    """As the shop's `optionLabel`."""
    if size := options.ring_size:
        around = f" · {_plain(size.circumference_mm)} mm" if size.circumference_mm else ""
        others = [f"{table.upper()} {name}" for table, name in options.ring_sizes.items() if table != size.table]
        return _Label("ring_size", size.label, size.table.replace("_", " ", 1).upper() + around, " · ".join(others))
    for name, kind, unit in _UNITS:
        measure: Decimal | None = getattr(options, name)
        if measure:
            return _Label(kind, f"{_plain(measure)} {unit}")
    return None


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _sizes(skus: Sequence[SkuView], chosen: SkuView, language: Language) -> str:
    first, current = _label_of(skus[0].options), _label_of(chosen.options)
    if first is None:
        return ""
    said = {name: escape(text.in_(language)) for name, text in WORDS.items()}
    note = f'<span class="sizes-note"> · {escape(current.note)}</span>' if current and current.note else ""
    sizes = "".join(_size(sku, chosen) for sku in skus)
    same = ""
    if current and current.same:
        words = WORDS["same"].in_(language).format(same=current.same)
        same = f'<p class="sizes-same">{escape(words)}</p>'
    guide = ""
    if first.kind != "weight":
        guide = (
            f'<button type="button" class="text-button sizes-guide scripted" data-press="{said["guide"]}">'
            f"{icon('ruler')}{said['guide']}</button>"
        )
    return (
        f'<fieldset class="sizes"><legend class="label">{said[first.kind]}{note}</legend>'
        f'<div class="sizes-row">{sizes}</div>{_prices(skus, language)}{same}{guide}</fieldset>'
    )


def _size(sku: SkuView, chosen: SkuView) -> str:
    label = _label_of(sku.options)
    text = escape(label.text if label else sku.sku)
    checked = " checked" if sku is chosen else ""
    return (
        f'<label class="size"><input type="radio" name="sku" value="{escape(sku.sku)}"{checked} aria-label="{text}">'
        f'<span aria-hidden="true">{text}</span></label>'
    )


def _prices(skus: Sequence[SkuView], language: Language) -> str:
    """What each costs, for who reads without script; with it the price follows the choice."""
    if len({sku.price.amount for sku in skus if sku.price}) < 2:
        return ""
    rows = "".join(
        f'<div class="fact"><dt>{escape(label.text)}</dt><dd>{escape(price_text(sku.price, language))}</dd></div>'
        for sku in skus
        if sku.price and (label := _label_of(sku.options))
    )
    return f'<dl class="unscripted">{rows}</dl>'


def _breakdown(sku: SkuView, language: Language) -> str:
    parts = [part for part in sku.price_breakdown or [] if part.amount.amount]
    if len(parts) < 2 or sku.price is None:
        return ""
    said = {name: escape(text.in_(language)) for name, text in WORDS.items()}
    board = next((part.board_version for part in parts if part.board_version), None)
    words = escape(WORDS["board"].in_(language).format(board=board))
    note = f'<p class="fold-note">{words}</p>' if board else ""
    rows = "".join(_part(part, language) for part in parts)
    return (
        f'<details class="fold"><summary>{said["made"]}</summary><table class="breakdown"><tbody>{rows}</tbody><tfoot><tr>'
        f'<th scope="row">{said["price"]}</th><td><span class="price">{escape(price_text(sku.price, language))}</span></td>'
        f"</tr></tfoot></table>{note}</details>"
    )


def _part(part: PricePart, language: Language) -> str:
    how = ""
    if part.grams and part.unit_price:
        how = f'<span class="breakdown-how">{part.grams:.2f} g × {escape(price_text(part.unit_price, language))}</span>'
    return (
        f'<tr><th scope="row">{escape(WORDS[part.kind].in_(language))}{how}</th>'
        f'<td><span class="price">{escape(price_text(part.amount, language))}</span></td></tr>'
    )
