import { session } from "@parure/shared";
import { lazy, Suspense, useSyncExternalStore, type ComponentType } from "react";
import { Redirect, Route, Switch, useLocation, useSearchParams } from "wouter";

import { StandingNotice } from "./features/onboarding/standing-notice";
import { JoinPage } from "./features/onboarding/join-page";
import { ForgotPassword } from "./features/session/forgot-password";
import { NotForConsumers } from "./features/session/not-for-consumers";
import { safePath } from "./features/session/safe-path";
import { SignIn } from "./features/session/sign-in";
import { Shell } from "./ui/shell/shell";
import { Waiting } from "./ui/states";

const SupplierRoutes = lazy(() => import("./pages/supplier-routes"));
const OperatorRoutes = lazy(() => import("./pages/operator-routes"));
const DealerRoutes = lazy(() => import("./pages/dealer-routes"));

const routesOf = { supplier: SupplierRoutes, operator: OperatorRoutes, dealer: DealerRoutes } satisfies Record<string, ComponentType>;

/** Who is signed in decides which pages there are; other addresses do not exist for them. */
export function Routes() {
  const { status, role } = useSyncExternalStore(session.subscribe, session.snapshot);
  if (status === "starting") return <Waiting />;
  if (status === "guest") return <GuestRoutes />;
  if (role === "consumer") return <ConsumerRoutes />;
  const Own = routesOf[role];
  return (
    <Shell role={role}>
      <StandingNotice />
      <Suspense fallback={<Waiting rows={6} height={56} />}>
        <Switch>
          <Route path="/sign-in"><BackToWhereTheyWere /></Route>
          <Route path="/forgot-password"><Redirect to="/" replace /></Route>
          <Route path="/join"><Redirect to={role === "operator" ? "/applications" : "/qualifications"} replace /></Route>
          <Route><Own /></Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}

/** A consumer has no rooms here but the one in which to apply for them. */
function ConsumerRoutes() {
  return (
    <Switch>
      <Route path="/sign-in"><BackToWhereTheyWere /></Route>
      <Route path="/join"><JoinPage /></Route>
      <Route><NotForConsumers /></Route>
    </Switch>
  );
}

function GuestRoutes() {
  const [location] = useLocation();
  return (
    <Switch>
      <Route path="/sign-in"><SignIn /></Route>
      <Route path="/forgot-password"><ForgotPassword /></Route>
      <Route path="/join"><JoinPage /></Route>
      <Route path="/"><Redirect to="/sign-in" replace /></Route>
      <Route><Redirect to={`/sign-in?next=${encodeURIComponent(location)}`} replace /></Route>
    </Switch>
  );
}

function BackToWhereTheyWere() {
  const [search] = useSearchParams();
  return <Redirect to={safePath(search.get("next"))} replace />;
}
