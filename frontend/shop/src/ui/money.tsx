import { useLingui } from "@lingui/react";
import { formatMoney, type Money } from "@parure/shared";

export function Price({ money, class: name = "" }: { money: Money; class?: string }) {
  const { i18n } = useLingui();
  return <span class={`price ${name}`}>{formatMoney(money, i18n.locale)}</span>;
}
