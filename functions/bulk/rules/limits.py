"""How much one import may be. A file of 60 MB is refused by its upload's signature, the rest while it is read."""

MAX_BYTES = 50 * 1024 * 1024
MAX_LINES = 100_000
MAX_COLUMNS = 256
MAX_CELL = 10_000
MAX_SKUS = 30
"""As the catalog has it."""
PAGE_PRODUCTS = 200
"""Products that one message is about: written in well under the worker's two minutes, submitted ones too."""
PAGE_BYTES = 1 << 20
CHUNK_PRODUCTS = 40
"""Products that are written and reported together: their reads fit one BatchGet, their SKUs one transaction."""
