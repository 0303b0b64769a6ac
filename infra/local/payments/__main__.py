"""`python -m infra.local.payments`: the stand-in as a process of its own."""

import argparse
import socket
import sys
from pathlib import Path

import uvicorn
from infra.local.payments.app import create_app
from infra.local.payments.webhooks import RETRY_DELAYS


def main() -> int:
    options = _options()
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", options.port))
        # From here on a client waits instead of being refused, so the address may be announced.
        listener.listen(2048)
    except OSError as error:
        print(
            f"payments: port {options.port} is not free ({error.strerror}); choose another with --port", file=sys.stderr
        )
        return 1
    app = create_app(
        webhook_url=options.webhook_url,
        webhook_secret=options.webhook_secret,
        state=options.state,
        public_url=options.public_url,
        retry_delays=options.retry_delays,
    )
    print(f"payments: http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    server.run(sockets=[listener])
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.local.payments", description="Stand-in for Stripe")
    parser.add_argument("--port", type=int, default=5199, help="on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--webhook-url", help="where events are posted; without it nothing is posted")
    parser.add_argument("--webhook-secret", default="whsec_local")
    parser.add_argument("--state", type=Path, help="folder that keeps payments over a restart")
    parser.add_argument("--public-url", help="address of the hosted page as the browser sees it")
    parser.add_argument(
        "--retry-delays",
        type=lambda given: [float(one) for one in given.split(",")],
        default=RETRY_DELAYS,
        metavar="S,S,…",
        help="seconds before each further try of a webhook",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
