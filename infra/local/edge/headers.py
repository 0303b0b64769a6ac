"""Security headers, read from the CloudFront policy in infra/stacks/edge.yaml: what is tested here is what is deployed."""

from __future__ import annotations

from typing import Any

from infra.local.blueprint import ROOT, read_template


def security_headers(*, private_bucket: str, region: str, upload_origin: str) -> dict[str, str]:
    """Every header that the policy sets, for an edge that speaks plain HTTP on this machine.

    Two things differ from the account: nothing insists on HTTPS, and files are uploaded to the emulator.
    """
    template = read_template(ROOT / "infra" / "stacks" / "edge.yaml")
    policy: dict[str, Any] = template["Resources"]["Headers"]["Properties"]["ResponseHeadersPolicyConfig"]
    security = policy["SecurityHeadersConfig"]
    csp: str = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"]
    substitutions = {"PrivateBucket": private_bucket, "AWS::Region": region, "AWS::URLSuffix": "amazonaws.com"}
    for name, value in substitutions.items():
        csp = csp.replace(f"${{{name}}}", value)
    directives = [part.strip() for part in csp.split(";")]
    directives.remove("upgrade-insecure-requests")
    local = [f"connect-src 'self' {upload_origin}" if part.startswith("connect-src") else part for part in directives]
    headers = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": security["FrameOptions"]["FrameOption"],
        "Referrer-Policy": security["ReferrerPolicy"]["ReferrerPolicy"],
        "Content-Security-Policy": "; ".join(local),
    }
    return headers | {item["Header"]: item["Value"] for item in policy["CustomHeadersConfig"]["Items"]}
