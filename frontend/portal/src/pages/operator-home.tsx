import { t } from "@lingui/core/macro";

import type { ApplicationRow, CertificateRow, OrderCard, Organisation, ReviewRow } from "../api/types";
import { useCount } from "../features/home/counts";
import { OrdersTable } from "../features/orders/orders-table";
import { useBoard } from "../features/prices/use-board";
import { Figures } from "../ui/figures";
import { Page } from "../ui/page";

const SOON_MS = 2 * 3_600_000;

export function OperatorHome() {
  const reviews = useCount<ReviewRow>("/reviews");
  const certificates = useCount<CertificateRow>("/certificates", { state: "unverified" });
  const applications = useCount<ApplicationRow>("/applications", { queue: "submitted" });
  const renewals = useCount<ApplicationRow>("/applications", { queue: "renewals" });
  const attention = useCount<OrderCard>("/orders", { exceptions: true });
  const open = useCount<OrderCard>("/orders", {}, (order) => ["paid", "routed", "in_fulfilment", "shipped"].includes(order.status));
  const suspended = useCount<Organisation>("/organisations", { kind: "supplier" }, (one) => one.status === "suspended");
  const board = useBoard();
  const ending = board.data?.items.filter((price) => new Date(price.valid_until).getTime() < Date.now() + SOON_MS).length;
  const waiting = (items: unknown[] | undefined) => (items?.length ? { tone: "wait" as const } : {});
  return (
    <Page title={t`Home`} lead={t`What waits for you today`}>
      <Figures
        label={t`Waiting for you`}
        figures={[
          { label: t`To review`, value: reviews?.label, to: "/reviews", ...waiting(reviews?.items) },
          { label: t`Certificates to verify`, value: certificates?.label, to: "/certificates", ...waiting(certificates?.items) },
          { label: t`Applications to vet`, value: applications?.label, to: "/applications", ...waiting(applications?.items) },
          { label: t`Renewals to check`, value: renewals?.label, to: "/applications?queue=renewals", ...waiting(renewals?.items) },
          { label: t`Orders that need attention`, value: attention?.label, to: "/orders?show=attention", ...waiting(attention?.items) },
          { label: t`Orders under way`, value: open?.label, to: "/orders" },
          { label: t`Board prices ending`, value: ending, note: t`within two hours`, to: "/board-prices", ...(ending ? { tone: "wait" as const } : {}) },
          { label: t`Suspended suppliers`, value: suspended?.label, to: "/organisations?kind=supplier" },
        ]}
      />
      <OrdersTable />
    </Page>
  );
}
