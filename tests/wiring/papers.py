"""Certificates by the public API: listed, recorded, verified by the laboratory's stand-in and by people."""

from __future__ import annotations

from infra.local.mall import eventually
from infra.local.people import Json, Operator, Person, Supplier, grey_picture, ring

# Reports that the laboratory's stand-in knows, one for each test of a mall, and what they say.
OF_THE_ROUND, OF_THE_STORY = "2141438172", "2141438173"
TRUE: Json = {"kind": "diamond", "carat": "1.01", "colour": "G", "clarity": "SI2"}


def path_of(number: str) -> str:
    return f"certificates/GIA/{number}"


def certified_ring(number: str) -> Json:
    document = ring("证书 钻戒")
    stone = {"kind": "diamond", "carat": "1.01", "colour": "G", "clarity": "SI2"}
    certificate = {"laboratory": "GIA", "number": number}
    return {**document, "attributes": {**document["attributes"], "stones": [stone], "certificate": certificate}}


def record(supplier: Supplier, number: str, facts: Json, etag: str | None = None, **more: Json | str) -> Json:
    recorded: Json = supplier.ask("PUT", path_of(number), {"facts": facts, **more}, etag=etag)
    return recorded


def etag_of(somebody: Person, number: str) -> str:
    return str(somebody.send("GET", path_of(number)).headers["etag"])


def becomes(somebody: Person, number: str, state: str) -> Json:
    def look() -> Json | None:
        shown: Json = somebody.get(f"{path_of(number)}/status")
        return shown if shown["state"] == state else None

    found = eventually(look)
    assert found is not None
    return found


def round_of_certificates(supplier: Supplier, operator: Operator, guest: Person, other_org: str) -> None:
    """Every route and every event of certificates, in their rarer ways too."""
    number, path = OF_THE_ROUND, path_of(OF_THE_ROUND)
    document = {**certified_ring(number), "images": [supplier.upload_picture()]}
    supplier.list_for_sale(operator, 0, document)
    paper = supplier.upload(grey_picture(64), kind="document", name="report.png")
    record(supplier, number, {**TRUE, "clarity": "VS1"}, document=paper["media_id"])
    becomes(guest, number, "mismatched")
    eventually(lambda: operator.every("certificate-doubts"))
    record(supplier, number, TRUE, etag_of(supplier, number), document=paper["media_id"])
    becomes(guest, number, "matched")
    eventually(lambda: not operator.every("certificate-doubts"))
    operator.get("certificates", state="matched", limit=1)
    supplier.every("certificates")
    operator.get(f"{path}/document")
    operator.post(f"{path}/verify", {"method": "laboratory"}, etag=etag_of(operator, number))
    operator.post(f"{path}/revoke", {"reason": "withdrawn"})
    eventually(lambda: operator.every("certificate-doubts"))
    operator.post(f"{path}/hand-over", {"org_id": other_org, "reason": "sold"})
    guest.get("laboratories")
    name = {"zh": "瑞士宝石研究院", "en": "SSEF"}
    operator.ask("PUT", "laboratories/SSEF", {"name": name, "website": "https://www.ssef.ch/"})
