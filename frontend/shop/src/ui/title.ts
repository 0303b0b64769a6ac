import { useEffect } from "react";

/** The title of the window, by which a screen reader names the page. */
export function usePageTitle(title: string | null | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · 珠联 Parure` : "珠联 Parure";
  }, [title]);
}
