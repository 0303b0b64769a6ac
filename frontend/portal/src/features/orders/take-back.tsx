import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { OrderDetail as Order } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { toast } from "../../ui/toasts";

type TakeBackProps = { order: Order; fulfilment: Order["fulfilments"][number] };

/** For a source that cannot send what it has, one that was suspended after it accepted for instance: the lines go elsewhere. */
export function TakeBack({ order, fulfilment }: TakeBackProps) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  if (fulfilment.status !== "assigned" && fulfilment.status !== "accepted") return null;
  const take = async (reason: string) => {
    await api.post(`/fulfilments/${fulfilment.fulfilment_id}/reject`, { reason });
    toast.done(t`Taken back. Another source is looked for.`);
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith(`/orders/${order.order_id}`) });
  };
  const name = fulfilment.supplier_name;
  return (
    <div>
      <Button size="xs" variant="default" aria-label={t`Take back from ${name}`} onClick={() => setAsking(true)}>{t`Take back from the source`}</Button>
      <Confirm opened={asking} close={() => setAsking(false)} title={t`Take this back from ${name}?`} action={t`Take back`} danger reason={{ label: t`Reason`, hint: t`Kept in the record and shown to the source.`, required: true }} run={take}>
        <p>{t`It will not get this order again. Another source is looked for; where there is none, the order waits for you.`}</p>
      </Confirm>
    </div>
  );
}
