"""Two dealers' shops: Hanghui in Shenzhen lives on gold and jade, Maison Aube in Hong Kong on diamonds and pearls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from infra.local.seed.goods import picture
from infra.local.seed.people import ORGANISATIONS

if TYPE_CHECKING:
    from parure.kernel.text import Text
    from shops.contract import Picture, Shop

SHOPS: tuple[dict[str, Any], ...] = (
    {
        "slug": "hanghui",
        "dealer": "hanghui",
        "name": ("航晖珠宝", "Hanghui"),
        "tagline": ("福华三路上的金玉老铺", "Gold and jade on Fuhua Road since 1998"),
        "about": (
            "店里的金饰按当日金价计，工费写在标签上；翡翠都附 NGTC 证书，可以当面对着灯看。深圳门店可试戴、取货、改圈。",
            "Our gold follows the day's price with the labour written on the tag; every jade carries its certificate, and you "
            "may look at it against the light. Try on, collect and resize in our Shenzhen shop.",
        ),
        "accent": "jade",
        "tone": "classic",
        "banner": "hero-jade.webp",
        "contact": {
            "phone": "0755 8000 0118",
            "wechat": "hanghui_sz",
            "address": ("深圳市福田区福华三路 118 号一层", "Ground floor, 118 Fuhua 3rd Road, Futian, Shenzhen"),
            "hours": ("每日 10:00–21:30", "Daily 10:00–21:30"),
        },
        "prices": {"markup": "6", "by_category": {"gold_bar": "1.5", "ring": "8"}, "rounding": "eight"},
        "pieces": (
            "yuy-g01 yuy-g03 yuy-r02 yuy-p01 yuy-t01 yuy-r01 yuy-n03 yuy-g02 yuy-p03 yuy-b01 yuy-e02 yuy-r05 yuy-n02 yuy-p04 "
            "yuy-e03 yuy-p02 yuy-b02 yuy-g04 yuy-p05 yuy-a01 yuy-a02 lum-r01 lum-r06 lum-p01 lum-e01"
        ),
        "featured": "yuy-g01 yuy-g03 yuy-r02 yuy-t01",
        "own": {"yuy-g01": 5_680_000, "yuy-p01": 698_000},
    },
    {
        "slug": "maison-aube",
        "dealer": "maison",
        "name": ("晨曦", "Maison Aube"),
        "tagline": ("中环小楼里的晨光", "Morning light, up a stair in Central"),
        "about": (
            "我们只挑会天天戴的首饰：线条干净的钻戒、不怕雨的耳钉、越戴越亮的珍珠。来店请预约，一次只接待一位客人。",
            "We choose jewels to live in: diamond rings with clean lines, studs that mind no rain, pearls that brighten as "
            "they are worn. By appointment, one guest at a time.",
        ),
        "accent": "sapphire",
        "tone": "stage",
        "banner": "hero-diamond.webp",
        "contact": {
            "phone": "+852 2800 0120",
            "email": "bonjour@maison-aube.example",
            "address": ("香港中环云咸街 20 号", "20 Wyndham Street, Central, Hong Kong"),
            "hours": ("周二至周日 11:00–19:00", "Tuesday to Sunday, 11:00–19:00"),
        },
        "prices": {"markup": "15", "by_category": {"earrings": "18"}, "rounding": "nine"},
        "pieces": (
            "lum-r02 lum-n01 yuy-n01 lum-e01 lum-r01 lum-r05 lum-r04 lum-p01 yuy-n04 lum-e03 lum-r07 lum-b01 lum-n02 lum-p02 "
            "yuy-e01 lum-x01 lum-t01 lum-r03 lum-e02 lum-b02 lum-g01 lum-x02 yuy-x01 lum-s01 yuy-g01"
        ),
        "featured": "lum-r02 lum-n01 yuy-n01 lum-e01",
        "own": {"lum-r02": 2_699_000},
    },
)


def seed_shops(pieces: Sequence[Mapping[str, Any]], product_ids: Sequence[str]) -> None:
    """`product_ids` are those of `pieces`, in their order."""
    from shops.contract import ShopImport, import_shops

    by_key = {piece["key"]: (piece, product_id) for piece, product_id in zip(pieces, product_ids, strict=True)}
    wanted = []
    for written in SHOPS:
        ids = tuple(by_key[key][1] for key in written["pieces"].split())
        own = {}
        for key, fen in written["own"].items():
            piece, product_id = by_key[key]
            own[product_id] = {sku["code"]: fen for sku in piece["skus"]}
        featured = tuple(by_key[key][1] for key in written["featured"].split())
        wanted.append(ShopImport(_shop(written, featured), ids, own))
    import_shops(wanted)


def _shop(written: Mapping[str, Any], featured: tuple[str, ...]) -> Shop:
    from shops.contract import Accent, Contact, Look, PriceList, Rounding, Shop, Tone

    contact, prices = written["contact"], written["prices"]
    return Shop(
        slug=written["slug"],
        dealer_id=ORGANISATIONS[written["dealer"]].org_id,
        name=_text(written["name"]),
        tagline=_text(written["tagline"]),
        about=_text(written["about"]),
        look=Look(Accent(written["accent"]), Tone(written["tone"]), banner=_picture(written["banner"])),
        contact=Contact(
            contact.get("phone"),
            contact.get("email"),
            contact.get("wechat"),
            _text(contact["address"]),
            _text(contact["hours"]),
        ),
        prices=PriceList(
            Decimal(prices["markup"]),
            {category: Decimal(percent) for category, percent in prices["by_category"].items()},
            Rounding(prices["rounding"]),
        ),
        featured=featured,
    )


def _text(both: tuple[str, str]) -> Text:
    from parure.kernel.text import Text

    return Text(*both)


def _picture(file: str) -> Picture:
    from shops.contract import Picture

    return Picture(**picture(file))
