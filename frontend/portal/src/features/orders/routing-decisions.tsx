import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import type { RoutingDecision } from "../../api/types";
import { moment } from "../../ui/format";
import { Empty, Failed, Waiting } from "../../ui/states";
import { useOrganisationNames } from "../organisations/use-organisation-names";
import classes from "./orders.module.css";

export function RoutingDecisions({ orderId }: { orderId: string }) {
  const path = `/orders/${orderId}/routing`;
  const { data, error, refetch } = useQuery({ queryKey: [path], queryFn: ({ signal }) => api.get<{ decisions: RoutingDecision[] }>(path, { signal }) });
  const nameOf = useOrganisationNames();
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting rows={2} />;
  if (!data.decisions.length) return <Empty title={t`Not routed yet`}>{t`A source is chosen once the order is paid.`}</Empty>;
  return (
    <ul className={classes.cards}>
      {data.decisions.map((decision) => (
        <li key={decision.decision_id}>
          <div className={classes.cardHead}>
            <strong>{t`Policy ${decision.policy}`}</strong>
            <time dateTime={decision.at} className="quiet">{moment(decision.at)}</time>
          </div>
          <ul className={classes.reasons}>
            {decision.reasons.map((reason) => (
              <li key={`${reason.sku}${reason.location_id}`} data-chosen={reason.chosen || undefined}>
                {reason.chosen ? <IconCheck size={17} aria-hidden /> : <IconX size={17} aria-hidden />}
                <span><b>{reason.chosen ? t`Chosen` : t`Not chosen`}:</b> {nameOf(reason.source)} · <span className="mono">{reason.sku}</span><br /><span className="quiet">{reason.reason}</span></span>
              </li>
            ))}
          </ul>
          {decision.missing.length > 0 && <p className={classes.missing}>{t`No source for ${decision.missing.join(t`, `)}`}</p>}
        </li>
      ))}
    </ul>
  );
}
