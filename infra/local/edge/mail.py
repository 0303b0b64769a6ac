"""The local mailbox: mail that Cognito and SES would have sent, as a page and as JSON for tests."""

from __future__ import annotations

import html
import re
from typing import Any

import httpx
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response


class Mailbox:
    def __init__(self, emulator_url: str, account: str) -> None:
        self.url = f"{emulator_url}/_ministack/ses/messages"
        self.account = account

    async def messages(self, to: str | None) -> list[dict[str, Any]]:
        """Newest first: {to, from, subject, text, at, code}."""
        async with httpx.AsyncClient() as client:
            answer = await client.get(self.url, params={"account": self.account})
        found = answer.json()["messages"].get(self.account, [])
        mails = [
            {
                "to": mail["To"],
                "from": mail["Source"],
                "subject": mail["Subject"],
                "text": mail["BodyText"] or mail["BodyHtml"] or "",
                "at": mail["Timestamp"],
                "code": _code(mail["BodyText"] or mail["BodyHtml"] or ""),
            }
            for mail in found
        ]
        wanted = [mail for mail in mails if to is None or to.lower() in (one.lower() for one in mail["to"])]
        return list(reversed(wanted))

    async def as_json(self, request: Request) -> Response:
        return JSONResponse({"items": await self.messages(request.query_params.get("to"))})

    async def as_page(self, request: Request) -> Response:
        mails = await self.messages(request.query_params.get("to"))
        return HTMLResponse(_PAGE.format(mails="".join(map(_article, mails)) or "<p>No mail yet · 还没有邮件</p>"))


def _code(text: str) -> str | None:
    """The six digits that Cognito asks for, when the mail brings some."""
    found = re.search(r"\b\d{6}\b", text)
    return found[0] if found else None


def _article(mail: dict[str, Any]) -> str:
    shown = {
        key: html.escape(", ".join(value) if isinstance(value, list) else str(value)) for key, value in mail.items()
    }
    return (
        f"<article><h2>{shown['subject']}</h2><p><strong>{shown['to']}</strong> · <time>{shown['at']}</time></p>"
        f"<pre>{shown['text']}</pre></article>"
    )


_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Local mailbox · 本地邮箱</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/dev/mail.css"></head>
<body><main><h1>Local mailbox · 本地邮箱</h1><p>Mail stays on this machine. Newest first.</p>{mails}</main></body></html>"""

STYLE = """:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;margin:0}main{max-width:44rem;margin:3rem auto;
padding:0 1.25rem}article{border-top:1px solid #8884;padding:1rem 0}h2{font-size:1.1rem;margin:0}pre{white-space:pre-wrap;
font:inherit;background:#8881;padding:1rem;border-radius:.5rem}"""
