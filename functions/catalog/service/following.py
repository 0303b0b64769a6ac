"""What changes on the shelves because something happened elsewhere: a new board price, a supplier suspended or back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from catalog import store
from catalog.events import ProductChanged, ProductPublished, ProductTakenDown
from catalog.rules.life import Status
from catalog.service.records import card_item, certificate_hint, content_of, repriced, snapshots
from catalog.snapshot import SkuStatus
from catalog.store import CardItem, ProductItem
from identity.contract import organisation_reads, organisations_in
from parure.aws.logs import logger
from parure.aws.tables import Transaction, read_together, timestamp
from parure.kernel.errors import Conflict, PreconditionFailed
from parure.kernel.time import now
from pricing.contract import Boards, boards_in, price_reads

_CARDS_AT_ONCE = 20


def reprice_shelves(keys: Sequence[str]) -> int:
    """By-weight cards under these board prices get the price of the board as it is now; how many changed.

    Whatever order the events come in, the newest board wins: each card remembers the version that it was priced by.
    """
    boards = boards_in(read_together(price_reads()))
    changed = 0
    for key in keys:
        cards = (card for card in CardItem.by_board.query(key) if _is_older(card, boards, key))
        while chunk := list(islice(cards, _CARDS_AT_ONCE)):
            try:
                changed += _reprice(chunk, boards)
            except Conflict:
                # One of them left its shelf meanwhile; the others still need their price.
                changed += sum(_reprice_alone(card, boards) for card in chunk)
    return changed


def follow_organisation(org_id: str) -> int:
    """All products of a suspended supplier leave the shelves, those of a live one come back; how many moved.

    The organisation is asked how it stands now, so an old event does no harm. The products stay published meanwhile.
    """
    found = read_together([*organisation_reads([org_id]), *price_reads()])
    organisation = organisations_in(found).get(org_id)
    if organisation is None:
        return 0
    if organisation.is_live:
        boards = boards_in(found)
        return sum(_restore(item, boards) for item in _published(org_id) if item.suspended)
    return sum(_withdraw(item) for item in _published(org_id) if not item.suspended)


def _published(org_id: str) -> Iterator[ProductItem]:
    return (item for item in ProductItem.by_supplier.query(org_id) if item.status == Status.PUBLISHED)


def _is_older(card: CardItem, boards: Boards, key: str) -> bool:
    price = boards.prices.get(key)
    return price is not None and (card.board_version or 0) < price.version


def _reprice(cards: Sequence[CardItem], boards: Boards) -> int:
    tx = Transaction()
    for card in cards:
        price = repriced(card.card, boards, now())
        version, newest = int(card.version), price.board_version or 0
        document = {**card.card, "price_from": price.is_from}
        tx.update(
            card,
            actions=[
                CardItem.shelf_price.set(price.amount),
                CardItem.board_version.set(newest),
                CardItem.card.set(document),
            ],
            condition=(CardItem.version == version)
            & (CardItem.board_version.does_not_exist() | (CardItem.board_version < newest)),
        )
        tx.publish(ProductChanged(product_id=card.pk, product_version=version), by=None)
    tx.commit()
    return len(cards)


def _reprice_alone(card: CardItem, boards: Boards) -> int:
    try:
        return _reprice([card], boards)
    except Conflict:
        logger.info("card moved on", product_id=card.pk)
        return 0


def _withdraw(item: ProductItem) -> int:
    was = int(item.version)
    item.suspended, item.version = timestamp(), was + 1
    tx = Transaction()
    tx.put(item, condition=ProductItem.version == was, otherwise=_moved_on())
    tx.delete(CardItem(item.pk, "card"))
    for sku in snapshots(item.pk, item.supplier_id, content_of(item), SkuStatus.WITHDRAWN):
        tx.put(store.sku_item(sku))
    event = ProductTakenDown(product_id=item.pk, product_version=int(item.version), reason="supplier_suspended")
    tx.publish(event, by=None)
    tx.commit()
    return 1


def _restore(item: ProductItem, boards: Boards) -> int:
    was, content = int(item.version), content_of(item)
    item.suspended, item.version = None, was + 1
    tx = Transaction()
    tx.put(item, condition=ProductItem.version == was, otherwise=_moved_on())
    tx.put(
        card_item(
            item.pk,
            content,
            supplier_name=item.supplier_name,
            published_at=item.published_at or timestamp(),
            version=int(item.version),
            boards=boards,
            at=now(),
            until=item.take_down_at,
        )
    )
    for sku in snapshots(item.pk, item.supplier_id, content, SkuStatus.PUBLISHED, until=item.take_down_at):
        tx.put(store.sku_item(sku))
    event = ProductPublished(
        product_id=item.pk,
        product_version=int(item.version),
        supplier_id=item.supplier_id,
        certificate=certificate_hint(content),
    )
    tx.publish(event, by=None)
    tx.commit()
    return 1


def _moved_on() -> PreconditionFailed:
    return PreconditionFailed("changed_meanwhile", "Somebody changed it at the same time; the event is handled again.")
