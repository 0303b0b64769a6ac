"""Files from a browser to the shop: the real bucket's signature, its notification, the queue, the edge."""

from __future__ import annotations

import httpx
from infra.local.mall import Mall
from infra.local.people import Buyer, Supplier, grey_picture

from unit.media import files


def test_a_picture_comes_out_at_the_edge_in_sizes_and_a_poisonous_one_never(mall: Mall, supplier: Supplier) -> None:
    good = supplier.upload(grey_picture(900))
    bad = supplier.upload(files.picture("PNG") + files.zip_of())

    folder = good["url"].rpartition("/")[0]
    with httpx.Client(base_url=mall.cloud.site_url, timeout=30) as edge:
        sizes = [edge.get(f"{folder}/{width}.avif") for width in good["widths"]]
        assert [(one.status_code, one.headers["content-type"]) for one in sizes] == [(200, "image/avif")] * 2
        assert sizes[0].headers["cache-control"] == "public, max-age=31536000, immutable"
        assert edge.get(good["url"], headers={"Range": "bytes=0-3"}).content == b"RIFF"
        assert edge.get(f"/{bad['key']}").status_code == 404
    assert (bad["state"], bad["failure"]["code"]) == ("failed", "malware")


def test_the_signature_lets_nothing_else_through(mall: Mall, supplier: Supplier) -> None:
    medium = supplier.post("media", {"kind": "image", "content_type": "image/jpeg", "bytes": 20 * 1024 * 1024})

    sixty_megabytes = supplier.post_file(medium, bytes(60 * 1024 * 1024), "image/jpeg")
    nothing = supplier.post_file(medium, b"", "image/jpeg")
    fields = medium["fields"]
    page = supplier.post_file({**medium, "fields": {**fields, "Content-Type": "text/html"}}, b"<html>", "text/html")
    elsewhere = supplier.post_file({**medium, "fields": {**fields, "key": "media/x.html"}}, b"x", "image/jpeg")

    assert [answer.status_code for answer in (sixty_megabytes, nothing, page, elsewhere)] == [400, 400, 403, 403]
    assert supplier.get(f"media/{medium['media_id']}")["state"] == "waiting"


def test_a_document_lies_where_no_address_leads(mall: Mall, buyer: Buyer) -> None:
    licence = buyer.upload(files.pdf(), "application/pdf", kind="document", name="licence.pdf")

    assert (licence["state"], licence["url"]) == ("ready", None)
    assert httpx.get(f"{mall.cloud.site_url}/{licence['key']}", timeout=30).text.find("%PDF") < 0
    bucket = mall.cloud.outputs["PrivateBucket"]
    assert httpx.get(f"{mall.cloud.endpoint}/{bucket}/{licence['key']}", timeout=30).status_code == 403
