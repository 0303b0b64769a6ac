/** Only a path of the portal itself: `//elsewhere` in a link must not carry a freshly signed-in person away. */
export function safePath(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}
