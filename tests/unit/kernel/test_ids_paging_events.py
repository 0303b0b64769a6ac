from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

import pytest

from parure.kernel.errors import InvalidRequest
from parure.kernel.events import DomainEvent, Envelope
from parure.kernel.ids import is_id, new_id
from parure.kernel.paging import open_cursor, seal_cursor
from parure.kernel.text import Language, Text, negotiate
from parure.kernel.time import frozen, iso, now, parse_time

SECRET = b"secret"


@dataclass(frozen=True, kw_only=True)
class RingFound(DomainEvent):
    source: ClassVar[str] = "test"
    aggregate: ClassVar[str] = "ring_id"
    ring_id: str
    carats: list[str]


def test_ids_sort_by_the_time_they_were_made() -> None:
    made = [new_id("ord") for _ in range(5000)]

    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert all(is_id(text, "ord") for text in made)


@pytest.mark.parametrize("text", ["", "ord", "ord_", "ord_01", "prd_01JD3N0E6S0V1G3N5W7X9Y2Z4B", "ord_ZZ" + "0" * 24])
def test_what_is_not_an_order_id_is_told_apart(text: str) -> None:
    assert not is_id(text, "ord")


def test_a_cursor_opens_only_the_list_it_came_from() -> None:
    cursor = seal_cursor({"pk": {"S": "a"}}, scope="orders/usr_1", secret=SECRET)

    assert open_cursor(cursor, scope="orders/usr_1", secret=SECRET) == {"pk": {"S": "a"}}
    for scope, text in [("orders/usr_2", cursor), ("orders/usr_1", cursor[:-2]), ("orders/usr_1", "é"), ("x", "")]:
        with pytest.raises(InvalidRequest, match="not from this list"):
            open_cursor(text, scope=scope, secret=SECRET)


def test_an_event_survives_its_envelope_and_ignores_what_a_later_version_adds() -> None:
    event = RingFound(ring_id="rng_1", carats=["0.50"])
    at = datetime(2026, 11, 23, tzinfo=UTC)
    envelope = Envelope.wrap(event, event_id="evt_1", at=at, by=None, correlation_id="c")

    back = Envelope.from_json(envelope.to_json())

    assert back == envelope
    assert RingFound.parse({**back.data, "colour": "D"}) == event


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, Language.ZH),
        ("en-GB,en;q=0.9", Language.EN),
        ("fr, en;q=0.3, zh;q=0.8", Language.ZH),
        ("fr", Language.ZH),
        ("en;q=x, zh;q=0.1", Language.ZH),
    ],
)
def test_the_best_of_our_languages_is_chosen(header: str | None, language: Language) -> None:
    assert negotiate(header) is language


def test_a_missing_translation_falls_back_to_the_other_language() -> None:
    assert Text("戒指", "").in_(Language.EN) == "戒指"


def test_the_clock_can_be_held() -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    with frozen(moment):
        assert iso(now()) == "2026-01-02T03:04:05.000Z"
    assert parse_time("2026-01-02T11:04:05+08:00") == moment
    with pytest.raises(ValueError, match="offset"):
        parse_time("2026-01-02T11:04:05")
