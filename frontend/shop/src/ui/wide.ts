import { useEffect, useState } from "react";

/** Where the layouts of a desk begin, as in the style sheets. */
const WIDE = "(min-width: 64rem)";

/** Whether the window is as wide as a desk's; for what stands elsewhere in the document there, not only elsewhere on the screen. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const media = matchMedia(WIDE);
    const look = () => setWide(media.matches);
    media.addEventListener("change", look);
    return () => media.removeEventListener("change", look);
  }, []);
  return wide;
}
