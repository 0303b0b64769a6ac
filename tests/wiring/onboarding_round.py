"""One round of onboarding: a consumer who joins, an organisation that files its papers, loses and renews them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from infra.local.mall import Mall, eventually
from infra.local.people import Buyer, Json, Operator, Person, Supplier, grey_picture

from wiring.clock import sweep_in
from wiring.mails import invitation_code

CREDIT_CODE = "91310115MA1K4E7X9Q"
COMPANY: Json = {
    "company": "上海和颐珠宝有限公司",
    "registration_number": CREDIT_CODE,
    "region": "CN-SH",
    "goods": ["jade"],
    "about": "翡翠手镯，自有工坊。",
    "contact": {"name": "赵敏", "phone": "13800138000", "email": "zhao@heyi.example"},
}
LICENCE: Json = {"kind": "business_licence", "number": CREDIT_CODE, "issuer": "上海市市场监督管理局"}


def go_round_onboarding(mall: Mall, person: Callable[..., Any], operator: Operator) -> None:
    applicant: Buyer = person(Buyer)
    applicant.sign_in(applicant.sign_up())
    withdrawn = applicant.post("applications", {"kind": "dealer"})
    applicant.post(f"applications/{withdrawn['application_id']}/withdraw")
    join(applicant, operator)
    renew(mall, person(Supplier), operator)
    decline(person(Buyer), operator)


def fill_in(applicant: Person, valid_until: date | None = None) -> str:
    """An application with its paper, ready to be handed in; its path."""
    started = applicant.post("applications", {"kind": "supplier"})
    path = f"applications/{started['application_id']}"
    applicant.ask("PUT", path, COMPANY, etag=f'"{started["version"]}"')
    file_licence(applicant, path, valid_until)
    return path


def file_licence(applicant: Person, path: str, valid_until: date | None, replaces: str | None = None) -> Json:
    scan = applicant.upload(grey_picture(300), kind="document", name="营业执照.png")
    until = valid_until.isoformat() if valid_until else None
    paper = {**LICENCE, "document_id": scan["media_id"], "valid_until": until, "replaces": replaces}
    filed: Json = applicant.post(f"{path}/qualifications", paper)
    return filed


def tick_all(operator: Operator, path: str) -> int:
    """Every item is in order; the version that was looked at."""
    seen: Json = operator.get(path)
    for check in seen["checks"]:
        seen = operator.ask("PUT", f"{path}/checks/{check['item']}", {"passed": True})
    return int(seen["version"])


def join(applicant: Buyer, operator: Operator) -> Json:
    """Returned once, corrected, approved."""
    path = fill_in(applicant)
    spare = file_licence(applicant, path, None)["qualifications"][-1]["qualification_id"]
    applicant.ask("DELETE", f"{path}/qualifications/{spare}")
    submitted = applicant.post(f"{path}/submit")
    operator.every("applications", queue="submitted", kind="supplier")
    operator.ask("PUT", f"{path}/checks/contact", {"passed": False, "note": "电话不通"})
    operator.post(f"{path}/contact")
    version = submitted["version"] + 1
    operator.post(f"{path}/return", {"note": "请更正联系电话"}, etag=f'"{version}"')
    shown = applicant.get("application")["application"]
    contact = {**COMPANY["contact"], "phone": "13900139000"}
    applicant.ask("PUT", path, {**COMPANY, "contact": contact}, etag=f'"{shown["version"]}"')
    applicant.post(f"{path}/submit")
    version = tick_all(operator, path)
    approved: Json = operator.post(f"{path}/approve", etag=f'"{version}"')
    applicant.get(f"{path}/history")
    paper = approved["qualifications"][0]["qualification_id"]
    link = operator.get(f"{path}/qualifications/{paper}/document")
    applicant.http.get(link["url"]).raise_for_status()
    return approved


def renew(mall: Mall, owner: Supplier, operator: Operator) -> None:
    """Of an organisation that was there: its licence runs out, a first renewal is no good, the second ends the suspension."""
    address = f"owner-{secrets.token_hex(5)}@example.com"
    body = {"kind": "supplier", "name": "恒远金店", "region": "CN-SH", "owner_email": address}
    org_id = operator.post("organisations", body)["org_id"]
    code = invitation_code(eventually(lambda: mall.mails_to(address))[0]["text"])
    owner.post("password-resets/confirm", {"email": address, "code": code, "password": "Another-pass-2"})
    owner.sign_in(address, "Another-pass-2")
    path = fill_in(owner, date.today() + timedelta(days=20))  # noqa: DTZ011 - a licence's day, whichever zone
    owner.post(f"{path}/submit")
    version = tick_all(operator, path)
    filed = operator.post(f"{path}/approve", etag=f'"{version}"')["qualifications"][0]["qualification_id"]
    sweep_in(mall, timedelta(days=40), "onboarding")
    assert operator_sees(operator, org_id) == ("suspended", "licence_expired")
    for verb, said in (("refuse", {"reason": "照片不清晰"}), ("accept", None)):
        renewal = file_licence(owner, path, None, replaces=filed)["qualifications"][-1]["qualification_id"]
        operator.post(f"{path}/qualifications/{renewal}/{verb}", said)
    assert operator_sees(operator, org_id) == ("active", None)


def operator_sees(operator: Operator, org_id: str) -> tuple[str, str | None]:
    (one,) = (one for one in operator.every("organisations", kind="supplier") if one["org_id"] == org_id)
    return one["status"], one["suspended_reason"]


def decline(applicant: Buyer, operator: Operator) -> None:
    applicant.sign_in(applicant.sign_up())
    path = fill_in(applicant)
    version = applicant.post(f"{path}/submit")["version"]
    operator.post(f"{path}/decline", {"reason": "经营范围不含珠宝"}, etag=f'"{version}"')
