import "../features/orders/orders.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { signInThen } from "../features/identity/next";
import { FindOrder } from "../features/orders/find-order";
import { OrderList } from "../features/orders/order-list";
import { useSession } from "../features/shell/session";
import { LineSkeleton } from "../ui/skeleton";
import { usePageTitle } from "../ui/title";

/** A guest's are those of this browser; any other is found by its number and address. */
export default function OrdersPage() {
  const { t } = useLingui();
  const { status } = useSession();
  usePageTitle(t`My orders`);
  return (
    <div class="page page-narrow">
      <h1 class="page-title">
        <Trans>My orders</Trans>
      </h1>
      {status === "starting" ? <LineSkeleton /> : <OrderList key={status} guest={status === "guest"} />}
      {status === "guest" && (
        <>
          <FindOrder />
          <p class="find-account">
            <Link href={signInThen("/orders")} class="text-link">
              <Trans>Sign in to see all of your orders</Trans>
            </Link>
          </p>
        </>
      )}
    </div>
  );
}
