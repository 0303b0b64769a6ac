"""From a supplier's claim by way of the laboratory to the page that buyers read, nobody pressing a button in between."""

from __future__ import annotations

import httpx
from infra.local.mall import Mall, eventually
from infra.local.people import Buyer, Json, Operator, Supplier

from wiring.papers import OF_THE_STORY, TRUE, becomes, certified_ring, etag_of, path_of, record


def test_a_false_claim_is_found_out_corrected_and_shown_as_verified(
    mall: Mall, guest: Buyer, supplier: Supplier, operator: Operator
) -> None:
    listed = supplier.list_for_sale(
        operator, 1, {**certified_ring(OF_THE_STORY), "images": [supplier.upload_picture()]}
    )

    def published(state: str) -> Json | None:
        answer = httpx.get(f"{mall.cloud.site_url}/products/{listed.product_id}.json", timeout=30)
        panel: Json | None = answer.json()["en"]["certificate"] if answer.status_code == 200 else None
        return panel if panel and panel["state"] == state else None

    assert eventually(lambda: published("unverified"))
    record(supplier, OF_THE_STORY, {**TRUE, "clarity": "VS1"})
    becomes(guest, OF_THE_STORY, "mismatched")
    assert [one["product_id"] for one in eventually(lambda: operator.every("certificate-doubts"))] == [
        listed.product_id
    ]

    record(supplier, OF_THE_STORY, TRUE, etag_of(supplier, OF_THE_STORY))

    panel = eventually(lambda: published("matched"))
    assert panel is not None
    assert panel["verified_by"] == "laboratory"
    assert {fact["name"] for fact in panel["verified"]} == set(TRUE)
    operator.post(f"{path_of(OF_THE_STORY)}/revoke", {"reason": "the stone was lost"})
    assert eventually(lambda: published("revoked"))
    supplier.post(f"products/{listed.product_id}/take-down", {"reason": "end of test"})
