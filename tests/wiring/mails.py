"""What the mails of the mall say."""

from __future__ import annotations


def invitation_code(text: str) -> str:
    """The one-time password ends the invitation."""
    return text.rsplit(": ", 1)[-1].strip()
