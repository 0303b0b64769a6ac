"""Each function's policy allows exactly the calls that the function makes (least privilege, seen and not believed).

The emulator does not enforce policies on functions that run in our own processes. So a whole round of the mall is made,
the function host writes down every AWS call, and both directions are compared with the roles as they were deployed.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

import pytest
from infra import openapi
from infra.local.blueprint import functions
from infra.local.mall import Mall, eventually

from wiring.rounds import Round

# Cognito's calls for people who are not signed in carry no signature, so no policy is asked.
UNSIGNED = {
    "cognito-idp:SignUp",
    "cognito-idp:ConfirmSignUp",
    "cognito-idp:ResendConfirmationCode",
    "cognito-idp:InitiateAuth",
    "cognito-idp:RespondToAuthChallenge",
    "cognito-idp:GetTokensFromRefreshToken",
    "cognito-idp:RevokeToken",
    "cognito-idp:ForgotPassword",
    "cognito-idp:ConfirmForgotPassword",
}
# Made by Lambda itself with the function's role where a queue or a stream feeds the function
# (docs: "Required permissions" of Lambda's SQS and DynamoDB event source mappings).
BY_LAMBDA = {
    "sqs": {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"},
    "dynamodb": {"dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream", "dynamodb:ListStreams"},
}
# The function signs a form; the browser makes the call with the signer's rights.
BY_THE_BROWSER = {
    ("media", "s3:PutObject"),
    ("bulk", "s3:GetObject"),
    ("trace", "s3:GetObject"),
    ("onboarding", "s3:GetObject"),
    ("orders", "s3:GetObject"),
}
# A payment that comes after its order's end gives the coupon back (tests/integration/orders/test_orders_coupons.py).
RARELY = {("orders-events", "dynamodb:UpdateItem")}
# The shop's shell is kept for a minute by the process that read it, and here one process is several functions.
BY_ANOTHER_OF_THE_PROCESS = {
    ("storefront-events", "s3:GetObject"),
    ("storefront-front-schedule", "s3:GetObject"),
    ("storefront-rebuilds", "s3:GetObject"),
}


@dataclass(frozen=True, order=True)
class Right:
    """One action on one resource; of what is allowed, the resource is a pattern."""

    function: str
    action: str
    resource: str

    def covers(self, call: Right) -> bool:
        return self.action == call.action and fnmatchcase(call.resource, self.resource)

    def __str__(self) -> str:
        return f"{self.function}: {self.action} on {self.resource.split(':', 5)[-1]}"


@pytest.fixture(scope="module")
def round_made(mall: Mall) -> Round:
    made = Round(mall)
    made.go()
    eventually(lambda: queues_are_empty(mall), within=120, every=0.3)
    return made


def queues_are_empty(mall: Mall) -> bool:
    sqs = mall.client("sqs")
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    for url in sqs.list_queues()["QueueUrls"]:
        if not url.endswith("-dead"):
            counts = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
            if any(int(count) for count in counts.values()):
                return False
    return True


def seen(mall: Mall) -> set[Right]:
    assert mall.cloud.record_calls is not None
    lines = map(json.loads, mall.cloud.record_calls.read_text().splitlines())
    return {Right(one["function"], one["action"], arn(mall, one["action"], one["resource"])) for one in lines}


def arn(mall: Mall, action: str, resource: str) -> str:
    """The recorder notes names as the calls have them; policies speak of ARNs."""
    if resource.startswith("arn:"):
        return resource
    service = action.partition(":")[0]
    place = f"us-east-1:{mall.cloud.account}"
    match service:
        case "dynamodb":
            return f"arn:aws:dynamodb:{place}:table/{resource}"
        case "sqs":
            return f"arn:aws:sqs:{place}:{resource.rpartition('/')[2]}"
        case "s3":
            return f"arn:aws:s3:::{resource}"
        case "ssm":
            return f"arn:aws:ssm:{place}:parameter{resource}"
        case "events":
            return f"arn:aws:events:{place}:event-bus/{resource}"
        case "cognito-idp":
            return f"arn:aws:cognito-idp:{place}:userpool/{resource}"
    return resource


def allowed(mall: Mall) -> set[Right]:
    """The statements of every function's role, as deployed."""
    return {
        Right(name, action, resource)
        for name, block in functions().items()
        for statement in statements(mall, block.full_name(mall.cloud.stack))
        for action in listed(statement["Action"])
        for resource in listed(statement["Resource"])
    }


def statements(mall: Mall, full_name: str) -> Iterator[dict[str, Any]]:
    configuration = mall.client("lambda").get_function_configuration(FunctionName=full_name)
    role = configuration["Role"].rpartition("/")[2]
    iam = mall.client("iam")
    for policy in iam.list_role_policies(RoleName=role)["PolicyNames"]:
        yield from iam.get_role_policy(RoleName=role, PolicyName=policy)["PolicyDocument"]["Statement"]


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def fed_by_lambda(mall: Mall) -> set[tuple[str, str]]:
    """(function, action) of the polling that Lambda does for the function."""
    mappings = mall.client("lambda").list_event_source_mappings()["EventSourceMappings"]
    prefix = f"{mall.cloud.stack}-"
    return {
        (mapping["FunctionArn"].rpartition(":")[2].removeprefix(prefix), action)
        for mapping in mappings
        for action in BY_LAMBDA[mapping["EventSourceArn"].split(":")[2]]
    }


def test_a_round_calls_every_route(round_made: Round) -> None:
    routes = {(route.method, route.path.removeprefix("/api/v1")) for _, route in openapi.routes()}
    # The payment stand-in calls this one.
    routes.discard(("POST", "/webhooks/stripe"))
    patterns = {(method, path): re.sub(r"\{\w+\}", "[^/]+", path) for method, path in routes}

    missed = [
        f"{method} {path}"
        for (method, path), pattern in patterns.items()
        if not any(sent == method and re.fullmatch(pattern, at) for sent, at in round_made.sent)
    ]
    assert missed == []


def test_every_call_of_a_function_is_allowed_to_it(mall: Mall, round_made: Round) -> None:
    rights = allowed(mall)
    by_function: dict[str, list[Right]] = defaultdict(list)
    for right in rights:
        by_function[right.function].append(right)

    forbidden = [
        str(call)
        for call in sorted(seen(mall))
        if call.action not in UNSIGNED and not any(right.covers(call) for right in by_function[call.function])
    ]
    assert forbidden == [], "\n".join(forbidden)


def test_no_function_may_do_what_it_never_does(mall: Mall, round_made: Round) -> None:
    calls = seen(mall)
    fed = fed_by_lambda(mall)

    unused = [
        str(right)
        for right in sorted(allowed(mall))
        if (right.function, right.action) not in fed | BY_THE_BROWSER | BY_ANOTHER_OF_THE_PROCESS | RARELY
        and not any(right.function == call.function and right.covers(call) for call in calls)
    ]
    assert unused == [], "\n".join(unused)


def test_every_function_was_called(mall: Mall, round_made: Round) -> None:
    assert {right.function for right in seen(mall)} == set(functions())
