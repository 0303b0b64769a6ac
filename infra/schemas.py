"""Write one JSON Schema per domain event into events/schemas, from the event classes.

python -m infra.schemas [--check]
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from parure.kernel.events import DomainEvent, Envelope, known_events

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "events/schemas"


def event_classes() -> list[type[DomainEvent]]:
    for module in sorted((ROOT / "functions").glob("*/events.py")):
        importlib.import_module(f"{module.parent.name}.events")
    sources = {module.parent.name for module in (ROOT / "functions").glob("*/events.py")}
    return [cls for cls in known_events() if cls.source in sources]


def envelope_schema(cls: type[DomainEvent]) -> dict[str, Any]:
    """The document that travels as EventBridge's `detail`: the envelope with this event's payload in `data`."""
    payload = TypeAdapter(cls).json_schema(ref_template="#/$defs/{model}")
    definitions = payload.pop("$defs", {})
    envelope = TypeAdapter(Envelope).json_schema()
    fixed = {"type": cls.type_name(), "source": cls.source, "version": cls.version}
    properties = {**envelope["properties"], **{name: {"const": value} for name, value in fixed.items()}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"parure.{cls.source}.{cls.type_name()}.v{cls.version}",
        "title": cls.type_name(),
        "description": (cls.__doc__ or "").strip().split("\n")[0],
        "type": "object",
        "properties": {**properties, "data": payload},
        "required": envelope["required"],
        **({"$defs": definitions} if definitions else {}),
    }


def render() -> dict[Path, str]:
    return {
        FOLDER / f"{cls.source}.{cls.type_name()}.v{cls.version}.json": json.dumps(
            envelope_schema(cls), ensure_ascii=False, indent=2
        )
        + "\n"
        for cls in event_classes()
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a schema is out of date")
    check = parser.parse_args().check
    wanted = render()
    gone = [path for path in FOLDER.glob("*.json") if path not in wanted]
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text() != text] + gone
    if check and stale:
        print(f"out of date: {', '.join(path.name for path in stale)}; run make generate")
        return 1
    if not check:
        for path, text in wanted.items():
            path.write_text(text)
        for path in gone:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
