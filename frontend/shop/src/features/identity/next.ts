/** Where to go after signing in: an address of this shop only, never of another site. */
export function nextOf(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "";
  return /^\/(?![/\\])/.test(next) ? next : "/";
}

export const signInThen = (next: string): string => `/sign-in?next=${encodeURIComponent(next)}`;
