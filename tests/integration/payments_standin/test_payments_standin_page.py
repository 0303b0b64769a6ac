"""The hosted page as a browser gets it."""

import re

import httpx
import pytest
from infra.local.payments.page import amount_text, language_of

from integration.payments_standin.server import StandIn


def test_the_page_shows_the_amount_the_lines_and_the_methods_in_the_sessions_language(standin: StandIn) -> None:
    chinese = httpx.get(standin.open_session(locale="zh").url).text
    english = httpx.get(standin.open_session(locale="en").url).text

    assert '<html lang="zh-CN">' in chinese
    assert "¥1,299.00" in chinese
    assert "微信支付" in chinese
    assert '<html lang="en">' in english
    assert "CN¥1,299.00" in english
    for page in (chinese, english):
        assert "Parure 珠联" in page
        assert "六爪钻戒" in page
        assert re.findall(r'type="radio" name="method" value="(\w+)"', page) == ["card", "alipay", "wechat_pay"]


def test_the_page_has_no_script_and_no_inline_style_and_may_only_post_to_itself_and_the_shop(standin: StandIn) -> None:
    answer = httpx.get(standin.open_session().url)

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self' http://127.0.0.1:8000" in policy
    assert not re.search(r"<script|<style|style=|\son\w+=", answer.text)
    assert httpx.get(f"{standin.url}/pay/style.css").headers["content-type"].startswith("text/css")


def test_what_the_shop_writes_is_shown_as_text(standin: StandIn) -> None:
    ring = {"currency": "cny", "unit_amount": 100, "product_data": {"name": "<b>Ring</b>", "description": '"><i>'}}

    page = httpx.get(standin.open_session(line_items=[{"price_data": ring}]).url).text

    assert "&lt;b&gt;Ring" in page
    assert "<i>" not in page


def test_a_browser_is_sent_on_by_redirects(standin: StandIn) -> None:
    session = standin.open_session()
    url = session.url

    declined = httpx.post(f"{url}/decline", data={"method": "alipay"})
    page = httpx.get(httpx.URL(url).join(declined.headers["location"])).text
    cancelled = httpx.post(f"{url}/cancel")
    paid = httpx.post(f"{url}/pay", data={"method": "alipay"})

    assert [answer.status_code for answer in (declined, cancelled, paid)] == [303, 303, 303]
    assert 'role="alert"' in page
    assert 'value="alipay" checked' in page
    assert cancelled.headers["location"] == "http://127.0.0.1:8000/cart"
    assert paid.headers["location"] == f"http://127.0.0.1:8000/orders/ord_1?session={session.id}"
    assert "Amount paid" in httpx.get(url).text


def test_an_expired_and_an_unknown_session_say_so(standin: StandIn) -> None:
    session = standin.open_session(locale="zh")
    standin.client().v1.checkout.sessions.expire(session.id)

    assert "付款链接已过期" in httpx.get(session.url).text
    unknown = httpx.get(f"{standin.url}/pay/cs_test_none", headers={"Accept-Language": "zh-CN,zh;q=0.9"})
    assert (unknown.status_code, "没有找到这笔付款" in unknown.text) == (404, True)


@pytest.mark.parametrize(
    ("locale", "accepted", "language"),
    [
        ("zh-HK", "en", "zh"),
        ("en-GB", "zh", "en"),
        ("auto", "fr, zh-CN;q=0.8", "zh"),
        (None, "", "en"),
        ("fr", "zh", "en"),
    ],
)
def test_the_language_is_the_sessions_else_the_browsers_else_english(
    locale: str | None, accepted: str, language: str
) -> None:
    assert language_of(locale, accepted) == language


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [(1299000, "cny", "CN¥12,990.00"), (5, "usd", "$0.05"), (1200, "jpy", "¥1,200"), (1234, "kwd", "KWD\xa01.234")],
)
def test_an_amount_is_written_with_the_currencys_own_digits(amount: int, currency: str, text: str) -> None:
    assert amount_text(amount, currency, "en") == text
