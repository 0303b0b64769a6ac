import "../features/orders/orders.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Redirect } from "wouter";
import { signInThen } from "../features/identity/next";
import { OrderList } from "../features/orders/order-list";
import { useSession } from "../features/shell/session";
import { LineSkeleton } from "../ui/skeleton";
import { usePageTitle } from "../ui/title";

export default function OrdersPage() {
  const { t } = useLingui();
  const { status } = useSession();
  usePageTitle(t`My orders`);
  if (status === "guest") return <Redirect to={signInThen("/orders")} replace />;
  return (
    <div class="page page-narrow">
      <h1 class="page-title">
        <Trans>My orders</Trans>
      </h1>
      {status === "signed_in" ? <OrderList /> : <LineSkeleton />}
    </div>
  );
}
