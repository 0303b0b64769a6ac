"""One round of words: every route of feedback, between who bought a piece, its supplier and an operator."""

from __future__ import annotations

from infra.local.people import Buyer, Json, Listed, Operator, Supplier


def go_round_the_words(
    buyer: Buyer, reader: Buyer, supplier: Supplier, operator: Operator, goods: Listed, order_id: str
) -> None:
    piece = f"products/{goods.product_id}"
    opinion: Json = {"order_id": order_id, "stars": 5, "text": "火彩很足，戒托做工细。"}
    review = buyer.ask("PUT", f"{piece}/reviews/mine", opinion)
    buyer.ask("PUT", f"{piece}/reviews/mine", {**opinion, "stars": 4})
    buyer.get(f"{piece}/reviews/mine")
    at = f"{piece}/reviews/{review['review_id']}"
    reader.ask("PUT", f"{at}/helpful")
    reader.ask("DELETE", f"{at}/helpful")
    supplier.ask("PUT", f"{at}/reply", {"text": "谢谢您的喜爱。"})
    reader.get(f"{piece}/reviews", sort="helpful")
    reader.get(f"{piece}/reviews", stars=4)
    question = reader.post(f"{piece}/questions", {"text": "可以改圈吗？"})
    answers = f"{piece}/questions/{question['question_id']}/answers"
    supplier.post(answers, {"text": "一号以内可以。"})
    buyer.post(answers, {"text": "我改过，很快。", "order_id": order_id})
    reader.get(f"{piece}/questions")
    reader.ask("PUT", f"{piece}/feedback/{review['review_id']}/report", {"reason": "不实"})
    for decision in ({"decision": "hide", "reason": "待核实"}, {"decision": "show"}):
        operator.ask("PUT", f"{piece}/feedback/{review['review_id']}/decision", decision)
    supplier.get("feedback", open="true")
    operator.get("feedback")
    buyer.ask("DELETE", f"{piece}/reviews/mine")
