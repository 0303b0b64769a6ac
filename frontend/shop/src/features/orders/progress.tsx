import { useLingui } from "@lingui/react/macro";
import type { OrderStatus } from "@parure/shared";
import { stepOf, stepsOf } from "./statuses";

export function Progress({ status, fetched }: { status: OrderStatus; fetched: boolean }) {
  const { i18n, t } = useLingui();
  const at = stepOf(status);
  if (at < 0) return null;
  return (
    <ol class="progress" aria-label={t`Progress`}>
      {stepsOf(fetched).map((name, index) => (
        <li key={index} class={index < at ? "step step-done" : index === at ? "step step-now" : "step"} aria-current={index === at ? "step" : undefined}>
          <span class="step-name">{i18n._(name)}</span>
        </li>
      ))}
    </ol>
  );
}
