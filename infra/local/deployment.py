"""Deploys the real template to the emulator through CloudFormation."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from infra.local.packaging import Package, package
from infra.local.processes import StartFailed

if TYPE_CHECKING:
    from infra.local.cloud import LocalCloud
    from mypy_boto3_cloudformation import CloudFormationClient

_ARTIFACTS = "parure-artifacts"
_CAPABILITIES: Any = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]


def deploy(cloud: LocalCloud) -> bool:
    """Create or update the stack; False when what is deployed is what the template says."""
    prepared = package(_ARTIFACTS, cloud.endpoint)
    formation: CloudFormationClient = cloud.client("cloudformation")
    status = _status(formation, cloud.stack)
    if status in ("CREATE_COMPLETE", "UPDATE_COMPLETE") and cloud.remembered("template") == _mark(cloud, prepared):
        return False
    if status is not None and not status.endswith("_COMPLETE"):
        raise StartFailed(f"The local stack is {status}. Run `make reset`, then `make run`.")
    _upload(cloud, prepared)
    arguments: dict[str, Any] = {
        "StackName": cloud.stack,
        "TemplateURL": f"{cloud.endpoint}/{_ARTIFACTS}/template.json",
        "Capabilities": _CAPABILITIES,
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in cloud.parameters().items()],
    }
    if status is None or status == "ROLLBACK_COMPLETE":
        if status is not None:
            formation.delete_stack(StackName=cloud.stack)
        formation.create_stack(**arguments)
    else:
        try:
            formation.update_stack(**arguments)
        except formation.exceptions.ClientError as error:
            if "No updates" not in str(error):
                raise
    _wait(formation, cloud.stack)
    cloud.remember("template", _mark(cloud, prepared))
    return True


def outputs(cloud: LocalCloud) -> dict[str, str]:
    formation: CloudFormationClient = cloud.client("cloudformation")
    stack = formation.describe_stacks(StackName=cloud.stack)["Stacks"][0]
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}


def _mark(cloud: LocalCloud, prepared: Package) -> str:
    return prepared.digest + repr(sorted(cloud.parameters().items()))


def _upload(cloud: LocalCloud, prepared: Package) -> None:
    storage = cloud.client("s3")
    storage.create_bucket(Bucket=_ARTIFACTS)
    for key, data in {**prepared.objects, "template.json": prepared.template.encode()}.items():
        storage.put_object(Bucket=_ARTIFACTS, Key=key, Body=data)


def _status(formation: CloudFormationClient, stack: str) -> str | None:
    try:
        return formation.describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]
    except formation.exceptions.ClientError:
        return None


def _wait(formation: CloudFormationClient, stack: str, timeout: float = 120) -> None:
    deadline = time.monotonic() + timeout
    while (status := _status(formation, stack)) is None or status.endswith("IN_PROGRESS"):
        if time.monotonic() > deadline:
            raise StartFailed(f"The template was not deployed within {timeout:.0f} s; it is {status}.")
        time.sleep(0.1)
    if status not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
        events = formation.describe_stack_events(StackName=stack)["StackEvents"]
        reasons = [
            f"  {event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}"
            for event in events
            if "FAILED" in event["ResourceStatus"]
        ]
        if status.startswith("UPDATE"):
            # The emulator cannot change everything of a stack that an earlier version of the template made.
            reasons.append(
                "The data in .local/ is of another version of the template: `make reset` forgets it and starts anew."
            )
        raise StartFailed(f"The template does not deploy ({status}):\n" + "\n".join(reasons))
