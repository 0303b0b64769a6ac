import { t } from "@lingui/core/macro";

import type { Application, ApplicationStep } from "../../api/types";
import { Panel } from "../../ui/page";
import { Failed, Waiting } from "../../ui/states";
import { Timeline } from "../../ui/timeline";
import { itemName } from "./item-name";
import { useHistory } from "./use-application";
import { actorName, stepTitle, suspensionReason } from "./words";

/** Every step with when, by whom and why; it cannot be edited by anybody. */
export function HistoryPanel({ application }: { application: Application }) {
  const { data, error, refetch } = useHistory(application);
  return (
    <Panel title={t`History`}>
      {!data ? (error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={4} height={28} />) : (
        <Timeline happenings={data.items.map((step, index) => ({
          key: `${step.at}${step.type}${index}`,
          at: step.at,
          title: stepTitle(step),
          note: [actorName(step.by), checkedItem(application, step), suspensionReason(step.note)].filter(Boolean).join(" · "),
        }))} />
      )}
    </Panel>
  );
}

function checkedItem(application: Application, { type, facts }: ApplicationStep): string | null {
  return type === "application_checked" && typeof facts["item"] === "string" ? itemName(application, facts["item"]) : null;
}
