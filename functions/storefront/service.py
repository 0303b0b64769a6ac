"""Keep the published pages of a product as the catalog has it now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from catalog.contract import find_live_product, show_product
from parure.aws.logs import logger
from parure.aws.settings import settings
from parure.kernel.errors import Unavailable
from parure.kernel.text import Language
from storefront import store
from storefront.rules import Address, product_json, render_page

if TYPE_CHECKING:
    from catalog.contract import LiveProduct

_ROUNDS = 4


def publish_product(product_id: str) -> bool:
    """Write the pages of a product that is on sale, remove those of one that is not; tells which.

    What an event says does not matter, only what the catalog holds: so events may come twice, late and in any order. Two
    handlers may work on one product at once; each looks again after it has written and starts over when the product moved
    meanwhile, so the last to write has written the latest.
    """
    address = Address(settings().site_url, product_id)
    live = find_live_product(product_id)
    for _ in range(_ROUNDS):
        if live is None:
            for key in address.keys:
                store.remove_page(key)
        else:
            _write(live, address)
        now = find_live_product(product_id)
        if _face(now) == _face(live):
            logger.info("pages follow the catalog", product_id=product_id, on_sale=live is not None)
            return live is not None
        live = now
    raise Unavailable("product_restless", f"{product_id} changes all the time; its event will be handled again.")


def _write(live: LiveProduct, address: Address) -> None:
    shell = store.read_shell()
    for language in Language:
        product = show_product(live, language)
        store.write_page(address.key(language), render_page(shell, product, language, address))
        document = json.dumps(product_json(product), ensure_ascii=False, separators=(",", ":"))
        store.write_page(address.data_key(language), document)


def _face(live: LiveProduct | None) -> tuple[object, ...] | None:
    """What pages show of a product; stock is not on them."""
    if live is None:
        return None
    return (live.version, *(offer.quote and offer.quote.price for offer in live.offers.values()))
