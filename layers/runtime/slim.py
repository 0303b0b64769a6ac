"""Leaves out of the layer what no function uses: other services' models, tests, type stubs, Chalice's command line.

    python slim.py DIR    deletes it from DIR, the layer's python/ folder

`kept` is the rule itself; tests/contract/test_sizes.py applies it to the installed packages.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

# AWS services that functions call; sts is where botocore may get credentials, xray where the tracer asks for sampling rules.
AWS_SERVICES = {"cloudfront", "cognito-idp", "dynamodb", "events", "kms", "s3", "sqs", "ssm", "sts", "xray"}
CHALICE = {"__init__.py", "app.py"}
FOLDERS = {"tests", "test", "__pycache__", "bin", "wrapt-stubs", "pycparser", "licenses"}
# Stubs serve editors, C sources are compiled already, the scripts are a Swagger page of Powertools.
SUFFIXES = {".pyi", ".pyc", ".c", ".js", ".css"}
# Stripe loads its parts when they are first used. Shapes of parameters are for type checkers; the rest is what a mall
# has no use for.
STRIPE = {
    "apps", "billing", "billing_portal", "climate", "entitlements", "events", "financial_connections", "forwarding",
    "identity", "issuing", "params", "product_catalog", "radar", "reporting", "reserve", "sigma", "tax", "terminal",
    "test_helpers", "three_d_secure", "treasury",
}  # fmt: skip


def kept(path: str) -> bool:
    """Whether the layer keeps this file; the path is relative to its python/ folder."""
    parts = PurePosixPath(path).parts
    if parts[0] == ".." or FOLDERS.intersection(parts[:-1]) or PurePosixPath(path).suffix in SUFFIXES:
        return False
    match parts:
        case ("botocore" | "boto3", "data", service, _, *_):
            return service in AWS_SERVICES
        case ("chalice", name, *_):
            return name in CHALICE
        case ("stripe", part, _, *_):
            return part not in STRIPE
    return True


def main(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not kept(path.relative_to(folder).as_posix()):
            path.unlink()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"runtime layer: {size / 1e6:.1f} MB unzipped")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
