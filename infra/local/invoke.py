"""`make invoke FUNCTION=orders EVENT=events/samples/x.json`: runs one function on one event in the running mall."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from infra.local.blueprint import functions
from infra.local.running import NotRunning, running_cloud


def main() -> int:
    arguments = argparse.ArgumentParser(prog="make invoke", description=__doc__)
    arguments.add_argument("function", nargs="?")
    arguments.add_argument("event", nargs="?", type=Path)
    given = arguments.parse_args()
    if given.function not in functions():
        print(f"Say which function: FUNCTION=…, one of {', '.join(sorted(functions()))}.", file=sys.stderr)
        return 2
    if given.event is None or not given.event.exists():
        print("Say which event: EVENT=events/samples/….json.", file=sys.stderr)
        return 2
    try:
        cloud = running_cloud()
    except NotRunning as error:
        print(error, file=sys.stderr)
        return 1
    name = functions()[given.function].full_name(cloud.stack)
    answer = cloud.client("lambda").invoke(FunctionName=name, Payload=given.event.read_bytes())
    print(json.dumps(json.load(answer["Payload"]), indent=2, ensure_ascii=False))
    if "FunctionError" in answer:
        print(f"The function failed; why: make logs FUNCTION={given.function}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
