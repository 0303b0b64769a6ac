"""The hosted page's HTML: no script, no inline style, readable by ear."""

from html import escape

from infra.local.payments.checkout import success_address
from infra.local.payments.forms import Json

MERCHANT = "Parure 珠联"

# Stripe's own lists, which differ from ISO 4217's: https://docs.stripe.com/currencies
ZERO_DECIMAL = frozenset(
    ["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf"]
)
THREE_DECIMAL = frozenset(["bhd", "jod", "kwd", "omr", "tnd"])
SYMBOLS = {
    "zh": {"cny": "¥", "usd": "US$", "eur": "€", "gbp": "£", "hkd": "HK$", "jpy": "JP¥", "sgd": "S$"},
    "en": {"cny": "CN¥", "usd": "$", "eur": "€", "gbp": "£", "hkd": "HK$", "jpy": "¥", "sgd": "S$"},
}

WORDS = {
    "zh": {
        "lang": "zh-CN",
        "title": "收银台",
        "to": "付款给",
        "open_total": "应付金额",
        "complete_total": "已付金额",
        "expired_total": "金额",
        "items": "订单明细",
        "method": "支付方式",
        "card": "银行卡",
        "card_hint": "尾号 4242 的测试卡",
        "alipay": "支付宝",
        "alipay_hint": "Alipay",
        "wechat_pay": "微信支付",
        "wechat_pay_hint": "WeChat Pay",
        "pay": "支付",
        "decline": "拒付",
        "cancel": "取消",
        "declined": "付款未成功，没有扣款。可以换一种支付方式，再试一次。",
        "paid": "已付款",
        "paid_hint": "这笔订单已经付清，无需再次支付。",
        "return": "返回商城",
        "expired": "付款链接已过期",
        "expired_hint": "没有扣款。请回到商城重新下单或重新发起支付。",
        "unknown": "没有找到这笔付款",
        "unknown_hint": "链接可能不完整，请从商城的订单页重新进入。",
        "test": "本机演示收银台：不会发生真实扣款。",
    },
    "en": {
        "lang": "en",
        "title": "Checkout",
        "to": "Pay to",
        "open_total": "Amount due",
        "complete_total": "Amount paid",
        "expired_total": "Amount",
        "items": "Your order",
        "method": "Payment method",
        "card": "Card",
        "card_hint": "Test card ending in 4242",
        "alipay": "Alipay",
        "alipay_hint": "支付宝",
        "wechat_pay": "WeChat Pay",
        "wechat_pay_hint": "微信支付",
        "pay": "",
        "decline": "",
        "cancel": "",
        "declined": "The payment did not go through and nothing was charged. Try again or choose another method.",
        "paid": "Paid",
        "paid_hint": "This order is settled. There is nothing more to pay.",
        "return": "Back to the shop",
        "expired": "This payment link has expired",
        "expired_hint": "Nothing was charged. Go back to the shop to order or pay again.",
        "unknown": "We cannot find this payment",
        "unknown_hint": "The link may be incomplete. Open it again from your order in the shop.",
        "test": "Local test checkout: no real money moves.",
    },
}


def language_of(locale: str | None, accept_language: str) -> str:
    """`zh` or `en`: the session's locale, else the first of the browser's languages that is either."""
    wanted = [locale] if locale and locale != "auto" else [one.split(";")[0] for one in accept_language.split(",")]
    for one in wanted:
        primary = (one or "").strip().lower().split("-")[0]
        if primary in WORDS:
            return primary
    return "en"


def amount_text(amount: int, currency: str, language: str) -> str:
    digits = 0 if currency in ZERO_DECIMAL else 3 if currency in THREE_DECIMAL else 2
    whole, part = divmod(amount, 10**digits)
    symbol = SYMBOLS[language].get(currency, currency.upper() + "\N{NO-BREAK SPACE}")
    return f"{symbol}{whole:,}" + (f".{part:0{digits}d}" if digits else "")


def render(session: Json, language: str, declined: str | None) -> str:
    words = WORDS[language]
    if session["status"] == "complete":
        panel = _notice(words, "paid", success_address(session))
    elif session["status"] == "expired":
        panel = _notice(words, "expired", session["cancel_url"])
    else:
        panel = _form(session, words, declined)
    return _document(words, _summary(session, words, language) + panel)


def unknown(language: str) -> str:
    return _document(WORDS[language], _notice(WORDS[language], "unknown", None))


def _document(words: dict[str, str], content: str) -> str:
    return f"""<!doctype html>
<html lang="{words["lang"]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{words["title"]} · {MERCHANT}</title>
<link rel="icon" href="/pay/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/pay/style.css">
</head>
<body>
<main class="desk">
{content}
</main>
<footer><p class="test">{words["test"]}</p></footer>
</body>
</html>
"""


def _summary(session: Json, words: dict[str, str], language: str) -> str:
    currency = session["currency"]
    lines = "\n".join(_line(line, language) for line in session["_lines"])
    return f"""<section class="summary" aria-labelledby="total">
<p class="merchant"><img src="/pay/icon.svg" alt="" width="28" height="28"><span>
<span class="quiet">{words["to"]}</span> {MERCHANT}</span></p>
<h1 id="total"><span class="label">{words[session["status"] + "_total"]}</span>
<span class="amount">{escape(amount_text(session["amount_total"], currency, language))}</span></h1>
<h2 class="label">{words["items"]}</h2>
<ul class="lines">
{lines}
</ul>
</section>
"""


def _line(line: Json, language: str) -> str:
    detail = f'<span class="quiet">{escape(line["_detail"])}</span>' if line["_detail"] else ""
    quantity = f' <span class="quiet">× {line["quantity"]}</span>' if line["quantity"] > 1 else ""
    price = escape(amount_text(line["amount_total"], line["currency"], language))
    return f'<li><span class="what">{escape(line["description"])}{quantity}{detail}</span><span>{price}</span></li>'


def _form(session: Json, words: dict[str, str], declined: str | None) -> str:
    base = f"/pay/{session['id']}"
    alert = f'<p class="alert" role="alert">{words["declined"]}</p>' if declined else ""
    methods: list[str] = session["payment_method_types"]
    choices = "\n".join(_choice(method, words, checked=method == (declined or methods[0])) for method in methods)
    cancel = _button("Cancel", words["cancel"], "plain", f"{base}/cancel") if session["cancel_url"] else ""
    return f"""<form class="panel" method="post" action="{base}/pay">
{alert}
<fieldset>
<legend class="label">{words["method"]}</legend>
{choices}
</fieldset>
{_button("Pay", words["pay"], "primary", f"{base}/pay")}
<div class="others">
{_button("Decline", words["decline"], "secondary", f"{base}/decline")}
{cancel}
</div>
</form>"""


def _choice(method: str, words: dict[str, str], *, checked: bool) -> str:
    return f"""<label class="choice"><input type="radio" name="method" value="{method}"{" checked" if checked else ""}>
<span class="what">{words[method]}<span class="quiet">{words[f"{method}_hint"]}</span></span></label>"""


def _button(name: str, seen: str, look: str, action: str) -> str:
    """The accessible name is the English word in every language, so that programs and tests find the button."""
    local = f'<span aria-hidden="true">{seen}</span> ' if seen else ""
    return f'<button class="{look}" type="submit" formaction="{action}">{local}<span lang="en">{name}</span></button>'


def _notice(words: dict[str, str], kind: str, address: str | None) -> str:
    back = f'<a class="primary" href="{escape(address)}">{words["return"]}</a>' if address else ""
    heading = "h1" if kind == "unknown" else "h2"
    return f"""<section class="panel notice {kind}">
<{heading}>{words[kind]}</{heading}>
<p>{words[f"{kind}_hint"]}</p>
{back}
</section>"""
