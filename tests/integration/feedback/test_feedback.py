"""Reviews, questions and answers by the routes, on the orders of a small mall."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.store import ProductItem, SkuItem
from feedback import store
from feedback.app import app
from identity.rules import Standing, subject_of
from identity.store import new_user
from integration.conftest import Calls
from integration.gateway import Answer, call
from integration.orders.world import BUYER, LUMEN, OPERATOR, OTHER_BUYER, OTHER_SUPPLIER, RING, SUPPLIER, Mall
from parure.aws.auth import GUEST, Caller, Role
from parure.kernel.ids import new_id
from parure.kernel.text import Language

GOOD = "火彩很足，戒托做工细，比图片还好看。"


@pytest.fixture
def product_id(mall: Mall) -> str:
    """The ring's product, on sale."""
    product_id = str(SkuItem.get(f"sku#{RING}", "sku").product_id)
    ProductItem(
        product_id, "product", supplier_id=LUMEN, supplier_name="Lumen", status="published",
        content={"title": {"zh": "流光戒", "en": "Lumen ring"}}, version=1,
        created_at="2026-11-01T00:00:00Z", updated_at="2026-11-01T00:00:00Z",
    ).save()  # fmt: skip
    return product_id


@pytest.fixture
def order_id(mall: Mall) -> str:
    """The ring bought by BUYER, and received."""
    return receive(mall, BUYER)


def receive(mall: Mall, buyer: Caller) -> str:
    order_id = mall.buy(total=129900, by=buyer)
    at = f"/fulfilments/{mall.only_fulfilment(order_id)}"
    mall.call("POST", f"{at}/accept", by=SUPPLIER)
    mall.call("POST", f"{at}/ship", {"carrier": "SF", "tracking_number": f"SF{order_id[-8:]}"}, by=SUPPLIER)
    assert mall.call("POST", f"/orders/{order_id}/receive", by=buyer).status == 200
    return order_id


def ask(method: str, path: str, body: Any = None, by: Caller = GUEST) -> Answer:
    return call(app, method, f"/api/v1{path}", body, caller=by, headers={"Idempotency-Key": new_id("key")})


def review(product_id: str, order_id: str, by: Caller = BUYER, **change: Any) -> Answer:
    body = {"order_id": order_id, "stars": 5, "text": GOOD, **change}
    return ask("PUT", f"/products/{product_id}/reviews/mine", body, by)


def shown(product_id: str, query: str = "") -> Any:
    answer = ask("GET", f"/products/{product_id}/reviews{query}")
    assert answer.status == 200, answer.text
    return answer.json


def test_who_received_the_piece_reviews_it_once(mall: Mall, product_id: str, order_id: str) -> None:
    first = review(product_id, order_id)
    again = review(product_id, order_id)
    anew = review(product_id, order_id, stars=3, title="后来松了")

    assert [one.status for one in (first, again, anew)] == [200, 200, 200]
    assert first.json["review_id"] == again.json["review_id"] == anew.json["review_id"]
    found = shown(product_id)
    assert found["summary"] == {"count": 1, "average": 3.0, "stars": {"1": 0, "2": 0, "3": 1, "4": 0, "5": 0}}
    (only,) = found["items"]
    assert (only["title"], only["created_at"]) == ("后来松了", first.json["created_at"])
    assert "author_id" not in str(found)
    assert BUYER.id not in str(found)


def test_nobody_else_reviews_it_and_nobody_before_it_came(mall: Mall, product_id: str) -> None:
    order_id = mall.buy(total=129900)

    early = review(product_id, order_id)
    anothers = review(product_id, order_id, by=OTHER_BUYER)
    other_piece = review(new_id("prd"), order_id)

    assert (early.status, early.json["code"]) == (409, "not_received_yet")
    assert {(one.status, one.json["code"]) for one in (anothers, other_piece)} == {(404, "no_such_purchase")}
    assert shown(product_id)["summary"]["count"] == 0


def test_a_name_is_masked_before_it_is_kept(mall: Mall, product_id: str, order_id: str) -> None:
    person = new_user(
        subject_of(BUYER.id),
        role=Role.CONSUMER,
        name="李娜",
        email="li@example.com",
        language=Language.ZH,
        status=Standing.ACTIVE,
    )
    person.save()

    named = review(product_id, order_id)
    nameless = review(product_id, order_id, anonymous=True)

    assert (named.json["name"], nameless.json["name"]) == ("李**", None)
    rows = store.FeedbackItem.query(product_id, store.FeedbackItem.sk.startswith("review#"))
    assert ["李娜" in row.document for row in rows] == [False]


def test_a_review_with_a_telephone_number_waits_for_an_operator(mall: Mall, product_id: str, order_id: str) -> None:
    waiting = review(product_id, order_id, text="便宜买，电话 138 0013 8000")
    assert (waiting.json["state"], waiting.json["concerns"]) == ("waiting", ["contact"])
    assert shown(product_id)["items"] == []

    (queued,) = ask("GET", "/feedback", by=OPERATOR).json["items"]
    decision = f"/products/{product_id}/feedback/{queued['text_id']}/decision"
    hidden = ask("PUT", decision, {"decision": "hide", "reason": "请勿留电话"}, by=OPERATOR)
    assert hidden.json["state"] == "hidden"
    assert ask("GET", f"/products/{product_id}/reviews/mine", by=BUYER).json["reason"] == "请勿留电话"
    assert ask("PUT", decision, {"decision": "show"}, by=OPERATOR).json["state"] == "shown"

    assert shown(product_id)["summary"]["count"] == 1
    assert ask("GET", "/feedback", by=OPERATOR).json["items"] == []


def test_a_voice_counts_once_and_can_be_taken_back(mall: Mall, product_id: str, order_id: str) -> None:
    at = f"/products/{product_id}/reviews/{review(product_id, order_id).json['review_id']}/helpful"

    voices = [ask(method, at, by=OTHER_BUYER).json["helpful"] for method in ("PUT", "PUT", "DELETE", "DELETE", "PUT")]

    assert voices == [1, 1, 0, 0, 1]
    own = ask("PUT", at, by=BUYER)
    assert (own.status, own.json["code"]) == (409, "own_review")
    assert shown(product_id, "?sort=helpful")["items"][0]["helpful"] == 1


def test_reports_of_three_people_take_it_off_until_an_operator_looked(
    mall: Mall, product_id: str, order_id: str
) -> None:
    text_id = review(product_id, order_id).json["review_id"]
    at = f"/products/{product_id}/feedback/{text_id}/report"
    readers = [Caller(role=Role.CONSUMER, user_id=new_id("usr")) for _ in range(2)]

    for reader in (readers[0], readers[0], readers[1]):
        assert ask("PUT", at, {"reason": "广告"}, by=reader).status == 204
    assert shown(product_id)["summary"]["count"] == 1
    assert ask("PUT", at, {"reason": "广告"}, by=OTHER_SUPPLIER).status == 204

    assert shown(product_id) == {
        "summary": {**shown(product_id)["summary"], "count": 0},
        "items": [],
        "next_cursor": None,
    }
    assert ask("GET", "/feedback", by=OPERATOR).json["items"][0]["reports"] == 3


def test_the_supplier_of_the_piece_replies_and_no_other(mall: Mall, product_id: str, order_id: str) -> None:
    review_id = review(product_id, order_id).json["review_id"]
    at = f"/products/{product_id}/reviews/{review_id}/reply"

    assert ask("PUT", at, {"text": "谢谢您"}, by=OTHER_SUPPLIER).status == 404
    assert [one["text_id"] for one in ask("GET", "/feedback?open=true", by=SUPPLIER).json["items"]] == [review_id]
    assert ask("PUT", at, {"text": "谢谢您的喜爱"}, by=SUPPLIER).status == 200
    assert ask("PUT", at, {"text": "微信 lumen888"}, by=SUPPLIER).json["code"] == "answer_not_shown"

    assert shown(product_id)["items"][0]["reply"]["text"] == "谢谢您的喜爱"
    assert ask("GET", "/feedback?open=true", by=SUPPLIER).json["items"] == []
    assert ask("GET", "/feedback", by=OTHER_SUPPLIER).json["items"] == []


def test_a_question_is_answered_by_who_can_know(mall: Mall, product_id: str, order_id: str) -> None:
    asked = ask("POST", f"/products/{product_id}/questions", {"text": "可以改圈吗？"}, by=OTHER_BUYER)
    assert asked.status == 201, asked.text
    at = f"/products/{product_id}/questions/{asked.json['question_id']}/answers"

    assert ask("POST", at, {"text": "我也想知道"}, by=OTHER_BUYER).json["code"] == "not_asked"
    assert ask("POST", at, {"text": "可以"}, by=OTHER_SUPPLIER).status == 404
    assert ask("POST", at, {"text": "可以改一号以内"}, by=SUPPLIER).status == 201
    assert ask("POST", at, {"text": "我改过，很快", "order_id": order_id}, by=BUYER).status == 201

    (question,) = ask("GET", f"/products/{product_id}/questions").json["items"]
    assert [(one["voice"], one["text"]) for one in question["answers"]] == [
        ("supplier", "可以改一号以内"),
        ("owner", "我改过，很快"),
    ]


def test_a_question_sent_twice_is_asked_once(mall: Mall, product_id: str) -> None:
    headers = {"Idempotency-Key": new_id("key")}
    target = f"/api/v1/products/{product_id}/questions"

    twice = [call(app, "POST", target, {"text": "有现货吗？"}, caller=BUYER, headers=headers).json for _ in range(2)]

    assert twice[0]["question_id"] == twice[1]["question_id"]
    assert len(ask("GET", f"/products/{product_id}/questions").json["items"]) == 1
    gone = ask("POST", f"/products/{new_id('prd')}/questions", {"text": "有现货吗？"}, by=BUYER)
    assert (gone.status, gone.json["code"]) == (404, "product_not_found")


def test_a_review_taken_back_is_gone_and_the_marks_with_it(mall: Mall, product_id: str, order_id: str) -> None:
    review(product_id, order_id)
    at = f"/products/{product_id}/reviews/mine"

    assert [ask("DELETE", at, by=BUYER).status for _ in range(2)] == [204, 204]

    assert shown(product_id)["summary"]["count"] == 0
    assert ask("GET", at, by=BUYER).status == 404
    assert review(product_id, order_id).json["state"] == "shown"


def test_taking_a_hidden_review_back_does_not_open_the_door_again(mall: Mall, product_id: str, order_id: str) -> None:
    text_id = review(product_id, order_id).json["review_id"]
    decision = f"/products/{product_id}/feedback/{text_id}/decision"
    ask("PUT", decision, {"decision": "hide", "reason": "与商品无关"}, by=OPERATOR)
    ask("DELETE", f"/products/{product_id}/reviews/mine", by=BUYER)

    assert review(product_id, order_id).json["state"] == "waiting"


def test_marks_equal_the_reviews_that_are_shown(mall: Mall, product_id: str) -> None:
    buyers = [Caller(role=Role.CONSUMER, user_id=new_id("usr")) for _ in range(3)]
    for stars, buyer in zip((5, 4, 2), buyers, strict=True):
        review(product_id, receive(mall, buyer), by=buyer, stars=stars)

    found = shown(product_id)

    assert found["summary"]["average"] == 3.7
    assert sorted(one["stars"] for one in found["items"]) == [2, 4, 5]
    assert [one["stars"] for one in shown(product_id, "?stars=4")["items"]] == [4]


def test_a_page_of_reviews_takes_two_calls_and_a_vote_two(
    mall: Mall, product_id: str, order_id: str, calls: Calls
) -> None:
    review_id = review(product_id, order_id).json["review_id"]

    calls.clear()
    shown(product_id)
    assert calls.of("dynamodb") == ["dynamodb:Query", "dynamodb:BatchGetItem"]
    calls.clear()
    ask("PUT", f"/products/{product_id}/reviews/{review_id}/helpful", by=OTHER_BUYER)
    assert calls.of("dynamodb") == ["dynamodb:BatchGetItem", "dynamodb:TransactWriteItems"]
