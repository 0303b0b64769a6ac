import { useLocation } from "wouter";
import ListView from "../features/search/list-view";

/** `/shop`, and `/en/shop` for those who come from elsewhere: the list stays at the address it was opened at. */
export default function ShopPage() {
  const [pathname] = useLocation();
  return <ListView base={pathname.replace(/\/$/, "")} />;
}
