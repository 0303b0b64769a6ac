"""How well what is found answers what was asked: nDCG@10 over the judged queries of tests/corpus/relevance, and the wishes understood."""

from __future__ import annotations

import sys
from typing import Any

from infra.local.blueprint import ROOT


def measure() -> dict[str, Any]:
    """The corpora are those of the tests, which hold the same numbers."""
    sys.path[:0] = [str(ROOT / folder) for folder in ("tests", "functions", "layers/parure")]
    from corpus.relevance.judged import all_goods, found_by, measured, the_index
    from corpus.wishes.notation import written
    from corpus.wishes.test_wishes import GROWN_WITH, UNSEEN

    found = measured(found_by(the_index()))
    wishes = {
        name: written(*files)
        for name, files in {
            "grown with": GROWN_WITH,
            "never seen": UNSEEN,
        }.items()
    }
    return {
        "pieces": len(all_goods()),
        "queries": len(found),
        "ndcg_at_10": round(sum(found.values()) / len(found), 4),
        "worst": dict(sorted(found.items(), key=lambda pair: pair[1])[:10]),
        "wishes": {
            name: {"written": len(some), "understood": round(sum(one.is_understood for one in some) / len(some), 4)}
            for name, some in wishes.items()
        },
    }


def told(found: dict[str, Any]) -> str:
    understood = ", ".join(
        f"{one['understood']:.1%} of {one['written']} {name}" for name, one in found["wishes"].items()
    )
    return f"Relevance: nDCG@10 {found['ndcg_at_10']:.3f} over {found['queries']} judged queries; wishes understood: {understood}."


if __name__ == "__main__":
    print(told(measure()))
