import { useEffect } from "react";
import { house } from "../features/dealer-shop/house";

/** The title of the window, by which a screen reader names the page. */
export function usePageTitle(title: string | null | undefined): void {
  useEffect(() => {
    const name = house.current?.title() ?? "珠联 Parure";
    document.title = title ? `${title} · ${name}` : name;
  }, [title]);
}
