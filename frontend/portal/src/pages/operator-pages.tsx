import { t } from "@lingui/core/macro";
import { api, currentLanguage } from "@parure/shared";
import { useQuery } from "@tanstack/react-query";

import type { OrderDetail as Order } from "../api/types";
import { OrderDetail } from "../features/orders/order-detail";
import { CancelOrder } from "../features/orders/order-exception";
import { OrdersTable } from "../features/orders/orders-table";
import { OrganisationsPanel } from "../features/organisations/organisations-panel";
import { BoardPanel } from "../features/prices/board-panel";
import { FxPanel } from "../features/prices/fx-panel";
import { shortId } from "../features/fulfilments/fulfilments";
import { orderStatus } from "../terms";
import { moment } from "../ui/format";
import { Page } from "../ui/page";
import { Failed, Waiting } from "../ui/states";
import { Status } from "../ui/status";

export const Organisations = () => <Page title={t`Organisations`}><OrganisationsPanel /></Page>;
export const BoardPrices = () => <Page title={t`Board prices`} lead={t`The price of a gram that by-weight pieces follow.`}><BoardPanel /></Page>;
export const FxRates = () => <Page title={t`Exchange rates`}><FxPanel /></Page>;
export const Orders = () => <Page title={t`Orders`}><OrdersTable /></Page>;

export function OrderPage({ id }: { id: string }) {
  const path = `/orders/${id}`;
  const { data, error, refetch } = useQuery({ queryKey: [path, currentLanguage()], queryFn: ({ signal }) => api.get<Order>(path, { signal }), refetchInterval: 30_000 });
  const back = { to: "/orders", label: t`Orders` };
  if (!data) {
    return <Page title={t`Order ${shortId(id)}`} back={back}>{error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={3} height={140} />}</Page>;
  }
  const { name, tone } = orderStatus(data.status);
  return (
    <Page title={t`Order ${shortId(id)}`} back={back} actions={<CancelOrder order={data} />} lead={<><Status tone={tone}>{name}</Status><span>{moment(data.placed_at)}</span><span className="mono">{id}</span></>}>
      <OrderDetail order={data} />
    </Page>
  );
}
