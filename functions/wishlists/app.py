"""Wish lists by HTTP; news of what is on them as events."""

from __future__ import annotations

from typing import Any

from parure.aws.guests import guest_id, welcome_guest
from parure.aws.http import OPTIONAL, PUBLIC, Api
from parure.kernel.errors import Conflict, Gone, InvalidRequest, NotFound
from wishlists.schemas import (
    AddWish,
    MarksView,
    SharedListView,
    ShareToken,
    ShareView,
    ShopQuery,
    SkuCode,
    WishlistQuery,
    WishlistView,
)
from wishlists.service import lists
from wishlists.service.lists import Owner

app = Api("wishlists")


@app.get("/api/v1/wishlist", roles=OPTIONAL, summary="Read my wish list with today's prices and stock")
def get_wishlist(query: WishlistQuery) -> WishlistView:
    return WishlistView.of(lists.get_wishlist(_owner(query.shop), query.currency), app.language)


@app.get("/api/v1/wishlist/marks", roles=OPTIONAL, summary="Which pieces are on my wish list, and how much is new")
def get_marks(query: ShopQuery) -> MarksView:
    return MarksView.of(lists.get_marks(_owner(query.shop)))


@app.post(
    "/api/v1/wishlist/items",
    roles=OPTIONAL,
    status=201,
    summary="Wish for a piece; twice is once",
    errors=[InvalidRequest, NotFound, Conflict, Gone],
)
def add_wish(body: AddWish, query: ShopQuery) -> MarksView:
    guest = welcome_guest(app) if app.caller.is_guest else guest_id(app)
    owner = Owner.of(app.caller, guest, query.shop)
    if body.sku is not None:
        return MarksView.of(lists.add_sku(owner, body.sku))
    return MarksView.of(lists.add_product(owner, body.product_id or ""))


@app.delete("/api/v1/wishlist/items/{sku}", roles=OPTIONAL, summary="Take a piece off my wish list")
def remove_wish(sku: SkuCode, query: ShopQuery) -> MarksView:
    return MarksView.of(lists.remove_sku(_owner(query.shop), sku))


@app.post("/api/v1/wishlist/seen", roles=OPTIONAL, summary="The news of my wish list is seen")
def look(query: ShopQuery) -> MarksView:
    return MarksView.of(lists.look(_owner(query.shop)))


@app.put(
    "/api/v1/wishlist/share",
    roles=OPTIONAL,
    summary="Share my wish list by a link; the same one again while it lives",
    errors=[Conflict],
)
def share(query: ShopQuery) -> ShareView:
    return ShareView(share_token=lists.share(_owner(query.shop)).share or "")


@app.delete("/api/v1/wishlist/share", roles=OPTIONAL, summary="Stop sharing: the link is dead")
def stop_sharing(query: ShopQuery) -> None:
    lists.stop_sharing(_owner(query.shop))


@app.get("/api/v1/shared-wishlists/{token}", roles=PUBLIC, summary="Read a wish list by its link", errors=[NotFound])
def get_shared(token: ShareToken, query: WishlistQuery) -> SharedListView:
    return SharedListView.of(lists.get_shared(token, query.shop, query.currency), app.language)


def _owner(shop: str | None) -> Owner:
    guest = guest_id(app)
    if app.caller.is_guest and guest is None:
        # A guest who never put anything aside: nobody's list, which is empty and cannot be changed into another one.
        return Owner("nobody", None, shop)
    return Owner.of(app.caller, guest, shop)


def on_events(event: dict[str, Any], context: Any) -> dict[str, Any]:
    from wishlists.handlers import on_events as handle

    return handle(event, context)
