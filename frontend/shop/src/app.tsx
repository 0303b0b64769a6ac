import { Suspense } from "react";
import { Router, useLocation } from "wouter";
import { Announcer } from "./ui/announcer";
import { Boundary } from "./ui/boundary";
import { PageSkeleton } from "./ui/skeleton";
import { AddedNotice } from "./features/cart/added-notice";
import { CompareBar } from "./features/compare/compare-bar";
import { house } from "./features/dealer-shop/house";
import { entersOther, shopBase } from "./features/dealer-shop/scope";
import { Footer } from "./features/shell/footer";
import { Header } from "./features/shell/header";
import { OfflineBar } from "./features/shell/offline-bar";
import { SkipLink } from "./features/shell/skip-link";
import { matchPage } from "./routes";
import { usePageArrival } from "./ui/scroll";

/** The mall, or one dealer's shop: its pages have the same addresses below the shop's own. */
export function App() {
  const [address] = useLocation();
  if (entersOther(address)) {
    location.reload(); // another shop's bag, prices and look: a new document, which remembers nothing of this one
    return null;
  }
  return (
    <Router base={shopBase}>
      <House />
    </Router>
  );
}

function House() {
  const [pathname] = useLocation();
  const { route, params } = matchPage(pathname);
  const Shut = house.current?.Shut;
  const Page = route.ready ?? route.lazily;
  usePageArrival(pathname);
  return (
    <>
      <SkipLink />
      <Header />
      <OfflineBar />
      <main id="main" tabIndex={-1}>
        <Boundary key={pathname}>
          <Suspense fallback={<PageSkeleton />}>{Shut ? <Shut /> : <Page params={params} />}</Suspense>
        </Boundary>
      </main>
      <Footer />
      <CompareBar />
      <AddedNotice />
      <Announcer />
    </>
  );
}
