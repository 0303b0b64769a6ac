"""What somebody may be about to type: words of the trade by their beginning, in characters, pinyin or English; popular queries."""

from search.suggesting.beginnings import Begun, begun_by
from search.suggesting.queries import Popular, popular_by

__all__ = ["Begun", "Popular", "begun_by", "popular_by"]
