export interface Part {
  text: string;
  found: boolean;
}

/** A text cut where something was found in it; places that overlap or lie outside are no reason to lose a letter. */
export function partsOf(text: string, places: readonly (readonly [number, number])[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const [start, end] of [...places].sort((one, other) => one[0] - other[0])) {
    const from = Math.max(start, at);
    const to = Math.min(end, text.length);
    if (from >= to) continue;
    if (from > at) parts.push({ text: text.slice(at, from), found: false });
    parts.push({ text: text.slice(from, to), found: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), found: false });
  return parts;
}
