"""What the mall knows about a listing besides its words: gathered by the service, handed to the rules as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from parure.kernel.text import Text

if TYPE_CHECKING:
    from trace.contract import Difference


class CertificateState(StrEnum):
    UNVERIFIED = "unverified"
    MATCHED = "matched"
    MISMATCHED = "mismatched"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    state: CertificateState = CertificateState.UNVERIFIED
    differences: tuple[Difference, ...] = ()
    """Between the listing and the laboratory's report, as `trace.contract.compare` found them."""
    recorded_by_another: bool = False
    """Its record, document and verification are another supplier's: they vouch for nothing here."""
    held_by_another: bool = False
    """Its number stands on another product of the mall."""
    contested: bool = False
    """Somebody else tried to list the number too."""


class PictureState(StrEnum):
    READY = "ready"
    PROCESSING = "processing"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PictureFacts:
    state: PictureState
    width: int | None = None
    height: int | None = None
    problem: Text | None = None


@dataclass(frozen=True, slots=True)
class PeerFacts:
    """What pieces of this kind cost: how many are known, and the middle of their prices in minor units."""

    count: int
    middle: int


@dataclass(frozen=True, slots=True)
class Facts:
    certificate: CertificateFacts = CertificateFacts()
    pictures: Mapping[str, PictureFacts] = field(default_factory=dict)
    peers: PeerFacts | None = None


NOTHING_KNOWN = Facts()
