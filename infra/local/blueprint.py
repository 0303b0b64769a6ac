"""Reads the CloudFormation templates: the one description of the cloud that everything local is derived from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "template.yaml"


class _Loader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """Understands the short forms of intrinsic functions and writes them out, as JSON has no tags."""


def _intrinsic(loader: Any, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix in ("Ref", "Condition"):
        return {suffix: value}
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _intrinsic)


def read_template(path: Path) -> dict[str, Any]:
    """The template with every intrinsic function in its long form."""
    loaded: dict[str, Any] = yaml.load(path.read_text(), Loader=_Loader)  # noqa: S506 - a SafeLoader with tags
    return loaded


@dataclass(frozen=True, kw_only=True)
class FunctionBlock:
    """One `AWS::Serverless::Function` of the template."""

    logical_id: str
    name: str
    """Without the stack's prefix: `catalog-events`."""
    handler: str
    timeout: int
    memory: int
    statements: tuple[Mapping[str, Any], ...]
    """The statements of its policy, intrinsics unresolved."""

    def full_name(self, stack: str) -> str:
        return f"{stack}-{self.name}"


@cache
def functions() -> dict[str, FunctionBlock]:
    """Every function by its short name."""
    template = read_template(TEMPLATE)
    shared = template["Globals"]["Function"]
    found = {}
    for logical_id, resource in template["Resources"].items():
        if resource["Type"] != "AWS::Serverless::Function":
            continue
        properties = resource["Properties"]
        name = properties["FunctionName"]["Fn::Sub"].removeprefix("${AWS::StackName}-")
        found[name] = FunctionBlock(
            logical_id=logical_id,
            name=name,
            handler=properties["Handler"],
            timeout=int(properties.get("Timeout", shared["Timeout"])),
            memory=int(properties.get("MemorySize", shared["MemorySize"])),
            statements=tuple(s for policy in properties.get("Policies", []) for s in policy["Statement"]),
        )
    return found
