"""`make status`: what runs, where, and what waits in queues."""

from __future__ import annotations

import sys
from typing import Any

from infra.local.cloud import LocalCloud
from infra.local.processes import answers
from infra.local.running import NotRunning, is_alive, run_note, running_cloud
from rich.console import Console
from rich.table import Table

console = Console(highlight=False)


def main() -> int:
    try:
        note, cloud = run_note(), running_cloud()
    except NotRunning as error:
        console.print(str(error))
        return 1
    console.print(_programs(note, cloud))
    console.print(_queues(cloud))
    return 0 if all(is_alive(pid) for pid in note["programs"].values()) else 1


def _programs(note: dict[str, Any], cloud: LocalCloud) -> Table:
    ready = {
        "emulator": f"{cloud.endpoint}/_ministack/ready",
        "functions": f"http://127.0.0.1:{cloud.ports.functions}/",
        "payments": f"{cloud.payments_url}/",
        "edge": f"{cloud.site_url}/dev/ready",
    }
    table = Table("program", "address", "process", "state", box=None, padding=(0, 2), header_style="dim")
    for name, pid in note["programs"].items():
        state = "[green]answers[/]" if answers(ready[name]) else "[red]does not answer[/]"
        address = ready[name].rsplit("/", 1)[0].removesuffix("/_ministack").removesuffix("/dev")
        table.add_row(name, address, str(pid), state if is_alive(pid) else "[red]gone[/]")
    health = f"{cloud.site_url}/api/v1/health"
    table.add_row(
        "wiring", health, "", "[green]healthy[/]" if answers(health, below=400) else "[red]unhealthy[/] (make logs)"
    )
    return table


def _queues(cloud: LocalCloud) -> Table:
    queues = cloud.client("sqs")
    table = Table("queue", "waiting", "in work", box=None, padding=(0, 2), header_style="dim")
    for url in sorted(queues.list_queues(QueueNamePrefix=f"{cloud.stack}-").get("QueueUrls", [])):
        name = url.rsplit("/", 1)[1].removeprefix(f"{cloud.stack}-")
        counts = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        waiting = int(counts["ApproximateNumberOfMessages"])
        shown = (
            f"[red]{waiting}[/]  make replay QUEUE={name.removesuffix('-dead')}"
            if name.endswith("-dead") and waiting
            else str(waiting)
        )
        table.add_row(name, shown, counts["ApproximateNumberOfMessagesNotVisible"])
    return table


if __name__ == "__main__":
    sys.exit(main())
