"""`make run`: the whole mall on this machine. Ctrl-C ends it and keeps its data in `.local/`."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from infra.local import frontends, site
from infra.local.blueprint import ROOT
from infra.local.cloud import LocalCloud, StartFailed
from infra.local.processes import port_is_free
from infra.local.seed import seed
from rich.console import Console
from rich.table import Table

console = Console(highlight=False)
_NAMES = {
    "edge": "the mall",
    "emulator": "the AWS emulator",
    "functions": "the function host",
    "payments": "the payment stand-in",
}


def main() -> int:
    arguments = argparse.ArgumentParser(prog="make run", description=__doc__)
    arguments.add_argument("--no-frontend", action="store_true", help="serve the front ends as they were last built")
    arguments.add_argument("--no-seed", action="store_true", help="start with an empty mall")
    given = arguments.parse_args()
    # A profile that this machine does not know would stop boto3 before it sees the keys that it is given.
    for name in ("AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN"):
        os.environ.pop(name, None)
    cloud = LocalCloud(tell=lambda text: console.print(f"[dim]· {text}[/dim]"))
    started = time.monotonic()
    stopping = threading.Event()
    _on_signals(stopping)
    try:
        check_ports(cloud)
        _refresh_documents()
        with _front_ends(cloud, skip=given.no_frontend), _note_of_run(cloud):
            cloud.start()
            if not given.no_seed:
                _seed(cloud)
        if not given.no_seed:
            _follow_new_shell(cloud)
        _show(cloud, time.monotonic() - started)
        return _wait(cloud, stopping)
    except StartFailed as error:
        console.print(f"[red bold]Not started.[/] {error}", markup=True, soft_wrap=True)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        if cloud.programs:
            console.print("[dim]· saving the data and stopping[/dim]")
            cloud.stop()
        _run_file(cloud).unlink(missing_ok=True)


def _on_signals(stopping: threading.Event) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        if stopping.is_set():
            return
        stopping.set()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)


def check_ports(cloud: LocalCloud) -> None:
    """
    Raises:
        StartFailed: a port is taken; the message says which, for what, and how to find out by whom.
    """
    for name, what in _NAMES.items():
        port = getattr(cloud.ports, name)
        if not port_is_free(port):
            raise StartFailed(
                f"Port {port} ({what}) is in use. Is the mall running already? `make status` says; `lsof -i :{port}` names the program that holds it."
            )


def _refresh_documents() -> None:
    """Write the API's document anew after an edit of a route; while the code does not import, the last one serves."""
    document, reference = ROOT / "infra" / "openapi.yaml", ROOT / "build" / "reference" / "index.html"
    written = _written(document)
    sources = [path for folder in ("functions", "layers/parure") for path in (ROOT / folder).rglob("*.py")]
    if any(path.stat().st_mtime > written for path in sources):
        wrong = _generate("infra.openapi")
        if wrong and not written:
            raise StartFailed(f"The API's document cannot be written:\n{wrong}")
        if wrong:
            console.print("[yellow]The API's document is out of date:[/]", wrong[-600:], markup=False)
        else:
            document.touch()
    if _written(reference) < _written(document):
        _generate("infra.reference")


def _written(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0


def _generate(module: str) -> str:
    """Run a generator; returns what it complained about, nothing when all is well."""
    path = os.pathsep.join(str(ROOT / part) for part in ("functions", "layers/parure", ""))
    environment = {**os.environ, "PYTHONPATH": path, "AWS_REGION": "us-east-1"}
    command = [sys.executable, "-m", module]
    finished = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    return finished.stderr if finished.returncode else ""


@contextmanager
def _front_ends(cloud: LocalCloud, *, skip: bool) -> Iterator[None]:
    """Builds while the cloud starts; a build that fails leaves the API running and says what is wrong."""
    if skip:
        yield
        return
    outcome: list[str] = []

    def build() -> None:
        try:
            outcome.extend(
                f"[dim]· {line}[/dim]" for line in frontends.build(cloud.directory / "logs" / "frontend.out")
            )
        except StartFailed as error:
            outcome.append(f"[red]The front end is not built.[/] {error}")

    thread = threading.Thread(target=build, name="front ends", daemon=True)
    thread.start()
    yield
    if thread.is_alive():
        console.print("[dim]· building the front ends[/dim]")
    while thread.is_alive():
        thread.join(0.2)
    for line in outcome:
        console.print(line, soft_wrap=True)


@contextmanager
def _note_of_run(cloud: LocalCloud) -> Iterator[None]:
    """Leaves a note for `make status`, `make seed` and the like: who runs where."""
    yield
    note = {
        "pid": os.getpid(),
        "ports": vars(cloud.ports),
        "programs": {p.name: p.process.pid for p in cloud.programs if p.process},
    }
    _run_file(cloud).write_text(json.dumps(note))


def _run_file(cloud: LocalCloud) -> Path:
    return cloud.directory / "run.json"


def _seed(cloud: LocalCloud) -> None:
    # Before the site is sent: a build that ends while the data loads must count as a new shell.
    shell = site.shell_digest()
    site.publish_pictures(cloud)
    site.publish_site(cloud)
    if not cloud.remembered("seeded"):
        console.print("[dim]· loading the demo data (once; a minute)[/dim]")
        seed(cloud, "demo")
        cloud.remember("seeded", "demo")
        cloud.remember("shell", shell)


def _follow_new_shell(cloud: LocalCloud) -> None:
    """After a build the demo's product pages are made anew, for they name the shop's files by their hashes."""
    if site.shell_digest() != cloud.remembered("shell"):
        site.publish_site(cloud)
        seed(cloud, "pages", quiet=True)
        cloud.remember("shell", site.shell_digest())


def _show(cloud: LocalCloud, seconds: float) -> None:
    addresses = Table(show_header=False, box=None, padding=(0, 2))
    for name, path in (
        ("Shop", "/"),
        ("Portals", "/portal/"),
        ("API", "/api/v1/health"),
        ("API reference", "/docs/"),
        ("Mailbox", "/dev/mail"),
    ):
        addresses.add_row(name, f"[link={cloud.site_url}{path}]{cloud.site_url}{path}[/link]")
    addresses.add_row("Payments", cloud.payments_url)
    addresses.add_row("AWS emulator", cloud.endpoint)
    addresses.add_row("")
    for role in ("buyer", "supplier", "dealer", "operator"):
        addresses.add_row(role.capitalize(), f"{role}@parure.test   [dim]Parure-demo-1[/dim]")
    console.print()
    console.print(addresses)
    console.print(
        f"\n[green]Ready[/] in {seconds:.0f} s. Ctrl-C stops it; the data stays in .local/ (`make reset` clears it).\n",
        soft_wrap=True,
    )


def _wait(cloud: LocalCloud, stopping: threading.Event) -> int:
    while not stopping.is_set():
        ended = cloud.stopped_program()
        if ended is not None:
            console.print(
                f"[red bold]{_NAMES[ended.name]} stopped.[/] Its last words ({ended.log}):\n{ended.last_words()}"
            )
            return 1
        time.sleep(0.5)
    return 0


if __name__ == "__main__":
    sys.exit(main())
