"""Identity on moto's tables and the emulator's Cognito, which sends codes, checks them and hides who exists, as moto does not."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import boto3
import pytest

from identity import authorizer, contract, directory
from identity.app import app
from integration.gateway import Answer, call
from parure.aws.auth import GUEST, Caller, Role
from parure.aws.settings import settings

PASSWORD = "Parure-demo-1"
SUPPLIER_ORG = "org_01JD3N0E6S0V1G3N5W7X9Y2Z4B"
DEALER_ORG = "org_01JD3N0E6S0V1G3N5W7X9Y2Z4C"
START_SECONDS = 60


@pytest.fixture(scope="session")
def emulator() -> Iterator[str]:
    """One emulator for the session, on a port of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Moto signs every call with these, and with AUTH the emulator knows no other key.
    keys = {"AWS_ACCESS_KEY_ID": "FOOBARKEY", "AWS_SECRET_ACCESS_KEY": "FOOBARSECRET"}
    environment = {**os.environ, **keys, "AUTH": "true", "BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(port)}
    command = [sys.executable, "-m", "ministack.app"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(f"{url}/_ministack/ready")
        yield url
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_until_ready(url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


@dataclass(frozen=True)
class Pool:
    url: str
    pool_id: str
    client_id: str

    def last_code(self, email: str) -> str:
        """The code in the latest mail to this address."""
        mail = self.mails(email)[-1]
        found = re.search(r"code(?: is|:)? (\S+)", mail)
        assert found, mail
        return found[1]

    def mails(self, email: str) -> list[str]:
        with urllib.request.urlopen(f"{self.url}/_ministack/ses/messages") as answer:
            by_account = json.load(answer)["messages"]
        return [mail["BodyText"] for mails in by_account.values() for mail in mails if email in mail["To"]]


@pytest.fixture
def pool(aws: None, emulator: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    """The pool as infra/stacks/identity.yaml makes it, and settings that point at it."""
    monkeypatch.setenv("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", emulator)
    cognito: Any = boto3.client("cognito-idp")
    pool_id = cognito.create_user_pool(
        PoolName="people",
        UsernameAttributes=["email"],
        AutoVerifiedAttributes=["email"],
        Policies={
            "PasswordPolicy": {
                "MinimumLength": 10,
                "RequireLowercase": True,
                "RequireUppercase": True,
                "RequireNumbers": True,
                "RequireSymbols": True,
            }
        },
        AdminCreateUserConfig={
            "InviteMessageTemplate": {"EmailSubject": "invited", "EmailMessage": "{username}, your code is {####}"}
        },
        VerificationMessageTemplate={"EmailSubject": "code", "EmailMessage": "your code is {####}"},
    )["UserPool"]["Id"]
    client_id = cognito.create_user_pool_client(
        UserPoolId=pool_id,
        ClientName="sessions",
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"],
        PreventUserExistenceErrors="ENABLED",
        EnableTokenRevocation=True,
    )["UserPoolClient"]["ClientId"]
    monkeypatch.setenv("USER_POOL_ID", pool_id)
    monkeypatch.setenv("USER_POOL_CLIENT_ID", client_id)
    monkeypatch.setenv("JWKS_URL", f"{emulator}/{pool_id}/.well-known/jwks.json")
    monkeypatch.setenv("JWT_ISSUER", f"https://cognito-idp.us-east-1.amazonaws.com/{pool_id}")
    settings.cache_clear()
    directory.forget_client()
    authorizer.forget()
    yield Pool(emulator, pool_id, client_id)
    directory.forget_client()
    authorizer.forget()
    settings.cache_clear()


@dataclass(frozen=True)
class Account:
    email: str
    caller: Caller

    @property
    def suspended(self) -> Account:
        """As the authorizer lets them in while their organisation is suspended."""
        return replace(self, caller=replace(self.caller, suspended=True))


@dataclass(frozen=True)
class People:
    buyer: Account
    owner: Account
    clerk: Account
    dealer: Account
    operator: Account


@pytest.fixture
def people(pool: Pool) -> People:
    """One of each: a buyer, a supplier's owner and clerk, a dealer's owner, an operator."""
    contract.provision_organisation(SUPPLIER_ORG, "supplier", "Lao Feng", "CN-SH")
    contract.provision_organisation(DEALER_ORG, "dealer", "Ming Boutique", "CN-BJ")
    return People(
        buyer=_account("buyer@parure.test", Role.CONSUMER),
        owner=_account("owner@parure.test", Role.SUPPLIER, SUPPLIER_ORG, owner=True),
        clerk=_account("clerk@parure.test", Role.SUPPLIER, SUPPLIER_ORG),
        dealer=_account("dealer@parure.test", Role.DEALER, DEALER_ORG, owner=True),
        operator=_account("operator@parure.test", Role.OPERATOR),
    )


def _account(email: str, role: Role, org_id: str | None = None, *, owner: bool = False) -> Account:
    name = email.partition("@")[0].title()
    user_id = contract.provision_user(email, PASSWORD, role, org_id, name, owner=owner)
    return Account(email, Caller(role=role, user_id=user_id, org_id=org_id))


def ask(
    method: str, target: str, body: Any = None, *, by: Account | None = None, headers: dict[str, str] | None = None
) -> Answer:
    caller = by.caller if by else GUEST
    return call(app, method, f"/api/v1{target}", body, caller=caller, headers=headers)


def sign_in(email: str, password: str = PASSWORD) -> Answer:
    return ask("POST", "/sessions", {"email": email, "password": password})


def cookie(answer: Answer) -> dict[str, str]:
    """The refresh cookie, as a browser sends it back."""
    return {"cookie": f"parure_refresh={answer.cookies['parure_refresh']}"}
