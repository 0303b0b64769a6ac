"""What other programs may ask of search: the seed, which writes products without events."""

from __future__ import annotations


def build_index() -> int:
    """Index everything that is on sale, here and now, and build a snapshot; how many documents it holds."""
    from search.service.rebuilding import rebuild_at_once

    return rebuild_at_once()


__all__ = ["build_index"]
