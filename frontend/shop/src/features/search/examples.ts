import { useLingui } from "@lingui/react/macro";

/** Wishes that the mall understands, each of another kind. */
export function useExamples(): string[] {
  const { t } = useLingui();
  return [t`Proposal ring under ¥20,000, half a carat or more`, t`A jade gift for mother under ¥8,000`, t`Pearl earrings, not gold`];
}
