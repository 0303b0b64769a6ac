"""`make deploy`: puts the built mall into an AWS account. docs/operating.md says what it needs and what it costs.

    python -m infra.deploy --stack parure --region ap-east-1 [--domain mall.example --certificate arn:…] …

Each step may be repeated: what is there already is updated or left alone.
"""

from __future__ import annotations

import argparse
import hashlib
import mimetypes
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from getpass import getpass
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError
from infra.local import frontends
from infra.local.blueprint import ROOT
from infra.package import SAM

BUILT = ROOT / ".aws-sam" / "build" / "template.yaml"
# CloudFront takes its web ACL from there, wherever the stack is.
FIREWALL_REGION = "us-east-1"
CAPABILITIES: Any = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]
MADE_UP = ("cursor-key", "guest-key", "carrier-secret", "origin-secret")
ASKED_FOR = {"stripe-key": "Stripe's secret key (sk_…)", "stripe-webhook-secret": "Stripe's webhook secret (whsec_…)"}
_UNKNOWN_SITE = "https://not-yet-known.invalid"
_FOREVER, _ASK_AGAIN = "public, max-age=31536000, immutable", "public, max-age=0, must-revalidate"


def main() -> int:
    given = _arguments()
    account = boto3.Session(region_name=given.region)
    try:
        identity = account.client("sts").get_caller_identity()
    except ClientError as error:
        print(f"AWS does not know you ({error}). `aws sso login` or `aws configure` first.", file=sys.stderr)
        return 1
    print(f"· into account {identity['Account']}, {given.region}, as stack {given.stack}")
    known = put_secrets(account, given.stack)
    parameters = {
        "Stage": given.stage,
        "DomainName": given.domain,
        "CertificateArn": given.certificate,
        "MailIdentityArn": given.mail_identity,
        "MailFrom": given.mail_from,
        "AlarmEmail": given.alarm_email,
        "GiaApiUrl": given.gia_api,
        "OriginSecret": known["origin-secret"],
        "FirewallArn": deploy_firewall(given.stack),
    }
    outputs = deploy_stack(account, given.stack, parameters, f"https://{given.domain}" if given.domain else None)
    publish_front_ends(account, outputs)
    publish_pages(account, given.stack)
    if given.operator:
        make_operator(account, given.stack, given.operator)
    print(
        f"\nThe mall is at {outputs['SiteAddress']}. Point Stripe's webhook at {outputs['SiteAddress']}/api/v1/webhooks/stripe."
    )
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make deploy", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--stack", default="parure")
    parser.add_argument("--region", required=True)
    parser.add_argument("--stage", default="production", choices=["production", "staging"])
    parser.add_argument("--domain", default="", help="host name of the mall; needs --certificate")
    parser.add_argument("--certificate", default="", help="ARN of its certificate in us-east-1")
    parser.add_argument("--mail-identity", default="", help="ARN of the SES identity for sign-up mail")
    parser.add_argument("--mail-from", default="", help='sender, e.g. "Parure <no-reply@mall.example>"')
    parser.add_argument("--gia-api", default="", help="address of GIA's Report Results API; its key: docs/operating.md")
    parser.add_argument("--alarm-email", default="", help="who hears an alarm")
    parser.add_argument("--operator", default="", help="address of the first operator; the password is asked for")
    return parser.parse_args()


def put_secrets(account: boto3.Session, stack: str) -> dict[str, str]:
    """Secrets live in Parameter Store, never in the template; those of Stripe are asked for once."""
    parameters = account.client("ssm")
    values = {}
    for name in (*MADE_UP, *ASKED_FOR):
        path = f"/{stack}/{name}"
        try:
            values[name] = parameters.get_parameter(Name=path, WithDecryption=True)["Parameter"]["Value"]
        except parameters.exceptions.ParameterNotFound:
            value = secrets.token_hex(32) if name in MADE_UP else getpass(f"{ASKED_FOR[name]}: ")
            parameters.put_parameter(Name=path, Value=value, Type="SecureString")
            values[name] = value
    return values


def deploy_firewall(stack: str) -> str:
    formation = boto3.client("cloudformation", region_name=FIREWALL_REGION)
    name = f"{stack}-firewall"
    arguments: dict[str, Any] = {
        "StackName": name,
        "TemplateBody": (ROOT / "infra" / "stacks" / "firewall.yaml").read_text(),
        "Parameters": [{"ParameterKey": "Prefix", "ParameterValue": stack}],
    }
    try:
        formation.describe_stacks(StackName=name)
    except ClientError:
        formation.create_stack(**arguments)
        formation.get_waiter("stack_create_complete").wait(StackName=name)
    else:
        try:
            formation.update_stack(**arguments)
            formation.get_waiter("stack_update_complete").wait(StackName=name)
        except ClientError as error:
            if "No updates" not in str(error):
                raise
    return _outputs(formation, name)["FirewallArn"]


def deploy_stack(account: boto3.Session, stack: str, parameters: dict[str, str], site: str | None) -> dict[str, str]:
    """Deploy; without a domain of its own the site's address is CloudFront's, known only after the first time."""
    formation = account.client("cloudformation")
    if site is None:
        try:
            site = _outputs(formation, stack).get("SiteAddress")
        except ClientError:
            site = None
    _sam_deploy(account, stack, {**parameters, "SiteUrl": site or _UNKNOWN_SITE})
    outputs = _outputs(formation, stack)
    if site is None:
        _sam_deploy(account, stack, {**parameters, "SiteUrl": outputs["SiteAddress"]})
    return outputs


def _sam_deploy(account: boto3.Session, stack: str, parameters: dict[str, str]) -> None:
    overrides = [f"{name}={value}" for name, value in parameters.items() if value]
    command = [
        str(SAM),
        "deploy",
        "--template-file",
        str(BUILT),
        "--stack-name",
        stack,
        "--region",
        account.region_name,
    ]
    command += [
        "--resolve-s3",
        "--no-confirm-changeset",
        "--no-fail-on-empty-changeset",
        "--capabilities",
        *CAPABILITIES,
    ]
    environment = {**os.environ, "SAM_CLI_TELEMETRY": "0"}
    subprocess.run([*command, "--parameter-overrides", *overrides], check=True, cwd=ROOT, env=environment)  # noqa: S603


def _outputs(formation: Any, stack: str) -> dict[str, str]:
    found = formation.describe_stacks(StackName=stack)["Stacks"][0].get("Outputs", [])
    return {output["OutputKey"]: output["OutputValue"] for output in found}


def publish_front_ends(account: boto3.Session, outputs: dict[str, str]) -> None:
    """Files named by their content first, then the pages that name them; older files stay for pages published earlier."""
    frontends.build(ROOT / ".local" / "logs" / "frontend.out")
    storage = account.client("s3")
    files = sorted(site_files(), key=lambda item: item[0].endswith(".html"))
    for key, path in files:
        storage.put_object(
            Bucket=outputs["SiteBucket"],
            Key=key,
            Body=path.read_bytes(),
            ContentType=mimetypes.guess_type(key)[0] or "application/octet-stream",
            CacheControl=_FOREVER if "assets/" in key else _ASK_AGAIN,
        )
    account.client("cloudfront").create_invalidation(
        DistributionId=outputs["DistributionId"],
        InvalidationBatch={"Paths": {"Quantity": 1, "Items": ["/*"]}, "CallerReference": secrets.token_hex(8)},
    )


def site_files() -> Iterator[tuple[str, Path]]:
    """Every file of the site with its key: the shop at the root, portal and API reference below it."""
    for prefix, folder in (
        ("", ROOT / "frontend" / "shop" / "dist"),
        ("portal/", ROOT / "frontend" / "portal" / "dist"),
        ("docs/", ROOT / "build" / "reference"),
    ):
        yield from (
            (prefix + path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file()
        )
    yield "api/v1/openapi.json", ROOT / "infra" / "openapi.json"


def publish_pages(account: boto3.Session, stack: str) -> None:
    """Pages name the files of the build that they were made from: a new one has them published again, by the functions."""
    _take_settings_of(account, f"{stack}-storefront")
    from storefront.contract import begin_rebuild

    shell = (ROOT / "frontend" / "shop" / "dist" / "index.html").read_bytes()
    rebuild = begin_rebuild(hashlib.sha256(shell).hexdigest())
    print(f"· product pages follow: {rebuild or 'an earlier rebuild still runs; see Product pages in the portal'}")


def make_operator(account: boto3.Session, stack: str, email: str) -> None:
    """The first operator; later ones are invited by an operator."""
    _take_settings_of(account, f"{stack}-identity")
    from identity.contract import provision_user

    provision_user(email, getpass(f"Password for {email}: "), "operator", name=email.partition("@")[0])


def _take_settings_of(account: boto3.Session, function: str) -> None:
    configuration = account.client("lambda").get_function_configuration(FunctionName=function)
    os.environ.update(configuration["Environment"]["Variables"])
    os.environ.update({"AWS_REGION": account.region_name, "AWS_DEFAULT_REGION": account.region_name})


if __name__ == "__main__":
    sys.exit(main())
