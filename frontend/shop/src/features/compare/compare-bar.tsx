import { lazy, Suspense } from "react";
import { withWords } from "../../catalogues";
import { useLocation } from "wouter";
import { useCompared } from "./store";

const Tray = lazy(() => withWords(import("./tray")));
const QUIET = /^\/(compare|wishlist|addresses|cart|checkout|orders|sign-|confirm|reset|ring-sizer)/;

/** The tray at the foot of the window while pieces wait to be compared; its chunk comes with the first of them. */
export function CompareBar() {
  const chosen = useCompared();
  const [pathname] = useLocation();
  if (chosen.length === 0 || QUIET.test(pathname)) return null;
  return (
    <Suspense fallback={null}>
      <Tray />
    </Suspense>
  );
}
