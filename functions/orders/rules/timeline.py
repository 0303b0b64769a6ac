"""What the buyer reads about the order's way, in both languages."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from parure.kernel.text import Text
from parure.kernel.value import record

Actor = Literal["buyer", "supplier", "operator", "carrier", "payments", "mall"]
"""Who did it, as a role: a timeline names no persons."""


@record
class TimelineEntry:
    """One thing that happened, as the buyer may read it."""

    at: datetime
    type: str
    by: Actor
    note: str | None = None


TITLES = {
    "placed": Text("订单已提交", "Order placed"),
    "claimed": Text("已归入您的账户", "Now in your account"),
    "changed": Text("订单信息已修改", "Details changed"),
    "payment_failed": Text("支付未成功", "Payment did not succeed"),
    "paid": Text("已付款", "Paid"),
    "routed": Text("已分派给供应商", "Assigned to a supplier"),
    "rerouted": Text("已重新分派", "Assigned to another supplier"),
    "accepted": Text("供应商已接单", "Accepted by the supplier"),
    "rejected": Text("供应商未能接单，正在重新分派", "The supplier cannot deliver; looking for another"),
    "acceptance_missed": Text(
        "供应商未及时接单，正在重新分派", "The supplier did not answer in time; looking for another"
    ),
    "source_suspended": Text(
        "供应商暂停营业，正在重新分派", "The supplier may not trade at present; looking for another"
    ),
    "shipped": Text("已发货", "Shipped"),
    "ready_for_pickup": Text("可到店取货", "Ready to be picked up"),
    "collected": Text("已取货", "Picked up"),
    "not_collected": Text("尚未取货，平台会与您联系", "Not picked up yet; the mall will write to you"),
    "delivered": Text("已送达", "Delivered"),
    "parcel_exception": Text("包裹异常，已通知平台处理", "Trouble with the parcel; the mall has been told"),
    "received": Text("已签收", "Received"),
    "received_automatically": Text("已自动确认收货", "Receipt confirmed automatically"),
    "completed": Text("订单已完成", "Completed"),
    "cancelled": Text("订单已取消", "Cancelled"),
    "expired": Text("超时未付款，订单已关闭", "Not paid in time; the order is closed"),
    "refund_requested": Text("退款处理中", "Refund on its way"),
    "paid_after_expiry": Text("付款时订单已关闭，正在退款", "Paid after the order was closed; refunding"),
    "paid_after_cancellation": Text("付款时订单已取消，正在退款", "Paid after the order was cancelled; refunding"),
    "paid_twice": Text("重复付款，正在退款", "Paid twice; refunding the second payment"),
    "refunded": Text("退款成功", "Refunded"),
    "refund_failed": Text("退款未成功，已通知平台处理", "The refund did not go through; the mall has been told"),
    "no_source": Text("暂无货源，已通知平台处理", "No source at the moment; the mall has been told"),
    "reroute_requested": Text("平台正在重新寻找货源", "Looking for a source again"),
    "amount_mismatch": Text("实付金额与订单不符，正在退款", "The amount paid differs from the order; refunding"),
}


def title(kind: str) -> Text:
    return TITLES.get(kind, Text(kind, kind))
