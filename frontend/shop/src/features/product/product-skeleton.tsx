import { useLingui } from "@lingui/react/macro";

export function ProductSkeleton() {
  const { t } = useLingui();
  return (
    <div class="product" role="status" aria-label={t`Loading`}>
      <span class="trail">&nbsp;</span>
      <div class="gallery">
        <span class="bone bone-picture" />
      </div>
      <div class="product-panel">
        <span class="bone bone-label" />
        <span class="bone bone-title" />
        <span class="bone bone-short" />
        <span class="bone bone-row" />
        <span class="bone bone-block" />
      </div>
    </div>
  );
}
