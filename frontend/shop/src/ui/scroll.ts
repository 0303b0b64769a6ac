import { useEffect, useRef } from "react";

const KEY = "parure.scroll";
const places = new Map<string, number>(JSON.parse(sessionStorage.getItem(KEY) ?? "[]") as [string, number][]);
let returning = false;

/** Remembers how far each address was scrolled, so that "back" from a piece leads to the same row of the list. */
export function keepScroll(): void {
  history.scrollRestoration = "manual";
  addEventListener("popstate", () => (returning = true));
  addEventListener("scrollend", rememberPlace, { passive: true });
  addEventListener("pagehide", () => sessionStorage.setItem(KEY, JSON.stringify([...places].slice(-50))));
}

function rememberPlace(): void {
  places.set(location.href, scrollY);
}

/** A new page starts at its top with the focus on its content; a page one returns to starts where one left it. */
export function usePageArrival(pathname: string): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.documentElement.dataset["walked"] = "";
    const top = returning ? (places.get(location.href) ?? 0) : 0;
    returning = false;
    requestAnimationFrame(() => {
      scrollTo({ top, behavior: "instant" });
      document.getElementById("main")?.focus({ preventScroll: true });
    });
  }, [pathname]);
}
