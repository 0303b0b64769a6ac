"""Every page of shop and portals, in both languages, on a phone and on a desk: calm, accessible, within its screen."""

from __future__ import annotations

import pytest
from infra.local.mall import Mall
from infra.local.people import ADDRESS, Buyer

from e2e import shop
from e2e.conftest import Visits
from e2e.doors import enter_portal, enter_shop
from e2e.visitor import DESKTOP, PHONE, Language, Size

EVERY_LOOK = [
    pytest.param(language, size, id=f"{language[:2]}-{'phone' if size is PHONE else 'desktop'}")
    for language in ("zh-CN", "en")
    for size in (DESKTOP, PHONE)
]
# Both languages and both sizes, each once: the suite has fifteen minutes.
TWO_LOOKS = [EVERY_LOOK[1], EVERY_LOOK[2]]
OPEN_PAGES = {
    "home": "/",
    "list": "/shop",
    "list-of-rings": "/shop?category=ring",
    "list-empty": "/shop?category=brooch&material=pearl&max=1000",
    "advisers": "/advisers",
    "cart-empty": "/cart",
    "compare-empty": "/compare",
    "wishlist-empty": "/wishlist",
    "ring-sizer": "/ring-sizer",
    "dealers-home": "/s/hanghui",
    "dealers-list": "/s/hanghui/shop",
    "dealers-cart": "/s/hanghui/cart",
    "sign-in": "/sign-in",
    "sign-up": "/sign-up",
    "confirm": "/confirm?email=somebody%40example.com",
    "reset-password": "/reset-password",
    "not-found": "/nowhere",
    "portal-sign-in": "/portal/sign-in",
    "portal-forgot-password": "/portal/forgot-password",
    "portal-join": "/portal/join",
}
SUPPLIERS_PAGES = {
    "home": "/",
    "orders": "/orders",
    "orders-shipped": "/orders?status=shipped",
    "products": "/products",
    "product-new": "/products/new",
    "imports": "/imports",
    "stock": "/stock",
    "stock-transfers": "/stock/transfers?status=all",
    "stock-counts": "/stock/counts",
    "stock-locations": "/stock/locations",
    "qualifications": "/qualifications",
    "team": "/team",
    "api-keys": "/api-keys",
    "not-found": "/nowhere",
}
OPERATORS_PAGES = {
    "home": "/",
    "reviews": "/reviews",
    "orders": "/orders",
    "orders-attention": "/orders?show=attention",
    "applications": "/applications",
    "applications-on-board": "/applications?queue=approved",
    "suppliers": "/organisations?kind=supplier",
    "dealers": "/organisations?kind=dealer",
    "board-prices": "/board-prices",
    "fx-rates": "/fx-rates",
    "coupons": "/coupons",
    "search": "/search",
}
DEALERS_PAGES = {
    "home": "/",
    "orders": "/orders",
    "shop": "/shop",
    "shop-assortment": "/shop/assortment",
    "shop-choose": "/shop/choose",
    "shop-prices": "/shop/prices",
    "shop-places": "/shop/places",
    "coupons": "/coupons",
    "stock": "/stock",
    "qualifications": "/qualifications",
    "team": "/team",
}


@pytest.mark.parametrize(("language", "size"), EVERY_LOOK)
def test_every_open_page_is_in_order(visit: Visits, mall: Mall, language: Language, size: Size) -> None:
    guest = visit(language, size)

    for name, path in OPEN_PAGES.items():
        guest.open(path)
        guest.look(name)


@pytest.mark.parametrize(("language", "size"), EVERY_LOOK)
def test_product_pages_are_in_order(visit: Visits, mall: Mall, language: Language, size: Size) -> None:
    guest = visit(language, size)

    for category in ("ring", "bangle", "necklace"):
        shop.open_product(guest, shop.piece_for_sale(mall, category=category)["product_id"])
        guest.look(f"product-{category}")


@pytest.mark.parametrize(("language", "size"), EVERY_LOOK)
def test_every_page_of_a_buyer_is_in_order(visit: Visits, mall: Mall, language: Language, size: Size) -> None:
    someone = Buyer(mall)
    address = someone.sign_up()
    visitor = visit(language, size)

    enter_shop(visitor, address)
    visitor.open("/orders")
    visitor.look("orders-empty")
    someone.sign_in(address)
    piece = shop.piece_for_sale(mall, category="ring")
    someone.put_into_cart(piece["sku"])
    someone.post("wishlist/items", {"product_id": piece["product_id"]})
    someone.post("me/addresses", ADDRESS)
    for name in ("cart", "checkout", "wishlist", "addresses"):
        visitor.open(f"/{name}")
        visitor.look(f"{name}-filled")
    visitor.open("/orders/ord_01JDEM00000000000000000000")
    with visitor.watch.expecting("GET /api/v1/orders/.* 404"):
        visitor.look("order-unknown")


@pytest.mark.parametrize(("language", "size"), TWO_LOOKS)
@pytest.mark.parametrize(
    ("who", "pages"),
    [("supplier", SUPPLIERS_PAGES), ("operator", OPERATORS_PAGES), ("dealer", DEALERS_PAGES)],
    ids=["supplier", "operator", "dealer"],
)
def test_every_page_of_the_portal_is_in_order(
    visit: Visits, who: str, pages: dict[str, str], language: Language, size: Size
) -> None:
    person = visit(language, size)

    enter_portal(person, f"{who}@parure.test")
    for name, path in pages.items():
        person.open(f"/portal{path}")
        person.look(f"{who}-{name}")
