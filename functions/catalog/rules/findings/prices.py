"""Prices: there is one, and it is not far from what such pieces cost."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.rules.content import FixedPrice
from catalog.rules.findings.remarks import Look, Remark
from catalog.rules.peers import PeerUnit, peer_price
from parure.kernel.text import Text

_OF = {
    PeerUnit.PIECE: Text("每件", "a piece"),
    PeerUnit.CARAT: Text("每克拉", "a carat"),
    PeerUnit.GRAM: Text("每克", "a gram"),
    PeerUnit.LABOUR: Text("每克工费", "labour a gram"),
}


def no_price(look: Look) -> Iterator[Remark]:
    for i, sku in enumerate(look.content.skus):
        if isinstance(sku.price_rule, FixedPrice) and sku.price_rule.amount.amount == 0:
            yield Remark(
                f"skus.{i}.price_rule.amount",
                Text("没有价格。", "There is no price."),
                Text("填写大于零的金额。", "State an amount above zero."),
            )


def price_peers(look: Look) -> Iterator[Remark]:
    peers, own = look.facts.peers, peer_price(look.content)
    if peers is None or own is None or peers.count < look.rules.price_band.least_peers:
        return
    times = look.rules.price_band.times_of(str(look.content.material))
    if peers.middle / times <= own.amount <= peers.middle * times:
        return
    of, mine, middle = _OF[own.unit], _yuan(own.amount), _yuan(peers.middle)
    field = f"skus.{own.sku}.price_rule.{'labour' if own.unit is PeerUnit.LABOUR else 'amount'}"
    yield Remark(
        field,
        Text(
            f"{of.zh} {mine}，{peers.count} 件同类商品约为 {middle}，相差超过 {times:f} 倍。",
            f"{mine} {of.en}; {peers.count} pieces of its kind cost about {middle}: more than {times:f} times apart.",
        ),
        Text("核对价格和单位（元、分，克、克拉）。", "Check the amount and its units (yuan or fen, gram or carat)."),
    )


def _yuan(amount: int) -> str:
    return f"¥{amount / 100:,.2f}"
