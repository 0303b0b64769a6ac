"""What machines read of a product page: JSON-LD in the words of schema.org, as Google reads it (search gallery, "Product snippet")."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from catalog.contract import NAMES
from parure.kernel.money import Money
from parure.kernel.schemas import MoneyView
from parure.kernel.text import Language
from storefront.rules.address import Address
from storefront.rules.pictures import largest_of

if TYPE_CHECKING:
    from catalog.contract import ProductView
    from feedback.contract import Summary
    from trace.contract import CertificateStatus


def linked_data(
    product: ProductView, language: Language, address: Address, rating: Summary | None = None
) -> dict[str, Any]:
    """Product with its offer, its facts, its certificate where that was verified, and the marks of its buyers."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.title,
        "description": product.description or product.title,
        "sku": product.skus[0].sku,
        "category": NAMES[product.category].in_(language),
        "material": NAMES[product.material].in_(language),
        "image": [address.site_url + largest_of(image) for image in product.images],
        "brand": {"@type": "Brand", "name": product.supplier.name},
    }
    if product.specifications:
        rows = product.specifications
        data["additionalProperty"] = [{"@type": "PropertyValue", "name": r.label, "value": r.value} for r in rows]
    if product.certificate and product.certificate.state == "matched":
        data["hasCertification"] = _certification(product.certificate)
    if rating is not None and rating.count:
        marks = {"ratingValue": rating.average, "reviewCount": rating.count, "bestRating": 5, "worstRating": 1}
        data["aggregateRating"] = {"@type": "AggregateRating", **marks}
    if offers := _offers(product, language, address):
        data["offers"] = offers
    return data


def decimal_of(money: MoneyView) -> Decimal:
    return Money(money.amount, money.currency).decimal


def _offers(product: ProductView, language: Language, address: Address) -> dict[str, Any] | None:
    """Without availability: a file knows no stock, and a wrong word about it is worse than none."""
    prices = [sku.price for sku in product.skus if sku.price is not None]
    if not prices:
        return None
    low, high = min(prices, key=lambda p: p.amount), max(prices, key=lambda p: p.amount)
    shared = {"url": address.url(language), "priceCurrency": low.currency}
    if low.amount == high.amount:
        return {"@type": "Offer", **shared, "price": str(decimal_of(low))}
    bounds = {"lowPrice": str(decimal_of(low)), "highPrice": str(decimal_of(high)), "offerCount": len(prices)}
    return {"@type": "AggregateOffer", **shared, **bounds}


def _certification(certificate: CertificateStatus) -> dict[str, Any]:
    issuer = {"@type": "Organization", "name": certificate.laboratory_name, "url": certificate.website}
    said = {
        "@type": "Certification",
        "name": certificate.report_type,
        "certificationIdentification": certificate.number,
        "certificationStatus": "https://schema.org/CertificationActive",
        "issuedBy": {name: value for name, value in issuer.items() if value},
        "datePublished": certificate.issued_on.isoformat() if certificate.issued_on else None,
    }
    return {name: value for name, value in said.items() if value}
