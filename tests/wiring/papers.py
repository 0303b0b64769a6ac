"""Certificates by the public API: listed, recorded, verified by the laboratory's stand-in and by people."""

from __future__ import annotations

from infra.local.mall import eventually
from infra.local.people import Json, Operator, Person, Supplier, grey_picture, ring

# A report that the laboratory's stand-in knows, and what it says.
NUMBER = "2141438172"
PATH = f"certificates/GIA/{NUMBER}"
TRUE: Json = {"kind": "diamond", "carat": "1.01", "colour": "G", "clarity": "SI2"}


def certified_ring(number: str = NUMBER) -> Json:
    document = ring("证书 钻戒")
    stone = {"kind": "diamond", "carat": "1.01", "colour": "G", "clarity": "SI2"}
    certificate = {"laboratory": "GIA", "number": number}
    return {**document, "attributes": {**document["attributes"], "stones": [stone], "certificate": certificate}}


def record(supplier: Supplier, facts: Json, etag: str | None = None, **more: Json | str) -> Json:
    recorded: Json = supplier.ask("PUT", PATH, {"facts": facts, **more}, etag=etag)
    return recorded


def etag_of(somebody: Person) -> str:
    return str(somebody.send("GET", PATH).headers["etag"])


def becomes(somebody: Person, state: str) -> Json:
    def look() -> Json | None:
        shown: Json = somebody.get(f"{PATH}/status")
        return shown if shown["state"] == state else None

    found = eventually(look)
    assert found is not None
    return found


def round_of_certificates(supplier: Supplier, operator: Operator, guest: Person, other_org: str) -> None:
    """Every route and every event of certificates, in their rarer ways too."""
    document = {**certified_ring(), "images": [supplier.upload_picture()]}
    supplier.list_for_sale(operator, 0, document)
    paper = supplier.upload(grey_picture(64), kind="document", name="report.png")
    record(supplier, {**TRUE, "clarity": "VS1"}, document=paper["media_id"])
    becomes(guest, "mismatched")
    eventually(lambda: operator.every("certificate-doubts"))
    record(supplier, TRUE, etag_of(supplier), document=paper["media_id"])
    becomes(guest, "matched")
    eventually(lambda: not operator.every("certificate-doubts"))
    operator.get("certificates", state="matched", limit=1)
    supplier.every("certificates")
    operator.get(f"{PATH}/document")
    operator.post(f"{PATH}/verify", {"method": "laboratory"}, etag=etag_of(operator))
    operator.post(f"{PATH}/revoke", {"reason": "withdrawn"})
    eventually(lambda: operator.every("certificate-doubts"))
    operator.post(f"{PATH}/hand-over", {"org_id": other_org, "reason": "sold"})
    guest.get("laboratories")
    name = {"zh": "瑞士宝石研究院", "en": "SSEF"}
    operator.ask("PUT", "laboratories/SSEF", {"name": name, "website": "https://www.ssef.ch/"})
