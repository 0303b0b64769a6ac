"""The local cloud as one object: ministack, the deployed template, the function host, the payment stand-in, the edge.

`make run` starts it on fixed ports with its data kept in `.local/`; wiring and browser tests start their own on free
ports in a temporary directory.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config
from infra.local import deployment, emulation
from infra.local.blueprint import ROOT, functions
from infra.local.processes import Program, StartFailed, free_ports

REGION = "us-east-1"
SECRET_KEY = "local"  # noqa: S105 - of an emulator that listens on this machine only
SECRETS = (
    "stripe-key",
    "stripe-webhook-secret",
    "cursor-key",
    "guest-key",
    "carrier-secret",
    "gia-key",
    "distribution-id",
)


@dataclass(frozen=True)
class Ports:
    edge: int = 8000
    emulator: int = 4566
    functions: int = 5198
    payments: int = 5199

    @classmethod
    def free(cls) -> Ports:
        return cls(*free_ports(4))


@dataclass
class LocalCloud:
    directory: Path = ROOT / ".local"
    ports: Ports = Ports()
    stack: str = "parure"
    account: str = "000000000000"
    keep_data: bool = True
    workers: int = 4
    reload: bool = True
    record_calls: Path | None = None
    retry_seconds: int = 30
    """The emulator refuses, as AWS does, a visibility timeout below the functions' timeout of 30 s."""
    tell: Callable[[str], None] = lambda _: None
    programs: list[Program] = field(default_factory=list)

    # Addresses and clients

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.ports.emulator}"

    @property
    def site_url(self) -> str:
        return f"http://127.0.0.1:{self.ports.edge}"

    @property
    def payments_url(self) -> str:
        return f"http://127.0.0.1:{self.ports.payments}"

    @cached_property
    def session(self) -> boto3.Session:
        return boto3.Session(self.account, SECRET_KEY, region_name=REGION)

    def client(self, service: Any) -> Any:
        retries = Config(retries={"max_attempts": 2, "mode": "standard"}, max_pool_connections=32)
        return self.session.client(service, endpoint_url=self.endpoint, config=retries)

    @cached_property
    def outputs(self) -> dict[str, str]:
        return deployment.outputs(self)

    @property
    def api_url(self) -> str:
        """The API without the edge."""
        return f"{self.endpoint}/_aws/execute-api/{self.outputs['ApiId']}/live"

    def parameters(self) -> dict[str, str]:
        return {
            "Stage": "local",
            "SiteUrl": self.site_url,
            "StripeApiUrl": self.payments_url,
            "GiaApiUrl": f"{self.site_url}/dev/laboratory",
            "CognitoUrl": self.endpoint,
            "DeletionProtection": "false",
            "RetrySeconds": str(self.retry_seconds),
        }

    # What is remembered from one run to the next

    @property
    def _memory(self) -> Path:
        return self.directory / "memory.json"

    def remembered(self, key: str) -> Any:
        return json.loads(self._memory.read_text()).get(key) if self._memory.exists() else None

    def remember(self, key: str, value: Any) -> None:
        known = json.loads(self._memory.read_text()) if self._memory.exists() else {}
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        self._memory.write_text(json.dumps({**known, key: value}, indent=1))

    # Starting and stopping

    def start(self) -> None:
        """Bring everything up; what was started is stopped again when a later part fails."""
        try:
            self.start_emulator()
            if not deployment.deploy(self):
                emulation.restore_stream_sources(self)
            else:
                emulation.complete_the_api(self)
            self.put_secrets()
            self.tell("starting functions, payment stand-in and edge")
            for program in (self.payments_program(), self.functions_program(), self.edge_program()):
                self._start(program)
            for program in self.programs:
                program.wait_until_ready()
        except BaseException:
            self.stop()
            raise

    def start_emulator(self) -> None:
        self.tell("starting the AWS emulator")
        state = self.directory / "state"
        environment = {
            "AUTH": "true",
            "BIND_HOST": "127.0.0.1",
            "MINISTACK_HOST": "127.0.0.1",
            "MINISTACK_REGION": REGION,
            "MINISTACK_ACCOUNT_ID": self.account,
            # The account's own key, which signatures of presigned forms are checked with.
            "AWS_ACCESS_KEY_ID": self.account,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "GATEWAY_PORT": str(self.ports.emulator),
            "LOG_LEVEL": "WARNING",
            # Listeners of services that are not used here.
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "PERSIST_STATE": "1" if self.keep_data else "0",
            "STATE_DIR": str(state),
            "S3_PERSIST": "1" if self.keep_data else "0",
            "S3_DATA_DIR": str(self.directory / "s3"),
        }
        # The emulator hands each function's events to our host; named here, so the template knows nothing of it.
        for block in functions().values():
            environment[f"MINISTACK_LAMBDA_PROXY_{block.full_name(self.stack)}"] = (
                f"http://127.0.0.1:{self.ports.functions}/"
            )
        command = [sys.executable, "-m", "infra.local.emulator"]
        program = self._program("emulator", command, environment, f"{self.endpoint}/_ministack/ready")
        self._start(program)
        program.wait_until_ready()

    def put_secrets(self) -> None:
        """Secrets are not in the template: random values, made once and kept with the data."""
        parameters = self.client("ssm")
        have = {
            found["Name"]
            for found in parameters.get_parameters(Names=[f"/{self.stack}/{n}" for n in SECRETS])["Parameters"]
        }
        for name in SECRETS:
            if f"/{self.stack}/{name}" not in have:
                prefix = {"stripe-key": "sk_test_", "stripe-webhook-secret": "whsec_"}.get(name, "")
                # No CDN stands before the local site.
                value = "none" if name == "distribution-id" else prefix + secrets.token_hex(24)
                parameters.put_parameter(Name=f"/{self.stack}/{name}", Type="SecureString", Value=value)

    def secret(self, name: str) -> str:
        found = self.client("ssm").get_parameter(Name=f"/{self.stack}/{name}", WithDecryption=True)
        return str(found["Parameter"]["Value"])

    def function_environment(self) -> dict[str, str]:
        """What the template gives the functions, and what Lambda itself would."""
        name = next(iter(functions().values())).full_name(self.stack)
        configuration = self.client("lambda").get_function_configuration(FunctionName=name)
        return {
            **configuration["Environment"]["Variables"],
            "AWS_ACCESS_KEY_ID": self.account,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCOUNT_ID": self.account,
            # No X-Ray daemon here; metrics would print a line for every call.
            "POWERTOOLS_TRACE_DISABLED": "true",
            "POWERTOOLS_METRICS_DISABLED": "true",
            "PYTHONPATH": os.pathsep.join(str(ROOT / part) for part in ("functions", "layers/parure", "")),
        }

    def functions_program(self) -> Program:
        port = self.ports.functions
        command = [
            sys.executable,
            "-m",
            "infra.local.functionhost",
            "--port",
            str(port),
            "--workers",
            str(self.workers),
        ]
        command += ["--logs", str(self.directory / "logs")] + ([] if self.reload else ["--no-reload"])
        environment = self.function_environment()
        if self.record_calls is not None:
            environment["PARURE_RECORD_CALLS"] = str(self.record_calls)
        return self._program("functions", command, environment, f"http://127.0.0.1:{port}/")

    def payments_program(self) -> Program:
        command = [sys.executable, "-m", "infra.local.payments", "--port", str(self.ports.payments)]
        command += ["--webhook-url", f"{self.site_url}/api/v1/webhooks/stripe"]
        command += ["--webhook-secret", self.secret("stripe-webhook-secret")]
        command += ["--state", str(self.directory / "payments")] if self.keep_data else []
        return self._program("payments", command, {}, f"{self.payments_url}/")

    def edge_program(self) -> Program:
        environment = {
            **self.function_environment(),
            "EDGE_API_URL": self.api_url,
            "LOCAL_EDGE_PORT": str(self.ports.edge),
        }
        return self._program(
            "edge", [sys.executable, "-m", "infra.local.edge"], environment, f"{self.site_url}/dev/ready"
        )

    def _program(self, name: str, command: list[str], environment: dict[str, str], ready_url: str) -> Program:
        log = self.directory / "logs" / f"{name}.out"
        return Program(name, command, {"PYTHONUNBUFFERED": "1", **environment}, log, ready_url, ROOT)

    def _start(self, program: Program) -> None:
        program.start()
        self.programs.append(program)

    def stopped_program(self) -> Program | None:
        """One that ended though nobody asked it to."""
        return next((program for program in self.programs if not program.running()), None)

    def stop(self) -> None:
        """In reverse order: the emulator last, for it saves its state when all others have finished with it."""
        while self.programs:
            self.programs.pop().stop()


__all__ = ["LocalCloud", "Ports", "REGION", "StartFailed"]
