"""The figures as tables on the screen."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from typing import Any

from infra.bench.cost import PRICES
from rich.console import Console
from rich.table import Table

# design.md §9: peers on one machine, 10,000 products, one connection, p50 in ms; other machines, other figures.
PEERS = {
    "Vendure 3.7": {"product": 14, "list of 24": 41, "add to cart": 45, "checkout flow": 225},
    "Medusa 2.21": {"product": 32, "list of 24": 46, "add to cart": 150, "checkout flow": 1251},
    "Saleor 3.24": {"product": 60, "list of 24": 245, "add to cart": 166, "checkout flow": 890},
}


def show(found: Mapping[str, Any], console: Console) -> None:
    console.print(f"[bold]Start[/bold] {found['startup_seconds']:.1f} s, demo data {found['seed_seconds']:.1f} s")
    console.print(_pages(found["pages"]))
    console.print(_lighthouse(found["lighthouse"]))
    if found["turning"]:
        console.print(_turning(found["turning"]))
    console.print(_latency(found["latency"]))
    console.print(_cold(found["cold_import_ms"]))
    console.print(_work(found["work"]))
    console.print(_import(found["import"]))
    console.print(_cost(found["cost"]))
    console.print(f"Prices of {PRICES['as_of']}, {PRICES['region']}. Left out: {PRICES['left_out']}", style="dim")


def _pages(pages: Mapping[str, Any]) -> str:
    return (
        f"[bold]Pages[/bold] {pages['pages']} of {pages['products']} products in {pages['seconds']:.1f} s: "
        f"{pages['pages_per_second']:.0f} a second, {pages['calls_per_product']:.1f} AWS calls a product"
    )


def _turning(turned: Mapping[str, float]) -> str:
    return (
        f"[bold]Turning a piece[/bold] on a phone {turned['slower']:g} times slower than this machine: "
        f"{turned['frames_per_second']:.0f} pictures a second, p95 {turned['gap_p95_ms']:.1f} ms between two, "
        f"{turned['late_share']:.1%} late"
    )


def _lighthouse(pages: Mapping[str, Mapping[str, float]]) -> Table:
    table = Table(title="Lighthouse, mobile, medians of 5 (scores of 100)")
    headings = ("performance", "accessibility", "best-practices", "seo", "fcp_ms", "lcp_ms", "tbt_ms", "cls", "bytes")
    for heading in ("page", *headings):
        table.add_column(heading, justify="left" if heading == "page" else "right")
    for name, figures in pages.items():
        table.add_row(
            name,
            *(f"{figures[heading]:,.3g}" if heading == "cls" else f"{figures[heading]:,.0f}" for heading in headings),
        )
    return table


def _latency(latency: Mapping[str, Mapping[str, Any]]) -> Table:
    table = Table(title="Milliseconds, through edge, gateway and function (peers: design.md §9, other runs)")
    table.add_column("")
    for heading in ("1 conn p50", "p95", "16 conn p50", "p95", "per s", *PEERS):
        table.add_column(heading, justify="right")
    for name, one in latency["1"].items():
        many = latency["16"][name]
        peers = [str(figures.get(name, "")) for figures in PEERS.values()]
        figures = [one["p50"], one["p95"], many["p50"], many["p95"], many["per_second"]]
        table.add_row(name, *map(str, figures), *peers)
    return table


def _cold(cold: Mapping[str, float]) -> Table:
    here = platform.python_version()
    table = Table(
        title=f"Cold import: CPU time of a fresh Python {here} (deployed: 3.13, where it is less against boto3)"
    )
    for heading in ("function", "ms", "× import boto3"):
        table.add_column(heading, justify="left" if heading == "function" else "right")
    for name, taken in cold.items():
        table.add_row(name, f"{taken:.0f}", f"{taken / cold['boto3']:.2f}")
    return table


def _import(figures: Mapping[str, Any]) -> str:
    return (
        f"[bold]Import[/bold] of {figures['rows']:,} real diamonds as CSV: {figures['rows_per_second']} rows/s, "
        f"{figures['calls_per_row']} AWS calls per row ({figures['again_calls_per_row']} when nothing changed), "
        f"largest worker {figures['peak_mb']} MB"
    )


def _work(work: Mapping[str, Mapping[str, Any]]) -> Table:
    table = Table(
        title="AWS calls and capacity, warm; asked = while the caller waits, all = with everything that follows"
    )
    for heading in ("use case", "asked", "all", "read units", "write units", "invocations", "events"):
        table.add_column(heading, justify="left" if heading == "use case" else "right")
    for name, one in work.items():
        invocations = sum(one["invocations"].values())
        figures = (one["asked"], sum(one["calls"].values()), one["read_units"], one["write_units"], invocations)
        table.add_row(name, *(f"{figure:g}" for figure in figures), f"{one['events']:g}")
    return table


def _cost(cost: Mapping[str, Any]) -> Table:
    table = Table(title="A thousand orders, from cart to receipt")
    for heading in ("", "per order", "USD"):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, dollars in cost["usd_per_1000_orders"].items():
        amount = cost["per_order"].get(name)
        style = "bold" if name == "total" else None
        table.add_row(name, "" if amount is None else f"{amount:.3g}", f"{dollars:.4f}", style=style)
    return table
