import { Suspense } from "react";
import { useLocation } from "wouter";
import { Announcer } from "./ui/announcer";
import { Boundary } from "./ui/boundary";
import { PageSkeleton } from "./ui/skeleton";
import { AddedNotice } from "./features/cart/added-notice";
import { Footer } from "./features/shell/footer";
import { Header } from "./features/shell/header";
import { OfflineBar } from "./features/shell/offline-bar";
import { SkipLink } from "./features/shell/skip-link";
import { matchPage } from "./routes";
import { usePageArrival } from "./ui/scroll";

export function App() {
  const [pathname] = useLocation();
  const { route, params } = matchPage(pathname);
  const Page = route.ready ?? route.lazily;
  usePageArrival(pathname);
  return (
    <>
      <SkipLink />
      <Header />
      <OfflineBar />
      <main id="main" tabIndex={-1}>
        <Boundary key={pathname}>
          <Suspense fallback={<PageSkeleton />}>
            <Page params={params} />
          </Suspense>
        </Boundary>
      </main>
      <Footer />
      <AddedNotice />
      <Announcer />
    </>
  );
}
