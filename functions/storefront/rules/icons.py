"""The shop's icons that stand on a published page: the same lines as ui/icons.tsx and features/product/icons.tsx."""

from __future__ import annotations

SHAPES = {
    "heart": '<path d="M12 20.2C6.2 15.8 3.4 12.6 3.4 9.1A4.5 4.5 0 0 1 7.9 4.5c1.7 0 3.2.9 4.1 2.4.9-1.5 2.4-2.4 4.1-2.4a4.5 '
    '4.5 0 0 1 4.5 4.6c0 3.5-2.8 6.7-8.6 11.1z" />',
    "checked": '<path d="M12 3.2 19.2 6v5.6c0 4.4-3 7.6-7.2 9.2-4.2-1.6-7.2-4.8-7.2-9.2V6z" />'
    '<path d="m8.6 12 2.4 2.4 4.4-4.8" />',
    "open": '<path d="M12 3.2 19.2 6v5.6c0 4.4-3 7.6-7.2 9.2-4.2-1.6-7.2-4.8-7.2-9.2V6z" stroke-dasharray="2.4 2.4" />',
    "warning": '<path d="M12 4.2 21 19.6H3z" /><path d="M12 10v4.4M12 17v.2" />',
    "gem": '<path d="M7 5h10l4 5-9 10L3 10z" /><path d="M3 10h18M7 5l2.5 5L12 20l2.5-10L17 5M9.5 10 12 5l2.5 5" />',
    "turn": '<ellipse cx="12" cy="12" rx="9" ry="4.2" /><path d="m13.6 14 -2.4 2.2 2.4 2.3" />',
    "film": '<circle cx="12" cy="12" r="8.6" /><path d="m10.2 8.8 5 3.2-5 3.200z" />',
    "share": '<path d="M12 14.500V3.800M8.2 7.4 12 3.600l3.8 3.8" /><path d="M7 11H5.200v9h13.600v-9H17" />',
    "ruler": '<path d="M3.5 8.500h17v7h-17z" /><path d="M7 8.500v3M10.3 8.500v4.200M13.7 8.500v3M17 8.500v4.2" />',
    "return": '<path d="M4.500 9.500h10.300a4.700 4.700 0 0 1 0 9.400H8" /><path d="m8 6-3.500 3.500L8 13" />',
    "parcel": '<path d="M3 7.500h10.500v9H3zM13.5 10.500h4l3.5 3v3h-7.5" />'
    '<circle cx="7.5" cy="17.5" r="1.8" /><circle cx="17" cy="17.5" r="1.8" />',
}
_OF_THE_HOUSE = {"heart", "checked", "open", "warning"}


def icon(name: str) -> str:
    side = 22 if name in _OF_THE_HOUSE else 20
    return (
        f'<svg class="icon" viewBox="0 0 24 24" width="{side}" height="{side}" fill="none" stroke="currentColor"'
        f' stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{SHAPES[name]}</svg>'
    )
