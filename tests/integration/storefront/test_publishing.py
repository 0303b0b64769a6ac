"""What a publication costs, and that whoever comes last has written what the catalog says; on moto."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest

from catalog.events import ProductChanged, ProductPublished, ProductTakenDown
from feedback import store as feedback_store
from feedback.events import RatingChanged
from integration.catalog import goods
from integration.catalog.goods import BANGLE, OPERATOR, RING, SUPPLIER, ask, on_sale, product
from integration.conftest import Calls
from integration.storefront.conftest import Forgotten, Site
from parure.kernel.errors import Unavailable
from storefront import files, store
from storefront.rules.register import part_of
from storefront.service import publishing

GRADED = product(
    RING,
    attributes={
        **RING["attributes"],
        "certificate": {"laboratory": "GIA", "number": "2141438171", "report_type": "Diamond Dossier"},
    },
)


def published(product_id: str, certificate: str | None = None) -> ProductPublished:
    return ProductPublished(product_id=product_id, product_version=1, supplier_id=goods.ORG, certificate=certificate)


def changed(product_id: str) -> ProductChanged:
    return ProductChanged(product_id=product_id, product_version=2)


def taken_down(product_id: str) -> ProductTakenDown:
    return ProductTakenDown(product_id=product_id, product_version=3, reason="gone")


def take_down(product_id: str) -> None:
    assert ask("POST", f"/products/{product_id}/take-down", {"reason": "gone"}, SUPPLIER).status == 200


def edit(product_id: str, **changes: Any) -> None:
    listing = ask("GET", f"/listings/{product_id}", by=SUPPLIER).json
    content = {**listing["content"], **changes}
    assert ask("PUT", f"/products/{product_id}", content, SUPPLIER, If_Match=f'"{listing["etag"]}"').status == 200
    ask("POST", f"/products/{product_id}/submit", by=SUPPLIER)
    assert ask("POST", f"/products/{product_id}/approve", {"reason": "fine"}, OPERATOR).status == 200


@pytest.fixture
def warm(site: Site) -> None:
    """A process that has been asked before holds the shell and the address of the CDN."""
    site.tell(published(on_sale(goods.coded("R-0"))))


PAGE = ["s3:PutObject"] * 3
READ, MOVE_ON = "dynamodb:TransactGetItems", "dynamodb:TransactWriteItems"


@pytest.mark.parametrize("body", [RING, GRADED], ids=["a ring", "a ring with a certificate"])
def test_a_first_publication_takes_six_calls(site: Site, warm: None, calls: Calls, body: Any) -> None:
    """One read, three files, the sitemap with its new line, the register; nobody holds a page yet that the CDN must forget."""
    product_id = on_sale(body)
    event = published(product_id, "GIA#2141438171" if body is GRADED else None)
    calls.clear()

    assert site.tell(event) == {"batchItemFailures": []}

    assert calls == [READ, *PAGE, "s3:PutObject", MOVE_ON]


def test_a_change_takes_six_calls(site: Site, warm: None, calls: Calls, forgotten: Forgotten) -> None:
    """One read, three files, the CDN, the register. The CDN's call is not made here: it is the sixth."""
    product_id = on_sale()
    site.tell(published(product_id))
    edit(product_id, description={"zh": "新的描述。", "en": "New words."})
    calls.clear()

    site.tell(changed(product_id))

    assert calls == [READ, *PAGE, MOVE_ON]
    assert forgotten == [f"/p/{product_id}*", f"/en/p/{product_id}*", f"/products/{product_id}*"]


def test_a_price_that_follows_the_board_takes_five_calls(
    site: Site, warm: None, calls: Calls, forgotten: Forgotten
) -> None:
    goods.publish_gold()
    product_id = on_sale(BANGLE)
    site.tell(published(product_id))
    goods.publish_gold(per_gram=90_000)
    calls.clear()

    site.tell(changed(product_id))

    assert calls == [READ, *PAGE, MOVE_ON]
    assert forgotten == []
    assert "¥9,200" in (site.read(f"p/{product_id}.html") or "")


def test_a_take_down_takes_five_calls(site: Site, warm: None, calls: Calls, forgotten: Forgotten) -> None:
    """One read, one deletion, the sitemap, the CDN (not made here), the register."""
    product_id = on_sale()
    site.tell(published(product_id))
    take_down(product_id)
    calls.clear()

    site.tell(taken_down(product_id))

    assert calls == [READ, "s3:DeleteObjects", "s3:PutObject", MOVE_ON]
    assert len(forgotten) == 3


def test_a_certificate_that_nobody_announced_is_read_all_the_same(site: Site, warm: None, calls: Calls) -> None:
    product_id = on_sale(GRADED)
    calls.clear()

    site.tell(published(product_id))

    assert calls[:2] == [READ, "dynamodb:BatchGetItem"]
    assert len(calls) == 7


def test_products_of_a_part_are_read_together_and_written_with_one_sitemap(site: Site, calls: Calls) -> None:
    ids = [on_sale(goods.coded(f"R-{number}")) for number in range(5)]
    calls.clear()

    assert publishing.publish_part(7, ids, {}) == 5

    assert calls.of("dynamodb") == [READ, MOVE_ON]
    assert calls.of("s3").count("s3:PutObject") == 5 * 3 + 1


def test_a_review_writes_the_page_anew(site: Site) -> None:
    product_id = on_sale()
    site.tell(published(product_id))
    assert "aggregateRating" not in (site.read(f"p/{product_id}.html") or "")
    feedback_store.SummaryItem(product_id, "summary", stars_5=2).save()

    site.tell(RatingChanged(product_id=product_id, supplier_id="org_1", count=2, average=5.0))

    assert '"reviewCount":2' in (site.read(f"p/{product_id}.html") or "").replace(" ", "")


def test_files_that_cannot_be_removed_are_tried_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    product_id = on_sale()
    site.tell(published(product_id))
    take_down(product_id)
    monkeypatch.setattr(files, "remove_files", _refuse)

    assert site.tell(taken_down(product_id)) == {"batchItemFailures": [{"itemIdentifier": "0"}]}

    monkeypatch.undo()
    assert site.tell(taken_down(product_id)) == {"batchItemFailures": []}
    assert site.read(f"p/{product_id}.html") is None


def test_a_try_that_broke_off_anywhere_is_put_right_by_the_next(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sitemap was written and the register never heard of it; meanwhile the piece was taken down."""
    product_id = on_sale()
    with monkeypatch.context() as broken:
        broken.setattr(store, "move_on", _refuse)
        assert site.tell(published(product_id)) == {"batchItemFailures": [{"itemIdentifier": "0"}]}
    take_down(product_id)

    assert site.tell(published(product_id), tries=2) == {"batchItemFailures": []}

    assert site.keys("p/") == []
    assert product_id not in (site.read(f"sitemaps/{part_of(product_id):02x}.xml") or "")


def test_a_cdn_that_refuses_is_asked_again_with_the_next_try(
    site: Site, forgotten: Forgotten, monkeypatch: pytest.MonkeyPatch
) -> None:
    product_id = on_sale()
    site.tell(published(product_id))
    take_down(product_id)
    with monkeypatch.context() as broken:
        broken.setattr(forgotten, "forget", _refuse, raising=False)
        assert site.tell(taken_down(product_id)) == {"batchItemFailures": [{"itemIdentifier": "0"}]}

    site.tell(taken_down(product_id))

    assert len(forgotten) == 3


def _refuse(*_: Any) -> None:
    raise Unavailable("no", "Not now.")


class Turns:
    """Lets two threads go on step by step in a given order; when it has run out each goes on by itself, one at a time."""

    def __init__(self, order: str) -> None:
        self.order = list(order)
        self.turn = threading.Condition()

    def take(self, name: str, step: Callable[[], Any]) -> Any:
        with self.turn:
            self.turn.wait_for(lambda: not self.order or self.order[0] == name, timeout=20)
            try:
                return step()
            finally:
                if self.order:
                    self.order.pop(0)
                self.turn.notify_all()


def orders() -> Iterator[str]:
    """Every way in which a publication (a: read, write, register) and a take-down with its event (b: catalog, then the
    same three) may meet."""
    for places in combinations(range(7), 3):
        yield "".join("a" if place in places else "b" for place in range(7))


def test_in_every_order_a_piece_that_is_taken_down_has_no_page_and_no_line(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    product_id = on_sale()
    part = part_of(product_id)
    turns = Turns("")
    for module, name in ((publishing, "read_at_once"), (publishing, "_write"), (store, "move_on")):
        monkeypatch.setattr(module, name, _in_turn(turns, getattr(module, name)))

    for order in orders():
        ask("POST", f"/products/{product_id}/publish", by=SUPPLIER)
        turns.order = list(order)
        a = threading.Thread(target=publishing.publish_product, args=(product_id,), name="a")
        b = threading.Thread(target=_take_down_and_follow, args=(turns, product_id), name="b")
        for thread in (a, b):
            thread.start()
        for thread in (a, b):
            thread.join(timeout=60)

        assert site.keys("p/") == [], order
        assert f"/{product_id}<" not in (site.read(f"sitemaps/{part:02x}.xml") or ""), order


def test_in_any_order_the_latest_price_stands(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    goods.publish_gold(per_gram=80_000)
    product_id = on_sale(BANGLE)
    turns = Turns("")
    for module, name in ((publishing, "read_at_once"), (publishing, "_write"), (store, "move_on")):
        monkeypatch.setattr(module, name, _in_turn(turns, getattr(module, name)))

    # Every third order: what meets is the same as above.
    for number, order in enumerate(list(orders())[::3]):
        price = 90_000 + 100 * number

        def reprice(now: int = price) -> None:
            turns.take("b", lambda: goods.publish_gold(per_gram=now))
            publishing.publish_product(product_id)

        turns.order = list(order)
        a = threading.Thread(target=publishing.publish_product, args=(product_id,), name="a")
        b = threading.Thread(target=reprice, name="b")
        for thread in (a, b):
            thread.start()
        for thread in (a, b):
            thread.join(timeout=60)

        # Ten grams and twenty yuan of labour for each.
        assert f"¥{(price // 100 + 20) * 10:,}<" in (site.read(f"p/{product_id}.html") or ""), order


def _take_down_and_follow(turns: Turns, product_id: str) -> None:
    turns.take("b", lambda: take_down(product_id))
    publishing.publish_product(product_id)


def _in_turn(turns: Turns, step: Callable[..., Any]) -> Callable[..., Any]:
    def taken(*arguments: Any, **named: Any) -> Any:
        return turns.take(threading.current_thread().name, lambda: step(*arguments, **named))

    return taken
