"""The certificates that the designed pieces name: recorded by their suppliers; GIA's are verified by its stand-in, as the
mall asks it by itself, the others as far as an operator would have looked them up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from infra.local.seed.people import ORGANISATIONS

_OF_STONES = (
    "kind", "carat", "shape", "colour", "clarity", "cut", "polish", "symmetry", "fluorescence", "grade", "treatment", "origin",
)  # fmt: skip


def seed_certificates(pieces: Iterable[Mapping[str, Any]]) -> int:
    from trace.contract import provision_certificate

    named = [piece for piece in pieces if piece["attributes"].get("certificate")]
    for piece in named:
        certificate, facts = piece["attributes"]["certificate"], facts_of(piece["attributes"])
        by_hand = certificate["laboratory"] != "GIA"
        provision_certificate(
            certificate["laboratory"],
            certificate["number"],
            ORGANISATIONS[piece["supplier"]].org_id,
            report_type=certificate.get("report_type"),
            issued_on=date.fromisoformat(certificate["issued_on"]) if certificate.get("issued_on") else None,
            facts=facts,
            confirmed=("report_type", "issued_on", *(name for name in facts if name != "carat")) if by_hand else (),
        )
    return len(named)


def facts_of(attributes: Mapping[str, Any]) -> dict[str, str]:
    """What the report of such a piece says."""
    main: Mapping[str, Any] = next((stone for stone in attributes["stones"] if stone["role"] == "main"), {})
    facts = {name: str(main[name]) for name in _OF_STONES if main.get(name) is not None}
    jade = attributes.get("jade") or {}
    if jade:
        facts["treatment"] = "none" if jade["treatment"] == "A" else jade["treatment"]
    grade = jade.get("grade") or {}
    return {**facts, **{f"jade_{name}": value for name, value in grade.items()}}
