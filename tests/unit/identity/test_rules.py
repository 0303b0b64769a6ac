"""Ids, passwords, keys, and where a request comes from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from identity.rules import (
    PASSWORD_MIN,
    is_api_key,
    key_hash,
    missing_in_password,
    sent_by_our_pages,
    subject_of,
    user_id_of,
)
from parure.kernel.ids import is_id

POOL = Path(__file__).parents[3] / "infra" / "stacks" / "identity.yaml"
SITE = "https://parure.example"


def pool_resources() -> dict[str, Any]:
    plain = re.sub(r"!\w+", "", POOL.read_text())
    return dict(yaml.safe_load(plain)["Resources"])


@given(st.uuids())
def test_a_subject_and_its_user_id_lead_to_each_other(subject: UUID) -> None:
    user_id = user_id_of(str(subject))

    assert is_id(user_id, "usr")
    assert subject_of(user_id) == str(subject)


@pytest.mark.parametrize("subject", ["", "me", "usr_01JD3N0E6S0V1G3N5W7X9Y2Z4B", "0" * 31])
def test_what_is_no_subject_has_no_user_id(subject: str) -> None:
    with pytest.raises(ValueError, match="UUID"):
        user_id_of(subject)


@pytest.mark.parametrize("user_id", ["", "usr_1", "org_01JD3N0E6S0V1G3N5W7X9Y2Z4B", "key_01JD3N0E6S0V1G3N5W7X9Y2Z4B"])
def test_an_id_of_something_else_leads_to_no_user(user_id: str) -> None:
    with pytest.raises(ValueError, match="not a user's id"):
        subject_of(user_id)


@pytest.mark.parametrize(
    ("password", "missing"),
    [
        ("Parure-demo-1", []),
        ("Aa1!", ["at least 10 characters"]),
        ("PARURE-DEMO-1", ["a lower-case letter"]),
        ("parure-demo-1", ["an upper-case letter"]),
        ("Parure-demo-x", ["a digit"]),
        ("ParureDemo11", ["a symbol"]),
        ("珠联珠联珠联珠联珠联", ["a lower-case letter", "an upper-case letter", "a digit", "a symbol"]),
    ],
)
def test_a_password_is_told_what_it_lacks(password: str, missing: list[str]) -> None:
    assert missing_in_password(password) == missing


def test_our_password_rule_asks_for_what_the_pool_asks_for() -> None:
    policy = pool_resources()["UserPool"]["Properties"]["Policies"]["PasswordPolicy"]

    assert policy["MinimumLength"] == PASSWORD_MIN
    assert all(policy[f"Require{kind}"] for kind in ("Lowercase", "Uppercase", "Numbers", "Symbols"))


def test_the_pool_hides_who_exists() -> None:
    assert pool_resources()["SessionsClient"]["Properties"]["PreventUserExistenceErrors"] == "ENABLED"


@pytest.mark.parametrize("text", ["pk_", "pk_" + "a" * 42, "pk_" + "a" * 44, "sk_" + "a" * 43, "pk_" + "a" * 43 + "\n"])
def test_what_is_not_shaped_like_a_key_is_not_looked_up(text: str) -> None:
    assert not is_api_key(text)


def test_a_key_is_known_by_its_hash_only() -> None:
    secret = "pk_" + "a" * 43

    assert is_api_key(secret)
    assert secret not in key_hash(secret)
    assert key_hash(secret) != key_hash("pk_" + "b" * 43)


@pytest.mark.parametrize(
    ("origin", "fetch_site", "ours"),
    [
        (SITE, "same-origin", True),
        ("http://localhost:8000", "same-origin", True),
        (SITE, None, True),
        (None, None, True),
        ("https://evil.example", "cross-site", False),
        ("https://sub.parure.example", "same-site", False),
        (SITE, "cross-site", False),
        (None, "none", False),
        ("https://evil.example", None, False),
        ("null", None, False),
        (SITE + ".evil.example", None, False),
    ],
)
def test_only_our_own_pages_and_programs_may_use_the_cookie(
    origin: str | None, fetch_site: str | None, ours: bool
) -> None:
    assert sent_by_our_pages(site_url=SITE, origin=origin, fetch_site=fetch_site) is ours
