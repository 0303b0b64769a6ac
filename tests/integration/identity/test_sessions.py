"""Signing in and out, and staying signed in."""

from __future__ import annotations

from integration.identity.conftest import People, sign_in


def test_a_person_signs_in_and_is_told_who_they_are(people: People) -> None:
    answer = sign_in("owner@parure.test")

    assert answer.status == 201, answer.text
    assert answer.json["role"] == "supplier"
    assert answer.json["expires_in"] == 3600
    assert answer.json["user"] == {
        "user_id": people.owner.caller.user_id,
        "name": "Owner",
        "email": "owner@parure.test",
        "org_id": people.owner.caller.org_id,
        "org_name": "Lao Feng",
        "owner": True,
        "language": "zh-CN",
    }
