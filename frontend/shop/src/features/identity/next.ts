/** Where to go after signing in: an address of this shop only, never of another site. */
export function nextOf(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "";
  return /^\/(?![/\\])/.test(next) ? next : "/";
}

/** Goes on to `next`; the portal is another application of this house, so it is loaded anew. */
export function goOn(next: string, navigate: (to: string, options: { replace: true }) => void): void {
  if (next.startsWith("/portal/")) location.assign(next);
  else navigate(next, { replace: true });
}

export const signInThen = (next: string): string => `/sign-in?next=${encodeURIComponent(next)}`;
