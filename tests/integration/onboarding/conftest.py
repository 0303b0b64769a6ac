"""Onboarding on moto's tables: people with accounts, their files, and what an applicant fills in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from identity import store as identity
from identity.rules import Standing, subject_of
from integration.gateway import Answer, call
from media.store import MediaItem
from onboarding.app import app
from parure.aws.auth import Caller, Role
from parure.aws.tables import OutboxEvent
from parure.kernel.ids import new_id
from parure.kernel.text import Language

CREDIT_CODE = "91310115MA1K4E7X9Q"
COMPANY: dict[str, Any] = {
    "company": "上海和颐珠宝有限公司",
    "registration_number": CREDIT_CODE,
    "region": "CN-SH",
    "goods": ["precious_metal", "jade"],
    "about": "足金与翡翠，自有工厂。",
    "contact": {"name": "赵敏", "phone": "13800138000", "email": "zhao@heyi.example"},
}
LICENCE: dict[str, Any] = {
    "kind": "business_licence",
    "number": CREDIT_CODE,
    "issuer": "上海市市场监督管理局",
    "valid_until": None,
}


@pytest.fixture(autouse=True)
def _account(aws: None) -> None:
    """Every test here has an account of its own."""


def person(role: Role, org_id: str | None = None, *, owner: bool = False) -> Caller:
    caller = Caller(role=role, user_id=new_id("usr"), org_id=org_id)
    identity.new_user(
        subject_of(caller.id),
        role=role,
        name=None,
        email="someone@parure.test",
        language=Language.ZH,
        status=Standing.ACTIVE,
        org_id=org_id,
        owner=owner,
    ).save()
    return caller


def ask(
    method: str, target: str, body: Any = None, *, by: Caller, etag: int | str | None = None, key: str | None = None
) -> Answer:
    headers = {"idempotency-key": key or new_id("key")}
    if etag is not None:
        headers["if-match"] = f'"{etag}"'
    return call(app, method, f"/api/v1{target}", body, caller=by, headers=headers)


def upload(owner: str, state: str = "ready", **changed: Any) -> str:
    """A file as media keeps it."""
    media_id = new_id("med")
    document = {
        "owner": owner,
        "by": owner,
        "kind": "document",
        "state": state,
        "key": f"documents/{owner}/{media_id}",
        "content_type": "application/pdf",
        "bytes": 1200,
        "name": "营业执照.pdf",
        "created_at": "2026-11-23T00:00:00.000Z",
        **changed,
    }
    MediaItem(media_id, "media", **document).save()
    return media_id


@dataclass
class Applicant:
    """Somebody who fills in an application step by step."""

    caller: Caller
    kind: str = "supplier"

    def __post_init__(self) -> None:
        started = ask("POST", "/applications", {"kind": self.kind}, by=self.caller)
        assert started.status == 201, started.text
        self.path = f"/applications/{started.json['application_id']}"

    @property
    def owner(self) -> str:
        return self.caller.org_id or self.caller.id

    def read(self) -> Any:
        return ask("GET", self.path, by=self.caller).json

    def describe(self, **changed: Any) -> Answer:
        return ask("PUT", self.path, {**COMPANY, **changed}, by=self.caller, etag=self.read()["version"])

    def file(self, **changed: Any) -> Answer:
        paper = {**LICENCE, "document_id": upload(self.owner), **changed}
        return ask("POST", f"{self.path}/qualifications", paper, by=self.caller)

    def fill_in(self, until: str | None = None) -> None:
        self.describe()
        self.file()
        self.file(kind="precious_metal_licence", number="PM-2026-0117", valid_until=until)

    def submit(self) -> Answer:
        return ask("POST", f"{self.path}/submit", by=self.caller)


@dataclass
class Desk:
    """An operator at the vetting desk."""

    caller: Caller

    def read(self, path: str) -> Any:
        return ask("GET", path, by=self.caller).json

    def tick(self, path: str, item: str, note: str | None = None) -> Answer:
        body = {"passed": note is None, "note": note}
        return ask("PUT", f"{path}/checks/{item}", body, by=self.caller)

    def tick_all(self, path: str) -> None:
        for check in self.read(path)["checks"]:
            assert self.tick(path, check["item"]).status == 200

    def approve(self, path: str) -> Answer:
        return ask("POST", f"{path}/approve", by=self.caller, etag=self.read(path)["version"])

    def queue(self, name: str, **query: str) -> list[str]:
        more = "".join(f"&{key}={value}" for key, value in query.items())
        found = ask("GET", f"/applications?queue={name}{more}", by=self.caller).json["items"]
        return [one["application_id"] for one in found]


@pytest.fixture
def desk() -> Desk:
    return Desk(person(Role.OPERATOR))


@pytest.fixture
def applicant() -> Applicant:
    return Applicant(person(Role.CONSUMER))


def on_board(applicant: Applicant, desk: Desk, until: str | None = None) -> Caller:
    """Vetted and approved; the applicant as the authorizer knows them from then on."""
    applicant.fill_in(until)
    submitted = applicant.submit()
    assert submitted.status == 200, submitted.text
    desk.tick_all(applicant.path)
    approved = desk.approve(applicant.path)
    assert approved.status == 200, approved.text
    user = identity.find_user(applicant.caller.id)
    assert user is not None
    applicant.caller = Caller(role=Role(user.role), user_id=applicant.caller.id, org_id=user.org_id)
    return applicant.caller


def told(aggregate_id: str) -> list[str]:
    return [json.loads(event.envelope)["type"] for event in OutboxEvent.query(aggregate_id)]
