"""Everything the stand-in knows, in memory and in a journal on disk.

One request's changes are one line of JSON, so a line that a crash cut short drops the whole request, never half of
it. At start the journal is folded into a fresh one, which replaces the old file in one rename.
"""

import json
import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from infra.local.payments.errors import NoSuchResourceError
from infra.local.payments.forms import Json

API_VERSION = "2026-10-28.endive"  # that of stripe 16.1.0; a test compares it with the SDK's
IDEMPOTENCY_SECONDS = 24 * 3600

KINDS = {
    "checkout.session": "cs_test_",
    "payment_intent": "pi_",
    "charge": "ch_",
    "refund": "re_",
    "account": "acct_",
    "transfer": "tr_",
    "transfer_reversal": "trr_",
    "event": "evt_",
    "delivery": "dlv_",
    "answer": "",
}


class Books:
    def __init__(self, folder: Path | None, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.tables: dict[str, dict[str, Json]] = {kind: {} for kind in KINDS}
        self.changed: dict[tuple[str, str], Json] = {}
        self.request: Json = {"id": None, "idempotency_key": None}
        self._file = folder / "payments.jsonl" if folder else None
        self._journal: IO[str] | None = None
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._read(self._file)
            self._rewrite(self._file)

    def now(self) -> int:
        return int(self.clock())

    def new_id(self, kind: str) -> str:
        return KINDS[kind] + secrets.token_hex(12)

    def find(self, kind: str, key: str, *, status: int = 404, param: str | None = None) -> Json:
        found = self.tables[kind].get(key)
        if found is None:
            missing = NoSuchResourceError(f"No such {kind}: '{key}'", code="resource_missing", param=param or "id")
            missing.status = status
            raise missing
        return found

    def rows(self, kind: str) -> list[Json]:
        return list(self.tables[kind].values())

    def put(self, kind: str, one: Json) -> Json:
        """Write a new or changed object; it reaches the disk with `commit`."""
        self.tables[kind][one["id"]] = one
        self.changed[kind, one["id"]] = one
        return one

    def record_event(self, type_: str, subject: Json) -> Json:
        event = {
            "id": self.new_id("event"),
            "object": "event",
            "account": None,
            "api_version": API_VERSION,
            "created": self.now(),
            "data": {"object": public(subject)},
            "livemode": False,
            "pending_webhooks": 1,
            "request": dict(self.request),
            "type": type_,
        }
        return self.put("event", event)

    def commit(self) -> None:
        if self.changed and self._journal:
            self._journal.write(_line([(kind, one) for (kind, _), one in self.changed.items()]))
            self._journal.flush()
        self.changed.clear()

    def reset(self) -> None:
        for table in self.tables.values():
            table.clear()
        self.changed.clear()
        if self._file:
            self._rewrite(self._file)

    def close(self) -> None:
        self.commit()
        if self._journal:
            self._journal.close()
            self._journal = None

    def _read(self, file: Path) -> None:
        if not file.exists():
            return
        for line in file.read_text("utf-8").splitlines(keepends=True):
            if line.endswith("\n"):
                for kind, one in json.loads(line):
                    self.tables[kind][one["id"]] = one
        oldest = self.now() - IDEMPOTENCY_SECONDS
        self.tables["answer"] = {key: one for key, one in self.tables["answer"].items() if one["created"] > oldest}

    def _rewrite(self, file: Path) -> None:
        if self._journal:
            self._journal.close()
        fresh = file.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as out:
            out.writelines(_line([(kind, one)]) for kind, table in self.tables.items() for one in table.values())
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
        self._journal = file.open("a", encoding="utf-8")


def public(one: Any) -> Any:
    """A copy as the application may see it: what begins with an underscore is the stand-in's own."""
    if isinstance(one, dict):
        return {name: public(value) for name, value in one.items() if not name.startswith("_")}
    return [public(item) for item in one] if isinstance(one, list) else one


def _line(objects: list[tuple[str, Json]]) -> str:
    return json.dumps(objects, ensure_ascii=False, separators=(",", ":")) + "\n"
