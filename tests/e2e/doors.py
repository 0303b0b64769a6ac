"""Signing in, at the shop's door and at the portal's."""

from __future__ import annotations

from infra.local.mall import PASSWORD
from playwright.sync_api import expect

from e2e.visitor import Visitor


def enter_shop(visitor: Visitor, email: str, password: str = PASSWORD) -> None:
    visitor.open("/sign-in")
    fill_sign_in(visitor, email, password)
    visitor.is_at("/")


def fill_sign_in(visitor: Visitor, email: str, password: str = PASSWORD) -> None:
    visitor.field("邮箱", "E-mail").fill(email)
    visitor.field("密码", "Password").fill(password)
    visitor.button("登录", "Sign in").click()


def enter_portal(visitor: Visitor, email: str, password: str = PASSWORD) -> None:
    visitor.open("/portal/")
    fill_sign_in(visitor, email, password)
    expect(visitor.page.locator("main h1")).to_be_visible()
    expect(visitor.button("登录", "Sign in")).to_have_count(0)
