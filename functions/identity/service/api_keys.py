"""Keys by which an organisation's own programs call the API."""

from __future__ import annotations

from secrets import token_urlsafe

from identity import store
from identity.events import ApiKeyCreated, ApiKeyRevoked
from identity.service.once import once_key
from identity.service.organisations import require_owner
from parure.aws.auth import Caller, Role
from parure.aws.tables import AlreadyDone, Transaction, fingerprint
from parure.kernel.errors import Gone, NotFound
from parure.kernel.ids import new_id
from parure.kernel.paging import Page


def list_keys(caller: Caller, *, limit: int, cursor: str | None) -> Page[store.ApiKeyItem]:
    require_owner(caller)
    return store.list_keys(caller.org, limit=limit, cursor=cursor)


def create_key(
    name: str, scopes: list[str], *, by: Caller, idempotency_key: str
) -> tuple[store.ApiKeyItem, str | None]:
    """A key and its secret. A repeated request gets the key without the secret, which is stored nowhere."""
    owner = require_owner(by)
    secret = f"pk_{token_urlsafe(32)}"
    key = store.new_key(
        secret,
        key_id=new_id("key"),
        org_id=by.org,
        role=Role(owner.role),
        name=name,
        scopes=set(scopes),
        by=by.id,
        licensed_until=owner.licensed_until,
    )
    tx = Transaction()
    store.add_key_parts(tx, key)
    tx.publish(ApiKeyCreated(org_id=by.org, key_id=key.key_id, scopes=sorted(key.scopes)), by=by.id)
    tx.once(
        once_key(by, "api-keys", idempotency_key),
        request=fingerprint([name, sorted(scopes)]),
        result={"pk": key.pk},
    )
    try:
        tx.commit()
    except AlreadyDone as done:
        made = store.ApiKeyItem.find(done.result["pk"], "key")
        if made is None:
            raise Gone("key_revoked", "The key that this request made has been revoked.") from None
        return made, None
    return key, secret


def revoke_key(key_id: str, *, by: Caller) -> None:
    require_owner(by)
    key = store.find_key_of(by.org, key_id)
    if key is None:
        raise NotFound("not_found", "Your organisation has no such key.")
    tx = Transaction()
    store.revoke_key_parts(tx, key)
    tx.publish(ApiKeyRevoked(org_id=by.org, key_id=key_id), by=by.id)
    tx.commit()
