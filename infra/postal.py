"""Write the countries' rules of addresses where the shop's forms read them: one home, parure/kernel/postal.py.

python -m infra.postal          writes frontend/shop/src/features/addresses/postal.json
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from parure.kernel.postal import countries

OUT = Path(__file__).parents[1] / "frontend/shop/src/features/addresses/postal.json"


def document() -> dict[str, Any]:
    return {
        country.code: {
            "calling": country.calling,
            "phone": country.phone,
            "postal": country.postal,
            "postal_needed": country.postal_needed,
            "needs": list(country.needs),
        }
        for country in countries().values()
    }


def text() -> str:
    return json.dumps(document(), indent=2) + "\n"


if __name__ == "__main__":
    OUT.write_text(text())
