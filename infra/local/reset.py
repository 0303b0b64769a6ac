"""`make reset`: forgets the local data."""

from __future__ import annotations

import shutil
import sys

from infra.local.cloud import LocalCloud
from infra.local.running import NotRunning, run_note


def main() -> int:
    try:
        run_note()
    except NotRunning:
        shutil.rmtree(LocalCloud().directory, ignore_errors=True)
        print("The local data is gone; `make run` starts anew.")
        return 0
    print("The mall is running: stop it with Ctrl-C first, then `make reset`.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
