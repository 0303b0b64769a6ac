"""An account of one's own: the code from the mail, a forgotten password, the door that leads back to where one was."""

from __future__ import annotations

import secrets

from infra.local.mall import PASSWORD, Mall
from infra.local.people import Buyer
from playwright.sync_api import expect

from e2e.conftest import Visits
from e2e.doors import fill_sign_in
from e2e.visitor import PHONE, Visitor


def test_a_guest_signs_up_with_the_code_from_the_mail(visit: Visits, mall: Mall) -> None:
    guest = visit("zh-CN", PHONE)
    address = f"guest-{secrets.token_hex(5)}@example.com"

    guest.open("/sign-in")
    guest.link("创建账户", "Create an account").click()
    guest.page.get_by_label(guest.say("姓名", "Name")).fill("王小明")
    guest.field("邮箱", "E-mail").fill(address)
    guest.field("密码", "Password").fill(PASSWORD)
    guest.button("创建账户", "Create account").click()
    guest.is_at("/confirm")
    guest.field("邮件中的验证码", "Code from the e-mail").fill(Buyer(mall).code_from_mail(address))
    guest.look("confirm-with-code")
    guest.button("确认", "Confirm").click()
    guest.is_at("/sign-in")
    fill_sign_in(guest, address)

    expect(guest.link("我的订单", "My orders").first).to_be_visible()


def test_a_wrong_code_and_a_weak_password_are_said_at_their_fields(visit: Visits) -> None:
    guest = visit("en")
    address = f"guest-{secrets.token_hex(5)}@example.com"

    guest.open("/sign-up")
    guest.field("邮箱", "E-mail").fill(address)
    guest.field("密码", "Password").fill("short")
    with guest.watch.expecting("POST /api/v1/accounts 400"):
        guest.button("创建账户", "Create account").click()
        is_wrong(guest, "密码", "Password")
    guest.look("sign-up-weak-password")
    guest.field("密码", "Password").fill(PASSWORD)
    guest.button("创建账户", "Create account").click()
    guest.is_at("/confirm")
    guest.field("邮件中的验证码", "Code from the e-mail").fill("000000")
    with guest.watch.expecting("POST /api/v1/accounts/confirm 400"):
        guest.button("确认", "Confirm").click()
        is_wrong(guest, "邮件中的验证码", "Code from the e-mail")
    guest.look("confirm-wrong-code")


def test_a_forgotten_password_is_set_anew(visit: Visits, mall: Mall) -> None:
    address = Buyer(mall).sign_up()
    before = len(mall.mails_to(address))
    guest = visit("en")

    guest.open("/sign-in")
    with guest.watch.expecting("POST /api/v1/sessions 401"):
        fill_sign_in(guest, address, "Not-the-password-1")
        expect(guest.page.get_by_role("alert").filter(has_text="password")).to_be_visible()
    guest.look("sign-in-refused")
    guest.link("忘记密码？", "Forgot your password?").click()
    guest.field("邮箱", "E-mail").fill(address)
    guest.button("发送验证码", "Send code").click()
    guest.sees_heading("设置新密码", "Choose a new password")
    guest.look("choose-new-password")
    assert len(mall.mails_to(address)) == before + 1
    guest.field("邮件中的验证码", "Code from the e-mail").fill(Buyer(mall).code_from_mail(address))
    guest.field("新密码", "New password").fill("Another-pass-2")
    guest.button("保存新密码", "Save the new password").click()
    guest.is_at("/sign-in")
    fill_sign_in(guest, address, "Another-pass-2")

    expect(guest.link("我的订单", "My orders").first).to_be_visible()


def test_the_door_leads_back_and_out(visit: Visits, mall: Mall) -> None:
    address = Buyer(mall).sign_up()
    buyer = visit("zh-CN")

    buyer.open("/addresses")
    buyer.is_at("/sign-in")
    fill_sign_in(buyer, address)
    buyer.is_at("/addresses")
    buyer.page.reload()
    buyer.sees_heading("地址簿", "Address book")
    buyer.button("退出登录", "Sign out").click()
    buyer.is_at("/sign-in")

    buyer.page.reload()
    expect(buyer.button("登录", "Sign in")).to_be_visible()


def is_wrong(me: Visitor, zh: str, en: str) -> None:
    """The field is marked, and a sentence at it says why."""
    field = me.field(zh, en)
    expect(field).to_have_attribute("aria-invalid", "true")
    described = field.get_attribute("aria-describedby") or ""
    said = [me.page.locator(f'[id="{one}"]').inner_text() for one in described.split()]
    assert all(said), f"{me.say(zh, en)}: an error without words"
