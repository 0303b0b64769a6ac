"""In which widths a picture is kept."""

from __future__ import annotations

WIDTHS = (400, 800, 1200, 1600)
DEFAULT_WIDTH = 800
"""Of the picture that stands for all, where no srcset is used: lists, carts, messages."""
FRAME_SIDE = 1200
MAX_PLACEHOLDER = 300
# A picture between two steps is kept in its own width too, unless the step below is nearly that.
_WORTH_KEEPING = 1.15


def widths_for(width: int) -> tuple[int, ...]:
    """Ascending, none larger than the original.

    >>> widths_for(1000), widths_for(900), widths_for(5000), widths_for(120)
    ((400, 800, 1000), (400, 800), (400, 800, 1200, 1600), (120,))
    """
    steps = tuple(step for step in WIDTHS if step <= width)
    if not steps or (len(steps) < len(WIDTHS) and width > steps[-1] * _WORTH_KEEPING):
        return (*steps, width)
    return steps
