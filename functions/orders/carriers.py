"""Carriers: who is meant by what a supplier typed, and where a parcel can be followed."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import quote

from parure.kernel.value import value


class Carrier(Protocol):
    """A parcel service. An operator replaces the default by one that talks to the carrier's own interface."""

    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...

    def tracking_url(self, tracking_number: str) -> str | None:
        """Where the buyer can follow the parcel, or None."""


@value
class ManualCarrier:
    """The default: news is entered by the supplier or sent to POST …/tracking; following is the carrier's own page."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    template: str | None = None

    def tracking_url(self, tracking_number: str) -> str | None:
        return self.template.format(number=quote(tracking_number, safe="")) if self.template else None


PICKUP = "pickup"
"""No carrier: the buyer comes for it."""
_KNOWN: tuple[ManualCarrier, ...] = (
    ManualCarrier(PICKUP, "到店自提 Picked up in the shop", ("自提", "到店自提", "pick-up")),
    ManualCarrier("sf", "顺丰速运 SF Express", ("顺丰", "顺丰速运", "sf express", "sfexpress"),
                  "https://www.sf-express.com/chn/sc/waybill/waybill-detail/{number}"),
    ManualCarrier("jd", "京东物流 JD Logistics", ("京东", "京东物流", "京东快递", "jd logistics", "jdl"),
                  "https://www.jdl.com/#/trackQuery?waybillCode={number}"),
    ManualCarrier("ems", "中国邮政 EMS", ("邮政", "中国邮政", "ems 邮政", "china post"),
                  "https://www.ems.com.cn/queryList?mailNo={number}"),
    ManualCarrier("zto", "中通快递 ZTO", ("中通", "中通快递"), "https://www.zto.com/express/expressCheck.html?txtBill={number}"),
    ManualCarrier("yto", "圆通速递 YTO", ("圆通", "圆通速递"), "https://www.yto.net.cn/tracesimple.html?waybillNo={number}"),
    ManualCarrier("dhl", "DHL", ("dhl express",), "https://www.dhl.com/global-en/home/tracking.html?tracking-id={number}"),
    ManualCarrier("ups", "UPS", (), "https://www.ups.com/track?tracknum={number}"),
    ManualCarrier("fedex", "FedEx", ("联邦快递", "federal express"), "https://www.fedex.com/fedextrack/?trknbr={number}"),
)  # fmt: skip
_BY_NAME = {name.lower(): one for one in _KNOWN for name in (one.code, one.name, *one.aliases)}


def recognise(given: str) -> str:
    """The carrier's code for any of its names; an unknown carrier keeps the name that was given."""
    known = _BY_NAME.get(given.strip().lower())
    return known.code if known else given.strip()


def carrier(code: str) -> Carrier:
    return _BY_NAME.get(code.lower()) or ManualCarrier(code, code)
