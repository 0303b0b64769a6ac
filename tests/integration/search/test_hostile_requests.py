"""What nobody means well: every public route answers, or says which parameter it cannot read; never that it broke."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from integration.catalog.goods import on_sale
from integration.conftest import Calls
from integration.gateway import Answer
from integration.search.conftest import Shopfront
from integration.search.happenings import published

TEXTS = (
    "钻" * 10_000,
    "a" * 10_000,
    "9" * 10_000,
    "不要" * 5_000,
    "到-~" * 3_000,
    '"ring" AND (gold OR NOT -silver) +"x~2" title:* [1 TO 9] {a} ^9 \\',
    "(((((((((((a+)+)+)+)+)+)+)+)+)+)+)$" * 20,
    "'; DROP TABLE products; -- \" OR 1=1 /*",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "${jndi:ldap://x} {{7*7}} ../../etc/passwd",
    "💍👩‍❤️‍💋‍👨🏿🏳️‍🌈" * 300,
    "خاتم ذهب ‮gnir dlog‬ טבעת",
    "钻\u200b戒\u200d\ufeff\u2060 r\u00adi\u00adn\u00adg",
    "\x00\x01\x1f\x7f nul\x00ring",
    "z" + "\u0301\u0489\u0336" * 3_000 + "ring",
    "%00%0d%0aSet-Cookie:x=1 %2e%2e%2f %F0%9F",
    "ＤＩＡＭＯＮＤ　ｒｉｎｇ ﷽ ㎎ ½ ①② ゼンリョウ 반지 แหวน кольцо",
    "\ud7ff\ue000\uffff\U0010ffff",
    " \t\r\n\u3000\u2028",
    "price:..5000 AND shape:round filter=metal:gold",
    "1e999 -0 NaN Infinity 0x7f 1/0 ٣٤ 一万亿亿亿克拉 半半半克拉",
)
REFUSED: tuple[tuple[dict[str, Any], str], ...] = (
    ({"min_price": "-1"}, "min_price"),
    ({"min_price": "NaN"}, "min_price"),
    ({"max_price": "Infinity"}, "max_price"),
    ({"max_price": "1e400"}, "max_price"),
    ({"max_price": "9" * 5_000}, "max_price"),
    ({"min_price": "2", "max_price": "1"}, "min_price"),
    ({"limit": "0"}, "limit"),
    ({"limit": "-5"}, "limit"),
    ({"limit": "1" * 30}, "limit"),
    ({"cursor": "A" * 100_000}, "cursor"),
    ({"cursor": "LTEuYWJj"}, "cursor"),
    ({"cursor": "../../x"}, "cursor"),
    ({"sort": "price; DROP"}, "sort"),
    ({"shop": "../lum"}, "shop"),
    ({"currency": "XXX"}, "currency"),
    ({"currency": "usd'--"}, "currency"),
    ({"category": "ring'"}, "category"),
    ({"filter": "metal"}, "filter"),
    ({"filter": "metal:" + "x" * 1_000}, "filter"),
    ({"filter": "__proto__:x"}, "filter"),
    ({"filter": ["metal:gold"] * 201}, "filter"),
    ({"exclude": "\x00:\x00"}, "exclude"),
    ({"prefer": ":x"}, "prefer"),
    ({"range": "carat:-1..2"}, "range"),
    ({"range": "carat:NaN..Infinity"}, "range"),
    ({"range": "price:1e5..2e5"}, "range"),
    ({"range": "carat:" + "9" * 100 + ".."}, "range"),
    ({"facets": "Metal"}, "facets"),
    ({"facets": ["metal"] * 61}, "facets"),
    ({"nothing_of_the_kind": "1"}, "nothing_of_the_kind"),
)
ANSWERED: tuple[dict[str, Any], ...] = (
    {"filter": [f"facet{number}:x{number}" for number in range(100)]},
    {"exclude": [f"facet{number}:x{number}" for number in range(100)]},
    {"prefer": [f"facet{number}:x" for number in range(40)], "q": "ring"},
    {"filter": "no_such_facet:1"},
    {"filter": ["length_cm:0..99999", "ring_size:us-99", "fineness:NaN", "weight:1..1e9", "inner_diameter_mm:..x"]},
    {"filter": "metal:\u202e\x00'\"; --"},
    {"facets": [f"nothing_{letter}" for letter in "abcdefghij"]},
    {"range": ["no_such_range:1..2", "carat:..", "carat:0.5..0.5"]},
    {"max_price": "10000000000000"},
)
EITHER: tuple[dict[str, Any], ...] = ({"q": ["ring", "gold", "x"]}, {"limit": ["3", "4"]}, {"min_price": ""})
"""Said twice, or nothing."""


def _ask(front: Shopfront, path: str, parameters: dict[str, Any]) -> Answer:
    return front.send("GET", f"/search{path}?{urlencode(parameters, doseq=True, errors='surrogatepass')}")


def _names(answer: Answer, field: str) -> bool:
    """A problem that names the parameter to mend."""
    named = [answer.json.get("field"), *(one.get("field") for one in answer.json.get("errors") or ())]
    return answer.status == 400 and bool(answer.json["code"]) and any(field in str(one) for one in named)


def test_no_words_break_a_search_a_wish_or_a_suggestion(front: Shopfront, calls: Calls) -> None:
    front.tell(published(on_sale()))
    front.look_again()
    _ask(front, "/suggestions", {"q": "x"})
    calls.clear()

    unfair = [
        (path, text[:30], answer.status, answer.text[:200])
        for text in TEXTS
        for path in ("", "/wishes", "/suggestions")
        if (answer := _ask(front, path, {"q": text})).status != 200
    ]

    assert unfair == []
    assert len(calls) <= 2, "words make no calls; only the log is looked at as time goes by"


def test_what_cannot_be_read_is_named(front: Shopfront) -> None:
    unfair = [
        (str(parameters)[:60], answer.status, answer.text[:300])
        for parameters, field in REFUSED
        if not _names(answer := _ask(front, "", parameters), field)
    ]

    assert unfair == []


def test_what_can_be_read_is_answered_however_odd(front: Shopfront) -> None:
    front.tell(published(on_sale()))
    front.look_again()

    answers = [(parameters, _ask(front, "", parameters)) for parameters in (*ANSWERED, *EITHER)]

    unfair = [
        (str(parameters)[:60], answer.status, answer.text[:300])
        for parameters, answer in answers
        if answer.status != 200 and not (parameters in EITHER and _names(answer, next(iter(parameters))))
    ]
    assert unfair == []
    twice = _ask(front, "", {"q": quote(quote("钻戒"))})
    assert twice.json["query"]["text"] == quote(quote("钻戒")), "what is sent twice over in percents is read once"


def test_pieces_like_none_that_can_be_are_refused_or_none(front: Shopfront) -> None:
    odd: tuple[dict[str, Any], ...] = (
        {"product_id": ""},
        {"product_id": "prd_" + "x" * 5_000},
        {"product_id": "prd_../../etc"},
        {"product_id": "prd_\x00"},
        {"product_id": "prd_00000000000000000000000000", "kind": "worst"},
        {"product_id": "prd_00000000000000000000000000", "limit": "NaN"},
        {},
    )

    answers = [_ask(front, "/similar", one) for one in odd]

    assert [(answer.status, bool(answer.json["code"])) for answer in answers] == [(400, True)] * len(odd)


def test_events_that_no_browser_sends_are_refused(front: Shopfront) -> None:
    seen = {"kind": "search", "q": "ring"}
    whole: dict[str, Any] = {"session_id": "window-a", "events": [seen]}
    odd: tuple[Any, ...] = (
        [],
        "x",
        {},
        {**whole, "session_id": "a b;--"},
        {**whole, "session_id": "x" * 41},
        {**whole, "events": []},
        {**whole, "events": [seen] * 51},
        {**whole, "events": [{**seen, "kind": "__proto__"}]},
        {**whole, "events": [{**seen, "q": "x" * 201}]},
        {**whole, "events": [{**seen, "filters": ["a:b"] * 21}]},
        {**whole, "events": [{**seen, "total": -1}]},
        {**whole, "events": [{**seen, "position": 10**30}]},
        {**whole, "events": [{**seen, "product_id": "prd_' OR 1=1"}]},
        {**whole, "events": [{**seen, "surprise": 1}]},
        {**whole, "shop": "../x"},
    )
    raw = ('{"session_id":', "\x00", '{"session_id":"window-a","events":[{"kind":"search","total":NaN}]}', "[" * 20_000)

    answers = [front.send("POST", "/search/events", one) for one in odd]
    answers += [_raw(front, one) for one in raw]

    assert [answer.text[:200] for answer in answers if answer.status != 400 or not answer.json["code"]] == []
    for text in TEXTS:
        assert front.send("POST", "/search/events", {**whole, "events": [{**seen, "q": text[:200]}]}).status == 202


def _raw(front: Shopfront, body: str) -> Answer:
    from integration.gateway import call
    from search import app

    return call(app.app, "POST", "/api/v1/search/events", raw=body)
