import type { ReactNode } from "react";

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      {children}
    </svg>
  );
}

export const GemIcon = () => (
  <Icon>
    <path d="M7 5h10l4 5-9 10L3 10z" />
    <path d="M3 10h18M7 5l2.5 5L12 20l2.5-10L17 5M9.5 10 12 5l2.5 5" />
  </Icon>
);
export const TurnIcon = () => (
  <Icon>
    <ellipse cx="12" cy="12" rx="9" ry="4.2" />
    <path d="m13.6 14 -2.4 2.2 2.4 2.3" />
  </Icon>
);
export const FilmIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.6" />
    <path d="m10.2 8.8 5 3.2-5 3.200z" />
  </Icon>
);
export const ShareIcon = () => (
  <Icon>
    <path d="M12 14.500V3.800M8.2 7.4 12 3.600l3.8 3.8" />
    <path d="M7 11H5.200v9h13.600v-9H17" />
  </Icon>
);
export const RulerIcon = () => (
  <Icon>
    <path d="M3.5 8.500h17v7h-17z" />
    <path d="M7 8.500v3M10.3 8.500v4.200M13.7 8.500v3M17 8.500v4.2" />
  </Icon>
);
export const PlaceIcon = () => (
  <Icon>
    <path d="M12 20.500c4-4.3 6-7.5 6-10.300a6 6 0 0 0-12 0c0 2.8 2 6 6 10.300z" />
    <circle cx="12" cy="10" r="2.2" />
  </Icon>
);
export const ReturnIcon = () => (
  <Icon>
    <path d="M4.500 9.500h10.300a4.700 4.700 0 0 1 0 9.400H8" />
    <path d="m8 6-3.500 3.500L8 13" />
  </Icon>
);
export const ParcelIcon = () => (
  <Icon>
    <path d="M3 7.500h10.500v9H3zM13.5 10.500h4l3.5 3v3h-7.5" />
    <circle cx="7.5" cy="17.5" r="1.8" />
    <circle cx="17" cy="17.5" r="1.8" />
  </Icon>
);
