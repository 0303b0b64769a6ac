import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Sku } from "@parure/shared";
import { optionLabel, type OptionLabel } from "./choice";
import { RulerIcon } from "./icons";
import { later, useOpened } from "./later";

const SizeGuide = later(() => import("./sizes/size-guide"));

const legends: Record<OptionLabel["kind"], MessageDescriptor> = {
  ring_size: msg`Ring size`,
  length: msg`Length`,
  diameter: msg`Inner diameter`,
  weight: msg`Weight`,
};

interface Props {
  skus: Sku[];
  chosen: Sku | null;
  onChoose: (sku: Sku) => void;
}

export function SkuPicker({ skus, chosen, onChoose }: Props) {
  const { i18n, t } = useLingui();
  const first = optionLabel(skus[0]?.options);
  const guide = useOpened<true>();
  if (!first || skus.length === 0) return null;
  const { note, same } = optionLabel(chosen?.options) ?? {};
  return (
    <fieldset class="sizes">
      <legend class="label">
        {i18n._(legends[first.kind])}
        {note && <span class="sizes-note"> · {note}</span>}
      </legend>
      <div class="sizes-row">
        {skus.map((sku) => {
          const label = optionLabel(sku.options)?.text ?? sku.sku;
          const sold = sku.available <= 0;
          return (
            <label key={sku.sku} class={`size ${sold ? "size-sold" : ""}`}>
              <input type="radio" name="sku" value={sku.sku} checked={chosen?.sku === sku.sku} onChange={() => onChoose(sku)} aria-label={sold ? t`${label}, sold out` : label} />
              <span aria-hidden="true">{label}</span>
            </label>
          );
        })}
      </div>
      {same && (
        <p class="sizes-same">
          <Trans>The same size elsewhere: {same}</Trans>
        </p>
      )}
      {first.kind !== "weight" && (
        <button type="button" class="text-button sizes-guide" onClick={() => guide.open(true)}>
          <RulerIcon />
          <Trans>Size guide</Trans>
        </button>
      )}
      {guide.opened && <SizeGuide kind={first.kind} skus={skus} onChoose={onChoose} onClose={guide.close} />}
    </fieldset>
  );
}
