import type { ReactNode } from "react";

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      {children}
    </svg>
  );
}

export const BagIcon = () => (
  <Icon>
    <path d="M5.2 8.2h13.6l1 12H4.2z" />
    <path d="M8.6 10.6V7.4a3.4 3.4 0 0 1 6.8 0v3.2" />
  </Icon>
);
export const HeartIcon = () => (
  <Icon>
    <path d="M12 20.2C6.2 15.8 3.4 12.6 3.4 9.1A4.5 4.5 0 0 1 7.9 4.5c1.7 0 3.2.9 4.1 2.4.9-1.5 2.4-2.4 4.1-2.4a4.5 4.5 0 0 1 4.5 4.6c0 3.5-2.8 6.7-8.6 11.1z" />
  </Icon>
);
export const PersonIcon = () => (
  <Icon>
    <circle cx="12" cy="8" r="3.6" />
    <path d="M4.8 20.2c.7-4 3.6-6.2 7.2-6.2s6.5 2.2 7.2 6.2" />
  </Icon>
);
export const MenuIcon = () => (
  <Icon>
    <path d="M3.5 8h17M3.5 16h17" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="m6 6 12 12M18 6 6 18" />
  </Icon>
);
export const FilterIcon = () => (
  <Icon>
    <path d="M4 8h16M4 16h16" />
    <circle cx="9" cy="8" r="2" fill="var(--ground)" />
    <circle cx="15" cy="16" r="2" fill="var(--ground)" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon>
    <path d="m9 6 6 6-6 6" />
  </Icon>
);
export const CheckedIcon = () => (
  <Icon>
    <path d="M12 3.2 19.2 6v5.6c0 4.4-3 7.6-7.2 9.2-4.2-1.6-7.2-4.8-7.2-9.2V6z" />
    <path d="m8.6 12 2.4 2.4 4.4-4.8" />
  </Icon>
);
export const OpenCheckIcon = () => (
  <Icon>
    <path d="M12 3.2 19.2 6v5.6c0 4.4-3 7.6-7.2 9.2-4.2-1.6-7.2-4.8-7.2-9.2V6z" stroke-dasharray="2.4 2.4" />
  </Icon>
);
export const WarningIcon = () => (
  <Icon>
    <path d="M12 4.2 21 19.6H3z" />
    <path d="M12 10v4.4M12 17v.2" />
  </Icon>
);
export const SunIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="3.8" />
    <path d="M12 3.4v2M12 18.6v2M3.4 12h2M18.6 12h2M5.9 5.9l1.4 1.4M16.7 16.7l1.4 1.4M5.9 18.1l1.4-1.4M16.7 7.3l1.4-1.4" />
  </Icon>
);
export const MoonIcon = () => (
  <Icon>
    <path d="M19.4 14.4A8 8 0 0 1 9.6 4.6a8 8 0 1 0 9.8 9.8z" />
  </Icon>
);
export const SystemIcon = () => (
  <Icon>
    <path d="M4 5.4h16v10.4H4zM9 19.4h6M12 15.8v3.6" />
  </Icon>
);
export const SearchIcon = () => (
  <Icon>
    <circle cx="10.6" cy="10.6" r="6.4" />
    <path d="m15.4 15.4 5 5" />
  </Icon>
);
export const ClockIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.2" />
    <path d="M12 7.4V12l3 2" />
  </Icon>
);
