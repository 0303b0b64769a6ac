import { useLingui } from "@lingui/react/macro";

/** Grey shapes of what is coming, so that nothing jumps when it comes. */
export function PageSkeleton() {
  const { t } = useLingui();
  return (
    <div class="page page-skeleton" role="status" aria-label={t`Loading`}>
      <span class="bone bone-title" />
      <span class="bone bone-line" />
      <span class="bone bone-block" />
    </div>
  );
}

export function LineSkeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useLingui();
  return (
    <div class="line-skeleton" role="status" aria-label={t`Loading`}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} class="bone bone-row" />
      ))}
    </div>
  );
}
