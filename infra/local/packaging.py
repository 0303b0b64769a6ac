"""Does what `aws cloudformation package` does: uploads what the template names by path and names it by address."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from infra.local.blueprint import ROOT, TEMPLATE, read_template

# The local cloud runs functions from the checkout, so their archive is never opened.
_NOTHING = "nothing.zip"


@dataclass(frozen=True)
class Package:
    template: str
    objects: dict[str, bytes]
    digest: str
    """Of all of the above: the same digest needs no new deployment."""


def package(bucket: str, endpoint: str) -> Package:
    """The root template ready for CreateStack, and the objects that it expects in `bucket`."""
    objects = {_NOTHING: _empty_zip()}
    template = read_template(TEMPLATE)

    def put(path: Path, body: dict[str, Any]) -> str:
        # JSON: the emulator parses it many times faster than YAML. The name carries the digest, as `package` does it.
        data = json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()
        key = f"{hashlib.sha256(data).hexdigest()[:16]}-{path.stem}.json"
        objects[key] = data
        return key

    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        match resource["Type"]:
            case "AWS::CloudFormation::Stack":
                path = ROOT / properties["TemplateURL"]
                properties["TemplateURL"] = f"{endpoint}/{bucket}/{put(path, read_template(path))}"
            case "AWS::Serverless::LayerVersion":
                properties["ContentUri"] = f"s3://{bucket}/{_NOTHING}"
            case "AWS::Serverless::Api":
                include = properties["DefinitionBody"]["Fn::Transform"]["Parameters"]
                path = ROOT / include["Location"]
                include["Location"] = f"s3://{bucket}/{put(path, _read_document(path))}"
    template["Globals"]["Function"]["CodeUri"] = f"s3://{bucket}/{_NOTHING}"
    text = json.dumps(template, separators=(",", ":"), ensure_ascii=False)
    return Package(text, objects, hashlib.sha256(text.encode()).hexdigest())


def _read_document(path: Path) -> dict[str, Any]:
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    document: dict[str, Any] = yaml.load(path.read_text(), Loader=loader)  # noqa: S506 - a SafeLoader
    return document


def _empty_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        # A fixed date keeps the digest the same from run to run.
        archive.writestr(zipfile.ZipInfo("readme.txt", (2026, 1, 1, 0, 0, 0)), "Functions run from the checkout.\n")
    return buffer.getvalue()
