"""A hundred suppliers state one certificate at one moment: it is one supplier's, and the reviewers are told of all others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import httpx
from infra.local.blueprint import ROOT
from infra.local.mall import Mall, eventually
from infra.local.people import Json, Operator, ring

SUPPLIERS = 100
CONNECTIONS = 32
# As the operator founds organisations and their owners make keys, without the mail and the sign-in of each.
FOUND = """
import json, sys
from secrets import token_urlsafe
from identity import store
from identity.contract import provision_organisation
from parure.aws.auth import Role
from parure.aws.tables import Transaction
from parure.kernel.ids import new_id

keys = []
for number in range(int(sys.argv[1])):
    org_id, secret = new_id("org"), f"pk_{token_urlsafe(32)}"
    provision_organisation(org_id, "supplier", f"Supplier {number}", "CN-GD")
    tx = Transaction()
    key = dict(key_id=new_id("key"), org_id=org_id, role=Role.SUPPLIER, name="race", scopes={"products:write"}, by="usr_race")
    store.add_key_parts(tx, store.new_key(secret, **key))
    tx.commit()
    keys.append(secret)
print(json.dumps(keys))
"""


def found_suppliers(mall: Mall) -> list[str]:
    """Their API keys."""
    environment = {**os.environ, **mall.cloud.function_environment(), "POWERTOOLS_LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-c", FOUND, str(SUPPLIERS)]
    run = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    keys: list[str] = json.loads(run.stdout.splitlines()[-1])
    return keys


def test_of_a_hundred_suppliers_with_one_certificate_one_wins_and_the_reviewers_hear_of_the_others(
    mall: Mall, operator: Operator
) -> None:
    document = ring()
    number = f"R{uuid.uuid4().int % 10**10}"
    document["attributes"] = {**document["attributes"], "certificate": {"laboratory": "GIA", "number": number}}
    keys = found_suppliers(mall)
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)

    with (
        httpx.Client(base_url=f"{mall.cloud.api_url}/api/v1/", timeout=120, limits=limits) as api,
        ThreadPoolExecutor(CONNECTIONS) as threads,
    ):

        def post(key: str, path: str, body: Json | None = None) -> httpx.Response:
            return api.post(path, json=body, headers={"Authorization": f"Bearer {key}"})

        made = list(threads.map(lambda key: post(key, "products", document), keys))
        assert {one.status_code for one in made} == {201}, made[0].text
        drafts = [one.json()["product_id"] for one in made]
        told = list(threads.map(lambda key, draft: post(key, f"products/{draft}/submit"), keys, drafts))

    outcomes = Counter((one.status_code, one.json().get("code")) for one in told)
    assert outcomes == {(200, None): 1, (409, "certificate_taken"): SUPPLIERS - 1}
    (winner,) = [draft for draft, one in zip(drafts, told, strict=True) if one.status_code == 200]
    contests = [one for one in operator.every("certificate-contests") if one["number"] == number]
    assert {one["holder_id"] for one in contests} == {winner}
    assert {one["challenger"]["product_id"] for one in contests} == set(drafts) - {winner}
    eventually(
        lambda: "certificate_contested" in {found["rule"] for found in operator.get(f"listings/{winner}")["findings"]}
    )
