import { Trans, useLingui } from "@lingui/react/macro";
import type { Picture } from "@parure/shared";
import { announce } from "../../ui/announcer";
import { MOST, toggleCompared, useCompared } from "./store";

interface Props {
  productId: string;
  title: string;
  image?: Picture | null | undefined;
}

/** A checkbox that puts the piece into the tray of what is compared. */
export function CompareToggle({ productId, title, image = null }: Props) {
  const { t } = useLingui();
  const chosen = useCompared();
  const on = chosen.some((one) => one.id === productId);
  function toggle(): void {
    if (!toggleCompared({ id: productId, title, image: image && { url: image.url } })) announce(t`At most ${MOST} pieces can be compared`);
  }
  return (
    <label class="compare-toggle">
      <input type="checkbox" checked={on} disabled={!on && chosen.length >= MOST} aria-label={t`Compare ${title}`} onChange={toggle} />
      <span aria-hidden="true">
        <Trans>Compare</Trans>
      </span>
    </label>
  );
}
