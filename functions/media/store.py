"""The media table: one item per medium, found by its id, which stands in its key.

med_…  / media    state, what it was found to be, and where it lies
"""

from __future__ import annotations

from pynamodb.attributes import JSONAttribute, NumberAttribute, NumberSetAttribute, UnicodeAttribute

from media.rules.kinds import media_id_in
from parure.aws.tables import Read, Table


class MediaItem(Table):
    """What is known of a medium; all but the first ten fields are filled by its processing."""

    class Meta(Table.Meta):
        table = "media"

    owner = UnicodeAttribute()
    """The organisation; the person, for somebody who has none."""
    by = UnicodeAttribute()
    kind = UnicodeAttribute()
    state = UnicodeAttribute()
    key = UnicodeAttribute()
    content_type = UnicodeAttribute()
    bytes = NumberAttribute()
    name = UnicodeAttribute(null=True)
    """The file's name, for documents."""
    group = UnicodeAttribute(null=True)
    """A frame's set."""
    position = NumberAttribute(null=True)
    created_at = UnicodeAttribute()
    finished_at = UnicodeAttribute(null=True)
    failure = UnicodeAttribute(null=True)
    failure_values = JSONAttribute(null=True)
    sha256 = UnicodeAttribute(null=True)
    width = NumberAttribute(null=True)
    height = NumberAttribute(null=True)
    widths = JSONAttribute(null=True)
    placeholder = UnicodeAttribute(null=True)
    poster = UnicodeAttribute(null=True)
    seconds = NumberAttribute(null=True)
    frames = NumberAttribute(null=True)
    """How many a set has."""
    done = NumberSetAttribute(null=True)
    """Positions of a set's frames that are ready."""


def media_read(media_id: str) -> Read:
    return Read(MediaItem, media_id, "media")


def reads_of_keys(keys: list[str]) -> list[Read]:
    ids = (media_id_in(key) for key in keys)
    return [media_read(media_id) for media_id in dict.fromkeys(ids) if media_id]
